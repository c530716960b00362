"""Carrying out a planned import: one undoable work, in chunks, with progress and cancel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.names import fold
from kommin_desktop.contacts import service
from kommin_desktop.contacts.importing.merging import (
    merged_organisation,
    merged_person,
    present_organisation,
    present_person,
)
from kommin_desktop.contacts.importing.plan import (
    Action,
    Duplicates,
    Entry,
    Import,
    Plan,
    make_plan,
)
from kommin_desktop.contacts.importing.records import organisation_draft, person_draft
from kommin_desktop.contacts.model import Affiliation, Contact, Organisation, Person
from kommin_desktop.contacts.queries import match_lines
from kommin_desktop.contacts.rules.cards import Card
from kommin_desktop.contacts.rules.drafts import OrganisationDraft
from kommin_desktop.contacts.service.bulk import ManyContacts
from kommin_desktop.store.chunks import Step, considerate, in_chunks, no_step
from kommin_desktop.store.reading import read


class Result(NamedTuple):
    """What an import did; the counts are cards, organisations made on the way do not count."""

    read: int
    added: int
    updated: int
    skipped: int
    contacts: tuple[int, ...]


def take_over(session: Session, wanted: Import, step: Step = no_step) -> Result:
    """Plan afresh by the contacts there are now, then carry out; groups hold all of the file.

    Raises Cancelled when the person stops it; then nothing was written.
    """
    with considerate():
        known = read(session, match_lines())
        readings = [(wanted.source, wanted.reading)]
        plan = make_plan(readings, known, wanted.duplicates)
    result = carry_out(session, plan, step=step)
    for name in wanted.groups:
        group = service.group_by_name(session, name)
        service.add_to_group(session, group.id, result.contacts)
    return result


class _Run:
    """What an import keeps in mind while it runs."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self.session = session
        self.many = ManyContacts(session)
        self.duplicates = plan.duplicates
        self.organisations = dict(plan.organisations)
        self.numbers: list[int] = []
        self.groups: dict[str, list[int]] = {}

    def contact_of(self, entry: Entry) -> int:
        """The contact of a card that is not added anew."""
        number = self.numbers[entry.twin] if entry.twin is not None else entry.same_as
        assert number is not None
        return number


def carry_out(session: Session, plan: Plan, *, group: str = "", step: Step = no_step) -> Result:
    """Do what the plan says; contacts found again are put into `group` as well.

    Raises Cancelled when the person stops it; then nothing was written.
    """
    run = _Run(session, plan)
    for chunk in in_chunks(session, plan.entries, step):
        added = _add(run, chunk)
        for index, entry in enumerate(chunk):
            number = added[index] if index in added else run.contact_of(entry)
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
    """Add the new contacts of a chunk; their numbers by place in the chunk."""
    new = [(index, entry.draft) for index, entry in enumerate(chunk) if entry.action is Action.ADD]
    numbers = run.many.add([draft for _index, draft in new])
    added = {index: number for (index, _draft), number in zip(new, numbers, strict=True)}
    for (_index, draft), number in zip(new, numbers, strict=True):
        if isinstance(draft, OrganisationDraft):
            run.organisations.setdefault(fold(draft.name), number)
    _make_missing_organisations(run, chunk)
    _affiliate_all(run, chunk, added)
    return added


def _make_missing_organisations(run: _Run, chunk: Sequence[Entry]) -> None:
    """Make the organisations that people of this chunk belong to and nobody knows yet."""
    missing: dict[str, OrganisationDraft] = {}
    for entry in chunk:
        wanted = entry.employer and entry.action is not Action.SKIP
        if wanted and entry.employer not in run.organisations:
            name = entry.card.organisation.strip()
            missing.setdefault(entry.employer, OrganisationDraft(name=name))
    numbers = run.many.add(list(missing.values()))
    run.organisations.update(zip(missing, numbers, strict=True))


def _affiliate_all(run: _Run, chunk: Sequence[Entry], added: dict[int, int]) -> None:
    rows: list[dict[str, Any]] = []
    for index, number in added.items():
        entry = chunk[index]
        organisation_id = run.organisations.get(entry.employer) if entry.employer else None
        if organisation_id is not None:
            rows.append(
                {
                    "person_id": number,
                    "organisation_id": organisation_id,
                    "function_title": entry.card.function,
                    "unit": entry.card.unit,
                }
            )
    run.many.affiliate(rows)


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
    """Add the affiliation a card names, or its function and unit to the one that is there."""
    organisation_id = run.organisations.get(entry.employer)
    if organisation_id is None:
        return
    overwrite = run.duplicates is Duplicates.REPLACE
    present = run.session.scalars(
        select(Affiliation)
        .where(Affiliation.person_id == number, Affiliation.deleted_at.is_(None))
        .order_by(Affiliation.id.desc())
    ).all()
    known = next((one for one in present if one.organisation_id == organisation_id), None)
    if known is not None:
        _fill(known, entry.card, overwrite)
    else:
        service.affiliate(
            run.session,
            number,
            organisation_id,
            entry.card.function,
            entry.card.unit,
            primary=not present or overwrite,
        )


def _fill(affiliation: Affiliation, card: Card, overwrite: bool) -> None:
    if card.function and (overwrite or not affiliation.function_title):
        affiliation.function_title = card.function
    if card.unit and (overwrite or not affiliation.unit):
        affiliation.unit = card.unit
