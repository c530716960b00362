"""The selection of a list by record number, so that it outlives every reload of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QTableView

from kommin_desktop.kit.tables.model import IdsModel

_Flag = QItemSelectionModel.SelectionFlag


class SelectionById(QObject):
    """Remembers which records are selected while the model gets other rows.

    After a deletion the next row is selected. The list stays where it was, unless another
    question was asked.
    """

    changed = Signal(list)

    def __init__(self, view: QTableView, model: IdsModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._told: list[int] = []
        self._is_resetting = False
        self._rows_before: Sequence[int] = ()
        self._current_before: int | None = None
        self._place_before = 0
        self._scroll_before = 0
        model.modelAboutToBeReset.connect(self._on_reset_coming)
        model.modelReset.connect(self._on_reset)
        view.selectionModel().selectionChanged.connect(self._tell)

    def ids(self) -> list[int]:
        """The selected records in the order of the list."""
        ranges = sorted((r.top(), r.bottom()) for r in _ranges(self._view))
        found = (range(top, bottom + 1) for top, bottom in ranges)
        ids = (self._model.id_at(row) for row in chain.from_iterable(found))
        return list(dict.fromkeys(id_ for id_ in ids if id_ is not None))

    def current(self) -> int | None:
        """The record that the keyboard is at."""
        return self._model.id_at(self._view.currentIndex().row())

    def select(self, ids: Iterable[int], current: int | None = None) -> bool:
        """Select these records of the list; returns whether any of them is in it."""
        rows = sorted(row for id_ in ids if (row := self._model.row_of(id_)) is not None)
        chosen = self._view.selectionModel()
        at = self._model.row_of(current) if current is not None else None
        if at is None and rows:
            at = rows[0]
        if at is not None:
            chosen.setCurrentIndex(self._model.index(at, 0), _Flag.NoUpdate)
        chosen.select(self._as_ranges(rows), _Flag.ClearAndSelect)
        return bool(rows)

    def _as_ranges(self, rows: Sequence[int]) -> QItemSelection:
        last = self._model.columnCount() - 1
        chosen = QItemSelection()
        start = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                first, end = rows[start], rows[place - 1]
                chosen.select(self._model.index(first, 0), self._model.index(end, last))
                start = place
        return chosen

    def _on_reset_coming(self) -> None:
        self._is_resetting = True
        self._rows_before = self._model.ids()
        self._current_before = self.current()
        self._scroll_before = self._view.verticalScrollBar().value()
        row = self._view.currentIndex().row()
        self._place_before = self._view.rowViewportPosition(row) if row >= 0 else 0

    def _on_reset(self) -> None:
        kept = [id_ for id_ in self._told if self._model.row_of(id_) is not None]
        current = self._current_before
        if current is not None and self._model.row_of(current) is None:
            goes_on = self._told and not self._model.is_afresh
            current = self._neighbour(current) if goes_on else None
            if not kept and current is not None:
                kept = [current]
        self._view.updateGeometries()
        if kept or current is not None:
            self.select(kept, current)
        self._scroll(current)
        self._is_resetting = False
        self._tell()

    def _neighbour(self, gone: int) -> int | None:
        """The record that stood after the one that is gone, or else before it."""
        rows = self._rows_before
        place = rows.index(gone) if gone in rows else 0
        nearest = chain(rows[place + 1 :], reversed(rows[:place]))
        return next((id_ for id_ in nearest if self._model.row_of(id_) is not None), None)

    def _scroll(self, current: int | None) -> None:
        bar = self._view.verticalScrollBar()
        row = self._model.row_of(current) if current is not None else None
        if self._model.is_afresh:
            bar.setValue(0)
        else:
            bar.setValue(self._scroll_before)
            was_seen = 0 <= self._place_before < self._view.viewport().height()
            if row is not None and was_seen:
                shift = self._view.rowViewportPosition(row) - self._place_before
                bar.setValue(bar.value() + shift)
        if row is not None and self._model.is_afresh:
            self._view.scrollTo(self._model.index(row, 0))

    def _tell(self) -> None:
        if self._is_resetting:
            return
        ids = self.ids()
        if ids != self._told:
            self._told = ids
            self.changed.emit(list(ids))


def _ranges(view: QTableView) -> list[Any]:
    chosen = view.selectionModel().selection()
    return [chosen.at(number) for number in range(chosen.count())]
