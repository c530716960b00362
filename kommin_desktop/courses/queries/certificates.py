"""Reading the register of certificates."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.store.reading import Query


class CertificateLine(NamedTuple):
    """A line of the register; name and course are as printed, `content` is all of it as JSON."""

    id: int
    number: str
    person_id: int
    person: str
    course_id: int | None
    course: str
    issued_on: date
    attended_half_units: int
    held_half_units: int
    rate_percent: int
    is_external: bool
    duplicate_of_id: int | None
    revoked_on: date | None
    revoked_reason: str
    document_id: int | None
    content: str
    registration_id: int | None


_CERTIFICATES = """
select t.id,
  case when t.no is null then t.external_number else printf('TB-%d-%04d', t.year, t.no) end,
  t.person_id, coalesce(json_extract(t.content, '$.person'), p.display),
  r.course_id, coalesce(json_extract(t.content, '$.course'), ''),
  t.issued_on, t.attended_half_units, t.held_half_units, t.rate_percent, t.is_external,
  t.duplicate_of_id, t.revoked_on, t.revoked_reason, t.document_id, t.content, t.registration_id
from certificate t
join contact p on p.id = t.person_id
left join registration r on r.id = t.registration_id
where t.deleted_at is null
"""


def certificates() -> Query[CertificateLine]:
    """The register: all certificates by number, duplicates after their original."""
    return Query(_CERTIFICATES + " order by t.year, t.no, t.id", CertificateLine)


def course_certificates(course_id: int = 0) -> Query[CertificateLine]:
    """The certificates of one course."""
    return Query(
        _CERTIFICATES + " and r.course_id = :course order by t.year, t.no, t.id",
        CertificateLine,
        {"course": course_id},
    )
