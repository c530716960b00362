"""Planning courses: kinds, the course with its number and sessions, its states and changes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import Contact, Organisation
from kommin_desktop.courses.model import (
    Course,
    CourseHost,
    CourseKind,
    CourseLetterRun,
    CourseSession,
    CourseTrainer,
)
from kommin_desktop.courses.rules import (
    DEFAULT_KIND,
    CourseDraft,
    CourseKindDraft,
    SessionDraft,
    SessionStatus,
    course_refusal,
    half_units,
    kind_refusal,
    limit_refusal,
    session_refusal,
)
from kommin_desktop.courses.service.loading import course_at_work, load_places
from kommin_desktop.store.trash import living


def add_kind(session: Session, draft: CourseKindDraft) -> CourseKind:
    """Add a kind of course. Raises UserError when its code is taken or its rule makes no sense."""
    if refusal := kind_refusal(draft):
        raise UserError(refusal)
    if _kind(session, draft.code) is not None:
        raise UserError(_("Die Kursart „{code}“ gibt es schon.").format(code=draft.code))
    kind = CourseKind(
        code=draft.code,
        name=draft.name,
        is_event=draft.is_event,
        threshold_percent=draft.threshold_percent,
        certificate_title=draft.certificate_title,
        certificate_statement=draft.certificate_statement,
    )
    session.add(kind)
    session.flush()
    return kind


def add_course(
    session: Session, draft: CourseDraft, new_kind: CourseKindDraft | None = None
) -> Course:
    """Plan a course; it gets the next number of its kind in the year of its first session.

    With `new_kind` it is the first course of that kind.

    Raises UserError for an empty title, no places, a session that ends before it begins, or an
    unknown kind, host or trainer.
    """
    if refusal := course_refusal(draft):
        raise UserError(refusal)
    kind = _kind_for(session, draft.kind_code) if new_kind is None else add_kind(session, new_kind)
    starts = [one.start for one in draft.sessions]
    year = min(starts).year if starts else today().year
    last = session.scalar(
        select(func.max(Course.no)).where(Course.kind_id == kind.id, Course.year == year)
    )
    course = Course(
        kind_id=kind.id,
        series_id=draft.series_id,
        year=year,
        no=(last or 0) + 1,
        title=draft.title,
        target_group=draft.target_group,
        min_places=draft.min_places,
        max_places=draft.places,
        place=draft.place,
        registration_until=draft.registration_until,
        fee_cents=draft.fee_cents,
        file_reference=draft.file_reference,
        status=draft.status,
        note=draft.note,
    )
    session.add(course)
    session.flush()
    for host in draft.host_ids:
        session.add(CourseHost(course_id=course.id, organisation_id=checked_host(session, host)))
    for one in draft.sessions:
        add_session(session, course.id, one)
    return course


def add_session(session: Session, course_id: int, draft: SessionDraft) -> CourseSession:
    """Add a date to a course that is not over.

    Raises UserError when it ends before it begins or the course is finished or cancelled.
    """
    if refusal := session_refusal(draft):
        raise UserError(refusal)
    course = course_at_work(session, course_id)
    return _new_session(session, course, draft)


def cancel_session(session: Session, session_id: int, reason: str = "") -> CourseSession:
    """Call a date off; its units no longer count. Raises UserError unless it is planned."""
    date = _planned(session, session_id)
    date.status = SessionStatus.CANCELLED.value
    date.change_reason = reason
    session.flush()
    return date


def move_session(
    session: Session, session_id: int, start: datetime, end: datetime, *, reason: str = ""
) -> CourseSession:
    """Move a date to another time; the old one stays, marked as moved, units as before.

    Raises UserError unless it is planned, or when the new time ends before it begins.
    """
    old = _planned(session, session_id)
    draft = SessionDraft(start, end, old.half_units, old.module, old.place)
    if refusal := session_refusal(draft):
        raise UserError(refusal)
    old.status = SessionStatus.MOVED.value
    old.change_reason = reason
    new = _new_session(session, old.course, draft)
    new.replaces_id = old.id
    for trainer in _trainers(session, old):
        session.add(
            CourseTrainer(session_id=new.id, contact_id=trainer.contact_id, name=trainer.name)
        )
    session.flush()
    return new


def change_places(session: Session, course_id: int, limit: int | None) -> Course:
    """Change the number of places; nobody moves up by it.

    Raises UserError when fewer places would remain than are taken.
    """
    course = course_at_work(session, course_id)
    if refusal := limit_refusal(load_places(session, course).places, limit):
        raise UserError(refusal)
    course.max_places = limit
    session.flush()
    return course


def record_letter_run(session: Session, course_id: int, run_id: int) -> None:
    """Note that a letter run was written for a course."""
    session.add(CourseLetterRun(course_id=living(session, Course, course_id).id, run_id=run_id))
    session.flush()


def _kind(session: Session, code: str) -> CourseKind | None:
    return session.scalars(
        select(CourseKind).where(CourseKind.code == code, CourseKind.deleted_at.is_(None))
    ).first()


def _kind_for(session: Session, code: str) -> CourseKind:
    kind = _kind(session, code)
    if kind is None and code == DEFAULT_KIND:
        return add_kind(session, CourseKindDraft(code=code, name=_("Kurs")))
    if kind is None:
        raise UserError(_("Die Kursart „{code}“ gibt es nicht.").format(code=code))
    return kind


def checked_host(session: Session, contact_id: int) -> int:
    """The number of an organisation that may host a course. Raises UserError for a person."""
    contact = living(session, Contact, contact_id)
    if not isinstance(contact, Organisation):
        raise UserError(_("Träger eines Kurses ist eine Organisation."))
    return contact.id


def _planned(session: Session, session_id: int) -> CourseSession:
    date = living(session, CourseSession, session_id)
    if date.status != SessionStatus.PLANNED:
        raise UserError(_("Nur ein geplanter Termin lässt sich verlegen oder absagen."))
    return date


def _new_session(session: Session, course: Course, draft: SessionDraft) -> CourseSession:
    date = CourseSession(
        course_id=course.id,
        uid=str(uuid.uuid4()),
        start=draft.start,
        end=draft.end,
        half_units=half_units(draft),
        module=draft.module,
        place=draft.place,
    )
    session.add(date)
    session.flush()
    add_trainers(session, date, draft.trainers)
    return date


def add_trainers(session: Session, date: CourseSession, trainers: Iterable[int | str]) -> None:
    """Note who leads a date: contacts by their number, or names as written down."""
    for trainer in trainers:
        if isinstance(trainer, int):
            contact_id = living(session, Contact, trainer).id
            session.add(CourseTrainer(session_id=date.id, contact_id=contact_id))
        else:
            session.add(CourseTrainer(session_id=date.id, name=trainer))
    session.flush()


def _trainers(session: Session, date: CourseSession) -> Iterable[CourseTrainer]:
    return session.scalars(
        select(CourseTrainer).where(
            CourseTrainer.session_id == date.id, CourseTrainer.deleted_at.is_(None)
        )
    ).all()
