"""The attendance as a table, for the grid, its keys and screen readers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kommin_desktop.base.text import _
from kommin_desktop.courses.rules import Mark
from kommin_desktop.courses.ui.attending.sheet import (
    Place,
    Sheet,
    cell_words,
    day_spoken,
    day_words,
    is_off,
    mark_words,
)

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class GridModel(QAbstractTableModel):
    """A row for each person, a column for each date; wishes show before the file has them."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.wishes: dict[Place, Mark] = {}
        self._settled: set[Place] = set()

    @property
    def awaits(self) -> bool:
        """Whether something is wished that the file does not have yet."""
        return any(place not in self._settled for place in self.wishes)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show this sheet; of the same people and dates only what differs is painted."""
        before = self.sheet
        if before is None or sheet is None or _frame(before) != _frame(sheet):
            self.beginResetModel()
            self.sheet = sheet
            self._drop_fulfilled()
            self.endResetModel()
            return
        wished = set(self.wishes)
        self.sheet = sheet
        self._drop_fulfilled()
        undone = {person for person, _day in wished - set(self.wishes)}
        for number, (old, new) in enumerate(zip(before.rows, sheet.rows, strict=True)):
            if (old is not new and old != new) or new.registration_id in undone:
                self._tell_row(number)
        if before.dates != sheet.dates:
            self._tell_all()

    def wish(self, row: int, column: int, mark: Mark) -> None:
        """Show at once what is wished; the file follows."""
        if self.sheet is not None:
            place = self.place(row, column)
            self.wishes[place] = mark
            self._settled.discard(place)
            index = self.index(row, column)
            self.dataChanged.emit(index, index)

    def settle(self, place: Place, mark: Mark) -> None:
        """The file has what was wished; what it says from now on counts."""
        if self.wishes.get(place) == mark:
            self._settled.add(place)

    def take_back(self, place: Place) -> None:
        """What was wished was refused."""
        self.wishes.pop(place, None)
        self._tell_all()

    def place(self, row: int, column: int) -> Place:
        """The registration and the date of a cell."""
        assert self.sheet is not None
        return self.sheet.rows[row].registration_id, self.sheet.dates[column].id

    def mark(self, row: int, column: int) -> Mark:
        """What a cell shows."""
        assert self.sheet is not None
        return self.sheet.mark(row, column, self.wishes)

    def texts(self) -> tuple[list[str], list[list[str]]]:
        """Headings and rows for the clipboard."""
        sheet = self.sheet
        if sheet is None:
            return [], []
        days = [f"{day.start.date():%d.%m.%Y}" for day in sheet.dates]
        headings = [_("Name"), _("Kommune"), *days, _("Anwesenheit (UE)")]
        rows = [
            [
                one.name,
                one.municipality,
                *(self._text(row, column) for column in range(len(sheet.dates))),
                one.share,
            ]
            for row, one in enumerate(sheet.rows)
        ]
        return headings, rows

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.dates)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if self.sheet is None or not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self._text(index.row(), index.column())
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return cell_words(self.sheet, index.row(), index.column(), self.wishes)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        sheet = self.sheet
        is_text = role in (_Role.DisplayRole, _Role.AccessibleTextRole)
        if sheet is None or not is_text:
            return None
        if orientation == Qt.Orientation.Horizontal:
            if section >= len(sheet.dates):
                return None
            day = sheet.dates[section]
            return f"{day_spoken(day)}, {day_words(day)}" if is_off(day) else day_spoken(day)
        if section >= len(sheet.rows):
            return None
        one = sheet.rows[section]
        return ", ".join(part for part in (one.name, one.municipality, one.share) if part)

    def _text(self, row: int, column: int) -> str:
        assert self.sheet is not None
        if is_off(self.sheet.dates[column]):
            return _("entfallen")
        return mark_words(self.mark(row, column))

    def _drop_fulfilled(self) -> None:
        """Forget wishes that the file has by now."""
        if self.sheet is None:
            self.wishes.clear()
            return
        rows = {one.registration_id: one for one in self.sheet.rows}
        self.wishes = {
            (person, day): mark
            for (person, day), mark in self.wishes.items()
            if person in rows
            and (person, day) not in self._settled
            and not _is_same(rows[person].marks.get(day), mark)
        }
        self._settled.clear()

    def _tell_row(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _tell_all(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _is_same(kept: Mark | None, wished: Mark) -> bool:
    """A part without a figure gets one from the service."""
    if kept is None or kept.status != wished.status:
        return False
    return (wished.minutes is None and wished.half_units is None) or kept == wished


def _frame(sheet: Sheet) -> tuple[object, ...]:
    return (
        sheet.course.id,
        tuple((one.registration_id, one.name) for one in sheet.rows),
        tuple(day.id for day in sheet.dates),
    )
