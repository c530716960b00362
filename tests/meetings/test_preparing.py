"""Preparing a meeting: where moves lead, pasting, taking over, what is open, papers, stages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.base.errors import UserError
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.rules import agenda_text
from kommin_desktop.meetings.rules.agenda_items import (
    SentItem,
    renewed_title,
    sent_items,
)
from kommin_desktop.meetings.rules.numbering import Moves, Place, outline
from kommin_desktop.meetings.rules.stages import (
    StageFacts,
    StageKey,
    next_stage,
    stage_of,
    stage_states,
)
from tests.meetings.conftest import ENDS, STARTS, RoundTable
from tests.meetings.lines import Line, lines_of

TODAY = date(2026, 11, 23)
DAY = date(2026, 12, 3)
# Ids in printing order: 1 heading, 2, 3 with 4 and 5, 6 a break, 7.
AGENDA = """\
A Öffentlicher Teil
1. Begrüßung
2. Kriterien
2.1 Antrag
2.2 Beschluss
Pause
3. Verschiedenes
"""


def moves(text: str = AGENDA) -> Moves[Line]:
    return Moves(outline(lines_of(agenda_text.parse(text))))


def after_move(lines: list[Line], item_id: int, place: Place) -> list[int]:
    """The printing order when an item stands at a place."""
    siblings = [
        entry.item.id
        for entry in outline(lines)
        if entry.item.parent_id == place.parent_id and entry.item.id != item_id
    ]
    siblings.insert(place.before, item_id)
    moved = [
        Line(
            line.id,
            place.parent_id if line.id == item_id else line.parent_id,
            siblings.index(line.id) if line.id in siblings else line.position,
            is_heading=line.is_heading,
            kind=line.kind,
        )
        for line in lines
    ]
    return [entry.item.id for entry in outline(moved)]


def test_a_step_stays_among_siblings() -> None:
    assert moves().stepped(4, 1) == Place(3, 1)
    assert moves().stepped(5, 1) is None
    assert moves().stepped(3, -1) == Place(None, 1)
    assert moves().stepped(1, -1) is None


def test_an_item_goes_under_the_one_before_it_and_back() -> None:
    assert moves().indented(3) == Place(2, 0)
    assert moves().indented(2) is None, "nothing stands under a heading"
    assert moves().indented(7) is None, "nothing stands under a break"
    assert moves().indented(6) is None, "a break stands alone"
    assert moves().outdented(5) == Place(None, 3)
    assert moves().outdented(3) is None


def test_what_is_dropped_among_sub_items_becomes_one() -> None:
    assert moves().dropped(2, 4) == Place(3, 1)
    assert moves().dropped(6, 4) is None, "a break goes behind the group, where it stands"
    assert moves().dropped(5, 2) == Place(None, 2)
    assert moves().dropped(4, 5) == Place(3, 1), "the last of its group stays in it"


def test_what_is_dropped_where_it_stands_stays() -> None:
    for item, gaps in {2: (1, 2), 3: (2, 3, 5), 4: (3, 4), 7: (6, 7)}.items():
        for gap in gaps:
            assert moves().dropped(item, gap) is None, (item, gap)


@given(item=st.integers(1, 7), gap=st.integers(0, 7))
def test_a_dropped_item_stands_in_the_gap(item: int, gap: int) -> None:
    lines = lines_of(agenda_text.parse(AGENDA))
    place = moves().dropped(item, gap)
    if place is None:
        return
    own = {3: {3, 4, 5}}.get(item, {item})
    order = [one for one in after_move(lines, item, place) if one not in own or one == item]
    above = [one for one in range(1, gap + 1) if one not in own]
    # A heading or break that is dropped between sub-items goes behind them.
    alone = item in (1, 6) and gap in (3, 4)
    assert order.index(item) == (
        len([n for n in range(1, 6) if n not in own]) if alone else len(above)
    )


def test_the_item_that_approves_minutes_names_the_former_meeting() -> None:
    title = "Genehmigung des Protokolls der 15. Sitzung"
    assert renewed_title(title, "16. Sitzung") == "Genehmigung des Protokolls der 16. Sitzung"
    assert renewed_title("Rückblick auf die 15. Sitzung", "16. Sitzung").endswith("15. Sitzung")
    assert renewed_title(title, "Sondersitzung") == title


def test_several_items_are_put_behind_one(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Einfügen") as session:
        after = table.item(meeting, "3.1")
        service.insert_items(
            session, meeting, agenda_text.parse("1. Neu\n1.1 Teil\nPause"), after_id=after
        )
    titles = [entry.item.title for entry in outline(table.office.read(queries.agenda(meeting)))]
    start = titles.index("Antrag bis 500 Euro")
    assert titles[start + 1 : start + 5] == ["Neu", "Teil", "Pause", "B Nichtöffentlicher Teil"]
    with table.office.work("Nichts") as session, pytest.raises(UserError, match="enthält keinen"):
        service.insert_items(session, meeting, ())


def test_a_former_agenda_is_taken_over_but_not_twice(table: RoundTable) -> None:
    former = table.planned()
    with table.office.work("Nächste") as session:
        meeting = table.plan(session, datetime(2027, 3, 4, 14, 0), None, "1. Begrüßung\n")
        service.copy_agenda(session, meeting, former)
    lines = outline(table.office.read(queries.agenda(meeting)))
    titles = [entry.item.title for entry in lines]
    assert titles.count("Begrüßung") == 1
    assert "Antrag bis 500 Euro" in titles
    sub = next(entry for entry in lines if entry.item.title == "Antrag bis 500 Euro")
    assert sub.depth == 1
    with table.office.work("Wieder") as session, pytest.raises(UserError, match="stehen schon"):
        service.copy_agenda(session, meeting, former)


def test_single_tasks_are_carried_under_one_item(table: RoundTable) -> None:
    former = table.recorded("# 3\nText\nA: Wehmeier: Antrag entwerfen\nA: Aydın: Vereine anrufen\n")
    with table.office.work("Nächste") as session:
        meeting = table.plan(session, datetime(2027, 3, 4, 14, 0), None, "1. Verschiedenes\n")
    tasks = [line.task_id for line in table.office.read(queries.item_tasks(former))]
    assert len(tasks) == 2
    for task in tasks:
        with table.office.work("Übernehmen") as session:
            service.carry_over(session, meeting, (), task_ids=[task])
    carried = table.office.read(queries.item_tasks(meeting))
    assert [line.task_id for line in carried] == tasks
    assert len({line.agenda_item_id for line in carried}) == 1
    first = outline(table.office.read(queries.agenda(meeting)))[0]
    assert first.item.title.startswith("Stand der Aufgaben")


def test_a_file_becomes_a_paper(table: RoundTable) -> None:
    meeting = table.planned()
    item = table.item(meeting, "3")
    with table.office.work("Unterlage") as session:
        service.add_paper(
            session, meeting, b"%PDF-1.7", "Vorlage_17-2.pdf", "application/pdf", item_id=item
        )
    (paper,) = table.office.read(queries.paper_files(meeting))
    assert (paper.title, paper.state, paper.agenda_item_id) == ("Vorlage 17-2", "present", item)
    assert queries.paper_bytes(table.office.connection, paper.attachment_id) == b"%PDF-1.7"


def test_time_and_place_change_in_one_step(table: RoundTable) -> None:
    meeting, invitation = table.invited()
    with table.office.work("Ort") as session:
        service.rearrange_meeting(session, meeting, STARTS, ENDS, "Rathaus")
    assert table.line(meeting).place == "Rathaus"
    dispatches = table.office.read(queries.invitations(meeting))
    assert [line.id for line in dispatches] == [invitation], "the same time moves nothing"
    with table.office.work("Termin") as session:
        service.rearrange_meeting(session, meeting, datetime(2026, 12, 18, 10, 0), None, "Rathaus")
    assert table.office.read(queries.invitations(meeting))[0].kind == "move"


def test_what_was_announced_is_known(table: RoundTable) -> None:
    meeting, _invitation = table.invited()
    sent = sent_items(table.office.read(queries.invitations(meeting))[0].agenda_snapshot)
    assert sent[SentItem("Begrüßung", is_public=True, is_heading=False)] == 1
    assert sent[SentItem("Personal der Beratungsstelle", is_public=False, is_heading=False)] == 1
    assert sent_items("") == {}


@pytest.mark.parametrize(
    ("status", "day", "has_dispatch", "expected"),
    [
        ("planned", DAY, False, StageKey.PREPARING),
        ("planned", DAY, True, StageKey.INVITING),
        ("planned", TODAY, False, StageKey.RECORDING),
        ("invited", DAY, True, StageKey.INVITING),
        ("invited", TODAY, True, StageKey.RECORDING),
        ("in_progress", TODAY, True, StageKey.RECORDING),
        ("held", TODAY, True, StageKey.FOLLOWING),
        ("closed", TODAY, True, StageKey.FOLLOWING),
        ("postponed", TODAY, True, StageKey.PREPARING),
        ("cancelled", TODAY, True, StageKey.INVITING),
        ("cancelled", TODAY, False, StageKey.PREPARING),
    ],
)
def test_the_stage_that_is_next(
    status: str, day: date, has_dispatch: bool, expected: StageKey
) -> None:
    facts = StageFacts(status, day, has_dispatch)
    assert next_stage(facts, TODAY) == expected


def test_stages_before_the_next_are_done() -> None:
    states = stage_states(StageFacts("invited", DAY, True), TODAY)
    assert [state.value for state in states.values()] == ["done", "current", "later", "later"]
    states = stage_states(StageFacts("closed", TODAY, True), TODAY)
    assert {state.value for state in states.values()} == {"done"}


def test_a_route_names_a_stage() -> None:
    assert stage_of("protokoll") == StageKey.RECORDING
    assert stage_of("vorschau") is None
    assert stage_of("") is None


def test_the_file_tells_the_stage(table: RoundTable) -> None:
    meeting, _invitation = table.invited()
    (line,) = table.office.read(queries.stage_line(meeting))
    assert (line.status, line.starts_at, line.has_dispatch) == ("invited", STARTS, True)
