"""The certificate of the chosen person beside the list, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from kommin_desktop.base.errors import Cancelled, OfficeError, UserError
from kommin_desktop.base.text import _
from kommin_desktop.courses.rules import Signing
from kommin_desktop.courses.ui.certifying.papers import preview_of
from kommin_desktop.courses.ui.certifying.state import Kind, Line, Sheet
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.preview import PdfView
from kommin_desktop.kit.widgets import (
    ActionButton,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    Label,
    Pane,
    Separator,
    column,
    row,
)
from kommin_desktop.office.queries import KeptDocument, kept_document
from kommin_desktop.store.driver import Connection

PANE = 400
_AFTER_MS = 140


class CertificatePane(Pane):
    """Keeps the page of the former person until the next one's is made."""

    shown = Signal()

    def __init__(self, desk: Desk, actions: tuple[QAction, ...]) -> None:
        self._desk = desk
        self._sheet: Sheet | None = None
        self._line: Line | None = None
        self._signing: Signing | None = None
        self._round = 0
        self._whose = ElidedLabel("", "small", "text2")
        self._whose.setObjectName("certificate_whose")
        self.view = PdfView("certificate_view", _("Bescheinigung der ausgewählten Person"))
        self._nothing = EmptyState("award", _("Wählen Sie eine Person"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.view)
        self._tools = QFrame()
        flow = FlowLayout(self._tools, spacing=8)
        for action in actions:
            flow.addWidget(ActionButton(action, small=True))
        head = row(Label(_("Vorschau"), "section"), 8, (self._whose, 1), margins=(18, 10, 14, 8))
        self._foot = column(self._tools, margins=(14, 10, 14, 12))
        super().__init__(
            "right",
            head,
            Separator(),
            (self._stack, 1),
            self._foot,
            margins=(1, 0, 0, 0),
            spacing=0,
        )
        self.setObjectName("certificate_pane")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._make)

    def show_line(self, sheet: Sheet, line: Line | None, signing: Signing) -> None:
        """Show the certificate of this row, made or as it was issued."""
        if (sheet, line, signing) == (self._sheet, self._line, self._signing):
            return
        self._sheet, self._line, self._signing = sheet, line, signing
        self._round += 1
        self._whose.setText(line.name if line is not None else "")
        self._foot.setVisible(line is not None and line.certificate is not None)
        if line is None:
            self._say("award", _("Wählen Sie eine Person"), "")
        elif line.kind is Kind.NOT_YET:
            self._say("hourglass", _("Noch keine Bescheinigung"), line.line)
        else:
            self._timer.start()

    def _say(self, icon: str, title: str, sentence: str) -> None:
        self._timer.stop()
        self._nothing.show_words(icon, title, sentence)
        self._stack.setCurrentWidget(self._nothing)
        self.shown.emit()

    def _make(self) -> None:
        line, sheet, signing = self._line, self._sheet, self._signing
        if line is None or sheet is None or signing is None or not self.isVisible():
            return
        if line.kind is Kind.NOT_YET:
            return
        number = self._round
        if line.certificate is not None:
            document, page = line.certificate.document_id or 0, sheet.page_of(line.certificate)

            def look(connection: Connection) -> KeptDocument | None:
                return kept_document(connection, document)

            self._desk.read(look, lambda kept: self._show_kept(number, kept, page))
        elif line.candidate is not None:
            make = preview_of(sheet.office, sheet.overview, line.candidate, signing)
            self._desk.compute(
                make,
                lambda content: self._show_pages(number, content, 1),
                failed=lambda error: self._fail(number, error),
            )

    def _show_kept(self, number: int, kept: KeptDocument | None, page: int) -> None:
        if kept is None:
            self._fail(number, UserError(_("Dieses Papier liegt nicht im Archiv.")))
        else:
            self._show_pages(number, kept.content, page)

    def _show_pages(self, number: int, content: bytes, page: int) -> None:
        if number != self._round:
            return
        try:
            self.view.show_pdf(content)
        except OfficeError as error:
            self._fail(number, error)
            return
        self._stack.setCurrentWidget(self.view)
        self.view.go_to_page(page)
        self.shown.emit()

    def _fail(self, number: int, error: BaseException) -> None:
        if number != self._round or isinstance(error, Cancelled):
            return
        if not isinstance(error, OfficeError):
            self._desk.broke.emit(error)
            return
        self._say("circle-alert", _("Die Bescheinigung kann nicht gezeigt werden."), error.sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen while the pane was away is made now."""
        super().showEvent(event)
        self._timer.start()
