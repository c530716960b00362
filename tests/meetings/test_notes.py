"""Notes typed in a meeting: what each line becomes, and that none is lost."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kommin_desktop.meetings.rules.due_dates import due_date
from kommin_desktop.meetings.rules.notes import (
    DecisionNote,
    ItemNote,
    Notes,
    RemarkNote,
    ResultNote,
    TaskNote,
    decision_note,
    parse,
    refusal,
    task_note,
)
from kommin_desktop.meetings.rules.people import Known, NamedPerson, match, parse_names
from kommin_desktop.meetings.rules.results import decision_as_note, task_as_note
from kommin_desktop.meetings.rules.votes import Votes

DAY = date(2026, 12, 3)

NOTES = """\
Beginn: 14:05
Ende: 16.20 Uhr
Leitung: Petra Brinkmann
Protokoll: Wehmeier
Anwesend: Kaya, Frau Dr. Yıldız (i. V. für Brünger), Demir (AWO)
Entschuldigt: Schürmann
Fehlt: Özkan
Gäste: Tomasz Kowalski
Vorbemerkung

# TOP 4 Förderkriterien
Herr Meyer erläutert.

- eins
- zwei
B: Die Kriterien werden beschlossen. (21/0/2)
A: Wehmeier, bis 15.1.: Entwurf vorlegen
N: Frau K. vorher anrufen
danach

# 9a.
Text
"""


def test_the_grammar_as_a_whole() -> None:
    assert parse(NOTES, DAY) == Notes(
        items=(
            _item(
                "4",
                11,
                "Förderkriterien",
                "Herr Meyer erläutert.\n\n- eins\n- zwei\n\ndanach",
                DecisionNote("Die Kriterien werden beschlossen.", Votes(21, 0, 2)),
                TaskNote("Entwurf vorlegen", "Wehmeier", date(2027, 1, 15)),
                RemarkNote("Frau K. vorher anrufen"),
            ),
            _item("9a", 21, "", "Text"),
        ),
        preamble="Vorbemerkung",
        present=(
            NamedPerson("Kaya"),
            NamedPerson("Frau Dr. Yıldız", represents="Brünger"),
            NamedPerson("Demir", organisation="AWO"),
        ),
        excused=(NamedPerson("Schürmann"),),
        absent=(NamedPerson("Özkan"),),
        guests=(NamedPerson("Tomasz Kowalski"),),
        begin=time(14, 5),
        end=time(16, 20),
        chairs=(NamedPerson("Petra Brinkmann"),),
        minute_takers=(NamedPerson("Wehmeier"),),
    )


def _item(number: str, line: int, rest: str, text: str, *results: ResultNote) -> ItemNote:
    return ItemNote(number, line, rest, text, results)


def test_an_unknown_item_is_refused_with_its_line() -> None:
    sentence = refusal(parse("# 1\n\n# TOP 7\n", DAY), ["1.", "2."])
    assert sentence == "Zeile 3: Einen TOP 7 hat die Tagesordnung nicht."


def test_a_result_before_the_first_item_is_refused_with_its_line() -> None:
    sentence = refusal(parse("Vorwort\nB: Beschluss\n# 1\n", DAY), ["1."])
    assert sentence is not None
    assert sentence.startswith("Zeile 2:")


@pytest.mark.parametrize("line", ["# Aussprache", "## 4", "#Hinweis", "Ende: offen", "B. Text"])
def test_other_lines_are_text(line: str) -> None:
    assert parse(f"# 1\n{line}\n", DAY).items[0].text == line


def test_a_time_that_is_none_stays_in_the_preamble() -> None:
    notes = parse("Ende: offen\nBeginn: 25:00\n# 1\n", DAY)
    assert notes.preamble == "Ende: offen\nBeginn: 25:00"
    assert (notes.begin, notes.end) == (None, None)


def test_an_indented_line_goes_on_with_the_entry() -> None:
    notes = parse("# 1\nB: Es wird beschlossen: (5/0/0)\n  - erstens\n  - zweitens\nText\n", DAY)
    assert notes.items[0].results == (
        DecisionNote("Es wird beschlossen:\n- erstens\n- zweitens", Votes(5, 0, 0)),
    )
    assert notes.items[0].text == "Text"


def test_paragraphs_around_a_result_stay_apart() -> None:
    assert parse("# 1\neins\nB: b\nzwei\n", DAY).items[0].text == "eins\n\nzwei"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Wird genehmigt (21/0/2)", DecisionNote("Wird genehmigt", Votes(21, 0, 2))),
        ("Wird genehmigt. ( 3 / 1 / 0 ).", DecisionNote("Wird genehmigt.", Votes(3, 1, 0))),
        ("Vorlage (17/2)", DecisionNote("Vorlage (17/2)")),
        ("(1/2/3)", DecisionNote("(1/2/3)")),
        ("Siehe (1/2/3) oben", DecisionNote("Siehe (1/2/3) oben")),
    ],
)
def test_votes_stand_at_the_end_of_a_decision(text: str, note: DecisionNote) -> None:
    assert decision_note(text) == note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Kaya, bis 15.1.: Text", TaskNote("Text", "Kaya", date(2027, 1, 15))),
        ("Kaya, bis 31.12.: Text", TaskNote("Text", "Kaya", date(2026, 12, 31))),
        ("Kaya, bis zum 15. Januar 2028: T", TaskNote("T", "Kaya", date(2028, 1, 15))),
        ("Kaya, bis Ende Januar: T", TaskNote("T", "Kaya", date(2027, 1, 31))),
        ("Kaya, Demir, bis 15.1.: T", TaskNote("T", "Kaya, Demir", date(2027, 1, 15))),
        ("bis 15.1.27: T", TaskNote("T", "", date(2027, 1, 15))),
        ("Kaya, bis Mitte Januar: T", TaskNote("T (bis Mitte Januar)", "Kaya")),
        ("Kaya, bis 31.2.: T", TaskNote("T (bis 31.2.)", "Kaya")),
        ("Kaya, bis zur nächsten Sitzung: T", TaskNote("T (bis zur nächsten Sitzung)", "Kaya")),
        ("Stadt Herford: Raum buchen", TaskNote("Raum buchen", "Stadt Herford")),
        ("Dr. Meyer zu Selhausen: T", TaskNote("T", "Dr. Meyer zu Selhausen")),
        ("Text erstellen: drei Sprachen", TaskNote("Text erstellen: drei Sprachen")),
        ("Beginn um 14:00 klären", TaskNote("Beginn um 14:00 klären")),
        ("nur Text", TaskNote("nur Text")),
    ],
)
def test_who_until_when_and_what(text: str, note: TaskNote) -> None:
    assert task_note(text, DAY) == note


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3.12.", date(2026, 12, 3)),
        ("2.12.", date(2027, 12, 2)),
        ("15. Jan. 2027", None),
        ("15. Januar", date(2027, 1, 15)),
        ("Fr., 15.01.2027", date(2027, 1, 15)),
        ("2027-01-15", date(2027, 1, 15)),
        ("Ende Februar 2028", date(2028, 2, 29)),
        ("29.2.", None),
        ("0.1.", None),
        ("morgen", None),
        ("", None),
    ],
)
def test_only_certain_days_are_days(text: str, day: date | None) -> None:
    assert due_date(text, DAY) == day


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    notes = parse(text, DAY)
    assert all(item.line >= 1 for item in notes.items)


LINES = st.sampled_from(
    """\
