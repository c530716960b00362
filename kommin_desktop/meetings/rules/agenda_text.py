"""An agenda as a person types it, one item a line, into items; any text is taken.

„3.“, „8.1“, „9a.“ are numbers as written, kept only where they differ from the computed one; 8.1
is a child of 8. „Ö 3“ and „N 4“, as councils number, also say whether the item is public. „A
Öffentlicher Teil“ or „Nichtöffentliche Sitzung“ begins a part. Other lines get the next number, a
line „Pause“ gets none. An indented line goes on with the title above. „(15 Min.)“ or „(15 Min.,
Frau Kaya)“ at the end of a title says how long and who presents. A first line „Tagesordnung“ is
left out.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from kommin_desktop.meetings.rules.agenda_items import (
    ItemDraft,
    ItemKind,
    guess_item_kind,
    is_approval_title,
    is_pause,
)
from kommin_desktop.meetings.rules.numbering import computed, counter_after, plain

_NUMBER = re.compile(
    r"(?P<number>(?P<top>TOP\s*|[ÖN]\s)?\d{1,4}(?P<sub>(?:\.[1-9]\d{0,2})*)"
    r"(?P<letter>[a-z]|\s[a-z](?=[.)]))?(?P<mark>[.):]{0,2}))"
    r"(?:(?P<gap>\s+)(?P<title>.*))?$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_PART_WORD = (
    r"(?:Teil|Sitzung|Beratung|Beratungen|Tagesordnung|Tagesordnungspunkte|Angelegenheiten|Punkte)"
)
_PART = re.compile(
    r"(?P<mark>(?:Teil\s+)?(?:[A-H]|[IVX]{1,4})\s*[.):–-]?\s+|Teil\s+\d+\s*[.):–-]?\s+)?"
    r"(?:in\s+)?(?:(?P<no>nicht[\s-]*(?:öffentlich|oeffentlich)|vertraulich)"
    r"|(?:öffentlich|oeffentlich))(?:er|es|en|e)?(?:\s+(?P<word>" + _PART_WORD + r")\b)?"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN_REST = re.compile(
    r"\s*(?:der\s+(?:Sitzung|Tagesordnung))?\s*[:.]?\s*(?:\([^()]*\))?\s*", re.IGNORECASE
)
_TITLED_PART = re.compile(r"Teil\s+(?:[A-H]|[IVX]{1,4}|\d{1,2})\b(?!\s*(?:der|des|von)\b)")
_TIME = re.compile(
    r"\s*\((?:(?P<before>[^(),;]{1,80})[,;]\s*)?(?P<minutes>\d{1,3})\s*(?:Min\.?|Minuten)"
    r"(?:[,;]\s*(?P<after>[^()]{1,80}))?\)$"
)
_CAPTION = re.compile(r"tagesordnung\s*:?", re.IGNORECASE)


@dataclass
class _Line:
    """A line that begins an item, with what continues it."""

    text: str
    number: str = ""
    is_heading: bool = False
    more: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return "\n".join(part for part in (self.text, *self.more) if part)


def parse(text: str) -> tuple[ItemDraft, ...]:
    """The items of an agenda text in their order; parents stand before their children."""
    builder = _Builder()
    for line in _lines(text):
        builder.add(line)
    return tuple(builder.items)


def write(items: Sequence[tuple[str, str]]) -> str:
    """The agenda as text again, from number and title of each item; numbers may be empty."""
    lines = []
    for number, title in items:
        first, *more = title.split("\n")
        lines.append(f"{number} {first}".strip())
        lines.extend(f"    {line}" for line in more if line.strip())
    return "".join(f"{line}\n" for line in lines)


def part_is_public(title: str) -> bool | None:
    """Whether a title begins a public or non-public part; None if it begins no part."""
    found = _PART.match(" ".join(unicodedata.normalize("NFC", title).split()))
    if found is None:
        return None
    if found["mark"]:
        if not found["word"] and not _PLAIN_REST.fullmatch(found["rest"]):
            return None
    elif not _PLAIN_REST.fullmatch(found["rest"]):
        return None
    return found["no"] is None


def _lines(text: str) -> list[_Line]:
    """Lines that begin an item, with their continuations; numbers are still guesses."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    found: list[_Line] = []
    for raw in textwrap.dedent(text).split("\n"):
        stripped = raw.strip()
        if not stripped:
            continue
        if raw[0].isspace() and found:
            found[-1].more.append(stripped)
        elif not (not found and _CAPTION.fullmatch(stripped)):
            found.append(_Line(stripped))
    return found


