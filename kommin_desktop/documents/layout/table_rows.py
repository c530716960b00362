"""Composes a table: head, groups and rows with their cells and rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from kommin_desktop.documents.blocks import Column, Content, GroupRow, Table
from kommin_desktop.documents.layout.boxes import Box, TextBox
from kommin_desktop.documents.layout.tables import Cell, RowBox, RowLook, column_widths
from kommin_desktop.documents.layout.theme import (
    CELL,
    GROUP_CELL,
    HEAD_CELL,
    MM,
    MUTED,
    PLAIN_CELL,
    TEXT_LOOKS,
)
from kommin_desktop.documents.typeset.lines import Lines, Look
from kommin_desktop.documents.writer.structure import Node, pdf_text

SetLines = Callable[..., Lines]

_PADDING = {"plain": 1.5, "lines": 3.6, "grid": 3.6}
_DENSE_PADDING = 2.2
_GUTTER = 8.0
_GRID_INSET = 5.0
_AFTER = 12.0


def table_rows(set_lines: SetLines, table: Table, parent: Node | None, width: float) -> list[Box]:
    """The rows of a table as boxes; ``set_lines`` breaks a text into lines."""
    return _TableSetter(set_lines, table, parent, width).boxes()


class _TableSetter:
    def __init__(
        self, set_lines: SetLines, table: Table, parent: Node | None, width: float
    ) -> None:
        self._set_lines = set_lines
        self._table = table
        self._width = width
        summary = f"/O/Table/Summary{pdf_text(table.summary)}" if table.summary else ""
        # Without any header it is no table to someone who listens, but text in columns.
        self._is_table = bool(table.head) or any(c.is_header for c in table.columns)
        if self._is_table:
            self._node = Node("Table", parent, attributes=summary)
        else:
            self._node = Node("Div", parent)
        self._widths = column_widths(table.columns, width)
        self._lefts = [0.0, *accumulate(self._widths)]
        self._is_grid = table.look == "grid"
        self._edges = tuple(self._lefts) if self._is_grid else ()
        # The last row of a group or table does not stand alone at the top of a page.
        ends = [n for n, row in enumerate(table.rows) if isinstance(row, GroupRow)]
        self._last_but_one = {end - 2 for end in (*ends, len(table.rows))}

    def boxes(self) -> list[Box]:
        """Caption, head and rows."""
        table = self._table
        boxes: list[Box] = []
        if table.caption:
            look = replace(TEXT_LOOKS["normal"], bold=True, hyphens=False)
            caption = self._set_lines(table.caption, look, self._width)
            box = TextBox(Node("Caption" if self._is_table else "P", self._node), caption)
            boxes.append(box.with_gaps(6.0, 3.0, keeps_next=True))
        head = self._head() if table.head else None
        if head:
            boxes.append(head)
        body = Node("TBody", self._node) if self._is_table else self._node
        for number, row in enumerate(table.rows):
            if isinstance(row, GroupRow):
                boxes.append(self._group(row, body, head))
            else:
                boxes.append(self._row(row, body, head))
            if number in self._last_but_one:
                boxes[-1].keeps_next = True
        if boxes:
            boxes[-1].with_gaps(boxes[-1].before, _AFTER)
        return boxes

    def _head(self) -> RowBox:
        row = Node("TR", Node("THead", self._node))
        cells = [
            self._cell(text, i, Node("TH", row, attributes="/O/Table/Scope/Column"), HEAD_CELL)
            for i, text in enumerate(self._table.head)
        ]
        above = 0.5 if self._is_grid else 0.0
        look = RowLook(3.4, 0.9, above, is_strong=not self._is_grid, edges=self._edges)
        box = RowBox(cells, self._width, look)
        box.with_gaps(4.0, 0.0, keeps_next=True)
        return box

    def _group(self, group: GroupRow, body: Node, head: RowBox | None) -> Box:
        attributes = f"/O/Table/Scope/Row/ColSpan {len(self._table.columns)}"
        if self._is_table:
            node = Node("TH", Node("TR", body), attributes=attributes)
        else:
            node = Node("P", body)
        inset = _GRID_INSET if self._is_grid else 0.0
        lines = self._set_lines(group.text, GROUP_CELL, self._width - 2 * inset)
        edges = (0.0, self._width) if self._is_grid else ()
        padding = 3.6 if self._table.is_dense else 5.0
        look = RowLook(padding, rule_below=0.5, edges=edges)
        row = RowBox((Cell(node, lines, inset),), self._width, look, head)
        return row.with_gaps(0.0, 0.0, keeps_next=True)

    def _row(self, texts: tuple[Content, ...], body: Node, head: RowBox | None) -> Box:
        row = Node("TR" if self._is_table else "Div", body)
        cells = []
        for index, column in enumerate(self._table.columns):
            tag, attributes = ("TD" if self._is_table else "P"), ""
            if column.is_header:
                tag, attributes = "TH", "/O/Table/Scope/Row"
            text = texts[index] if index < len(texts) else ""
            node = Node(tag, row, attributes=attributes)
            cells.append(self._cell(text, index, node, self._look_of(column)))
        rule = 0.0 if self._table.look == "plain" else 0.5
        padding = _DENSE_PADDING if self._table.is_dense else _PADDING[self._table.look]
        look = RowLook(padding, rule, edges=self._edges, least_height=self._table.row_height * MM)
        if self._is_grid and head is None:
            look = replace(look, rule_above=0.5)
        return RowBox(cells, self._width, look, head)

    def _cell(self, text: Content, index: int, node: Node, look: Look) -> Cell:
        column, left, width = self._table.columns[index], self._lefts[index], self._widths[index]
        if self._is_grid:
            left, width = left + _GRID_INSET, width - 2 * _GRID_INSET
        elif index + 1 < len(self._table.columns):
            width -= _GUTTER
        return Cell(node, self._set_lines(text, look, max(width, 12.0), column.align), left)

    def _look_of(self, column: Column) -> Look:
        look = PLAIN_CELL if self._table.look == "plain" else CELL
        look = replace(look, hyphens=column.hyphens)
        if column.look == "bold":
            return replace(look, bold=True)
        if column.look == "muted":
            return replace(look, colour=MUTED)
        return look
