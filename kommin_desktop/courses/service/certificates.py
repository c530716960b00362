"""Issuing certificates: number, content as of today, the paper kept, its ground frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import Contact
from kommin_desktop.contacts.queries import letter_addresses
from kommin_desktop.contacts.rules.letters import full_name
from kommin_desktop.courses.model import Certificate, Course, Registration, SessionAttendance
from kommin_desktop.courses.rules import (
    CertificateContent,
    CertifiedCourse,
    CourseStatus,
    Participation,
    SessionStatus,
    Signing,
    certificate_content,
    certificate_number,
    certificate_refusal,
    content_from_json,
    content_json,
    course_number,
)
from kommin_desktop.courses.service.eligibility import candidates, participations
from kommin_desktop.courses.service.loading import sessions_of
from kommin_desktop.office import service as office
from kommin_desktop.office.model import IssuedDocument
from kommin_desktop.office.queries import office_facts
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living
from kommin_desktop.store.work import freeze


class RenderedPdf(NamedTuple):
    """The bytes of a PDF and its pages."""

    content: bytes
    pages: int


Render = Callable[[Sequence[CertificateContent]], RenderedPdf]
"""Makes one PDF of all certificates; the caller brings it, since services print nothing."""


class LeftOut(NamedTuple):
    """Somebody who gets no certificate, and why."""

    registration_id: int
    name: str
    reason: str


@dataclass(frozen=True)
class CertificateBatch:
    """Certificates issued together: their paper, who got one, who did not."""

    document: IssuedDocument
    content: bytes
    certificates: tuple[Certificate, ...]
    left_out: tuple[LeftOut, ...]
    dates_left: int = 0
    """Dates of the course that are still planned; certificates count only what was held."""


def issue_certificates(
    session: Session,
    course_id: int,
    render: Render,
    *,
    day: date | None = None,
    registration_ids: Iterable[int] | None = None,
    signing: Signing | None = None,
) -> CertificateBatch:
    """Issue a certificate to everybody who reached the threshold and has none yet.

    Numbers are given now and never again, the content is kept as it is today, the work cannot be
    undone, and what the certificates rest on is frozen. Raises UserError when nobody is left to
    get one, saying why. Without `signing` they are signed today at the office's place.
    """
    course = living(session, Course, course_id)
    if course.status == CourseStatus.CANCELLED:
        raise UserError(_("Der Kurs ist abgesagt."))
    if course.kind.is_event:
        raise UserError(_("Für eine Veranstaltung gibt es keine Bescheinigung."))
    waiting_for_one = candidates(session, course, registration_ids)
    parts = participations(session, course)
    eligible, left_out = [], []
    for registration, person in waiting_for_one:
        refusal = certificate_refusal(
            registration.status,
            parts[registration.id],
            course.kind.threshold_percent,
            is_event=course.kind.is_event,
        )
        if refusal:
            left_out.append(LeftOut(registration.id, person.display, refusal))
        else:
            eligible.append((registration, person))
    if not eligible:
        raise UserError(_nobody(course, parts))
    if signing is None:
        facts = read(session, office_facts())
        signing = Signing(today(), OfficeData.from_facts(facts).place)
    if day is not None:
        signing = signing._replace(day=day)
    return _issue(session, course, eligible, parts, tuple(left_out), render, signing)


def issue_duplicate(
    session: Session,
    certificate_id: int,
    render: Render,
    *,
    day: date | None = None,
    signing: Signing | None = None,
) -> CertificateBatch:
    """Issue a marked duplicate of a certificate, with its number and words of the first day.

    Raises UserError for a revoked certificate or one that is a duplicate itself.
    """
    original = living(session, Certificate, certificate_id)
    if original.revoked_on is not None:
        raise UserError(_("Diese Bescheinigung ist widerrufen."))
    if original.duplicate_of_id is not None or original.is_external:
        raise UserError(_("Eine Zweitschrift entsteht nur aus einer eigenen Bescheinigung."))
    on = day or (signing.day if signing else today())
    signer = signing or Signing(on)
    content = replace(
        content_from_json(original.content),
        duplicate_on=on,
        signed_by=signer.name,
        signed_as=signer.function,
    )
    pdf = render((content,))
    document = office.issue(
        session,
        kind="certificate",
        title=_("Zweitschrift der Bescheinigung {number}").format(number=content.number),
        route=f"certificate/{original.id}",
        content=pdf.content,
        pages=pdf.pages,
    )
    duplicate = Certificate(
        year=original.year,
        no=original.no,
        registration_id=original.registration_id,
        person_id=original.person_id,
        issued_on=on,
        held_half_units=original.held_half_units,
        attended_half_units=original.attended_half_units,
        rate_percent=original.rate_percent,
        content=content_json(content),
        document_id=document.id,
        duplicate_of_id=original.id,
    )
    session.add(duplicate)
    session.flush()
    return CertificateBatch(document, pdf.content, (duplicate,), ())


def revoke_certificate(
    session: Session, certificate_id: int, reason: str, *, day: date | None = None
) -> Certificate:
    """Take a certificate back; its number stays used. Raises UserError without a reason."""
    certificate = living(session, Certificate, certificate_id)
    if certificate.revoked_on is not None:
        raise UserError(_("Diese Bescheinigung ist schon widerrufen."))
    if not reason.strip():
        raise UserError(_("Für einen Widerruf ist der Grund anzugeben."))
    certificate.revoked_on = day or today()
    certificate.revoked_reason = reason
    session.flush()
    return certificate


def _nobody(course: Course, parts: dict[int, Participation]) -> str:
    if not any(part.held_half_units for part in parts.values()):
        return _("Es hat noch kein Termin mit Anwesenheit stattgefunden.")
    return _(
        "Niemand ohne Bescheinigung erreicht die nötige Anwesenheit von {threshold} %."
    ).format(threshold=course.kind.threshold_percent)


def _issue(
    session: Session,
    course: Course,
    eligible: Sequence[tuple[Registration, Contact]],
    parts: dict[int, Participation],
    left_out: tuple[LeftOut, ...],
    render: Render,
    signing: Signing,
) -> CertificateBatch:
    day = signing.day
    last = session.scalar(select(func.max(Certificate.no)).where(Certificate.year == day.year))
    first = (last or 0) + 1
    names = _names(session, [person for _one, person in eligible])
    contents = [
        certificate_content(
            _certified(course),
            names[person.id],
            parts[one.id],
            certificate_number(day.year, count),
            signing,
        )
        for count, (one, person) in enumerate(eligible, start=first)
    ]
    pdf = render(contents)
    document = office.issue(
        session,
        kind="certificate",
        title=_("Teilnahmebescheinigungen {course}").format(course=_number(course)),
        route=f"course/{course.id}",
        content=pdf.content,
        pages=pdf.pages,
    )
    certificates = [
        Certificate(
            year=day.year,
            no=count,
            registration_id=one.id,
            person_id=person.id,
            issued_on=day,
            held_half_units=content.held_half_units,
            attended_half_units=content.attended_half_units,
            rate_percent=content.rate_percent,
            content=content_json(content),
            document_id=document.id,
        )
        for count, ((one, person), content) in enumerate(
            zip(eligible, contents, strict=True), start=first
        )
    ]
    session.add_all(certificates)
    session.flush()
    _freeze_ground(session, course, [one.id for one, _person in eligible])
    left = [one for one in sessions_of(session, course.id) if one.status == SessionStatus.PLANNED]
    return CertificateBatch(document, pdf.content, tuple(certificates), left_out, len(left))


def _names(session: Session, people: Sequence[Contact]) -> dict[int, str]:
    """Names with title, as a certificate prints them; somebody in the trash keeps the list name."""
    addresses = read(session, letter_addresses([person.id for person in people]))
    full = {address.contact_id: full_name(address) for address in addresses}
    return {person.id: full.get(person.id, person.display) for person in people}


def _certified(course: Course) -> CertifiedCourse:
    return CertifiedCourse(
        course.title,
        _number(course),
        course.place,
        course.kind.certificate_title,
        course.kind.certificate_statement,
    )


def _number(course: Course) -> str:
    return course_number(course.kind.code, course.year, course.no)


def _freeze_ground(session: Session, course: Course, registration_ids: list[int]) -> None:
    freeze(session, "course", [course.id])
    freeze(session, "course_session", [one.id for one in sessions_of(session, course.id)])
    freeze(session, "registration", registration_ids)
    attendance = select(SessionAttendance.id).where(
        SessionAttendance.registration_id.in_(registration_ids)
    )
    freeze(session, "session_attendance", session.scalars(attendance).all())
