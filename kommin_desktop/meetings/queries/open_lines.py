"""Reading what a body has still open when a meeting is prepared: items, tasks, stored topics."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.store.reading import Query


class OpenPointLine(NamedTuple):
    """Something that could go onto the agenda of a meeting."""

    kind: str
    """`item`, `task` or `topic`."""
    id: int
    title: str
    meeting_id: int | None
    meeting: str
    outcome: str
    responsible: str
    due: date | None


def open_points(meeting_id: int = 0) -> Query[OpenPointLine]:
    """What is open before a meeting and not on its agenda: tasks by due day, items, topics."""
    return Query(
        """
        select kind, id, title, meeting_id, meeting, outcome, responsible, due from (
            select 2 as rank, 'item' as kind, i.id, i.title, m.id as meeting_id,
                   m.title as meeting, i.outcome, '' as responsible, null as due
            from meeting n
            join meeting m on m.body_id = n.body_id and m.starts_at < n.starts_at
                and m.deleted_at is null and m.status <> 'cancelled'
            join agenda_item i on i.meeting_id = m.id and i.deleted_at is null
                and i.outcome in ('postponed', 'not_reached')
            where n.id = :id and not exists (select 1 from agenda_item x
                where x.carried_from_id = i.id and x.deleted_at is null)
            union all
            select 1, 'task', t.id, t.title, m.id, m.title, '',
                   coalesce(c.display, nullif(s.label, ''), o.display, t.responsible_text), t.due
            from meeting n
            join meeting m on m.body_id = n.body_id and m.starts_at < n.starts_at
                and m.deleted_at is null
            join agenda_item i on i.meeting_id = m.id and i.deleted_at is null
            join agenda_item_task l on l.agenda_item_id = i.id and l.deleted_at is null
                and l.is_carried = 0
            join task t on t.id = l.task_id and t.deleted_at is null and t.status = 'open'
            left join contact c on c.id = t.responsible_id
            left join seat s on s.id = t.responsible_seat_id
            left join contact o on o.id = s.organisation_id
            where n.id = :id and not exists (select 1 from agenda_item_task x
                join agenda_item y on y.id = x.agenda_item_id and y.deleted_at is null
                where x.task_id = t.id and x.deleted_at is null and y.meeting_id = n.id)
            union all
            select 3, 'topic', t.id, t.title, null, '', '', t.suggested_by, null
            from meeting n join topic t on t.body_id = n.body_id
            where n.id = :id and t.deleted_at is null and t.state = 'open'
        )
        order by rank, due is null, due, meeting_id, id
        """,
        OpenPointLine,
        {"id": meeting_id},
    )
