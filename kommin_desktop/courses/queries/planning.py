"""Reading what the office plans: a course's data for its form, kinds, dates, days to come."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.contacts.rules.letters import titled_name
from kommin_desktop.store.reading import Query


class KindLine(NamedTuple):
    """A kind of course."""

    id: int
    code: str
    name: str
    is_event: bool
    threshold_percent: int


class CourseCard(NamedTuple):
    """All that is kept of a course itself."""

    id: int
    number: str
    title: str
    kind_code: str
    kind: str
    year: int
    target_group: str
    min_places: int
    places: int | None
    place: str
    registration_until: date | None
    fee_cents: int | None
    file_reference: str
    status: str
    status_reason: str
    note: str
    hosts: tuple[tuple[int, str], ...]
    half_units: int
    registrations: int


class DateLine(NamedTuple):
    """A date of a course as it is planned; `no` counts from 1, a moved date has none."""

    id: int
    course_id: int
    no: int | None
    start: datetime
    end: datetime
    half_units: int
    module: str
    place: str
    own_place: str
    status: str
    reason: str
    present: int
    moved_to: datetime | None
    led_by: tuple[tuple[int | None, str, str], ...]
    """Number of the contact, prefix and name of everybody who leads it."""

    @property
    def trainers(self) -> tuple[str, ...]:
        """The names of those who lead it, with their academic titles."""
        return tuple(titled_name(prefix, name) for _id, prefix, name in self.led_by)


class CourseDay(NamedTuple):
    """A date of a course on a day, for the page of that day."""

    id: int
    course_id: int
    title: str
    no: int
    sessions: int
    start: datetime
    end: datetime
    place: str
    module: str
    status: str
    seated: int
    recorded: int


class ContactCourse(NamedTuple):
    """A course that a contact has to do with; `part` is registration, trainer or host."""

    course_id: int
    title: str
    number: str
    part: str
    status: str
    first_start: datetime | None
    last_end: datetime | None


_HALF_UNITS = (
    "(select coalesce(sum(s.half_units), 0) from course_session s where s.course_id = c.id"
    " and s.deleted_at is null and s.status in ('planned', 'held'))"
)

_SPAN = """
  (select min(s.start) from course_session s where s.course_id = c.id and s.deleted_at is null
    and s.status in ('planned', 'held')),
  (select max(s."end") from course_session s where s.course_id = c.id and s.deleted_at is null
    and s.status in ('planned', 'held'))"""


def course_kinds() -> Query[KindLine]:
    """The kinds of courses by name."""
    return Query(
        "select id, code, name, is_event, threshold_percent from course_kind"
        " where deleted_at is null order by name, id",
        KindLine,
    )


def course_card(course_id: int = 0) -> Query[CourseCard]:
    """One course with all that its form shows."""
    return Query(
        f"""
        select c.id, k.code || '-' || c.year || '-' || c.no, c.title, k.code, k.name, c.year,
          c.target_group, c.min_places, c.max_places, c.place, c.registration_until, c.fee_cents,
          c.file_reference, c.status, c.status_reason, c.note,
          (select json_group_array(json_array(o.id, o.display)) from course_host h
            join contact o on o.id = h.organisation_id
            where h.course_id = c.id and h.deleted_at is null),
          {_HALF_UNITS},
          (select count(*) from registration r where r.course_id = c.id and r.deleted_at is null)
        from course c join course_kind k on k.id = c.kind_id
        where c.deleted_at is null and c.id = :course
        """,
        CourseCard,
        {"course": course_id},
    )


def course_dates(course_id: int = 0) -> Query[DateLine]:
    """The dates of a course in the order of time, moved and cancelled ones among them."""
    return Query(
        """
        select s.id, s.course_id,
          case when s.status <> 'moved'
            then sum(s.status <> 'moved') over (order by s.start, s.id) end,
          s.start, s."end", s.half_units, s.module, coalesce(nullif(s.place, ''), c.place),
          s.place, s.status, s.change_reason,
          (select count(*) from session_attendance a where a.session_id = s.id
            and a.deleted_at is null and a.status in ('present', 'partly')),
          (select n.start from course_session n where n.replaces_id = s.id
            and n.deleted_at is null),
          (select json_group_array(
            json_array(t.contact_id, coalesce(p.prefix, ''), coalesce(p.display, t.name)))
            from course_trainer t left join contact p on p.id = t.contact_id
            where t.session_id = s.id and t.deleted_at is null)
        from course_session s join course c on c.id = s.course_id
        where s.course_id = :course and s.deleted_at is null and c.deleted_at is null
        order by s.start, s.id
        """,
        DateLine,
        {"course": course_id},
    )


def course_days(since: date = date.min, until: date = date.max) -> Query[CourseDay]:
    """The dates from one day to another of courses that are not called off, in order of time."""
    return Query(
        """
        select s.id, s.course_id, c.title,
          (select count(*) from course_session n where n.course_id = c.id and n.deleted_at is null
            and n.status <> 'moved' and (n.start, n.id) <= (s.start, s.id)),
          (select count(*) from course_session n where n.course_id = c.id and n.deleted_at is null
            and n.status <> 'moved'),
          s.start, s."end", coalesce(nullif(s.place, ''), c.place), s.module, s.status,
          (select count(*) from registration r where r.course_id = c.id and r.deleted_at is null
            and r.status in ('confirmed', 'completed', 'no_show')),
          (select count(*) from session_attendance a where a.session_id = s.id
            and a.deleted_at is null and a.status <> 'open')
        from course_session s join course c on c.id = s.course_id
        where s.deleted_at is null and c.deleted_at is null and c.status = 'open'
          and s.status in ('planned', 'held')
          and date(s.start) between :since and :until
        order by s.start, s.id
        """,
        CourseDay,
        {"since": since.isoformat(), "until": until.isoformat()},
    )


def contact_courses(contact_id: int = 0) -> Query[ContactCourse]:
    """The courses a contact takes, leads or hosts, the latest first."""
    return Query(
        f"""
        with part(course_id, part, status) as (
          select r.course_id, 'registration', r.status from registration r
            where r.person_id = :contact and r.deleted_at is null
          union all
          select s.course_id, 'trainer', '' from course_trainer t
            join course_session s on s.id = t.session_id
            where t.contact_id = :contact and t.deleted_at is null and s.deleted_at is null
            group by s.course_id
          union all
          select h.course_id, 'host', '' from course_host h
            where h.organisation_id = :contact and h.deleted_at is null
        )
        select c.id, c.title, k.code || '-' || c.year || '-' || c.no, part.part, part.status,
          {_SPAN}
        from part join course c on c.id = part.course_id join course_kind k on k.id = c.kind_id
        where c.deleted_at is null
        order by 6 desc, c.id desc, part.part
        """,
        ContactCourse,
        {"contact": contact_id},
    )
