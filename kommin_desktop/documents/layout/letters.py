"""Letters after DIN 5008 form B, one or a whole run of them: fixed places, then flowing text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kommin_desktop.base.text import letter_text as _
from kommin_desktop.documents import blocks as b
from kommin_desktop.documents.layout import din5008 as din
from kommin_desktop.documents.layout.boxes import Box, PageBreakBox, SpaceBox, StackBox, TextBox
from kommin_desktop.documents.layout.compose import Composer, SlotBox
from kommin_desktop.documents.layout.flow import Placed, Region, flow
from kommin_desktop.documents.layout.letter_edges import FirstPage, FollowingPage
from kommin_desktop.documents.layout.letterhead import LetterheadBox
from kommin_desktop.documents.layout.sheets import Sheet
from kommin_desktop.documents.layout.theme import BODY, MM, MUTED
from kommin_desktop.documents.letter_run import PersonalPart
from kommin_desktop.documents.typeset.breaking import break_lines
from kommin_desktop.documents.typeset.lines import Lines, Look
from kommin_desktop.documents.writer.structure import Node

_SUBJECT = Look(11, 15, bold=True, hyphens=False)
_RETURN = Look(7, 9, colour=MUTED, hyphens=False)
_REMARK = Look(8.5, din.ADDRESS_LINE * MM, hyphens=False)
_INFORMATION_LABEL = Look(8, 12.4, colour=MUTED, hyphens=False)
_INFORMATION_VALUE = Look(8.5, 12.4, hyphens=False, tabular=True)
_INFORMATION_LABEL_WIDTH = 25.0
_LETTERHEAD_TOP = 15.0
_BLANK_LINE = BODY.leading
_SIGNATURE_ROOM = 15 * MM
_SHORT = 6 * BODY.leading


@dataclass(slots=True)
class _Fixed:
    """Boxes at fixed places of the first page."""

    placed: list[Placed] = field(default_factory=list)

    def add(self, box: Box, left: float, top: float) -> None:
        """Places a box, left and top in mm."""
        self.placed.append(Placed(box, left * MM, top * MM))


class LetterSetter:
    """Sets a letter, once or for many recipients; shared parts are measured only once.

    Shared parts come from one composer, personal ones from another.
    """

    def __init__(
        self,
        letter: b.Letter,
        appendix: tuple[b.Block, ...],
        shared: Composer,
        personal: Composer,
        is_draft: bool,
    ) -> None:
        self._letter = letter
        self._personal = personal
        self._is_draft = is_draft
        width = din.TEXT_WIDTH * MM
        self._width = width
        self._part = Node("Sect")
        self._head = _Fixed()
        head = LetterheadBox(letter.letterhead, self._part, shared.lines, width)
        self._head.add(head, din.LEFT_MARGIN, _LETTERHEAD_TOP)
        if letter.return_line:
            lines = shared.lines(letter.return_line, _RETURN, din.RETURN_LINE.width * MM)
            top = din.RETURN_LINE.bottom - lines.height / MM
            self._head.add(TextBox(Node("P", self._part), lines), din.RETURN_LINE.left, top)
        self._information = self._information_block(
            shared, letter.information, din.INFORMATION.top * MM
        )
        subject = TextBox(Node("H1", self._part), shared.lines(letter.subject, _SUBJECT, width))
        if shared.has_outline:
            subject.outline = (letter.subject, 1)
        self._subject = subject.with_gaps(0.0, 2 * _BLANK_LINE, keeps_next=True)
        shared.continue_below_heading(1)
        self._body = shared.boxes(letter.body, self._part, width)
        self._closing = self._closing_boxes(shared)
        self._appendix = shared.boxes(appendix, self._part, width)

    def sheets(self, who: PersonalPart) -> list[Sheet]:
        """The pages of one recipient's letter."""
        slots = dict(who.slots)
        self._personal.continue_below_heading(1)
        fixed = _Fixed(list(self._head.placed))
        self._place_address(fixed, who)
        fixed.placed += self._information
        if who.information:
            below = self._information[-1] if self._information else None
            top = below.y + below.box.height if below else din.INFORMATION.top * MM
            fixed.placed += self._information_block(self._personal, who.information, top)
        boxes: list[Box] = [self._subject]
        if who.greeting:
            lines = self._personal.lines(who.greeting, BODY, self._width)
            greeting = TextBox(Node("P", self._part), lines)
            boxes.append(greeting.with_gaps(0.0, _BLANK_LINE, keeps_next=True))
        boxes += self._filled(self._body, slots)
        if isinstance(boxes[-1], TextBox) and boxes[-1].height <= _SHORT:
            boxes[-1].with_gaps(boxes[-1].before, boxes[-1].after, keeps_next=True)
        boxes += self._closing
        if self._appendix:
            boxes += [PageBreakBox(), *self._filled(self._appendix, slots)]
        pages = flow(boxes, _regions(fixed.placed))
        letter = self._letter
        first = FirstPage(letter.footer, self._is_draft)
        following = FollowingPage(letter.subject, next(iter(who.recipient), ""), self._is_draft)
        return [
            Sheet(tuple(placed) if n else (*fixed.placed, *placed), following if n else first)
            for n, placed in enumerate(pages)
        ]

    def _filled(self, boxes: list[Box], slots: dict[str, tuple[b.Block, ...]]) -> list[Box]:
        """The shared boxes with the recipient's own blocks in their places."""
        filled: list[Box] = []
        for box in boxes:
            if isinstance(box, SlotBox):
                blocks = slots.get(box.name, ())
                filled += self._personal.boxes(blocks, box.parent, box.width)
            else:
                filled.append(box)
        return filled

    def _place_address(self, fixed: _Fixed, who: PersonalPart) -> None:
        if who.remarks:
            width = din.REMARKS.width * MM
            lines = self._personal.lines("\n".join(who.remarks), _REMARK, width)
            top = din.REMARKS.bottom - lines.height / MM
            fixed.add(TextBox(Node("P", self._part), lines), din.REMARKS.left, top)
        if who.recipient:
            lines = address_lines(who.recipient)
            fixed.add(TextBox(Node("P", self._part), lines), din.RECIPIENT.left, din.RECIPIENT.top)

    def _information_block(
        self, composer: Composer, rows: tuple[tuple[str, str], ...], top: float
    ) -> list[Placed]:
        composer.enter(self._part, din.INFORMATION.width * MM)
        fields = b.Fields(rows, _INFORMATION_LABEL_WIDTH)
        placed = []
        for box in composer.fields(fields, _INFORMATION_LABEL, _INFORMATION_VALUE, 0.0):
            placed.append(Placed(box, din.INFORMATION.left * MM, top))
            top += box.height
        return placed

    def _closing_boxes(self, shared: Composer) -> list[Box]:
        letter = self._letter
        signed: list[Box] = []
        for text in (letter.closing, letter.formula):
            if text:
                signed.append(self._paragraph(shared, text))
        if letter.signatory:
            signed.append(SpaceBox(_SIGNATURE_ROOM))
            signed.append(self._paragraph(shared, "\n".join(letter.signatory)))
        boxes: list[Box] = []
        if signed:
            boxes.append(StackBox(signed, self._width).with_gaps(_BLANK_LINE, _BLANK_LINE))
        if letter.enclosures:
            title = _("Anlage") if len(letter.enclosures) == 1 else _("Anlagen")
            look = replace(BODY, bold=True)
            lines = shared.lines(title, look, self._width)
            label = TextBox(Node("P", self._part), lines)
            listed = self._paragraph(shared, "\n".join(letter.enclosures))
            boxes.append(StackBox([label, listed], self._width).with_gaps(_BLANK_LINE, 0.0))
        return boxes

    def _paragraph(self, shared: Composer, text: str) -> TextBox:
        return TextBox(Node("P", self._part), shared.lines(text, BODY, self._width))


def address_lines(recipient: tuple[str, ...]) -> Lines:
    """The recipient in the address field, set smaller (down to 8 points) if a line is too wide."""
    width = din.RECIPIENT.width * MM
    text = "\n".join(recipient)
    size = din.ADDRESS_SIZE
    natural = break_lines(text, _address_look(size), 10_000.0).natural_width
    if natural > width:
        size = max(din.LEAST_ADDRESS_SIZE, int(size * width / natural * 10) / 10)
    return break_lines(text, _address_look(size), width)


def _address_look(size: float) -> Look:
    return Look(size, din.ADDRESS_LINE * MM, hyphens=False)


def _regions(fixed: list[Placed]) -> Callable[[int], Region]:
    """The room for the text; below the fixed parts if these are longer than foreseen."""
    lowest = max(placed.y + placed.box.height for placed in fixed)
    first = max(din.SUBJECT_TOP * MM, lowest + 2 * din.ADDRESS_LINE * MM)
    left = din.LEFT_MARGIN * MM

    def region(page: int) -> Region:
        if page:
            return Region(left, din.FOLLOWING_BODY_TOP * MM, din.FOLLOWING_BODY_BOTTOM * MM)
        return Region(left, first, din.BODY_BOTTOM * MM)

    return region
