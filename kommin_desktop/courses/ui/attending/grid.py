"""The grid of the attendance: one square for each person and date, walked and set by keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.courses.rules import ATTENDANCE_KEYS, AttendanceStatus, next_attendance
from kommin_desktop.courses.ui.attending.cells import BOX, CellSigns, paint_focus
from kommin_desktop.courses.ui.attending.headers import HEAD, DateHeader, PeopleHeader
from kommin_desktop.courses.ui.attending.model import GridModel, Index
from kommin_desktop.courses.ui.attending.sheet import Sheet, is_off
from kommin_desktop.kit import theme
from kommin_desktop.kit.clipboard import copy_rows
from kommin_desktop.kit.tokens import ATTENDANCE_ROW
from kommin_desktop.kit.widgets import Label, Separator

PEOPLE, FEW_PEOPLE = 216, 168
"""The width of the people's column, and where dates need the room."""
LEAST, MOST = 66, 97
"""The width of a date at least and at most."""

_KEYS = {Qt.Key[f"Key_{letter}"]: status for letter, status in ATTENDANCE_KEYS.items()}


class AttendanceGrid(QTableView):
    """Signals name a cell by row and column; what to do about it is the page's business."""

    set_wanted = Signal(int, int, object)
    """An AttendanceStatus for a cell; open clears it."""
    partly_wanted = Signal(int, int)
    moved = Signal()
    menu_wanted = Signal(QPoint)
    copied = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setObjectName("attendance_grid")
        self.setAccessibleName(_("Anwesenheit"))
        self.grid = model
        self.can_edit = True
        self._signs = CellSigns()
        self._pressed = QModelIndex()
        self.dates = DateHeader(model, self)
        self.people = PeopleHeader(model, self)
        self.setModel(model)
        self.setHorizontalHeader(self.dates)
        self.setVerticalHeader(self.people)
        self.corner = Label("", "caption", "text2")
        self.corner.setParent(self)
        self.corner.setObjectName("attendance_people")
        self.corner.setContentsMargins(theme.px(18), 0, 0, 0)
        self._rule = Separator()
        self._rule.setParent(self)
        self._set_habits()
        self.dates.pressed_at.connect(self._on_date_pressed)
        theme.notifier().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _set_habits(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_sheet(self, sheet: Sheet, *, can_edit: bool) -> None:
        """Show a sheet; the cell one is at stays, of another course it is the date that is due."""
        before = self.grid.sheet
        is_other = before is None or before.course.id != sheet.course.id
        at = self._place() if not is_other else None
        self.can_edit = can_edit
        if is_other:
            self.grid.wishes.clear()
        self.grid.show_sheet(sheet)
        self.dates.due = sheet.due_column(today())
        self.corner.setText(_("Teilnehmende ({n})").format(n=len(sheet.rows)))
        self.fit()
        if is_other:
            self._go_to_due()
        elif at is not None and not self.currentIndex().isValid():
            self._come_back(at)

    def fit(self) -> None:
        """Share the width: dates are as wide as there is room, people take the rest."""
        sheet = self.grid.sheet
        count = len(sheet.dates) if sheet is not None else 0
        whole = self.width()
        people = theme.px(PEOPLE)
        if count and (whole - people) // count < theme.px(LEAST):
            people = theme.px(FEW_PEOPLE)
        if count:
            wide = max(theme.px(LEAST), min(theme.px(MOST), (whole - people) // count))
            if self.dates.defaultSectionSize() != wide:
                self.dates.setMinimumSectionSize(min(wide, theme.px(LEAST)))
                self.dates.setDefaultSectionSize(wide)
            people = max(people, whole - wide * count)
        self.people.set_width(people)
        self.corner.setGeometry(0, 0, people, theme.px(HEAD) - 1)
        self._rule.setGeometry(0, theme.px(HEAD) - 1, people, 1)

    def height_of_rows(self) -> int:
        """How high the grid is with all its rows."""
        bar = self.horizontalScrollBar()
        scroll = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return theme.px(HEAD) + self.people.length() + scroll

    def row(self) -> int:
        """The row the keys go to, -1 for none."""
        return self.currentIndex().row()

    def column(self) -> int:
        """The date the keys go to, -1 for none."""
        return self.currentIndex().column()

    def cell_rect(self) -> QRect:
        """Where the square of the current cell is, in the viewport."""
        rect = self.visualRect(self.currentIndex())
        box = QRect(0, 0, theme.px(BOX), theme.px(BOX))
        box.moveLeft(rect.x() + (rect.width() - box.width()) // 2)
        box.moveTop(rect.y() + (rect.height() - box.height()) // 2)
        return box

    def copy_table(self) -> None:
        """Put the whole grid on the clipboard as a table."""
        copy_rows(*self.grid.texts())
        self.copied.emit()

    def ask_set(self, status: AttendanceStatus) -> None:
        """Wish a state for the current cell."""
        index = self.currentIndex()
        if not self._is_open_to_change(index):
            return
        if status == AttendanceStatus.PARTLY:
            self.partly_wanted.emit(index.row(), index.column())
        else:
            self.set_wanted.emit(index.row(), index.column(), status)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, space and Entf change the cell; the rest walks."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
            return
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        key = Qt.Key(event.key())
        if plain and key in _KEYS:
            self.ask_set(_KEYS[key])
        elif plain and key == Qt.Key.Key_Space:
            self._cycle(self.currentIndex())
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.ask_set(AttendanceStatus.OPEN)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, no search."""
        del search

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            self.viewport().update(self.visualRect(index))
        self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)
        inside = is_left and index.isValid() and self._has_box_at(event.position().toPoint())
        self._pressed = index if inside else QModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, QModelIndex()
        if pressed.isValid() and self.indexAt(event.position().toPoint()) == pressed:
            self._cycle(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.cell_rect().bottomLeft()))
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._go_to_due()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All squares in one go: a large grid has too many for a delegate."""
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, theme.color("surface"))
        sheet = self.grid.sheet
        if sheet is None or not sheet.rows or not sheet.dates:
            return
        wide, high = self.dates.defaultSectionSize(), self.people.defaultSectionSize()
        left, top = self.columnViewportPosition(0), self.rowViewportPosition(0)
        columns = _touched(area.left() - left, area.right() - left, wide, len(sheet.dates))
        rows = _touched(area.top() - top, area.bottom() - top, high, len(sheet.rows))
        if self.dates.due is not None:
            band = QRect(left + self.dates.due * wide, top, wide, high * len(sheet.rows))
            painter.fillRect(band & area, theme.color("accent_soft"))
        self._paint_signs(painter, sheet, rows, columns)
        rule = theme.color("border")
        for row in rows:
            if row == len(sheet.rows) - 1:  # the edge of the card is the last line
                break
            painter.fillRect(area.x(), top + (row + 1) * high - 1, area.width(), 1, rule)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            paint_focus(painter, QRectF(self.cell_rect()))

    def _paint_signs(self, painter: QPainter, sheet: Sheet, rows: range, columns: range) -> None:
        wide, high = self.dates.defaultSectionSize(), self.people.defaultSectionSize()
        side = theme.px(BOX)
        left = self.columnViewportPosition(0) + (wide - side) // 2
        top = self.rowViewportPosition(0) + (high - side) // 2
        ratio = self.devicePixelRatioF()
        wishes = self.grid.wishes
        signs = self._signs
        now = today()
        for column in columns:
            day = sheet.dates[column]
            if is_off(day):
                continue
            is_due = column == self.dates.due or day.start.date() <= now
            drawn: dict[str, QPixmap] = {}
            x = left + column * wide
            for row in rows:
                status = str(sheet.mark(row, column, wishes).status)
                sign = drawn.get(status)
                if sign is None:
                    sign = drawn[status] = signs.sign(status, is_due=is_due, ratio=ratio)
                painter.drawPixmap(x, top + row * high, sign)

    def _cycle(self, index: QModelIndex) -> None:
        if self._is_open_to_change(index):
            status = next_attendance(self.grid.mark(index.row(), index.column()).status)
            self.set_wanted.emit(index.row(), index.column(), status)

    def _is_open_to_change(self, index: QModelIndex) -> bool:
        sheet = self.grid.sheet
        return (
            self.can_edit
            and index.isValid()
            and sheet is not None
            and not is_off(sheet.dates[index.column()])
        )

    def _has_box_at(self, place: QPoint) -> bool:
        return self.cell_rect().adjusted(-4, -4, 4, 4).contains(place)

    def _place(self) -> tuple[int, int] | None:
        index = self.currentIndex()
        return self.grid.place(index.row(), index.column()) if index.isValid() else None

    def _come_back(self, place: tuple[int, int]) -> None:
        """People or dates are others: stay with the same person and date as far as they are."""
        sheet = self.grid.sheet
        if sheet is None or not sheet.rows or not sheet.dates:
            return
        people = [one.registration_id for one in sheet.rows]
        days = [day.id for day in sheet.dates]
        row = people.index(place[0]) if place[0] in people else 0
        due = self.dates.due or 0
        column = days.index(place[1]) if place[1] in days else due
        self.setCurrentIndex(self.grid.index(row, column))

    def _go_to_due(self) -> None:
        sheet = self.grid.sheet
        if sheet is None or not sheet.rows or not sheet.dates:
            return
        column = self.dates.due if self.dates.due is not None else len(sheet.dates) - 1
        self.setCurrentIndex(self.grid.index(0, column))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _on_date_pressed(self, column: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(self.grid.index(max(0, self.row()), column))

    def _on_look_changed(self) -> None:
        self._signs.forget()
        high = theme.px(ATTENDANCE_ROW)
        self.people.setMinimumSectionSize(theme.px(20))
        self.people.setDefaultSectionSize(high)
        self.fit()
        self.viewport().update()


def _touched(first: int, last: int, size: int, count: int) -> range:
    """Which rows or columns of this size lie between two places."""
    return range(max(0, first // size), min(count, last // size + 1))
