"""A contact and a card about the same: filling gaps or taking the card's word."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from kommin_desktop.contacts.model import Organisation, Person
from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
    match_key,
)
from kommin_desktop.contacts.rules.kept import kept_organisation, kept_person

D = TypeVar("D", PersonDraft, OrganisationDraft)

_NOT_TOLD = frozenset(
    ("points", "addresses", "uid", "organisation_type", "letter_language", "preferred_channel")
)
"""Fields merged on their own, or of which a card says nothing."""


def present_person(person: Person) -> PersonDraft:
    """A person's record as a draft."""
    return replace(kept_person(person, person.points, person.addresses), uid=person.uid)


def present_organisation(organisation: Organisation) -> OrganisationDraft:
    """An organisation's record as a draft."""
    kept = kept_organisation(organisation, organisation.points, organisation.addresses)
    return replace(kept, uid=organisation.uid)


def merged_person(present: PersonDraft, card: PersonDraft, overwrite: bool) -> PersonDraft:
    """The person after a card: only gaps filled, or the card's values taken."""
    return _merged(present, card, overwrite)


def merged_organisation(
    present: OrganisationDraft, card: OrganisationDraft, overwrite: bool
) -> OrganisationDraft:
    """The organisation after a card: only gaps filled, or the card's values taken."""
    return _merged(present, card, overwrite)


def _merged(present: D, card: D, overwrite: bool) -> D:
    changes: dict[str, Any] = {}
    for field in fields(present):
        mine, other = getattr(present, field.name), getattr(card, field.name)
        if field.name in _NOT_TOLD or other in ("", None, ()):
            continue
        if field.name == "note":
            changes["note"] = _joined_note(mine, other, overwrite)
        elif overwrite or not (mine or (field.name == "display" and present.own_name)):
            changes[field.name] = other
    changes["points"] = _points(present.points, card.points, overwrite)
    changes["addresses"] = _addresses(present.addresses, card.addresses, overwrite)
    return replace(present, **changes)


def _joined_note(mine: str, other: str, overwrite: bool) -> str:
    """Notes are never lost: the card's is added below unless it stands there already."""
    if (overwrite and not mine) or other in mine:
        return mine or other
    return f"{mine}\n{other}" if mine else other


def _points(
    mine: tuple[PointDraft, ...], other: tuple[PointDraft, ...], overwrite: bool
) -> tuple[PointDraft, ...]:
    if overwrite and other:
        return other
    keys = {match_key(point.kind, point.value) or point.value for point in mine}
    new = (p for p in other if (match_key(p.kind, p.value) or p.value) not in keys)
    return (*mine, *new)


def _addresses(
    mine: tuple[AddressDraft, ...], other: tuple[AddressDraft, ...], overwrite: bool
) -> tuple[AddressDraft, ...]:
    if overwrite and other:
        return other
    places = {(address.street, address.po_box, address.postcode) for address in mine}
    new = [one for one in other if (one.street, one.po_box, one.postcode) not in places]
    return (*mine, *(replace(one, is_postal_default=not mine and one is new[0]) for one in new))
