"""The line that asks for a reason: why somebody withdraws, comes late or gets a place anyway."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import TextField
from kommin_desktop.kit.widgets import Button, IconButton, Label, announce, column, row

_MOST = 200


class ReasonLine(QFrame):
    """Opens above the list and takes the keyboard; Enter gives the reason, Esc leaves."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people_reason")
        self._question = Label("", "strong", wraps=True)
        self.field = TextField(name="people_reason_text", spoken=_("Grund"), most=_MOST)
        self._verb = Button("", "check", "primary", name="people_reason_save")
        self._verb.clicked.connect(self._on_given)
        leave = IconButton("x", _("Abbrechen"), shortcut=_("Esc"), name="people_reason_cancel")
        leave.clicked.connect(self.close_up)
        self._leave = leave
        self._fault = Label("", "small", "danger", wraps=True)
        self._fault.setObjectName("people_reason_fault")
        column(
            self._question,
            row((self.field, 1), self._verb, leave),
            self._fault,
            margins=(16, 9, 12, 10),
            spacing=6,
            into=self,
        )
        self._then: Callable[[str], None] | None = None
        self._is_required = False
        self.hide()

    def ask(
        self, question: str, verb: str, then: Callable[[str], None], *, required: bool = False
    ) -> None:
        """Ask; `then` gets the reason, which may be left out unless it is required."""
        self._then, self._is_required = then, required
        self._question.setText(question)
        self.setAccessibleName(question)
        self._verb.setText(verb)
        self.field.set_value("")
        self.field.line.setPlaceholderText(
            _("Grund") if required else _("Grund (kann leer bleiben)")
        )
        self._say("")
        self.show()
        self.field.setFocus()
        announce(self, question)

    def refuse(self, error: UserError) -> None:
        """Say why it is not possible; the line stays open."""
        self._say(error.sentence)
        self.field.setFocus()

    def done(self) -> None:
        """What was asked for has happened."""
        self._then = None
        self.hide()

    def close_up(self) -> None:
        """Ask no longer."""
        if not self.isHidden():
            self.done()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._leave.hasFocus():
                self.close_up()
            else:
                self._on_given()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("subtle"))
        painter.fillRect(QRect(0, 0, theme.px(3), self.height()), theme.color("accent"))

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.field.show_bad(bool(sentence))

    def _on_given(self) -> None:
        reason = str(self.field.value()).strip()
        if self._is_required and not reason:
            self._say(_("Geben Sie einen Grund an."))
            self.field.setFocus()
        elif self._then is not None:
            self._then(reason)
