"""The one-line input of dates, times and searches: a line with small buttons at its end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import icon

_BUTTON = 26
_ICON = 16


class Line(QLineEdit):
    """A line edit that tells of the arrow keys and carries buttons at its right end."""

    stepped = Signal(int)
    opened = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self._buttons: list[QToolButton] = []
        self._steps = False
        theme.notifier().changed.connect(self._place_buttons)

    def take_steps(self) -> None:
        """Let arrow up and down change the value instead of doing nothing."""
        self._steps = True

    def add_button(self, name: str, hint: str) -> QToolButton:
        """Put a button at the end of the line; the keys reach the same by F4, Entf and arrows."""
        button = QToolButton(self)
        button.setIcon(icon(name, size=16))
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        self._buttons.append(button)
        self._place_buttons()
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the end."""
        super().resizeEvent(event)
        self._place_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, F4 and Alt+arrow down open."""
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and alt):
            self.opened.emit()
        elif self._steps and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def _place_buttons(self) -> None:
        side = theme.px(_BUTTON)
        shown = [button for button in self._buttons if not button.isHidden()]
        right = self.width() - theme.px(4)
        for button in reversed(shown):
            button.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
            right -= side
            button.setGeometry(right, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side * len(shown), 0)

    def show_button(self, button: QToolButton, shown: bool) -> None:
        """Show or hide one of the buttons."""
        button.setVisible(shown)
        self._place_buttons()
