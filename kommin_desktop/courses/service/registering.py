"""Registering people at the desk: known or new ones, and several who withdraw at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy.orm import Session

from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import PersonDraft
from kommin_desktop.courses.rules import EnrolDraft
from kommin_desktop.courses.service.registrations import enrol, withdraw


class Registered(NamedTuple):
    """What became of a registration: a place, or a rank in the waiting list."""

    registration_id: int
    contact_id: int
    rank: int | None


def register(session: Session, draft: EnrolDraft) -> Registered:
    """Register somebody and say what became of it. Raises UserError as `enrol` does."""
    registration = enrol(session, draft)
    return Registered(registration.id, registration.person_id, registration.rank)


def register_new(session: Session, person: PersonDraft, draft: EnrolDraft) -> Registered:
    """Note a person who is no contact yet and register them in one work.

    Raises UserError as `enrol` does, or if nothing names the person.
    """
    return register(session, replace(draft, person_id=contacts.add_person(session, person).id))


def withdraw_many(session: Session, registration_ids: Sequence[int], reason: str = "") -> int:
    """Take several registrations back for the same reason; returns how many.

    Raises UserError, and takes none back, when one of them cannot be taken back.
    """
    for number in registration_ids:
        withdraw(session, number, reason=reason)
    return len(registration_ids)
