"""What the desk sees of a meeting while its minutes are taken, read in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.dates import time_range
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import body_line
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import (
    AgendaLine,
    AttendanceLine,
    DecisionLine,
    ItemTaskLine,
    MeetingLine,
    OfficerLine,
    RemarkLine,
)
from kommin_desktop.meetings.rules.agenda_items import item_kind_label
from kommin_desktop.meetings.rules.numbering import Numbered, item_label, outline
from kommin_desktop.meetings.rules.progress import decision_words, result_counts, task_words
from kommin_desktop.meetings.rules.results import EntryKind
from kommin_desktop.meetings.rules.schedule import Schedule, schedule
from kommin_desktop.meetings.rules.states import MeetingStatus
from kommin_desktop.meetings.rules.votes import entitled_present
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read, read_one

TABLES = frozenset(
    {
        "meeting",
        "agenda_item",
        "decision",
        "agenda_item_task",
        "task",
        "contact",
        "remark",
        "attendance",
        "recusal",
        "meeting_officer",
        "minutes_version",
        "body",
    }
)
"""What the record is made of."""

Entry = DecisionLine | ItemTaskLine | RemarkLine
_HAS_BEGUN = (MeetingStatus.IN_PROGRESS, MeetingStatus.HELD, MeetingStatus.CLOSED)


@dataclass(frozen=True)
class Result:
    """A decision, task or remark under an item, as its row shows it."""

    kind: EntryKind
    id: int
    text: str
    line: str
    entry: Entry = field(compare=False, repr=False)
    is_fixed: bool = False
    """Given in an earlier meeting or numbered already: it stays what it is."""


@dataclass(frozen=True)
class Record:
    """A meeting with all that its minutes are made of."""

    meeting: MeetingLine
    items: tuple[Numbered[AgendaLine], ...]
    plan: Schedule
    decisions: tuple[DecisionLine, ...]
    tasks: tuple[ItemTaskLine, ...]
    remarks: tuple[RemarkLine, ...]
    attendances: tuple[AttendanceLine, ...]
    officers: tuple[OfficerLine, ...]
    recused: Mapping[int, tuple[int, ...]]
    """Attendances that take no part, by item."""
    minutes_state: str = ""
    quorum_rule: str = ""

    @property
    def selectable(self) -> tuple[Numbered[AgendaLine], ...]:
        """The items one can write on: all but headings of parts."""
        return tuple(entry for entry in self.items if not entry.item.is_heading)

    @property
    def has_begun(self) -> bool:
        """Whether somebody said that the meeting began."""
        return self.meeting.status in _HAS_BEGUN

    @property
    def is_running(self) -> bool:
        """Whether the meeting takes place on this very day, so that clocks matter."""
        return (
            self.meeting.status == MeetingStatus.IN_PROGRESS
            and self.meeting.starts_at.date() == local_now().date()
        )

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.meeting.starts_at.date()

    def entry_of(self, item_id: int) -> Numbered[AgendaLine] | None:
        """An item with its number."""
        return next((entry for entry in self.items if entry.item.id == item_id), None)

    def label(self, item_id: int) -> str:
        """„TOP 4“, or the title of what has no number."""
        entry = self.entry_of(item_id)
        if entry is None:
            return ""
        return item_label(entry.number) or entry.item.title

    def times(self, item_id: int) -> tuple[datetime, datetime] | None:
        """When an item begins and ends by the plan, None if nobody can know.

        Without minutes of its own an item takes as long as its sub-items.
        """
        entry, start = self.entry_of(item_id), self.plan.starts.get(item_id)
        if entry is None or start is None:
            return None
        if entry.item.planned_min is not None:
            return start, start + timedelta(minutes=entry.item.planned_min)
        below = [self.times(one.item.id) for one in self.items if one.item.parent_id == item_id]
        ends = [times[1] for times in below if times is not None]
        return (start, max(ends)) if ends and len(ends) == len(below) else None

    def head_of(self, item_id: int) -> str:
        """„TOP 4 · Beschluss · 14:45–15:20 Uhr“."""
        entry = self.entry_of(item_id)
        if entry is None:
            return ""
        times = self.times(item_id)
        parts = [item_label(entry.number), item_kind_label(entry.item.kind)]
        parts.append(time_range(*times) if times else "")
        parts.append("" if entry.item.is_public else _("nichtöffentlich"))
        return " · ".join(part for part in parts if part)

    def results(self, item_id: int) -> list[Result]:
        """What came out of an item, in the order it was noted."""
        found: list[tuple[tuple[int, int], Result]] = [
            (
                (decision.position, decision.id),
                Result(
                    EntryKind.DECISION,
                    decision.id,
                    decision.wording,
                    _decision_line(decision),
                    decision,
                    is_fixed=decision.number is not None,
                ),
            )
            for decision in self.decisions
            if decision.agenda_item_id == item_id
        ]
        found += [
            ((task.position, task.task_id), _task_result(task))
            for task in self.tasks
            if task.agenda_item_id == item_id
        ]
        found += [
            (
                (remark.position, remark.id),
                Result(
                    EntryKind.REMARK,
                    remark.id,
                    remark.text,
                    _("Merker der Geschäftsstelle · wird nicht gedruckt"),
                    remark,
                ),
            )
            for remark in self.remarks
            if remark.agenda_item_id == item_id
        ]
        return [result for _key, result in sorted(found, key=lambda pair: pair[0])]

    def counts(self, item_id: int) -> str:
        """„1 Beschluss · 2 Aufgaben“ of an item."""
        return result_counts(
            sum(line.agenda_item_id == item_id for line in self.decisions),
            sum(line.agenda_item_id == item_id for line in self.tasks),
            sum(line.agenda_item_id == item_id for line in self.remarks),
        )

    def entitled(self, item_id: int | None = None) -> int:
        """How many votes are in the room: now, or when the item was dealt with."""
        entry = self.entry_of(item_id) if item_id is not None else None
        at = local_now() if self.is_running else entry.item.actual_start if entry else None
        recused = self.recused.get(item_id or 0, ())
        return entitled_present(self.attendances, recused, at)


def look_at(meeting: MeetingLine) -> Callable[[Connection], Record]:
    """What reads the record of a meeting."""

    def look(connection: Connection) -> Record:
        items = outline(read(connection, queries.agenda(meeting.id)))
        recused: dict[int, tuple[int, ...]] = {}
        for line in read(connection, queries.recusals(meeting.id)):
            others = recused.get(line.agenda_item_id, ())
            recused[line.agenda_item_id] = (*others, line.attendance_id)
        version = read_one(connection, queries.versions(meeting.id))
        body = read_one(connection, body_line(meeting.body_id))
        return Record(
            meeting=read_one(connection, queries.meeting_line(meeting.id)) or meeting,
            items=items,
            plan=schedule([entry.item for entry in items], meeting.starts_at),
            decisions=tuple(read(connection, queries.decisions(meeting.id))),
            tasks=tuple(read(connection, queries.item_tasks(meeting.id))),
            remarks=tuple(read(connection, queries.remarks(meeting.id))),
            attendances=tuple(read(connection, queries.attendances(meeting.id))),
            officers=tuple(read(connection, queries.officers(meeting.id))),
            recused=recused,
            minutes_state=version.state if version else "",
            quorum_rule=body.quorum_rule if body else "",
        )

    return look


def _decision_line(decision: DecisionLine) -> str:
    words = decision_words(decision)
    return f"{decision.code} · {words}" if decision.code else words


def _task_result(task: ItemTaskLine) -> Result:
    line = task_words(task.responsible, task.due)
    if task.is_carried:
        line = _("aus früherer Sitzung · {line}").format(line=line)
    return Result(EntryKind.TASK, task.task_id, task.title, line, task, is_fixed=task.is_carried)
