"""Many new contacts at once, written as whole lists: an import of thousands takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from kommin_desktop.contacts.model import Address, Affiliation, Contact, ContactPoint
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft, kind_of
from kommin_desktop.contacts.service.columns import (
    Columns,
    address_columns,
    new_uid,
    organisation_columns,
    person_columns,
    point_columns,
)
from kommin_desktop.office import queries as office_queries
from kommin_desktop.office.rules import municipality_by_postcode
from kommin_desktop.store.chunks import first_free_id
from kommin_desktop.store.reading import read

Draft = PersonDraft | OrganisationDraft

_NO_PERSON = person_columns(PersonDraft())
_NO_ORGANISATION = organisation_columns(OrganisationDraft(""))
_BLANK: Columns = {
    **dict.fromkeys(_NO_PERSON | _NO_ORGANISATION),
    "municipality_fixed": False,
    "blocked": False,
}


class ManyContacts:
    """Adds contacts by the list; numbers are known before anything is written."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._next = first_free_id(session, "contact")
        municipalities = read(session, office_queries.municipalities())
        self._by_postcode = municipality_by_postcode(municipalities)
        self.municipalities: dict[int, int | None] = {}
        """The municipality of each contact added, since people take that of their organisation."""

    def add(self, drafts: Sequence[Draft]) -> list[int]:
        """Write the contacts with their points and addresses; their numbers in order."""
        numbers = list(range(self._next, self._next + len(drafts)))
        self._next += len(drafts)
        contacts, points, addresses = [], [], []
        for number, draft in zip(numbers, drafts, strict=True):
            contacts.append(self._contact(number, draft))
            points += [
                {"contact_id": number, **point_columns(point)}
                for point in draft.points
                if point.value.strip()
            ]
            addresses += [
                {"contact_id": number, **address_columns(address)} for address in draft.addresses
            ]
        self._insert(Contact, contacts)
        self._insert(ContactPoint, points)
        self._insert(Address, addresses)
        return numbers

    def affiliate(self, rows: Sequence[Columns]) -> None:
        """Write primary affiliations given by their columns."""
        self._insert(
            Affiliation, [{"phone": "", "email": "", "is_primary": True, **row} for row in rows]
        )

    def _contact(self, number: int, draft: Draft) -> Columns:
        own = (
            person_columns(draft) if isinstance(draft, PersonDraft) else organisation_columns(draft)
        )
        ordered = sorted(draft.addresses, key=lambda address: not address.is_postal_default)
        places = (self._by_postcode.get(address.postcode.strip()) for address in ordered)
        municipality = next((place for place in places if place), None)
        self.municipalities[number] = municipality
        return {
            **_BLANK,
            **own,
            "id": number,
            "kind": kind_of(draft),
            "uid": new_uid(draft),
            "municipality_id": municipality,
        }

    def _insert(self, model: type[Any], rows: Sequence[Columns]) -> None:
        if rows:
            self._session.execute(insert(cast(Table, model.__table__)), rows)
