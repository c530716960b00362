"""How an attendance is drawn: a small square whose sign, colour and place say the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from kommin_desktop.courses.rules import AttendanceStatus
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon

BOX = 26
_RADIUS = 6

SIGNS = {
    AttendanceStatus.PRESENT.value: ("check", "ok"),
    AttendanceStatus.EXCUSED.value: ("minus", "warn"),
    AttendanceStatus.ABSENT.value: ("x", "danger"),
    AttendanceStatus.PARTLY.value: ("clock", "info"),
}
"""Icon and tone of a state; the legend above the grid shows the same."""


class CellSigns:
    """The squares of the look in use, each drawn once: a large grid is painted out of them."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, bool, float], QPixmap] = {}

    def forget(self) -> None:
        """Draw anew: colours or sizes are others."""
        self._drawn.clear()

    def sign(self, status: str, *, is_due: bool, ratio: float) -> QPixmap:
        """The square of a state; an open one is clearer where something is to be noted."""
        key = (status, is_due, ratio)
        known = self._drawn.get(key)
        if known is None:
            known = self._drawn[key] = _drawn(status, is_due=is_due, ratio=ratio)
        return known


def _drawn(status: str, *, is_due: bool, ratio: float) -> QPixmap:
    side = theme.px(BOX)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.5, 0.5, side - 1, side - 1)
    radius = theme.px(_RADIUS)
    icon, tone = SIGNS.get(status, ("", ""))
    if not icon:
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("border_strong" if is_due else "border_btn"), 1))
        painter.drawRoundedRect(box, radius, radius)
    else:
        outlined = theme.mode() == "contrast"
        painter.setPen(QPen(theme.color(tone), 1) if outlined else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color(f"{tone}_soft"))
        painter.drawRoundedRect(box if outlined else QRectF(0, 0, side, side), radius, radius)
        inner = theme.px(15)
        place = QRectF((side - inner) / 2, (side - inner) / 2, inner, inner)
        paint_icon(painter, icon, place, tone)
    painter.end()
    return pixmap


def paint_focus(painter: QPainter, box: QRectF) -> None:
    """The ring around the square that the keys go to."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("focus"), 2))
    gap = theme.px(3)
    radius = theme.px(_RADIUS + 3)
    painter.drawRoundedRect(box.adjusted(-gap, -gap, gap, gap), radius, radius)
    painter.restore()
