"""Reading agendas: items, what came out of them, topics, what is still open, the register."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.store.reading import Query


class AgendaLine(NamedTuple):
    """An agenda item; `rules.numbering.outline` gives order and number."""

    id: int
    meeting_id: int
    parent_id: int | None
    position: int
    number_override: str
    is_heading: bool
    title: str
    kind: str
    is_approval: bool
    is_public: bool
    text: str
    planned_min: int | None
    actual_start: datetime | None
    actual_end: datetime | None
    presenter: str
    outcome: str
    topic_id: int | None
    carried_from_id: int | None


class DecisionLine(NamedTuple):
    """A decision; `code` is its number as printed, empty until the minutes are finished."""

    id: int
    body_id: int
    body: str
    meeting_id: int | None
    agenda_item_id: int | None
    position: int
    code: str
    year: int | None
    number: int | None
    wording: str
    mode: str
    votes_yes: int | None
    votes_no: int | None
    votes_abstain: int | None
    entitled: int | None
    due: date | None
    responsible: str
    light: str
    status_text: str
    supersedes_code: str
    superseded_by_code: str
    supersedes_id: int | None = None


class ItemTaskLine(NamedTuple):
    """A task that belongs to an agenda item; carried ones were given in an earlier meeting."""

    task_id: int
    agenda_item_id: int
    position: int
    is_carried: bool
    title: str
    responsible: str
    due: date | None
    status: str
    closed_note: str


class RemarkLine(NamedTuple):
    """A remark of the office to an item; never printed."""

    id: int
    agenda_item_id: int
    position: int
    text: str


class PaperLine(NamedTuple):
    """An attachment of a meeting or item."""

    attachment_id: int
    agenda_item_id: int | None
    title: str
    state: str
    is_tabled: bool


class TopicLine(NamedTuple):
    """A topic of a body's topic store."""

    id: int
    body_id: int
    title: str
    text: str
    kind: str
    planned_min: int | None
    suggested_by: str
    state: str


class OpenItemLine(NamedTuple):
    """An item of an earlier meeting that still waits: postponed or not reached, not carried on."""

    id: int
    meeting_id: int
    meeting: str
    title: str
    outcome: str
    kind: str
    planned_min: int | None


_ITEMS = """
select i.id, i.meeting_id, i.parent_id, i.position, i.number_override, i.is_heading, i.title,
       i.kind, i.is_approval, i.is_public, i.text, i.planned_min, i.actual_start, i.actual_end,
       i.presenter, i.outcome, i.topic_id, i.carried_from_id
from agenda_item i where i.deleted_at is null
"""

_DECISIONS = """
select d.id, d.body_id, b.name, d.meeting_id, d.agenda_item_id, d.position, d.code, d.year,
       d.number, d.wording, d.mode, d.votes_yes, d.votes_no, d.votes_abstain, d.entitled, d.due,
       d.responsible, d.light, d.status_text,
       coalesce((select o.code from decision o where o.id = d.supersedes_id), ''),
       coalesce((select n.code from decision n
           where n.supersedes_id = d.id and n.deleted_at is null order by n.id desc limit 1), ''),
       d.supersedes_id
from decision d join body b on b.id = d.body_id
where d.deleted_at is null
"""

_ITEM_TASKS = """
select t.id, l.agenda_item_id, l.position, l.is_carried, t.title,
       coalesce(c.display, nullif(s.label, ''), o.display, t.responsible_text), t.due, t.status,
       t.closed_note
from agenda_item_task l
join task t on t.id = l.task_id and t.deleted_at is null
join agenda_item i on i.id = l.agenda_item_id and i.deleted_at is null
left join contact c on c.id = t.responsible_id
left join seat s on s.id = t.responsible_seat_id
left join contact o on o.id = s.organisation_id
where l.deleted_at is null
"""


def agenda(meeting_id: int = 0) -> Query[AgendaLine]:
    """The items of one meeting."""
    return Query(_ITEMS + " and i.meeting_id = :id order by i.id", AgendaLine, {"id": meeting_id})


