"""Boxes: blocks after measuring, which know their height, may be split, and draw themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kommin_desktop.documents.typeset.lines import Colour, Lines
from kommin_desktop.documents.writer.pen import Pen
from kommin_desktop.documents.writer.structure import Node

_LEAST_LINES = 2  # no single line of a paragraph alone on a page


class Box:
    """Something with a height in points; ``before`` and ``after`` are the least gaps around it."""

    before = 0.0
    after = 0.0
    keeps_next = False
    begins_page = False

    def __init__(self, height: float) -> None:
        self.height = height

    @property
    def head(self) -> Box | None:
        """What is repeated above the box when it begins a page."""
        return None

    @property
    def least(self) -> float:
        """The height of the least part that may stand at the foot of a page."""
        return self.height

    def split(self, room: float, forced: bool = False) -> tuple[Box, Box] | None:
        """Two boxes of which the first fits the room; ``forced`` on an empty page."""
        return None

    def draw_ground(self, pen: Pen, x: float, y: float) -> None:
        """Fills the areas of the box that lie below everything else, a draft mark too."""

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        """Draws the box with its top left corner at x, y; ``again`` as mere decoration."""

    def with_gaps(self, before: float, after: float, keeps_next: bool = False) -> Box:
        """The box itself, with these gaps."""
        self.before, self.after, self.keeps_next = before, after, keeps_next
        return self


class SpaceBox(Box):
    """Empty room that vanishes at the top of a page."""


class PageBreakBox(Box):
    """The rest begins a page."""

    begins_page = True

    def __init__(self) -> None:
        super().__init__(0.0)


class RuleBox(Box):
    """A rule over the width of the text."""

    def __init__(self, width: float, colour: Colour) -> None:
        super().__init__(0.5)
        self._width = width
        self._colour = colour

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        pen.line(x, y, x + self._width, y, self._colour)


class TextBox(Box):
    """A paragraph, heading or list entry; ``label`` (number, bullet) hangs to the left."""

    def __init__(
        self,
        node: Node,
        lines: Lines,
        indent: float = 0.0,
        label: tuple[Node, Lines, float] | None = None,
    ) -> None:
        super().__init__(lines.height)
        self._node = node
        self._lines = lines
        self._indent = indent
        self._label = label
        self.outline: tuple[str, int] | None = None

    @property
    def least(self) -> float:
        count = len(self._lines.lines)
        least = count if count < 2 * _LEAST_LINES else _LEAST_LINES
        return least * self._lines.look.leading

    def split(self, room: float, forced: bool = False) -> tuple[Box, Box] | None:
        total = len(self._lines.lines)
        least = 1 if forced else _LEAST_LINES
        count = min(int((room + 0.01) / self._lines.look.leading), total - least)
        if count < least:
            return None
        first, rest = self._lines.divided(count)
        head = TextBox(self._node, first, self._indent, self._label)
        head.outline = self.outline
        tail = TextBox(self._node, rest, self._indent)
        tail.with_gaps(0.0, self.after, self.keeps_next)
        return head.with_gaps(self.before, 0.0), tail

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        if self.outline:
            pen.bookmark(*self.outline, y)
        if self._label:
            node, lines, left = self._label
            pen.text(node, lines, x + left, y)
        pen.text(self._node, self._lines, x + self._indent, y)


class PictureBox(Box):
    """A picture with the words read out for it."""

    def __init__(self, node: Node, data: bytes, size: tuple[float, float], indent: float) -> None:
        super().__init__(size[1])
        self._node = node
        self._data = data
        self._width = size[0]
        self._indent = indent

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        node = None if again else self._node
        pen.image(node, self._data, x + self._indent, y, self._width, self.height)


class StackBox(Box):
    """Boxes one below the other, with a tint and a bar at the left if they stand out."""

    def __init__(
        self,
        boxes: Sequence[Box],
        width: float,
        padding: float = 0.0,
        bar: tuple[Colour, Colour | None] | None = None,
        is_kept: bool = True,
    ) -> None:
        super().__init__(stacked_height(boxes) + 2 * padding)
        self._boxes = tuple(boxes)
        self._width = width
        self._padding = padding
        self._bar = bar
        self._is_kept = is_kept

    @property
    def least(self) -> float:
        if self._is_kept or not self._boxes:
            return self.height
        return self._boxes[0].least + self._padding

    def split(self, room: float, forced: bool = False) -> tuple[Box, Box] | None:
        if self._is_kept and not forced:
            return None
        first, rest = split_stack(self._boxes, room - 2 * self._padding, forced)
        if not first or not rest:
            return None
        head = StackBox(first, self._width, self._padding, self._bar, self._is_kept)
        tail = StackBox(rest, self._width, self._padding, self._bar, self._is_kept)
        tail.with_gaps(0.0, self.after, self.keeps_next)
        return head.with_gaps(self.before, 0.0), tail

    def draw_ground(self, pen: Pen, x: float, y: float) -> None:
        tint = self._bar[1] if self._bar else None
        if tint:
            pen.area(x, y, self._width, self.height, tint)
        for box, left, top in self._inner(x, y):
            box.draw_ground(pen, left, top)

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        if self._bar:
            pen.area(x, y, BAR_WIDTH, self.height, self._bar[0])
        for box, left, top in self._inner(x, y):
            box.draw(pen, left, top)

    def _inner(self, x: float, y: float) -> Iterator[tuple[Box, float, float]]:
        """The boxes within, each with its place."""
        left = x + (BAR_INSET if self._bar else 0.0)
        top = y + self._padding
        for box, gap in zip(self._boxes, gaps(self._boxes), strict=True):
            top += gap
            yield box, left, top
            top += box.height


BAR_WIDTH = 2.0
BAR_INSET = 11.0


def gaps(boxes: Sequence[Box]) -> Iterable[float]:
    """The gap above each of the boxes; none above the first."""
    yield from [0.0][: len(boxes)]
    for above, below in pairwise(boxes):
        yield max(above.after, below.before)


def stacked_height(boxes: Sequence[Box]) -> float:
    """The height of boxes one below the other."""
    return sum(gaps(boxes)) + sum(box.height for box in boxes)


def split_stack(boxes: Sequence[Box], room: float, forced: bool) -> tuple[list[Box], list[Box]]:
    """The boxes that fit the room (the last one split if it may be), and the rest."""
    first: list[Box] = []
    for index, box in enumerate(boxes):
        gap = max(first[-1].after, box.before) if first else 0.0
        if gap + box.height <= room + 0.01:
            first.append(box)
            room -= gap + box.height
            continue
        parts = box.split(room - gap, forced and all(above.keeps_next for above in first))
        if parts:
            return [*first, parts[0]], [parts[1], *boxes[index + 1 :]]
        kept = list(first)
        while kept and kept[-1].keeps_next:
            kept.pop()
        if forced and not kept:
            kept = first
        return kept, list(boxes[len(kept) :])
    return first, []
