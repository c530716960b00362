"""What may happen to contacts: adding, changing, affiliating, grouping, consenting, trashing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import now, today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import (
    Address,
    Affiliation,
    Consent,
    Contact,
    ContactNote,
    ContactPoint,
    Group,
    GroupMember,
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
    match_key,
)
from kommin_desktop.office import queries as office_queries
from kommin_desktop.office.rules import municipality_by_postcode
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living, move_to_trash, restore
from kommin_desktop.store.work import worker_name


@dataclass(frozen=True)
class ConsentDraft:
    """What a person agreed to, and how the office knows."""

    contact_id: int
    purpose_id: int
    given_on: date
    channel: str = ""
    source: str = ""
    given_by: str = ""


def add_person(session: Session, draft: PersonDraft) -> Person:
    """Add a person with phone numbers and addresses. Raises UserError if nothing names them."""
    check_person(draft)
    person = new_person(draft)
    session.add(person)
    set_municipality(session, [person])
    session.flush()
    return person


def change_person(session: Session, person_id: int, draft: PersonDraft) -> Person:
    """Set a person's fields, numbers and addresses as the form has them. Raises UserError."""
    check_person(draft)
    person = living(session, Person, person_id)
    _fill_person(person, draft)
    _set_parts(person, draft.points, draft.addresses)
    set_municipality(session, [person])
    session.flush()
    return person


def add_organisation(session: Session, draft: OrganisationDraft) -> Organisation:
    """Add an organisation. Raises UserError without a name."""
    check_organisation(draft)
    organisation = new_organisation(draft)
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
    _fill_organisation(organisation, draft)
    _set_parts(organisation, draft.points, draft.addresses)
    set_municipality(session, [organisation])
    session.flush()
    return organisation


def new_person(draft: PersonDraft) -> Person:
    """A person made out of a draft, not yet in a session."""
    person = Person(uid=draft.uid or str(uuid.uuid4()))
    _fill_person(person, draft)
    _set_parts(person, draft.points, draft.addresses)
    return person


def new_organisation(draft: OrganisationDraft) -> Organisation:
    """An organisation made out of a draft, not yet in a session."""
    organisation = Organisation(uid=draft.uid or str(uuid.uuid4()))
    _fill_organisation(organisation, draft)
    _set_parts(organisation, draft.points, draft.addresses)
    return organisation


def affiliate(
    session: Session,
    person_id: int,
    organisation_id: int,
    function_title: str = "",
    unit: str = "",
    valid_from: date | None = None,
    primary: bool = True,
) -> Affiliation:
    """Say that a person has a function in an organisation, from a day on.

    A primary one takes the place of the former primary one. Raises UserError if one of the two
    lies in the trash.
    """
    person = living(session, Person, person_id)
    organisation = living(session, Organisation, organisation_id)
    if primary:
        for former in _affiliations(session, person_id):
            former.is_primary = False
    affiliation = Affiliation(
        person_id=person_id,
        organisation_id=organisation_id,
        function_title=function_title,
        unit=unit,
        valid_from=valid_from,
        is_primary=primary,
    )
    session.add(affiliation)
    session.flush()
    if person.municipality_id is None and not person.municipality_fixed:
        person.municipality_id = organisation.municipality_id
    session.flush()
    return affiliation


def end_affiliation(session: Session, affiliation_id: int, last_day: date) -> None:
    """Close an affiliation; it stays readable. Raises UserError if it would end before it began."""
    affiliation = living(session, Affiliation, affiliation_id)
    if affiliation.valid_from and last_day < affiliation.valid_from:
        raise UserError(_("Die Zugehörigkeit kann nicht vor ihrem Beginn enden."))
    affiliation.valid_to = last_day


def change_employer(
    session: Session, person_id: int, organisation_id: int, first_day: date, function_title: str
) -> Affiliation:
    """Close the person's primary affiliation the day before and open the new one.

    Seats stay with the organisation; old minutes and letters keep what they say.
    """
    for former in _affiliations(session, person_id):
        if former.is_primary and former.valid_to is None:
            end_affiliation(session, former.id, first_day - timedelta(days=1))
    return affiliate(
        session, person_id, organisation_id, function_title, valid_from=first_day, primary=True
    )


def group_by_name(session: Session, name: str) -> Group:
    """The group of that name, made if there is none. Raises UserError without a name."""
    name = " ".join(name.split())
    if not name:
        raise UserError(_("Zu einer Gruppe gehört ein Name."))
    group = session.scalars(
        select(Group).where(Group.name == name, Group.deleted_at.is_(None))
    ).first()
    if group is None:
        group = Group(name=name)
        session.add(group)
        session.flush()
    return group


def add_to_group(session: Session, group_id: int, contact_ids: Iterable[int]) -> int:
    """Put contacts into a group; how many were not in it before."""
    present = set(
        session.scalars(
            select(GroupMember.contact_id).where(
                GroupMember.group_id == group_id, GroupMember.deleted_at.is_(None)
            )
        )
    )
    new = list(dict.fromkeys(number for number in contact_ids if number not in present))
    session.add_all(GroupMember(group_id=group_id, contact_id=number) for number in new)
    session.flush()
    return len(new)


