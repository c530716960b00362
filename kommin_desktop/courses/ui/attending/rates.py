"""What everybody attended, at the right of the grid where it stays while dates scroll by."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses.ui.attending.grid import AttendanceGrid
from kommin_desktop.courses.ui.attending.headers import HEAD
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.tables.canvas import Canvas, line_height, text_width

WIDTH = 152
_PAD = 20


class RateColumn(QWidget):
    """Paints the rows of the grid beside it; screen readers hear it with the names."""

    def __init__(self, grid: AttendanceGrid) -> None:
        super().__init__()
        self.setObjectName("attendance_rates")
        self.setAccessibleName(_("Anwesenheit in Unterrichtseinheiten"))
        self._grid = grid
        grid.verticalScrollBar().valueChanged.connect(self.update)
        grid.grid.dataChanged.connect(self.update)
        grid.grid.modelReset.connect(self.update)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._grid.verticalScrollBar().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        grid, sheet = self._grid, self._grid.grid.sheet
        if sheet is None:
            return
        head = theme.px(HEAD)
        high = grid.people.defaultSectionSize()
        top = head + grid.rowViewportPosition(0) if sheet.rows else head
        painter.setClipRect(0, head, self.width(), grid.viewport().height())
        for number, one in enumerate(sheet.rows):
            room = QRectF(0, top + number * high, self.width(), high)
            if room.bottom() < head or room.y() > event.rect().bottom():
                continue
            if number < len(sheet.rows) - 1:
                rule = QRectF(0, room.bottom() - 1, room.width(), 1)
                painter.fillRect(rule, theme.color("border"))
            self._paint_share(painter, room, one.share, is_below=one.is_below)
        painter.setClipping(False)
        painter.fillRect(QRectF(0, head - 1, self.width(), 1), theme.color("border"))
        words = QRectF(0, 0, self.width() - theme.px(_PAD), head - 1)
        line = line_height("caption")
        canvas = Canvas(painter, words)
        top_line = QRectF(0, words.center().y() - line - 1, words.width(), line)
        canvas.write(top_line, _("Anwesenheit"), "caption", "text2", "right")
        second = QRectF(0, words.center().y() + 1, words.width(), line)
        canvas.write(second, _("in UE"), "caption", "text2", "right")

    def _paint_share(self, painter: QPainter, room: QRectF, share: str, *, is_below: bool) -> None:
        canvas = Canvas(painter, room)
        text = room.adjusted(theme.px(6), 0, -theme.px(_PAD), 0)
        color = "danger" if is_below else "text"
        if is_below:
            side = theme.px(14)
            left = text.right() - text_width(share, "small", digits=True) - side - theme.px(6)
            place = QRectF(max(0.0, left), room.center().y() - side / 2, side, side)
            paint_icon(painter, "triangle-alert", place, "danger")
        canvas.write(text, share, "small", color, "right", digits=True)

    def _dress(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        self.update()
