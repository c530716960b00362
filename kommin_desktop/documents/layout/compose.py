"""Turns blocks into boxes of one width, together with the structure elements they will become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatchmethod

from kommin_desktop.documents import blocks as b
from kommin_desktop.documents.layout.boxes import (
    BAR_INSET,
    Box,
    PageBreakBox,
    PictureBox,
    RuleBox,
    SpaceBox,
    StackBox,
    TextBox,
)
from kommin_desktop.documents.layout.table_rows import table_rows
from kommin_desktop.documents.layout.tables import (
    Cell,
    RowBox,
    RowLook,
    SignatureBox,
    SignaturePlace,
)
from kommin_desktop.documents.layout.theme import (
    BEFORE_LABEL,
    BODY,
    CALLOUT_LABEL,
    HAIRLINE,
    HEADING_GAPS,
    HEADINGS,
    LABEL,
    MM,
    PARAGRAPH_GAP,
    PETROL,
    TEXT_LOOKS,
    TINT,
)
from kommin_desktop.documents.typeset.breaking import as_runs, break_lines
from kommin_desktop.documents.typeset.lines import Align, Lines, Look
from kommin_desktop.documents.writer.pictures import read_picture
from kommin_desktop.documents.writer.structure import Node

_LIST_INDENT = 15.0
_LIST_GAP = 2.5
_MOST_SIGNATURES = 3
_BULLETS = ("•", "–", "·")


class SlotBox(Box):
    """Keeps the place of what differs between the letters of a run."""

    def __init__(self, name: str, parent: Node | None, width: float) -> None:
        super().__init__(0.0)
        self.name = name
        self.parent = parent
        self.width = width


class Composer:
    """Composes blocks; one composer makes one document, so that heading levels follow on.

    ``is_shared`` marks the lines as common to many letters; ``has_outline`` makes headings
    entries of the outline.
    """

    def __init__(self, language: str, is_shared: bool = False, has_outline: bool = True) -> None:
        self._language = language
        self._is_shared = is_shared
        self.has_outline = has_outline
        self._heading_level = 0
        self._parent: Node | None = None
        self._width = 0.0

    def boxes(self, blocks: Iterable[b.Block], parent: Node | None, width: float) -> list[Box]:
        """The blocks as boxes ``width`` points wide, below the structure element ``parent``."""
        outer = self._parent, self._width
        self._parent, self._width = parent, width
        made = [box for block in blocks for box in self._boxes_of(block)]
        self._parent, self._width = outer
        return made

    def enter(self, parent: Node | None, width: float) -> None:
        """What is composed next stands below this element, in this width."""
        self._parent, self._width = parent, width

    def continue_below_heading(self, level: int) -> None:
        """A heading of this level stands above what is composed next."""
        self._heading_level = level

    def lines(self, content: b.Content, look: Look, width: float, align: Align = "left") -> Lines:
        """The content broken into lines."""
        made = break_lines(content, look, width, align, self._language)
        made.is_shared = self._is_shared
        return made

    @singledispatchmethod
    def _boxes_of(self, block: b.Block) -> list[Box]:
        """What the block becomes; letters and certificates are pages of their own."""
        raise TypeError(type(block).__name__)

    @_boxes_of.register
    def _(self, block: b.Heading) -> list[Box]:
        level = min(block.level, self._heading_level + 1)  # the structure may skip no level
        self._heading_level = level
        node = Node(f"H{level}", self._parent)
        look = HEADINGS[block.level]
        label, indent = None, 0.0
        if block.number:
            number = self.lines(block.number, look, self._width)
            number = Lines(
                (number.lines[0]._replace(end="space"),), look, self._width, "left", self._is_shared
            )
            label = (node, number, 0.0)
            indent = number.natural_width + 0.62 * look.size
        lines = self.lines(block.text, look, self._width - indent)
        box = TextBox(node, lines, indent, label)
        if self.has_outline:
            box.outline = (f"{block.number} {_plain(block.text)}".strip(), level)
        return [box.with_gaps(*HEADING_GAPS[block.level], keeps_next=True)]

    @_boxes_of.register
    def _(self, block: b.Text) -> list[Box]:
        look = TEXT_LOOKS[block.style]
        if not block.hyphens:
            look = replace(look, hyphens=False)
        lines = self.lines(block.content, look, self._width, block.align)
        box = TextBox(Node("P", self._parent), lines)
        is_label = block.style == "label"
        before = BEFORE_LABEL if is_label else 0.0
        return [box.with_gaps(before, PARAGRAPH_GAP[block.style], is_label)]

    @_boxes_of.register(b.BulletList)
    @_boxes_of.register(b.NumberList)
    def _(self, block: b.BulletList | b.NumberList) -> list[Box]:
        boxes = self._list(block, self._parent, 0)
        boxes[-1:] = [box.with_gaps(box.before, PARAGRAPH_GAP["normal"]) for box in boxes[-1:]]
        return boxes

    def _list(
        self, block: b.BulletList | b.NumberList, parent: Node | None, depth: int
    ) -> list[Box]:
        is_counted = isinstance(block, b.NumberList)
        numbering = "Decimal" if is_counted else "Disc"
        node = Node("L", parent, attributes=f"/O/List/ListNumbering/{numbering}")
        start = block.start if isinstance(block, b.NumberList) else 1
        widest = f"{start + len(block.items) - 1}."
        room = _LIST_INDENT + max(0, len(widest) - 2) * 6 if is_counted else _LIST_INDENT - 3
        left = depth * _LIST_INDENT
        boxes: list[Box] = []
        for number, entry in enumerate(block.items, start):
            item = entry if isinstance(entry, b.Item) else b.Item(entry)
            li = Node("LI", node)
            mark = f"{number}." if is_counted else _BULLETS[min(depth, len(_BULLETS) - 1)]
            mark_align: Align = "right" if is_counted else "left"
            mark_lines = self.lines(mark, BODY, room - 5, mark_align)
            label = (Node("Lbl", li), mark_lines, left + (0.0 if is_counted else 2.0))
            body = Node("LBody", li)
            lines = self.lines(item.content, BODY, self._width - left - room)
            boxes.append(TextBox(body, lines, left + room, label).with_gaps(0.0, _LIST_GAP))
            for sublist in item.sublists:
                boxes.extend(self._list(sublist, body, depth + 1))
        return boxes

    @_boxes_of.register
    def _(self, block: b.Table) -> list[Box]:
        return table_rows(self.lines, block, self._parent, self._width)

    @_boxes_of.register
    def _(self, block: b.Fields) -> list[Box]:
        return self.fields(block, LABEL, BODY)

    def fields(
        self, block: b.Fields, label_look: Look, value_look: Look, padding: float = 1.0
    ) -> list[Box]:
        """Labels with values as the rows of a table without rules."""
        table = Node("Table", self._parent)
        left = block.label_width * MM
        boxes: list[Box] = []
        for label, value in block.rows:
            row = Node("TR", table)
            name = Node("TH", row, attributes="/O/Table/Scope/Row")
            cells = (
                Cell(name, self.lines(label, label_look, left - 6), 0.0),
                Cell(Node("TD", row), self.lines(value, value_look, self._width - left), left),
            )
            boxes.append(RowBox(cells, self._width, RowLook(padding)))
        boxes[-1:] = [box.with_gaps(0.0, 10.0) for box in boxes[-1:]]
        return boxes

    @_boxes_of.register
    def _(self, block: b.Callout) -> list[Box]:
        node = Node("Div", self._parent)
        width = self._width - BAR_INSET - 8
        is_decision = block.kind == "decision"
        look = CALLOUT_LABEL if is_decision else TEXT_LOOKS["label"]
        label = TextBox(Node("P", node), self.lines(block.label, look, width))
        inner: list[Box] = [label.with_gaps(0.0, 1.5, keeps_next=True)] if block.label else []
        inner += self.boxes(block.blocks, node, width)
        bar = PETROL if is_decision else HAIRLINE
        tint = TINT if is_decision else None
        padding = 6.5 if is_decision else 2.0
        stack = StackBox(inner, self._width, padding, (bar, tint), is_kept=False)
        return [stack.with_gaps(5.0, 9.0)]

    @_boxes_of.register
    def _(self, block: b.SignatureLine) -> list[Box]:
        return self._signatures((block,))

    @_boxes_of.register
    def _(self, block: b.Signatures) -> list[Box]:
        rows = range(0, len(block.lines), _MOST_SIGNATURES)
        return [
            box
            for start in rows
            for box in self._signatures(block.lines[start : start + _MOST_SIGNATURES])
        ]

    def _signatures(self, lines: tuple[b.SignatureLine, ...]) -> list[Box]:
        gap = 8 * MM
        columns = max(len(lines), 2)
        width = (self._width - gap * (columns - 1)) / columns
        places = []
        for number, line in enumerate(lines):
            texts = [(line.caption, BODY)]
            if line.role:
                texts.append((line.role, TEXT_LOOKS["small"]))
            below = tuple(
                (Node("P", self._parent), self.lines(text, look, width)) for text, look in texts
            )
            above = None
            if line.place_date:
                above = (Node("P", self._parent), self.lines(line.place_date, BODY, width))
            places.append(SignaturePlace(number * (width + gap), width, above, below))
        return [SignatureBox(places, self._width).with_gaps(8.0, 8.0)]

    @_boxes_of.register
    def _(self, block: b.Picture) -> list[Box]:
        raster = read_picture(block.data)
        width = min(block.width * MM, self._width)
        height = width * raster.height / raster.width
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[block.align]
        node = Node("Figure", self._parent, attributes="/O/Layout/Placement/Block", alt=block.alt)
        indent = share * (self._width - width)
        return [PictureBox(node, block.data, (width, height), indent).with_gaps(4.0, 8.0)]

    @_boxes_of.register
    def _(self, block: b.Space) -> list[Box]:
        return [SpaceBox(block.height * MM)]

    @_boxes_of.register
    def _(self, block: b.Rule) -> list[Box]:
        return [RuleBox(self._width, HAIRLINE).with_gaps(6.0, 6.0)]

    @_boxes_of.register
    def _(self, block: b.PageBreak) -> list[Box]:
        return [PageBreakBox()]

    @_boxes_of.register
    def _(self, block: b.KeepTogether) -> list[Box]:
        inner = self.boxes(block.blocks, self._parent, self._width)
        if not inner:
            return []
        stack = StackBox(inner, self._width)
        return [stack.with_gaps(inner[0].before, inner[-1].after, inner[-1].keeps_next)]

    @_boxes_of.register
    def _(self, block: b.Markdown) -> list[Box]:
        from kommin_desktop.documents.markdown import blocks_of  # takes a moment to load

        return self.boxes(blocks_of(block.text, block.top_level), self._parent, self._width)

    @_boxes_of.register
    def _(self, block: b.Slot) -> list[Box]:
        return [SlotBox(block.name, self._parent, self._width)]


def _plain(content: b.Content) -> str:
    return "".join(run.text for run in as_runs(content))
