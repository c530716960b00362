"""How tasks look as rows: a box to tick, what and where from, who, and until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import short_date, weekday_date
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Origin
from kommin_desktop.kit.tables import Column, Part, Text, Tick, TwoLines
from kommin_desktop.store.driver import Connection
from kommin_desktop.tasks.queries import TaskLine
from kommin_desktop.tasks.rules import (
    DueGroup,
    Priority,
    TaskStatus,
    due_group,
    due_words,
    priority_label,
    status_label,
)

Origins = Callable[[Connection], Mapping[int, Sequence[Origin]]]
"""Who knows where tasks come from, over all areas."""


class TaskRow(NamedTuple):
    """A task with where it comes from."""

    id: int
    task: TaskLine
    origin: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.task.status == TaskStatus.OPEN

    def words(self) -> str:
        """All that a search looks at."""
        return f"{self.task.title} {self.origin} {self.task.responsible} {self.task.closed_note}"


def task_rows(lines: Sequence[TaskLine], origins: Mapping[int, Sequence[Origin]]) -> list[TaskRow]:
    """The rows of these tasks."""
    return [
        TaskRow(line.id, line, "; ".join(origin.text for origin in origins.get(line.id, ())))
        for line in lines
    ]


def task_columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("tick", "", 46, pressable=True, keep=True),
        Column("title", _("Aufgabe"), keep=True),
        Column("responsible", _("Zuständig"), 164),
        Column("due", _("Termin"), 124, keep=True),
    )


def card_columns() -> tuple[Column, ...]:
    """The columns on Heute, where every task is the office's."""
    return (
        Column("tick", "", 40, pressable=True, keep=True),
        Column("title", _("Aufgabe"), keep=True),
        Column("due", _("Termin"), 186, align="right", keep=True),
    )


def panel_columns() -> tuple[Column, ...]:
    """The columns in the narrow pane of a contact."""
    return (
        Column("tick", "", 40, pressable=True, keep=True),
        Column("title", _("Aufgabe"), keep=True),
    )


def row_texts(row: TaskRow) -> tuple[str, ...]:
    """A task in words, for copying and screen readers."""
    title = row.task.title if not row.origin else f"{row.task.title} ({row.origin})"
    if row.task.priority == Priority.HIGH:
        title = _("{task}, Priorität {priority}").format(
            task=title, priority=priority_label(row.task.priority)
        )
    return (status_label(row.task.status), title, row.task.responsible, _when(row.task))


def card_texts(row: TaskRow) -> tuple[str, ...]:
    """The same for the columns on Heute."""
    state, title, _who, due = row_texts(row)
    return (state, title, due)


def row_parts(row: TaskRow, key: str) -> Part | None:
    """What is painted into a cell of the list."""
    if key == "tick":
        return Tick(not row.is_open)
    if key == "title":
        return _title(row, row.origin if row.is_open else _outcome(row))
    if key == "responsible":
        return Text(row.task.responsible, "text" if row.is_open else "text2")
    return _due(row)


def card_parts(row: TaskRow, key: str) -> Part | None:
    """What is painted into a cell on Heute."""
    if key == "title":
        responsible = row.task.responsible
        who = _("zuständig: {name}").format(name=responsible) if responsible else ""
        return _title(row, " · ".join(part for part in (row.origin, who) if part))
    return _due(row, align_right=True) if key == "due" else row_parts(row, key)


def panel_parts(row: TaskRow, key: str) -> Part | None:
    """What is painted into a cell in the pane of a contact: the day stands below the words."""
    if key == "tick":
        return Tick(not row.is_open)
    who = _("zuständig: {name}").format(name=row.task.responsible) if row.task.responsible else ""
    line = " · ".join(part for part in (_when(row.task), who) if part)
    return TwoLines(
        row.task.title,
        line,
        title_role="body",
        line_role="caption",
        line_color=_due_color(row),
    )


def _outcome(row: TaskRow) -> str:
    """What came of a closed task."""
    parts = [status_label(row.task.status)] if row.task.status == TaskStatus.DROPPED else []
    parts += [row.task.closed_note] if row.task.closed_note else []
    return ": ".join(parts) or row.origin


def _title(row: TaskRow, line: str) -> TwoLines:
    is_high = row.is_open and row.task.priority == Priority.HIGH
    return TwoLines(
        row.task.title,
        line,
        title_role="body",
        line_role="caption",
        title_color="text" if row.is_open else "text2",
        trailing=priority_label(row.task.priority) if is_high else "",
    )


def _due(row: TaskRow, *, align_right: bool = False) -> Text:
    """On Heute in words; in the list the heading above says what is overdue."""
    words = _when(row.task)
    if not align_right and not row.is_open:
        words = _closed(row.task.closed_on)
    elif not align_right and row.task.due is not None and row.task.due < today():
        words = weekday_date(row.task.due, today())
    return Text(words, _due_color(row), "small", "right" if align_right else "left")


def _due_color(row: TaskRow) -> str:
    if not row.is_open or row.task.due is None:
        return "text2"
    group = due_group(row.task.due, today())
    return {DueGroup.OVERDUE: "danger", DueGroup.TODAY: "warn"}.get(group, "text2")


def _when(task: TaskLine) -> str:
    if task.status == TaskStatus.OPEN:
        return due_words(task.due, today())
    return " ".join(part for part in (status_label(task.status), _closed(task.closed_on)) if part)


def _closed(day: date | None) -> str:
    return short_date(day) if day else ""
