"""One look to choose: a little picture of the window in its colours, and its name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.tokens import DARK, LIGHT, Tokens
from kommin_desktop.kit.widgets import FlowLayout, column

_WIDTH, _HEIGHT = 130, 82
_SIDE = 0.27
_LINES = ((0.86, 0.46), (0.76, 0.585), (0.68, 0.71))


class _Picture(QWidget):
    """Sidebar, page, card and lines; of the system's look each half is the other."""

    pressed = Signal()

    def __init__(self, looks: tuple[Tokens, ...]) -> None:
        super().__init__()
        self._looks = looks
        self._is_chosen = False
        theme.notifier().changed.connect(self.updateGeometry)

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark the picture as the one in use."""
        self._is_chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, theme.px(_WIDTH), theme.px(_HEIGHT)).adjusted(1.5, 1.5, -1.5, -1.5)
        radius = theme.px(8)
        rounded = QPainterPath()
        rounded.addRoundedRect(whole, radius, radius)
        part = whole.width() / len(self._looks)
        for at, tokens in enumerate(self._looks):
            slot = QPainterPath()
            slot.addRect(QRectF(whole.x() + at * part, whole.y(), part, whole.height()))
            painter.setClipPath(rounded.intersected(slot))
            _paint_window(painter, whole, tokens)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        color = theme.color("accent" if self._is_chosen else "border_btn")
        painter.setPen(QPen(color, 2 if self._is_chosen else 1))
        painter.drawPath(rounded)


def _paint_window(painter: QPainter, whole: QRectF, tokens: Tokens) -> None:
    def area(left: float, top: float, right: float, bottom: float) -> QRectF:
        width, height = whole.width(), whole.height()
        return QRectF(
            whole.x() + left * width,
            whole.y() + top * height,
            (right - left) * width,
            (bottom - top) * height,
        )

    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(whole, QColor(tokens.bg))
    painter.fillRect(area(0, 0, _SIDE, 1), QColor(tokens.sidebar))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(area(0.33, 0.16, 0.94, 0.88), 4, 4)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(area(0.39, 0.25, 0.61, 0.35), 4, 4)
    painter.setBrush(QColor(tokens.border_btn))
    for right, top in _LINES:
        painter.drawRoundedRect(area(0.39, top, right, top + 0.05), 2, 2)


class ThemeChoice(QWidget):
    """The looks side by side, of which one is in use."""

    chosen = Signal(str)

    def __init__(self, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setObjectName("theme_choice")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, tuple[QRadioButton, _Picture]] = {}
        layout = FlowLayout(self, spacing=20)
        shown = {"system": (LIGHT, DARK), "light": (LIGHT,), "dark": (DARK,)}
        for key, title in choices:
            picture, button = _Picture(shown[key]), QRadioButton(title)
            button.setObjectName(f"theme_{key}_radio")
            self._group.addButton(button)
            picture.pressed.connect(button.click)
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._buttons[key] = (button, picture)
            layout.addWidget(column(picture, button, spacing=6))

    def show_choice(self, key: str) -> None:
        """Mark the look in use; one that has no picture marks none."""
        self._group.setExclusive(False)
        for name, (button, picture) in self._buttons.items():
            button.setChecked(name == key)
            picture.show_chosen(chosen=name == key)
        self._group.setExclusive(True)

    def focus_place(self) -> QWidget:
        """The chosen one, else the first."""
        buttons = [button for button, _picture in self._buttons.values()]
        return next((button for button in buttons if button.isChecked()), buttons[0])
