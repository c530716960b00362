"""The pane beside the archive: one paper as it left the office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QStackedWidget

from kommin_desktop.base.errors import OfficeError
from kommin_desktop.base.text import _
from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.preview import PdfView
from kommin_desktop.kit.preview.view_bar import ViewBar
from kommin_desktop.kit.widgets import (
    Button,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    Label,
    Pill,
    Separator,
    column,
)
from kommin_desktop.letters.ui.file_name import file_name
from kommin_desktop.letters.ui.rows import facts_words
from kommin_desktop.office.queries import KeptDocument, kept_document
from kommin_desktop.store.driver import Connection

_AFTER_MS = 120
"""While one walks through the list only the paper one stays at is loaded."""
_FOLDER = "folders/papers"


class PaperPane(QFrame):
    """Shows a paper, gives it to the PDF program, and leads to print and origin."""

    shown = Signal(str)
    """The title of the paper that is shown now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("paper_pane")
        self._desk = desk
        self.document_id = 0
        self._kept: KeptDocument | None = None
        self.title = ElidedLabel("", "section")
        self.title.setObjectName("paper_title")
        self.facts = Label("", "small", "text2", wraps=True)
        self.facts.setObjectName("paper_facts")
        self.soundness = Pill()
        self.soundness.setObjectName("paper_soundness")
        self._print = Button(_("Ansehen und drucken"), "printer", name="paper_print")
        self._open = Button(_("Als PDF öffnen …"), "external-link", name="paper_open")
        self._origin = Button(_("Zur Sitzung"), "arrow-up-right", "ghost", name="paper_origin")
        self.view = PdfView("archive_view", _("Schriftstück"))
        self._trouble = EmptyState("file-text", "")
        self._places = QStackedWidget()
        self._places.addWidget(column(ViewBar(self.view), Separator(), (self.view, 1), spacing=0))
        self._places.addWidget(self._trouble)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._read)
        self._lay_out()
        self._print.clicked.connect(self.print_paper)
        self._open.clicked.connect(self.open_outside)
        self._origin.clicked.connect(self._on_origin)

    def show_paper(self, document_id: int, *, at_once: bool = True) -> None:
        """Show a paper, or only if one stays at it."""
        if document_id == self.document_id and self._kept is not None:
            return
        self.document_id = document_id
        if at_once:
            self._read()
        else:
            self._soon.start()

    def print_paper(self) -> None:
        """Go where the paper is printed again."""
        if self._kept is not None:
            self._desk.go(f"briefe/{self.document_id}/vorschau")

    def open_outside(self) -> None:
        """Save the paper where the person wants it, and open it in the program for PDFs."""
        if self._kept is None:
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = QStandardPaths.writableLocation(documents)
        folder = Path(str(self._desk.settings.value(_FOLDER, usual)))
        proposal = folder / file_name(self._kept.line)
        path = self._desk.ask.save_file(
            _("Als PDF öffnen"), (FileKind(_("PDF"), ("pdf",)),), proposal
        )
        if path is None:
            return
        try:
            path.write_bytes(self._kept.content)
        except OSError:
            title = _("Die Datei konnte nicht geschrieben werden.")
            reason = _("{place} ist nicht erreichbar, voll oder gesperrt.")
            ways = ((_("Anderen Ort wählen …"), self.open_outside),)
            self._desk.tell(Message("danger", title, reason.format(place=path.parent), ways))
            return
        self._desk.settings.set_value(_FOLDER, str(path.parent))
        self._desk.toast(_("Gespeichert: {name}").format(name=path.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _read(self) -> None:
        self._soon.stop()
        number = self.document_id

        def look(connection: Connection) -> KeptDocument | None:
            return kept_document(connection, number)

        self._desk.read(look, self._show, key="archive_paper")

    def _show(self, kept: KeptDocument | None) -> None:
        self._kept = kept
        for part in (self.title, self.facts, self.soundness, self._print, self._open):
            part.setVisible(kept is not None)
        self._origin.setVisible(kept is not None and kept.line.route.startswith("sitzung/"))
        if kept is None:
            self._show_trouble(
                _("Dieses Schriftstück gibt es nicht mehr"),
                _("Vielleicht liegt es im Papierkorb."),
            )
            self.shown.emit("")
            return
        self.title.setText(kept.line.title)
        self.facts.setText(facts_words(kept.line))
        if kept.is_sound:
            words = _("unverändert seit der Ausgabe")
            self.soundness.show_state(words, "ok", "shield-check")
        else:
            words = _("weicht von der Ausgabe ab")
            self.soundness.show_state(words, "danger", "triangle-alert")
        try:
            self.view.show_pdf(kept.content)
            self.view.go_to_page(1)
            self._places.setCurrentIndex(0)
        except OfficeError as error:
            self._show_trouble(_("Dieses Papier kann nicht gezeigt werden."), error.sentence)
        self.shown.emit(kept.line.title)

    def _show_trouble(self, title: str, sentence: str) -> None:
        self._trouble.show_words("file-text", title, sentence)
        self._places.setCurrentWidget(self._trouble)

    def _on_origin(self) -> None:
        if self._kept is not None:
            self._desk.go(self._kept.line.route)

    def _lay_out(self) -> None:
        buttons = QFrame()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self._print, self._open, self._origin):
            flow.addWidget(button)
        pills = QFrame()
        FlowLayout(pills).addWidget(self.soundness)
        head = column(
            self.title, self.facts, pills, 2, buttons, margins=(20, 16, 20, 14), spacing=6
        )
        column(head, Separator(), (self._places, 1), spacing=0, into=self)
