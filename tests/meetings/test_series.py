"""How far meetings have come, and how the series of a body is put in order."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import pytest

from kommin_desktop.kit.desk import Desk
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import SeriesLine
from kommin_desktop.meetings.rules.progress import in_series, reached, steps_done


class Facts(NamedTuple):
    """A meeting as its progress sees it."""

    status: str
    starts_at: datetime = datetime(2026, 12, 3, 14, 0)
    items: int = 0
    dealt: int = 0
    dispatched: bool = False
    invited: int = 0
    answered: int = 0
    papers: int = 0
    papers_missing: int = 0
    tasks: int = 0
    tasks_closed: int = 0
    minutes_state: str = ""


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (Facts("planned"), "0 von 5 Schritten"),
        (Facts("planned", items=7, papers=2), "2 von 5 Schritten"),
        (Facts("planned", items=7, papers=2, papers_missing=1), "1 von 5 Schritten"),
        (Facts("planned", items=7, dispatched=True, invited=8), "2 von 5 Schritten"),
        (Facts("invited", dispatched=True, invited=41, answered=29), "29 von 41 Rückmeldungen"),
        (Facts("in_progress", items=7, dealt=3), "3 von 7 Punkten"),
        (Facts("held", tasks=5, tasks_closed=3), "3 von 5 Aufgaben"),
        (Facts("held", minutes_state="released"), "Protokoll: 2 von 4"),
        (Facts("closed", tasks=6, tasks_closed=6), "6 von 6 Aufgaben"),
    ],
)
def test_what_counts_is_what_comes_next(facts: Facts, words: str) -> None:
    found = reached(facts)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "facts", [Facts("closed"), Facts("cancelled", items=3), Facts("postponed", items=3)]
)
def test_where_nothing_is_next_nothing_is_counted(facts: Facts) -> None:
    assert reached(facts) is None


def test_replies_are_a_step_when_all_have_answered() -> None:
    assert steps_done(Facts("planned", dispatched=True, invited=3, answered=2)) == 1
    assert steps_done(Facts("planned", dispatched=True, invited=3, answered=3)) == 2


def test_the_next_meeting_stands_first_and_the_past_by_years() -> None:
    lines = [
        Facts("closed", datetime(2025, 3, 1)),
        Facts("closed", datetime(2026, 6, 1)),
        Facts("planned", datetime(2027, 3, 1)),
        Facts("postponed", datetime(2026, 1, 1)),
        Facts("invited", datetime(2026, 12, 3)),
        Facts("cancelled", datetime(2026, 9, 1)),
    ]
    found = [
        (heading, [line.starts_at.strftime("%m/%y") for line in group])
        for heading, group in in_series(lines)
    ]
    assert found == [
        ("Geplant", ["12/26", "03/27", "01/26"]),
        ("2026", ["09/26", "06/26"]),
        ("2025", ["03/25"]),
    ]


def series_of(desk: Desk, body_id: int) -> dict[str, SeriesLine]:
    return {line.title: line for line in desk.try_read(queries.series(body_id))}


def test_the_series_counts_what_belongs_to_each_meeting(sample_desk: Desk) -> None:
    lines = series_of(sample_desk, 1)
    invited, closed = lines["17. Sitzung"], lines["16. Sitzung"]
    replies = sample_desk.try_read(queries.replies(invited.id))
    tasks = [
        task for task in sample_desk.try_read(queries.item_tasks(closed.id)) if not task.is_carried
    ]
    assert invited.invited == len(replies)
    assert invited.answered == sum(reply.reply != "open" for reply in replies)
    assert closed.tasks == len(tasks)
    assert closed.tasks_closed == sum(task.status != "open" for task in tasks)
    assert closed.decisions == len(sample_desk.try_read(queries.decisions(closed.id)))
    present = sample_desk.try_read(queries.attendances(closed.id))
    assert closed.present == sum(line.status == "present" for line in present)
    counts = {c.body_id: c.meetings for c in sample_desk.try_read(queries.meeting_counts())}
    assert counts[1] == len(lines)


def test_decisions_without_a_number_stand_above_the_register(sample_desk: Desk) -> None:
    codes = [line.code for line in sample_desk.try_read(queries.body_decisions(1))]
    register = [line.code for line in sample_desk.try_read(queries.decision_register(1))]
    assert codes == list(reversed(register))
    assert {line.code for line in sample_desk.try_read(queries.body_decisions(2))} == {""}


def test_what_waits_in_a_body_is_what_is_open(sample_desk: Desk) -> None:
    lines = sample_desk.try_read(queries.body_waiting(3))
    assert [line.kind for line in lines] == ["task", "topic", "topic"]
    assert [line.id for line in lines if line.kind == "topic"] == [
        topic.id for topic in sample_desk.try_read(queries.topics(3))
    ]
    tasks = sample_desk.try_read(queries.open_body_tasks(1))
    waiting = sample_desk.try_read(queries.body_waiting(1))
    assert {line.id for line in waiting if line.kind == "task"} == {task.task_id for task in tasks}
