"""Changing what was planned: a course's data, one of its dates, and taking either away."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.courses.model import (
    Course,
    CourseHost,
    CourseSession,
    CourseTrainer,
    Registration,
    SessionAttendance,
)
from kommin_desktop.courses.rules import (
    CourseDraft,
    RegistrationStatus,
    SessionDraft,
    SessionStatus,
    course_refusal,
    half_units,
    limit_refusal,
    session_refusal,
)
from kommin_desktop.courses.service.courses import add_trainers, checked_host
from kommin_desktop.courses.service.loading import course_at_work, load_places
from kommin_desktop.store.trash import living, move_to_trash


def change_course(session: Session, course_id: int, draft: CourseDraft) -> Course:
    """Change a course's data; its number, kind, state and dates stay as they are.

    Raises UserError for an empty title, fewer places than are taken, or a course that is over.
    """
    if refusal := course_refusal(draft):
        raise UserError(refusal)
    course = course_at_work(session, course_id)
    if refusal := limit_refusal(load_places(session, course).places, draft.places):
        raise UserError(refusal)
    course.title = draft.title
    course.target_group = draft.target_group
    course.min_places = draft.min_places
    course.max_places = draft.places
    course.place = draft.place
    course.registration_until = draft.registration_until
    course.fee_cents = draft.fee_cents
    course.file_reference = draft.file_reference
    course.note = draft.note
    _set_hosts(session, course, draft.host_ids)
    session.flush()
    return course


def trash_course(session: Session, course_id: int) -> Course:
    """Take a course away that nobody is registered for; its number is not given again.

    Raises UserError when somebody is: it can only be called off then.
    """
    course = living(session, Course, course_id)
    registered = session.scalar(
        select(func.count(Registration.id)).where(
            Registration.course_id == course.id,
            Registration.deleted_at.is_(None),
            Registration.status != RegistrationStatus.WITHDRAWN.value,
        )
    )
    if registered:
        raise UserError(_("Für diesen Kurs gibt es Anmeldungen. Sie können ihn absagen."))
    move_to_trash(session, course)
    session.flush()
    return course


def change_session(session: Session, session_id: int, draft: SessionDraft) -> CourseSession:
    """Correct a date that is planned or was held; nobody is told that it moved.

    Raises UserError when it ends before it begins, was called off or moved, or the course is over.
    """
    if refusal := session_refusal(draft):
        raise UserError(refusal)
    date = living(session, CourseSession, session_id)
    course_at_work(session, date.course_id)
    if date.status not in (SessionStatus.PLANNED, SessionStatus.HELD):
        raise UserError(_("Ein entfallener oder verlegter Termin bleibt, wie er war."))
    date.start = draft.start
    date.end = draft.end
    date.half_units = half_units(draft)
    date.module = draft.module
    date.place = draft.place
    for trainer in session.scalars(
        select(CourseTrainer).where(
            CourseTrainer.session_id == date.id, CourseTrainer.deleted_at.is_(None)
        )
    ).all():
        session.delete(trainer)
    session.flush()
    add_trainers(session, date, draft.trainers)
    return date


def trash_session(session: Session, session_id: int) -> CourseSession:
    """Take a planned date away that was entered by mistake.

    Raises UserError once it was held, called off or moved, or attendance is recorded for it.
    """
    date = living(session, CourseSession, session_id)
    course_at_work(session, date.course_id)
    recorded = session.scalar(
        select(func.count(SessionAttendance.id)).where(
            SessionAttendance.session_id == date.id, SessionAttendance.deleted_at.is_(None)
        )
    )
    if recorded:
        raise UserError(_("Für diesen Termin ist schon Anwesenheit eingetragen."))
    if date.status != SessionStatus.PLANNED or date.replaces_id is not None:
        raise UserError(_("Nur ein geplanter Termin, der nicht verlegt wurde, lässt sich löschen."))
    move_to_trash(session, date)
    return date


def _set_hosts(session: Session, course: Course, host_ids: tuple[int, ...]) -> None:
    hosts = session.scalars(
        select(CourseHost).where(CourseHost.course_id == course.id, CourseHost.deleted_at.is_(None))
    ).all()
    for host in hosts:
        if host.organisation_id not in host_ids:
            session.delete(host)
    known = {host.organisation_id for host in hosts}
    for number in dict.fromkeys(host_ids):
        if number not in known:
            organisation = checked_host(session, number)
            session.add(CourseHost(course_id=course.id, organisation_id=organisation))
