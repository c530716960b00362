"""The page of the letter beside its words, made anew while one writes."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from kommin_desktop.base.errors import Cancelled, OfficeError
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.preview import PdfView
from kommin_desktop.kit.widgets import EmptyState, Label, Pane, Separator, row
from kommin_desktop.letters.rules.single import SingleLetter
from kommin_desktop.letters.ui.writing.bundle import LetterBundle, pages
from kommin_desktop.store.chunks import Step

_AFTER_MS = 300


class LetterPreview(Pane):
    """Keeps the former page until the new one is made."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._wanted: tuple[LetterBundle, SingleLetter] | None = None
        self._made: tuple[LetterBundle, SingleLetter] | None = None
        self._is_making = False
        self.view = PdfView("single_letter_view", _("Der Brief, wie er gedruckt wird"))
        self._nothing = EmptyState("file-text", _("Der Brief wird gesetzt …"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.view)
        head = row(Label(_("Vorschau"), "section"), None, margins=(18, 9, 12, 9))
        super().__init__(
            "right", head, Separator(), (self._stack, 1), margins=(1, 0, 0, 0), spacing=0
        )
        self.setObjectName("single_letter_pane")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._make)

    def show_letter(self, bundle: LetterBundle, letter: SingleLetter) -> None:
        """Show these words in a moment."""
        if self._wanted is None or self._wanted[1].contact_id != letter.contact_id:
            self._stack.setCurrentWidget(self._nothing)
        self._wanted = (bundle, letter)
        self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What was written while the pane was hidden is made now."""
        super().showEvent(event)
        self._timer.start()

    def _make(self) -> None:
        wanted = self._wanted
        if self._is_making or not self.isVisible() or wanted in (None, self._made):
            return
        assert wanted is not None
        self._is_making = True

        def make(_step: Step) -> bytes:
            return pages(*wanted)

        def made(content: bytes) -> None:
            self._is_making = False
            self._made = wanted
            if wanted == self._wanted:
                self.view.show_pdf(content)
                self._stack.setCurrentWidget(self.view)
            else:
                self._make()

        def failed(error: BaseException) -> None:
            self._is_making = False
            self._made = wanted
            if isinstance(error, Cancelled):
                return
            if not isinstance(error, OfficeError):
                self._desk.broke.emit(error)
                return
            title = _("Der Brief kann nicht gezeigt werden.")
            self._nothing.show_words("circle-alert", title, error.sentence)
            self._stack.setCurrentWidget(self._nothing)

        self._desk.compute(make, made, failed=failed)
