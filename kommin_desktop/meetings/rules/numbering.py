"""How items of an agenda are numbered, in which order they stand, and where a move leads.

Top items are „1.“, „2.“ …, sub-items „8.1“. Part headings and breaks are not counted. A number
written by hand stays, and what follows counts on from it (9., 9a., 10.).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from kommin_desktop.base.text import _
from kommin_desktop.base.text import letter_text as printed
from kommin_desktop.meetings.rules.agenda_items import ItemKind

STEP = 1024
"""Gap between neighbours, so that a move writes one row."""

_LAST_COUNT = re.compile(r"(\d+)[^\d]*$")


class Positioned(Protocol):
    """What must be known of an item to number it."""

    @property
    def id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def position(self) -> int: ...
    @property
    def number_override(self) -> str: ...
    @property
    def is_heading(self) -> bool: ...
    @property
    def kind(self) -> str: ...


P = TypeVar("P", bound=Positioned)


@dataclass(frozen=True)
class Numbered(Generic[P]):
    """An item with its number („8.1“, empty if it is not counted) and its depth from 0."""

    item: P
    number: str
    depth: int


def plain(number: str) -> str:
    """A number without „TOP“ and closing dot, to compare: „TOP 3.“ is „3“."""
    text = number.strip().rstrip(".:)").strip()
    if text[:3].casefold() == "top":
        text = text[3:].strip()
    return text.casefold()


def item_label(number: str) -> str:
    """„TOP 3“ for the window; nothing for what is not counted."""
    return _labelled(number, _("TOP {number}"))


def printed_label(number: str) -> str:
    """„TOP 3“ for papers."""
    return _labelled(number, printed("TOP {number}"))


def _labelled(number: str, words: str) -> str:
    shown = number.strip().rstrip(".:) ")
    if not shown or shown[:3].casefold() == "top":
        return shown
    return words.format(number=shown)


def computed(prefix: str, count: int) -> str:
    """The number of the `count`-th item under the number `prefix` (empty at the top)."""
    base = prefix.strip().rstrip(".:)")
    return f"{base}.{count}" if base else f"{count}."


def counter_after(number: str, count: int) -> int:
    """Where counting stands after a number written by hand; 9a. leaves it at 9."""
    found = _LAST_COUNT.search(number)
    return int(found.group(1)) if found and len(found.group(1)) < 6 else count


def outline(items: Sequence[P]) -> tuple[Numbered[P], ...]:
    """All items in printing order with their numbers; one without its parent stands at the top."""
    ids = {item.id for item in items}
    children: dict[int | None, list[P]] = {}
    for item in items:
        parent = item.parent_id if item.parent_id in ids and item.parent_id != item.id else None
        children.setdefault(parent, []).append(item)
    for siblings in children.values():
        siblings.sort(key=lambda item: (item.position, item.id))
    found: list[Numbered[P]] = []
    _walk(children, found)
    reached = {numbered.item.id for numbered in found}
    # Items that are each other's parents would be lost; they are shown at the end instead.
    found.extend(
        Numbered(item, item.number_override, 0) for item in items if item.id not in reached
    )
    return tuple(found)


def _walk(children: Mapping[int | None, list[P]], found: list[Numbered[P]]) -> None:
    # A stack instead of recursion: a damaged or hostile agenda may be deep.
    stack = [(item, 0) for item in reversed(children.get(None, []))]
    counters: dict[int | None, int] = {None: 0}
    prefixes: dict[int | None, str] = {None: ""}
    while stack:
        item, level = stack.pop()
        above = item.parent_id if level else None
        counted = not item.is_heading and item.kind != ItemKind.BREAK
        number = item.number_override
        if number:
            counters[above] = counter_after(number, counters[above])
        elif counted:
            counters[above] += 1
            number = computed(prefixes[above], counters[above])
        found.append(Numbered(item, number, level))
        counters[item.id] = 0
        prefixes[item.id] = number
        stack.extend((child, level + 1) for child in reversed(children.get(item.id, [])))


def numbers(items: Sequence[P]) -> dict[int, str]:
    """The number of each item by its id."""
    return {numbered.item.id: numbered.number for numbered in outline(items)}


def position_between(before: int | None, after: int | None) -> int | None:
    """A position between two neighbours (None: the end of the list); None if there is no room."""
    if before is None and after is None:
        return STEP
    if after is None:
        return (before or 0) + STEP
    if before is None:
        return after - STEP
    middle = (before + after) // 2
    return middle if before < middle < after else None


def spread(count: int) -> list[int]:
    """Fresh positions for `count` items."""
    return [STEP * place for place in range(1, count + 1)]


class Place(NamedTuple):
    """Where an item is to stand: under whom, and how many of the others stand before it."""

    parent_id: int | None
    before: int


class Moves(Generic[P]):
    """Where the items of an agenda, in printing order, can go by keys or by drawing them."""

    def __init__(self, entries: Sequence[Numbered[P]]) -> None:
        self._ids = [entry.item.id for entry in entries]
        self._items = {entry.item.id: entry.item for entry in entries}
        self._parents: dict[int, int | None] = {}
        above: list[int] = []
        for entry in entries:
            del above[entry.depth :]
            self._parents[entry.item.id] = above[-1] if above else None
            above.append(entry.item.id)

    def stepped(self, item_id: int, step: int) -> Place | None:
        """One place up (-1) or down (1) among its siblings; None at their end."""
        siblings = self._siblings(self._parents[item_id])
        index = siblings.index(item_id) + step
        return Place(self._parents[item_id], index) if 0 <= index < len(siblings) else None

    def indented(self, item_id: int) -> Place | None:
        """Under the item before it; None where nothing can stand under that."""
        siblings = self._siblings(self._parents[item_id])
        before = siblings.index(item_id) - 1
        if before < 0 or self._stands_alone(item_id) or self._stands_alone(siblings[before]):
            return None
        return Place(siblings[before], len(self._siblings(siblings[before])))

    def outdented(self, item_id: int) -> Place | None:
        """Behind the item that it stands under; None for one at the top."""
        parent = self._parents[item_id]
        if parent is None:
            return None
        return Place(self._parents[parent], self._index(parent, item_id) + 1)

    def dropped(self, item_id: int, gap: int) -> Place | None:
        """Between the entries `gap - 1` and `gap`; None where it stands already.

        Among sub-items it becomes one of them. Headings and breaks always stand at the top.
        """
        own = {item_id, *self._below(item_id)}
        before = next((one for one in reversed(self._ids[:gap]) if one not in own), None)
        after = next((one for one in self._ids[gap:] if one not in own), None)
        place = self._between(item_id, before, after)
        parent = self._parents[item_id]
        return None if place == Place(parent, self._index(item_id, item_id)) else place

    def _between(self, item_id: int, before: int | None, after: int | None) -> Place:
        if not self._stands_alone(item_id):
            group = self._parents[after] if after is not None else None
            if after is not None and group is not None:
                return Place(group, self._index(after, item_id))
            stays = before is not None and self._parents[before] == self._parents[item_id]
            if before is not None and stays and self._parents[item_id] is not None:
                return Place(self._parents[before], self._index(before, item_id) + 1)
        top = before
        while top is not None and self._parents[top] is not None:
            top = self._parents[top]
        return Place(None, 0 if top is None else self._index(top, item_id) + 1)

    def _siblings(self, parent: int | None) -> list[int]:
        return [one for one in self._ids if self._parents[one] == parent]

    def _index(self, item_id: int, without: int) -> int:
        """How many siblings stand before an item, one of them not counted."""
        siblings = self._siblings(self._parents[item_id])
        before = siblings[: siblings.index(item_id)]
        return len(before) - (without in before)

    def _below(self, item_id: int) -> list[int]:
        found = []
        for child in self._siblings(item_id):
            found += [child, *self._below(child)]
        return found

    def _stands_alone(self, item_id: int) -> bool:
        item = self._items[item_id]
        return item.is_heading or item.kind == ItemKind.BREAK
