"""A short list in a card: no head, as high as its rows, no line below the last one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt

from kommin_desktop.kit import theme
from kommin_desktop.kit.tables import Column, IdsModel, ListTable, Part


class CardTable(ListTable):
    """The page scrolls, not the list."""

    def __init__(
        self,
        model: IdsModel[Any],
        columns: Sequence[Column],
        name: str,
        hint: str,
        *,
        parts: Callable[[Any, str], Part | None],
        row_height: int = 52,
    ) -> None:
        super().__init__(model, columns, name, hint, parts=parts)
        self._row = row_height
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_row_height(row_height)
        model.modelReset.connect(self._hug)
        theme.notifier().changed.connect(self._hug)
        self._hug()

    def _hug(self) -> None:
        line = 1  # below the last row
        self.setFixedHeight(max(1, self.rows.rowCount() * theme.px(self._row) - line))
