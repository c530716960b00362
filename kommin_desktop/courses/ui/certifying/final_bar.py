"""The question above the certificates: whether to issue them for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from kommin_desktop.base.text import _
from kommin_desktop.kit.widgets import Button, Label, Symbol, announce, column, row


class FinalBar(QFrame):
    """Says that something cannot be undone, and does it when one agrees; Esc leaves it."""

    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "warn")
        self._act: Callable[[], None] | None = None
        self._title = Label("", "strong", wraps=True)
        self._reason = Label("", "small", wraps=True)
        self.agree = Button("", "stamp", "primary", small=True, name=f"{name}_agree")
        self.agree.clicked.connect(self._on_agreed)
        leave = Button(_("Abbrechen"), small=True, name=f"{name}_leave")
        leave.clicked.connect(self.close_up)
        row(
            Symbol("triangle-alert", "warn", 20),
            4,
            (column(self._title, self._reason, spacing=1), 1),
            self.agree,
            leave,
            margins=(14, 9, 12, 9),
            spacing=10,
            into=self,
        )
        self.hide()

    def ask(self, title: str, reason: str, verb: str, act: Callable[[], None]) -> None:
        """Ask; `act` runs when the person agrees."""
        self._act = act
        self._title.setText(title)
        self._reason.setText(reason)
        self.agree.setText(verb)
        self.setAccessibleName(title)
        self.show()
        self.agree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self, f"{title} {reason}")

    def close_up(self) -> None:
        """Ask no longer."""
        self._act = None
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.agree.hasFocus():
            self._on_agreed()
        else:
            super().keyPressEvent(event)

    def _on_agreed(self) -> None:
        act = self._act
        self.close_up()
        if act is not None:
            act()
