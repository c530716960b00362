"""How much was attended: exact, never more than held, rounded down where it is printed."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.courses.rules import (
    AttendanceStatus,
    Mark,
    SessionFacts,
    SessionStatus,
    certificate_modules,
    default_half_units,
    half_units_of,
    participation,
    units_text,
)

FIRST = datetime(2026, 10, 15, 17, 30)


def session(
    number: int, half_units: int = 6, status: str = SessionStatus.HELD, minutes: int = 150
) -> SessionFacts:
    start = FIRST + timedelta(weeks=number)
    return SessionFacts(number, start, start + timedelta(minutes=minutes), half_units, status)


def test_excused_and_open_do_not_count_as_attended() -> None:
    part = participation(
        [session(1), session(2), session(3), session(4)],
        {
            1: Mark(AttendanceStatus.PRESENT),
            2: Mark(AttendanceStatus.EXCUSED),
            3: Mark(AttendanceStatus.ABSENT),
        },
    )
    assert (part.attended_half_units, part.held_half_units, part.percent) == (6, 24, 25)


def test_only_held_sessions_count() -> None:
    dates = [
        session(1),
        session(2, status=SessionStatus.CANCELLED),
        session(3, status=SessionStatus.MOVED),
        session(4, status=SessionStatus.PLANNED),
        session(5),
    ]
    marks = {1: Mark(AttendanceStatus.PRESENT), 5: Mark(AttendanceStatus.PRESENT)}
    part = participation(dates, marks)
    assert part.held_half_units == 12
    assert part.rate == 1
    assert [share.session.id for share in part.shares] == [1, 5]


def test_the_threshold_is_met_exactly() -> None:
    dates = [session(number, half_units=2) for number in range(5)]
    marks = {number: Mark(AttendanceStatus.PRESENT) for number in range(4)}
    part = participation(dates, marks)
    assert part.rate == Fraction(4, 5)
    assert part.reaches(80)
    assert not part.reaches(81)


def test_just_below_the_threshold_is_never_shown_as_reached() -> None:
    dates = [session(1, half_units=1000, minutes=1000)]
    part = participation(dates, {1: Mark(AttendanceStatus.PARTLY, minutes=799)})
    assert not part.reaches(80)
    assert part.percent == 79


def test_partly_by_minutes_counts_its_share_exactly() -> None:
    part = participation([session(1)], {1: Mark(AttendanceStatus.PARTLY, minutes=50)})
    assert part.attended == 2
    assert not part.shares[0].is_whole


def test_partly_never_counts_more_than_the_session() -> None:
    marks = {
        1: Mark(AttendanceStatus.PARTLY, minutes=900),
        2: Mark(AttendanceStatus.PARTLY, half_units=99),
    }
    assert participation([session(1), session(2)], marks).rate == 1


def test_nothing_held_reaches_nothing() -> None:
    part = participation([session(1, status=SessionStatus.PLANNED)], {})
    assert part.rate == 0
    assert not part.reaches(0)


def test_somebody_who_never_came_reaches_no_threshold() -> None:
    assert not participation([session(1)], {}).reaches(0)


MARKS = st.one_of(
    st.sampled_from(("open", "present", "excused", "absent", "unknown")).map(Mark),
    st.integers(0, 400).map(lambda minutes: Mark(AttendanceStatus.PARTLY, minutes=minutes)),
    st.integers(0, 20).map(lambda halves: Mark(AttendanceStatus.PARTLY, half_units=halves)),
)


@given(st.lists(st.tuples(st.integers(1, 12), MARKS), max_size=12), st.integers(0, 100))
def test_the_rate_stays_within_its_bounds(attended: list[tuple[int, Mark]], threshold: int) -> None:
    dates = [session(number, halves) for number, (halves, _mark) in enumerate(attended)]
    marks = {number: mark for number, (_halves, mark) in enumerate(attended)}
    part = participation(dates, marks)
    assert 0 <= part.rate <= 1
    assert part.attended_half_units <= part.attended <= part.held_half_units
    assert part.percent <= part.rate * 100
    if part.percent >= threshold and part.attended:
        assert part.reaches(threshold)


@pytest.mark.parametrize(
    ("minutes", "halves"), [(45, 2), (90, 4), (135, 6), (150, 6), (180, 8), (20, 1), (70, 3)]
)
def test_units_follow_from_the_time(minutes: int, halves: int) -> None:
    assert default_half_units(FIRST, FIRST + timedelta(minutes=minutes)) == halves


@pytest.mark.parametrize(
    ("typed", "halves"),
    [("3", 6), ("3,5", 7), (" 3.5 ", 7), ("0", None), ("3,3", None), ("drei", None), ("1/0", None)],
)
def test_units_as_typed(typed: str, halves: int | None) -> None:
    assert half_units_of(typed) == halves


@given(st.integers(1, 500))
def test_units_written_are_read_back(halves: int) -> None:
    assert half_units_of(units_text(halves)) == halves


def test_a_certificate_tells_whole_partly_and_missed_apart() -> None:
    marks = {
        1: Mark(AttendanceStatus.PRESENT),
        2: Mark(AttendanceStatus.PARTLY, minutes=5),
        3: Mark(AttendanceStatus.EXCUSED),
    }
    part = participation([session(1), session(2), session(3)], marks)
    assert [module.part for module in certificate_modules(part)] == ["whole", "partly", "missed"]
