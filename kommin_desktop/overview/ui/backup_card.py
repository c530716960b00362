"""The card on Heute that says how old the newest backup is, and makes another one."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import clock_time, short_date
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import TodayCard
from kommin_desktop.kit.backing_up import back_up
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Button, Symbol, TextLines, row

_OLD_DAYS, _OVERDUE_DAYS = 3, 7


class BackupWords(NamedTuple):
    """What the card says: its tone, the title and the line below."""

    tone: str
    title: str
    line: str


class BackupCard(TodayCard):
    """Always there: a calm line while all is well, a warning when the backup is old."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "backup_card")
        self._sign = Symbol("shield-check", "ok", 20)
        self.words = TextLines()
        self._make = Button(_("Jetzt sichern"), small=True, name="backup_make")
        self._make.setEnabled(desk.can_write)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(16), theme.px(12), theme.px(14), theme.px(12))
            layout.addWidget(row(self._sign, (self.words, 1), self._make, spacing=10))
        self._make.clicked.connect(self._on_make)
        desk.backed_up.connect(self._on_backed_up)

    def refresh(self) -> None:
        """Look again when the newest backup was made."""
        from kommin_desktop.store.safety.backup import latest_backup

        found = backup_words(latest_backup(self.desk.path), today())
        icon = "shield-check" if found.tone == "ok" else "triangle-alert"
        self._sign.show_icon(icon, found.tone)
        self.words.show_lines(found.title, found.line)
        self.words.title.set_look(color="text" if found.tone == "ok" else found.tone)
        self.show_if(True)

    def _on_make(self) -> None:
        self._make.setEnabled(False)
        back_up(self.desk)
        self._make.setEnabled(self.desk.can_write)
        self._make.setFocus()

    def _on_backed_up(self) -> None:
        self.refresh()


def backup_words(at: datetime | None, day: date) -> BackupWords:
    """How a backup of that time is judged on a day: old after three days, overdue after seven."""
    if at is None:
        return BackupWords("danger", _("Noch nicht gesichert"), _("Es gibt noch keine Kopie."))
    age = (day - at.date()).days
    when = _("{day}, {time} Uhr").format(
        day=_("Heute") if age == 0 else short_date(at.date()), time=clock_time(at)
    )
    if age > _OVERDUE_DAYS:
        return BackupWords("danger", _("Datensicherung überfällig"), when)
    if age > _OLD_DAYS:
        return BackupWords("warn", _("Datensicherung {n} Tage alt").format(n=age), when)
    return BackupWords("ok", _("Datensicherung aktuell"), when)