def all_agendas() -> Query[AgendaLine]:
    """The items of all meetings."""
    return Query(_ITEMS + " order by i.meeting_id, i.id", AgendaLine)


def decisions(meeting_id: int = 0) -> Query[DecisionLine]:
    """The decisions of one meeting in the order they were noted."""
    statement = _DECISIONS + " and d.meeting_id = :id order by d.agenda_item_id, d.position, d.id"
    return Query(statement, DecisionLine, {"id": meeting_id})


def decision_register(body_id: int | None = None, year: int | None = None) -> Query[DecisionLine]:
    """The numbered decisions of a body (or all) in a year (or all), in order of their numbers."""
    statement = (
        _DECISIONS
        + " and d.number is not null and (:body is null or d.body_id = :body)"
        + " and (:year is null or d.year = :year) order by d.body_id, d.year, d.number, d.id"
    )
    return Query(statement, DecisionLine, {"body": body_id, "year": year})


def item_tasks(meeting_id: int = 0) -> Query[ItemTaskLine]:
    """The tasks of one meeting's items."""
    statement = _ITEM_TASKS + " and i.meeting_id = :id order by i.id, l.position, l.id"
    return Query(statement, ItemTaskLine, {"id": meeting_id})


def open_body_tasks(body_id: int = 0, before: str = "9999") -> Query[ItemTaskLine]:
    """Open tasks out of a body's meetings that began before a time, each where it was given."""
    statement = (
        _ITEM_TASKS
        + " and t.status = 'open' and l.is_carried = 0 and i.meeting_id in ("
        + "select m.id from meeting m where m.body_id = :body and m.starts_at < :before"
        + " and m.deleted_at is null) order by t.due is null, t.due, t.id"
    )
    return Query(statement, ItemTaskLine, {"body": body_id, "before": before})


def remarks(meeting_id: int = 0) -> Query[RemarkLine]:
    """The office's remarks to a meeting's items."""
    return Query(
        """
        select r.id, r.agenda_item_id, r.position, r.text
        from remark r join agenda_item i on i.id = r.agenda_item_id and i.deleted_at is null
        where r.deleted_at is null and i.meeting_id = :id order by i.id, r.position, r.id
        """,
        RemarkLine,
        {"id": meeting_id},
    )


def attachments(meeting_id: int = 0) -> Query[PaperLine]:
    """The attachments of a meeting and its items."""
    return Query(
        """
        select a.id, l.agenda_item_id, a.title, a.state, l.is_tabled
        from meeting_attachment l join attachment a on a.id = l.attachment_id
        where l.deleted_at is null and a.deleted_at is null and l.meeting_id = :id
        order by l.position, l.id
        """,
        PaperLine,
        {"id": meeting_id},
    )


def topics(body_id: int = 0) -> Query[TopicLine]:
    """The topic store of a body."""
    return Query(
        """
        select id, body_id, title, text, kind, planned_min, suggested_by, state from topic
        where deleted_at is null and body_id = :body and state = 'open' order by position, id
        """,
        TopicLine,
        {"body": body_id},
    )


def open_items(body_id: int = 0, before: str = "9999") -> Query[OpenItemLine]:
    """What is still open out of a body's meetings that began before a time."""
    return Query(
        """
        select i.id, i.meeting_id, m.title, i.title, i.outcome, i.kind, i.planned_min
        from agenda_item i join meeting m on m.id = i.meeting_id
        where i.deleted_at is null and m.deleted_at is null and m.body_id = :body
        and m.starts_at < :before and m.status <> 'cancelled'
        and i.outcome in ('postponed', 'not_reached')
        and not exists (select 1 from agenda_item n
            where n.carried_from_id = i.id and n.deleted_at is null)
        order by m.starts_at, i.id
        """,
        OpenItemLine,
        {"body": body_id, "before": before},
    )
