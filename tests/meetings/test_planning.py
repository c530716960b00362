"""Planning: numbers, the agenda, moving, postponing, cancelling, carrying over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.bodies import service as bodies
from kommin_desktop.bodies.rules import BodyDraft, SeatDraft
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.rules import agenda_text
from kommin_desktop.meetings.rules.agenda_items import ItemDraft
from kommin_desktop.meetings.rules.calendar import MeetingDraft, OfficerDraft
from kommin_desktop.meetings.rules.states import OfficerRole
from kommin_desktop.tasks.service import close_task
from tests.meetings.conftest import ENDS, STARTS, RoundTable


def numbered(table: RoundTable, meeting: int) -> list[tuple[str, str]]:
    summary = next(
        one for one in service.meeting_summaries(table.office.connection) if one.line.id == meeting
    )
    return [(entry.number, entry.line.title) for entry in summary.entries]


def test_a_planned_meeting_has_number_title_and_agenda(table: RoundTable) -> None:
    meeting = table.planned()
    line = table.line(meeting)
    assert (line.number, line.title, line.status) == (1, "1. Sitzung", "planned")
    assert (line.starts_at, line.ends_at) == (STARTS, ENDS)
    assert [number for number, _title in numbered(table, meeting)] == [
        "",
        "1.",
        "2.",
        "3.",
        "3.1",
        "",
        "4.",
        "5.",
    ]


def test_undo_gives_the_number_back_but_the_trash_keeps_it(table: RoundTable) -> None:
    first = table.planned()
    assert table.office.undo() == "Sitzung geplant"
    again = table.planned()
    assert table.line(again).number == 1
    assert again != first
    with table.office.work("Gelöscht") as session:
        service.trash_meeting(session, again)
    assert table.line(table.planned()).number == 2


def test_numbers_are_continuous_or_per_year(table: RoundTable) -> None:
    with table.office.work("Gremien") as session:
        yearly = bodies.add_body(session, BodyDraft("Arbeitskreis Sprache", numbering="per_year"))
        numbers = [
            service.plan_meeting(session, MeetingDraft(yearly.id, start)).number
            for start in (
                datetime(2026, 3, 1, 10, 0),
                datetime(2026, 5, 1, 10, 0),
                datetime(2027, 2, 1, 10, 0),
            )
        ]
        own = [table.plan(session, start, None) for start in (STARTS, datetime(2027, 4, 1, 14, 0))]
    assert numbers == [1, 2, 1]
    assert [table.line(meeting).number for meeting in own] == [1, 2]


def test_an_end_before_the_start_is_refused(table: RoundTable) -> None:
    with (
        pytest.raises(UserError, match="Ende der Sitzung"),
        table.office.work("Sitzung geplant") as session,
    ):
        table.plan(session, ends_at=datetime(2026, 12, 17, 13, 0))
    assert table.office.read(queries.meetings()) == []


def test_an_unknown_end_is_none(table: RoundTable) -> None:
    with table.office.work("Sitzung geplant") as session:
        meeting = table.plan(session, ends_at=datetime(2026, 12, 17, 0, 0))
    assert table.line(meeting).ends_at is None


def test_meetings_are_found_by_the_words_of_their_items(table: RoundTable) -> None:
    meeting = table.planned()
    assert [line.id for line in table.office.read(queries.meetings("foerderkrit"))] == [meeting]
    assert table.office.read(queries.meetings("Haushaltsplan")) == []


def test_officers_take_over_at_a_time(table: RoundTable) -> None:
    meeting = table.planned()
    takes_over = datetime(2026, 12, 17, 15, 10)
    with table.office.work("Leitung") as session:
        service.set_officers(
            session,
            meeting,
            OfficerRole.CHAIR,
            (
                OfficerDraft(name="Petra Brinkmann"),
                OfficerDraft(table.people["Aydın"], "", takes_over),
            ),
        )
    officers = table.office.read(queries.officers(meeting))
    assert [(line.role, line.name, line.from_time) for line in officers] == [
        ("chair", "Petra Brinkmann", None),
        ("chair", "Gülşen Aydın", takes_over),
        ("minute_taker", "Jörg Wehmeier", None),
    ]


def test_items_move_with_their_children_and_are_renumbered(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("TOP verschoben") as session:
        service.move_item(session, table.item(meeting, "3"), parent_id=None, index=1)
    assert numbered(table, meeting)[:4] == [
        ("", "A Öffentlicher Teil"),
        ("1.", "Förderkriterien für Vereine"),
        ("1.1", "Antrag bis 500 Euro"),
        ("2.", "Begrüßung"),
    ]
    table.office.undo()
    assert numbered(table, meeting)[1] == ("1.", "Begrüßung")


def test_a_move_writes_one_row(table: RoundTable) -> None:
    meeting = table.planned()
    before = {line.id: line.position for line in table.office.read(queries.agenda(meeting))}
    with table.office.work("TOP verschoben") as session:
        service.move_item(session, table.item(meeting, "5"), parent_id=None, index=1)
    after = {line.id: line.position for line in table.office.read(queries.agenda(meeting))}
    assert len([key for key in before if before[key] != after[key]]) == 1


def test_an_item_never_stands_under_itself(table: RoundTable) -> None:
    meeting = table.planned()
    with pytest.raises(UserError, match="unter sich selbst"), table.office.work("x") as session:
        service.move_item(
            session, table.item(meeting, "3"), parent_id=table.item(meeting, "3.1"), index=0
        )


def test_positions_never_run_out(table: RoundTable) -> None:
    """Fifteen times between the same neighbours is more than a gap of 1024 allows."""
    meeting = table.planned()
    first = table.item(meeting, "1")
    with table.office.work("TOPs") as session:
        for count in range(15):
            service.add_item(session, meeting, ItemDraft(f"Neu {count}"), after_id=first)
    titles = [title for _number, title in numbered(table, meeting)]
    assert titles[1:17] == ["Begrüßung", *(f"Neu {count}" for count in reversed(range(15)))]


def test_an_item_with_results_stays_on_the_agenda(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Text") as session:
        service.set_text(session, table.item(meeting, "3.1"), "Besprochen.")
    with pytest.raises(UserError, match="schon etwas protokolliert"), table.office.work("x") as s:
        service.remove_item(s, table.item(meeting, "3"))
    with pytest.raises(UserError, match="schon etwas protokolliert"), table.office.work("x") as s:
        service.set_agenda(s, meeting, agenda_text.parse("1. Neu"))
    with table.office.work("Weg") as session:
        service.remove_item(session, table.item(meeting, "4"))
    assert "Personal der Beratungsstelle" not in [title for _n, title in numbered(table, meeting)]


def test_a_set_agenda_replaces_the_old_one(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Tagesordnung") as session:
        service.set_agenda(session, meeting, agenda_text.parse("1. Neu\n1.1 Unten"))
    assert numbered(table, meeting) == [("1.", "Neu"), ("1.1", "Unten")]


def test_a_moved_meeting_keeps_its_number_and_asks_again(table: RoundTable) -> None:
    meeting, invitation = table.invited()
    recipient = table.office.read(queries.recipients(invitation))[0]
    with table.office.work("Zusage") as session:
        service.set_reply(session, recipient.id, "yes")
    moved = datetime(2027, 1, 14, 14, 0)
    with table.office.work("Verlegt") as session:
        service.move_meeting(session, meeting, moved, None, "Der Saal ist belegt.")
    latest = table.office.read(queries.invitations(meeting))[0]
    assert (latest.kind, latest.version, latest.former_start) == ("move", 2, STARTS)
    assert {line.reply for line in table.office.read(queries.replies(meeting))} == {"open"}
    line = table.line(meeting)
    assert (line.number, line.starts_at, line.status) == (1, moved, "invited")


def test_a_planned_meeting_moves_without_a_dispatch(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Verlegt") as session:
        service.move_meeting(session, meeting, datetime(2027, 1, 14, 14, 0))
    assert table.office.read(queries.invitations(meeting)) == []


def test_a_postponed_meeting_waits_for_its_day(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Verschoben") as session:
        service.postpone_meeting(session, meeting, "Krankheit")
    assert table.line(meeting).status == "postponed"
    with table.office.work("Neuer Termin") as session:
        service.move_meeting(session, meeting, datetime(2027, 1, 14, 14, 0))
    assert table.line(meeting).status == "planned"


def test_a_cancelled_meeting_keeps_its_number_and_returns_its_topics(table: RoundTable) -> None:
    meeting, _invitation = table.invited()
    with table.office.work("Abgesagt") as session:
        service.cancel_meeting(session, meeting, "Krankheit")
    assert table.line(meeting).status == "cancelled"
    topics = [(line.title, line.text) for line in table.office.read(queries.topics(table.body_id))]
    assert topics == [
        ("Förderkriterien für Vereine", "- Antrag bis 500 Euro"),
        ("Personal der Beratungsstelle", ""),
    ]
    latest = table.office.read(queries.invitations(meeting))[0]
    assert (latest.kind, latest.reply_by) == ("cancel", None)
    assert table.line(table.planned()).number == 2
    with pytest.raises(UserError, match="abgesagt"), table.office.work("x") as session:
        service.change_meeting(session, meeting, place="Anderswo")


def test_a_topic_leaves_the_store_for_an_agenda_and_returns(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Thema") as session:
        topic = service.add_topic(session, table.body_id, "Dolmetschpool", suggested_by="Aydın")
        item = service.add_item(session, meeting, ItemDraft("Dolmetschpool"), topic_id=topic.id)
    assert table.office.read(queries.topics(table.body_id)) == []
    with table.office.work("Weg") as session:
        service.remove_item(session, item.id)
    assert [line.title for line in table.office.read(queries.topics(table.body_id))] == [
        "Dolmetschpool"
    ]


def test_what_is_open_is_carried_over_before_any_other_business(table: RoundTable) -> None:
    first = table.recorded("# 3\nText\nA: Wehmeier, bis 15.1.: Entwurf\nA: Aydın: Liste\n")
    with table.office.work("Vertagt") as session:
        service.set_outcome(session, table.item(first, "4"), "postponed")
        done = table.office.read(queries.item_tasks(first))[1]
        close_task(session, done.task_id)
        second = table.plan(
            session, datetime(2027, 4, 8, 14, 0), None, "1. Begrüßung\n2. Verschiedenes\n"
        )
        service.carry_over(session, second)
    assert numbered(table, second) == [
        ("1.", "Begrüßung"),
        ("2.", "Personal der Beratungsstelle"),
        ("3.", "Stand der Aufgaben aus den vorigen Sitzungen"),
        ("4.", "Verschiedenes"),
    ]
    carried = table.office.read(queries.item_tasks(second))
    assert [(line.title, line.is_carried) for line in carried] == [("Entwurf", True)]
    with table.office.work("Noch einmal") as session:
        assert service.carry_over(session, second) == []
    assert table.office.read(queries.open_items(table.body_id)) == []


def test_a_carried_item_takes_its_sub_items_along(table: RoundTable) -> None:
    first = table.recorded("# 1\nText\n")
    with table.office.work("Vertagt") as session:
        service.set_outcome(session, table.item(first, "3"), "not_reached")
        service.set_outcome(session, table.item(first, "3.1"), "not_reached")
        second = table.plan(session, datetime(2027, 4, 8, 14, 0), None, "1. Begrüßung\n")
        service.carry_over(session, second)
    assert numbered(table, second)[1:] == [
        ("2.", "Förderkriterien für Vereine"),
        ("2.1", "Antrag bis 500 Euro"),
    ]
    assert table.office.read(queries.open_items(table.body_id)) == []


def test_a_joint_meeting_invites_both_bodies(table: RoundTable) -> None:
    with table.office.work("Gemeinsam") as session:
        other = bodies.add_body(session, BodyDraft("Arbeitskreis Sprache"))
        seat = bodies.add_seat(session, other.id, SeatDraft())
        bodies.hold_seat(session, seat.id, table.people["Wehmeier"])
        meeting = service.plan_meeting(
            session, MeetingDraft(table.body_id, STARTS, ENDS, co_bodies=(other.id,))
        ).id
        assert service.invite(session, meeting).recipients == 5
    assert table.line(meeting).co_bodies == ("Arbeitskreis Sprache",)
    assert [line.id for line in table.office.read(queries.body_meetings(other.id))] == [meeting]


def test_previous_meeting(table: RoundTable) -> None:
    first = table.planned()
    with table.office.work("Zweite") as session:
        second = table.plan(session, datetime(2027, 4, 8, 14, 0), None)
    found = table.office.read(queries.previous_meeting(table.body_id, "2027-04-08T14:00", second))
    assert [line.id for line in found] == [first]
    assert table.line(second).starts_at.date() == date(2027, 4, 8)


def test_papers_are_asked_for_handed_in_and_named(table: RoundTable) -> None:
    meeting, other = table.planned(), table.planned()
    item = table.item(meeting, "3")
    with table.office.work("Unterlagen") as session:
        first = service.request_paper(session, meeting, "Vorlage 17/2", item_id=item)
        service.request_paper(session, meeting, "Zahlen", item_id=item, is_tabled=True)
        service.hand_in_paper(
            session, first.attachment_id, b"%PDF-1.7", "vorlage.pdf", "application/pdf"
        )
    with pytest.raises(UserError, match="anderen Sitzung"), table.office.work("x") as session:
        service.request_paper(session, other, "Falsch", item_id=item)
    with pytest.raises(UserError, match="leer"), table.office.work("x") as session:
        service.hand_in_paper(session, first.attachment_id, b"", "leer.pdf", "application/pdf")
    lines = table.office.read(queries.attachments(meeting))
    assert [(line.title, line.state, line.is_tabled) for line in lines] == [
        ("Vorlage 17/2", "present", False),
        ("Zahlen", "requested", True),
    ]
    with table.office.work("Weg") as session:
        service.remove_paper(session, meeting, first.attachment_id)
    assert [line.title for line in table.office.read(queries.attachments(meeting))] == ["Zahlen"]


def test_an_office_may_begin_in_the_middle_of_a_series(table: RoundTable) -> None:
    with table.office.work("Geplant") as session:
        draft = MeetingDraft(table.body_id, STARTS, number=16)
        first = service.plan_meeting(session, draft)
        second = service.plan_meeting(session, MeetingDraft(table.body_id, STARTS))
        assert [(one.number, one.title) for one in (first, second)] == [
            (16, "16. Sitzung"),
            (17, "17. Sitzung"),
        ]
    for number, sentence in ((16, "Die Nummer 16 hat schon eine Sitzung"), (0, "beginnt mit 1")):
        with (
            pytest.raises(UserError, match=sentence),
            table.office.work("Geplant") as session,
        ):
            service.plan_meeting(session, replace(draft, number=number))
