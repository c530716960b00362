"""Who may get a certificate of a course, and what everybody attended of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import Contact
from kommin_desktop.courses.model import Certificate, Course, Registration, SessionAttendance
from kommin_desktop.courses.rules import SEATED, Mark, Participation, SessionFacts, participation
from kommin_desktop.courses.service.loading import registrations_of, sessions_of


def candidates(
    session: Session, course: Course, registration_ids: Iterable[int] | None
) -> list[tuple[Registration, Contact]]:
    """Who has a place and no certificate yet, by name.

    Raises UserError when nobody has a place or all have their certificate.
    """
    wanted = None if registration_ids is None else set(registration_ids)
    seated = [
        one
        for one in registrations_of(session, course.id)
        if one.status in SEATED and (wanted is None or one.id in wanted)
    ]
    if not seated:
        raise UserError(_("Für diesen Kurs gibt es keine bestätigten Anmeldungen."))
    certified = set(
        session.scalars(
            select(Certificate.registration_id).where(
                Certificate.registration_id.in_([one.id for one in seated]),
                Certificate.revoked_on.is_(None),
                Certificate.deleted_at.is_(None),
            )
        )
    )
    missing = [one for one in seated if one.id not in certified]
    if not missing:
        raise UserError(
            _(
                "Alle Bescheinigungen dieses Kurses sind schon ausgestellt. "
                "Wer eine verloren hat, bekommt eine Zweitschrift."
            )
        )
    people = {
        contact.id: contact
        for contact in session.scalars(
            select(Contact).where(Contact.id.in_([one.person_id for one in missing]))
        )
    }
    pairs = [(one, people[one.person_id]) for one in missing]
    return sorted(pairs, key=lambda pair: (pair[1].sort_key, pair[0].id))


def participations(session: Session, course: Course) -> dict[int, Participation]:
    """What everybody registered for a course attended of it, by registration."""
    dates = [
        SessionFacts(one.id, one.start, one.end, one.half_units, one.status, one.module)
        for one in sessions_of(session, course.id)
    ]
    rows = session.scalars(
        select(SessionAttendance)
        .join(Registration, Registration.id == SessionAttendance.registration_id)
        .where(Registration.course_id == course.id, SessionAttendance.deleted_at.is_(None))
    )
    marks: dict[int, dict[int, Mark]] = {}
    for row in rows:
        own = marks.setdefault(row.registration_id, {})
        own[row.session_id] = Mark(row.status, row.minutes, row.half_units)
    return {
        one.id: participation(dates, marks.get(one.id, {}))
        for one in registrations_of(session, course.id)
    }
