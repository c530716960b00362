"""Carrying out a planned import: one undoable work, in chunks, with progress and cancel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy.orm import Session

from kommin_desktop.base.names import fold
from kommin_desktop.contacts import service
from kommin_desktop.contacts.importing.merging import (
    merged_organisation,
    merged_person,
    present_organisation,
    present_person,
)
from kommin_desktop.contacts.importing.plan import Action, Duplicates, Entry, Plan
from kommin_desktop.contacts.importing.records import organisation_draft, person_draft
from kommin_desktop.contacts.model import Affiliation, Contact, Organisation, Person
from kommin_desktop.contacts.rules.drafts import OrganisationDraft
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.store.chunks import Step, in_chunks, no_step


class Result(NamedTuple):
    """What an import did; the counts are cards, organisations made on the way do not count."""

    read: int
    added: int
    updated: int
    skipped: int
    contacts: tuple[int, ...]


class _Run:
    """What an import keeps in mind while it runs."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self.session = session
        self.duplicates = plan.duplicates
        self.organisations = dict(plan.organisations)
        self.numbers: list[int] = []
        self.groups: dict[str, list[int]] = {}

    def contact_of(self, entry: Entry) -> int | None:
        """The contact a card belongs to that is not added anew."""
        return self.numbers[entry.twin] if entry.twin is not None else entry.same_as


def carry_out(session: Session, plan: Plan, *, group: str = "", step: Step = no_step) -> Result:
    """Do what the plan says; contacts found again are put into `group` as well.

    Raises Cancelled when the person stops it; then nothing was written.
    """
    run = _Run(session, plan)
    for chunk in in_chunks(session, plan.entries, step):
        added = _add(run, chunk)
        for entry in chunk:
            number = added.get(id(entry)) or run.contact_of(entry)
            assert number is not None
            run.numbers.append(number)
            if entry.action is Action.UPDATE:
                _update(run, entry, number)
            if entry.action is not Action.SKIP:
                for name in entry.card.categories:
                    run.groups.setdefault(name, []).append(number)
    if group:
        run.groups.setdefault(group, []).extend(run.numbers)
    for name, members in run.groups.items():
        if name.strip():
            service.add_to_group(session, service.group_by_name(session, name).id, members)
    return Result(
        len(plan.entries),
        plan.count(Action.ADD),
        plan.count(Action.UPDATE),
        plan.count(Action.SKIP),
        tuple(dict.fromkeys(run.numbers)),
    )


def _add(run: _Run, chunk: Sequence[Entry]) -> dict[int, int]:
    """Add the new contacts of a chunk, organisations first; their numbers by entry."""
    new: dict[int, Contact] = {}
    for entry in chunk:
        if entry.action is Action.ADD and entry.kind is Kind.ORGANISATION:
            new[id(entry)] = service.new_organisation(organisation_draft(entry.card))
    named = _missing_organisations(run, chunk, new)
    people: list[tuple[Entry, Person]] = []
    for entry in chunk:
        if entry.action is Action.ADD and entry.kind is Kind.PERSON:
            person = service.new_person(person_draft(entry.card))
            people.append((entry, person))
            new[id(entry)] = person
    run.session.add_all([*named.values(), *new.values()])
    service.set_municipality(run.session, [*named.values(), *new.values()])
    run.session.flush()
    run.organisations.update({name: record.id for name, record in named.items()})
    for entry in chunk:
        record = new.get(id(entry))
        if isinstance(record, Organisation):
            run.organisations.setdefault(fold(record.display), record.id)
    _affiliate_all(run, people)
    return {key: record.id for key, record in new.items()}


def _missing_organisations(
    run: _Run, chunk: Sequence[Entry], new: dict[int, Contact]
) -> dict[str, Organisation]:
    """Organisations that people of this chunk belong to and nobody knows yet."""
    coming = {fold(record.display) for record in new.values()}
    named: dict[str, Organisation] = {}
    for entry in chunk:
        name = entry.card.organisation.strip()
        folded = fold(name)
        wanted = entry.kind is Kind.PERSON and entry.action is not Action.SKIP
        if (
            wanted
            and folded
            and folded not in run.organisations
            and folded not in coming | set(named)
        ):
            named[folded] = service.new_organisation(OrganisationDraft(name=name))
    return named


def _affiliate_all(run: _Run, people: Sequence[tuple[Entry, Person]]) -> None:
    for entry, person in people:
        organisation_id = run.organisations.get(fold(entry.card.organisation))
        if organisation_id is None:
            continue
        run.session.add(
            Affiliation(
                person_id=person.id,
                organisation_id=organisation_id,
                function_title=entry.card.function,
                unit=entry.card.unit,
                is_primary=True,
            )
        )


def _update(run: _Run, entry: Entry, number: int) -> None:
    """Complete or replace a contact that is there already."""
    contact = run.session.get_one(Contact, number)
    overwrite = run.duplicates is Duplicates.REPLACE
    if isinstance(contact, Person):
        draft = merged_person(present_person(contact), person_draft(entry.card), overwrite)
        service.change_person(run.session, number, replace(draft, uid=contact.uid))
        _affiliate_again(run, entry, number)
    elif isinstance(contact, Organisation):
        found = organisation_draft(entry.card)
        merged = merged_organisation(present_organisation(contact), found, overwrite)
        service.change_organisation(run.session, number, replace(merged, uid=contact.uid))


def _affiliate_again(run: _Run, entry: Entry, number: int) -> None:
    """Add the affiliation a card names unless the person has it."""
    organisation_id = run.organisations.get(fold(entry.card.organisation))
    if organisation_id is None:
        return
    present = run.session.query(Affiliation).filter_by(person_id=number, deleted_at=None).all()
    if any(one.organisation_id == organisation_id for one in present):
        return
    service.affiliate(
        run.session,
        number,
        organisation_id,
        entry.card.function,
        entry.card.unit,
        primary=not present or run.duplicates is Duplicates.REPLACE,
    )
