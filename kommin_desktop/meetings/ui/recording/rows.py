"""Short lists whose rows wrap their words instead of cutting them: agenda and results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kommin_desktop.kit import theme

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Row:
    """What a row says; `spoken` is what a screen reader says of it."""

    id: int
    title: str
    line: str = ""
    icon: str = ""
    color: str = "text2"
    ground: str = ""
    title_color: str = "text"
    number: str = ""
    spoken: str = ""
    is_heading: bool = False


class RowsModel(QAbstractListModel):
    """The rows of one short list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> bool:
        """Show other rows; whether anything is different."""
        if tuple(rows) == self.rows:
            return False
        same_ids = [row.id for row in rows] == [row.id for row in self.rows]
        if not same_ids:
            self.beginResetModel()
        self.rows = tuple(rows)
        if same_ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        else:
            self.endResetModel()
        return True

    def row_at(self, index: Index) -> Row | None:
        """The row at an index."""
        return self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None

    def place_of(self, id_: int) -> QModelIndex:
        """Where a row stands; an invalid index if it is not there."""
        for place, row in enumerate(self.rows):
            if row.id == id_ and not row.is_heading:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or ", ".join(part for part in (row.title, row.line) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = "\n".join(part for part in (row.title, row.line) if part)
            return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"
        return None


class WrappingDelegate(QStyledItemDelegate):
    """Measures and paints rows; subclasses say how much room the words have and paint them."""

    def room(self, rect: QRect) -> QRect:
        """Where the words of a row go."""
        return rect

    def title_role(self, row: Row, *, is_selected: bool) -> str:
        """The role of the title."""
        del row, is_selected
        return "small"

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_selected: bool) -> None:
        """Paint ground, icon and words."""
        self.paint_words(painter, rect, row, is_selected=is_selected, line_color="text2")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, model = self.parent(), index.model()
        if not isinstance(view, QAbstractItemView) or not isinstance(model, RowsModel):
            return super().sizeHint(option, index)
        row = model.row_at(index)
        width = view.viewport().width()
        if row is None:
            return QSize(width, 0)
        return QSize(width, self.height(row, width))

    def height(self, row: Row, width: int) -> int:
        """How high a row is in a list of this width; the title counts as if it were selected."""
        whole = QRect(0, 0, width, theme.px(1000))
        room = self.room(whole)
        title = text_height(self.title_role(row, is_selected=True), row.title, room.width())
        line = text_height("caption", row.line, room.width()) if row.line else 0
        around = whole.height() - room.height()
        return title + line + theme.px(1) + around

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row_at(index) if isinstance(model, RowsModel) else None
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self.paint_row(painter, option.rect, row, is_selected=is_selected)
        painter.restore()

    def paint_words(
        self, painter: QPainter, rect: QRect, row: Row, *, is_selected: bool, line_color: str
    ) -> None:
        """The title above the line, both wrapped."""
        room = self.room(rect)
        role = self.title_role(row, is_selected=is_selected)
        title = text_height(role, row.title, room.width())
        line = text_height("caption", row.line, room.width()) + theme.px(1) if row.line else 0
        # The row is measured as if selected, whose bolder words may take one line more.
        room.setTop(room.top() + max(0, room.height() - title - line) // 2)
        write(painter, room, row.title, role, row.title_color)
        if row.line:
            room.setTop(room.top() + title + theme.px(1))
            write(painter, room, row.line, "caption", line_color)

    def paint_ground(
        self, painter: QPainter, rect: QRectF, *, ground: str, edge: str, radius: int
    ) -> None:
        """A rounded card; empty names are no ground or no edge."""
        painter.setPen(QPen(theme.color(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5) if edge else rect
        painter.drawRoundedRect(inner, theme.px(radius), theme.px(radius))

    def has_focus(self) -> bool:
        """Whether the list has the keys."""
        view = self.parent()
        return isinstance(view, QAbstractItemView) and view.hasFocus()


class WrappingList(QListView):
    """A short list with keyboard: one focus stop, arrows, Enter, F2, Entf and a menu.

    `chosen` tells that the person went to a row; showing one by program tells nothing.
    """

    chosen = Signal(int)
    opened = Signal(int)
    edit_wanted = Signal(int)
    delete_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    sized = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(hint)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.rows = RowsModel()
        self.setModel(self.rows)
        self._is_quiet = False
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.notifier().changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row], selected: int | None = None) -> None:
        """Show these rows; `selected` or else the one selected before, or its successor, stays."""
        before, place = self.current_id(), self.currentIndex().row()
        self._is_quiet = True
        try:
            if self.rows.set_rows(rows):
                self.scheduleDelayedItemsLayout()
                self.sized.emit()
            wanted = self.rows.place_of(selected if selected is not None else before or 0)
            if not wanted.isValid() and place >= 0 and self.rows.rows:
                wanted = self.rows.index(min(place, len(self.rows.rows) - 1))
            if wanted.isValid() and wanted != self.currentIndex():
                self.setCurrentIndex(wanted)
        finally:
            self._is_quiet = False

    def current_id(self) -> int | None:
        """The row one is on."""
        row = self.rows.row_at(self.currentIndex())
        return row.id if row is not None else None

    def select_id(self, id_: int) -> None:
        """Show a row as the one one is on."""
        self._is_quiet = True
        try:
            index = self.rows.place_of(id_)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        finally:
            self._is_quiet = False

    def whole_height(self) -> int:
        """How high the list would have to be to show all rows."""
        delegate = self.itemDelegate()
        if not isinstance(delegate, WrappingDelegate):
            return 0
        width = self.viewport().width()
        return sum(delegate.height(row, width) for row in self.rows.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        id_, key = self.current_id(), event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if id_ is None or not plain:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self.opened.emit(id_)
        elif key == Qt.Key.Key_F2:
            self.edit_wanted.emit(id_)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(id_)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        row = self.rows.row_at(self.indexAt(event.position().toPoint()))
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        row = self.rows.row_at(index)
        if row is not None and not row.is_heading:
            rect = self.visualRect(index)
            place = self.viewport().mapToGlobal(rect.center()) if by_keyboard else event.globalPos()
            self.menu_wanted.emit(row.id, place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rows:
            first = next((row for row in self.rows.rows if not row.is_heading), None)
            if first is not None:
                self.select_id(first.id)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.sized.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.Leave):
            self.viewport().update()
        return super().viewportEvent(event)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.selectionModel().select(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = self.rows.row_at(current)
        if not self._is_quiet and row is not None:
            self.chosen.emit(row.id)


def text_height(role: str, text: str, width: int) -> int:
    """How high wrapped words are."""
    return ceil(_laid_out(role, text, width).boundingRect().height())


def write(painter: QPainter, room: QRect, text: str, role: str, color: str) -> None:
    """Write wrapped words into a room."""
    painter.setPen(theme.color(color))
    _laid_out(role, text, room.width()).draw(painter, QPointF(room.topLeft()))


def _laid_out(role: str, text: str, width: int) -> QTextLayout:
    """Words in lines; one that is too long for a line is broken rather than cut."""
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
