"""Reading tasks: the list over all sources, follow-ups of a contact, origins."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.store.reading import Query


class TaskLine(NamedTuple):
    """A task as lists show it; `responsible` is the contact, the seat or the text written down."""

    id: int
    title: str
    responsible: str
    due: date | None
    priority: str
    status: str
    closed_note: str
    closed_on: date | None
    contact_id: int | None


class OriginLine(NamedTuple):
    """Where a task comes from; areas above deliver these for their own link tables."""

    task_id: int
    origin: str


_TASKS = """
select t.id, t.title,
       coalesce(c.display, nullif(s.label, ''), o.display, t.responsible_text) as responsible,
       t.due, t.priority, t.status, t.closed_note, t.closed_on, t.contact_id
from task t
left join contact c on c.id = t.responsible_id
left join seat s on s.id = t.responsible_seat_id
left join contact o on o.id = s.organisation_id
where t.deleted_at is null
"""
_ORDER = " order by t.due is null, t.due, t.id"


def tasks() -> Query[TaskLine]:
    """All tasks, open ones first, the most pressing first."""
    return Query(_TASKS + " order by t.status <> 'open', t.due is null, t.due, t.id", TaskLine)


def open_tasks() -> Query[TaskLine]:
    """The open tasks, the earliest due first, those without a date last."""
    return Query(_TASKS + " and t.status = 'open'" + _ORDER, TaskLine)


def task_line(task_id: int = 0) -> Query[TaskLine]:
    """One task."""
    return Query(_TASKS + " and t.id = :id", TaskLine, {"id": task_id})


def follow_ups(contact_id: int = 0) -> Query[TaskLine]:
    """The open follow-ups (Wiedervorlagen) about a contact."""
    statement = _TASKS + " and t.status = 'open' and t.contact_id = :contact" + _ORDER
    return Query(statement, TaskLine, {"contact": contact_id})


def follow_up_origins() -> Query[OriginLine]:
    """The contact a follow-up is about, as its origin."""
    return Query(
        """
        select t.id, c.display
        from task t join contact c on c.id = t.contact_id
        where t.deleted_at is null
        """,
        OriginLine,
    )
