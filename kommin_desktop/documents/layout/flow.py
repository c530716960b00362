"""Fills pages: no heading alone at the foot, table heads repeated, paragraphs split decently."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from kommin_desktop.documents.layout.boxes import Box, SpaceBox
from kommin_desktop.documents.writer.pen import Pen

_TOLERANCE = 0.01


class Region(NamedTuple):
    """Where text stands on a page: left edge, top and bottom in points from the top."""

    left: float
    top: float
    bottom: float


class Placed(NamedTuple):
    """A box at its place; ``again`` if it is a repeated table head."""

    box: Box
    x: float
    y: float
    again: bool = False

    def draw_ground(self, pen: Pen) -> None:
        """Fills the areas that lie below everything else."""
        self.box.draw_ground(pen, self.x, self.y)

    def draw(self, pen: Pen) -> None:
        """Draws the box where it stands."""
        self.box.draw(pen, self.x, self.y, self.again)


def flow(boxes: Sequence[Box], region: Callable[[int], Region]) -> list[list[Placed]]:
    """The boxes on as many pages as they need; ``region`` says where page 0, 1 … has room."""
    pages = _Pages(region)
    queue = deque(boxes)
    while queue:
        pages.place(queue)
    return pages.pages


class _Pages:
    def __init__(self, region: Callable[[int], Region]) -> None:
        self._region_of = region
        self.pages: list[list[Placed]] = [[]]
        self._begin()

    def _begin(self) -> None:
        self._region = self._region_of(len(self.pages) - 1)
        self._y = self._region.top
        self._after = 0.0
        self._is_empty = True
        self._is_bare = True  # nothing here yet but headings

    def _turn(self) -> None:
        self.pages.append([])
        self._begin()

    def place(self, queue: deque[Box]) -> None:
        """Places the first box of the queue, or a part of it, or turns the page."""
        box = queue.popleft()
        if box.begins_page:
            if self.pages[-1]:
                self._turn()
            return
        if self._is_empty and isinstance(box, SpaceBox):
            return
        gap = 0.0 if self._is_empty else max(self._after, box.before)
        room = self._region.bottom - self._y - gap
        if self._is_empty and box.head is not None:
            room -= box.head.height
        if _needed(box, queue) <= room + _TOLERANCE:
            self._put(box, gap)
            return
        is_too_tall = self._is_bare and box.height > room
        parts = box.split(room, self._is_bare) if is_too_tall or not box.keeps_next else None
        if parts:
            self._put(parts[0], gap)
            queue.appendleft(parts[1])
            self._turn()
        elif self._is_empty:
            self._put(box, gap)
        else:
            queue.appendleft(box)
            self._turn()

    def _put(self, box: Box, gap: float) -> None:
        if self._is_empty and box.head is not None:
            self.pages[-1].append(Placed(box.head, self._region.left, self._y, again=True))
            self._y += box.head.height
        self._y += gap
        self.pages[-1].append(Placed(box, self._region.left, self._y))
        self._y += box.height
        self._after = box.after
        self._is_empty = False
        self._is_bare = self._is_bare and box.keeps_next


def _needed(box: Box, following: deque[Box]) -> float:
    """The room a box needs together with what must not be parted from it."""
    needed, last = box.height, box
    for box_below in islice(following, 8):
        if not last.keeps_next or box_below.begins_page:
            break
        needed += max(last.after, box_below.before)
        needed += box_below.height if box_below.keeps_next else box_below.least
        last = box_below
    return needed
