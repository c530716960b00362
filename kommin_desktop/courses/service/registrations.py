"""Registrations: who gets a place, who waits, who withdraws and who moves up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import local_now, today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import Contact
from kommin_desktop.contacts.queries import names
from kommin_desktop.courses.model import Certificate, Course, CourseSession, Registration
from kommin_desktop.courses.rules import (
    EnrolDraft,
    RegistrationStatus,
    SessionStatus,
    enrolment_refusal,
    is_late,
    move_up_refusal,
)
from kommin_desktop.courses.service.loading import load_places, write_places
from kommin_desktop.store.reading import read_one
from kommin_desktop.store.trash import living


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal led to: who is proposed to move up, or who did."""

    registration_id: int
    proposed_id: int | None = None
    moved_up_id: int | None = None


def enrol(session: Session, draft: EnrolDraft) -> Registration:
    """Register a person: confirmed if a place is free and nobody waits, else waiting.

    Raises UserError when the person is registered already or in the trash, is no person, or
    the course takes no registrations.
    """
    course = living(session, Course, draft.course_id)
    person = living(session, Contact, draft.person_id)
    if refusal := enrolment_refusal(course.status, person.kind):
        raise UserError(refusal)
    loaded = load_places(session, course)
    for one in loaded.registrations.values():
        if one.person_id == person.id and one.status != RegistrationStatus.WITHDRAWN:
            raise UserError(_("Diese Person ist für den Kurs schon angemeldet."))
    received = draft.received_at or local_now()
    registration = Registration(
        course_id=course.id,
        person_id=person.id,
        organisation_text=_organisation(session, person.id),
        received_at=received,
        status=RegistrationStatus.RECEIVED.value,
        is_late=is_late(received, course.registration_until, _first_start(session, course.id)),
        override_reason=draft.override_reason,
        answers=draft.answers,
        note=draft.note,
    )
    session.add(registration)
    session.flush()
    loaded.registrations[registration.id] = registration
    override = bool(draft.override_reason.strip())
    write_places(session, loaded, loaded.places.enrolled(registration.id, override=override))
    return registration


def withdraw(
    session: Session, registration_id: int, *, move_up: bool = False, reason: str = ""
) -> Withdrawal:
    """Take a registration back; with `move_up` the next in line gets the place in the same work.

    Without it the next in line is only proposed. A reason is added to the note. Raises UserError
    when there is nothing to take back any more.
    """
    registration = living(session, Registration, registration_id)
    _check_withdrawal(session, registration)
    loaded = load_places(session, registration.course)
    registration.status = RegistrationStatus.WITHDRAWN.value
    registration.rank = None
    registration.withdrawn_on = today()
    if reason.strip():
        told = _("Abmeldung: {reason}").format(reason=reason.strip())
        registration.note = "\n".join(filter(None, (registration.note, told)))
    after = loaded.places.withdrawn(registration.id)
    following = after.next_in_line
    if following is not None and move_up:
        write_places(session, loaded, after.moved_up(following))
        return Withdrawal(registration.id, moved_up_id=following)
    write_places(session, loaded, after)
    return Withdrawal(registration.id, proposed_id=following)


def move_up(session: Session, registration_id: int, reason: str = "") -> Registration:
    """Give somebody who waits a place: the first in line, or with a reason anybody.

    Raises UserError when nobody of that number waits, or the rule refuses and no reason is given.
    """
    registration = living(session, Registration, registration_id)
    loaded = load_places(session, registration.course)
    if refusal := move_up_refusal(loaded.places, registration.id, reason):
        raise UserError(refusal)
    if move_up_refusal(loaded.places, registration.id, ""):
        registration.override_reason = reason
    write_places(session, loaded, loaded.places.moved_up(registration.id))
    return registration


def place_in_line(session: Session, registration_id: int, place: int) -> Registration:
    """Give somebody who waits another place of the waiting list, from 1; the others make room.

    Raises UserError when nobody of that number waits.
    """
    registration = living(session, Registration, registration_id)
    loaded = load_places(session, registration.course)
    if loaded.places.rank(registration.id) is None:
        raise UserError(_("Diese Person steht nicht auf der Warteliste."))
    write_places(session, loaded, loaded.places.placed(registration.id, place))
    return registration


def _check_withdrawal(session: Session, registration: Registration) -> None:
    if registration.status == RegistrationStatus.WITHDRAWN:
        raise UserError(_("Diese Anmeldung ist schon zurückgezogen."))
    if registration.status in (RegistrationStatus.COMPLETED, RegistrationStatus.NO_SHOW):
        raise UserError(_("Der Kurs ist abgeschlossen."))
    certified = session.scalar(
        select(func.count(Certificate.id)).where(
            Certificate.registration_id == registration.id, Certificate.revoked_on.is_(None)
        )
    )
    if certified:
        raise UserError(_("Für diese Anmeldung ist schon eine Bescheinigung ausgestellt."))


def _organisation(session: Session, person_id: int) -> str:
    line = read_one(session, names([person_id]))
    return (line.organisation or "") if line else ""


def _first_start(session: Session, course_id: int) -> datetime | None:
    return session.scalar(
        select(func.min(CourseSession.start)).where(
            CourseSession.course_id == course_id,
            CourseSession.deleted_at.is_(None),
            CourseSession.status.in_((SessionStatus.PLANNED.value, SessionStatus.HELD.value)),
        )
    )
