"""Saving a contact as its form has it: record, functions, groups, municipality and consents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import now, today
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import (
    Affiliation,
    Consent,
    Contact,
    Group,
    GroupMember,
    Organisation,
    Person,
)
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft
from kommin_desktop.contacts.rules.forms import (
    AffiliationDraft,
    ContactForm,
    check_affiliations,
    with_one_primary,
)
from kommin_desktop.contacts.service.dealings import ConsentDraft, give_consent, withdraw_consent
from kommin_desktop.contacts.service.records import (
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    set_municipality,
    take_staff_along,
)
from kommin_desktop.contacts.service.relations import (
    add_to_group,
    group_by_name,
    remove_from_group,
)
from kommin_desktop.store.trash import living

_AT_ONCE = 500


def save_contact(session: Session, contact_id: int | None, form: ContactForm) -> Contact:
    """Add or change a contact with all that its form holds. Raises UserError by its rules."""
    check_affiliations(form.affiliations)
    contact = _save_record(session, contact_id, form.draft)
    if isinstance(contact, Person):
        _set_affiliations(session, contact.id, form.affiliations)
        _set_consents(session, contact, form)
    _set_groups(session, contact.id, form.groups)
    contact.municipality_fixed = form.municipality_fixed
    if form.municipality_fixed:
        contact.municipality_id = form.municipality_id
    session.flush()
    set_municipality(session, [contact])
    if isinstance(contact, Organisation):
        take_staff_along(session, contact)
    session.flush()
    return contact


def put_into_group(session: Session, name: str, contact_ids: Iterable[int]) -> int:
    """Put contacts into the group of that name, made if need be; how many were not in it."""
    return add_to_group(session, group_by_name(session, name).id, contact_ids)


def trash_contacts(session: Session, contact_ids: Sequence[int]) -> int:
    """Put contacts into the trash at once; how many were not there yet."""
    count = 0
    for first in range(0, len(contact_ids), _AT_ONCE):
        numbers = session.scalars(
            update(Contact)
            .where(
                Contact.id.in_(contact_ids[first : first + _AT_ONCE]), Contact.deleted_at.is_(None)
            )
            .values(deleted_at=now())
            .returning(Contact.id)
        ).all()
        count += len(numbers)
    session.expire_all()
    return count


def _save_record(
    session: Session, contact_id: int | None, draft: PersonDraft | OrganisationDraft
) -> Contact:
    if isinstance(draft, PersonDraft):
        if contact_id is None:
            return add_person(session, draft)
        return change_person(session, contact_id, draft)
    if contact_id is None:
        return add_organisation(session, draft)
    return change_organisation(session, contact_id, draft)


def _set_affiliations(session: Session, person_id: int, wanted: Sequence[AffiliationDraft]) -> None:
    """Set a person's functions; one that is left out was entered by mistake and goes."""
    standing = {
        one.id: one
        for one in session.scalars(
            select(Affiliation).where(
                Affiliation.person_id == person_id, Affiliation.deleted_at.is_(None)
            )
        )
    }
    for draft in with_one_primary(wanted, today()):
        organisation_id = _organisation_id(session, draft)
        affiliation = standing.pop(draft.id, None) if draft.id is not None else None
        if affiliation is None:
            affiliation = Affiliation(person_id=person_id, organisation_id=organisation_id)
            session.add(affiliation)
        affiliation.organisation_id = organisation_id
        affiliation.function_title = draft.function_title.strip()
        affiliation.unit = draft.unit.strip()
        affiliation.valid_from = draft.valid_from
        affiliation.valid_to = draft.valid_to
        affiliation.is_primary = draft.is_primary
    for left_out in standing.values():
        session.delete(left_out)
    session.flush()


def _organisation_id(session: Session, draft: AffiliationDraft) -> int:
    if draft.organisation_id is not None:
        return living(session, Organisation, draft.organisation_id).id
    return add_organisation(session, OrganisationDraft(draft.new_organisation)).id


def _set_groups(session: Session, contact_id: int, names: Sequence[str]) -> None:
    present = session.execute(
        select(Group.id, Group.name)
        .join(GroupMember, GroupMember.group_id == Group.id)
        .where(
            GroupMember.contact_id == contact_id,
            GroupMember.deleted_at.is_(None),
            Group.deleted_at.is_(None),
        )
    ).all()
    wanted = {" ".join(name.split()) for name in names if name.strip()}
    for group_id, name in present:
        if name not in wanted:
            remove_from_group(session, group_id, [contact_id])
    for name in sorted(wanted - {name for _id, name in present}):
        put_into_group(session, name, [contact_id])


def _set_consents(session: Session, person: Person, form: ContactForm) -> None:
    day = today()
    holding = {
        consent.purpose_id: consent
        for consent in session.scalars(
            select(Consent).where(Consent.contact_id == person.id, Consent.deleted_at.is_(None))
        )
        if consent.withdrawn_on is None or consent.withdrawn_on > day
    }
    for purpose_id, consent in holding.items():
        if purpose_id not in form.purposes:
            withdraw_consent(session, consent.id, day)
    for purpose_id in form.purposes:
        if purpose_id not in holding:
            source = form.consent_source.strip() or _("Im Kontakt vermerkt")
            draft = ConsentDraft(person.id, purpose_id, day, source=source, given_by=person.display)
            give_consent(session, draft)
