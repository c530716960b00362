"""Notes typed during a meeting into text, decisions, tasks, remarks and attendance.

„# 4“ or „# TOP 4“ turns to an item; text is Markdown. „B: …“ is a decision, „(21/0/2)“ at its
end are the votes; „A: Name, bis 15.1.: …“ a task; „N: …“ a remark of the office. „Anwesend: …“,
„Entschuldigt: …“, „Fehlt: …“ and „Gäste: …“ say who came. Before the first item also „Beginn“,
„Ende“, „Leitung“ and „Protokoll“. An indented line goes on with the entry above it. Every line
ends up somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from kommin_desktop.base.text import _
from kommin_desktop.meetings.rules.due_dates import due_date
from kommin_desktop.meetings.rules.numbering import plain
from kommin_desktop.meetings.rules.people import NamedPerson, parse_names
from kommin_desktop.meetings.rules.votes import Votes

_TURN = re.compile(
    r"#[ \t]*(?:TOP[ \t]*)?(?P<number>\d{1,4}(?:\.\d{1,3})*[a-z]?)[.:)]?(?:[ \t]+(?P<rest>.*))?$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?P<sign>[BAN]):(?:[ \t]+(?P<text>.*)|[ \t]*)$")
_PEOPLE = re.compile(
    r"(?P<word>Anwesend|Anwesende|Entschuldigt|Fehlt|Fehlend|Abwesend|Unentschuldigt|Gast|Gäste)"
    r":[ \t]*(?P<names>.*)$"
)
_HEAD = re.compile(
    r"(?P<word>Beginn|Ende|Leitung|Vorsitz|Moderation|Protokoll|Protokollführung):"
    r"[ \t]*(?P<value>.+)$"
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:\s*Uhr)?|(\d{1,2})\s*Uhr")
_VOTES = re.compile(r"\s*\(\s*(\d{1,4})\s*/\s*(\d{1,4})\s*/\s*(\d{1,4})\s*\)\s*\.?$")
_DUE = re.compile(r"(?:^|,)\s*bis\s+(?:zum\s+)?(?P<due>.+)$", re.IGNORECASE | re.DOTALL)
_SMALL_WORDS = re.compile(
    r"(von|van|zur?|zum|vom|der|die|das|den|dem|del?|d[ai]|l[ae]|[ae]l|bin|ibn|und|i\.|v\.|für|e\."
    r"|[ai]m|in)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DecisionNote:
    """A decision as noted."""

    wording: str
    votes: Votes | None = None


@dataclass(frozen=True)
class TaskNote:
    """A task as noted; a date that is not certain stays in the title."""

    title: str
    responsible: str = ""
    due: date | None = None


@dataclass(frozen=True)
class RemarkNote:
    """A remark of the office, never printed."""

    text: str


ResultNote = DecisionNote | TaskNote | RemarkNote


@dataclass(frozen=True)
class ItemNote:
    """What was noted on one item; `rest` is what stood after the number, often its title."""

    number: str
    line: int
    rest: str = ""
    text: str = ""
    results: tuple[ResultNote, ...] = ()


@dataclass(frozen=True)
class Notes:
    """All notes of a meeting."""

    items: tuple[ItemNote, ...] = ()
    preamble: str = ""
    present: tuple[NamedPerson, ...] = ()
    excused: tuple[NamedPerson, ...] = ()
    absent: tuple[NamedPerson, ...] = ()
    guests: tuple[NamedPerson, ...] = ()
    begin: time | None = None
    end: time | None = None
    chairs: tuple[NamedPerson, ...] = ()
    minute_takers: tuple[NamedPerson, ...] = ()
    misplaced: tuple[int, ...] = ()
    """Lines with a decision, task or remark before the first item."""


@dataclass
class _Section:
    """An item's notes while they are read."""

    number: str = ""
    line: int = 0
    rest: str = ""
    lines: list[str] = field(default_factory=list)
    entries: list[tuple[str, list[str]]] = field(default_factory=list)


def parse(text: str, meeting_day: date) -> Notes:
    """The notes of a text; days without a year are the first from `meeting_day` on."""
    reader = _Reader()
    for number, line in enumerate(_lines(text), start=1):
        reader.take(number, line)
    people = reader.people
    return Notes(
        items=tuple(_item(section, meeting_day) for section in reader.sections[1:]),
        preamble=_text(reader.sections[0].lines),
        present=tuple(people["present"]),
        excused=tuple(people["excused"]),
        absent=tuple(people["absent"]),
        guests=tuple(people["guests"]),
        begin=reader.begin,
        end=reader.end,
        chairs=tuple(people["chairs"]),
        minute_takers=tuple(people["minute_takers"]),
        misplaced=tuple(reader.misplaced),
    )


def refusal(notes: Notes, numbers: Sequence[str]) -> str | None:
    """Why these notes cannot be taken into an agenda with these numbers, as a sentence, or None."""
    if notes.misplaced:
        return _(
            "Zeile {line}: Vor dem ersten „# TOP …“ kann kein Beschluss, keine Aufgabe und kein"
            " Merker stehen."
        ).format(line=notes.misplaced[0])
    known = {plain(number) for number in numbers if number}
    for item in notes.items:
        if plain(item.number) not in known:
            return _("Zeile {line}: Einen TOP {number} hat die Tagesordnung nicht.").format(
                line=item.line, number=item.number
            )
    return None


