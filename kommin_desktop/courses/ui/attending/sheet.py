"""What the attendance grid shows: people, dates, what is noted, and what everybody attended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseLine, GridLine, SessionLine
from kommin_desktop.courses.rules import (
    AttendanceStatus,
    Mark,
    Participation,
    SessionFacts,
    SessionStatus,
    attendance_label,
    participation,
    partly_text,
    share_figures,
)
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

OPEN = Mark(AttendanceStatus.OPEN)

Place = tuple[int, int]
"""A registration and a date."""

Wishes = Mapping[Place, Mark]
"""What was said a moment ago and is not in the file yet."""


@dataclass(frozen=True)
class Row:
    """Somebody with a place in the course."""

    registration_id: int
    contact_id: int
    name: str
    municipality: str
    marks: Mapping[int, Mark]
    part: Participation
    is_below: bool
    """Whether the part is less than a certificate needs."""
    recorded: tuple[tuple[int, str, int | None, int | None], ...]

    @property
    def share(self) -> str:
        """„15 von 18 · 83 %“, in teaching units; nothing while no date was held."""
        part = self.part
        if not part.held_half_units:
            return ""
        return share_figures(part.attended_half_units, part.held_half_units, part.percent)


@dataclass(frozen=True)
class Sheet:
    """The grid of one course; moved dates are left out, their successors have their numbers."""

    course: CourseLine
    dates: tuple[SessionLine, ...]
    rows: tuple[Row, ...]
    ready: int
    """How many could get a certificate now."""

    def mark(self, row: int, column: int, wishes: Wishes) -> Mark:
        """What is noted of somebody on a date, or was wished a moment ago."""
        one, day = self.rows[row], self.dates[column]
        wished = wishes.get((one.registration_id, day.id))
        return wished or one.marks.get(day.id, OPEN)

    def due_column(self, today: date) -> int | None:
        """Today's date or the next one; None when all are over."""
        for column, day in enumerate(self.dates):
            if not is_off(day) and day.start.date() >= today:
                return column
        return None


def is_off(day: SessionLine) -> bool:
    """Whether a date was called off."""
    return day.status == SessionStatus.CANCELLED


def read_sheet(connection: Connection, course: CourseLine, former: Sheet | None) -> Sheet:
    """Everything the grid of a course shows; what is as before is not reckoned again."""
    dates = tuple(
        day
        for day in read(connection, queries.sessions(course.id))
        if day.status != SessionStatus.MOVED
    )
    kept: dict[int, Row] = {}
    if former is not None and (former.course.id, former.dates) == (course.id, dates):
        kept = {row.registration_id: row for row in former.rows}
    facts = [queries.session_facts(day) for day in dates]
    rows = tuple(
        _row(line, facts, course, kept.get(line.registration_id))
        for line in read(connection, queries.attendance_grid(course.id))
    )
    certified = {
        line.registration_id
        for line in read(connection, queries.course_certificates(course.id))
        if line.revoked_on is None
    }
    ready = [
        row
        for row in rows
        if row.part.reaches(course.threshold_percent) and row.registration_id not in certified
    ]
    return Sheet(course, dates, rows, len(ready))


def _row(
    line: GridLine, facts: Sequence[SessionFacts], course: CourseLine, former: Row | None
) -> Row:
    if former is not None and (former.name, former.municipality, former.recorded) == (
        line.name,
        line.municipality or "",
        line.recorded,
    ):
        return former
    marks = line.marks()
    part = participation(facts, marks)
    needed = 0 if course.is_event else course.threshold_percent
    is_below = bool(part.held_half_units) and needed > 0 and not part.reaches(needed)
    return Row(
        line.registration_id,
        line.contact_id,
        line.name,
        line.municipality or "",
        marks,
        part,
        is_below,
        line.recorded,
    )


def day_words(day: SessionLine) -> str:
    """„7. Termin“, or „entfallen“."""
    if is_off(day):
        return _("entfallen")
    return _("{no}. Termin").format(no=day.no)


def day_spoken(day: SessionLine) -> str:
    """„7. Termin am 26.11.2026“, for a screen reader."""
    return _("{no}. Termin am {day}").format(no=day.no, day=short_date(day.start.date()))


def mark_words(mark: Mark) -> str:
    """„anwesend“, „teilweise, 1,5 UE“."""
    figure = partly_text(mark) if mark.status == AttendanceStatus.PARTLY else ""
    return ", ".join(part for part in (attendance_label(mark.status), figure) if part)


def cell_words(sheet: Sheet, row: int, column: int, wishes: Wishes) -> str:
    """„Demir, Zeynep; 7. Termin am 26.11.2026: offen“."""
    day = sheet.dates[column]
    state = _("entfallen") if is_off(day) else mark_words(sheet.mark(row, column, wishes))
    return _("{name}; {day}: {state}").format(
        name=sheet.rows[row].name, day=day_spoken(day), state=state
    )
