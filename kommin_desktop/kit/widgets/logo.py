"""The sign of the program: nine dots, the municipalities, around a ring, the round table."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.tokens import LIGHT

_GRID = 28
_DOTS = 9
_ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def paint_logo(painter: QPainter, rect: QRectF, ground: QColor, ink: QColor) -> None:
    """Paint the sign into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _GRID, rect.height() / _GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, _GRID, _GRID), 7, 7)
    painter.setBrush(ink)
    for dot in range(_DOTS):
        angle = dot * 2 * math.pi / _DOTS - math.pi / 2
        middle = QPointF(14 + 8.6 * math.cos(angle), 14 + 8.6 * math.sin(angle))
        painter.drawEllipse(middle, 1.75, 1.75)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2))
    painter.drawEllipse(QPointF(14, 14), 3.6, 3.6)
    painter.restore()


def app_icon() -> QIcon:
    """The icon of the program for the task bar, in every usual size."""
    icon = QIcon()
    for size in _ICON_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        place = QRectF(0, 0, size, size)
        paint_logo(painter, place, QColor(LIGHT.accent), QColor(LIGHT.on_accent))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class Logo(QWidget):
    """The sign of the program on a page."""

    def __init__(self, size: int = 28) -> None:
        super().__init__()
        self._size = size
        self.setAccessibleName(_("Zeichen von KOMM-IN"))
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, ink = theme.color("accent"), theme.color("on_accent")
        paint_logo(painter, QRectF(self.rect()), ground, ink)

    def _dress(self) -> None:
        side = theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()