def remove_from_group(session: Session, group_id: int, contact_ids: Iterable[int]) -> None:
    """Take contacts out of a group."""
    wanted = set(contact_ids)
    for member in session.scalars(
        select(GroupMember).where(
            GroupMember.group_id == group_id, GroupMember.deleted_at.is_(None)
        )
    ):
        if member.contact_id in wanted:
            session.delete(member)
    session.flush()


def note_contact(
    session: Session, contact_id: int, kind: str, text: str, next_on: date | None = None
) -> ContactNote:
    """Write down a call, visit, mail or accompaniment; raises UserError on a trashed contact."""
    living(session, Contact, contact_id)
    note = ContactNote(
        contact_id=contact_id,
        kind=kind,
        text=text,
        noted_at=now(),
        noted_by=worker_name(session),
        next_on=next_on,
    )
    session.add(note)
    session.flush()
    return note


def give_consent(session: Session, draft: ConsentDraft) -> Consent:
    """Record what a person agreed to, in the wording valid today (Art. 7 DSGVO)."""
    living(session, Contact, draft.contact_id)
    consent = Consent(**asdict(draft), recorded_by=worker_name(session))
    session.add(consent)
    session.flush()
    return consent


def withdraw_consent(session: Session, consent_id: int, day: date) -> None:
    """Record that a consent was withdrawn; it stays readable as proof (Art. 7 (3) DSGVO)."""
    consent = living(session, Consent, consent_id)
    if day < consent.given_on:
        raise UserError(_("Der Widerruf kann nicht vor der Einwilligung liegen."))
    consent.withdrawn_on = day


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

    A municipality chosen by hand stays; an unknown postcode tells nothing and is never refused.
    """
    by_postcode = municipality_by_postcode(read(session, office_queries.municipalities()))
    for contact in contacts:
        if contact.municipality_fixed:
            continue
        ordered = sorted(contact.addresses, key=lambda address: not address.is_postal_default)
        found = (by_postcode.get(address.postcode) for address in ordered)
        contact.municipality_id = next((number for number in found if number), None)


def new_address(draft: AddressDraft) -> Address:
    """An address made out of a draft."""
    return Address(**{name: _clean(value) for name, value in asdict(draft).items()})


def new_point(draft: PointDraft) -> ContactPoint:
    """A phone number, mail address or web page made out of a draft."""
    return ContactPoint(
        kind=draft.kind,
        value=draft.value.strip(),
        label=draft.label,
        match_key=match_key(draft.kind, draft.value),
    )


def _clean(value: str | bool) -> str | bool:
    return value.strip() if isinstance(value, str) else value


def _or_none(value: str) -> str | None:
    return value.strip() or None


def _fill_person(person: Person, draft: PersonDraft) -> None:
    person.given = _or_none(draft.given)
    person.additional = _or_none(draft.additional)
    person.family = _or_none(draft.family)
    person.prefix = _or_none(draft.prefix)
    person.suffix = _or_none(draft.suffix)
    person.nickname = _or_none(draft.nickname)
    person.salutation = _or_none(draft.salutation)
    person.languages = _or_none(" ".join(draft.languages))
    person.birth_date = draft.birth_date
    _fill_contact(person, draft)


def _fill_organisation(organisation: Organisation, draft: OrganisationDraft) -> None:
    organisation.name = draft.name.strip()
    organisation.short_name = _or_none(draft.short_name)
    organisation.organisation_type = draft.organisation_type
    organisation.fields_of_action = _or_none(draft.fields_of_action)
    organisation.legal_form = _or_none(draft.legal_form)
    organisation.register_no = _or_none(draft.register_no)
    organisation.founded_on = draft.founded_on
    organisation.is_nonprofit = draft.is_nonprofit
    organisation.parent_id = draft.parent_id
    _fill_contact(organisation, draft)


def _fill_contact(contact: Contact, draft: PersonDraft | OrganisationDraft) -> None:
    contact.display = draft.shown.strip()
    contact.sort_key = draft.order
    contact.note = draft.note
    contact.letter_language = draft.letter_language
    contact.preferred_channel = draft.preferred_channel
    contact.greeting_override = draft.greeting_override


def _set_parts(
    contact: Contact, points: tuple[PointDraft, ...], addresses: tuple[AddressDraft, ...]
) -> None:
    """Set numbers and addresses, leaving those that are the same as records they were."""
    standing = {(point.kind, point.value, point.label): point for point in contact.points}
    wanted_points = [new_point(draft) for draft in points if draft.value.strip()]
    contact.points = [
        standing.get((point.kind, point.value, point.label), point) for point in wanted_points
    ]
    places = {_address_facts(address): address for address in contact.addresses}
    wanted = [new_address(draft) for draft in addresses]
    contact.addresses = [places.get(_address_facts(address), address) for address in wanted]


def _address_facts(address: Address) -> tuple[object, ...]:
    return tuple(getattr(address, name) for name in AddressDraft.__dataclass_fields__)


def _affiliations(session: Session, person_id: int) -> list[Affiliation]:
    return list(
        session.scalars(
            select(Affiliation).where(
                Affiliation.person_id == person_id, Affiliation.deleted_at.is_(None)
            )
        )
    )
