"""Under which heading a task stands, and which tasks are refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.tasks.rules import (
    DueGroup,
    TaskDraft,
    TaskStatus,
    closing_refusal,
    draft_refusal,
    due_group,
    due_group_label,
    due_words,
    is_mine,
    priority_label,
    status_label,
)

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("due", "label"),
    [
        (WEDNESDAY - timedelta(days=1), "Überfällig"),
        (WEDNESDAY, "Heute"),
        (WEDNESDAY + timedelta(days=1), "Diese Woche"),
        (date(2026, 11, 29), "Diese Woche"),
        (date(2026, 11, 30), "Später"),
        (None, "Ohne Termin"),
    ],
)
def test_the_heading_of_a_task(due: date | None, label: str) -> None:
    assert due_group_label(due_group(due, WEDNESDAY)) == label


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_this_week_is_the_rest_of_the_calendar_week(today: date, days: int) -> None:
    due = today + timedelta(days=days)
    same_week = due.isocalendar()[:2] == today.isocalendar()[:2]
    assert (due_group(due, today) is DueGroup.THIS_WEEK) == (same_week and due > today)


def test_on_sunday_nothing_is_left_of_the_week() -> None:
    sunday = date(2026, 11, 29)
    assert due_group(sunday + timedelta(days=1), sunday) is DueGroup.LATER


def test_a_task_needs_words_and_one_responsible() -> None:
    assert draft_refusal(TaskDraft("Raum anfragen")) is None
    assert draft_refusal(TaskDraft(" \n"))
    assert draft_refusal(TaskDraft("x", responsible_id=1, responsible_seat_id=2))


def test_dropping_a_task_needs_a_reason() -> None:
    assert closing_refusal("open", TaskStatus.DONE, "") is None
    assert "Grund" in (closing_refusal("open", TaskStatus.DROPPED, " ") or "")
    assert closing_refusal("open", TaskStatus.DROPPED, "Förderung abgelehnt") is None
    assert "bereits erledigt" in (closing_refusal("done", TaskStatus.DONE, "") or "")
    assert closing_refusal("open", TaskStatus.OPEN, "")


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert (status_label("paused"), priority_label("urgent")) == ("paused", "urgent")


def test_when_a_task_is_due_in_words() -> None:
    said = [
        due_words(due, WEDNESDAY).replace("\u00a0", " ")
        for due in (date(2026, 11, 19), WEDNESDAY, date(2026, 12, 9), date(2026, 12, 10), None)
    ]
    assert said == ["überfällig seit Do., 19.11.", "heute", "Mi., 09.12.", "10.12.2026", ""]
    assert due_words(date(2025, 12, 30), WEDNESDAY).endswith("30.12.2025")


def test_a_task_is_mine_when_it_names_me() -> None:
    assert is_mine("Petra Brinkmann", "Brinkmann")
    assert is_mine("Yıldız, Şükran", "Şükran Yildiz")
    assert not is_mine("Petra Brinkmann", "Wehmeier")
    assert not is_mine("Brinkmanns Team", "Brinkmann")
    assert not is_mine("Petra Brinkmann", "")
