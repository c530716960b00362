"""Numbers, order and clock times of an agenda."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.meetings.rules.numbering import (
    counter_after,
    item_label,
    numbers,
    outline,
    plain,
    position_between,
    spread,
)
from kommin_desktop.meetings.rules.schedule import end_sentence, schedule, total_sentence
from tests.meetings.lines import Line

START = datetime(2026, 12, 3, 14, 0)


def test_headings_and_breaks_are_not_counted() -> None:
    lines = [
        Line(1, None, 1, is_heading=True),
        Line(2, None, 2),
        Line(3, None, 3, kind="break"),
        Line(4, None, 4),
    ]
    assert [entry.number for entry in outline(lines)] == ["", "1.", "", "2."]


def test_a_move_renumbers_what_has_no_number_of_its_own() -> None:
    before = [Line(1, None, 1), Line(2, None, 2), Line(3, None, 3, number_override="9a.")]
    after = [Line(1, None, 5), *before[1:]]
    assert numbers(before) == {1: "1.", 2: "2.", 3: "9a."}
    assert numbers(after) == {2: "1.", 3: "9a.", 1: "10."}


def test_sub_items_follow_their_parent() -> None:
    lines = [Line(1, None, 1), Line(2, None, 2), Line(3, 1, 9), Line(4, 3, 1), Line(5, 2, 1)]
    found = [(entry.item.id, entry.number, entry.depth) for entry in outline(lines)]
    assert found == [(1, "1.", 0), (3, "1.1", 1), (4, "1.1.1", 2), (2, "2.", 0), (5, "2.1", 1)]


def test_items_that_are_each_others_parents_are_still_shown() -> None:
    lines = [Line(1, 2, 1), Line(2, 1, 2), Line(3, None, 3)]
    assert {entry.item.id for entry in outline(lines)} == {1, 2, 3}


@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 5), st.sampled_from(["", "9a.", "TOP 3"])),
        max_size=12,
    )
)
def test_every_item_appears_once_whatever_the_tree(
    rows: list[tuple[int, int, str]],
) -> None:
    lines = [
        Line(number, parent or None, position, override)
        for number, (parent, position, override) in enumerate(rows, start=1)
    ]
    assert sorted(entry.item.id for entry in outline(lines)) == list(range(1, len(rows) + 1))


@pytest.mark.parametrize(
    ("written", "same"), [("TOP 3.", "3"), ("9a.", "9a"), ("8.1", "8.1"), ("Top 4:", "4")]
)
def test_numbers_are_compared_without_their_dress(written: str, same: str) -> None:
    assert plain(written) == same


def test_labels_for_minutes() -> None:
    assert [item_label(number) for number in ("3.", "8.1", "9a.", "TOP 4", "")] == [
        "TOP 3",
        "TOP 8.1",
        "TOP 9a",
        "TOP 4",
        "",
    ]


def test_counting_goes_on_from_a_number_written_by_hand() -> None:
    assert [counter_after(number, 4) for number in ("9a.", "12.", "Ö 7", "neu")] == [9, 12, 7, 4]


@given(st.integers(-5000, 5000), st.integers(-5000, 5000))
def test_a_position_between_lies_between(one: int, other: int) -> None:
    before, after = sorted((one, other))
    middle = position_between(before, after)
    if after - before > 1:
        assert middle is not None
        assert before < middle < after
    else:
        assert middle is None


def test_positions_at_the_ends() -> None:
    assert position_between(None, None) == 1024
    assert position_between(2048, None) == 3072
    assert position_between(None, 1024) == 0
    assert spread(3) == [1024, 2048, 3072]


def test_clock_times_come_from_the_durations() -> None:
    lines = [Line(1, planned_min=10), Line(2, planned_min=5), Line(3, planned_min=35)]
    plan = schedule(lines, START)
    assert [at.strftime("%H:%M") for at in plan.starts.values()] == ["14:00", "14:10", "14:15"]
    assert plan.end == datetime(2026, 12, 3, 14, 50)
    assert plan.overrun(datetime(2026, 12, 3, 14, 30)) == 20


def test_an_items_minutes_cover_its_sub_items() -> None:
    lines = [Line(1, planned_min=35), Line(2, 1), Line(3, 1), Line(4, planned_min=5)]
    plan = schedule(lines, START)
    assert {key: at.strftime("%H:%M") for key, at in plan.starts.items()} == {
        1: "14:00",
        4: "14:35",
    }
    assert plan.minutes == 40


def test_sub_items_make_the_time_of_an_item_without_own_minutes() -> None:
    lines = [
        Line(1),
        Line(2, 1, planned_min=10),
        Line(3, 1, planned_min=20),
        Line(4, planned_min=5),
    ]
    plan = schedule(lines, START)
    assert plan.starts[3].strftime("%H:%M") == "14:10"
    assert plan.starts[4].strftime("%H:%M") == "14:30"
    assert plan.minutes == 35


def test_behind_an_item_without_minutes_no_time_is_known() -> None:
    plan = schedule([Line(1, planned_min=10), Line(2), Line(3, planned_min=5)], START)
    assert set(plan.starts) == {1, 2}
    assert plan.end is None
    assert plan.overrun(START) is None


def test_without_any_minutes_there_are_no_times() -> None:
    assert schedule([Line(1), Line(2)], START).starts == {}


def test_a_part_takes_no_time() -> None:
    plan = schedule([Line(1, is_heading=True), Line(2, planned_min=10)], START)
    assert plan.starts == {2: START}


def test_the_footer_says_the_end_and_what_is_left() -> None:
    plan = schedule([Line(1, planned_min=145)], START)
    assert end_sentence(plan, datetime(2026, 12, 3, 16, 30)) == (
        "Ende 16:25 Uhr · 5 Minuten Puffer bis 16:30 Uhr"
    )
    assert end_sentence(plan, datetime(2026, 12, 3, 16, 10)) == (
        "15 Minuten über dem geplanten Ende"
    )
    assert total_sentence(plan, 7) == "7 Punkte · 2\u00a0Std. 25\u00a0Min."
