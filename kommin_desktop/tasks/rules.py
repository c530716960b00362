"""What a task is, which states it has and under which heading of the list it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kommin_desktop.base.dates import short_date, weekday_date
from kommin_desktop.base.folding import fold
from kommin_desktop.base.text import _

_SOON = timedelta(days=14)
"""How far a day lies ahead at most to be named by its weekday."""


class TaskStatus(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Priority(StrEnum):
    """How much a task presses."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class DueGroup(StrEnum):
    """The headings of the task list, in their order."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True)
class TaskDraft:
    """A task as somebody wants it; `contact_id` makes it a follow-up about that contact."""

    title: str
    responsible_id: int | None = None
    responsible_text: str = ""
    due: date | None = None
    priority: str = Priority.NORMAL
    contact_id: int | None = None
    responsible_seat_id: int | None = None


def status_label(code: str) -> str:
    """A task's state as people read it; an unknown code is shown as it is."""
    return {
        TaskStatus.OPEN.value: _("offen"),
        TaskStatus.DONE.value: _("erledigt"),
        TaskStatus.DROPPED.value: _("entfallen"),
    }.get(code, code)


def priority_label(code: str) -> str:
    """A priority as people read it; an unknown code is shown as it is."""
    return {
        Priority.HIGH.value: _("hoch"),
        Priority.NORMAL.value: _("normal"),
        Priority.LOW.value: _("niedrig"),
    }.get(code, code)


def due_group_label(code: str) -> str:
    """A heading of the task list."""
    return {
        DueGroup.OVERDUE.value: _("Überfällig"),
        DueGroup.TODAY.value: _("Heute"),
        DueGroup.THIS_WEEK.value: _("Diese Woche"),
        DueGroup.LATER.value: _("Später"),
        DueGroup.UNDATED.value: _("Ohne Termin"),
    }.get(code, code)


def due_group(due: date | None, today: date) -> DueGroup:
    """The heading a task stands under; a week ends on Sunday."""
    if due is None:
        return DueGroup.UNDATED
    if due < today:
        return DueGroup.OVERDUE
    if due == today:
        return DueGroup.TODAY
    sunday = today + timedelta(days=6 - today.weekday())
    return DueGroup.THIS_WEEK if due <= sunday else DueGroup.LATER


def due_words(due: date | None, today: date) -> str:
    """When a task is due, as lists say it: „überfällig seit Do., 19.11.“, „heute“, a day."""
    if due is None:
        return ""
    if due == today:
        return _("heute")
    if due < today:
        return _("überfällig seit {day}").format(day=weekday_date(due, today))
    return weekday_date(due, today) if due - today <= _SOON else short_date(due)


def is_mine(responsible: str, worker: str) -> bool:
    """Whether a task is the worker's own: „Brinkmann“ is responsible as „Petra Brinkmann“."""
    words = fold(worker).split()
    return bool(words) and set(words) <= set(fold(responsible).replace(",", " ").split())


def draft_refusal(draft: TaskDraft) -> str | None:
    """Why this task cannot be kept, as a sentence, or None."""
    if not draft.title.strip():
        return _("Eine Aufgabe braucht einen Text.")
    if draft.responsible_id is not None and draft.responsible_seat_id is not None:
        return _("Für eine Aufgabe ist entweder ein Kontakt oder ein Sitz verantwortlich.")
    return None


def closing_refusal(status: str, closing: TaskStatus, note: str) -> str | None:
    """Why a task in `status` cannot be closed as `closing`, as a sentence, or None."""
    if status != TaskStatus.OPEN:
        return _("Die Aufgabe ist bereits {status}.").format(status=status_label(status))
    if closing is TaskStatus.OPEN:
        return _("Abgeschlossen wird eine Aufgabe als erledigt oder entfallen.")
    if closing is TaskStatus.DROPPED and not note.strip():
        return _("Entfällt eine Aufgabe, ist der Grund anzugeben.")
    return None
