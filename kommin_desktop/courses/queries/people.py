"""Reading the people of a course as its page lists them, and whether it takes more of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.courses.rules import Mark
from kommin_desktop.store.reading import Query


class TermsLine(NamedTuple):
    """Whether and how a course takes registrations now; `limit` None is no limit."""

    course_id: int
    stored_status: str
    limit: int | None
    confirmed: int
    waiting: int
    registration_until: date | None
    first_start: datetime | None
    threshold_percent: int
    is_event: bool


class PersonLine(NamedTuple):
    """Somebody's registration with what a list shows of the person and of the attendance."""

    id: int
    contact_id: int
    kind: str
    display: str
    prefix: str | None
    given: str | None
    family: str | None
    organisation: str
    municipality: str | None
    status: str
    rank: int | None
    received_at: datetime
    is_late: bool
    override_reason: str
    note: str
    recorded: tuple[tuple[int, str, int | None, int | None], ...]

    def marks(self) -> dict[int, Mark]:
        """What is recorded of the person, by session."""
        return {
            session: Mark(status, minutes, half_units)
            for session, status, minutes, half_units in self.recorded
        }


_PEOPLE = """
select r.id, r.person_id, p.kind, p.display, p.prefix, p.given, p.family, r.organisation_text,
  m.name, r.status, r.rank, r.received_at, r.is_late, r.override_reason, r.note,
  (select json_group_array(json_array(a.session_id, a.status, a.minutes, a.half_units))
    from session_attendance a where a.registration_id = r.id and a.deleted_at is null)
from registration r
join contact p on p.id = r.person_id
left join municipality m on m.id = p.municipality_id
where r.course_id = :course and r.deleted_at is null
"""


def seated_people(course_id: int = 0) -> Query[PersonLine]:
    """Who has a place in a course, by name."""
    return Query(
        _PEOPLE + " and r.status in ('confirmed', 'completed', 'no_show')"
        " order by p.sort_key, r.id",
        PersonLine,
        {"course": course_id},
    )


def waiting_people(course_id: int = 0) -> Query[PersonLine]:
    """Who waits for a place in a course, in their order."""
    return Query(
        _PEOPLE + " and r.status = 'waiting' order by r.rank is null, r.rank, r.id",
        PersonLine,
        {"course": course_id},
    )


def terms(course_id: int = 0) -> Query[TermsLine]:
    """Whether and how a course takes registrations."""
    return Query(
        """
        select c.id, c.status, c.max_places,
          (select count(*) from registration r where r.course_id = c.id and r.deleted_at is null
            and r.status in ('confirmed', 'completed', 'no_show')),
          (select count(*) from registration r where r.course_id = c.id and r.deleted_at is null
            and r.status = 'waiting'),
          c.registration_until,
          (select min(s.start) from course_session s where s.course_id = c.id
            and s.deleted_at is null and s.status in ('planned', 'held')),
          k.threshold_percent, k.is_event
        from course c join course_kind k on k.id = c.kind_id
        where c.id = :course and c.deleted_at is null
        """,
        TermsLine,
        {"course": course_id},
    )
