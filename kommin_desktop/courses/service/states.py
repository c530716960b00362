"""The states of a course: opened, called off, finished, opened again with a reason."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.model import Course, Registration, SessionAttendance
from kommin_desktop.courses.rules import (
    AttendanceStatus,
    CourseStatus,
    RegistrationStatus,
    SessionStatus,
)
from kommin_desktop.courses.service.loading import course_at_work, registrations_of, sessions_of
from kommin_desktop.store.trash import living


def open_course(session: Session, course_id: int) -> Course:
    """Open a draft for registrations. Raises UserError when it is no draft."""
    course = living(session, Course, course_id)
    if course.status != CourseStatus.DRAFT:
        raise UserError(_("Die Anmeldung ist schon geöffnet oder der Kurs ist vorbei."))
    course.status = CourseStatus.OPEN.value
    session.flush()
    return course


def cancel_course(session: Session, course_id: int, reason: str = "") -> Course:
    """Call a course off; its number stays used. Raises UserError when it is over already."""
    course = course_at_work(session, course_id)
    course.status = CourseStatus.CANCELLED.value
    course.status_reason = reason
    for date in sessions_of(session, course.id):
        if date.status == SessionStatus.PLANNED:
            date.status = SessionStatus.CANCELLED.value
    session.flush()
    return course


def finish_course(session: Session, course_id: int) -> Course:
    """Close a course: who took part has completed it, who never came did not show up.

    Raises UserError while dates are still planned or the course is over already.
    """
    course = course_at_work(session, course_id)
    planned = [
        one for one in sessions_of(session, course.id) if one.status == SessionStatus.PLANNED
    ]
    if planned:
        raise UserError(
            ngettext(
                "Ein Termin ist noch geplant. Halten Sie zuerst fest, ob er stattgefunden hat.",
                "{n} Termine sind noch geplant. Halten Sie zuerst fest, ob sie stattgefunden "
                "haben.",
                len(planned),
            ).format(n=len(planned))
        )
    course.status = CourseStatus.FINISHED.value
    came = _who_came(session, course.id)
    for one in registrations_of(session, course.id):
        if one.status == RegistrationStatus.CONFIRMED:
            outcome = RegistrationStatus.COMPLETED if one.id in came else RegistrationStatus.NO_SHOW
            one.status = outcome.value
    session.flush()
    return course


def reopen_course(session: Session, course_id: int, reason: str) -> Course:
    """Open a finished or cancelled course again. Raises UserError without a reason."""
    course = living(session, Course, course_id)
    if course.status not in (CourseStatus.FINISHED, CourseStatus.CANCELLED):
        raise UserError(_("Der Kurs ist weder abgeschlossen noch abgesagt."))
    if not reason.strip():
        raise UserError(_("Warum der Kurs wieder geöffnet wird, ist anzugeben."))
    course.status = CourseStatus.OPEN.value
    course.status_reason = reason
    for one in registrations_of(session, course.id):
        if one.status in (RegistrationStatus.COMPLETED, RegistrationStatus.NO_SHOW):
            one.status = RegistrationStatus.CONFIRMED.value
    session.flush()
    return course


def _who_came(session: Session, course_id: int) -> set[int]:
    came = (AttendanceStatus.PRESENT.value, AttendanceStatus.PARTLY.value)
    return set(
        session.scalars(
            select(SessionAttendance.registration_id)
            .join(Registration, Registration.id == SessionAttendance.registration_id)
            .where(
                Registration.course_id == course_id,
                SessionAttendance.status.in_(came),
                SessionAttendance.deleted_at.is_(None),
            )
        )
    )
