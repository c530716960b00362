"""Drawing a row of a list to another place: a line with a dot shows where it will stand."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from kommin_desktop.kit import theme

_EDGE, _STEP, _EVERY_MS, _LINE, _DOT = 28, 12, 30, 3, 4


class Drawing(QObject):
    """Follows the mouse from the press on a row to where it is let go."""

    dropped = Signal(int, int)
    """The record, and before which row it was let go."""

    def __init__(self, list_: QAbstractItemView) -> None:
        super().__init__(list_)
        self._list = list_
        self._item: int | None = None
        self._start = QPoint()
        self._at = QPoint()
        self.gap: int | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_EVERY_MS)
        self._scrolling.timeout.connect(self._on_scroll)

    @property
    def is_on(self) -> bool:
        """Whether an item is being drawn."""
        return self.gap is not None

    def press(self, item: int, at: QPoint) -> None:
        """The mouse was pressed on an item."""
        self._item, self._start = item, at

    def move(self, at: QPoint) -> None:
        """The pressed mouse went on."""
        far = (at - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._item is None or not (far or self.is_on):
            return
        self._at = at
        if not self.is_on:
            self._list.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
        self.gap = self._gap_at(at.y())
        self._list.viewport().update()

    def release(self) -> bool:
        """The mouse was let go; returns whether that ended a drawing."""
        item, gap = self._item, self.gap
        self.cancel()
        if item is None or gap is None:
            return False
        self.dropped.emit(item, gap)
        return True

    def cancel(self) -> None:
        """Leave everything where it is."""
        self._item, self.gap = None, None
        self._scrolling.stop()
        self._list.viewport().unsetCursor()
        self._list.viewport().update()

    def paint(self, viewport: QWidget) -> None:
        """The line where the item would stand."""
        if self.gap is None:
            return
        last = self._count() - 1
        if self.gap <= last:
            y = float(self._rect(self.gap).top())
        else:
            y = float(self._rect(last).bottom() + 1)
        thick, radius = theme.px(_LINE), theme.px(_DOT)
        y = min(max(y, float(radius)), float(viewport.height() - radius))
        painter = QPainter(viewport)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        left = float(theme.px(8))
        width = viewport.width() - left - theme.px(8)
        painter.drawRoundedRect(QRectF(left, y - thick / 2, width, thick), 1.5, 1.5)
        painter.drawEllipse(QPointF(left + radius, y), radius + 1, radius + 1)
        painter.end()

    def _count(self) -> int:
        return self._list.model().rowCount()

    def _rect(self, place: int) -> QRect:
        return self._list.visualRect(self._list.model().index(place, 0))

    def _gap_at(self, y: int) -> int:
        for place in range(self._count()):
            if y < self._rect(place).center().y():
                return place
        return self._count()

    def _on_scroll(self) -> None:
        """Go on towards a row that is not to be seen."""
        edge = theme.px(_EDGE)
        bar, height = self._list.verticalScrollBar(), self._list.viewport().height()
        if self._at.y() < edge:
            bar.setValue(bar.value() - _STEP)
        elif self._at.y() > height - edge:
            bar.setValue(bar.value() + _STEP)
        else:
            return
        self.gap = self._gap_at(self._at.y())
        self._list.viewport().update()
