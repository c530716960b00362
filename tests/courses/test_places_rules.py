"""The one rule of places: nobody is overtaken, no place is given twice, ranks have no gaps."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kommin_desktop.courses.rules import (
    CourseStatus,
    Places,
    course_state,
    is_late,
    limit_refusal,
    move_up_refusal,
)


def test_a_free_place_is_not_taken_past_those_who_wait() -> None:
    places = Places(2, confirmed=(1, 2), waiting=(3,)).withdrawn(1)
    assert places.has_free
    assert places.enrolled(4).waiting == (3, 4)


def test_a_withdrawal_only_proposes() -> None:
    places = Places(1, confirmed=(1,), waiting=(2, 3)).withdrawn(1)
    assert places.confirmed == ()
    assert places.next_in_line == 2


def test_an_overbooked_course_proposes_nobody_until_a_place_is_really_free() -> None:
    places = Places(1, confirmed=(1, 2), waiting=(3,)).withdrawn(1)
    assert places.free == 0
    assert places.next_in_line is None


def test_without_a_limit_everybody_has_a_place() -> None:
    places = Places(None)
    for number in range(50):
        places = places.enrolled(number)
    assert len(places.confirmed) == 50
    assert places.free is None


def test_moving_up_out_of_turn_needs_a_reason() -> None:
    places = Places(2, confirmed=(1,), waiting=(2, 3))
    assert move_up_refusal(places, 2, "") is None
    assert "weiter vorn" in (move_up_refusal(places, 3, "") or "")
    assert move_up_refusal(places, 3, "Sprachmittlung gebraucht") is None
    assert "Warteliste" in (move_up_refusal(places, 1, "Grund") or "")


def test_moving_up_without_a_free_place_needs_a_reason() -> None:
    places = Places(1, confirmed=(1,), waiting=(2,))
    assert "kein Platz frei" in (move_up_refusal(places, 2, "  ") or "")


def test_places_cannot_become_fewer_than_are_taken() -> None:
    places = Places(3, confirmed=(1, 2))
    assert limit_refusal(places, 2) is None
    assert "2 Plätze" in (limit_refusal(places, 1) or "")
    assert limit_refusal(places, 0)
    assert limit_refusal(places, None) is None


@pytest.mark.parametrize(
    ("stored", "confirmed", "state"),
    [
        (CourseStatus.OPEN, 1, CourseStatus.OPEN),
        (CourseStatus.OPEN, 2, CourseStatus.FULL),
        (CourseStatus.DRAFT, 2, CourseStatus.DRAFT),
        (CourseStatus.CANCELLED, 2, CourseStatus.CANCELLED),
        (CourseStatus.FINISHED, 0, CourseStatus.FINISHED),
    ],
)
def test_the_state_people_see(stored: str, confirmed: int, state: str) -> None:
    start = datetime(2027, 1, 12, 18, 0)
    assert course_state(stored, 2, confirmed, start, datetime(2027, 1, 1)) == state


def test_an_open_course_runs_from_its_first_session_on() -> None:
    start = datetime(2027, 1, 12, 18, 0)
    assert course_state(CourseStatus.OPEN, 2, 2, start, start) == CourseStatus.RUNNING


def test_late_is_after_the_closing_day_or_the_first_session() -> None:
    closing, start = datetime(2027, 1, 5), datetime(2027, 1, 12, 18, 0)
    assert not is_late(datetime(2027, 1, 5, 23, 0), closing.date(), start)
    assert is_late(datetime(2027, 1, 6), closing.date(), start)
    assert not is_late(datetime(2027, 1, 12, 18, 0), None, start)
    assert is_late(datetime(2027, 1, 12, 18, 1), None, start)
    assert not is_late(datetime(2027, 1, 12), None, None)


class WaitingList(RuleBasedStateMachine):
    """The office registers, people withdraw and move up in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.places = Places(3)
        self.count = 0
        self.overrides = 0

    @rule(override=st.booleans())
    def enrol(self, override: bool) -> None:
        before = self.places
        self.count += 1
        self.places = before.enrolled(self.count, override=override)
        if self.count in self.places.confirmed and not override:
            assert before.has_free
            assert not before.waiting
        if override and (not before.has_free or before.waiting):
            self.overrides += 1

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        everybody = self.places.confirmed + self.places.waiting
        if not everybody:
            return
        who = data.draw(st.sampled_from(everybody))
        before = self.places
        self.places = before.withdrawn(who)
        others = [one for one in before.confirmed if one != who]
        assert list(self.places.confirmed) == others

    @rule()
    def move_up_the_next(self) -> None:
        following = self.places.next_in_line
        if following is None:
            return
        assert move_up_refusal(self.places, following, "") is None
        assert all(following <= one for one in self.places.waiting)
        self.places = self.places.moved_up(following)

    @rule(limit=st.integers(1, 6))
    def change_limit(self, limit: int) -> None:
        if limit_refusal(self.places, limit) is None:
            self.places = Places(limit, self.places.confirmed, self.places.waiting)

    @invariant()
    def nobody_sits_on_a_place_that_is_not_there(self) -> None:
        assert self.places.limit is not None
        assert len(self.places.confirmed) <= self.places.limit + self.overrides

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        everybody = self.places.confirmed + self.places.waiting
        assert len(set(everybody)) == len(everybody)

    @invariant()
    def those_who_wait_stand_in_the_order_they_came(self) -> None:
        assert list(self.places.waiting) == sorted(self.places.waiting)
        ranks = [self.places.rank(one) for one in self.places.waiting]
        assert ranks == list(range(1, len(ranks) + 1))


TestWaitingList = WaitingList.TestCase
