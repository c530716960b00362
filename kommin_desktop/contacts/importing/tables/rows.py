"""Rows of a foreign table turned into cards by a mapping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import get_args

from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.days import Order, slash_order
from kommin_desktop.contacts.importing.doubts import doubts
from kommin_desktop.contacts.importing.sheets import BIRTHDAY, Sheet, is_email
from kommin_desktop.contacts.importing.tables.mapping import Mapping
from kommin_desktop.contacts.importing.tables.text import Table
from kommin_desktop.contacts.rules.cards import (
    ENGLISH_SALUTATIONS,
    HOME,
    OTHER,
    SALUTATIONS,
    WORK,
    Card,
    Email,
    Found,
    Phone,
    PhoneKind,
    Postal,
    Problem,
    split_salutation,
)
from kommin_desktop.contacts.rules.columns import ADDRESS, IGNORE, PLACE, SINGLE, Code
from kommin_desktop.store.chunks import CHUNK, Step, no_step

_code = lru_cache(maxsize=1024)(Code.of)
_JOINED = " ::: "
_BETWEEN = re.compile(r"[\s;,/|]+")
_ALL_SALUTATIONS = SALUTATIONS | ENGLISH_SALUTATIONS
_EMPTY_DAY = re.compile(r"0{1,2}\.0{1,2}\.0{2,4}$")
# A table program shows `'=1+1` as text; the apostrophe was put there only for that.
_DEFUSED = re.compile("'(?='*[=+\\-@\t\r\n＝＋－＠])")
_PLACE = re.compile(r"(?:[A-Z]{1,2}-)?(\d{4,5})[\s,]+(.+)", re.DOTALL)
_PLACE_WORDS = {
    "work": WORK, "arbeit": WORK, "geschäftlich": WORK, "dienstlich": WORK,
    "home": HOME, "privat": HOME, "other": OTHER, "sonstige": OTHER, "andere": OTHER,
}  # fmt: skip
_KIND_WORDS: dict[str, PhoneKind] = {
    "mobile": "mobile", "mobil": "mobile", "cell": "mobile", "handy": "mobile",
    "pager": "pager", "fax": "fax",
}  # fmt: skip


def split_place(text: str) -> tuple[str, str]:
    """Part „32120 Hiddenhausen“ into postcode and town; without a postcode it is all town."""
    match = _PLACE.fullmatch(text)
    return (match[1], match[2]) if match else ("", text)


def undefuse(cell: str) -> str:
    """Take off the apostrophe that keeps a table program from computing a text."""
    return cell[1:] if cell[:1] == "'" and _DEFUSED.match(cell) else cell


def apply(
    table: Table, mapping: Mapping, source: str, step: Step = no_step
) -> tuple[list[Found], list[Problem]]:
    """Return the cards of a table and what a person should look at; empty rows are no cards."""
    problems = [Problem(source, line, message) for line, message in table.doubts]
    order = _order(table, mapping, source, problems)
    found: list[Found] = []
    for number, row in enumerate(table.rows):
        if number % CHUNK == 0:
            step(number, len(table.rows))
        cells = [undefuse(cell) for cell in row.cells]
        columns = mapping.columns
        pairs = [
            (column.heading, column.code, cell)
            for column, cell in zip(columns, cells, strict=False)
            if cell
        ]
        pairs += [("", "keep", cell) for cell in cells[len(columns) :] if cell]
        card, told = card_of(pairs, row.line, order)
        if card != Card():
            found.append(Found(row.line, card))
        problems.extend(Problem(source, line, message) for line, message in told)
    return found, problems


def _order(table: Table, mapping: Mapping, source: str, problems: list[Problem]) -> Order:
    """Tell whether days with slashes begin with the day or the month, as far as rows show it."""
    at = next((i for i, column in enumerate(mapping.columns) if column.code == "birthday"), None)
    if at is None:
        return "dmy"
    texts = [row.cells[at] for row in table.rows if len(row.cells) > at and "/" in row.cells[at]]
    order = slash_order(texts)
    if order is None and texts and mapping.family != "outlook_com":
        problems.append(
            Problem(
                source,
                table.rows[0].line,
                _(
                    "Geburtstage wie {value} wurden als Monat/Tag/Jahr gelesen; bitte prüfen."
                ).format(value=texts[0]),
            )
        )
    return order or "mdy"


def card_of(
    pairs: Iterable[tuple[str, str, str]], line: int, order: Order = "dmy"
) -> tuple[Card, Sequence[tuple[int, str]]]:
    """Return the card of one row of (heading, code, value) and what looks doubtful in it."""
    sheet = _RowSheet(line, order)
    for heading, code, value in pairs:
        sheet.take(heading, _code(code), value)
    sheet.settle()
    card = sheet.card()
    return card, [*sheet.doubts, *((line, message) for message in doubts(card))]


class _RowSheet(Sheet):
    """A sheet filled from columns, whose parts of one thing stand far apart."""

    __slots__ = ("addresses_at", "custom", "labels", "order", "parts", "values")

    def __init__(self, line: int, order: Order) -> None:
        super().__init__(line)
        self.order = order
        self.addresses_at: dict[tuple[str, int], dict[str, str]] = {}
        self.labels: dict[tuple[str, int], str] = {}
        self.values: list[tuple[str, Code, str]] = []
        self.custom: list[tuple[str, int, str]] = []
        self.parts: dict[str, str] = {}

    def take(self, heading: str, code: Code, value: str) -> None:
        """Note one cell."""
        base = code.base
        if base in _ADDRESS_BASES:
            self._take_address(code, value)
        elif base in _SEVERAL:
            self.values.append((heading, code, value))
        elif base.endswith("_label"):
            self.labels[base.removesuffix("_label"), code.number] = value
        elif base.startswith("birth_"):
            self.parts[base] = value
        elif base in _TAKERS:
            _TAKERS[base](self, value)
        elif base in SINGLE:
            self.set_text(base, value, SINGLE[base])
        elif base == "custom":
            self.custom.append((heading, code.number, value))
        elif base != IGNORE and not _EMPTY_DAY.match(value):
            self.add_extra(heading, value)

    def _take_address(self, code: Code, value: str) -> None:
        base = "extra" if code.base == "line3" else code.base
        parts = self.addresses_at.setdefault((code.label, code.number), {})
        if base == PLACE:
            base = "city"
            postcode, value = split_place(value)
            if postcode:
                parts["postcode"] = postcode
        parts[base] = f"{parts[base]}, {value}" if base in parts else value

    def take_names(self, value: str) -> None:
        """Note „Nachname, Vorname“; without a comma nobody knows which is which."""
        family, comma, given = (part.strip() for part in value.partition(","))
        if comma and given:
            self.set_text("family", family, "Nachname")
            self.set_text("given", given, "Vorname")
        else:
            self.set_text("display", value, "Name")

    def take_salutation(self, value: str) -> None:
        """Note „Frau Dr.“ as salutation and title."""
        salutation, title = split_salutation(value, _ALL_SALUTATIONS)
        self.set_text("salutation", salutation, "Anrede")
        self.set_text("prefix", title, "Titel")

    def take_list(self, value: str, add: Callable[[str], None]) -> None:
        """Note several values of one cell."""
        separator = _JOINED.strip() if _JOINED.strip() in value else ";"
        for piece in value.split(separator):
            if piece.strip():
                add(piece.strip())

    def take_photo(self, _value: str) -> None:
        """Note that there is a picture."""
        self.has_photo = True

    def settle(self) -> None:
        """Join what belongs together after the last cell."""
        for heading, code, value in self.values:
            for piece in value.split(_JOINED):
                self._settle_value(heading, code, piece.strip())
        for (label, number), parts in self.addresses_at.items():
            self._settle_address(label, number, parts)
        for heading, number, value in self.custom:
            self.add_extra(self.labels.get(("custom", number), heading), value)
        if self.parts:
            self._settle_birthday()

    def _settle_value(self, heading: str, code: Code, value: str) -> None:
        label, kind = code.label, _PHONE_OF.get(code.base, "phone")
        if not label:
            label, kind = _label(self.labels.get((code.base, code.number), ""), kind)
        if not value:
            return
        if code.base == "email":
            for address in _addresses(value):
                self.add_email(Email(address, label))
        elif code.base == "web":
            self.webs.append(value)
        else:
            self.add_phone(Phone(value, kind, label))

    def _settle_address(self, label: str, number: int, parts: dict[str, str]) -> None:
        formatted = parts.pop("formatted", "")
        kind = label or _label(self.labels.get(("address", number), ""))[0]
        address = Postal(kind, **parts)
        if address.is_empty():
            self.add_extra("Adresse", formatted)
        else:
            self.add_address(address)

    def _settle_birthday(self) -> None:
        year, month, day = (self.parts.get(f"birth_{part}", "") for part in _DAY_PARTS)
        if day and not (day.isascii() and day.isdecimal()):
            self.add_birthday(day, self.order)
        elif year and month and day:
            self.add_birthday(f"{year.zfill(4)}-{month.zfill(2)}-{day.zfill(2)}")
        else:
            self.add_extra(BIRTHDAY, ".".join(part for part in (day, month, year) if part))


def _addresses(value: str) -> list[str]:
    """The mail addresses of a cell; one text, unless every part of it is a whole address."""
    parts = [part for part in _BETWEEN.split(value) if part]
    return parts if len(parts) > 1 and all(is_email(part) for part in parts) else [value]


def _label(words: str, kind: PhoneKind = "phone") -> tuple[str, PhoneKind]:
    """Return label and kind of what Google calls „* Work“, „Work Fax“ or „Mobile“."""
    rest: list[str] = []
    for word in words.removeprefix("* ").split():
        known = _KIND_WORDS.get(word.lower())
        if known:
            kind = known
        else:
            rest.append(word)
    label = " ".join(rest)
    return _PLACE_WORDS.get(label.lower(), label), kind


_DAY_PARTS = ("year", "month", "day")
_PHONE_OF: dict[str, PhoneKind] = {kind: kind for kind in get_args(PhoneKind)}
_ADDRESS_BASES = frozenset({*ADDRESS, "line3", "formatted", PLACE})
_SEVERAL = frozenset({"email", "web", *_PHONE_OF})
_TAKERS: dict[str, Callable[[_RowSheet, str], None]] = {
    "family_given": _RowSheet.take_names,
    "salutation": _RowSheet.take_salutation,
    "prefix": _RowSheet.take_salutation,
    "birthday": lambda sheet, value: sheet.add_birthday(value, sheet.order),
    "categories": lambda sheet, value: sheet.take_list(value, sheet.add_category),
    "language": lambda sheet, value: sheet.take_list(value, sheet.languages.append),
    "note": lambda sheet, value: sheet.note.append(value),
    "photo": _RowSheet.take_photo,
}
