"""The office's contacts as cards that other programs understand."""

from __future__ import annotations

from kommin_desktop.contacts.queries import ContactLine
from kommin_desktop.contacts.rules.cards import PHONE_KINDS, Card, Email, Phone, Postal
from kommin_desktop.contacts.rules.kinds import Kind

_SALUTATIONS = {"frau": "Frau", "herr": "Herr"}


def contact_card(line: ContactLine) -> Card:
    """A contact with all its numbers, addresses and groups as one card."""
    parts = " ".join(part for part in (line.given, line.family) if part)
    is_composed = line.kind == Kind.PERSON and line.display == parts
    return Card(
        uid=line.uid,
        given=line.given or "",
        additional=line.additional or "",
        family=line.family or "",
        prefix=line.prefix or "",
        suffix=line.suffix or "",
        nickname=line.nickname or "",
        salutation=_SALUTATIONS.get(line.salutation or "", ""),
        display="" if is_composed else line.display,
        organisation=line.organisation or "",
        unit=line.unit or "",
        function=line.function_title or "",
        emails=tuple(Email(value, label) for kind, value, label in line.points if kind == "email"),
        phones=tuple(
            Phone(value, kind, label) for kind, value, label in line.points if kind in PHONE_KINDS
        ),
        webs=tuple(value for kind, value, _label in line.points if kind == "web"),
        addresses=tuple(Postal(**place) for place in line.addresses),
        birthday=line.birth_date,
        languages=tuple((line.languages or "").split()),
        categories=line.groups,
        note=line.note,
    )
