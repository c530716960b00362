"""How courses look as rows: what and who leads it, when and where, how full, where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.courses.rules import CourseStatus, course_tone
from kommin_desktop.courses.ui.words import (
    course_period,
    is_full,
    left_words,
    state_words,
    taken_words,
    trainer_words,
)
from kommin_desktop.kit.tables import Bar, Column, Icon, Part, Pills, State, Text, TwoLines

_NEVER = datetime.max
_STATES = tuple(CourseStatus)


def course_columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("course", _("Kurs"), sort=True, keep=True),
        Column("when", _("Zeitraum und Ort"), 204, sort=True),
        Column("places", _("Belegung"), 208, sort=True, keep=True),
        Column("state", _("Stand"), 150, sort=True, keep=True),
        Column("menu", "", 48, pressable=True, keep=True),
    )


def course_texts(line: CourseLine) -> tuple[str, ...]:
    """A course in words, for copying and screen readers."""
    places = ", ".join(part for part in (taken_words(line), left_words(line)) if part)
    return (
        f"{line.title} ({line.number}), {trainer_words(line.trainers)}",
        ", ".join(part for part in (course_period(line), line.place) if part),
        places,
        state_words(line, local_now()),
        "",
    )


def course_parts(line: CourseLine, key: str) -> Part | None:
    """What is painted into a cell of the list."""
    if key == "course":
        return TwoLines(
            line.title, f"{line.number} · {trainer_words(line.trainers)}", line_role="caption"
        )
    if key == "when":
        return TwoLines(
            course_period(line),
            line.place,
            title_role="small",
            line_role="caption",
        )
    if key == "places":
        return places_part(line)
    if key == "state":
        return Pills([State(state_words(line, local_now()), course_tone(line.state(local_now())))])
    return Icon("ellipsis", words=_("Weitere Aktionen"))


def places_part(line: CourseLine) -> Part:
    """How many places are taken; without a limit there is nothing to fill."""
    if line.places is None:
        return Text(taken_words(line), "text2", "caption")
    warns = is_full(line)
    return Bar(
        line.confirmed,
        line.places,
        taken_words(line),
        "warn" if warns else "accent",
        left_words(line),
        "warn" if warns and line.waiting else "text2",
    )


def sort_key(key: str) -> Callable[[CourseLine], Any]:
    """By what the rows of a column are ordered."""
    if key == "when":
        return lambda line: (line.first_start or _NEVER, line.id)
    if key == "places":
        return lambda line: (_free(line), line.title.casefold())
    if key == "state":
        return lambda line: (_STATES.index(CourseStatus(line.state(local_now()))), line.id)
    return lambda line: (line.title.casefold(), line.id)


def _free(line: CourseLine) -> float:
    return float("inf") if line.places is None else line.places - line.confirmed - line.waiting
