"""What a list shows: all its record numbers at once, their lines page by page as they are seen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from kommin_desktop.base.folding import fold
from kommin_desktop.kit.tables.columns import Column

L = TypeVar("L")
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole

LINE_ROLE = int(_Role.UserRole)
"""The line of a row, as the query returned it; None while it is not loaded."""

PAGE = 64
PAGES_KEPT = 40
_AT_ONCE = 512
_ASK_AGAIN_MS = 10
_NO_INDEX = QModelIndex()


class GroupedRows:
    """Record numbers under headings, in the order of the list; empty groups have no heading."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[int]]]) -> None:
        self.headings: list[str] = []
        # A heading is a negative number among the record numbers: -1 the first, -2 the second.
        self.rows: list[int] = []
        for title, ids in groups:
            if ids:
                self.headings.append(title)
                self.rows.append(-len(self.headings))
                self.rows.extend(ids)


class IdsModel(QAbstractTableModel, Generic[L]):
    """The rows of a list by record number; lines are loaded when they are looked at.

    `load` returns the lines of the numbers, in any order, or None while the file is busy: then
    what is shown stays and is asked for again. `texts` gives a line's text for each column, for
    copying, type-ahead and screen readers. `key` reads a line's number, its `id` by default.
    """

    def __init__(
        self,
        load: Callable[[Sequence[int]], Sequence[L] | None] | None,
        texts: Callable[[L], Sequence[str]],
        *,
        key: Callable[[L], int] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._texts = texts
        self._key: Callable[[L], int] = key or attrgetter("id")
        self._columns: Sequence[Column] = ()
        self._rows: list[int] = []
        self._headings: list[str] = []
        self._row_of: dict[int, int] | None = None
        self._lines: dict[int, L | None] = {}
        self._stale: set[int] = set()
        self.is_afresh = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_ASK_AGAIN_MS)
        self._again.timeout.connect(self._repaint)

    def use_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns; the table that shows the model calls it."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def set_ids(self, rows: Sequence[int] | GroupedRows, *, afresh: bool = False) -> None:
        """Show these records in this order.

        `afresh` says that another question was asked (search, filter): the list then begins at
        its top instead of staying where it was and going on to the next row after a deletion.
        """
        self.is_afresh = afresh
        self.beginResetModel()
        self._rows = rows.rows if isinstance(rows, GroupedRows) else list(rows)
        self._headings = rows.headings if isinstance(rows, GroupedRows) else []
        self._row_of = None
        self.endResetModel()

    def set_lines(
        self, lines: Sequence[L], rows: GroupedRows | None = None, *, afresh: bool = False
    ) -> None:
        """Show these lines, all of them known; for short lists without `load`."""
        self._lines = {self._key(line): line for line in lines}
        self._stale.clear()
        self.set_ids(list(self._lines) if rows is None else rows, afresh=afresh)

    def forget(self, ids: Collection[int] | None = None) -> None:
        """Load these lines, or all, again when they are looked at: they were changed."""
        if self._load is None:
            return
        known = self._lines.keys()
        self._stale |= set(known) if ids is None else known & set(ids)
        self._repaint()

    def ids(self) -> list[int]:
        """The record numbers in the order of the rows, without headings."""
        return [id_ for id_ in self._rows if id_ >= 0] if self._headings else self._rows

    def id_at(self, row: int) -> int | None:
        """The record of a row; None for a heading or no row."""
        if not 0 <= row < len(self._rows) or self._rows[row] < 0:
            return None
        return self._rows[row]

    def row_of(self, id_: int) -> int | None:
        """The row of a record, or None if it is not in the list."""
        if self._row_of is None:
            self._row_of = dict(zip(self._rows, range(len(self._rows)), strict=True))
        return self._row_of.get(id_) if id_ >= 0 else None

    def heading_at(self, row: int) -> str | None:
        """The text of a heading row; None for a row with a record."""
        if not 0 <= row < len(self._rows) or self._rows[row] >= 0:
            return None
        return self._headings[-1 - self._rows[row]]

    def heading_rows(self) -> Iterator[int]:
        """The rows that are headings."""
        if self._headings:
            yield from (row for row, id_ in enumerate(self._rows) if id_ < 0)

    def line_at(self, row: int) -> L | None:
        """The line of a row, loaded with its neighbours if need be; None if not known now."""
        id_ = self.id_at(row)
        if id_ is None:
            return None
        if (id_ not in self._lines or id_ in self._stale) and not self._again.isActive():
            self._load_page(row)
        return self._lines.get(id_)

    def line_of(self, id_: int) -> L | None:
        """The line of a record in the list."""
        row = self.row_of(id_)
        return None if row is None else self.line_at(row)

    def lines_of(self, ids: Sequence[int]) -> list[L] | None:
        """The lines of many records in their order, as they are now; None while busy."""
        if self._load is None:
            return [line for id_ in ids if (line := self._lines.get(id_)) is not None]
        found: dict[int, L] = {}
        for first in range(0, len(ids), _AT_ONCE):
            lines = self._load(ids[first : first + _AT_ONCE])
            if lines is None:
                return None
            found.update((self._key(line), line) for line in lines)
        return [found[id_] for id_ in ids if id_ in found]

    def texts_of(self, line: L) -> Sequence[str]:
        """The texts of a line, one for each column."""
        return self._texts(line)

    def row_beginning_with(self, typed: str, first: int) -> int | None:
        """The next row from `first` on, and from the top, whose text begins with the typed."""
        wanted = fold(typed)
        order = self._rows[first:] + self._rows[:first]
        for start in range(0, len(order), _AT_ONCE):
            lines = self.lines_of([id_ for id_ in order[start : start + _AT_ONCE] if id_ >= 0])
            for line in lines or ():
                if fold(self._texts(line)[0]).startswith(wanted):
                    return self.row_of(self._key(line))
        return None

    def _load_page(self, row: int) -> None:
        if self._load is None:
            return
        first = row // PAGE * PAGE
        wanted = [
            id_
            for id_ in self._rows[first : first + PAGE]
            if id_ >= 0 and (id_ not in self._lines or id_ in self._stale)
        ]
        lines = self._load(wanted)
        if lines is None:
            self._again.start()
            return
        found = {self._key(line): line for line in lines}
        for id_ in wanted:
            # Taken out first, so that the newest stand last when old lines are let go.
            self._lines.pop(id_, None)
            self._lines[id_] = found.get(id_)
        self._stale.difference_update(wanted)
        self._let_go()

    def _let_go(self) -> None:
        surplus = len(self._lines) - PAGE * PAGES_KEPT
        if surplus > 0:
            for id_ in list(islice(self._lines, surplus)):
                del self._lines[id_]
                self._stale.discard(id_)

    def _repaint(self) -> None:
        if self._rows and self._columns:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.id_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, LINE_ROLE):
            return None
        heading = self.heading_at(index.row())
        if heading is not None:
            return None if role == LINE_ROLE else heading if index.column() == 0 else ""
        line = self.line_at(index.row())
        if role == LINE_ROLE or line is None:
            return line
        texts = self._texts(line)
        if role == _Role.AccessibleTextRole:
            return self._spoken(texts, index.column())
        return texts[index.column()] if index.column() < len(texts) else ""

    def _spoken(self, texts: Sequence[str], column: int) -> str:
        """The first cell says the whole row, the others say what they are."""
        if column == 0:
            return "; ".join(text for text in texts if text)
        title = self._columns[column].title
        text = texts[column] if column < len(texts) else ""
        return f"{title}: {text}" if title and text else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        is_text = role in (_Role.DisplayRole, _Role.AccessibleTextRole)
        if orientation == Qt.Orientation.Horizontal and is_text:
            return self._columns[section].title if section < len(self._columns) else None
        return None
