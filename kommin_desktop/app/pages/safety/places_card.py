"""Where backups lie: the first place, and a second one for copies of them."""

from __future__ import annotations

from pathlib import Path

from kommin_desktop.base.text import _
from kommin_desktop.kit.backing_up import choose_first, choose_second, places_of
from kommin_desktop.kit.backing_up.places import second_trouble_of
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import (
    Button,
    Card,
    CardHeading,
    Label,
    Separator,
    TextLines,
    row,
)
from kommin_desktop.store.safety.backup import backup_folder


class PlacesCard(Card):
    """Two folders, each with the ways to choose another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("safety_places")
        self._first, self._second = TextLines(), TextLines()
        self._choose_first = Button(_("Ändern …"), small=True, name="safety_first_choose")
        self._choose_first.setAccessibleName(_("Ort der Sicherungen ändern"))
        self._reset = Button(_("Neben der Arbeitsdatei"), small=True, name="safety_first_reset")
        self._choose_second = Button(_("Wählen …"), small=True, name="safety_second_choose")
        self._choose_second.setAccessibleName(_("Zweiten Ort wählen"))
        self._drop = Button(_("Entfernen"), small=True, name="safety_second_drop")
        self._drop.setAccessibleName(_("Zweiten Ort entfernen"))
        self._trouble = Label("", "small", "warn", wraps=True)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(CardHeading(_("Orte"), "folder-open"))
            layout.addWidget(row((self._first, 1), self._reset, self._choose_first, spacing=8))
            layout.addWidget(Separator())
            layout.addWidget(row((self._second, 1), self._drop, self._choose_second, spacing=8))
            layout.addWidget(self._trouble)
        self._choose_first.clicked.connect(self._on_choose_first)
        self._reset.clicked.connect(self._on_reset)
        self._choose_second.clicked.connect(self._on_choose_second)
        self._drop.clicked.connect(self._on_drop)
        desk.backed_up.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the places as they are chosen now."""
        desk = self._desk
        places = places_of(desk.settings, desk.path)
        is_usual = places.first == backup_folder(desk.path)
        beside = _("Neben der Arbeitsdatei") if is_usual else _("Sicherungen")
        self._first.show_lines(beside, str(places.first))
        self._reset.setVisible(not is_usual)
        if places.second is None:
            line = _("Zum Beispiel ein USB-Stick oder ein Ordner im Netz.")
            self._second.show_lines(_("Kein zweiter Ort"), line)
        else:
            self._second.show_lines(_("Zweiter Ort"), str(places.second))
        self._drop.setVisible(places.second is not None)
        trouble = second_trouble_of(desk.settings, desk.path) if places.second else None
        self._trouble.setVisible(trouble is not None)
        if trouble is not None:
            self._trouble.setText(trouble.sentence)

    def _on_choose_first(self) -> None:
        folder = self._ask(_("Ordner für Sicherungen wählen"))
        if folder is not None:
            choose_first(self._desk.settings, self._desk.path, folder)
            self._desk.backed_up.emit()

    def _on_reset(self) -> None:
        choose_first(self._desk.settings, self._desk.path, None)
        self._choose_first.setFocus()
        self._desk.backed_up.emit()

    def _on_choose_second(self) -> None:
        folder = self._ask(_("Zweiten Ordner für Sicherungen wählen"))
        if folder is not None:
            choose_second(self._desk.settings, self._desk.path, folder)
            self._desk.backed_up.emit()

    def _on_drop(self) -> None:
        choose_second(self._desk.settings, self._desk.path, None)
        self._choose_second.setFocus()
        self._desk.backed_up.emit()

    def _ask(self, title: str) -> Path | None:
        return self._desk.ask.folder(title, self._desk.path.parent)
