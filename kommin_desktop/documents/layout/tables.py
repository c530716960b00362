"""Tables, field lists and signature lines as boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kommin_desktop.documents.blocks import Column
from kommin_desktop.documents.layout.boxes import Box
from kommin_desktop.documents.layout.theme import HAIRLINE, MM, MUTED
from kommin_desktop.documents.typeset.lines import Lines
from kommin_desktop.documents.writer.pen import Pen
from kommin_desktop.documents.writer.structure import Node

_SPLIT_FROM = 9  # a row with fewer lines moves to the next page as a whole


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its element, its text, and where its text begins in the row, in points."""

    node: Node
    lines: Lines
    left: float


@dataclass(frozen=True, slots=True)
class RowLook:
    """Padding and rules of a row; ``edges`` are the places of upright rules, in points."""

    padding: float = 3.2
    rule_below: float = 0.0
    rule_above: float = 0.0
    is_strong: bool = False
    edges: tuple[float, ...] = ()
    least_height: float = 0.0


class RowBox(Box):
    """One row of a table; the head row is drawn again on each page the table reaches."""

    def __init__(
        self, cells: Sequence[Cell], width: float, look: RowLook, head: RowBox | None = None
    ) -> None:
        tallest = max((cell.lines.height for cell in cells), default=0.0)
        super().__init__(max(tallest + 2 * look.padding, look.least_height))
        self._cells = tuple(cells)
        self._width = width
        self._look = look
        self._head = head
        self._baseline = max((cell.lines.look.baseline for cell in cells), default=0.0)
        self._top = (self.height - tallest) / 2  # centred in a row that is kept high

    @property
    def head(self) -> Box | None:
        return self._head

    def split(self, room: float, forced: bool = False) -> tuple[Box, Box] | None:
        most = max(len(cell.lines.lines) for cell in self._cells)
        leading = max(cell.lines.look.leading for cell in self._cells)
        count = min(int((room - 2 * self._look.padding) / leading), most - 1)
        if count < 1 or not (forced or (most >= _SPLIT_FROM and count > 1)):
            return None
        upper, lower = [], []
        for cell in self._cells:
            first, rest = cell.lines.divided(count)
            upper.append(replace(cell, lines=first))
            lower.append(replace(cell, lines=rest))
        loose = replace(self._look, rule_below=0.0, least_height=0.0)
        start = RowBox(upper, self._width, loose, self._head)
        end = RowBox(lower, self._width, replace(self._look, least_height=0.0), self._head)
        return start, end.with_gaps(0.0, self.after)

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        for cell in self._cells:
            if not again and cell.node.tag in ("TH", "TD"):
                pen.declare(cell.node)
            if any(line.words for line in cell.lines.lines):
                node = None if again else cell.node
                pen.text(node, cell.lines, x + cell.left, y + self._down(cell))
        self._draw_rules(pen, x, y)

    def _down(self, cell: Cell) -> float:
        """How far below the top of the row a cell's text begins."""
        if self._look.least_height:
            return (self.height - cell.lines.height) / 2  # rows to sign: each cell in the middle
        return self._top + self._baseline - cell.lines.look.baseline

    def _draw_rules(self, pen: Pen, x: float, y: float) -> None:
        look, bottom = self._look, y + self.height
        colour = MUTED if look.is_strong else HAIRLINE
        if look.rule_above:
            pen.line(x, y, x + self._width, y, HAIRLINE, look.rule_above)
        if look.rule_below:
            pen.line(x, bottom, x + self._width, bottom, colour, look.rule_below)
        for edge in look.edges:
            pen.line(x + edge, y, x + edge, bottom, HAIRLINE)


def column_widths(columns: Sequence[Column], width: float) -> list[float]:
    """Widths in points; shares divide what the fixed columns leave of ``width``."""
    fixed = sum(column.mm for column in columns if column.mm is not None) * MM
    shares = sum(column.share for column in columns if column.mm is None) or 1.0
    rest = max(width - fixed, 0.0)
    scale = min(1.0, width / fixed) if fixed else 1.0
    return [
        column.mm * MM * scale if column.mm is not None else rest * column.share / shares
        for column in columns
    ]


class SignatureBox(Box):
    """Lines to sign on, side by side."""

    _ROOM = 17 * MM

    def __init__(self, places: Sequence[SignaturePlace], width: float) -> None:
        below = max(sum(lines.height for _, lines in place.below) for place in places)
        above = max((place.above[1].height for place in places if place.above), default=0.0)
        super().__init__(self._ROOM + above + 4 + below)
        self._places = tuple(places)
        self._width = width
        self._above = above

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        for place in self._places:
            left = x + place.left
            if place.above:
                node, lines = place.above
                pen.text(node, lines, left, y + self._above - lines.height)
            top = y + self._above + self._ROOM
            pen.line(left, top, left + place.width, top, MUTED, 0.6)
            top += 4
            for node, lines in place.below:
                pen.text(node, lines, left, top)
                top += lines.height


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """One line to sign on with the texts above and below it; lengths in points."""

    left: float
    width: float
    above: tuple[Node, Lines] | None
    below: tuple[tuple[Node, Lines], ...]
