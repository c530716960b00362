"""The agenda of a meeting: set, add, change, move and remove items, say what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import (
    AgendaItem,
    AgendaItemTask,
    Decision,
    Meeting,
    Remark,
    Topic,
)
from kommin_desktop.meetings.rules.agenda_items import ItemDraft, renewed_title
from kommin_desktop.meetings.rules.numbering import STEP, outline, position_between, spread
from kommin_desktop.meetings.rules.states import TopicState
from kommin_desktop.meetings.service.loading import agenda_items, open_item, open_meeting
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living, move_to_trash


def put_items(session: Session, meeting_id: int, drafts: Sequence[ItemDraft]) -> list[AgendaItem]:
    """Put drafts (parents before their children) behind what the agenda has."""
    last = session.scalar(
        select(func.max(AgendaItem.position)).where(AgendaItem.meeting_id == meeting_id)
    )
    added: list[AgendaItem] = []
    for place, draft in enumerate(drafts, start=1):
        if draft.parent is not None and not 0 <= draft.parent < len(added):
            raise UserError(_("Ein Unterpunkt steht vor seinem Tagesordnungspunkt."))
        if draft.parent is not None:
            session.flush()
        item = AgendaItem(
            meeting_id=meeting_id,
            parent_id=None if draft.parent is None else added[draft.parent].id,
            position=(last or 0) + STEP * place,
        )
        _take_over(item, draft)
        session.add(item)
        added.append(item)
    session.flush()
    return added


def set_agenda(session: Session, meeting_id: int, drafts: Sequence[ItemDraft]) -> list[AgendaItem]:
    """Replace the agenda of a meeting by another.

    Raises UserError when something is noted under an item already, or the minutes are sent.
    """
    open_meeting(session, meeting_id)
    present = agenda_items(session, meeting_id)
    if any(_has_results(session, item) for item in present):
        raise UserError(
            _("Zu dieser Tagesordnung ist schon etwas protokolliert; ändern Sie einzelne Punkte.")
        )
    for item in present:
        _trash(session, item)
    return put_items(session, meeting_id, drafts)


def add_item(
    session: Session,
    meeting_id: int,
    draft: ItemDraft,
    *,
    parent_id: int | None = None,
    after_id: int | None = None,
    topic_id: int | None = None,
) -> AgendaItem:
    """Add an item, last among its siblings or after one of them; a topic leaves the store.

    Raises UserError without a title, or when the minutes are sent.
    """
    open_meeting(session, meeting_id)
    if not draft.title.strip():
        raise UserError(_("Ein Tagesordnungspunkt braucht einen Titel."))
    if parent_id is not None:
        _check_parent(session, meeting_id, parent_id)
    item = AgendaItem(meeting_id=meeting_id, parent_id=parent_id, topic_id=topic_id)
    _take_over(item, draft)
    session.add(item)
    session.flush()
    siblings = siblings_of(session, meeting_id, parent_id, without=item.id)
    before = _index(siblings, after_id) + 1 if after_id is not None else len(siblings)
    place_at(item, siblings, before)
    if topic_id is not None:
        living(session, Topic, topic_id).state = TopicState.PLANNED.value
    session.flush()
    return item


def insert_items(
    session: Session,
    meeting_id: int,
    drafts: Sequence[ItemDraft],
    *,
    after_id: int | None = None,
) -> list[AgendaItem]:
    """Put several items behind one of the agenda, or at its end; sub-items come with theirs.

    Raises UserError when there is none, or the minutes are sent.
    """
    if not drafts:
        raise UserError(_("Der Text enthält keinen Tagesordnungspunkt."))
    while after_id is not None and (parent := living(session, AgendaItem, after_id).parent_id):
        after_id = parent
    added: list[AgendaItem] = []
    for draft in drafts:
        if draft.parent is not None:
            item = add_item(session, meeting_id, draft, parent_id=added[draft.parent].id)
        else:
            item = add_item(session, meeting_id, draft, after_id=after_id)
            after_id = item.id
        added.append(item)
    return added


def copy_agenda(session: Session, meeting_id: int, former_id: int) -> list[AgendaItem]:
    """Take over the items of a former meeting that this agenda has not got yet, in their order.

    What was carried over to that meeting stays there. Raises UserError when nothing is left to
    take, or the minutes are sent.
    """
    former = living(session, Meeting, former_id)
    present = {fold(item.title) for item in agenda_items(session, meeting_id)}
    drafts: list[ItemDraft] = []
    places: dict[int, int] = {}
    for entry in outline(read(session, queries.agenda(former_id))):
        line = entry.item
        title = renewed_title(line.title, former.title)
        if line.carried_from_id is not None or fold(title) in present:
            continue
        places[line.id] = len(drafts)
        drafts.append(
            ItemDraft(
                title,
                parent=places.get(line.parent_id or 0),
                is_heading=line.is_heading,
                kind=line.kind,
                is_approval=line.is_approval,
                is_public=line.is_public,
                planned_min=line.planned_min,
                presenter=line.presenter,
            )
        )
    if not drafts:
        raise UserError(
            _("Alle Punkte der früheren Tagesordnung ({title}) stehen schon hier.").format(
                title=former.title
            )
        )
    return insert_items(session, meeting_id, drafts)


def change_item(session: Session, item_id: int, draft: ItemDraft) -> AgendaItem:
    """Change what an item says; its place and its text of the minutes stay.

    Raises UserError without a title, or when the minutes are sent.
    """
    item, _meeting = open_item(session, item_id)
    if not draft.title.strip():
        raise UserError(_("Ein Tagesordnungspunkt braucht einen Titel."))
    text = item.text
    _take_over(item, draft)
    item.text = draft.text or text
    session.flush()
    return item


def move_item(session: Session, item_id: int, *, parent_id: int | None, index: int) -> AgendaItem:
    """Move an item to the place `index` (from 0) among the items under `parent_id`.

    Raises UserError when it would stand under itself, or the minutes are sent.
    """
    item, _meeting = open_item(session, item_id)
    above = parent_id
    while above is not None:
        if above == item_id:
            raise UserError(_("Ein Tagesordnungspunkt kann nicht unter sich selbst stehen."))
        _check_parent(session, item.meeting_id, above)
        above = living(session, AgendaItem, above).parent_id
    siblings = siblings_of(session, item.meeting_id, parent_id, without=item_id)
    item.parent_id = parent_id
    place_at(item, siblings, min(max(index, 0), len(siblings)))
    session.flush()
    return item


def remove_item(session: Session, item_id: int) -> AgendaItem:
    """Take an item with its sub-items off the agenda; its topic returns to the store.

    Raises UserError when something is noted under it, or the minutes are sent.
    """
    item, _meeting = open_item(session, item_id)
    gone = [item]
    for one in gone:
        gone += siblings_of(session, item.meeting_id, one.id)
    if any(_has_results(session, one) for one in gone):
        raise UserError(
            _("Zu diesem Punkt ist schon etwas protokolliert; er bleibt auf der Tagesordnung.")
        )
    for one in gone:
        _trash(session, one)
    session.flush()
    return item


def set_outcome(session: Session, item_id: int, outcome: str) -> AgendaItem:
    """Say what became of an item: dealt, postponed, withdrawn, not_reached or nothing yet.

    Raises UserError when the minutes are sent.
    """
    item, _meeting = open_item(session, item_id)
    item.outcome = outcome
    if item.topic_id is not None and outcome == "dealt":
        living(session, Topic, item.topic_id).state = TopicState.DONE.value
    session.flush()
    return item


def _take_over(item: AgendaItem, draft: ItemDraft) -> None:
    if draft.planned_min is not None and draft.planned_min < 0:
        raise UserError(_("Eine Dauer ist nie negativ."))
    item.title = draft.title
    item.number_override = draft.number_override
    item.is_heading = draft.is_heading
    item.kind = str(draft.kind)
    item.is_approval = draft.is_approval
    item.is_public = draft.is_public
    item.planned_min = draft.planned_min
    item.presenter = draft.presenter
    item.text = draft.text


def siblings_of(
    session: Session, meeting_id: int, parent_id: int | None, without: int | None = None
) -> list[AgendaItem]:
    """The items under one parent (None: the top) in their order."""
    return [
        item
        for item in agenda_items(session, meeting_id)
        if item.parent_id == parent_id and item.id != without
    ]


def place_at(item: AgendaItem, siblings: Sequence[AgendaItem], index: int) -> None:
    """Put an item among its siblings; usually this writes one row."""
    before = siblings[index - 1].position if index > 0 else None
    after = siblings[index].position if index < len(siblings) else None
    position = position_between(before, after)
    if position is not None:
        item.position = position
        return
    ordered = [*siblings[:index], item, *siblings[index:]]
    for one, fresh in zip(ordered, spread(len(ordered)), strict=True):
        one.position = fresh


def _index(siblings: Sequence[AgendaItem], item_id: int) -> int:
    return next((i for i, item in enumerate(siblings) if item.id == item_id), len(siblings) - 1)


def _check_parent(session: Session, meeting_id: int, parent_id: int) -> None:
    parent = living(session, AgendaItem, parent_id)
    if parent.meeting_id != meeting_id or parent.is_heading:
        raise UserError(_("Unter diesem Eintrag kann kein Unterpunkt stehen."))


def _has_results(session: Session, item: AgendaItem) -> bool:
    if item.text.strip():
        return True
    decision = select(Decision.id).where(
        Decision.agenda_item_id == item.id, Decision.deleted_at.is_(None)
    )
    remark = select(Remark.id).where(Remark.agenda_item_id == item.id, Remark.deleted_at.is_(None))
    task = select(AgendaItemTask.id).where(
        AgendaItemTask.agenda_item_id == item.id,
        AgendaItemTask.deleted_at.is_(None),
        AgendaItemTask.is_carried.is_(False),
    )
    return any(session.scalars(found).first() is not None for found in (decision, remark, task))


def _trash(session: Session, item: AgendaItem) -> None:
    if item.topic_id is not None and item.carried_from_id is None:
        living(session, Topic, item.topic_id).state = TopicState.OPEN.value
    move_to_trash(session, item)
