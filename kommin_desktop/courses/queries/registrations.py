"""Reading registrations: who has a place, who waits, who was there."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from kommin_desktop.courses.rules import Mark
from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import match_expression


class RegistrationLine(NamedTuple):
    """A registration; `course` and `contact` are numbers of records."""

    id: int
    course: int
    contact: int
    name: str
    status: str
    rank: int | None
    given: str | None
    family: str | None
    organisation: str
    received_at: datetime
    is_late: bool
    override_reason: str


class GridLine(NamedTuple):
    """One person's row of the attendance grid: a mark for each session that has one."""

    registration_id: int
    contact_id: int
    name: str
    municipality: str | None
    recorded: tuple[tuple[int, str, int | None, int | None], ...]

    def marks(self) -> dict[int, Mark]:
        """The marks by session."""
        return {
            session: Mark(status, minutes, half_units)
            for session, status, minutes, half_units in self.recorded
        }


_REGISTRATIONS = """
select r.id, r.course_id, r.person_id, p.display, r.status, r.rank, p.given, p.family,
  r.organisation_text, r.received_at, r.is_late, r.override_reason
from registration r
join contact p on p.id = r.person_id
join course c on c.id = r.course_id
where r.deleted_at is null and c.deleted_at is null
"""


def registrations(search: str = "") -> Query[RegistrationLine]:
    """All registrations by course and in their order, or those of people or courses found."""
    statement = _REGISTRATIONS
    parameters: dict[str, object] = {}
    if search.strip():
        statement += """ and exists (
            select 1 from search s join search_doc d on d.id = s.rowid
            where search match :match
              and (d.kind = 'contact' and d.owner_id = r.person_id
                or d.kind = 'course' and d.owner_id = r.course_id))"""
        parameters["match"] = match_expression(search)
    return Query(statement + " order by r.course_id, r.id", RegistrationLine, parameters)


def participants(course_id: int = 0) -> Query[RegistrationLine]:
    """Who has a place in a course, by name."""
    return Query(
        _REGISTRATIONS + " and r.course_id = :course"
        " and r.status in ('confirmed', 'completed', 'no_show') order by p.sort_key, r.id",
        RegistrationLine,
        {"course": course_id},
    )


def waiting_list(course_id: int = 0) -> Query[RegistrationLine]:
    """Who waits for a place in a course, in their order."""
    return Query(
        _REGISTRATIONS + " and r.course_id = :course and r.status = 'waiting' order by r.rank",
        RegistrationLine,
        {"course": course_id},
    )


def attendance_grid(course_id: int = 0) -> Query[GridLine]:
    """Who has a place in a course with what is recorded of each session, by name."""
    return Query(
        """
        select r.id, r.person_id, p.display, m.name,
          (select json_group_array(json_array(a.session_id, a.status, a.minutes, a.half_units))
            from session_attendance a
            where a.registration_id = r.id and a.deleted_at is null)
        from registration r
        join contact p on p.id = r.person_id
        left join municipality m on m.id = p.municipality_id
        where r.course_id = :course and r.deleted_at is null
          and r.status in ('confirmed', 'completed', 'no_show')
        order by p.sort_key, r.id
        """,
        GridLine,
        {"course": course_id},
    )
