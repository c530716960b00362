"""Reading tasks: the list over all sources, follow-ups of a contact, origins."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
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


class TaskCard(NamedTuple):
    """A task with all that its form shows; `responsible` and `contact` are names."""

    id: int
    title: str
    responsible_id: int | None
    responsible_seat_id: int | None
    responsible: str
    due: date | None
    priority: str
    status: str
    closed_note: str
    closed_on: date | None
    contact_id: int | None
    contact: str


class FollowUpLine(NamedTuple):
    """An open follow-up with the contact it is about."""

    id: int
    title: str
    due: date | None
    contact_id: int
    contact: str
    is_organisation: bool


class FollowUpContact(NamedTuple):
    """The contact that a task is a follow-up about."""

    task_id: int
    contact_id: int
    contact: str


class CountLine(NamedTuple):
    """How many there are."""

    tasks: int


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


def contact_tasks(contact_id: int = 0) -> Query[TaskLine]:
    """The open tasks a contact is responsible for, and the follow-ups about it."""
    statement = (
        _TASKS
        + " and t.status = 'open' and (t.contact_id = :contact or t.responsible_id = :contact)"
        + _ORDER
    )
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


def follow_up_contacts() -> Query[FollowUpContact]:
    """The contacts that tasks are follow-ups about."""
    return Query(
        """
        select t.id, c.id, c.display
        from task t join contact c on c.id = t.contact_id
        where t.deleted_at is null and c.deleted_at is null
        """,
        FollowUpContact,
    )


def task_card(task_id: int = 0) -> Query[TaskCard]:
    """One task with all that its form shows."""
    return Query(
        """
        select t.id, t.title, t.responsible_id, t.responsible_seat_id,
               coalesce(r.display, nullif(s.label, ''), o.display, t.responsible_text),
               t.due, t.priority, t.status, t.closed_note, t.closed_on, t.contact_id,
               coalesce(c.display, '')
        from task t
        left join contact r on r.id = t.responsible_id
        left join seat s on s.id = t.responsible_seat_id
        left join contact o on o.id = s.organisation_id
        left join contact c on c.id = t.contact_id
        where t.deleted_at is null and t.id = :id
        """,
        TaskCard,
        {"id": task_id},
    )


def overdue_count() -> Query[CountLine]:
    """How many open tasks should have been done before today."""
    return Query(
        "select count(*) from task t"
        " where t.deleted_at is null and t.status = 'open' and t.due < :today",
        CountLine,
        {"today": today().isoformat()},
    )


def next_follow_ups(until: date = date.max, limit: int = 20) -> Query[FollowUpLine]:
    """The open follow-ups that are due until a day, the most pressing first."""
    return Query(
        """
        select t.id, t.title, t.due, c.id, c.display, c.kind <> 'person'
        from task t join contact c on c.id = t.contact_id
        where t.deleted_at is null and t.status = 'open' and c.deleted_at is null
          and t.due <= :until
        order by t.due, t.id limit :limit
        """,
        FollowUpLine,
        {"until": until.isoformat(), "limit": limit},
    )