@dataclass
class _Open:
    """An item further items may be children of."""

    index: int
    number: str


class _Builder:
    """Counts through the lines, so that a written number is known to be the computed one or not."""

    def __init__(self) -> None:
        self.items: list[ItemDraft] = []
        self._chain: list[_Open] = []
        self._counts: dict[int | None, int] = {None: 0}
        self._is_public = True
        self._waiting: tuple[str, int | None, int] | None = None
        """The last line if it was a number alone: number, parent, counter before it."""

    def add(self, line: _Line) -> None:
        """Take the next line."""
        waiting, self._waiting = self._waiting, None
        self._take_number(line)
        if waiting and not line.number and part_is_public(line.title) is None:
            # Copied from a table: the number stands alone, its title on the next line.
            line.number, parent, self._counts[parent] = waiting
            self.items.pop()
            self._chain.pop()
        self._append(line)

    def _take_number(self, line: _Line) -> None:
        found = _NUMBER.match(line.text)
        if found is None or not self._is_number(found):
            return
        line.number = found["number"]
        line.text = (found["title"] or "").strip()

    def _is_number(self, found: re.Match[str]) -> bool:
        title = found["title"] or ""
        expected = plain(computed("", self._counts[None] + 1))
        if plain(found["number"]) == expected and not title.startswith("Uhr"):
            return True
        if found["top"]:
            return True
        if title.startswith("Uhr") or (found["mark"] == "." and _MONTH.match(title)):
            return False  # „14.1 Uhr“, „12. November“
        if found["mark"].startswith(":"):
            return False
        if found["sub"] or found["mark"] or (found["letter"] and title):
            return True
        begins_part = (
            bool(self.items) and self.items[-1].is_heading and plain(found["number"]) == "1"
        )
        is_set_apart = "\t" in (found["gap"] or "") or len(found["gap"] or "") > 1
        return bool(title) and (begins_part or is_set_apart)

    def _append(self, line: _Line) -> None:
        title = line.title
        public = None if line.number else part_is_public(title)
        if public is not None or (not line.number and _TITLED_PART.match(title)):
            if public is not None:
                self._is_public = public
            self._chain.clear()
            self.items.append(ItemDraft(title, is_heading=True, is_public=self._is_public))
            return
        title, planned, presenter = _time(title)
        if not line.number and is_pause(title):
            self._chain.clear()
            self.items.append(
                ItemDraft(
                    title, kind=ItemKind.BREAK, planned_min=planned, is_public=self._is_public
                )
            )
            return
        parent = self._parent(line.number)
        above = self._chain[-1].number if self._chain else ""
        count = self._counts[parent]
        if not title:
            self._waiting = (line.number, parent, count)
        next_number = computed(above, count + 1)
        override = ""
        if line.number and plain(line.number) != plain(next_number):
            override = line.number
            self._counts[parent] = counter_after(override, count)
        else:
            self._counts[parent] = count + 1
        self._chain.append(_Open(len(self.items), override or next_number))
        self._counts[len(self.items)] = 0
        self.items.append(
            ItemDraft(
                title,
                number_override=override,
                parent=parent,
                kind=guess_item_kind(title),
                is_approval=is_approval_title(title),
                is_public=self._public(line.number),
                planned_min=planned,
                presenter=presenter,
            )
        )

    def _public(self, number: str) -> bool:
        """As the part says; „Ö 3“ and „N 3“, as councils number, say it themselves."""
        return {"Ö ": True, "N ": False}.get(number[:2].upper(), self._is_public)

    def _parent(self, number: str) -> int | None:
        """The open item a written number belongs under; closes what lies below it."""
        prefix = plain(number).rpartition(".")[0]
        if prefix:
            for place in range(len(self._chain) - 1, -1, -1):
                if plain(self._chain[place].number) == prefix:
                    del self._chain[place + 1 :]
                    return self._chain[place].index
        self._chain.clear()
        return None


def _time(title: str) -> tuple[str, int | None, str]:
    """Title without the closing „(15 Min., Frau Kaya)“, its minutes and the presenter."""
    found = _TIME.search(title)
    if found is None or not title[: found.start()].strip():
        return title, None, ""
    presenter = ", ".join(part.strip() for part in (found["before"], found["after"]) if part)
    return title[: found.start()].rstrip(), int(found["minutes"]), presenter
