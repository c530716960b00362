"""How contacts belong together: functions in organisations, groups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import Affiliation, Group, GroupMember, Organisation, Person
from kommin_desktop.store.trash import living


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
    if new:
        rows = [{"group_id": group_id, "contact_id": number} for number in new]
        session.execute(insert(GroupMember), rows)
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


def _affiliations(session: Session, person_id: int) -> list[Affiliation]:
    return list(
        session.scalars(
            select(Affiliation).where(
                Affiliation.person_id == person_id, Affiliation.deleted_at.is_(None)
            )
        )
    )
