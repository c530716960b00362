"""Recording who took part in which session; one where somebody came or was missed was held."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.courses.model import Course, CourseSession, Registration, SessionAttendance
from kommin_desktop.courses.rules import (
    SEATED,
    SHOWS_HELD,
    AttendanceStatus,
    Mark,
    RegistrationStatus,
    SessionStatus,
)
from kommin_desktop.courses.service.loading import (
    course_at_work,
    numbered_sessions,
    registrations_of,
)
from kommin_desktop.store.trash import living


def set_present(
    session: Session, course_id: int, session_no: int, contact_ids: Iterable[int]
) -> CourseSession:
    """Note that the named people were at the session with that number (from 1).

    The others stay as they are; open counts as not attended. Raises UserError for a session that
    does not exist or was called off, a course that is over, and people without a place.
    """
    course = living(session, Course, course_id)
    dates = numbered_sessions(session, course.id)
    if not 1 <= session_no <= len(dates):
        raise UserError(
            _("Der Kurs hat keinen {no}. Termin, nur {count}.").format(
                no=session_no, count=len(dates)
            )
        )
    date = dates[session_no - 1]
    people = {
        one.person_id: one
        for one in registrations_of(session, course.id)
        if one.status != RegistrationStatus.WITHDRAWN
    }
    for contact_id in dict.fromkeys(contact_ids):
        if contact_id not in people:
            raise UserError(
                _("Der Kontakt {id} ist für diesen Kurs nicht angemeldet.").format(id=contact_id)
            )
        _record(session, date, people[contact_id], Mark(AttendanceStatus.PRESENT))
    session.flush()
    return date


def set_attendance(
    session: Session,
    registration_id: int,
    session_id: int,
    status: AttendanceStatus,
    *,
    minutes: int | None = None,
    half_units: int | None = None,
) -> SessionAttendance:
    """Note one person's attendance; partly without a figure counts half of the units.

    Raises UserError for a session called off or a person without a confirmed place.
    """
    registration = living(session, Registration, registration_id)
    date = living(session, CourseSession, session_id)
    if registration.course_id != date.course_id:
        raise UserError(_("Anmeldung und Termin gehören zu verschiedenen Kursen."))
    if min(minutes or 0, half_units or 0) < 0:
        raise UserError(_("Eine Anwesenheit kann nicht unter null liegen."))
    if status is not AttendanceStatus.PARTLY:
        minutes = half_units = None
    elif minutes is None and half_units is None:
        half_units = date.half_units // 2
    row = _record(session, date, registration, Mark(status, minutes, half_units))
    session.flush()
    return row


def clear_attendance(session: Session, registration_id: int, session_id: int) -> SessionAttendance:
    """Take back what was noted; a date of which nothing is known any more is planned again.

    Raises UserError for a session called off or a course that is over.
    """
    row = set_attendance(session, registration_id, session_id, AttendanceStatus.OPEN)
    date = living(session, CourseSession, session_id)
    if date.status == SessionStatus.HELD and not _is_known_held(session, date):
        date.status = SessionStatus.PLANNED.value
        session.flush()
    return row


def mark_held(session: Session, session_id: int) -> CourseSession:
    """Note that a planned date took place. Raises UserError when it was called off or moved."""
    date = living(session, CourseSession, session_id)
    course_at_work(session, date.course_id)
    _hold(date)
    session.flush()
    return date


def mark_planned(session: Session, session_id: int) -> CourseSession:
    """Take back that a date took place. Raises UserError when attendance is recorded for it."""
    date = living(session, CourseSession, session_id)
    if _is_known_held(session, date):
        raise UserError(_("Für diesen Termin ist schon Anwesenheit eingetragen."))
    if date.status != SessionStatus.HELD:
        raise UserError(_("Dieser Termin ist nicht als durchgeführt eingetragen."))
    date.status = SessionStatus.PLANNED.value
    session.flush()
    return date


def _is_known_held(session: Session, date: CourseSession) -> bool:
    recorded = select(SessionAttendance.id).where(
        SessionAttendance.session_id == date.id,
        SessionAttendance.deleted_at.is_(None),
        SessionAttendance.status.in_(SHOWS_HELD),
    )
    return session.scalars(recorded).first() is not None


def _check_takes_place(date: CourseSession) -> None:
    if date.status == SessionStatus.CANCELLED:
        raise UserError(_("Dieser Termin ist entfallen."))
    if date.status == SessionStatus.MOVED:
        raise UserError(_("Dieser Termin ist verlegt; tragen Sie beim neuen Termin ein."))


def _hold(date: CourseSession) -> None:
    _check_takes_place(date)
    date.status = SessionStatus.HELD.value


def _record(
    session: Session, date: CourseSession, registration: Registration, mark: Mark
) -> SessionAttendance:
    course_at_work(session, date.course_id)
    if registration.status not in SEATED:
        raise UserError(
            _("Der Kontakt {id} hat in diesem Kurs keinen bestätigten Platz.").format(
                id=registration.person_id
            )
        )
    if mark.status in SHOWS_HELD:
        _hold(date)
    elif mark.status != AttendanceStatus.OPEN:
        _check_takes_place(date)
    row = session.scalars(
        select(SessionAttendance).where(
            SessionAttendance.session_id == date.id,
            SessionAttendance.registration_id == registration.id,
            SessionAttendance.deleted_at.is_(None),
        )
    ).first()
    if row is None:
        row = SessionAttendance(session_id=date.id, registration_id=registration.id)
        session.add(row)
    row.status = str(mark.status)
    row.minutes = mark.minutes
    row.half_units = mark.half_units
    return row
