"""Moving to another computer: one verified backup to take along, and what to do with it there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.app.pages.safety.kept_card import ROUTE
from kommin_desktop.app.pages.safety.words import size_words
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb, Heading, Page
from kommin_desktop.kit.widgets import (
    Button,
    Card,
    CardHeading,
    Label,
    Symbol,
    announce,
    column,
    row,
    scroll,
)
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.safety.keeping import moving_backup

_MOST_WIDE = 780


class MovingPage(Page):
    """Route: einstellungen/sicherung/umzug."""

    help_page = "sicherung"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "moving_page")
        self.make = Button(
            _("Ort wählen und sichern …"), "hard-drive", "primary", name="moving_make"
        )
        self.make.setEnabled(desk.can_write)
        self.make.clicked.connect(self._on_make)
        self._sign = Symbol("circle-check", "ok", 18)
        self.words = Label("", "small", wraps=True)
        self._made = row(self._sign, (self.words, 1), spacing=8)
        self._made.hide()
        cards = column(
            Card(
                CardHeading(_("1. Sicherung mitnehmen"), "hard-drive"),
                _text(
                    _(
                        "Stecken Sie einen USB-Stick ein oder nehmen Sie einen Ordner im Netz. "
                        "Die Sicherung enthält alles: Kontakte, Sitzungen, Kurse, Briefe und "
                        "alle ausgegebenen Dokumente. Geben Sie sie nicht aus der Hand."
                    )
                ),
                row(self.make, None),
                self._made,
            ),
            Card(
                CardHeading(_("2. Auf dem neuen Rechner"), "download"),
                _text(_("Installieren und starten Sie dort KOMM-IN Desktop.")),
                _text(
                    _(
                        "Wählen Sie auf der Startseite „Von einem anderen Rechner übernehmen“, "
                        "dann die Datei vom Stick und den Ort der neuen Arbeitsdatei."
                    )
                ),
            ),
            Card(
                CardHeading(_("3. Danach"), "circle-check"),
                _text(
                    _(
                        "Arbeiten Sie nur noch auf dem neuen Rechner weiter; was hier noch "
                        "geändert wird, fehlt dort. Farben, Schriftgröße und die Orte der "
                        "Sicherungen stellen Sie dort neu ein."
                    )
                ),
                _text(
                    _(
                        "Löschen Sie die Datei hier und die Sicherung auf dem Stick, wenn dort "
                        "alles da ist."
                    )
                ),
            ),
            None,
            spacing=14,
        )
        cards.setMaximumWidth(theme.px(_MOST_WIDE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(column(cards, None, margins=(20, 6, 20, 20), spacing=0)))
        self.set_heading(
            Heading(
                _("Auf neuen Rechner umziehen"),
                crumbs=(
                    Crumb(_("Einstellungen"), "einstellungen"),
                    Crumb(_("Datensicherung"), ROUTE),
                ),
            )
        )

    def first_focus(self) -> QWidget:
        return self.make

    def _on_make(self) -> None:
        title = _("Wohin soll die Sicherung für den Umzug?")
        folder = self.desk.ask.folder(title, self.desk.path.parent)
        if folder is None:
            return

        def act(office: OfficeFile, step: Step) -> tuple[Path | None, int, str]:
            try:
                made = moving_backup(office.path, folder, step).path
            except WorldError as error:
                return None, 0, error.sentence
            return made, made.stat().st_size, ""

        self.make.setEnabled(False)
        self.desk.on_file(
            act, title=_("Sicherung wird geschrieben …"), done=self._tell, quietly=True
        )

    def _tell(self, outcome: tuple[Path | None, int, str]) -> None:
        path, size, sentence = outcome
        self.make.setEnabled(self.desk.can_write)
        self.make.setFocus()
        words = sentence
        if path is not None:
            words = _("Gesichert und geprüft: {name}, {size}").format(
                name=path.name, size=size_words(size)
            )
        self._sign.show_icon(*(("circle-check", "ok") if path else ("circle-alert", "danger")))
        self.words.setText(words)
        self._made.show()
        announce(self, words, urgent=path is None)


def _text(words: str) -> Label:
    return Label(words, "body", "text2", wraps=True)
