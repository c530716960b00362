"""The certificate: one calm page around its middle axis, signatures at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.documents import blocks as b
from kommin_desktop.documents.layout.boxes import Box, StackBox, TextBox, stacked_height
from kommin_desktop.documents.layout.compose import Composer
from kommin_desktop.documents.layout.flow import Placed, Region, flow
from kommin_desktop.documents.layout.letterhead import LetterheadBox
from kommin_desktop.documents.layout.sheets import Sheet, draw_draft_mark, single_line
from kommin_desktop.documents.layout.tables import Cell, RowBox, RowLook
from kommin_desktop.documents.layout.theme import A4_WIDTH, BODY, MM, MUTED, PETROL, RUNNING
from kommin_desktop.documents.typeset.lines import Look
from kommin_desktop.documents.writer.pen import Pen
from kommin_desktop.documents.writer.structure import Node

_LEFT = 30 * MM
_WIDTH = A4_WIDTH - 2 * _LEFT
_LETTERHEAD_TOP = 24 * MM
_TOP = 62 * MM
_BOTTOM = 216 * MM
_NEXT_TOP = 30 * MM
_FOOT_TOP = 278 * MM
_SIGNATURES_BOTTOM = 266 * MM
# Of the empty room, how much goes above the text: a little less than half looks centred.
_SHARE_ABOVE = 0.38

_TITLE = Look(27, 34, bold=True, hyphens=False)
_NAME = Look(21, 27, bold=True, hyphens=False)
_LEAD = Look(11, 16, colour=MUTED, hyphens=False)
_STATEMENT = Look(11, 16.5, hyphens=False)
_ACHIEVEMENT = Look(15, 20.5, bold=True, hyphens=False)
_FACT = Look(10, 15, hyphens=False, tabular=True)
_FACT_LABEL = Look(10, 15, colour=MUTED, hyphens=False)
_CONTENTS = Look(9.5, 14, bold=True, colour=PETROL, hyphens=False)
_RULE_WIDTH = 22 * MM
_MANY_CONTENTS = 6
_TALLEST_COLUMN = 90 * MM


def certificate_sheets(
    certificate: b.Certificate, composer: Composer, is_draft: bool
) -> list[Sheet]:
    """The page of a certificate; a very long list of contents takes a second one."""
    setter = _Setter(certificate, composer)
    boxes = setter.boxes()
    free = _BOTTOM - _TOP - stacked_height(boxes)
    top = _TOP + max(free, 0.0) * _SHARE_ABOVE
    pages = flow(boxes, lambda page: Region(_LEFT, _NEXT_TOP if page else top, _BOTTOM))
    head = LetterheadBox(
        certificate.letterhead, setter.part, composer.lines, _WIDTH, align="centre"
    )
    pages[0].insert(0, Placed(head, _LEFT, _LETTERHEAD_TOP))
    pages[-1] += setter.signatures()
    foot = " · ".join(text for text in (certificate.number, certificate.note) if text)

    def surround(pen: Pen, _number: int, _total: int) -> None:
        if is_draft:
            draw_draft_mark(pen)

    if foot:
        lines = single_line(foot, RUNNING, _WIDTH, "centre")
        pages[-1].append(Placed(TextBox(Node("P", setter.part), lines), _LEFT, _FOOT_TOP))
    return [Sheet(tuple(placed), surround, is_counted=False) for placed in pages]


class _Setter:
    def __init__(self, certificate: b.Certificate, composer: Composer) -> None:
        self._certificate = certificate
        self._composer = composer
        self.part = Node("Sect")

    def boxes(self) -> list[Box]:
        """Title, name, statement, facts and contents."""
        c = self._certificate
        title = self._centred(c.title, _TITLE, 12.0, "H1")
        title.outline = (f"{c.title} – {c.name}", 1)
        boxes: list[Box] = [title, _MiddleRule(_WIDTH).with_gaps(0.0, 13 * MM)]
        if c.name_lead:
            boxes.append(self._centred(c.name_lead, _LEAD, 1.0))
        boxes.append(self._centred(c.name, _NAME, 15.0))
        boxes.append(self._centred(c.statement, _STATEMENT, 15.0))
        boxes.append(self._centred(c.achievement, _ACHIEVEMENT, 9 * MM))
        boxes += self._facts()
        boxes += self._contents()
        return boxes

    def _centred(self, text: str, look: Look, after: float, tag: str = "P") -> TextBox:
        lines = self._composer.lines(text, look, _WIDTH, "centre")
        box = TextBox(Node(tag, self.part), lines)
        box.with_gaps(0.0, after)
        return box

    def _facts(self) -> list[Box]:
        """Labels to the left of the axis, values to the right."""
        table = Node("Table", self.part)
        axis, gap = _WIDTH * 0.42, 5 * MM
        rows: list[Box] = []
        for label, value in self._certificate.facts:
            row = Node("TR", table)
            head = Node("TH", row, attributes="/O/Table/Scope/Row")
            name = self._composer.lines(label, _FACT_LABEL, axis - gap / 2, "right")
            fact = self._composer.lines(value, _FACT, _WIDTH - axis - gap / 2)
            cells = (Cell(head, name, 0.0), Cell(Node("TD", row), fact, axis + gap / 2))
            rows.append(RowBox(cells, _WIDTH, RowLook(padding=1.2)))
        rows[-1:] = [row.with_gaps(0.0, 9 * MM) for row in rows[-1:]]
        return rows

    def _contents(self) -> list[Box]:
        c = self._certificate
        if not c.contents:
            return []
        boxes: list[Box] = []
        if c.contents_title:
            boxes.append(self._centred(c.contents_title, _CONTENTS, 4.0))
            boxes[0].keeps_next = True
        listed = Node("L", self.part, attributes="/O/List/ListNumbering/None")
        half = (len(c.contents) + 1) // 2
        columns = (c.contents[:half], c.contents[half:])  # read down, then across
        pair = _ColumnsBox([self._column(texts, listed) for texts in columns])
        if len(c.contents) > _MANY_CONTENTS and pair.height <= _TALLEST_COLUMN:
            return [*boxes, pair]
        return [*boxes, *(self._entry(text, listed) for text in c.contents)]

    def _entry(self, text: b.Content, listed: Node) -> Box:
        body = Node("LBody", Node("LI", listed))
        lines = self._composer.lines(text, BODY, _WIDTH, "centre")
        return TextBox(body, lines).with_gaps(0.0, 2.0)

    def _column(self, texts: Sequence[b.Content], listed: Node) -> StackBox:
        width = (_WIDTH - 8 * MM) / 2
        entries: list[Box] = []
        for text in texts:
            body = Node("LBody", Node("LI", listed))
            lines = self._composer.lines(text, BODY, width)
            entries.append(TextBox(body, lines).with_gaps(0.0, 2.0))
        return StackBox(entries, width)

    def signatures(self) -> list[Placed]:
        """Place, date and signatures at the foot of the last page."""
        c = self._certificate
        blocks: list[b.Block] = []
        if c.place_date:
            blocks.append(b.Text(c.place_date))
        if c.signatures:
            blocks.append(b.Signatures(c.signatures))
        boxes = self._composer.boxes(blocks, self.part, _WIDTH)
        if not boxes:
            return []
        stack = StackBox(boxes, _WIDTH)
        return [Placed(stack, _LEFT, _SIGNATURES_BOTTOM - stack.height)]


class _MiddleRule(Box):
    """A short petrol rule below the title."""

    def __init__(self, width: float) -> None:
        super().__init__(1.6)
        self._width = width

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        pen.area(x + (self._width - _RULE_WIDTH) / 2, y, _RULE_WIDTH, self.height, PETROL)


class _ColumnsBox(Box):
    """Two stacks side by side, read one after the other."""

    def __init__(self, columns: list[StackBox]) -> None:
        super().__init__(max(column.height for column in columns))
        self._columns = columns

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        for number, column in enumerate(self._columns):
            column.draw(pen, x + number * (_WIDTH + 8 * MM) / 2, y)
