"""The bar that asks why something is done, before it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from kommin_desktop.base.text import _
from kommin_desktop.kit.forms import Field, TextField
from kommin_desktop.kit.widgets import Button, IconButton, Symbol, row


class ReasonBar(QFrame):
    """One line: the question, its answer, and the button that does it."""

    closed = Signal()
    """Nothing is asked any more: the keyboard is free."""

    def __init__(
        self, name: str, question: str = "", verb: str = "", icon: str = "", *, required: bool
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "warn")
        self._then: Callable[[str], None] = lambda _reason: None
        self.reason = Field(question, TextField(), required=required, name=f"{name}_reason")
        self._confirm = Button(verb, icon or None, small=True, name=f"{name}_confirm")
        self._confirm.clicked.connect(self._on_given)
        close = IconButton("x", _("Abbrechen"), shortcut=_("Esc"), size=16, name=f"{name}_close")
        close.clicked.connect(self.close_up)
        row(
            Symbol("triangle-alert", "warn", 20),
            (self.reason, 1),
            self._confirm,
            close,
            margins=(14, 9, 12, 9),
            spacing=10,
            into=self,
        )
        self.hide()

    def ask(self, then: Callable[[str], None]) -> None:
        """Ask for the reason, then do it."""
        self._then = then
        self.reason.set_value("")
        self.show()
        self.reason.control.setFocus()

    def close_up(self) -> None:
        """Ask no longer."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the reason, Esc takes the question back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_given()
        else:
            super().keyPressEvent(event)

    def _on_given(self) -> None:
        if self.reason.check():
            self.close_up()
            self._then(str(self.reason.value()))
        else:
            self.reason.control.setFocus()
