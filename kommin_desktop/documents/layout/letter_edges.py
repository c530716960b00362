"""What stands around the text of a letter: fold marks, footer, head of the following pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kommin_desktop.documents.layout import din5008 as din
from kommin_desktop.documents.layout.sheets import draw_draft_mark, page_number, single_line
from kommin_desktop.documents.layout.theme import HAIRLINE, MM, MUTED, RUNNING
from kommin_desktop.documents.typeset.breaking import break_lines
from kommin_desktop.documents.typeset.lines import Lines, Look
from kommin_desktop.documents.writer.pen import Pen

_FOOTER = Look(7, 9.4, colour=MUTED, hyphens=False, tabular=True)
_LEFT = din.LEFT_MARGIN * MM
_WIDTH = din.TEXT_WIDTH * MM
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first page: marks to fold and punch at, the footer, a page number if more follow."""

    footer: tuple[tuple[str, ...], ...]
    is_draft: bool

    def __call__(self, pen: Pen, number: int, total: int) -> None:
        if self.is_draft:
            draw_draft_mark(pen)
        left = din.MARK_LEFT * MM
        for mark in din.FOLD_MARKS:
            pen.line(left, mark * MM, left + din.FOLD_MARK_LENGTH * MM, mark * MM, MUTED, 0.3)
        hole = din.HOLE_MARK * MM
        pen.line(left, hole, left + din.HOLE_MARK_LENGTH * MM, hole, MUTED, 0.3)
        if total > 1:
            _draw_number(pen, number, total, din.PAGE_NUMBER_TOP)
        if self.footer:
            pen.line(_LEFT, din.FOOTER_TOP * MM, _LEFT + _WIDTH, din.FOOTER_TOP * MM, HAIRLINE)
        share = _WIDTH / max(len(self.footer), 1)
        for column, lines in enumerate(self.footer):
            text = _footer_column("\n".join(lines), share - 6)
            pen.text(None, text, _LEFT + column * share, din.FOOTER_TOP * MM + 4)


@dataclass(frozen=True, slots=True)
class FollowingPage:
    """A page after the first: subject and recipient at the head, the page number at the foot."""

    subject: str
    recipient: str
    is_draft: bool

    def __call__(self, pen: Pen, number: int, total: int) -> None:
        if self.is_draft:
            draw_draft_mark(pen)
        top = din.FOLLOWING_HEAD_TOP * MM
        recipient = single_line(self.recipient, RUNNING, _WIDTH * 0.48, "right")
        pen.text(None, recipient, _LEFT + _WIDTH * 0.52, top)
        room = _WIDTH - recipient.natural_width - _GAP
        pen.text(None, single_line(self.subject, RUNNING, room), _LEFT, top)
        rule = top + RUNNING.leading + 3
        pen.line(_LEFT, rule, _LEFT + _WIDTH, rule, HAIRLINE)
        _draw_number(pen, number, total, din.FOLLOWING_NUMBER_TOP)


def _draw_number(pen: Pen, number: int, total: int, top: float) -> None:
    text = single_line(page_number(number, total), RUNNING, _WIDTH, "right")
    pen.text(None, text, _LEFT, top * MM)


@lru_cache(maxsize=50)
def _footer_column(text: str, width: float) -> Lines:
    lines = break_lines(text, _FOOTER, width)
    lines.is_shared = True
    return lines
