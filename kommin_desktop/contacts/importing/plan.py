"""What an import would do, card by card, before anything is written.

A duplicate is the same uid, or the same folded name with a common e-mail address or number;
weaker likeness is told as a problem and never merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.records import card_draft
from kommin_desktop.contacts.queries import MatchLine
from kommin_desktop.contacts.rules.cards import Card, Problem, Reading
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft, kind_of, match_key
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.store.chunks import CHUNK, Step, no_step


class Duplicates(StrEnum):
    """What happens to a card whose contact is already there."""

    SKIP = "skip"
    COMPLETE = "complete"
    REPLACE = "replace"


class Action(StrEnum):
    """What the import does with one card."""

    ADD = "add"
    UPDATE = "update"
    SKIP = "skip"


class Entry(NamedTuple):
    """One card with what will be done; `same_as` is a contact, `twin` an earlier entry."""

    source: str
    line: int
    card: Card
    draft: PersonDraft | OrganisationDraft
    """What the card becomes."""
    employer: str
    """The folded name of the organisation the card names, empty if none."""
    action: Action
    same_as: int | None
    twin: int | None


@dataclass(frozen=True)
class Plan:
    """An import as it would run."""

    entries: Sequence[Entry]
    problems: Sequence[Problem]
    duplicates: Duplicates
    organisations: dict[str, int] = field(default_factory=dict)
    """Known organisations by folded name, so that people find theirs."""

    def count(self, action: Action) -> int:
        """How many cards are added, updated or skipped."""
        return Counter(entry.action for entry in self.entries)[action]


class Import(NamedTuple):
    """An import a person has seen and ordered: what was read, and what shall become of it."""

    source: str
    reading: Reading
    duplicates: Duplicates
    groups: tuple[str, ...] = ()


def make_plan(
    readings: Iterable[tuple[str, Reading]],
    known: Sequence[MatchLine],
    duplicates: Duplicates = Duplicates.SKIP,
    step: Step = no_step,
) -> Plan:
    """Compare what was read with the contacts that are there; nothing is written."""
    index = _Index(known)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for source, reading in readings:
        problems.extend(reading.problems)
        for number, found in enumerate(reading.cards):
            if number % CHUNK == 0:
                step(number, len(reading.cards))
            entry, problem = _place(index, source, found.line, found.card, duplicates, len(entries))
            entries.append(entry)
            if problem:
                problems.append(problem)
    return Plan(entries, problems, duplicates, index.organisations)


@dataclass
class _Who:
    """A contact or an earlier card, as far as likeness goes."""

    contact_id: int | None
    entry: int | None
    keys: set[str]
    postcode: str


class _Index:
    """Everybody known or read so far, findable by uid, name and mail address."""

    def __init__(self, known: Sequence[MatchLine]) -> None:
        self.by_uid: dict[str, _Who] = {}
        self.by_name: dict[tuple[str, str], list[_Who]] = {}
        self.mails: dict[str, str] = {}
        self.organisations: dict[str, int] = {}
        for line in known:
            who = _Who(line.id, None, set(line.keys), line.postcode or "")
            self.add(who, line.uid, line.kind, fold(line.name))

    def add(self, who: _Who, uid: str, kind: str, name: str) -> None:
        if uid:
            self.by_uid.setdefault(uid, who)
        self.by_name.setdefault((kind, name), []).append(who)
        for key in who.keys:
            if "@" in key:
                self.mails.setdefault(key, name)
        if kind == Kind.ORGANISATION and who.contact_id is not None:
            self.organisations.setdefault(name, who.contact_id)

    def same(self, uid: str, kind: str, name: str, keys: set[str]) -> _Who | None:
        """The same contact for certain."""
        if uid and uid in self.by_uid:
            return self.by_uid[uid]
        namesakes = self.by_name.get((kind, name), ())
        return next((who for who in namesakes if who.keys & keys), None)

    def alike(self, kind: str, name: str, keys: set[str], postcode: str) -> str:
        """A German sentence about weaker likeness, or nothing."""
        for who in self.by_name.get((kind, name), ()):
            if not who.keys or not keys or (postcode and who.postcode == postcode):
                return _(
                    "Möglicherweise doppelt: Einen gleichnamigen Kontakt gibt es schon. "
                    "Es wurde nichts zusammengeführt."
                )
        if any(self.mails.get(key, name) != name for key in keys if "@" in key):
            return _(
                "Dieselbe E-Mail-Adresse steht bei einem Kontakt mit anderem Namen. "
                "Es wurde nichts zusammengeführt."
            )
        return ""


def _place(
    index: _Index, source: str, line: int, card: Card, duplicates: Duplicates, place: int
) -> tuple[Entry, Problem | None]:
    draft = card_draft(card)
    kind = kind_of(draft)
    name = fold(draft.own_name or draft.shown)
    employer = fold(card.organisation) if kind is Kind.PERSON else ""
    keys = {key for point in draft.points if (key := match_key(point.kind, point.value))}
    same = index.same(card.uid, kind, name, keys)
    if same is not None:
        same.keys |= keys
        action = Action.SKIP if duplicates is Duplicates.SKIP else Action.UPDATE
        entry = Entry(source, line, card, draft, employer, action, same.contact_id, same.entry)
        return entry, None
    postcode = next((postal.postcode for postal in card.addresses if postal.postcode), "")
    sentence = index.alike(kind, name, keys, postcode)
    index.add(_Who(None, place, keys, postcode), card.uid, kind, name)
    problem = Problem(source, line, sentence) if sentence else None
    return Entry(source, line, card, draft, employer, Action.ADD, None, None), problem
