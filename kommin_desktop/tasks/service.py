"""What may happen to tasks: add, change, close, reopen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import Contact
from kommin_desktop.store.trash import living, move_to_trash
from kommin_desktop.tasks.model import Task
from kommin_desktop.tasks.rules import TaskDraft, TaskStatus, closing_refusal, draft_refusal


def add_task(session: Session, draft: TaskDraft) -> Task:
    """Add an open task. Raises UserError for an empty text or an unknown contact."""
    task = Task()
    _take_over(session, task, draft)
    task.status = TaskStatus.OPEN.value
    session.add(task)
    session.flush()
    return task


def change_task(session: Session, task_id: int, draft: TaskDraft) -> Task:
    """Change what an existing task says. Raises UserError as `add_task` does."""
    task = living(session, Task, task_id)
    _take_over(session, task, draft)
    session.flush()
    return task


def close_task(
    session: Session,
    task_id: int,
    status: TaskStatus = TaskStatus.DONE,
    note: str = "",
    on: date | None = None,
) -> Task:
    """Close an open task as done or dropped, on the day `on` (today).

    Raises UserError when it is closed already or dropped without a reason.
    """
    task = living(session, Task, task_id)
    if refusal := closing_refusal(task.status, status, note):
        raise UserError(refusal)
    task.status = status.value
    task.closed_note = note
    task.closed_on = on or today()
    session.flush()
    return task


def reopen_task(session: Session, task_id: int) -> Task:
    """Open a closed task again; its closing note stays. Raises UserError when it is open."""
    task = living(session, Task, task_id)
    if task.status == TaskStatus.OPEN:
        raise UserError(_("Die Aufgabe ist noch offen."))
    task.status = TaskStatus.OPEN.value
    task.closed_on = None
    session.flush()
    return task


def tick_tasks(session: Session, task_ids: Sequence[int], is_done: bool) -> None:
    """Close tasks as done, or open them again. Raises UserError as the single steps do."""
    for task_id in task_ids:
        if is_done:
            close_task(session, task_id)
        else:
            reopen_task(session, task_id)


def save_task(
    session: Session, task_id: int | None, draft: TaskDraft, status: TaskStatus, note: str
) -> Task:
    """Keep a task as its form has it, a new one without number; one that is done says what came
    of it in `note`.

    Raises UserError as `add_task` and `close_task` do.
    """
    if task_id is None:
        task = add_task(session, draft)
    else:
        task = change_task(session, task_id, draft)
    if task.status != status and task.status != TaskStatus.OPEN:
        reopen_task(session, task.id)
    if task.status != status:
        return close_task(session, task.id, status, note)
    if task.status == TaskStatus.DROPPED and not note.strip():
        raise UserError(_("Entfällt eine Aufgabe, ist der Grund anzugeben."))
    task.closed_note = note
    session.flush()
    return task


def trash_tasks(session: Session, task_ids: Sequence[int]) -> int:
    """Put tasks into the trash; how many. Raises UserError for one that is not there."""
    for task_id in task_ids:
        move_to_trash(session, living(session, Task, task_id))
    session.flush()
    return len(task_ids)


def _take_over(session: Session, task: Task, draft: TaskDraft) -> None:
    if refusal := draft_refusal(draft):
        raise UserError(refusal)
    for contact_id in (draft.responsible_id, draft.contact_id):
        if contact_id is not None:
            living(session, Contact, contact_id)
    task.title = draft.title
    task.responsible_id = draft.responsible_id
    task.responsible_seat_id = draft.responsible_seat_id
    task.responsible_text = draft.responsible_text
    task.due = draft.due
    task.priority = draft.priority
    task.contact_id = draft.contact_id
