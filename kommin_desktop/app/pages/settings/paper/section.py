"""Briefkopf: the logo, what else the letterhead prints, and the page as it comes out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kommin_desktop.app.pages.settings.paper.logo import LogoField, logo_kinds, read_logo
from kommin_desktop.app.pages.settings.paper.specimen import SpecimenView
from kommin_desktop.app.pages.settings.section import Cards, Section
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Button, Card, FlowLayout, Label
from kommin_desktop.office.queries import SignatoryLine, office_facts, signatories
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read

_PAGE_LEAST = 300
_CARDS = 400


class LetterheadSection(Section):
    """The logo can be chosen here; all other words come from Dienststelle and Unterschriften."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings_letterhead")
        self.logo = LogoField()
        self.logo.choose.clicked.connect(self._on_choose)
        self.logo.remove.clicked.connect(self._on_remove)
        self.specimen = SpecimenView()
        self._cards = Cards(self._logo_card(), self._words_card(), widest=_CARDS, top=False)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 6, theme.px(20), theme.px(16))
        self._box.setSpacing(0)
        self._box.addWidget(self._cards, 1)
        self._box.addWidget(self.specimen, 1)

    def show_route(self, route: Route) -> None:
        self._read()

    def on_notice(self, notice: Notice) -> None:
        if notice.keys() & {"setting", "signatory"}:
            self._read()

    def focus_place(self) -> QWidget:
        return self.logo.choose

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.specimen.setVisible(self.width() >= theme.px(_PAGE_LEAST + 240))

    def _logo_card(self) -> Card:
        return Card(Label(_("Logo"), "section"), self.logo)

    def _words_card(self) -> Card:
        words = Label(
            _(
                "Name, Anschrift und Erreichbarkeit stehen unter „Dienststelle“, Durchwahl und "
                "Formel unter „Unterschriften“. Die Seite zeigt einen Brief mit dem, was dort "
                "steht."
            ),
            "small",
            "text2",
            wraps=True,
        )
        office = Button(_("Dienststelle bearbeiten"), "building-2", small=True, name="to_office")
        signing = Button(
            _("Unterschriften bearbeiten"), "pencil", small=True, name="to_signatories"
        )
        office.clicked.connect(lambda: self.desk.go("einstellungen/dienststelle"))
        signing.clicked.connect(lambda: self.desk.go("einstellungen/unterschriften"))
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(office)
        flow.addWidget(signing)
        return Card(Label(_("Was der Briefkopf sagt"), "section"), words, buttons)

    def _read(self) -> None:
        def look(connection: Connection) -> tuple[OfficeData, SignatoryLine | None]:
            facts = read(connection, office_facts())
            signing = read(connection, signatories())
            office = OfficeData.from_facts((fact.key, fact.value) for fact in facts)
            return office, signing[0] if signing else None

        self.desk.read(look, self._show, key="settings letterhead")

    def _show(self, found: tuple[OfficeData, SignatoryLine | None]) -> None:
        office, signatory = found
        self.logo.show_logo(office.logo_bytes)
        self.specimen.show_office(office, signatory)

    def _on_choose(self) -> None:
        path = self.desk.ask.open_file(_("Logo wählen"), logo_kinds(), None)
        if path is not None:
            self._take(path)

    def _take(self, path: Path) -> None:
        try:
            picture = read_logo(path)
        except WorldError as error:
            title = _("Das Bild lässt sich nicht verwenden.")
            self.desk.tell(Message("warn", title, error.sentence))
            return
        self._set(picture, _("Logo geändert"), _("Logo gespeichert."))

    def _on_remove(self) -> None:
        self._set(b"", _("Logo entfernt"), _("Logo entfernt."))
        self.logo.choose.setFocus()

    def _set(self, picture: bytes, label: str, toast: str) -> None:
        from kommin_desktop.office.service import set_logo

        self.desk.do(label, set_logo, picture, toast=toast)
