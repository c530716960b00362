"""Adding and changing people and organisations with their numbers and addresses; the trash."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import (
    Address,
    Affiliation,
    Contact,
    ContactPoint,
    Organisation,
    OrganisationName,
    Person,
)
from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
    check_organisation,
    check_person,
)
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
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living, move_to_trash, restore


def add_person(session: Session, draft: PersonDraft) -> Person:
    """Add a person with phone numbers and addresses. Raises UserError if nothing names them."""
    check_person(draft)
    person = Person(uid=new_uid(draft), **person_columns(draft))
    _set_parts(person, draft.points, draft.addresses)
    session.add(person)
    set_municipality(session, [person])
    session.flush()
    return person


def change_person(session: Session, person_id: int, draft: PersonDraft) -> Person:
    """Set a person's fields, numbers and addresses as the form has them. Raises UserError."""
    check_person(draft)
    person = living(session, Person, person_id)
    _fill(person, person_columns(draft))
    _set_parts(person, draft.points, draft.addresses)
    set_municipality(session, [person])
    session.flush()
    return person


def add_organisation(session: Session, draft: OrganisationDraft) -> Organisation:
    """Add an organisation. Raises UserError without a name."""
    check_organisation(draft)
    organisation = Organisation(uid=new_uid(draft), **organisation_columns(draft))
    _set_parts(organisation, draft.points, draft.addresses)
    session.add(organisation)
    set_municipality(session, [organisation])
    session.flush()
    return organisation


def change_organisation(
    session: Session, organisation_id: int, draft: OrganisationDraft
) -> Organisation:
    """Set an organisation's fields; a former name is kept with the day it ended.

    Raises UserError without a name.
    """
    check_organisation(draft)
    organisation = living(session, Organisation, organisation_id)
    if organisation.name and organisation.name != draft.name:
        session.add(
            OrganisationName(
                organisation_id=organisation.id, name=organisation.name, valid_to=today()
            )
        )
    _fill(organisation, organisation_columns(draft))
    _set_parts(organisation, draft.points, draft.addresses)
    set_municipality(session, [organisation])
    take_staff_along(session, organisation)
    session.flush()
    return organisation


def trash_contact(session: Session, contact_id: int) -> None:
    """Put a contact into the trash; it can be restored."""
    move_to_trash(session, living(session, Contact, contact_id))


def restore_contact(session: Session, contact_id: int) -> None:
    """Bring a contact back from the trash. Raises UserError if there is none of that number."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise UserError(_("Den Eintrag {number} gibt es nicht.").format(number=contact_id))
    restore(session, contact)


def set_municipality(session: Session, contacts: Iterable[Contact]) -> None:
    """Keep each contact's municipality by the postcode of its postal address.

    Without one a person has that of the organisation that counts today, and moves with it. A
    municipality chosen by hand stays; an unknown postcode tells nothing and is never refused.
    """
    by_postcode = municipality_by_postcode(read(session, office_queries.municipalities()))
    for contact in contacts:
        if contact.municipality_fixed:
            continue
        ordered = sorted(contact.addresses, key=lambda address: not address.is_postal_default)
        found = (by_postcode.get(address.postcode) for address in ordered)
        municipality_id = next((number for number in found if number), None)
        if municipality_id is None and isinstance(contact, Person) and contact.id:
            municipality_id = _municipality_of_organisation(session, contact.id)
        contact.municipality_id = municipality_id


def take_staff_along(session: Session, organisation: Organisation) -> None:
    """Let the people of an organisation have its municipality, where they have none of their own.

    Those whose own address or hand-made choice says another one keep that.
    """
    session.flush()
    day = today()
    staff = session.scalars(
        select(Person)
        .join(Affiliation, Affiliation.person_id == Person.id)
        .where(
            Affiliation.organisation_id == organisation.id,
            Affiliation.deleted_at.is_(None),
            Person.deleted_at.is_(None),
            or_(Affiliation.valid_from.is_(None), Affiliation.valid_from <= day),
            or_(Affiliation.valid_to.is_(None), Affiliation.valid_to >= day),
        )
        .distinct()
    )
    set_municipality(session, staff.all())


def _municipality_of_organisation(session: Session, person_id: int) -> int | None:
    day = today()
    return session.scalars(
        select(Organisation.municipality_id)
        .join(Affiliation, Affiliation.organisation_id == Organisation.id)
        .where(
            Affiliation.person_id == person_id,
            Affiliation.deleted_at.is_(None),
            Organisation.deleted_at.is_(None),
            or_(Affiliation.valid_from.is_(None), Affiliation.valid_from <= day),
            or_(Affiliation.valid_to.is_(None), Affiliation.valid_to >= day),
        )
        .order_by(Affiliation.is_primary.desc(), Affiliation.id)
    ).first()


def _fill(contact: Contact, columns: Columns) -> None:
    for name, value in columns.items():
        setattr(contact, name, value)


def _set_parts(
    contact: Contact, points: tuple[PointDraft, ...], addresses: tuple[AddressDraft, ...]
) -> None:
    """Set numbers and addresses, leaving those that are the same as records they were."""
    standing = {(point.kind, point.value, point.label): point for point in contact.points}
    wanted_points = [
        ContactPoint(**point_columns(draft)) for draft in points if draft.value.strip()
    ]
    contact.points = [
        standing.get((point.kind, point.value, point.label), point) for point in wanted_points
    ]
    places = {_address_facts(address): address for address in contact.addresses}
    wanted = [Address(**address_columns(draft)) for draft in addresses]
    contact.addresses = [places.get(_address_facts(address), address) for address in wanted]


def _address_facts(address: Address) -> tuple[object, ...]:
    return tuple(getattr(address, name) for name in AddressDraft.__dataclass_fields__)
