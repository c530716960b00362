"""What whoever takes the minutes does: keep texts, read notes out of them, change results."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.rules import progress
from kommin_desktop.meetings.rules.states import DecisionMode, MeetingStatus
from kommin_desktop.store.drafts import drafts, keep_draft
from tests.meetings.conftest import RoundTable


def text_of(table: RoundTable, meeting: int, item: int) -> str:
    return next(line.text for line in table.office.read(queries.agenda(meeting)) if line.id == item)


def test_a_kept_text_needs_no_draft_any_more(table: RoundTable) -> None:
    meeting = table.planned()
    item = table.item(meeting, "3")
    keep_draft(table.office, queries.text_draft_key(item), "Frau Aydın")
    keep_draft(table.office, "anderes", "bleibt")
    with table.office.work("Text") as session:
        service.keep_text(session, item, "Frau Aydın berichtet.")
    assert text_of(table, meeting, item) == "Frau Aydın berichtet."
    assert [line.key for line in table.office.read(drafts())] == ["anderes"]


def test_notes_in_the_text_of_an_item_become_its_results(table: RoundTable) -> None:
    meeting = table.planned()
    item, next_item = table.item(meeting, "3"), table.item(meeting, "4")
    with table.office.work("Text") as session:
        service.set_text(session, item, "steht schon da")
        recorded = service.take_notes(
            session,
            item,
            "Frau Aydın erläutert **die Vorlage**.\n\n"
            "B: Die Kriterien werden empfohlen. (2/0/1)\n"
            "A: Wehmeier, bis 15.1.: Entwurf vorlegen\n"
            "N: nachfragen\n"
            "Anwesend: Aydın; Brünger\n"
            "# 4\nZur Stelle wird berichtet.\n",
        )
    assert (recorded.decisions, recorded.tasks, recorded.remarks) == (1, 1, 1)
    assert text_of(table, meeting, item) == "Frau Aydın erläutert **die Vorlage**."
    assert text_of(table, meeting, next_item) == "Zur Stelle wird berichtet."
    (decision,) = table.office.read(queries.decisions(meeting))
    assert (decision.agenda_item_id, decision.votes_yes, decision.votes_abstain) == (item, 2, 1)
    (task,) = table.office.read(queries.item_tasks(meeting))
    assert (task.title, task.due) == ("Entwurf vorlegen", date(2027, 1, 15))
    assert "Wehmeier" in task.responsible
    present = [line.name for line in table.attendance(meeting).values() if line.status == "present"]
    assert len(present) == 2


def test_notes_for_an_item_that_is_not_there_change_nothing(table: RoundTable) -> None:
    meeting = table.planned()
    item = table.item(meeting, "3")
    with pytest.raises(UserError, match="Zeile 2: Einen TOP 44"), table.office.work("x") as session:
        service.take_notes(session, item, "Text\n# 44\nmehr")
    assert text_of(table, meeting, item) == ""


def test_a_task_is_noted_for_a_chosen_contact_or_for_whom_the_name_means(
    table: RoundTable,
) -> None:
    meeting = table.planned()
    item = table.item(meeting, "3")
    with table.office.work("Aufgaben") as session:
        service.note_item_task(session, item, "Antrag", "Wehmeier", date(2027, 1, 15))
        service.note_item_task(
            session, item, "Einladung", "Aydın", responsible_id=table.people["Sundermeier"]
        )
        service.note_item_task(session, item, "Raum", "Hausdienst")
    lines = table.office.read(queries.item_tasks(meeting))
    assert [line.responsible for line in lines] == [
        "Jörg Wehmeier",
        "Andrea Sundermeier",
        "Hausdienst",
    ]
    with table.office.work("Geändert") as session:
        service.note_item_task(
            session, item, "Antrag kürzen", "Jörg Wehmeier", task_id=lines[0].task_id
        )
        service.note_item_task(session, item, "Raum", "Aydın", task_id=lines[2].task_id)
    lines = table.office.read(queries.item_tasks(meeting))
    assert [(line.title, line.responsible, line.due) for line in lines] == [
        ("Antrag kürzen", "Jörg Wehmeier", None),
        ("Einladung", "Andrea Sundermeier", None),
        ("Raum", "Gülşen Aydın", None),
    ]


def test_a_remark_is_changed_but_never_emptied(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Merker") as session:
        remark = service.add_remark(session, table.item(meeting, "3"), "nachfragen")
        service.change_remark(session, remark.id, " bei der Kita nachfragen ")
    assert [line.text for line in table.office.read(queries.remarks(meeting))] == [
        "bei der Kita nachfragen"
    ]
    with (
        pytest.raises(UserError, match="braucht einen Text"),
        table.office.work("leer") as session,
    ):
        service.change_remark(session, remark.id, " ")


def test_everybody_expected_is_listed_once_the_meeting_runs(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Text") as session:
        service.set_text(session, table.item(meeting, "1"), "Begrüßung")
    assert table.line(meeting).status == MeetingStatus.IN_PROGRESS
    assert table.attendance(meeting) == {}
    with table.office.work("Liste") as session:
        listed = service.list_expected(session, meeting)
    assert listed == len(table.attendance(meeting)) > 3


def test_people_are_found_by_the_beginnings_of_their_names(table: RoundTable) -> None:
    def found(words: str, near: list[int] | None = None) -> list[str]:
        lines = table.office.read(queries.people_named(words, json.dumps(near or [])))
        return [line.display for line in lines]

    assert found("sunder") == ["Andrea Sundermeier"]
    assert found("aydin gul") == ["Gülşen Aydın"]
    everybody = found("stadt muster")
    assert set(everybody) >= {"Stadt Musterbünde"}
    organisation = table.organisations["Stadt Musterbünde"]
    assert found("stadt muster", [organisation])[0] == "Stadt Musterbünde"
    assert found("zzz") == []


def test_the_time_an_item_has_left() -> None:
    end = datetime(2026, 12, 3, 15, 20)
    assert progress.time_left(end, datetime(2026, 12, 3, 15, 2)) == progress.TimeLeft(
        "noch 18 Min.", "accent"
    )
    assert progress.time_left(end, datetime(2026, 12, 3, 15, 1, 30)).words == "noch 19 Min."
    assert progress.time_left(end, datetime(2026, 12, 3, 15, 15)).tone == "warn"
    assert progress.time_left(end, end) == progress.TimeLeft("noch 0 Min.", "warn")
    assert progress.time_left(end, datetime(2026, 12, 3, 15, 24)) == progress.TimeLeft(
        "4 Min. über der Zeit", "danger"
    )


def test_results_in_words(table: RoundTable) -> None:
    assert progress.result_counts(1, 2, 0) == "1 Beschluss · 2 Aufgaben"
    assert progress.result_counts(0, 0, 0) == ""
    assert progress.task_words("Wehmeier", date(2027, 1, 15)) == (
        "zuständig: Wehmeier · fällig Fr., 15.01.2027"
    )
    assert progress.task_words("", None) == "ohne Zuständige · ohne Termin"
    meeting = table.recorded("# 3\nB: So sei es. (21/0/2)\nB: Zur Kenntnis genommen.\n")
    first, second = table.office.read(queries.decisions(meeting))
    assert progress.decision_words(first) == (
        "21 Ja · 0 Nein · 2 Enthaltungen · einstimmig bei 2 Enthaltungen"
    )
    assert (second.mode, progress.decision_words(second)) == (DecisionMode.NOTED, "Kenntnisnahme")
    assert progress.presence_counts(["present", "present", "open", "excused"]) == progress.Counts(
        present=2, excused=1, open=1
    )
