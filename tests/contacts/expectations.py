"""Comparing a reading with what a person read in the raw file (expected.json)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kommin_desktop.contacts.rules.cards import Card

DATA = Path(__file__).parents[3] / "shared" / "data" / "contacts"
EXPECTED = DATA / "expected.json"

_TEXTS = {
    "fn": "display",
    "given": "given",
    "family": "family",
    "org": "organisation",
    "unit": "unit",
    "title": "function",
    "prefix": "prefix",
    "suffix": "suffix",
    "nickname": "nickname",
}
_ADDRESS = {
    "street": "street",
    "zip": "postcode",
    "city": "city",
    "region": "region",
    "country": "country",
    "ext": "extra",
    "pobox": "po_box",
}


def expected_files() -> list[dict[str, Any]]:
    """Return what is known of every file, or nothing where the files are not at hand."""
    if not EXPECTED.exists():
        return []
    known = json.loads(EXPECTED.read_text("utf-8"))
    return [*known["vcf"], *known["csv"]]


def compare(card: Card, wanted: dict[str, Any], *, is_vcard: bool) -> Iterator[tuple[str, bool]]:
    """Yield each expected field with the answer whether the card has it."""
    for field, value in wanted.items():
        # In tables nobody asks for the joined name: many have no such column.
        if field == "fn" and value is None and not is_vcard:
            continue
        yield field, _is_right(card, field, value)


def _is_right(card: Card, field: str, value: Any) -> bool:
    if field in _TEXTS:
        found = getattr(card, _TEXTS[field])
        return bool(found) if value == "*" else bool(found == (value or "").strip())
    if field == "emails":
        return _same([e.value for e in card.emails], value)
    if field == "phones":
        return _same([_digits(p.value) for p in card.phones], [_digits(p) for p in value])
    if field == "address":
        return _has_address(card, value)
    if field == "addresses":
        return bool(len(card.addresses) == value)
    if field == "bday":
        return bool(str(card.birthday or None) == str(value))
    if field == "note_contains":
        return bool(value in card.note)
    if field == "categories":
        return bool(list(card.categories) == value)
    if field == "has_photo":
        return bool(card.has_photo is value)
    raise AssertionError(field)


def _has_address(card: Card, value: dict[str, str] | None) -> bool:
    if value is None:
        return not card.addresses
    return any(
        all(getattr(address, _ADDRESS[part]) == text for part, text in value.items())
        for address in card.addresses
    )


def _same(found: list[str], wanted: list[str]) -> bool:
    left = list(found)
    for value in wanted:
        if value != "*":
            if value not in left:
                return False
            left.remove(value)
    return len(left) == wanted.count("*")


def _digits(number: str) -> str:
    digits = "".join(c for c in number if c.isdigit() or c == "+")
    return digits or number
