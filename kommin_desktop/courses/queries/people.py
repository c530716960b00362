"""Reading the people of a course as its page lists them, and whether it takes more of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.contacts.queries.lines import TODAYS_AFFILIATION
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
    """Of the person, else of the organisation."""
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


_PEOPLE = f"""
select r.id, r.person_id, c.kind, c.display, c.prefix, c.given, c.family, r.organisation_text,
  m.name, r.status, r.rank, r.received_at, r.is_late, r.override_reason, r.note,
  (select json_group_array(json_array(x.session_id, x.status, x.minutes, x.half_units))
    from session_attendance x where x.registration_id = r.id and x.deleted_at is null)
from registration r
join contact c on c.id = r.person_id
left join affiliation a on a.id = ({TODAYS_AFFILIATION})
left join contact o on o.id = a.organisation_id
left join municipality m on m.id = coalesce(c.municipality_id, o.municipality_id)
where r.course_id = :course and r.deleted_at is null
"""


def seated_people(course_id: int = 0) -> Query[PersonLine]:
    """Who has a place in a course, by name."""
    return Query(
        _PEOPLE + " and r.status in ('confirmed', 'completed', 'no_show')"
        " order by c.sort_key, r.id",
        PersonLine,
        {"course": course_id, "today": today().isoformat()},
    )


def waiting_people(course_id: int = 0) -> Query[PersonLine]:
    """Who waits for a place in a course, in their order."""
    return Query(
        _PEOPLE + " and r.status = 'waiting' order by r.rank is null, r.rank, r.id",
        PersonLine,
        {"course": course_id, "today": today().isoformat()},
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
