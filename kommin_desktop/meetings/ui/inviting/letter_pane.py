"""The letter beside the list: the very pages that the selected person gets."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from kommin_desktop.base.errors import Cancelled, OfficeError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.preview import PdfView
from kommin_desktop.kit.widgets import (
    ElidedLabel,
    EmptyState,
    IconButton,
    Label,
    Pane,
    Separator,
    row,
)
from kommin_desktop.meetings.ui.inviting.letters import one_letter
from kommin_desktop.meetings.ui.inviting.overview import Invitee

PANE, WIDE_PANE = 412, 600
_AFTER_MS = 140


class LetterPane(Pane):
    """Keeps the page of the former person until the next one's is made."""

    stepped = Signal(int)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._wanted: tuple[int, int] | None = None
        self._round = 0
        self._back = IconButton(
            "chevron-left", _("Vorige Person"), shortcut=_("Alt+Bild auf"), name="letter_back"
        )
        self._on = IconButton(
            "chevron-right", _("Nächste Person"), shortcut=_("Alt+Bild ab"), name="letter_on"
        )
        self._whose = ElidedLabel("", "small", "text2")
        self._whose.setObjectName("letter_whose")
        self._close = IconButton("x", _("Vorschau schließen"), size=16, name="letter_close")
        self._close.hide()
        self.view = PdfView("letter_view", _("Brief der ausgewählten Person"))
        self._nothing = EmptyState("file-text", _("Noch kein Brief"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.view)
        head = row(
            Label(_("Vorschau"), "section"),
            None,
            self._back,
            (self._whose, 1),
            self._on,
            self._close,
            margins=(18, 6, 12, 6),
            spacing=4,
        )
        super().__init__(
            "right", head, Separator(), (self._stack, 1), margins=(1, 0, 0, 0), spacing=0
        )
        self.setObjectName("letter_pane")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._make)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.closed)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_closable(self, can_close: bool) -> None:
        """Stand over the list, with a cross that leads back to it."""
        self._close.setVisible(can_close)

    def show_nothing(self, title: str, sentence: str) -> None:
        """Say why there is no letter."""
        self._wanted = None
        self._timer.stop()
        self._round += 1
        self._nothing.show_words("file-text", title, sentence)
        self._stack.setCurrentWidget(self._nothing)
        self._whose.setText("")
        for button in (self._back, self._on):
            button.setEnabled(False)

    def show_letter(self, invitation_id: int, one: Invitee, position: tuple[int, int]) -> None:
        """Show the letter of this person, as it is in the file now."""
        place, count = position
        name = one.name.split()[-1] if one.name and not one.is_organisation else one.name
        words = _("{place} von {count} · {name}").format(place=place, count=count, name=name)
        self._whose.setText(words)
        self._back.setEnabled(place > 1)
        self._on.setEnabled(0 < place < count)
        self._wanted = (invitation_id, one.id)
        self._round += 1
        self._timer.start()

    def _make(self) -> None:
        if self._wanted is None or not self.isVisible():
            return
        number = self._round

        def made(content: bytes) -> None:
            if number == self._round:
                self.view.show_pdf(content)
                self._stack.setCurrentWidget(self.view)

        def failed(error: BaseException) -> None:
            if number != self._round or isinstance(error, Cancelled):
                return
            if not isinstance(error, OfficeError):
                self._desk.broke.emit(error)
                return
            title = _("Der Brief kann nicht gezeigt werden.")
            self._nothing.show_words("circle-alert", title, error.sentence)
            self._stack.setCurrentWidget(self._nothing)

        self._desk.compute(one_letter(self._desk.path, *self._wanted), made, failed=failed)

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen while the pane was closed is made now."""
        super().showEvent(event)
        self._timer.start()
