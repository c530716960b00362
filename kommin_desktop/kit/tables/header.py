"""The head of a list: what the columns are called, which one orders the list, and their choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.tables.canvas import Canvas
from kommin_desktop.kit.tables.columns import Column
from kommin_desktop.kit.tokens import HEADER_ROW


class ListHeader(QHeaderView):
    """Titles of the columns with an arrow at the one that orders the list."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._sorted_by = ""
        self._is_ascending = True
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(40))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sort(self, key: str, is_ascending: bool) -> None:
        """Show by which column the list is ordered."""
        self._sorted_by, self._is_ascending = key, is_ascending
        self.viewport().update()

    def sorted_by(self) -> tuple[str, bool]:
        """The column that orders the list and whether upwards."""
        return self._sorted_by, self._is_ascending

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(HEADER_ROW))

    def paintSection(
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,
    ) -> None:
        if logicalIndex >= len(self._columns):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(rect)
        painter.fillRect(whole, theme.color("surface"))
        rule = QRectF(whole.x(), whole.bottom() - 1, whole.width(), 1)
        painter.fillRect(rule, theme.color("border"))
        column = self._columns[logicalIndex]
        is_first_of_sort = column.key == self._sorted_by
        arrow = theme.px(14)
        room = whole.adjusted(theme.px(12), 0, -theme.px(6) - arrow * is_first_of_sort, 0)
        color = "text" if is_first_of_sort else "text2"
        Canvas(painter, room).write(room, column.title, "caption", color, column.align)
        if is_first_of_sort:
            self._paint_arrow(painter, room, column, arrow)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, room: QRectF, column: Column, size: int) -> None:
        words = QFontMetricsF(theme.font("caption")).horizontalAdvance(column.title)
        left = room.right() if column.align == "right" else room.x() + min(words, room.width())
        place = QRectF(left + theme.px(3), room.center().y() - size / 2, size, size)
        paint_icon(painter, "chevron-up" if self._is_ascending else "chevron-down", place, "text2")
