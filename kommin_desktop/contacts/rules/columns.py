"""The columns of a table of contacts: their codes, and the German headings the office uses.

A code is a base with, where one contact may have several, a label and a number:
`family`, `phone.work`, `email.home#2`, `street.Zweigstelle`. Our own exports write the headings
and our own reader understands every one of them again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kommin_desktop.contacts.rules.cards import HOME, OTHER, WORK

SINGLE = {
    "salutation": "Anrede",
    "prefix": "Titel",
    "given": "Vorname",
    "additional": "Weitere Vornamen",
    "family": "Nachname",
    "suffix": "Namenszusatz",
    "nickname": "Spitzname",
    "display": "Anzeigename",
    "organisation": "Organisation",
    "unit": "Abteilung",
    "function": "Funktion",
    "birthday": "Geburtstag",
    "language": "Sprachen",
    "categories": "Gruppen",
    "note": "Notiz",
    "uid": "Kennung",
}
ADDRESS = {
    "street": "Straße",
    "extra": "Adresszusatz",
    "po_box": "Postfach",
    "postcode": "PLZ",
    "city": "Ort",
    "region": "Bundesland",
    "country": "Land",
}
SEVERAL = {
    "email": "E-Mail",
    "phone": "Telefon",
    "mobile": "Mobil",
    "fax": "Fax",
    "pager": "Pager",
    "web": "Webseite",
    **ADDRESS,
}
KEEP = "keep"
"""A column without a field: its value goes into the note as „Heading: value“."""
IGNORE = "ignore"
PLACE = "place"
"""Postcode and town in one cell; our own exports keep them apart."""

_PLACES = {WORK: "dienstlich", HOME: "privat", OTHER: "weitere"}
_SINGLE_OF = {heading: code for code, heading in SINGLE.items()}
_SEVERAL_OF = {heading: base for base, heading in SEVERAL.items()}
_PLACE_OF = {word: place for place, word in _PLACES.items()}
_HEADING = re.compile(
    rf"({'|'.join(map(re.escape, _SEVERAL_OF))})"
    rf"(?: ({'|'.join(_PLACE_OF)})| \((.*)\))?(?: (\d+))?",
    re.DOTALL,
)


class Code(NamedTuple):
    """A column's code taken apart; `number` counts columns of the same base and label from 1."""

    base: str
    label: str = ""
    number: int = 1

    def __str__(self) -> str:
        label = f".{self.label}" if self.label else ""
        numbered = self.number > 1 or "#" in self.label
        return f"{self.base}{label}#{self.number}" if numbered else f"{self.base}{label}"

    @classmethod
    def of(cls, text: str) -> Code:
        """Take a code apart."""
        front, hash_sign, number = text.rpartition("#")
        if not (hash_sign and number.isascii() and number.isdecimal()):
            front, number = text, "1"
        base, _dot, label = front.partition(".")
        return cls(base, label, int(number[:6]))


def heading_of(code: Code) -> str:
    """Return the German heading of a column: „Telefon dienstlich 2“."""
    if code.base in SINGLE:
        return SINGLE[code.base]
    words = [SEVERAL[code.base]]
    if code.label:
        words.append(_PLACES.get(code.label) or f"({code.label})")
    if code.number > 1:
        words.append(str(code.number))
    return " ".join(words)


def code_of(heading: str) -> Code | None:
    """Return the column that one of our own headings stands for."""
    if heading in _SINGLE_OF:
        return Code(_SINGLE_OF[heading])
    match = _HEADING.fullmatch(heading)
    if not match:
        return None
    word, place, label, number = match.groups()
    return Code(_SEVERAL_OF[word], _PLACE_OF.get(place, label or ""), int((number or "1")[:6]))
