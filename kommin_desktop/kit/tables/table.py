"""The list of an area: rows of records with keyboard, selection, sorting and copying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QTableView,
    QWidget,
)

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.clipboard import copy_rows
from kommin_desktop.kit.tables.canvas import measure_anew
from kommin_desktop.kit.tables.columns import Column, ColumnWidths, Remembers
from kommin_desktop.kit.tables.delegate import HEADING_ROW, Look, PartOf, RowDelegate
from kommin_desktop.kit.tables.header import ListHeader
from kommin_desktop.kit.tables.keyboard import ListKeys, RowSteps
from kommin_desktop.kit.tables.model import IdsModel
from kommin_desktop.kit.tables.pointing import RowPointer
from kommin_desktop.kit.tables.selection import SelectionById

_Move = QAbstractItemView.CursorAction


class ListTable(QTableView):
    """A list of records; `parts` says what a line shows in a column, else its texts are shown.

    Signals name records by number: `opened` Enter or double click, `edit_wanted` F2,
    `delete_wanted` Entf, `left_upwards` arrow up on the first row, `part_pressed` a click into a
    pressable column, `space_pressed` the selected records, `menu_wanted` a place on the screen.
    """

    opened = Signal(int)
    edit_wanted = Signal(int)
    selection_changed = Signal(list)
    left_upwards = Signal()
    delete_wanted = Signal(list)
    sort_chosen = Signal(str, bool)
    part_pressed = Signal(int, str)
    space_pressed = Signal(list)
    menu_wanted = Signal(QPoint)
    copied = Signal(int)

    def __init__(
        self,
        model: IdsModel[Any],
        columns: Sequence[Column],
        name: str,
        hint: str,
        *,
        parts: PartOf | None = None,
        settings: Remembers | None = None,
        look: Look = "table",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(hint)
        self.columns = tuple(columns)
        self.rows = model
        model.use_columns(self.columns)
        self.setModel(model)
        self.row_delegate = RowDelegate(model, self.columns, parts, look=look, parent=self)
        self.setItemDelegate(self.row_delegate)
        self._header = ListHeader(self.columns, self)
        self.setHorizontalHeader(self._header)
        self._set_habits()
        self._low_rows: list[int] = []
        # Before the selection comes back, which needs the heights to stay where it was.
        model.modelReset.connect(self._lay_out_headings)
        self._selection = SelectionById(self, model)
        self._selection.changed.connect(self.selection_changed)
        self._widths = ColumnWidths(self._header, self.columns, name, settings)
        self._steps = RowSteps(self, model)
        self._keys = ListKeys(self, self, model)
        self._pointer = RowPointer(self, self, model, self.row_delegate)
        self._header.sectionClicked.connect(self._on_section_clicked)
        self._header.customContextMenuRequested.connect(self._on_header_menu)
        theme.notifier().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _set_habits(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(theme.px(80))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def selected_ids(self) -> list[int]:
        """The selected records in the order of the list."""
        return self._selection.ids()

    def current_id(self) -> int | None:
        """The record that the keyboard is at."""
        return self._selection.current()

    def select_id(self, id_: int) -> bool:
        """Select one record and bring it into view; returns whether it is in the list."""
        found = self._selection.select([id_], id_)
        if found:
            self.scrollTo(self.currentIndex())
        return found

    def select_ids(self, ids: Sequence[int]) -> None:
        """Select these records."""
        self._selection.select(ids)

    def select_step(self, step: int) -> None:
        """Select the record so many rows further, for Alt+Bild ab beside a preview."""
        row = self._steps.stepped(self.currentIndex().row(), step)
        id_ = self.rows.id_at(row)
        if id_ is not None:
            self.select_id(id_)

    def take_focus(self) -> None:
        """Put the keyboard into the list, on its first row if none is selected."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin()

    def begin(self) -> None:
        """Select the current or the first row if nothing is selected."""
        id_ = self.current_id()
        if id_ is None:
            id_ = self.rows.id_at(self._steps.first())
        if id_ is not None and not self.selected_ids():
            self.select_id(id_)

    def set_marks(self, typed: str) -> None:
        """Mark what a search for the typed text found; "" marks nothing."""
        self.row_delegate.set_marks(typed)
        self.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """Show low rows of one line, or rows of two lines again."""
        self.row_delegate.is_compact = compact
        self._on_look_changed()

    def set_row_height(self, height: int) -> None:
        """Give rows another height than usual, in pixels at 100 %."""
        self.row_delegate.row_height = height
        self._on_look_changed()

    def hug_rows(self) -> None:
        """Be as high as the rows, where a list stands in a card, and scroll if there is no room."""
        self.row_delegate.is_hugging = True
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(self.row_delegate.height())
        self.rows.modelReset.connect(self.updateGeometry)

    def show_sort(self, key: str, is_ascending: bool = True) -> None:
        """Show by which column the list is ordered."""
        self._header.show_sort(key, is_ascending)

    def place_of(self, id_: int, key: str = "") -> QPoint:
        """The place on the screen below a cell, for its menu."""
        row = self.rows.row_of(id_)
        column = next((n for n, c in enumerate(self.columns) if c.key == key), 0)
        rect = self.visualRect(self.rows.index(-1 if row is None else row, column))
        return self.viewport().mapToGlobal(rect.bottomLeft())

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard."""
        lines = self.rows.lines_of(self.selected_ids())
        if not lines:
            return
        named = [number for number, column in enumerate(self.columns) if column.title]
        texts = [self.rows.texts_of(line) for line in lines]
        headings = [self.columns[number].title for number in named]
        copy_rows(headings, [[row[n] for n in named if n < len(row)] for row in texts])
        self.copied.emit(len(lines))

    def columns_menu(self) -> QMenu:
        """A menu that orders the list and chooses its columns."""
        menu = QMenu(self)
        by, _is_ascending = self._header.sorted_by()
        for column in self.columns:
            if column.sort:
                title = _("Nach {column} ordnen").format(column=column.title)
                action = menu.addAction(title)
                action.setCheckable(True)
                action.setChecked(column.key == by)
                action.triggered.connect(lambda _on=False, key=column.key: self._sort_by(key))
        menu.addSeparator()
        for column in self.columns[1:]:
            if column.title:
                action = menu.addAction(column.title)
                action.setCheckable(True)
                action.setChecked(self._widths.is_wanted(column.key))
                action.toggled.connect(lambda on, key=column.key: self._want(key, on))
        return menu

    def set_letters_as_commands(self, are_commands: bool) -> None:
        """Leave letters to the page, where they set something, instead of seeking names."""
        self._keys.letters_are_commands = are_commands

    def keyboardSearch(self, search: str) -> None:
        self._keys.search(search)

    def moveCursor(
        self,
        cursorAction: _Move,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        row = self._steps.moved(cursorAction, self.currentIndex().row())
        if row is None:
            return super().moveCursor(cursorAction, modifiers)
        return self.rows.index(row, max(0, self.currentIndex().column()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        id_ = self.rows.id_at(self.rowAt(event.position().toPoint().y()))
        if id_ is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(id_)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(rect.center()))
        else:
            self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.begin()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._widths.fit(event.size().width())
        super().resizeEvent(event)

    def _on_section_clicked(self, section: int) -> None:
        if self.columns[section].sort:
            self._sort_by(self.columns[section].key)

    def _sort_by(self, key: str) -> None:
        by, is_ascending = self._header.sorted_by()
        self._header.show_sort(key, by != key or not is_ascending)
        self.sort_chosen.emit(*self._header.sorted_by())

    def _want(self, key: str, wanted: bool) -> None:
        self._widths.want(key, wanted)
        self._widths.fit(self.viewport().width())

    def _on_header_menu(self, place: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        # With a ground of its own the viewport is opaque, and scrolling paints new rows only.
        QPainter(self.viewport()).fillRect(event.rect(), theme.color("surface"))
        super().paintEvent(event)

    def _on_look_changed(self) -> None:
        measure_anew()
        self.verticalHeader().setMinimumSectionSize(theme.px(20))
        self.verticalHeader().setDefaultSectionSize(self.row_delegate.height())
        self._widths.place()
        self._widths.fit(self.viewport().width())
        self._header.updateGeometry()
        self._lay_out_headings()
        self.viewport().update()

    def _lay_out_headings(self) -> None:
        self.clearSpans()
        for row in self._low_rows:
            if row < self.rows.rowCount():
                self.verticalHeader().resizeSection(row, self.row_delegate.height())
        self._low_rows = list(self.rows.heading_rows())
        for row in self._low_rows:
            self.verticalHeader().resizeSection(row, theme.px(HEADING_ROW))
            if len(self.columns) > 1:
                self.setSpan(row, 0, 1, len(self.columns))
