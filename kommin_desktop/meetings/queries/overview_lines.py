"""Reading the meetings of a body for its page: the series, its decisions, what is still open."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import match_expression


class SeriesLine(NamedTuple):
    """A meeting in the series of a body, with what tells how far it has come."""

    id: int
    body_id: int
    body: str
    title: str
    status: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    items: int
    dealt: int
    dispatched: bool
    invited: int
    answered: int
    papers: int
    papers_missing: int
    present: int
    decisions: int
    tasks: int
    tasks_closed: int
    minutes_state: str


class MeetingCount(NamedTuple):
    """How many meetings a body has."""

    body_id: int
    meetings: int


class UnfinishedLine(NamedTuple):
    """A meeting that is still to come or under way."""

    title: str
    starts_at: datetime


class RegisterLine(NamedTuple):
    """A decision in the register of a body, with the meeting it was taken in."""

    id: int
    code: str
    wording: str
    mode: str
    votes_yes: int | None
    votes_no: int | None
    votes_abstain: int | None
    due: date | None
    responsible: str
    light: str
    status_text: str
    superseded_by: str
    meeting_id: int | None
    meeting: str
    on: datetime | None
    agenda_item_id: int | None


class WaitingLine(NamedTuple):
    """Something of a body that is still open: a task, an agenda item, or a stored topic."""

    kind: str
    """`task`, `item` or `topic`."""
    id: int
    title: str
    responsible: str
    due: date | None
    outcome: str
    meeting_id: int | None
    meeting: str
    on: datetime | None
    agenda_item_id: int | None


class FoundMeeting(NamedTuple):
    """A meeting for the palette."""

    id: int
    number: int
    title: str
    body: str
    starts_at: datetime
    place: str
    code: str
    """The short name of the body."""


class FoundItem(NamedTuple):
    """An agenda item for the palette, in the meeting it stands in."""

    id: int
    meeting_id: int
    meeting: str
    title: str
    presenter: str
    starts_at: datetime


# Of several dispatches to one contact only the last one's answer counts.
_CURRENT_REPLIES = """
from invitation_recipient r
join invitation v on v.id = r.invitation_id and v.deleted_at is null and v.meeting_id = m.id
where r.deleted_at is null and not exists (
    select 1 from invitation_recipient x
    join invitation y on y.id = x.invitation_id and y.deleted_at is null
    where x.deleted_at is null and y.meeting_id = m.id
    and x.contact_id = r.contact_id and y.version > v.version)
"""
_ITEMS = "from agenda_item i where i.meeting_id = m.id and i.deleted_at is null"
_COUNTED = f"{_ITEMS} and i.is_heading = 0 and i.kind <> 'break'"
_PAPERS = """
from meeting_attachment l join attachment a on a.id = l.attachment_id and a.deleted_at is null
where l.meeting_id = m.id and l.deleted_at is null
"""
_TASKS = """
from agenda_item_task l
join agenda_item i on i.id = l.agenda_item_id and i.deleted_at is null and i.meeting_id = m.id
join task t on t.id = l.task_id and t.deleted_at is null
where l.deleted_at is null and l.is_carried = 0
"""
_OF_BODY = """
m.deleted_at is null and (m.body_id = :body or m.id in (
    select meeting_id from meeting_body where body_id = :body and deleted_at is null))
