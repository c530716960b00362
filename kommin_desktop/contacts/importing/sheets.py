"""The sheet on which a reader notes what it finds about one contact, until the card is whole."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.days import Order, read_day
from kommin_desktop.contacts.rules.cards import Card, Email, Extra, Phone, Postal

_EMAIL = re.compile(r"[^\s@]+(?:@[^\s@]+)*@[^\s@]+")
BIRTHDAY = "Geburtstag"
_NO_YEAR = 1604  # Apple's year for a birthday without a year
_Value = TypeVar("_Value")
_OWN_GROUPS = frozenset({"mycontacts", "my contacts", "starred"})


def is_group_of_program(name: str) -> bool:
    """Tell a group that only the other program's own list of all contacts."""
    return name.lstrip("* ").lower() in _OWN_GROUPS


def is_email(value: str) -> bool:
    """Tell whether a text could be an e-mail address at all."""
    return _EMAIL.fullmatch(value) is not None


class Sheet:
    """All that is known of one contact so far; empty texts are never noted."""

    __slots__ = (
        "addresses",
        "at",
        "birthday",
        "categories",
        "doubts",
        "emails",
        "extra",
        "has_photo",
        "languages",
        "leading",
        "line",
        "note",
        "phones",
        "texts",
        "webs",
    )

    def __init__(self, line: int) -> None:
        self.line = line
        self.at = line
        self.doubts: list[tuple[int, str]] = []
        self.leading: dict[int, int] = {}
        self.texts: dict[str, str] = {}
        self.emails: list[Email] = []
        self.phones: list[Phone] = []
        self.webs: list[str] = []
        self.addresses: list[Postal] = []
        self.birthday: date | None = None
        self.languages: list[str] = []
        self.categories: list[str] = []
        self.note: list[str] = []
        self.extra: list[Extra] = []
        self.has_photo = False

    def set_text(self, field: str, value: str, label: str) -> None:
        """Note a text; a second, different one for the same field is kept as an extra value."""
        if not value:
            return
        known = self.texts.setdefault(field, value)
        if known != value:
            self.add_extra(label, value)

    def add_extra(self, label: str, value: str) -> None:
        """Keep a value that has no field."""
        if value:
            self.extra.append(Extra(label, value))

    def doubt(self, message: str) -> None:
        """Tell the person about something in the line at hand."""
        self.doubts.append((self.at, message))

    def add_email(self, email: Email, *, is_first: bool = False) -> None:
        """Note an e-mail address; a preferred one goes before the others."""
        self._put(self.emails, email, is_first=is_first)
        if not is_email(email.value):
            self.doubt(
                _("„{value}“ ist keine vollständige E-Mail-Adresse; bitte prüfen.").format(
                    value=email.value
                )
            )

    def add_phone(self, phone: Phone, *, is_first: bool = False) -> None:
        """Note a number; a preferred one goes before the others."""
        self._put(self.phones, phone, is_first=is_first)

    def add_address(self, address: Postal, *, is_first: bool = False) -> None:
        """Note a postal address; a preferred one goes before the others."""
        self._put(self.addresses, address, is_first=is_first)

    def add_birthday(self, text: str, order: Order = "dmy") -> None:
        """Note a birthday; what is no full day goes to the note and is told."""
        try:
            day = read_day(text, order)
        except ValueError:
            self.add_extra(BIRTHDAY, text)
            self.doubt(
                _("Der Geburtstag „{value}“ ist kein vollständiges Datum; er steht in der Notiz.")
                .format(value=text)
            )  # fmt: skip
            return
        if day and day.year == _NO_YEAR:
            self.add_extra(BIRTHDAY, f"{day.day:02d}.{day.month:02d}.")
        elif day and self.birthday and day != self.birthday:
            self.add_extra(BIRTHDAY, text)
        elif day:
            self.birthday = day

    def _put(self, values: list[_Value], value: _Value, *, is_first: bool) -> None:
        if is_first:
            before = self.leading.get(id(values), 0)
            values.insert(before, value)
            self.leading[id(values)] = before + 1
        else:
            values.append(value)

    def add_category(self, name: str) -> None:
        """Note a group, unless it is only the other program's list of all contacts."""
        if name and not is_group_of_program(name):
            self.categories.append(name)

    def card(self) -> Card:
        """Return the whole card, values told twice only once."""
        texts = self.texts
        return Card(
            **texts,
            emails=_once(self.emails),
            phones=_once(self.phones),
            webs=_once(self.webs),
            addresses=_once(self.addresses),
            birthday=self.birthday,
            languages=_once(self.languages),
            categories=_once(self.categories),
            note="\n".join(self.note),
            extra=_once(self.extra),
            has_photo=self.has_photo,
        )


def _once(values: list[_Value]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(values)) if len(values) > 1 else tuple(values)
