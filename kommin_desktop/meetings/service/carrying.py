"""What goes from meeting to meeting: the topic store, open items and open tasks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.base.text import letter_text as printed
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import AgendaItem, AgendaItemTask, Meeting, Topic
from kommin_desktop.meetings.rules.agenda_items import (
    ItemDraft,
    ItemKind,
    is_any_other_business,
    is_approval_title,
    is_procedural,
    renewed_title,
)
from kommin_desktop.meetings.rules.calendar import MeetingDraft, OfficerDraft
from kommin_desktop.meetings.rules.numbering import STEP, outline
from kommin_desktop.meetings.rules.states import OfficerRole, Outcome
from kommin_desktop.meetings.service.agenda import add_item, place_at, siblings_of
from kommin_desktop.meetings.service.loading import body_ids, open_meeting
from kommin_desktop.meetings.service.planning import plan_meeting
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living


def add_topic(session: Session, body_id: int, title: str, *, suggested_by: str = "") -> Topic:
    """Put a topic into a body's topic store. Raises UserError without a title."""
    if not title.strip():
        raise UserError(_("Ein Thema braucht einen Titel."))
    topic = Topic(body_id=body_id, title=title.strip(), suggested_by=suggested_by)
    session.add(topic)
    session.flush()
    topic.position = topic.id * STEP
    return topic


def carry_over(
    session: Session,
    meeting_id: int,
    item_ids: Iterable[int] | None = None,
    *,
    with_tasks: bool = True,
    task_ids: Iterable[int] | None = None,
) -> list[AgendaItem]:
    """Take what is open from the body's earlier meetings onto this agenda.

    Postponed and unreached items (all, or those named) stand before „Verschiedenes“, open tasks
    (all, or those named) together under one item. Raises UserError when the minutes are sent.
    """
    meeting = open_meeting(session, meeting_id)
    before = meeting.starts_at.strftime("%Y-%m-%dT%H:%M")
    wanted = None if item_ids is None else set(item_ids)
    added = []
    taken: set[int] = set()
    for line in read(session, queries.open_items(meeting.body_id, before)):
        if line.id not in taken and (wanted is None or line.id in wanted):
            former = living(session, AgendaItem, line.id)
            item = _insert_last(session, meeting_id, _draft_of(former))
            _continue(item, former)
            taken |= _carry_children(session, item, former)
            added.append(item)
    named = None if task_ids is None else set(task_ids)
    if with_tasks and (tasks := _carry_tasks(session, meeting, before, named)):
        added.append(tasks)
    session.flush()
    return added


def plan_following(
    session: Session,
    meeting_id: int,
    starts_at: datetime,
    ends_at: datetime | None = None,
    place: str = "",
) -> Meeting:
    """Plan the meeting after this one: what belongs to every agenda, and all that is still open.

    It approves this meeting's minutes; the same people lead and write. Raises UserError as
    `plan_meeting`.
    """
    former = living(session, Meeting, meeting_id)
    draft = MeetingDraft(former.body_id, starts_at, ends_at, place=place)
    return plan_from(session, draft, former.id)


def plan_from(
    session: Session,
    draft: MeetingDraft,
    former_id: int | None,
    *,
    takes_usual: bool = True,
    takes_open: bool = True,
) -> Meeting:
    """Plan a meeting; what the draft leaves out is as in the former one: who leads and writes.

    `takes_usual` begins with what belongs to every agenda, `takes_open` adds all that is still
    open. Raises UserError as `plan_meeting`.
    """
    if former_id is not None:
        former = living(session, Meeting, former_id)
        people = _officers_of(session, former)
        draft = replace(
            draft,
            items=draft.items or (_usual_items(session, former) if takes_usual else ()),
            co_bodies=draft.co_bodies or tuple(body_ids(session, former)[1:]),
            chairs=draft.chairs or people[OfficerRole.CHAIR],
            minute_takers=draft.minute_takers or people[OfficerRole.MINUTE_TAKER],
            file_reference=draft.file_reference or former.file_reference,
        )
    meeting = plan_meeting(session, draft)
    if takes_open:
        carry_over(session, meeting.id)
    return meeting


