"""How the backups of the office file stand, in words and a tone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import clock_time, short_date
from kommin_desktop.base.text import _
from kommin_desktop.kit.backing_up.places import places_of, second_trouble_of, trouble_of
from kommin_desktop.kit.desk import Desk
from kommin_desktop.store.safety.backup import latest_in

_OLD_DAYS, _OVERDUE_DAYS = 3, 7


class BackupState(NamedTuple):
    """When the newest backup was made (wall time), and what failed since."""

    last: datetime | None = None
    trouble: str = ""
    second_days: int = 0
    """For how many days the second place has been out of reach."""


class BackupWords(NamedTuple):
    """A judgement: its tone, a title, a line below, and all of it for one line."""

    tone: str
    title: str
    line: str
    short: str


def read_state(desk: Desk, show: Callable[[BackupState], None]) -> None:
    """Look how the backups stand, beside the window: the folder may be on a slow share."""
    places = places_of(desk.settings, desk.path)
    trouble = trouble_of(desk.settings, desk.path)
    second = second_trouble_of(desk.settings, desk.path) if places.second else None
    days = (today() - second.since.date()).days if second else 0

    def found(last: datetime | None) -> None:
        if not desk.is_closed:
            show(BackupState(last, trouble.sentence if trouble else "", days))

    desk.compute(lambda _step: latest_in(places.first, desk.path.stem), found)


def backup_words(state: BackupState, day: date) -> BackupWords:
    """How that is judged on a day: old after three days, overdue after seven or after a failure."""
    last = state.last
    when = last_words(last, day)
    if state.trouble:
        title = _("Datensicherung fehlgeschlagen")
        line = _("Zuletzt gesichert: {when}").format(when=when) if last else when
        return BackupWords("danger", title, line, _("Sicherung fehlgeschlagen"))
    if last is None:
        return BackupWords("danger", _("Noch nicht gesichert"), when, _("Noch nicht gesichert"))
    age = (day - last.date()).days
    short = _("Gesichert am {day}").format(day=short_date(last.date()))
    if age > _OVERDUE_DAYS:
        return BackupWords("danger", _("Datensicherung überfällig"), when, short)
    if age > _OLD_DAYS:
        title = _("Datensicherung {n} Tage alt").format(n=age)
        return BackupWords("warn", title, when, short)
    if age == 0:
        short = _("Gesichert heute, {time} Uhr").format(time=clock_time(last))
    if state.second_days > _OVERDUE_DAYS:
        title = _("Zweiter Ort seit {n} Tagen nicht erreichbar").format(n=state.second_days)
        return BackupWords("warn", title, when, short)
    return BackupWords("ok", _("Datensicherung aktuell"), when, short)


def last_words(last: datetime | None, day: date) -> str:
    """When the newest backup was made, „Heute, 08:02 Uhr“."""
    if last is None:
        return _("Es gibt noch keine Kopie.")
    name = _("Heute") if last.date() == day else short_date(last.date())
    return _("{day}, {time} Uhr").format(day=name, time=clock_time(last))
