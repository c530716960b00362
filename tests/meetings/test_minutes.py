"""Recording, converting, finishing, sending, reopening, approving, correcting."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.errors import UserError
from kommin_desktop.bodies import service as bodies
from kommin_desktop.bodies.rules import BodyDraft
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.area import TASK_ORIGINS
from kommin_desktop.meetings.rules.votes import Votes
from kommin_desktop.meetings.service import CorrectionDraft, DecisionDraft, EntryKind
from kommin_desktop.store.reading import Source, read
from kommin_desktop.store.search import hits
from tests.meetings.conftest import RoundTable

NOTES = """\
Beginn: 14:05
Ende: 16:20
Anwesend: Aydın; Sundermeier; Olena Shevchenko; Grażyna Kaniewski (Kita Am Bach)
Gäste: Tomasz Kowalski (Verein Most)

# TOP 1
Frau Brinkmann begrüßt die Anwesenden.

# 2
B: Das Protokoll der vorigen Sitzung wird genehmigt. (4/0/0)

# 3 Förderkriterien
Die Vorlage wird erläutert.
B: Die Kriterien werden empfohlen. (2/1/1)
A: Wehmeier, bis 15.1.: Entwurf vorlegen
A: Stadt Musterbünde, bis Mitte Januar: Raum buchen
A: Irgendwer Fremdes, bis 20.1.: Nachfragen
N: Presse nicht erwähnen
"""


def test_notes_become_minutes(table: RoundTable) -> None:
    meeting = table.recorded(NOTES)
    line = table.line(meeting)
    assert (line.status, line.actual_start, line.actual_end) == (
        "held",
        datetime(2026, 12, 17, 14, 5),
        datetime(2026, 12, 17, 16, 20),
    )
    item = table.item(meeting, "3")
    texts = {one.id: one.text for one in table.office.read(queries.agenda(meeting))}
    assert texts[item] == "Die Vorlage wird erläutert."
    assert [
        (one.wording, one.votes_yes, one.votes_no, one.votes_abstain, one.entitled)
        for one in table.office.read(queries.decisions(meeting))
    ] == [
        ("Das Protokoll der vorigen Sitzung wird genehmigt.", 4, 0, 0, 4),
        ("Die Kriterien werden empfohlen.", 2, 1, 1, 4),
    ]
    assert [
        (one.title, one.responsible, one.due)
        for one in table.office.read(queries.item_tasks(meeting))
    ] == [
        ("Entwurf vorlegen", "Jörg Wehmeier", date(2027, 1, 15)),
        ("Raum buchen (bis Mitte Januar)", "Stadt Musterbünde", None),
        ("Nachfragen", "Irgendwer Fremdes", date(2027, 1, 20)),
    ]
    assert [one.text for one in table.office.read(queries.remarks(meeting))] == [
        "Presse nicht erwähnen"
    ]


def test_notes_say_who_came(table: RoundTable) -> None:
    meeting = table.recorded(NOTES)
    rows = table.attendance(meeting)
    assert {name: (row.capacity, row.status) for name, row in rows.items()} == {
        "Gülşen Aydın": ("member", "present"),
        "Karl-Friedrich Brünger": ("member", "excused"),
        "Andrea Sundermeier": ("deputy", "present"),
        "Олена Шевченко": ("member", "present"),
        "Grażyna Kaniewski": ("member", "present"),
        "Tomasz Kowalski": ("guest", "present"),
        "Jörg Wehmeier": ("staff", "open"),
        "Petra Brinkmann": ("staff", "open"),
    }
    assert rows["Grażyna Kaniewski"].seat_id == table.seats["Kita Am Bach"]


def test_the_same_notes_twice_change_nothing(table: RoundTable) -> None:
    meeting = table.recorded(NOTES)

    def everything() -> tuple[object, ...]:
        return tuple(
            table.office.read(query)
            for query in (
                queries.agenda(meeting),
                queries.decisions(meeting),
                queries.item_tasks(meeting),
                queries.remarks(meeting),
                queries.attendances(meeting),
            )
        )

    before = everything()
    with table.office.work("Noch einmal") as session:
        recorded = service.record_notes(session, meeting, NOTES)
    assert (recorded.decisions, recorded.tasks, recorded.remarks) == (0, 0, 0)
    assert everything() == before


def test_notes_on_an_item_that_is_not_there_change_nothing(table: RoundTable) -> None:
    meeting = table.planned()
    with (
        pytest.raises(UserError, match="Zeile 2: Einen TOP 12 hat die Tagesordnung nicht"),
        table.office.work("Protokolliert") as session,
    ):
        service.record_notes(session, meeting, "# 1\n# 12\nText\n")
    assert table.line(meeting).status == "planned"


def test_an_unclear_name_is_kept_as_a_guest_and_said(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Protokolliert") as session:
        recorded = service.record_notes(session, meeting, "Anwesend: Niemand\nFehlt: Brünger\n")
    assert len(recorded.warnings) == 1
    rows = table.attendance(meeting)
    assert (rows["Niemand"].capacity, rows["Karl-Friedrich Brünger"].status) == ("guest", "absent")


def test_all_are_present(table: RoundTable) -> None:
    meeting = table.recorded("Anwesend: alle\nEntschuldigt: Aydın\n")
    rows = table.attendance(meeting)
    assert (rows["Gülşen Aydın"].status, rows["Олена Шевченко"].status) == ("excused", "present")


def test_numbers_that_come_twice_follow_the_agenda(table: RoundTable) -> None:
    with table.office.work("Sitzung") as session:
        meeting = table.plan(
            session, agenda="A Öffentlicher Teil\n1. Eins\nB Nichtöffentlicher Teil\n1. Zwei\n"
        )
        service.record_notes(session, meeting, "# 1\nerstens\n# 1\nzweitens\n")
    texts = {one.title: one.text for one in table.office.read(queries.agenda(meeting))}
    assert (texts["Eins"], texts["Zwei"]) == ("erstens\n\nzweitens", "")


def test_words_after_the_number_that_are_not_the_title_stay_text(table: RoundTable) -> None:
    meeting = table.recorded("# 1 Ganz anderes\nText\n# 3 förderkriterien\nmehr\n")
    texts = {one.title: one.text for one in table.office.read(queries.agenda(meeting))}
    assert texts["Begrüßung"] == "Ganz anderes\n\nText"
    assert texts["Förderkriterien für Vereine"] == "mehr"


def test_text_that_stands_within_other_text_is_not_lost(table: RoundTable) -> None:
    meeting = table.recorded("# 1\nText und mehr\n")
    with table.office.work("Mehr") as session:
        service.record_notes(session, meeting, "# 1\nText\n")
    texts = {one.title: one.text for one in table.office.read(queries.agenda(meeting))}
    assert texts["Begrüßung"] == "Text und mehr\n\nText"


def test_minutes_are_found_by_their_words(table: RoundTable) -> None:
    meeting = table.recorded(NOTES)
    for words in ("erlaeutert", "empfohlen", "presse", "kowalski", "Sitzung Integration"):
        assert [hit.owner_id for hit in table.office.read(hits(words, "meeting"))] == [meeting]


def test_tasks_know_where_they_come_from(table: RoundTable) -> None:
    table.recorded(NOTES)
    origins = [line.origin for query in TASK_ORIGINS for line in table.office.read(query())]
    assert origins == ["RTI, 1. Sitzung: Förderkriterien für Vereine"] * 3


def test_an_entry_becomes_another_and_back_without_loss(table: RoundTable) -> None:
    notes = {
        EntryKind.DECISION: "B: Wird empfohlen. (2/1/1)",
        EntryKind.TASK: "A: Wehmeier, bis 15.1.: Entwurf vorlegen",
        EntryKind.REMARK: "N: Presse nicht erwähnen",
    }
    for kind, to in itertools.permutations(EntryKind, 2):
        with table.office.work("Protokolliert") as session:
            meeting = table.plan(session)
            service.record_notes(session, meeting, f"# 3\nN: davor\n{notes[kind]}\nN: danach\n")
        before = told(table, meeting)
        with table.office.work("Umgewandelt") as session:
            entry = _entry(session, meeting, kind)
            new = service.convert_entry(session, kind, entry, to)
            assert told(table, meeting) != before
            service.convert_entry(session, to, new, kind)
        assert told(table, meeting) == before


def told(table: RoundTable, meeting: int) -> list[object]:
    """All results with their places, without their numbers."""
    office = table.office
    return [
        [
            (one.wording, one.votes_yes, one.votes_no, one.votes_abstain, one.position)
            for one in office.read(queries.decisions(meeting))
        ],
        [
            (one.title, one.responsible, one.due, one.position)
            for one in office.read(queries.item_tasks(meeting))
        ],
        [(one.text, one.position) for one in office.read(queries.remarks(meeting))],
    ]


def _entry(source: Source, meeting: int, kind: EntryKind) -> int:
    """The entry between the two remarks."""
    if kind is EntryKind.DECISION:
        return read(source, queries.decisions(meeting))[0].id
    if kind is EntryKind.TASK:
        return read(source, queries.item_tasks(meeting))[0].task_id
    return read(source, queries.remarks(meeting))[1].id


def test_decisions_get_their_numbers_when_the_minutes_are_finished(table: RoundTable) -> None:
    meeting = table.recorded("# 4\nB: Vier (2/0/0)\n# 3\nB: Drei (2/0/0)\nB: Drei b (2/0/0)\n")
    assert {one.code for one in table.office.read(queries.decisions(meeting))} == {""}
    with table.office.work("Fertiggestellt") as session:
        service.finish_minutes(session, meeting)
    register = table.office.read(queries.decision_register(table.body_id, 2026))
    assert [(one.code, one.wording) for one in register] == [
        ("RTI 2026/1", "Drei"),
        ("RTI 2026/2", "Drei b"),
        ("RTI 2026/3", "Vier"),
    ]
    table.office.undo()
    assert table.office.read(queries.decision_register()) == []


def test_the_number_of_a_decision_is_never_given_again(table: RoundTable) -> None:
    meeting = table.recorded("# 3\nB: Eins (2/0/0)\nB: Zwei (2/0/0)\n")
    with table.office.work("Fertiggestellt") as session:
        service.finish_minutes(session, meeting)
    second = table.office.read(queries.decision_register())[1]
    with table.office.work("Wieder geöffnet") as session:
        service.reopen_minutes(session, meeting, "Zwei war kein Beschluss.")
        with pytest.raises(UserError, match="hat schon seine Nummer"):
            service.convert_entry(session, EntryKind.DECISION, second.id, EntryKind.REMARK)
        service.remove_entry(session, EntryKind.DECISION, second.id)
        service.add_decision(session, table.item(meeting, "4"), DecisionDraft("Drei"))
        service.finish_minutes(session, meeting)
    register = table.office.read(queries.decision_register())
    assert [one.code for one in register] == ["RTI 2026/1", "RTI 2026/3"]


def test_the_proof_list_says_what_is_missing(table: RoundTable) -> None:
    meeting = table.recorded(
        "Anwesend: Aydın\n# 2\nText\n# 3\nB: Ja (3/0/0)\nB: Nein\nA: machen\n# 4\nText\n"
    )
    with table.office.work("Fertiggestellt") as session:
        warnings = service.finish_minutes(session, meeting).warnings
    assert warnings == (
        "TOP 1: Es ist kein Ergebnis festgehalten.",
        "TOP 2: Es ist kein Beschluss festgehalten.",
        "TOP 3.1: Es ist kein Ergebnis festgehalten.",
        "TOP 5: Es ist kein Ergebnis festgehalten.",
        "TOP 3: Gezählt wurden 3 Stimmen, stimmberechtigt anwesend ist 1 Sitz.",
        "TOP 3: Zum Beschluss fehlt das Abstimmungsergebnis.",
        "TOP 3: Für „machen“ ist niemand zuständig.",
        "TOP 3: Für „machen“ fehlt ein Termin.",
        "Ohne Vermerk zur Anwesenheit: Karl-Friedrich Brünger; Олена Шевченко.",
    )


def test_a_meeting_that_has_not_begun_has_no_minutes(table: RoundTable) -> None:
    meeting = table.planned()
    with pytest.raises(UserError, match="noch nicht stattgefunden"), table.office.work("x") as s:
        service.finish_minutes(s, meeting)


def test_the_way_of_the_minutes(table: RoundTable) -> None:
    meeting = table.recorded("# 3\nText\n")
    states = []

    def note() -> None:
        states.append(table.office.read(queries.versions(meeting))[0].state)

    with table.office.work("Fertiggestellt") as session:
        service.finish_minutes(session, meeting)
    note()
    with pytest.raises(UserError, match="kann nicht „versendet“"), table.office.work("x") as s:
        service.send_minutes(s, meeting, b"%PDF", 1)
    with table.office.work("Freigegeben") as session:
        service.release_minutes(session, meeting, "Petra Brinkmann")
    note()
    with table.office.work("Versendet") as session:
        document = service.send_minutes(session, meeting, b"%PDF-1.7", 3, date(2026, 12, 21))
    note()
    version = table.office.read(queries.versions(meeting))[0]
    assert states == ["finished", "released", "sent"]
    assert (version.finished_by, version.released_by) == ("Brinkmann", "Petra Brinkmann")
    assert (version.issued_on, version.issued_document_id) == (date(2026, 12, 21), document.id)
    assert table.line(meeting).status == "closed"


CHANGES: dict[str, Callable[[Session, RoundTable, int], object]] = {
    "title": lambda s, t, m: service.change_meeting(s, m, title="Anders"),
    "agenda": lambda s, t, m: service.set_agenda(s, m, ()),
    "move": lambda s, t, m: service.move_item(s, t.item(m, "3"), parent_id=None, index=0),
    "remove": lambda s, t, m: service.remove_item(s, t.item(m, "4")),
    "outcome": lambda s, t, m: service.set_outcome(s, t.item(m, "3"), "postponed"),
    "text": lambda s, t, m: service.set_text(s, t.item(m, "3"), "anders"),
    "notes": lambda s, t, m: service.record_notes(s, m, "# 1\nText\n"),
    "decision": lambda s, t, m: service.add_decision(s, t.item(m, "3"), DecisionDraft("x")),
    "remark": lambda s, t, m: service.add_remark(s, t.item(m, "3"), "x"),
    "guest": lambda s, t, m: service.add_guest(s, m, "Gast"),
    "presence": lambda s, t, m: service.set_attendance(
        s, t.attendance(m)["Gülşen Aydın"].id, "absent"
    ),
    "invite": lambda s, t, m: service.invite(s, m),
    "carry": lambda s, t, m: service.carry_over(s, m),
    "cancel": lambda s, t, m: service.cancel_meeting(s, m),
}


def test_after_dispatch_every_change_is_refused(table: RoundTable) -> None:
    meeting = table.sent()
    before = table.office.read(queries.agenda(meeting))
    for change in CHANGES.values():
        with pytest.raises(UserError, match="ist versendet"), table.office.work("x") as session:
            change(session, table, meeting)
    assert table.office.read(queries.agenda(meeting)) == before


def test_what_a_sent_paper_rests_on_cannot_be_undone(table: RoundTable) -> None:
    table.sent()
    with pytest.raises(UserError, match="beruht"):
        table.office.undo()


def test_sent_minutes_open_again_as_a_next_version(table: RoundTable) -> None:
    meeting = table.sent()
    with pytest.raises(UserError, match="warum"), table.office.work("x") as session:
        service.reopen_minutes(session, meeting, " ")
    with table.office.work("Wieder geöffnet") as session:
        service.reopen_minutes(session, meeting, "Namensfehler")
        service.set_text(session, table.item(meeting, "3"), "Neu")
    new, old = table.office.read(queries.versions(meeting))
    assert (new.number, new.state, new.reopened_reason) == (2, "draft", "Namensfehler")
    assert (old.number, old.state, old.issued_document_id is not None) == (1, "sent", True)
    assert table.line(meeting).status == "held"


def test_minutes_are_approved_by_vote_in_the_next_meeting(table: RoundTable) -> None:
    meeting = table.sent()
    with table.office.work("Nächste") as session:
        following = table.plan(session, datetime(2027, 4, 8, 14, 0), None)
        with pytest.raises(UserError, match="in welcher Sitzung"):
            service.approve_minutes(session, meeting)
        version = service.approve_minutes(session, meeting, following)
    assert (version.state, version.approved_on) == ("approved", date(2027, 4, 8))
    with pytest.raises(UserError, match="Berichtigung"), table.office.work("x") as session:
        service.reopen_minutes(session, meeting, "doch noch")


def set_mode(table: RoundTable, mode: str) -> None:
    with table.office.work("Art der Genehmigung") as session:
        bodies.change_body(
            session, table.body_id, BodyDraft("Runder Tisch Integration", approval_mode=mode)
        )


def test_minutes_are_noted_without_objection(table: RoundTable) -> None:
    set_mode(table, "noted")
    meeting = table.sent()
    with table.office.work("Nächste") as session:
        following = table.plan(session, datetime(2027, 4, 8, 14, 0), None)
        assert service.approve_minutes(session, meeting, following).state == "noted"


def test_minutes_become_valid_when_the_time_for_objections_is_over(table: RoundTable) -> None:
    set_mode(table, "objection")
    meeting = table.sent()
    version = table.office.read(queries.versions(meeting))[0]
    assert (version.state, version.objection_until) == ("objection_open", date(2026, 12, 7))
    with pytest.raises(UserError, match="noch bis zum 7"), table.office.work("x") as session:
        service.approve_minutes(session, meeting)
    with (
        clock_at(datetime(2026, 12, 8, 9, 0, tzinfo=UTC)),
        table.office.work("Frist um") as session,
    ):
        assert service.approve_minutes(session, meeting).state == "noted"


def test_a_correction_leaves_the_minutes_as_they_are(table: RoundTable) -> None:
    meeting = table.sent()
    before = table.office.read(queries.agenda(meeting))
    with table.office.work("Berichtigt") as session:
        following = table.plan(session, datetime(2027, 4, 8, 14, 0), None)
        for new in ("49.000 Euro", "50.000 Euro"):
            service.add_correction(
                session,
                meeting,
                CorrectionDraft(
                    new,
                    old="48.000 Euro",
                    agenda_item_id=table.item(meeting, "3"),
                    raised_by="Gülşen Aydın",
                    decided_in_meeting_id=following,
                ),
            )
    assert table.office.read(queries.agenda(meeting)) == before
    lines = table.office.read(queries.corrections(meeting))
    assert [(line.number, line.old, line.new) for line in lines] == [
        (1, "48.000 Euro", "49.000 Euro"),
        (2, "48.000 Euro", "50.000 Euro"),
    ]
    assert table.office.read(queries.corrections_decided_in(following)) == lines


def test_minutes_not_sent_are_changed_not_corrected(table: RoundTable) -> None:
    meeting = table.recorded("# 3\nText\n")
    with table.office.work("Fertiggestellt") as session:
        service.finish_minutes(session, meeting)
    with pytest.raises(UserError, match="noch nicht versendet"), table.office.work("x") as session:
        service.add_correction(session, meeting, CorrectionDraft("neu"))


def test_decision_control_goes_on_after_dispatch(table: RoundTable) -> None:
    meeting = table.sent("# 3\nB: Ja (2/0/0)\n")
    decision = table.office.read(queries.decisions(meeting))[0]
    with table.office.work("Stand") as session:
        service.set_light(session, decision.id, "green", "Umgesetzt seit Januar.")
    assert table.office.read(queries.decisions(meeting))[0].light == "green"


def test_a_later_decision_supersedes_and_both_stay(table: RoundTable) -> None:
    meeting = table.sent("# 3\nB: Alt (2/0/0)\n")
    old = table.office.read(queries.decisions(meeting))[0]
    with table.office.work("Neu") as session:
        following = table.plan(session, datetime(2027, 4, 8, 14, 0), None)
        service.add_decision(
            session,
            _first_item(session, following),
            DecisionDraft("Neu", Votes(2), supersedes_id=old.id),
        )
        service.finish_minutes(session, following)
    lines = table.office.read(queries.decision_register())
    assert [(line.code, line.supersedes_code, line.superseded_by_code) for line in lines] == [
        ("RTI 2026/1", "", "RTI 2027/1"),
        ("RTI 2027/1", "RTI 2026/1", ""),
    ]


def _first_item(session: Session, meeting: int) -> int:
    return next(line.id for line in read(session, queries.agenda(meeting)) if not line.is_heading)


def test_a_decision_taken_in_after_finishing_gets_its_number_by_finishing_again(
    table: RoundTable,
) -> None:
    meeting = table.recorded(NOTES)
    with table.office.work("Protokoll fertiggestellt") as session:
        service.finish_minutes(session, meeting)
    with table.office.work("Nachtrag") as session:
        service.record_notes(session, meeting, NOTES + "B: Die Presse wird eingeladen. (4/0/0)\n")
    with table.office.work("Protokoll fertiggestellt") as session:
        service.finish_minutes(session, meeting)
    numbers = [one.number for one in table.office.read(queries.decisions(meeting))]
    assert sorted(number or 0 for number in numbers) == [1, 2, 3]
    with (
        pytest.raises(UserError, match="fertiggestellt"),
        table.office.work("Noch einmal") as session,
    ):
        service.finish_minutes(session, meeting)
