"""The rows of an agenda for the list, with a place for an item that is being added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kommin_desktop.base.text import _
from kommin_desktop.meetings.ui.preparing.sheet import SheetRow

ROW_ROLE = Qt.ItemDataRole.UserRole
NEW_ROW = SheetRow(0, "", 0, "", "info", False, False, True, "", "", None, "", False)
_Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractListModel):
    """The agenda from top to bottom."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[SheetRow] = []

    def show(self, rows: Sequence[SheetRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def insert_new(self, place: int, row: SheetRow) -> None:
        """Make room for an item that is being added."""
        self.beginInsertRows(QModelIndex(), place, place)
        self.rows.insert(place, row)
        self.endInsertRows()

    def drop_new(self) -> None:
        """Take the room for a new item away again."""
        place = self.row_of(0)
        if place is not None:
            self.beginRemoveRows(QModelIndex(), place, place)
            del self.rows[place]
            self.endRemoveRows()

    def row_of(self, item_id: int) -> int | None:
        """The place of an item in the list."""
        found = (place for place, row in enumerate(self.rows) if row.id == item_id)
        return next(found, None)

    def id_at(self, place: int) -> int | None:
        """The item at a place of the list; None for none and for one that is being added."""
        return (self.rows[place].id or None) if 0 <= place < len(self.rows) else None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken() or _("Neuer Tagesordnungspunkt")
        return row if role == ROW_ROLE else None
