"""What an import would do with a file, counted and told, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.encodings import better_encoding
from kommin_desktop.contacts.importing.plan import Action, Duplicates, Entry, Plan, make_plan
from kommin_desktop.contacts.importing.source import Source
from kommin_desktop.contacts.importing.tables.mapping import Mapping
from kommin_desktop.contacts.importing.targets import ColumnLook, column_looks
from kommin_desktop.contacts.queries import MatchLine
from kommin_desktop.contacts.rules.cards import Reading
from kommin_desktop.contacts.rules.drafts import OrganisationDraft
from kommin_desktop.store.chunks import Step, considerate, no_step


class Preview(NamedTuple):
    """One card of the file as it will stand among the contacts."""

    id: int
    line: int
    name: str
    belongs: str
    email: str
    phone: str
    place: str
    is_organisation: bool
    action: Action
    is_doubtful: bool


@dataclass(frozen=True)
class Sighting:
    """A file as it would be taken over."""

    reading: Reading
    plan: Plan
    columns: Sequence[ColumnLook]
    empty_columns: int
    better_encoding: str
    """In which encoding the file would have fewer odd letters, empty for none."""
    doubtful_lines: frozenset[int]

    @property
    def rows(self) -> int:
        """How many contacts stand in the file."""
        return len(self.plan.entries)

    @property
    def double(self) -> int:
        """How many are there already, in the office or further up in the file."""
        return len(self._by_kind["double"])

    def places(self, which: str) -> list[int]:
        """The places of all cards, of the new, the double or the doubtful ones."""
        return self._by_kind[which]

    @cached_property
    def _by_kind(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {"": [*range(self.rows)], "new": [], "double": []}
        found["doubtful"] = []
        for place, entry in enumerate(self.plan.entries):
            if entry.action is Action.ADD:
                found["new"].append(place)
            if _is_double(entry):
                found["double"].append(place)
            if entry.line in self.doubtful_lines:
                found["doubtful"].append(place)
        return found

    @cached_property
    def taken(self) -> int:
        """How many of them change something here."""
        return self.rows - self.plan.count(Action.SKIP)

    def sorted_out(self) -> Sighting:
        """The same, counted already: whoever shows it does not wait for that."""
        _counted = (self._by_kind, self.taken)
        return self

    def previews(self, places: Sequence[int]) -> list[Preview]:
        """The cards at these places as they will be."""
        return [_preview(place, self.plan.entries[place], self.doubtful_lines) for place in places]


def sight(
    source: Source,
    mapping: Mapping,
    known: Sequence[MatchLine],
    duplicates: Duplicates = Duplicates.SKIP,
    step: Step = no_step,
) -> Sighting:
    """Read a file and compare it with the contacts that are there; nothing is written."""
    with considerate():
        reading = source.read(mapping, step)
        plan = make_plan([(source.name, reading)], known, duplicates, step)
        table = source.table
        columns = column_looks(table, mapping) if table else []
        better = better_encoding(source.data, source.decoded.encoding) if source.is_text else None
        return Sighting(
            reading,
            plan,
            columns,
            len(mapping.columns) - len(columns) if table else 0,
            better or "",
            frozenset(problem.line for problem in plan.problems),
        ).sorted_out()


def _is_double(entry: Entry) -> bool:
    return entry.same_as is not None or entry.twin is not None


def _preview(place: int, entry: Entry, doubtful: frozenset[int]) -> Preview:
    card, draft = entry.card, entry.draft
    is_organisation = isinstance(draft, OrganisationDraft)
    if not is_organisation and card.family:
        first = " ".join(filter(None, (card.prefix, card.given)))
        name = f"{card.family}, {first}" if first else card.family
    else:
        name = draft.own_name or draft.shown
    employer = "" if is_organisation else card.organisation
    postal = card.addresses[0] if card.addresses else None
    return Preview(
        place,
        entry.line,
        name or _("ohne Namen"),
        " · ".join(filter(None, (card.function, employer))),
        card.emails[0].value if card.emails else "",
        card.phones[0].value if card.phones else "",
        postal.city if postal else "",
        is_organisation,
        entry.action,
        entry.line in doubtful,
    )
