"""What several services read first: the sessions, registrations and places of a course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.courses.model import Course, CourseSession, Registration
from kommin_desktop.courses.rules import (
    SEATED,
    CourseStatus,
    Places,
    RegistrationStatus,
    SessionStatus,
)
from kommin_desktop.store.trash import living


@dataclass(frozen=True)
class LoadedPlaces:
    """The places of a course together with the registrations behind them."""

    places: Places
    registrations: dict[int, Registration]


def course_at_work(session: Session, course_id: int) -> Course:
    """A course that is not over. Raises UserError when it is finished or cancelled."""
    course = living(session, Course, course_id)
    if course.status == CourseStatus.FINISHED:
        raise UserError(_("Der Kurs ist abgeschlossen."))
    if course.status == CourseStatus.CANCELLED:
        raise UserError(_("Der Kurs ist abgesagt."))
    return course


def registrations_of(session: Session, course_id: int) -> Sequence[Registration]:
    """All registrations of a course that are not in the trash, in the order they came."""
    return session.scalars(
        select(Registration)
        .where(Registration.course_id == course_id, Registration.deleted_at.is_(None))
        .order_by(Registration.id)
    ).all()


def sessions_of(session: Session, course_id: int) -> Sequence[CourseSession]:
    """All dates of a course that are not in the trash, in the order of time."""
    return session.scalars(
        select(CourseSession)
        .where(CourseSession.course_id == course_id, CourseSession.deleted_at.is_(None))
        .order_by(CourseSession.start, CourseSession.id)
    ).all()


def numbered_sessions(session: Session, course_id: int) -> list[CourseSession]:
    """The dates as they are counted, from 1: a moved one leaves its number to its successor."""
    return [one for one in sessions_of(session, course_id) if one.status != SessionStatus.MOVED]


def load_places(session: Session, course: Course) -> LoadedPlaces:
    """Who has a place in a course and who waits, in the order of the waiting list."""
    registrations = registrations_of(session, course.id)
    waiting = [one for one in registrations if one.status == RegistrationStatus.WAITING]
    waiting.sort(key=lambda one: (one.rank is None, one.rank, one.id))
    places = Places(
        limit=course.max_places,
        confirmed=tuple(one.id for one in registrations if one.status in SEATED),
        waiting=tuple(one.id for one in waiting),
    )
    return LoadedPlaces(places, {one.id: one for one in registrations})


def write_places(session: Session, loaded: LoadedPlaces, after: Places) -> None:
    """Write what changed: who got a place, who waits, and everybody's rank."""
    for number in after.confirmed:
        registration = loaded.registrations[number]
        if registration.status not in SEATED:
            registration.status = RegistrationStatus.CONFIRMED.value
        registration.rank = None
    for rank, number in enumerate(after.waiting, start=1):
        registration = loaded.registrations[number]
        registration.status = RegistrationStatus.WAITING.value
        registration.rank = rank
    session.flush()
