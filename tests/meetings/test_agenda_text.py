"""An agenda as typed: numbers, parts, continuations; any text is taken and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.meetings.rules import agenda_text
from kommin_desktop.meetings.rules.agenda_items import ItemDraft, ItemKind, guess_item_kind
from kommin_desktop.meetings.rules.numbering import outline
from tests.meetings.lines import Line, lines_of

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def numbers(text: str) -> list[str]:
    return [entry.number for entry in outline(lines_of(agenda_text.parse(text)))]


def titles(text: str) -> list[str]:
    return [item.title for item in agenda_text.parse(text)]


def test_numbers_stay_as_written() -> None:
    text = "1. Begrüßung\n2. Bericht\n8. Förderung\n8.1 Kriterien\n8.2 Geld\n9. X\n9a. Y\n10. Z\n"
    items = agenda_text.parse(text)
    assert numbers(text) == ["1.", "2.", "8.", "8.1", "8.2", "9.", "9a.", "10."]
    assert [item.number_override for item in items] == ["", "", "8.", "", "", "", "9a.", ""]
    assert [item.parent for item in items] == [None, None, None, 2, 2, None, None, None]


def test_an_unnumbered_line_gets_the_next_number() -> None:
    text = "Begrüßung\n5. Bericht\nVerschiedenes\n"
    assert numbers(text) == ["1.", "5.", "6."]


def test_parts_are_headings_and_set_public_or_not() -> None:
    text = (
        "A Öffentlicher Teil\n1. Begrüßung\nB Nichtöffentlicher Teil\n2. Personal\n"
        "I. Öffentliche Sitzung\n3. Schluss\n"
    )
    items = agenda_text.parse(text)
    assert [item.is_heading for item in items] == [True, False, True, False, True, False]
    assert [item.is_public for item in items] == [True, True, False, False, True, True]
    assert numbers(text) == ["", "1.", "", "2.", "", "3."]


@pytest.mark.parametrize(
    ("line", "public"),
    [
        ("A Öffentlicher Teil", True),
        ("B Nichtöffentlicher Teil", False),
        ("B. Nicht öffentliche Sitzung", False),
        ("Teil II: nicht-öffentlicher Teil", False),
        ("Öffentliche Sitzung", True),
        ("Nichtöffentliche Sitzung:", False),
        ("Öffentlicher Teil (Beginn 17 Uhr)", True),
        ("A O\u0308ffentlicher Teil", True),
        ("Öffentlichkeitsarbeit", None),
        ("A Öffentlichkeitsarbeit des Runden Tisches", None),
        ("Öffentliche Bekanntmachung der Förderkriterien", None),
        ("I. Öffentliche Bekanntmachung", None),
        ("Öffentlicher Teil des Stadtparks: Pflege", None),
    ],
)
def test_what_begins_a_part(line: str, public: bool | None) -> None:
    assert agenda_text.part_is_public(line) is public
    (item,) = agenda_text.parse(line)
    assert item.is_heading is (public is not None)


def test_a_numbered_line_is_never_a_part() -> None:
    (item,) = agenda_text.parse("1. Öffentlicher Teil")
    assert not item.is_heading


def test_default_is_public() -> None:
    assert all(item.is_public for item in agenda_text.parse("1. Eins\n2. Zwei"))


def test_an_indented_line_goes_on_with_the_title() -> None:
    text = "3. Integrationskurse\n    2027 und 2028\n\tin Bünde\n4. Schluss\n"
    assert titles(text) == ["Integrationskurse\n2027 und 2028\nin Bünde", "Schluss"]


def test_a_text_indented_as_a_whole_is_read_as_if_it_were_not() -> None:
    assert titles("   1. Eins\n     mehr\n   2. Zwei") == ["Eins\nmehr", "Zwei"]


def test_the_caption_and_blank_lines_are_no_items() -> None:
    assert titles("\n\nTagesordnung:\n\n1. Eins\n\n\n2. Zwei\n") == ["Eins", "Zwei"]


def test_numbers_that_stand_alone_take_the_next_line_as_title() -> None:
    text = "1.\nBegrüßung\n2.\nBericht\n2.1\nZahlen\n3.\n"
    assert titles(text) == ["Begrüßung", "Bericht", "Zahlen", ""]
    assert numbers(text) == ["1.", "2.", "2.1", "3."]


def test_a_number_alone_before_a_numbered_line_stays_an_item() -> None:
    text = "4.\n5. Bericht\n"
    assert titles(text) == ["", "Bericht"]
    assert numbers(text) == ["4.", "5."]


@pytest.mark.parametrize(
    "line",
    ["12. November: Fachtag", "14.00 Uhr Empfang", "2027 im Überblick", "10.000 Euro für Vereine"],
)
def test_what_only_looks_like_a_number_stays_in_the_title(line: str) -> None:
    assert titles(f"1. Eins\n{line}") == ["Eins", line]


@pytest.mark.parametrize("line", ["TOP 7 Bericht", "TOP 7: Bericht", "7) Bericht", "7.\tBericht"])
def test_other_ways_to_write_a_number(line: str) -> None:
    (item,) = agenda_text.parse(line)
    assert item.title == "Bericht"
    assert item.number_override


def test_counting_starts_again_in_a_part() -> None:
    text = "A Öffentlicher Teil\n1. Eins\n2. Zwei\nB Nichtöffentlicher Teil\n1. Drei\n2. Vier\n"
    assert numbers(text) == ["", "1.", "2.", "", "1.", "2."]


def test_numbers_of_councils_say_what_is_public() -> None:
    text = "Ö 1 Begrüßung\nÖ 2 Bericht\nÖ 2.1 Zahlen\nN 3 Personal\n"
    items = agenda_text.parse(text)
    assert numbers(text) == ["Ö 1", "Ö 2", "Ö 2.1", "N 3"]
    assert [item.is_public for item in items] == [True, True, True, False]
    assert items[2].parent == 1


def test_a_sub_item_without_its_parent_stays_in_its_place() -> None:
    text = "1. Eins\n8.1 Allein\n2. Zwei\n1.1 Zu spät\n"
    items = agenda_text.parse(text)
    assert [item.parent for item in items] == [None] * 4
    assert numbers(text) == ["1.", "8.1", "2.", "1.1"]


def test_durations_and_presenters_at_the_end() -> None:
    items = agenda_text.parse(
        "1. Begrüßung (10 Min.)\n2. Bericht (30 Minuten, Frau Kaya)\n"
        "3. Antrag (Herr Demir, 5 Min.)\n4. Kriterien (Entwurf)\n(15 Min.)\n"
    )
    assert [(item.title, item.planned_min, item.presenter) for item in items] == [
        ("Begrüßung", 10, ""),
        ("Bericht", 30, "Frau Kaya"),
        ("Antrag", 5, "Herr Demir"),
        ("Kriterien (Entwurf)", None, ""),
        ("(15 Min.)", None, ""),
    ]


def test_a_break_is_not_counted() -> None:
    text = "1. Eins\nPause (15 Min.)\n2. Zwei\n"
    items = agenda_text.parse(text)
    assert items[1].kind == ItemKind.BREAK
    assert numbers(text) == ["1.", "", "2."]


def test_the_kind_of_an_item_is_told_by_its_words() -> None:
    kinds = {
        "Begrüßung": (ItemKind.INFO, False),
        "Genehmigung des Protokolls der 16. Sitzung": (ItemKind.DECISION, True),
        "Genehmigung der Niederschrift": (ItemKind.DECISION, True),
        "Bericht des Jobcenters": (ItemKind.REPORT, False),
        "Beschluss der Förderkriterien": (ItemKind.DECISION, False),
        "Beratung der Elternarbeit": (ItemKind.DISCUSSION, False),
        "Verschiedenes": (ItemKind.INFO, False),
    }
    for title, expected in kinds.items():
        (item,) = agenda_text.parse(title)
        assert (item.kind, item.is_approval) == expected


def test_hard_titles_come_through_unchanged() -> None:
    hard = ['<b>& "Söhne"', "=HYPERLINK(1)", "e\u0301tude", "x" * 608, "محمد", "a\tb"]
    assert titles("".join(f"{n}. {title}\n" for n, title in enumerate(hard, 1))) == hard


def test_hundreds_of_items() -> None:
    text = "".join(f"{n}. Punkt {n}\n{n}.1 Unterpunkt\n" for n in range(1, 400))
    assert numbers(text)[-2:] == ["399.", "399.1"]
    assert all(not item.number_override for item in agenda_text.parse(text))


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    for item in agenda_text.parse(text):
        assert item.title.strip() == item.title
        assert item.parent is None or item.parent >= 0


@given(st.text(alphabet="123. aATOP\n\t(Min)öÖfentlich", max_size=200))
def test_text_near_the_grammar_is_taken_and_counted(text: str) -> None:
    items = agenda_text.parse(text)
    assert len(outline(lines_of(items))) == len(items)


WORDS = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=12)
TITLES = st.lists(WORDS, min_size=2, max_size=6).map(lambda words: "Thema " + " ".join(words))


@given(st.lists(st.tuples(st.sampled_from(["top", "sub", "unnumbered"]), TITLES), max_size=30))
def test_an_agenda_written_out_is_read_as_it_was(shape: list[tuple[str, str]]) -> None:
    drafts: list[ItemDraft] = []
    parent: int | None = None
    for level, title in shape:
        if level == "sub" and parent is not None:
            drafts.append(ItemDraft(title, parent=parent))
            continue
        parent = len(drafts)
        drafts.append(ItemDraft(title))
    entries = outline(lines_of(tuple(drafts)))
    text = agenda_text.write([(entry.number, entry.item.title) for entry in entries])
    again = agenda_text.parse(text)
    assert [item.title for item in again] == [draft.title for draft in drafts]
    assert [item.parent for item in again] == [draft.parent for draft in drafts]
    assert all(not item.number_override for item in again)


@given(st.lists(TITLES, min_size=1, max_size=8))
def test_a_title_with_line_breaks_is_read_as_it_was(lines: list[str]) -> None:
    title = "\n".join(lines)
    assert titles(agenda_text.write([("1.", title)])) == [title]


@pytest.mark.skipif(not (DATA / "names").exists(), reason="real names are not there")
def test_real_names_as_titles() -> None:
    found = json.loads((DATA / "names" / "stress_names.json").read_text("utf-8"))
    for entry in found:
        name = " ".join(str(entry.get(key) or "") for key in ("given", "family")).strip()
        if name and name == " ".join(name.split()):
            assert titles(f"1. {name}") == [name]


def test_lines_know_their_parents() -> None:
    """The stand-in of these tests really carries the tree."""
    assert lines_of((ItemDraft("a"), ItemDraft("b", parent=0))) == [
        Line(1, None, 1024, "", False, "info", "a"),
        Line(2, 1, 2048, "", False, "info", "b"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Begrüßung, Feststellung der Beschlussfähigkeit", ItemKind.INFO),
        ("Beschlußfähigkeit", ItemKind.INFO),
        ("Stand der Beschlüsse", ItemKind.REPORT),
        ("Stand der Beschlüsse und Aufgaben", ItemKind.REPORT),
        ("Bericht über die Umsetzung der Beschlüsse", ItemKind.REPORT),
        ("Beschlusskontrolle", ItemKind.REPORT),
        ("Beratung und Beschluss der Vorlage 17/2", ItemKind.DECISION),
        ("Bericht und Beschlussempfehlung", ItemKind.DECISION),
        ("Feststellung der Beschlussfähigkeit; Beschluss der Tagesordnung", ItemKind.DECISION),
    ],
)
def test_words_about_decisions_are_no_decision(title: str, kind: ItemKind) -> None:
    assert guess_item_kind(title) == kind
