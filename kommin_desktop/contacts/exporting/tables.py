"""Contacts as a table: one row each, as many columns as the contacts need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kommin_desktop.contacts.rules.cards import PLACES, Card
from kommin_desktop.contacts.rules.columns import ADDRESS, SEVERAL, SINGLE, Code, heading_of

# What stands after the ways to reach a contact, because it is long or for machines only.
_LAST = ("birthday", "language", "categories", "note", "uid")
# Columns that an empty table has too, so that a person sees what belongs where.
_ALWAYS = (
    Code("email"),
    Code("phone"),
    Code("mobile"),
    Code("street"),
    Code("postcode"),
    Code("city"),
)
_BASE_ORDER = {base: at for at, base in enumerate(SEVERAL)}
_LABEL_ORDER = {label: at for at, label in enumerate((*PLACES, ""))}
_OWN_LABEL = len(_LABEL_ORDER)


class Grid(NamedTuple):
    """Headings and rows of text, ready to be written."""

    headings: list[str]
    rows: list[list[str]]


def grid(cards: Sequence[Card], *, german_days: bool) -> Grid:
    """Return cards as a table; days as 03.04.1975 for people or 1975-04-03 for programs."""
    filled = [dict(_cells(card, german_days=german_days)) for card in cards]
    used = {code for cells in filled for code in cells if code.base in SEVERAL}
    several = sorted(used | set(_ALWAYS), key=_place)
    first = [Code(base) for base in SINGLE if base not in _LAST]
    codes = [*first, *several, *(Code(base) for base in _LAST)]
    rows = [[cells.get(code, "") for code in codes] for cells in filled]
    return Grid([heading_of(code) for code in codes], rows)


def _place(code: Code) -> tuple[int, int, str, int, int]:
    """Sort kinds of reaching first; the parts of one address stay together."""
    at = _BASE_ORDER[code.base]
    group = _BASE_ORDER["street"] if code.base in ADDRESS else at
    label = _LABEL_ORDER.get(code.label, _OWN_LABEL)
    return group, label, code.label, code.number, at


def _cells(card: Card, *, german_days: bool) -> Iterator[tuple[Code, str]]:
    for base in SINGLE:
        value = getattr(card, base, None)
        if isinstance(value, str):
            yield Code(base), value
    yield Code("birthday"), _day(card.birthday, german=german_days)
    yield Code("language"), _joined(card.languages)
    yield Code("categories"), _joined(card.categories)
    yield Code("note"), card.note_with_extra()
    counts: Counter[tuple[str, str]] = Counter()
    reach = [
        *(("email", email.label, email.value) for email in card.emails),
        *((phone.kind, phone.label, phone.value) for phone in card.phones),
        *(("web", "", web) for web in card.webs),
    ]
    for base, label, value in reach:
        counts[base, label] += 1
        yield Code(base, label, counts[base, label]), value
    for address in card.addresses:
        counts["street", address.kind] += 1
        for base in ADDRESS:
            text: str = getattr(address, base)
            if text:
                yield Code(base, address.kind, counts["street", address.kind]), text


def _day(day: date | None, *, german: bool) -> str:
    if day is None:
        return ""
    if german:
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return day.isoformat()


def _joined(values: Sequence[str]) -> str:
    """Join values as other programs do; the rarer sign where a value holds the usual one."""
    if any(";" in value for value in values):
        return " ::: ".join([*values, ""] if len(values) == 1 else values)
    return "; ".join(values)
