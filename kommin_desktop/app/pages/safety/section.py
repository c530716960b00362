"""What the settings show of backups: how they stand, where they lie, which there are."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.app.pages.safety.kept_card import KeptCard
from kommin_desktop.app.pages.safety.places_card import PlacesCard
from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.kit.backing_up import BackupState, back_up, backup_words, read_state
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Button, Card, Label, Symbol, TextLines, column, row

MOVE_ROUTE = "einstellungen/sicherung/umzug"


class SafetySection(QWidget):
    """The cards about backups; they read again whenever they are shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("safety_section")
        self.desk = desk
        self._sign = Symbol("shield-check", "ok", 22)
        self._words = TextLines()
        self._reason = Label("", "small", "text2", wraps=True)
        self.make = Button(_("Jetzt sichern"), "shield-check", "primary", name="safety_make")
        self.make.setEnabled(desk.can_write)
        self.make.clicked.connect(self._on_make)
        stands = Card(
            row(self._sign, (self._words, 1), self.make, spacing=12), self._reason, spacing=8
        )
        self.kept = KeptCard(desk)
        column(stands, PlacesCard(desk), self.kept, self._moving(), None, spacing=14, into=self)
        desk.backed_up.connect(self._on_backed_up)

    def refresh(self) -> None:
        """Look again how the backups stand and which there are."""
        read_state(self.desk, self._show)
        self.kept.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _moving(self) -> Card:
        move = Button(_("Umzug vorbereiten"), "arrow-right", name="safety_move")
        move.clicked.connect(lambda: self.desk.go(MOVE_ROUTE))
        words = TextLines(
            _("Auf neuen Rechner umziehen"),
            _("Eine geprüfte Sicherung mitnehmen und dort weiterarbeiten."),
        )
        return Card(row(Symbol("hard-drive", "text2", 20), (words, 1), move, spacing=12))

    def _show(self, state: BackupState) -> None:
        found = backup_words(state, today())
        icon = "shield-check" if found.tone == "ok" else "triangle-alert"
        self._sign.show_icon(icon, found.tone)
        self._words.show_lines(found.title, found.line)
        self._words.title.set_look(color="text" if found.tone == "ok" else found.tone)
        self._reason.setText(state.trouble or _rule())

    def _on_make(self) -> None:
        back_up(self.desk)

    def _on_backed_up(self) -> None:
        if self.isVisible():
            self.refresh()


def _rule() -> str:
    return _(
        "Gesichert wird beim Schließen, nach einer halben Stunde mit Änderungen und vor einem "
        "Import. Jede Sicherung wird geprüft. Aufbewahrt werden sieben Tage, vier Wochen und "
        "zwölf Monate."
    )