"""


def series(body_id: int = 0) -> Query[SeriesLine]:
    """The meetings of one body, its joint ones too, the latest first."""
    return Query(
        f"""
        select m.id, m.body_id, b.name, m.title, m.status, m.starts_at, m.ends_at, m.place,
               (select count(*) {_COUNTED}),
               (select count(*) {_COUNTED} and (i.outcome <> '' or i.actual_end is not null)),
               exists (select 1 from invitation v
                   where v.meeting_id = m.id and v.deleted_at is null),
               (select count(*) {_CURRENT_REPLIES}),
               (select count(*) {_CURRENT_REPLIES} and r.reply <> 'open'),
               (select count(*) {_PAPERS}),
               (select count(*) {_PAPERS} and a.state <> 'present'),
               (select count(*) from attendance a where a.meeting_id = m.id
                   and a.deleted_at is null and a.status = 'present'),
               (select count(*) from decision d
                   where d.meeting_id = m.id and d.deleted_at is null),
               (select count(*) {_TASKS}),
               (select count(*) {_TASKS} and t.status <> 'open'),
               coalesce((select v.state from minutes_version v where v.meeting_id = m.id
                   and v.deleted_at is null order by v.number desc, v.id desc limit 1), '')
        from meeting m join body b on b.id = m.body_id
        where {_OF_BODY}
        order by m.starts_at desc, m.id desc
        """,
        SeriesLine,
        {"body": body_id},
    )


def meeting_counts() -> Query[MeetingCount]:
    """How many meetings each body has, its joint ones too."""
    return Query(
        """
        select body_id, count(distinct meeting_id) from (
            select m.body_id, m.id as meeting_id from meeting m where m.deleted_at is null
            union
            select x.body_id, x.meeting_id from meeting_body x
            join meeting m on m.id = x.meeting_id and m.deleted_at is null
            where x.deleted_at is null)
        group by body_id order by body_id
        """,
        MeetingCount,
    )


def unfinished_meetings(body_id: int = 0) -> Query[UnfinishedLine]:
    """The meetings of a body, its joint ones too, that are still to come or under way."""
    return Query(
        f"""
        select m.title, m.starts_at from meeting m
        where {_OF_BODY} and m.status in ('planned', 'invited', 'in_progress')
        order by m.starts_at, m.id
        """,
        UnfinishedLine,
        {"body": body_id},
    )


def body_decisions(body_id: int = 0) -> Query[RegisterLine]:
    """The decisions of a body, the latest first; those without a number yet above."""
    return Query(
        """
        select d.id, d.code, d.wording, d.mode, d.votes_yes, d.votes_no, d.votes_abstain, d.due,
               d.responsible, d.light, d.status_text,
               coalesce((select n.code from decision n where n.supersedes_id = d.id
                   and n.deleted_at is null order by n.id desc limit 1), ''),
               m.id, coalesce(m.title, ''), m.starts_at, d.agenda_item_id
        from decision d left join meeting m on m.id = d.meeting_id and m.deleted_at is null
        where d.deleted_at is null and d.body_id = :body
        order by d.number is not null, coalesce(d.year, 0) desc, d.number desc, m.starts_at desc,
                 d.id desc
        """,
        RegisterLine,
        {"body": body_id},
    )


def body_waiting(body_id: int = 0) -> Query[WaitingLine]:
    """What is still open in a body: tasks by due day, items not dealt with, stored topics."""
    return Query(
        """
        select kind, id, title, responsible, due, outcome, meeting_id, meeting, starts_at, item
        from (
            select 1 as rank, 'task' as kind, t.id, t.title,
                   coalesce(c.display, nullif(s.label, ''), o.display, t.responsible_text)
                       as responsible,
                   t.due, '' as outcome, m.id as meeting_id, m.title as meeting, m.starts_at,
                   i.id as item
            from agenda_item_task l
            join task t on t.id = l.task_id and t.deleted_at is null and t.status = 'open'
            join agenda_item i on i.id = l.agenda_item_id and i.deleted_at is null
            join meeting m on m.id = i.meeting_id and m.deleted_at is null
            left join contact c on c.id = t.responsible_id
            left join seat s on s.id = t.responsible_seat_id
            left join contact o on o.id = s.organisation_id
            where m.body_id = :body and l.deleted_at is null and l.is_carried = 0
            union all
            select 2, 'item', i.id, i.title, i.presenter, null, i.outcome, m.id, m.title,
                   m.starts_at, i.id
            from agenda_item i
            join meeting m on m.id = i.meeting_id and m.deleted_at is null
                and m.status <> 'cancelled'
            where m.body_id = :body and i.deleted_at is null
            and i.outcome in ('postponed', 'not_reached')
            and not exists (select 1 from agenda_item n
                where n.carried_from_id = i.id and n.deleted_at is null)
            union all
            select 3, 'topic', t.id, t.title, t.suggested_by, null, '', null, '', null, null
            from topic t where t.body_id = :body and t.deleted_at is null and t.state = 'open'
        )
        order by rank, due is null, due, starts_at, id
        """,
        WaitingLine,
        {"body": body_id},
    )


_FOUND = """
select m.id, m.number, m.title, b.name, m.starts_at, m.place, b.code
from meeting m join body b on b.id = m.body_id and b.deleted_at is null
where m.deleted_at is null
"""
# What lies nearest to the day is what one means; days in the future count before the past.
_CODE = re.compile(r"(\S+?)\s*(\d+|(?<=\s).*|)$")
_NEAREST = "order by abs(julianday(m.starts_at) - julianday(:day)), m.id desc limit :limit"


def meetings_named(typed: str = "", day: str = "2000-01-01", limit: int = 5) -> Query[FoundMeeting]:
    """Meetings whose words begin with what is typed, those nearest to a day first.

    The first word may be the short name of the body: „RT 17“, „RT17“.
    """
    code, rest = _code_and_rest(typed)
    return Query(
        f"""
        {_FOUND} and (m.id in (
                select d.owner_id from search s join search_doc d on d.id = s.rowid
                where search match :match and d.kind = 'meeting')
            or (b.code = :code collate nocase and (:rest = '' or m.id in (
                select d.owner_id from search s join search_doc d on d.id = s.rowid
                where search match :of_body and d.kind = 'meeting'))))
        {_NEAREST}
        """,
        FoundMeeting,
        {
            "match": match_expression(typed),
            "code": code,
            "rest": rest,
            "of_body": match_expression(rest),
            "day": day,
            "limit": limit,
        },
    )


def _code_and_rest(typed: str) -> tuple[str, str]:
    """What may be the short name of a body, and what is typed behind it."""
    found = _CODE.match(typed.strip())
    return (found[1], found[2]) if found else ("", "")


def meetings_on(days: Sequence[str] = (), day: str = "2000-01-01") -> Query[FoundMeeting]:
    """Meetings on certain days (`YYYY-MM-DD`, or `-MM-DD` of any year)."""
    return Query(
        f"""
        {_FOUND} and exists (select 1 from json_each(:days) x
            where substr(m.starts_at, 1, 10) like '%' || x.value)
        {_NEAREST}
        """,
        FoundMeeting,
        {"days": json.dumps(list(days)), "day": day, "limit": 5},
    )


def items_of(meeting_ids: Sequence[int] = (), day: str = "2000-01-01") -> Query[FoundItem]:
    """The agenda items of some meetings, those of the meeting nearest to a day first."""
    return Query(
        """
        select i.id, m.id, m.title || ' ' || b.name, i.title, i.presenter, m.starts_at
        from agenda_item i
        join meeting m on m.id = i.meeting_id and m.deleted_at is null
        join body b on b.id = m.body_id and b.deleted_at is null
        where i.deleted_at is null and i.is_heading = 0
        and m.id in (select value from json_each(:ids))
        order by abs(julianday(m.starts_at) - julianday(:day)), m.id, i.position, i.id
        """,
        FoundItem,
        {"ids": json.dumps(list(meeting_ids)), "day": day},
    )
