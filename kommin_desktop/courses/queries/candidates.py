"""Who may get a certificate of a course now, who not yet and why, and what it would say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kommin_desktop.contacts.queries import letter_addresses
from kommin_desktop.contacts.rules.letters import full_name
from kommin_desktop.courses.queries.certificates import CertificateLine, course_certificates
from kommin_desktop.courses.queries.courses import SessionLine, course_line, sessions
from kommin_desktop.courses.queries.registrations import GridLine, attendance_grid
from kommin_desktop.courses.rules import (
    CertificateContent,
    CertifiedCourse,
    Participation,
    RegistrationStatus,
    SessionFacts,
    SessionStatus,
    Signing,
    certificate_content,
    certificate_refusal,
    participation,
)
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Query, read, read_one


class CertificateWords(NamedTuple):
    """Title and statement that a kind of course gives its certificates, empty for the usual."""

    title: str
    statement: str


@dataclass(frozen=True)
class Candidate:
    """Somebody with a place and without a certificate; `refusal` says why there is none yet."""

    registration_id: int
    person_id: int
    name: str
    printed_name: str
    municipality: str
    part: Participation
    refusal: str | None


@dataclass(frozen=True)
class CertificateOverview:
    """Who could get a certificate of a course, and the register of those issued."""

    course: CertifiedCourse
    threshold_percent: int
    is_event: bool
    dates_left: int
    candidates: tuple[Candidate, ...]
    issued: tuple[CertificateLine, ...]

    @property
    def ready(self) -> tuple[Candidate, ...]:
        """Who reached the threshold."""
        return tuple(one for one in self.candidates if one.refusal is None)

    def content(self, candidate: Candidate, number: str, signing: Signing) -> CertificateContent:
        """What the certificate of somebody who is ready would say."""
        name = candidate.printed_name
        return certificate_content(self.course, name, candidate.part, number, signing)


def certificate_words(course_id: int = 0) -> Query[CertificateWords]:
    """What the kind of a course wants on its certificates."""
    return Query(
        "select k.certificate_title, k.certificate_statement from course c"
        " join course_kind k on k.id = c.kind_id where c.id = :course",
        CertificateWords,
        {"course": course_id},
    )


def certificate_overview(connection: Connection, course_id: int) -> CertificateOverview | None:
    """All about the certificates of a course; None if there is no such course."""
    course = read_one(connection, course_line(course_id))
    words = read_one(connection, certificate_words(course_id))
    if course is None or words is None:
        return None
    dates = read(connection, sessions(course_id))
    issued = read(connection, course_certificates(course_id))
    valid = {line.registration_id for line in issued if line.revoked_on is None}
    missing = [
        line
        for line in read(connection, attendance_grid(course_id))
        if line.registration_id not in valid
    ]
    people = [line.contact_id for line in missing]
    names = {one.contact_id: full_name(one) for one in read(connection, letter_addresses(people))}
    return CertificateOverview(
        CertifiedCourse(course.title, course.number, course.place, *words),
        course.threshold_percent,
        course.is_event,
        sum(date.status == SessionStatus.PLANNED for date in dates),
        tuple(
            _candidate(
                line,
                names.get(line.contact_id, line.name),
                share_of(line, dates),
                course.threshold_percent,
                is_event=course.is_event,
            )
            for line in missing
        ),
        tuple(issued),
    )


def share_of(line: GridLine, dates: list[SessionLine]) -> Participation:
    """What somebody attended of these dates."""
    return participation([session_facts(date) for date in dates], line.marks())


def session_facts(date: SessionLine) -> SessionFacts:
    """What the rules of attendance know of a date."""
    return SessionFacts(date.id, date.start, date.end, date.half_units, date.status, date.module)


def _candidate(
    line: GridLine, printed_name: str, part: Participation, threshold: int, *, is_event: bool
) -> Candidate:
    # The grid has nobody without a place.
    seated = RegistrationStatus.CONFIRMED.value
    refusal = certificate_refusal(seated, part, threshold, is_event=is_event)
    return Candidate(
        line.registration_id,
        line.contact_id,
        line.name,
        printed_name,
        line.municipality or "",
        part,
        refusal,
    )
