"""Parts of a date as people type them, excuses ahead, and what was noted by mistake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from kommin_desktop.courses import queries, service
from kommin_desktop.courses.rules import (
    AttendanceStatus,
    Mark,
    SessionFacts,
    next_attendance,
    partly_of,
    partly_text,
)
from kommin_desktop.store.office_file import OfficeFile

EVENING = SessionFacts(1, datetime(2027, 1, 7, 17, 30), datetime(2027, 1, 7, 19, 45), 6, "held")


@pytest.mark.parametrize(
    ("typed", "half_units", "minutes"),
    [
        ("1,5", 3, None),
        ("2", 4, None),
        ("1.5 UE", 3, None),
        ("60", None, 60),
        ("60 Min.", None, 60),
        ("2 min", None, 2),
        ("45′", None, 45),
    ],
)
def test_a_part_is_typed_in_units_or_minutes(
    typed: str, half_units: int | None, minutes: int | None
) -> None:
    assert partly_of(typed, EVENING) == Mark("partly", minutes, half_units)


@pytest.mark.parametrize("typed", ["", "viel", "1,3", "4 UE", "136", "200 Min.", "0", "-1"])
def test_what_is_no_part_of_the_evening_is_refused(typed: str) -> None:
    assert partly_of(typed, EVENING) is None


def test_a_part_is_read_back_in_its_unit() -> None:
    texts = [partly_text(Mark("partly", 45)), partly_text(Mark("partly", None, 3))]
    assert texts == ["45 Min.", "1,5 UE"]


def test_the_space_bar_comes_round() -> None:
    seen = ["open"]
    for _step in range(4):
        seen.append(next_attendance(seen[-1]))
    assert seen == ["open", "present", "excused", "absent", "open"]


@pytest.fixture
def place(
    office: OfficeFile, course: int, people: list[int], enrol: Callable[..., tuple[int, str, int]]
) -> tuple[int, int]:
    """A confirmed registration and the course's first date."""
    registration = enrol(people[0])[0]
    return registration, office.read(queries.sessions(course))[0].id


def states(office: OfficeFile, course: int) -> list[str]:
    return [line.status for line in office.read(queries.sessions(course))]


def test_an_excuse_ahead_does_not_hold_the_date(
    office: OfficeFile, course: int, place: tuple[int, int]
) -> None:
    with office.work("Entschuldigt") as session:
        service.set_attendance(session, *place, AttendanceStatus.EXCUSED)
    assert states(office, course)[0] == "planned"


def test_a_date_of_which_nothing_is_known_is_planned_again(
    office: OfficeFile, course: int, place: tuple[int, int]
) -> None:
    with office.work("Anwesend") as session:
        service.set_attendance(session, *place, AttendanceStatus.PRESENT)
    assert states(office, course)[0] == "held"
    with office.work("Geleert") as session:
        service.clear_attendance(session, *place)
    assert states(office, course)[0] == "planned"
