"""A plain list in a pane: few rows that one walks with the arrows, such as bodies or topics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QWidget

from kommin_desktop.kit.tables.columns import Column
from kommin_desktop.kit.tables.model import IdsModel
from kommin_desktop.kit.tables.parts import Part
from kommin_desktop.kit.tables.table import ListTable

ROW_KEY = "row"


class RowList(ListTable):
    """A list of one column without a head; rows are rounded cards, one is selected."""

    def __init__(
        self,
        model: IdsModel[Any],
        name: str,
        hint: str,
        *,
        part: Callable[[Any], Part | None],
        row_height: int = 51,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            model,
            [Column(ROW_KEY, hint)],
            name,
            hint,
            parts=lambda line, _key: part(line),
            look="cards",
            parent=parent,
        )
        self.horizontalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_row_height(row_height)
