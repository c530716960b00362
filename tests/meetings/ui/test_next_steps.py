"""How far the next meeting is prepared, as Heute says it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from kommin_desktop.meetings.queries.today_lines import TodayMeeting
from kommin_desktop.meetings.ui.next_steps import hint_of, steps_of

MEETING = TodayMeeting(
    id=6,
    body="Runder Tisch Integration",
    body_kind="round_table",
    title="17. Sitzung",
    status="planned",
    starts_at=datetime(2026, 12, 3, 14, 0),
    ends_at=None,
    place="",
    items=0,
    minutes=0,
    sent_on=None,
    reply_by=None,
    invited=0,
    answered=0,
    papers=0,
    papers_present=0,
    minutes_state="",
)
SENT: dict[str, Any] = {"items": 7, "minutes": 145, "sent_on": date(2026, 11, 12), "invited": 41}


@pytest.mark.parametrize(
    ("facts", "current", "act"),
    [
        ({}, "Tagesordnung", "Tagesordnung anlegen"),
        ({"items": 7}, "Einladung", "Einladung vorbereiten"),
        ({**SENT, "answered": 29}, "Rückmeldungen", "Rückmeldungen nachfassen"),
        ({**SENT, "answered": 41, "papers": 5, "papers_present": 3}, "Unterlagen", "Unterlagen a"),
        ({**SENT, "answered": 41}, "Protokoll", "Protokoll öffnen"),
    ],
)
def test_the_first_thing_not_done_is_next(facts: dict[str, Any], current: str, act: str) -> None:
    meeting = MEETING._replace(**facts)
    assert [step.title for step in steps_of(meeting) if step.state == "current"] == [current]
    assert hint_of(meeting, date(2026, 11, 23)).act.startswith(act)


def test_the_steps_carry_figures() -> None:
    steps = steps_of(MEETING._replace(**SENT, answered=29, papers=5, papers_present=3))
    assert [step.figure for step in steps] == [
        "7 Punkte · 2:25 Std.",
        "41 versendet",
        "29 von 41",
        "3 von 5",
        "offen",
    ]


def test_on_its_day_the_minutes_are_opened() -> None:
    assert hint_of(MEETING, date(2026, 12, 3)).stage == "protokoll"