# 1
# TOP 2 Titel
B: Beschluss {n} (3/0/0)
A: Kaya, bis 15.1.: Aufgabe {n}
A: Aufgabe {n} machen
N: Merker {n}
Text {n}
  eingerückt {n}

- Liste {n}
Anwesend: Name{n}
Gäste: Gast{n} (Ort{n})
A:
# Überschrift {n}
Beginn: {n}""".splitlines()
)


@given(st.lists(LINES, max_size=25))
def test_no_line_is_lost(lines: list[str]) -> None:
    """Every numbered word of the notes is found again in what they became."""
    typed = [line.replace("{n}", f"w{place}w") for place, line in enumerate(lines)]
    notes = parse("\n".join(typed), DAY)
    assume(not notes.misplaced)  # these are refused with their line
    found = repr(notes)
    for place, line in enumerate(lines):
        if "{n}" in line:
            assert f"w{place}w" in found


@given(
    st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=30),
    st.one_of(
        st.none(),
        st.builds(Votes, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)),
    ),
)
def test_a_decision_written_as_a_note_is_read_as_it_was(wording: str, votes: Votes | None) -> None:
    assert decision_note(decision_as_note(wording, votes)) == DecisionNote(wording, votes)


@given(
    st.sampled_from(["", "Kaya", "Dr. Meyer zu Selhausen", "Stadt Herford"]),
    st.one_of(st.none(), st.dates(date(2026, 12, 3), date(2030, 1, 1))),
)
def test_a_task_written_as_a_note_is_read_as_it_was(name: str, due: date | None) -> None:
    assert task_note(task_as_note("Entwurf vorlegen", name, due), DAY) == TaskNote(
        "Entwurf vorlegen", name, due
    )


PEOPLE = (
    Known(1, "Elif Kaya", "Elif", "Kaya"),
    Known(2, "Murat Kaya", "Murat", "Kaya"),
    Known(3, "Dr. Karl-Friedrich Brünger", "Karl-Friedrich", "Brünger"),
    Known(4, "Stadt Herford"),
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Elif Kaya", 1),
        ("Kaya, Elif", 1),
        ("Kaya", None),
        ("Herr Dr. Brünger", 3),
        ("Bruenger", 3),
        ("Stadt Herford", 4),
        ("Herr", None),
        ("Unbekannt", None),
        ("", None),
    ],
)
def test_a_name_means_somebody_only_if_nobody_else(name: str, key: int | None) -> None:
    assert match(name, PEOPLE) == key


def test_names_of_an_attendance_line() -> None:
    assert parse_names("Kaya (AWO, Kreis); Demir i. V. für Yıldız; ; Öz (Vertretung Can)") == (
        NamedPerson("Kaya", organisation="AWO, Kreis"),
        NamedPerson("Demir", represents="Yıldız"),
        NamedPerson("Öz", represents="Can"),
    )
