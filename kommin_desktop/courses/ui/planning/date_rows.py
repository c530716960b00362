"""How the dates of a course look as rows, and what can be done with one."""

from __future__ import annotations

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import short_date, time_range
from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import DateLine
from kommin_desktop.courses.rules import SessionStatus, session_status_label, units_text
from kommin_desktop.courses.ui.words import trainer_words
from kommin_desktop.kit.tables import (
    Column,
    DayPart,
    Icon,
    Part,
    Pills,
    State,
    Text,
    TwoLines,
)

_TONES = {
    SessionStatus.HELD.value: "ok",
    SessionStatus.CANCELLED.value: "danger",
    SessionStatus.MOVED.value: "warn",
}
_GONE = (SessionStatus.CANCELLED.value, SessionStatus.MOVED.value)


def date_columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("day", _("Tag"), 74, keep=True),
        Column("date", _("Termin"), keep=True),
        Column("trainers", _("Leitung"), 190),
        Column("units", _("UE"), 56, align="right"),
        Column("present", _("Anwesend"), 92, align="right"),
        Column("state", _("Stand"), 128, keep=True),
        Column("menu", "", 48, pressable=True, keep=True),
    )


def date_title(line: DateLine) -> str:
    """„Modul“ or „3. Termin“ where it has no theme."""
    if line.module:
        return line.module
    return _("{no}. Termin").format(no=line.no) if line.no else _("Termin")


def date_state(line: DateLine) -> str:
    """„geplant“; a date of the past that nobody noted is still open."""
    if line.status == SessionStatus.PLANNED and line.end.date() < today():
        return _("noch offen")
    return session_status_label(line.status)


def date_texts(line: DateLine) -> tuple[str, ...]:
    """A date in words, for copying and screen readers."""
    return (
        short_date(line.start.date()),
        ", ".join(part for part in (date_title(line), _when_and_where(line)) if part),
        trainer_words(line.trainers),
        units_text(line.half_units),
        str(line.present) if line.present else "",
        date_state(line),
        "",
    )


def date_parts(line: DateLine, key: str) -> Part | None:
    """What is painted into a cell."""
    is_gone = line.status in _GONE
    if key == "day":
        return DayPart(line.start.date())
    if key == "date":
        return TwoLines(
            date_title(line),
            _when_and_where(line),
            title_role="body",
            line_role="caption",
            title_color="text2" if is_gone else "text",
        )
    if key == "trainers":
        return Text(", ".join(line.trainers), "text2")
    if key == "units":
        words = "" if is_gone else units_text(line.half_units)
        return Text(words, "text2", align="right", digits=True)
    if key == "present":
        return Text(str(line.present) if line.present else "", "text2", align="right", digits=True)
    if key == "state":
        return Pills([State(date_state(line), _tone(line))])
    return Icon("ellipsis", words=_("Weitere Aktionen"))


def _tone(line: DateLine) -> str:
    if line.status == SessionStatus.PLANNED and line.end.date() < today():
        return "warn"
    return _TONES.get(line.status, "neutral")


def _when_and_where(line: DateLine) -> str:
    """„17:30–20:00 Uhr · Rathaus“, „verlegt auf 10.12.2026 · Raum belegt“."""
    if line.status == SessionStatus.MOVED and line.moved_to is not None:
        moved = _("verlegt auf {day}").format(day=short_date(line.moved_to.date()))
        return " · ".join(part for part in (moved, line.reason) if part)
    times = time_range(line.start, line.end)
    number = _("{no}. Termin").format(no=line.no) if line.module and line.no else ""
    parts = (number, times, line.own_place, line.reason)
    return " · ".join(part for part in parts if part)
