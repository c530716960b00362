"""How courses are told in the window: period, times, places, state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from kommin_desktop.base.dates import NBSP, clock_time, short_date, short_weekday, time_range
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.queries import CourseLine, DateLine
from kommin_desktop.courses.rules import OVER, CourseStatus, SessionStatus, course_state_label

_MANY_TIMES = 3


def period(first: date | None, last: date | None) -> str:
    """„15.10.–03.12.2026“, „20.02.2027“ or that there are no dates yet."""
    if first is None or last is None:
        return _("noch keine Termine")
    if first == last:
        return short_date(first)
    if first.year == last.year:
        return f"{first.day:02d}.{first.month:02d}.–{short_date(last)}"
    return f"{short_date(first)}–{short_date(last)}"


def course_period(line: CourseLine) -> str:
    """The period of a course."""
    first, last = line.first_start, line.last_end
    return period(first.date() if first else None, last.date() if last else None)


def day_words(start: datetime, end: datetime) -> str:
    """„Di., 12.01.2027, 16:00–19:00 Uhr“."""
    day = f"{short_weekday(start.date())},{NBSP}{short_date(start.date())}"
    return f"{day}, {time_range(start, end)}"


def usual_times(dates: Sequence[DateLine]) -> str:
    """„donnerstags 17:30–20:00 Uhr“ where all dates are alike, else what of it is."""
    counted = [one for one in dates if one.status in (SessionStatus.PLANNED, SessionStatus.HELD)]
    if not counted:
        return ""
    times = {f"{clock_time(one.start)}–{clock_time(one.end)}" for one in counted}
    days = {one.start.weekday() for one in counted}
    words = []
    if len(days) == 1 and len(counted) >= _MANY_TIMES:
        words.append(_weekly(days.pop()))
    if len(times) == 1:
        words.append(time_range(counted[0].start, counted[0].end))
    return " ".join(words)


def _weekly(weekday: int) -> str:
    names = (
        _("montags"),
        _("dienstags"),
        _("mittwochs"),
        _("donnerstags"),
        _("freitags"),
        _("samstags"),
        _("sonntags"),
    )
    return names[weekday]


def taken_words(line: CourseLine) -> str:
    """„11 von 16“, without a limit „11 angemeldet“."""
    if line.places is None:
        return _("{n} angemeldet").format(n=line.confirmed)
    return _("{n} von {places}").format(n=line.confirmed, places=line.places)


def left_words(line: CourseLine) -> str:
    """„5 frei“, „voll“, „3 Warteliste“; nothing without a limit and nobody waiting."""
    if line.waiting:
        return _("{n} Warteliste").format(n=line.waiting)
    if line.places is None:
        return ""
    free = max(0, line.places - line.confirmed)
    return _("{n} frei").format(n=free) if free else _("voll")


def is_full(line: CourseLine) -> bool:
    """Whether somebody who comes now would have to wait."""
    if line.stored_status in OVER:
        return False
    return bool(line.waiting) or (line.places is not None and line.confirmed >= line.places)


def state_words(line: CourseLine, now: datetime) -> str:
    """„Anmeldung offen“; a running course says how far it is: „läuft · 6 von 8“."""
    state = line.state(now)
    label = course_state_label(state)
    if state == CourseStatus.RUNNING and line.sessions:
        return _("{state} · {held} von {dates}").format(
            state=label, held=line.held, dates=line.sessions
        )
    return label


def trainer_words(names: Sequence[str]) -> str:
    """Those who lead it, or that nobody does yet."""
    return ", ".join(names) or _("Leitung offen")


def dates_words(count: int) -> str:
    """„8 Termine“."""
    return ngettext("{n} Termin", "{n} Termine", count).format(n=count)


def money(cents: int) -> str:
    """„12,50 €“; the thousands stand apart as in the rest of the window."""
    euros, rest = divmod(cents, 100)
    return f"{euros:,}".replace(",", ".") + f",{rest:02d}{NBSP}€"