def _lines(text: str) -> list[str]:
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


_PEOPLE_WORDS = {
    "anwesend": "present",
    "anwesende": "present",
    "entschuldigt": "excused",
    "fehlt": "absent",
    "fehlend": "absent",
    "abwesend": "absent",
    "unentschuldigt": "absent",
    "gast": "guests",
    "gäste": "guests",
}
_HEAD_WORDS = {
    "leitung": "chairs",
    "vorsitz": "chairs",
    "moderation": "chairs",
    "protokoll": "minute_takers",
    "protokollführung": "minute_takers",
}


class _Reader:
    """Sorts lines into sections, entries and people."""

    def __init__(self) -> None:
        self.sections = [_Section()]
        self.people: dict[str, list[NamedPerson]] = {
            word: []
            for word in ("present", "excused", "absent", "guests", "chairs", "minute_takers")
        }
        self.begin: time | None = None
        self.end: time | None = None
        self.misplaced: list[int] = []
        self._entry: list[str] | None = None

    def take(self, number: int, line: str) -> None:
        section = self.sections[-1]
        if self._entry is not None and line[:1] in (" ", "\t") and line.strip():
            self._entry.append(line.strip())
            return
        self._entry = None
        if turn := _TURN.match(line):
            rest = (turn["rest"] or "").strip()
            self.sections.append(_Section(turn["number"], number, rest))
        elif entry := _ENTRY.match(line):
            self._begin_entry(number, entry)
        elif people := _PEOPLE.match(line):
            kind = _PEOPLE_WORDS[people["word"].casefold()]
            self.people[kind].extend(parse_names(people["names"]))
        elif not (len(self.sections) == 1 and self._head(line)):
            section.lines.append(line)

    def _begin_entry(self, number: int, entry: re.Match[str]) -> None:
        if len(self.sections) == 1:
            self.misplaced.append(number)
        lines = self.sections[-1].lines
        if lines and lines[-1].strip():
            lines.append("")  # what follows is a paragraph of its own
        text = (entry["text"] or "").strip()
        self._entry = [text] if text else []
        self.sections[-1].entries.append((entry["sign"], self._entry))

    def _head(self, line: str) -> bool:
        """Take a line of the minutes' head; False if it is text after all."""
        found = _HEAD.match(line)
        if found is None:
            return False
        word = found["word"].casefold()
        if word in _HEAD_WORDS:
            self.people[_HEAD_WORDS[word]].extend(parse_names(found["value"]))
            return True
        at = _clock(found["value"])
        if at is None:
            return False
        if word == "beginn":
            self.begin = at
        else:
            self.end = at
        return True


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _text(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _item(section: _Section, meeting_day: date) -> ItemNote:
    return ItemNote(
        number=section.number,
        line=section.line,
        rest=section.rest,
        text=_text(section.lines),
        results=tuple(
            _result(sign, "\n".join(lines), meeting_day)
            for sign, lines in section.entries
            if any(lines)
        ),
    )


def _result(sign: str, text: str, meeting_day: date) -> ResultNote:
    if sign == "B":
        return decision_note(text)
    return task_note(text, meeting_day) if sign == "A" else RemarkNote(text)


def decision_note(text: str) -> DecisionNote:
    """Wording and votes of a decision line; „(21/0/2)“ alone is wording."""
    first, separator, more = text.partition("\n")
    for wording, rest in ((text, ""), (first, separator + more)):
        found = _VOTES.search(wording)
        if found is not None and wording[: found.start()].strip():
            yes, no, abstain = (int(count) for count in found.groups())
            return DecisionNote(wording[: found.start()].rstrip() + rest, Votes(yes, no, abstain))
    return DecisionNote(text)


def task_note(text: str, meeting_day: date) -> TaskNote:
    """Who, until when and what of a task line „Name, bis 15.1.: Text“."""
    head, separator, what = _split_head(text)
    if not separator:
        return TaskNote(text)
    due = _DUE.search(head)
    name = head[: due.start()].strip().rstrip(",") if due else head.strip()
    if not due and not _looks_like_name(name):
        return TaskNote(text)
    if due is None:
        return TaskNote(what, name)
    day = due_date(due["due"].strip(), meeting_day)
    if day is None:
        return TaskNote(f"{what} ({due.group().lstrip(', ')})", name)
    return TaskNote(what, name, day)


def _split_head(text: str) -> tuple[str, str, str]:
    """The part before the first colon that ends a word, and the text after it."""
    found = re.search(r":\s+(?=\S)", text)
    if found is None:
        return text, "", ""
    return text[: found.start()], ":", text[found.end() :]


def _looks_like_name(text: str) -> bool:
    """Whether words before a colon are somebody: few, and all with a capital letter."""
    words = text.split()
    if not words or len(words) > 6 or words[0].casefold() == "bis":
        return False
    return all(word[0].isupper() or _SMALL_WORDS.fullmatch(word) for word in words)
