"""Pills: a state in a word, on a ground and often with an icon; colour never says it alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.tokens import PILL

_INK = {"neutral": "text2", "accent": "accent_softtext"}
_GROUND = {"neutral": "subtle", "accent": "accent_soft"}
_SIDE, _GAP, _ICON = 9, 5, 13


def pill_width(text: str, icon: str | None = None) -> float:
    """How wide a pill with this text is."""
    width = QFontMetricsF(theme.font("caption")).horizontalAdvance(text) + 2 * theme.px(_SIDE)
    return width + (theme.px(_ICON) + theme.px(_GAP) if icon else 0)


def paint_pill(
    painter: QPainter, x: float, center_y: float, text: str, tone: str, icon: str | None = None
) -> float:
    """Paint a pill from `x` on around a line's middle; returns its right edge."""
    ink = theme.color(_INK.get(tone, tone))
    height, width = theme.px(PILL), pill_width(text, icon)
    rect = QRectF(x, center_y - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color(_GROUND.get(tone, f"{tone}_soft")))
    painter.setPen(_outline(tone, ink))
    edge = (
        rect if painter.pen().style() == Qt.PenStyle.NoPen else rect.adjusted(0.5, 0.5, -0.5, -0.5)
    )
    painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
    left = rect.x() + theme.px(_SIDE)
    if icon:
        side = theme.px(_ICON)
        paint_icon(painter, icon, QRectF(left, center_y - side / 2, side, side), ink)
        left += side + theme.px(_GAP)
    painter.setFont(theme.font("caption"))
    painter.setPen(ink)
    metrics = QFontMetricsF(painter.font())
    baseline = center_y + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left, baseline), text)
    painter.restore()
    return rect.right()


def _outline(tone: str, ink: QColor) -> QPen:
    """Neutral pills lie on grounds of their own colour; in high contrast all need a line."""
    if theme.mode() == "contrast":
        return QPen(ink, 1)
    if tone == "neutral":
        return QPen(theme.color("border"), 1)
    return QPen(Qt.PenStyle.NoPen)


class Pill(QWidget):
    """A state in a word; tones are neutral, accent, ok, warn, danger and info."""

    def __init__(self, text: str = "", tone: str = "neutral", icon: str | None = None) -> None:
        super().__init__()
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.notifier().changed.connect(self.updateGeometry)

    def show_state(self, text: str, tone: str = "neutral", icon: str | None = None) -> None:
        """Another state."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word."""
        return self._text

    def tone(self) -> str:
        """The tone."""
        return self._tone

    def sizeHint(self) -> QSize:
        return QSize(int(pill_width(self._text, self._icon) + 0.999), theme.px(PILL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text or self._icon:
            paint_pill(QPainter(self), 0, self.height() / 2, self._text, self._tone, self._icon)
