"""Reading meetings: the series of a body, one meeting, who leads it and who came."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import match_expression


class MeetingLine(NamedTuple):
    """A meeting; times are wall time."""

    id: int
    uid: str
    body_id: int
    body: str
    body_code: str
    number: int
    title: str
    status: str
    starts_at: datetime
    ends_at: datetime | None
    actual_start: datetime | None
    actual_end: datetime | None
    place: str
    online_link: str
    dial_in: str
    file_reference: str
    change_reason: str
    preamble: str
    co_body_ids: tuple[int, ...]
    co_bodies: tuple[str, ...]


class OfficerLine(NamedTuple):
    """Who chairs or takes the minutes, in order of time."""

    id: int
    role: str
    contact_id: int | None
    name: str
    from_time: datetime | None


class AttendanceLine(NamedTuple):
    """Somebody's attendance with name, function and organisation as on the day."""

    id: int
    contact_id: int | None
    seat_id: int | None
    capacity: str
    voting: bool
    status: str
    mode: str
    name: str
    function_title: str
    organisation: str
    represents_id: int | None
    represents_name: str
    arrived: datetime | None
    left: datetime | None


class RecusalLine(NamedTuple):
    """Who took no part in an item."""

    attendance_id: int
    agenda_item_id: int
    name: str
    note: str


_MEETINGS = """
select m.id, m.uid, m.body_id, b.name, b.code, m.number, m.title, m.status, m.starts_at, m.ends_at,
       m.actual_start, m.actual_end, m.place, m.online_link, m.dial_in, m.file_reference,
       m.change_reason, m.preamble,
       (select json_group_array(x.body_id) from (
           select mb.body_id from meeting_body mb
           where mb.meeting_id = m.id and mb.deleted_at is null order by mb.id) x),
       (select json_group_array(x.name) from (
           select cb.name from meeting_body mb join body cb on cb.id = mb.body_id
           where mb.meeting_id = m.id and mb.deleted_at is null order by mb.id) x)
from meeting m join body b on b.id = m.body_id
where m.deleted_at is null
"""


def meetings(search: str = "") -> Query[MeetingLine]:
    """All meetings, the latest first, or those whose words begin with the words of `search`."""
    if not search.strip():
        return Query(_MEETINGS + " order by m.starts_at desc, m.id desc", MeetingLine)
    statement = (
        _MEETINGS
        + " and m.id in (select d.owner_id from search s join search_doc d on d.id = s.rowid"
        + " where search match :match and d.kind = 'meeting') order by m.starts_at desc, m.id desc"
    )
    return Query(statement, MeetingLine, {"match": match_expression(search)})


def body_meetings(body_id: int = 0) -> Query[MeetingLine]:
    """The meetings of one body, its joint ones too, the latest first."""
    statement = (
        _MEETINGS
        + " and (m.body_id = :body or m.id in (select meeting_id from meeting_body"
        + " where body_id = :body and deleted_at is null)) order by m.starts_at desc, m.id desc"
    )
    return Query(statement, MeetingLine, {"body": body_id})


def meeting_line(meeting_id: int = 0) -> Query[MeetingLine]:
    """One meeting."""
    return Query(_MEETINGS + " and m.id = :id", MeetingLine, {"id": meeting_id})


def previous_meeting(body_id: int = 0, before: str = "", meeting_id: int = 0) -> Query[MeetingLine]:
    """The body's last meeting that took place before a time (`YYYY-MM-DDTHH:MM`)."""
    statement = (
        _MEETINGS
        + " and m.body_id = :body and m.starts_at < :before and m.id <> :id"
        + " and m.status not in ('cancelled', 'postponed')"
        + " order by m.starts_at desc, m.id desc limit 1"
    )
    return Query(statement, MeetingLine, {"body": body_id, "before": before, "id": meeting_id})


def officers(meeting_id: int = 0) -> Query[OfficerLine]:
    """Chairs and minute takers in order of time."""
    return Query(
        """
        select id, role, contact_id, name, from_time from meeting_officer
        where deleted_at is null and meeting_id = :id
        order by role, from_time is not null, from_time, id
        """,
        OfficerLine,
        {"id": meeting_id},
    )


def attendances(meeting_id: int = 0) -> Query[AttendanceLine]:
    """Everybody of a meeting in the order of the seats, guests last."""
    return Query(
        """
        select a.id, a.contact_id, a.seat_id, a.capacity, a.voting, a.status, a.mode,
               coalesce(nullif(a.name, ''), a.guest_name), a.function_title, a.organisation,
               a.represents_id, a.represents_name, a.arrived, a.left
        from attendance a
        where a.deleted_at is null and a.meeting_id = :id
        order by a.capacity = 'guest', a.position, a.id
        """,
        AttendanceLine,
        {"id": meeting_id},
    )


def recusals(meeting_id: int = 0) -> Query[RecusalLine]:
    """Who took no part in which item."""
    return Query(
        """
        select r.attendance_id, r.agenda_item_id, coalesce(nullif(a.name, ''), a.guest_name), r.note
        from recusal r join attendance a on a.id = r.attendance_id
        where r.deleted_at is null and a.deleted_at is null and a.meeting_id = :id
        order by a.position, a.id
        """,
        RecusalLine,
        {"id": meeting_id},
    )


class PersonName(NamedTuple):
    """A contact's name in its parts, for finding who is meant by a name in notes."""

    id: int
    kind: str
    display: str
    given: str | None
    family: str | None
    prefix: str | None
    suffix: str | None


def person_names(ids: Sequence[int] = ()) -> Query[PersonName]:
    """The names of some contacts in their parts."""
    return Query(
        """
        select id, kind, display, given, family, prefix, suffix from contact
        where deleted_at is null and id in (select value from json_each(:ids)) order by id
        """,
        PersonName,
        {"ids": json.dumps(list(ids))},
    )
