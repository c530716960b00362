"""Pages as planned: placed boxes and what stands around them; and the plain page of our papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kommin_desktop.base.text import letter_text as _
from kommin_desktop.documents.blocks import Block, Document
from kommin_desktop.documents.layout.boxes import Box
from kommin_desktop.documents.layout.compose import Composer
from kommin_desktop.documents.layout.din5008 import LEFT_MARGIN, TEXT_WIDTH
from kommin_desktop.documents.layout.flow import Placed, Region, flow
from kommin_desktop.documents.layout.letterhead import LetterheadBox
from kommin_desktop.documents.layout.theme import DRAFT, HAIRLINE, MM, RUNNING
from kommin_desktop.documents.typeset.breaking import break_lines
from kommin_desktop.documents.typeset.characters import one_line
from kommin_desktop.documents.typeset.lines import Align, Lines, Look
from kommin_desktop.documents.writer.pen import Pen

_TOP = 22.0
_FIRST_TOP = 20.0
_BOTTOM = 274.0
_HEAD_TOP = 12.0
_FOOT_RULE = 280.0
_FOOT_TOP = 282.0

Surround = Callable[[Pen, int, int], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its boxes, and what is drawn around them (given its number and the count)."""

    placed: tuple[Placed, ...]
    surround: Surround
    is_counted: bool = True


@lru_cache(maxsize=500)
def single_line(text: str, look: Look, width: float, align: Align = "left") -> Lines:
    """One line for the edge of a page, cut with an ellipsis if it is too long; stored once."""
    line = one_line(text)
    lines = break_lines(line, look, 10_000.0)
    if lines.natural_width > width:
        low, high = 0, len(line)
        while low < high:
            middle = (low + high + 1) // 2
            tried = break_lines(line[:middle].rstrip() + " …", look, 10_000.0)
            low, high = (middle, high) if tried.natural_width <= width else (low, middle - 1)
        lines = break_lines(line[:low].rstrip() + " …", look, 10_000.0)
    return Lines(lines.lines, look, width, align, is_shared=True)


def page_number(number: int, total: int) -> str:
    """„Seite 2 von 3“."""
    return _("Seite {number} von {total}").format(number=number, total=total)


def draw_draft_mark(pen: Pen) -> None:
    """„Entwurf“ across the page, very light, below the text."""
    look = Look(104, 120, bold=True, colour=DRAFT, hyphens=False)
    pen.watermark(break_lines(_("Entwurf"), look, 10_000.0), 52)


def plain_sheets(document: Document, blocks: tuple[Block, ...], composer: Composer) -> list[Sheet]:
    """The pages of agendas, lists and minutes: margins 25 and 20 mm, running head and foot."""
    width = TEXT_WIDTH * MM
    boxes: list[Box] = []
    if document.letterhead:
        head = LetterheadBox(document.letterhead, None, composer.lines, width)
        boxes += [head.with_gaps(0.0, 12 * MM)] if head.height else []
    boxes += composer.boxes(blocks, None, width)
    pages = flow(boxes, _region)
    running = document.header or document.title
    return [
        Sheet(tuple(placed), _Edges(running if number else "", document.footer, document.draft))
        for number, placed in enumerate(pages)
    ]


def _region(page: int) -> Region:
    top = _TOP if page else _FIRST_TOP
    return Region(LEFT_MARGIN * MM, top * MM, _BOTTOM * MM)


@dataclass(frozen=True, slots=True)
class _Edges:
    """Running head, foot line with page number, draft mark."""

    head: str
    foot: str
    is_draft: bool

    def __call__(self, pen: Pen, number: int, total: int) -> None:
        left, width = LEFT_MARGIN * MM, TEXT_WIDTH * MM
        if self.is_draft:
            draw_draft_mark(pen)
        if self.head:
            pen.text(None, single_line(self.head, RUNNING, width), left, _HEAD_TOP * MM)
        pen.line(left, _FOOT_RULE * MM, left + width, _FOOT_RULE * MM, HAIRLINE)
        if self.foot:
            foot = single_line(self.foot, RUNNING, width - 30 * MM)
            pen.text(None, foot, left, _FOOT_TOP * MM)
        text = page_number(number, total)
        pen.text(None, single_line(text, RUNNING, width, "right"), left, _FOOT_TOP * MM)
