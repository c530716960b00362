"""How a row of a list looks: its ground, the bar of the selected row, and the parts on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Literal

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from kommin_desktop.kit import theme
from kommin_desktop.kit.tables.canvas import Canvas
from kommin_desktop.kit.tables.columns import Column
from kommin_desktop.kit.tables.marks import marked_words
from kommin_desktop.kit.tables.model import IdsModel, Index
from kommin_desktop.kit.tables.parts import Part, Text
from kommin_desktop.kit.tokens import ROW, ROW_COMPACT

HEADING_ROW = 33
PartOf = Callable[[Any, str], Part | None]
Look = Literal["table", "cards"]


class RowDelegate(QStyledItemDelegate):
    """Paints rows: `parts` says what a line shows in a column; without it texts are shown."""

    def __init__(
        self,
        model: IdsModel[Any],
        columns: Sequence[Column],
        parts: PartOf | None = None,
        *,
        look: Look = "table",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._columns = columns
        self._parts = parts
        self._look = look
        self._words: tuple[str, ...] = ()
        self.is_compact = False
        self.is_hugging = False
        self.row_height = 0
        self.hovered_row = -1

    def set_marks(self, typed: str) -> None:
        """Mark what a search for the typed text found."""
        self._words = marked_words(typed) if typed else ()

    def height(self) -> int:
        """How high a row with a record is, in pixels of the screen."""
        return theme.px(self.row_height or (ROW_COMPACT if self._is_low() else ROW))

    def _is_low(self) -> bool:
        """Whether rows have one line: this list's, or all as the person chose for the window."""
        return self.is_compact or (theme.is_compact() and not self.row_height)

    def part_of(self, index: Index) -> Part | None:
        """What a cell shows; None for headings and lines that are not loaded."""
        line = self._model.line_at(index.row())
        if line is None:
            return None
        column = self._columns[index.column()]
        if self._parts is not None:
            return self._parts(line, column.key)
        return Text(self._model.texts_of(line)[index.column()], align=column.align)

    def pressable_key(self, column: int) -> str:
        """The key of a column whose cells act when pressed, else nothing."""
        return self._columns[column].key if self._columns[column].pressable else ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(theme.px(80), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        heading = self._model.heading_at(index.row())
        if heading is not None:
            self._paint_heading(painter, rect, index, heading)
        else:
            state = option.state
            is_selected = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, rect, index, is_selected)
            part = self.part_of(index)
            if part is not None:
                painter.setClipRect(rect)
                part.paint(Canvas(painter, rect, is_selected, self._is_low(), self._words))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, index: Index, heading: str) -> None:
        painter.fillRect(rect, theme.color("surface"))
        if self._look == "table":
            self._paint_rule(painter, rect, index)
        room = rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        Canvas(painter, room).write(room, heading, "caption", "text2")

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, index: Index, is_selected: bool
    ) -> None:
        is_hovered = index.row() == self.hovered_row
        is_contrast = theme.mode() == "contrast"
        ground = "surface"
        if is_selected and not is_contrast:
            ground = "selection" if self._has_focus() else "selection_off"
        elif is_hovered:
            ground = "subtle"
        if self._look == "cards":
            self._paint_card(painter, rect, ground, is_selected and is_contrast)
        else:
            painter.fillRect(rect, theme.color(ground))
            self._paint_rule(painter, rect, index)
            if is_selected and index.column() == 0:
                bar = QRectF(rect.x(), rect.y(), theme.px(3), rect.height())
                painter.fillRect(bar, theme.color("accent"))
        if self._needs_ring(index, is_selected):
            self._paint_ring(painter, rect, index)

    def _paint_rule(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        # Where the card ends with the list, its edge is the last line.
        if self.is_hugging and index.row() == self._model.rowCount() - 1:
            return
        rule = QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(rule, theme.color("border"))

    @staticmethod
    def _paint_card(painter: QPainter, rect: QRectF, ground: str, outlined: bool) -> None:
        painter.fillRect(rect, theme.color("surface"))
        painter.setPen(QPen(theme.color("focus"), 2) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        radius = theme.px(6)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)

    def _needs_ring(self, index: Index, is_selected: bool) -> bool:
        """The selection shows where one is, except if it is elsewhere or means many rows."""
        view = self.parent()
        if not isinstance(view, QAbstractItemView) or view.currentIndex().row() != index.row():
            return is_selected and theme.mode() == "contrast"
        if theme.mode() == "contrast":
            return is_selected or view.hasFocus()
        return view.hasFocus() and not is_selected

    def _paint_ring(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._look == "cards":
            radius = theme.px(6)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), radius, radius)
            return
        view = self.parent()
        last = _last_column(view) if isinstance(view, QTableView) else index.column()
        top, bottom = rect.top() + 1, rect.bottom() - 2
        painter.drawLine(QPointF(rect.left(), top), QPointF(rect.right(), top))
        painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
        if index.column() == 0:
            painter.drawLine(QPointF(rect.left() + 1, top), QPointF(rect.left() + 1, bottom))
        if index.column() == last:
            painter.drawLine(QPointF(rect.right() - 1, top), QPointF(rect.right() - 1, bottom))

    def _has_focus(self) -> bool:
        view = self.parent()
        return isinstance(view, QAbstractItemView) and view.hasFocus()

    def hint_of(self, index: Index, room: QRectF) -> str:
        """The whole text of a cell that cuts it, for a tooltip; else nothing."""
        part = self.part_of(index) if index.isValid() else None
        text = part.cut_text(room) if part else ""
        # Escaped, since typed text is text: Qt would take a name with < for markup.
        return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        words = self.hint_of(index, QRectF(option.rect))
        QToolTip.showText(event.globalPos(), words, view)
        return True


def _last_column(view: QTableView) -> int:
    count = view.model().columnCount()
    return next((n for n in reversed(range(count)) if not view.isColumnHidden(n)), count - 1)