def _officers_of(session: Session, former: Meeting) -> dict[OfficerRole, tuple[OfficerDraft, ...]]:
    """Who led and who wrote from the beginning."""
    officers = read(session, queries.officers(former.id))
    return {
        role: tuple(
            OfficerDraft(one.contact_id, one.name)
            for one in officers
            if one.role == role and one.from_time is None
        )
        for role in OfficerRole
    }


def _usual_items(session: Session, former: Meeting) -> tuple[ItemDraft, ...]:
    """What belongs to every agenda, as this meeting had it, with the approval of its minutes."""
    drafts = [
        ItemDraft(
            renewed_title(entry.item.title, former.title),
            kind=entry.item.kind,
            is_approval=entry.item.is_approval,
            planned_min=entry.item.planned_min,
            presenter=entry.item.presenter,
        )
        for entry in outline(read(session, queries.agenda(former.id)))
        if not entry.item.is_heading and not entry.depth and is_procedural(entry.item.title)
    ]
    if not drafts:
        drafts = [
            ItemDraft(printed("Begrüßung und Feststellung der Tagesordnung")),
            ItemDraft(printed("Verschiedenes und Termine")),
        ]
    if not any(is_approval_title(draft.title) for draft in drafts):
        title = printed("Genehmigung des Protokolls: {meeting}").format(meeting=former.title)
        drafts.insert(1, ItemDraft(title, kind=ItemKind.DECISION, is_approval=True))
    return tuple(drafts)


def _carry_tasks(
    session: Session, meeting: Meeting, before: str, named: set[int] | None
) -> AgendaItem | None:
    present = read(session, queries.item_tasks(meeting.id))
    carried = {line.task_id for line in present}
    tasks = [
        line
        for line in read(session, queries.open_body_tasks(meeting.body_id, before))
        if line.task_id not in carried and (named is None or line.task_id in named)
    ]
    if not tasks:
        return None
    title = printed("Stand der Aufgaben aus den vorigen Sitzungen")
    former = [line for line in present if line.is_carried]
    if former:
        item = living(session, AgendaItem, former[-1].agenda_item_id)
    else:
        item = _insert_last(session, meeting.id, ItemDraft(title, kind=ItemKind.REPORT))
    last = max((line.position // STEP for line in former), default=0)
    for place, line in enumerate(tasks, start=last + 1):
        session.add(
            AgendaItemTask(
                agenda_item_id=item.id,
                task_id=line.task_id,
                position=STEP * place,
                is_carried=True,
            )
        )
    return item


def _insert_last(session: Session, meeting_id: int, draft: ItemDraft) -> AgendaItem:
    """Add an item at the end, before „Verschiedenes“."""
    tops = siblings_of(session, meeting_id, None)
    while tops and is_any_other_business(tops[-1].title):
        tops.pop()
    item = add_item(session, meeting_id, draft)
    siblings = siblings_of(session, meeting_id, None, without=item.id)
    place_at(item, siblings, len(tops))
    session.flush()
    return item


def _carry_children(session: Session, item: AgendaItem, former: AgendaItem) -> set[int]:
    """Take the sub-items of a carried item along unless they are dealt with."""
    taken = set()
    for child in siblings_of(session, former.meeting_id, former.id):
        if child.outcome in (Outcome.DEALT, Outcome.WITHDRAWN):
            continue
        copy = add_item(session, item.meeting_id, _draft_of(child), parent_id=item.id)
        _continue(copy, child)
        taken |= {child.id} | _carry_children(session, copy, child)
    return taken


def _continue(item: AgendaItem, former: AgendaItem) -> None:
    item.topic_id = former.topic_id
    item.carried_from_id = former.id
    item.presenter_id = former.presenter_id


def _draft_of(item: AgendaItem) -> ItemDraft:
    return ItemDraft(
        item.title,
        kind=item.kind,
        is_public=item.is_public,
        planned_min=item.planned_min,
        presenter=item.presenter,
    )
