"""Results of an item: add, change, convert and remove decisions, tasks and remarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import seat_persons
from kommin_desktop.contacts.rules.letters import academic_title
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import (
    AgendaItem,
    AgendaItemTask,
    Decision,
    DecisionTask,
    Meeting,
    Remark,
)
from kommin_desktop.meetings.rules.notes import decision_note, task_note
from kommin_desktop.meetings.rules.numbering import STEP
from kommin_desktop.meetings.rules.people import Directory, Known
from kommin_desktop.meetings.rules.results import (
    DecisionDraft,
    EntryKind,
    decision_as_note,
    guess_mode,
    task_as_note,
)
from kommin_desktop.meetings.rules.states import Outcome
from kommin_desktop.meetings.rules.votes import Votes, entitled_present
from kommin_desktop.meetings.service.loading import body_ids, note_begun, open_item, open_meeting
from kommin_desktop.store.reading import read, read_one
from kommin_desktop.store.trash import living, move_to_trash
from kommin_desktop.tasks.model import Task
from kommin_desktop.tasks.queries import task_line
from kommin_desktop.tasks.rules import TaskDraft
from kommin_desktop.tasks.service import add_task, change_task

Link = TypeVar("Link", AgendaItemTask, DecisionTask)


def set_text(session: Session, item_id: int, text: str) -> AgendaItem:
    """Keep the text of the minutes of an item, Markdown. Raises UserError when they are sent."""
    item, meeting = open_item(session, item_id)
    item.text = text
    _note_dealt(item, meeting)
    session.flush()
    return item


def add_decision(
    session: Session, item_id: int, draft: DecisionDraft, room: Room | None = None
) -> Decision:
    """Note a decision under an item; how many may vote is counted from those present.

    Who notes many decisions brings the `Room` of the meeting, so that it is read only once.

    It gets its number when the minutes are finished. Raises UserError without wording, or when
    the minutes are sent.
    """
    item, meeting = open_item(session, item_id)
    decision = Decision(
        body_id=meeting.body_id,
        meeting_id=meeting.id,
        agenda_item_id=item_id,
        position=_next_position(session, item_id),
    )
    _fill(session, decision, draft, room)
    session.add(decision)
    _note_dealt(item, meeting)
    session.flush()
    return decision


def change_decision(session: Session, decision_id: int, draft: DecisionDraft) -> Decision:
    """Change a decision; a number it has stays. Raises UserError as `add_decision`."""
    decision = _open_decision(session, decision_id)
    _fill(session, decision, draft)
    session.flush()
    return decision


def set_light(session: Session, decision_id: int, light: str, status_text: str = "") -> Decision:
    """Say where a decision stands (Beschlusskontrolle); possible after the minutes are sent too."""
    decision = living(session, Decision, decision_id)
    decision.light = light
    decision.status_text = status_text
    session.flush()
    return decision


def add_item_task(
    session: Session, item_id: int, draft: TaskDraft, *, decision_id: int | None = None
) -> Task:
    """Note a task under an item, perhaps one that carries out a decision.

    Raises UserError without a text, or when the minutes are sent.
    """
    item, meeting = open_item(session, item_id)
    task = add_task(session, draft)
    session.add(
        AgendaItemTask(
            agenda_item_id=item_id, task_id=task.id, position=_next_position(session, item_id)
        )
    )
    if decision_id is not None:
        living(session, Decision, decision_id)
        session.add(DecisionTask(decision_id=decision_id, task_id=task.id))
    _note_dealt(item, meeting)
    session.flush()
    return task


def add_remark(session: Session, item_id: int, text: str) -> Remark:
    """Note a remark of the office; no paper ever shows it.

    Raises UserError without a text, or when the minutes are sent.
    """
    _item, meeting = open_item(session, item_id)
    if not text.strip():
        raise UserError(_("Ein Merker braucht einen Text."))
    remark = Remark(
        agenda_item_id=item_id, text=text.strip(), position=_next_position(session, item_id)
    )
    session.add(remark)
    note_begun(meeting)
    session.flush()
    return remark


def change_remark(session: Session, remark_id: int, text: str) -> Remark:
    """Change what a remark says. Raises UserError as `add_remark`."""
    remark = living(session, Remark, remark_id)
    open_item(session, remark.agenda_item_id)
    if not text.strip():
        raise UserError(_("Ein Merker braucht einen Text."))
    remark.text = text.strip()
    session.flush()
    return remark


def note_item_task(
    session: Session,
    item_id: int,
    title: str,
    responsible: str = "",
    due: date | None = None,
    *,
    responsible_id: int | None = None,
    task_id: int | None = None,
) -> Task:
    """Note a task under an item as typed, or change the one that is there.

    `responsible_id` says whom the name means; without it the people of the meeting tell. Of a
    changed task all else stays. Raises UserError without a text, or when the minutes are sent.
    """
    _item, meeting = open_item(session, item_id)
    draft = TaskDraft(title.strip(), responsible_id, due=due)
    if responsible_id is None and responsible.strip():
        people = known_people(session, meeting)
        draft = responsible_draft(people, title.strip(), responsible.strip(), due)
    if task_id is None:
        return add_item_task(session, item_id, draft)
    task = living(session, Task, task_id)
    same = _responsible_name(session, task) == responsible.strip() and responsible_id is None
    return change_task(
        session,
        task_id,
        replace(
            draft,
            responsible_id=task.responsible_id if same else draft.responsible_id,
            responsible_text=task.responsible_text if same else draft.responsible_text,
            responsible_seat_id=task.responsible_seat_id if same else None,
            priority=task.priority,
            contact_id=task.contact_id,
        ),
    )


def convert_entry(session: Session, kind: EntryKind, entry_id: int, to: EntryKind) -> int:
    """Make a decision, task or remark into another of them, at its place; the new id.

    What the new kind has no field for stays in its text. Raises UserError when a decision has its
    number already, or the minutes are sent.
    """
    if kind == to:
        return entry_id
    item_id, position, text = _take_out(session, kind, entry_id)
    _item, meeting = open_item(session, item_id)
    if to is EntryKind.DECISION:
        decided = decision_note(text)
        new = add_decision(session, item_id, DecisionDraft(decided.wording, decided.votes))
        new.position = position
        new_id = new.id
    elif to is EntryKind.TASK:
        noted = task_note(text, meeting.starts_at.date())
        people = known_people(session, meeting)
        draft = responsible_draft(people, noted.title, noted.responsible, noted.due)
        task = add_item_task(session, item_id, draft)
        for link in _links(session, AgendaItemTask, task.id):
            link.position = position
        new_id = task.id
    else:
        remark = add_remark(session, item_id, text)
        remark.position = position
        new_id = remark.id
    session.flush()
    return new_id


def remove_entry(session: Session, kind: EntryKind, entry_id: int) -> None:
    """Put a decision, task or remark into the trash.

    Raises UserError when the minutes are sent. The number of a decision is not given again.
    """
    if kind is EntryKind.DECISION:
        move_to_trash(session, _open_decision(session, entry_id))
    else:
        _take_out(session, kind, entry_id)


def known_people(session: Session, meeting: Meeting) -> Directory:
    """Who a name in notes may mean: people and organisations of the seats, officers, invited."""
    lines = read(session, seat_persons(body_ids(session, meeting), meeting.starts_at.date()))
    ids = [line.contact_id for line in lines]
    ids += [line.organisation_id for line in lines if line.organisation_id is not None]
    ids += [
        line.contact_id
        for line in read(session, queries.officers(meeting.id))
        if line.contact_id is not None
    ]
    ids += [line.contact_id for line in read(session, queries.replies(meeting.id))]
    ids += [
        line.contact_id
        for line in read(session, queries.attendances(meeting.id))
        if line.contact_id is not None
    ]
    return Directory(known_contacts(session, ids))


def known_contacts(session: Session, ids: Iterable[int]) -> list[Known]:
    """The names of contacts in the parts by which notes name them."""
    return [
        Known(
            line.id,
            line.display,
            line.given or "",
            line.family or "",
            academic_title(line.prefix),
        )
        for line in read(session, queries.person_names(sorted(set(ids))))
    ]


def responsible_draft(
    people: Directory, title: str, responsible: str, due: date | None = None
) -> TaskDraft:
    """A task for whoever a name means; a name that means nobody surely stays as text."""
    key = people.find(responsible)
    if key is None:
        return TaskDraft(title, responsible_text=responsible, due=due)
    return TaskDraft(title, responsible_id=key, due=due)


class Room:
    """Who is in the room of a meeting, read once for all its decisions."""

    def __init__(self, session: Session, meeting_id: int) -> None:
        self._session = session
        self._rows = read(session, queries.attendances(meeting_id))
        self._recusals = read(session, queries.recusals(meeting_id))
        self._counts: dict[tuple[datetime | None, tuple[int, ...]], int] = {}

    def entitled(self, item_id: int | None) -> int:
        """How many may vote on an item, from those present without those who are recused."""
        item = self._session.get(AgendaItem, item_id) if item_id is not None else None
        at = item.actual_start if item else None
        recused = tuple(r.attendance_id for r in self._recusals if r.agenda_item_id == item_id)
        if (at, recused) not in self._counts:
            self._counts[at, recused] = entitled_present(self._rows, recused, at)
        return self._counts[at, recused]


def _fill(
    session: Session, decision: Decision, draft: DecisionDraft, room: Room | None = None
) -> None:
    if not draft.wording.strip():
        raise UserError(_("Ein Beschluss braucht einen Wortlaut."))
    votes = draft.votes
    decision.wording = draft.wording
    decision.mode = draft.mode or guess_mode(draft.wording, votes).value
    decision.votes_yes = votes.yes if votes else None
    decision.votes_no = votes.no if votes else None
    decision.votes_abstain = votes.abstain if votes else None
    entitled = draft.entitled
    if entitled is None and decision.meeting_id is not None:
        room = room or Room(session, decision.meeting_id)
        entitled = room.entitled(decision.agenda_item_id) or None
    decision.entitled = entitled
    decision.due = draft.due
    decision.responsible = draft.responsible
    decision.supersedes_id = draft.supersedes_id


def _note_dealt(item: AgendaItem, meeting: Meeting) -> None:
    note_begun(meeting)
    if not item.outcome and not item.is_heading:
        item.outcome = Outcome.DEALT.value


def _open_decision(session: Session, decision_id: int) -> Decision:
    decision = living(session, Decision, decision_id)
    if decision.meeting_id is not None:
        open_meeting(session, decision.meeting_id)
    return decision


def _take_out(session: Session, kind: EntryKind, entry_id: int) -> tuple[int, int, str]:
    """Put an entry into the trash; item, position and all it said as one types it."""
    if kind is EntryKind.DECISION:
        decision = _open_decision(session, entry_id)
        if decision.number is not None:
            raise UserError(
                _("Der Beschluss {code} hat schon seine Nummer und bleibt ein Beschluss.").format(
                    code=decision.code
                )
            )
        move_to_trash(session, decision)
        note = decision_as_note(decision.wording, _votes(decision))
        return decision.agenda_item_id or 0, decision.position, note
    if kind is EntryKind.REMARK:
        remark = living(session, Remark, entry_id)
        open_item(session, remark.agenda_item_id)
        move_to_trash(session, remark)
        return remark.agenda_item_id, remark.position, remark.text
    return _take_out_task(session, entry_id)


def _take_out_task(session: Session, task_id: int) -> tuple[int, int, str]:
    task = living(session, Task, task_id)
    link = next(iter(_links(session, AgendaItemTask, task_id)), None)
    if link is None:
        raise UserError(_("Diese Aufgabe gehört zu keiner Sitzung."))
    open_item(session, link.agenda_item_id)
    responsible = _responsible_name(session, task)
    for other in (*_links(session, AgendaItemTask, task_id),
                  *_links(session, DecisionTask, task_id)):  # fmt: skip
        move_to_trash(session, other)
    move_to_trash(session, task)
    return link.agenda_item_id, link.position, task_as_note(task.title, responsible, task.due)


def _responsible_name(session: Session, task: Task) -> str:
    """How the lists name whoever is responsible."""
    line = read_one(session, task_line(task.id))
    return line.responsible if line else ""


def _links(session: Session, kind: type[Link], task_id: int) -> list[Link]:
    return list(
        session.scalars(
            select(kind).where(kind.task_id == task_id, kind.deleted_at.is_(None)).order_by(kind.id)
        )
    )


def _votes(decision: Decision) -> Votes | None:
    if decision.votes_yes is None:
        return None
    return Votes(decision.votes_yes, decision.votes_no or 0, decision.votes_abstain or 0)


def _next_position(session: Session, item_id: int) -> int:
    """Behind all that is noted under the item, whatever it is."""
    session.flush()
    lasts = session.scalars(
        union_all(
            *(
                select(func.max(kind.position)).where(kind.agenda_item_id == item_id)
                for kind in (Decision, AgendaItemTask, Remark)
            )
        )
    )
    return max(last or 0 for last in lasts) + STEP
