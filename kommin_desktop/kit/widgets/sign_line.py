"""A line to type in that begins with a sign: a lens for searching, a plus for something new."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets.label import Symbol

_SIGN = 16
_BEFORE = 10


class SignLine(QLineEdit):
    """Qt's own signs inside a line are too small and do not grow with the writing; this one does.

    `room_at_end` is kept free for what a child puts there.
    """

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Symbol(sign, "text2", _SIGN)
        self._sign.setParent(self)

    def room_at_end(self) -> int:
        """How much of the line's end is taken."""
        return 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Put the sign where it belongs and the text behind it."""
        px = theme.px
        self.setTextMargins(px(_SIGN + _BEFORE), 0, self.room_at_end(), 0)
        self._sign.move(px(_BEFORE), (self.height() - self._sign.height()) // 2)
