"""The card on Heute that says how old the newest backup is, and makes another one."""

from __future__ import annotations

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import TodayCard
from kommin_desktop.kit.backing_up import BackupState, back_up, backup_words, read_state
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Button, Symbol, TextLines, row


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
        """Look again how the backups stand."""
        self.show_if(True)
        read_state(self.desk, self._show)

    def _show(self, state: BackupState) -> None:
        found = backup_words(state, today())
        icon = "shield-check" if found.tone == "ok" else "triangle-alert"
        self._sign.show_icon(icon, found.tone)
        self.words.show_lines(found.title, found.line)
        self.words.title.set_look(color="text" if found.tone == "ok" else found.tone)

    def _on_make(self) -> None:
        self._make.setEnabled(False)
        back_up(self.desk)
        self._make.setEnabled(self.desk.can_write)
        self._make.setFocus()

    def _on_backed_up(self) -> None:
        self.refresh()
