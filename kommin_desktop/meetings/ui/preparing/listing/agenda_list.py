"""The agenda as one list: walked by arrows, moved by keys or by drawing, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.tables import Drawing
from kommin_desktop.meetings.ui.preparing.listing.agenda_model import AgendaModel
from kommin_desktop.meetings.ui.preparing.listing.agenda_rows import AgendaRows, columns
from kommin_desktop.meetings.ui.preparing.sheet import SheetRow

_Key = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PAD = Qt.KeyboardModifier.KeypadModifier


class AgendaList(QListView):
    """The rows of the agenda; what is to happen is told, not done here."""

    step_wanted = Signal(int, int)
    """An item shall go one place up or down."""
    level_wanted = Signal(int, int)
    """An item shall become a sub-item (1) or a main item (-1)."""
    minutes_wanted = Signal(int, int)
    """An item shall last so many minutes more."""
    edit_wanted = Signal(int)
    add_wanted = Signal()
    remove_wanted = Signal(int)
    paste_wanted = Signal()
    copy_wanted = Signal()
    drop_wanted = Signal(int, int)
    """An item was drawn to the gap before a row."""
    menu_wanted = Signal(int, QPoint)
    current_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agenda")
        self.setAccessibleName(_("Tagesordnung"))
        self.rows = AgendaModel(self)
        self.painted = AgendaRows(self)
        self._editor: QWidget | None = None
        self.setModel(self.rows)
        self.setItemDelegate(self.painted)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.drawing = Drawing(self)
        self.drawing.dropped.connect(self.drop_wanted)
        self.doubleClicked.connect(lambda index: self._tell_edit(index.row()))
        self.selectionModel().currentChanged.connect(lambda *_rows: self.current_changed.emit())
        theme.notifier().changed.connect(self.lay_out_again)

    def current_id(self) -> int | None:
        """The item that the keys are about."""
        return self.rows.id_at(self.currentIndex().row())

    def select_id(self, item_id: int | None) -> None:
        """Let the keys be about this item."""
        place = self.rows.row_of(item_id) if item_id is not None else None
        if place is not None:
            self._select_row(place)

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show these rows; the same item stays selected, after a removed one the next."""
        before, place = self.current_id(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self.rows.show(rows)
        found = self.rows.row_of(before) if before is not None else None
        if found is None and rows:
            found = min(max(place, 0), len(rows) - 1)
        self.lay_out_again()
        if found is not None:
            self._select_row(found)
        self.verticalScrollBar().setValue(top)

    def wanted_height(self) -> int:
        """How high the list is when nothing of it is hidden."""
        sizes = (self.sizeHintForRow(place) for place in range(self.rows.rowCount()))
        return sum(sizes) + 2 * self.frameWidth()

    def lay_out_again(self) -> None:
        """Measure all rows anew: another width, another font, another form."""
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.updateGeometry()
        self._place_editor()

    def open_editor(self, editor: QWidget, item_id: int) -> None:
        """Show a form in the place of a row."""
        self._editor = editor
        if editor.parentWidget() is not self.viewport():
            editor.setParent(self.viewport())
        self.painted.edited_id = item_id
        self.fit_editor()
        editor.show()
        place = self.rows.row_of(item_id)
        if place is not None:
            self._select_row(place)

    def fit_editor(self) -> None:
        """Give the form the height that it needs now."""
        if self._editor is not None:
            width = self.viewport().width()
            hint = self._editor.heightForWidth(width) if self._editor.hasHeightForWidth() else -1
            # One more for the line that parts rows.
            self.painted.edited_height = max(hint, self._editor.sizeHint().height()) + 1
            self.lay_out_again()

    def bring_up(self, field: QWidget) -> None:
        """Scroll until a field of the form is seen."""
        area, margin = self.viewport(), theme.px(28)
        top = field.mapTo(area, QPoint(0, 0)).y() - margin
        bottom = top + field.height() + 2 * margin
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif bottom > area.height():
            bar.setValue(bar.value() + min(bottom - area.height(), top))

    def close_editor(self) -> None:
        """Show the row again."""
        if self._editor is not None:
            self._editor.hide()
        self._editor = None
        self.painted.edited_id = None
        self.rows.drop_new()
        self.lay_out_again()

    @property
    def is_editing(self) -> bool:
        """Whether a form is open in a row."""
        return self._editor is not None

    def row_rect(self, place: int) -> QRect:
        """Where a row lies in the visible part."""
        return self.visualRect(self.rows.index(place))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(54))

    def event(self, event: QEvent) -> bool:
        # Alt+← would go back in the window; in the agenda it changes the level.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.hasFocus()
            and self._command(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.drawing.is_on and event.key() == _Key.Key_Escape:
            self.drawing.cancel()
            return
        command = self._command(event)
        if command is not None:
            command()
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~_PAD
        if key == _Key.Key_Insert and held in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            return self.add_wanted.emit
        if held == _CTRL:
            return {_Key.Key_V: self.paste_wanted.emit, _Key.Key_C: self.copy_wanted.emit}.get(key)
        item = self.current_id()
        if item is None:
            return None
        if held == _ALT:
            return self._moving(key, item)
        if key in (_Key.Key_Plus, _Key.Key_Minus) and held in (
            Qt.KeyboardModifier.NoModifier,
            _SHIFT,
        ):
            minutes = 5 if key == _Key.Key_Plus else -5
            return lambda: self.minutes_wanted.emit(item, minutes)
        if held != Qt.KeyboardModifier.NoModifier:
            return None
        if key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2):
            return lambda: self.edit_wanted.emit(item)
        if key == _Key.Key_Delete:
            return lambda: self.remove_wanted.emit(item)
        return None

    def _moving(self, key: Qt.Key, item: int) -> Callable[[], object] | None:
        if key in (_Key.Key_Up, _Key.Key_Down):
            return lambda: self.step_wanted.emit(item, -1 if key == _Key.Key_Up else 1)
        if key in (_Key.Key_Left, _Key.Key_Right):
            return lambda: self.level_wanted.emit(item, -1 if key == _Key.Key_Left else 1)
        return None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.currentIndex().row() if by_keys else self.indexAt(event.pos()).row()
        item = self.rows.id_at(place)
        if item is None:
            return
        point = event.pos()
        if by_keys:
            point = QPoint(int(self._menu_left()), self.row_rect(place).center().y())
        self.menu_wanted.emit(item, self.viewport().mapToGlobal(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = self.indexAt(event.position().toPoint()).row()
        item = self.rows.id_at(place)
        if event.button() != Qt.MouseButton.LeftButton or item is None:
            return
        if event.position().x() >= self._menu_left():
            below = QPoint(int(self._menu_left()), self.row_rect(place).bottom())
            self.menu_wanted.emit(item, self.viewport().mapToGlobal(below))
        else:
            self.drawing.press(item, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.drawing.move(place)
            return
        self._hover(self.indexAt(place).row(), place)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.drawing.release():
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1, QPoint(-1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.painted.is_active = True
        if not self.currentIndex().isValid() and self.rows.rows:
            self._select_row(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.painted.is_active = event.reason() == Qt.FocusReason.PopupFocusReason
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.drawing.paint(self.viewport())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self.painted.width:
            self.painted.width = self.viewport().width()
            QTimer.singleShot(0, self, self.fit_editor if self.is_editing else self.lay_out_again)
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    def _place_editor(self) -> None:
        edited = self.painted.edited_id
        place = self.rows.row_of(edited) if edited is not None else None
        if self._editor is not None and place is not None:
            self._editor.setGeometry(self.row_rect(place).adjusted(0, 0, 0, -1))

    def _select_row(self, place: int) -> None:
        index = self.rows.index(place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def _tell_edit(self, place: int) -> None:
        item = self.rows.id_at(place)
        if item is not None:
            self.edit_wanted.emit(item)

    def _hover(self, row: int, place: QPoint) -> None:
        on_menu = row >= 0 and place.x() >= self._menu_left()
        on_grip = row >= 0 and place.x() < columns(self.painted.width).clock
        shape = Qt.CursorShape.PointingHandCursor if on_menu else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if on_grip else shape)
        if row != self.painted.hovered:
            self.painted.hovered = row
            self.viewport().update()

    def _menu_left(self) -> float:
        return columns(self.viewport().width()).menu

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The row at a place, whatever lies beside it."""
        return super().indexAt(QPoint(min(point.x(), self.viewport().width() - 2), point.y()))
