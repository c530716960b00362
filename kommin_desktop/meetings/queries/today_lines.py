"""Reading for Heute: the next meeting with how far it is prepared, and where tasks come from."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.store.reading import Query


class TodayMeeting(NamedTuple):
    """A meeting that comes next, in figures."""

    id: int
    body: str
    body_kind: str
    title: str
    status: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    items: int
    minutes: int
    """What the items are planned to take."""
    sent_on: date | None
    reply_by: date | None
    invited: int
    answered: int
    papers: int
    papers_present: int
    minutes_state: str


class TaskPlace(NamedTuple):
    """The meeting and the item a task was given in; the body by its short name."""

    task_id: int
    meeting_id: int
    item_id: int
    body: str
    meeting: str
    item: str
    decision: str


class CountedItem(NamedTuple):
    """What numbers an item of an agenda."""

    id: int
    meeting_id: int
    parent_id: int | None
    position: int
    number_override: str
    is_heading: bool
    kind: str


def next_meetings(since: date = date.min) -> Query[TodayMeeting]:
    """The meetings from a day on that will take place, the next one first."""
    return Query(
        """
        select m.id, b.name, b.kind, m.title, m.status, m.starts_at, m.ends_at, m.place,
          (select count(*) from agenda_item a where a.meeting_id = m.id
            and a.deleted_at is null and not a.is_heading and a.parent_id is null),
          coalesce((select sum(a.planned_min) from agenda_item a where a.meeting_id = m.id
            and a.deleted_at is null and not a.is_heading), 0),
          (select min(i.sent_on) from invitation i where i.meeting_id = m.id
            and i.deleted_at is null),
          (select i.reply_by from invitation i where i.meeting_id = m.id
            and i.deleted_at is null order by i.version desc limit 1),
          (select count(distinct r.contact_id) from invitation_recipient r
            join invitation i on i.id = r.invitation_id and i.deleted_at is null
            where i.meeting_id = m.id and r.deleted_at is null),
          (select count(distinct r.contact_id) from invitation_recipient r
            join invitation i on i.id = r.invitation_id and i.deleted_at is null
            where i.meeting_id = m.id and r.deleted_at is null and r.reply <> 'open'),
          (select count(*) from meeting_attachment l join attachment p on p.id = l.attachment_id
            where l.meeting_id = m.id and l.deleted_at is null and p.deleted_at is null),
          (select count(*) from meeting_attachment l join attachment p on p.id = l.attachment_id
            where l.meeting_id = m.id and l.deleted_at is null and p.deleted_at is null
            and p.state = 'present'),
          coalesce((select v.state from minutes_version v where v.meeting_id = m.id
            and v.deleted_at is null order by v.number desc limit 1), '')
        from meeting m join body b on b.id = m.body_id and b.deleted_at is null
        where m.deleted_at is null and m.status in ('planned', 'invited', 'in_progress')
          and m.starts_at >= :since
        order by m.starts_at, m.id
        limit 20
        """,
        TodayMeeting,
        {"since": since.isoformat()},
    )


def task_places() -> Query[TaskPlace]:
    """Where tasks were given, with the number of the last decision on the same item."""
    return Query(
        """
        select l.task_id, m.id, i.id, b.code, m.title, replace(i.title, char(10), ' '),
          coalesce((select d.code from decision d where d.agenda_item_id = i.id
            and d.deleted_at is null and d.code <> '' order by d.id desc limit 1), '')
        from agenda_item_task l
        join agenda_item i on i.id = l.agenda_item_id
        join meeting m on m.id = i.meeting_id
        join body b on b.id = m.body_id
        where l.deleted_at is null and l.is_carried = 0 and i.deleted_at is null
          and m.deleted_at is null
        order by l.id
        """,
        TaskPlace,
    )


def items_beside_tasks() -> Query[CountedItem]:
    """All items of those meetings in which tasks were given."""
    return Query(
        """
        select i.id, i.meeting_id, i.parent_id, i.position, i.number_override, i.is_heading, i.kind
        from agenda_item i
        where i.deleted_at is null and i.meeting_id in (
            select g.meeting_id from agenda_item_task l
            join agenda_item g on g.id = l.agenda_item_id
            where l.deleted_at is null and l.is_carried = 0 and g.deleted_at is null)
        order by i.meeting_id, i.id
        """,
        CountedItem,
    )
