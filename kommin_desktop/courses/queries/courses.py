"""Reading courses with their places, and the dates of one course."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from kommin_desktop.contacts.rules.letters import titled_name
from kommin_desktop.courses.rules import course_state
from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import match_expression


class CourseLine(NamedTuple):
    """A course as lists show it; `stored_status` is what was decided, `state` what people see."""

    id: int
    number: str
    title: str
    places: int | None
    confirmed: int
    waiting: int
    stored_status: str
    kind: str
    is_event: bool
    threshold_percent: int
    place: str
    first_start: datetime | None
    last_end: datetime | None
    sessions: int
    held: int
    led_by: tuple[tuple[str, str], ...]
    """Prefix and name of everybody who leads a session."""
    hosts: tuple[str, ...]
    file_reference: str

    @property
    def trainers(self) -> tuple[str, ...]:
        """The names of those who lead it, with their academic titles."""
        return _named(self.led_by)

    def state(self, now: datetime) -> str:
        """The state people see at the wall time `now`: full and running are derived."""
        return course_state(self.stored_status, self.places, self.confirmed, self.first_start, now)


class SessionLine(NamedTuple):
    """A date of a course; `no` counts from 1, a moved date has none."""

    id: int
    course_id: int
    no: int | None
    start: datetime
    end: datetime
    half_units: int
    module: str
    place: str
    status: str
    led_by: tuple[tuple[str, str], ...]

    @property
    def trainers(self) -> tuple[str, ...]:
        """The names of those who lead it, with their academic titles."""
        return _named(self.led_by)


def _named(people: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(titled_name(prefix, name) for prefix, name in people)


_COURSES = """
select c.id, k.code || '-' || c.year || '-' || c.no, c.title, c.max_places,
  (select count(*) from registration r where r.course_id = c.id and r.deleted_at is null
    and r.status in ('confirmed', 'completed', 'no_show')),
  (select count(*) from registration r where r.course_id = c.id and r.deleted_at is null
    and r.status = 'waiting'),
  c.status, k.name, k.is_event, k.threshold_percent, c.place,
  (select min(s.start) from course_session s where s.course_id = c.id and s.deleted_at is null
    and s.status in ('planned', 'held')),
  (select max(s."end") from course_session s where s.course_id = c.id and s.deleted_at is null
    and s.status in ('planned', 'held')),
  (select count(*) from course_session s where s.course_id = c.id and s.deleted_at is null
    and s.status in ('planned', 'held')),
  (select count(*) from course_session s where s.course_id = c.id and s.deleted_at is null
    and s.status = 'held'),
  (select json_group_array(distinct json_array(coalesce(p.prefix, ''), coalesce(p.display, t.name)))
    from course_trainer t join course_session s on s.id = t.session_id
    left join contact p on p.id = t.contact_id
    where s.course_id = c.id and t.deleted_at is null and s.deleted_at is null),
  (select json_group_array(o.display) from course_host h join contact o
    on o.id = h.organisation_id where h.course_id = c.id and h.deleted_at is null),
  c.file_reference
from course c join course_kind k on k.id = c.kind_id
where c.deleted_at is null
"""


def courses(search: str = "") -> Query[CourseLine]:
    """All courses, the latest first, or those whose words begin with the words of `search`."""
    statement = _COURSES
    parameters: dict[str, object] = {}
    if search.strip():
        statement += (
            " and c.id in (select d.owner_id from search s join search_doc d on d.id = s.rowid"
            " where search match :match and d.kind = 'course')"
        )
        parameters["match"] = match_expression(search)
    return Query(statement + " order by c.year desc, 12 desc, c.id desc", CourseLine, parameters)


def course_line(course_id: int = 0) -> Query[CourseLine]:
    """One course."""
    return Query(_COURSES + " and c.id = :course", CourseLine, {"course": course_id})


def sessions(course_id: int = 0) -> Query[SessionLine]:
    """The dates of a course in the order of time."""
    return Query(
        """
        select s.id, s.course_id,
          case when s.status <> 'moved'
            then sum(s.status <> 'moved') over (order by s.start, s.id) end,
          s.start, s."end", s.half_units, s.module, coalesce(nullif(s.place, ''), c.place),
          s.status,
          (select json_group_array(json_array(coalesce(p.prefix, ''), coalesce(p.display, t.name)))
            from course_trainer t
            left join contact p on p.id = t.contact_id
            where t.session_id = s.id and t.deleted_at is null)
        from course_session s join course c on c.id = s.course_id
        where s.course_id = :course and s.deleted_at is null
        order by s.start, s.id
        """,
        SessionLine,
        {"course": course_id},
    )
