"""Agendas as people type them, through `plan` and `show meetings`."""

from __future__ import annotations

import pytest

from tests.journeys.office import Office

Item = tuple[str, str, bool, bool]


def shown(items: list[Item]) -> list[tuple[str, str]]:
    return [(number, title) for number, title, _public, _heading in items]


def test_numbers_as_computed(desk: Office) -> None:
    items = desk.items("1. Eröffnung\n2. Bericht\n2.1 Zahlen\n2.2 Kurse\n3. Verschiedenes\n")
    assert shown(items) == [
        ("1.", "Eröffnung"),
        ("2.", "Bericht"),
        ("2.1", "Zahlen"),
        ("2.2", "Kurse"),
        ("3.", "Verschiedenes"),
    ]
    assert all(public and not heading for _number, _title, public, heading in items)


def test_lines_without_numbers_get_the_next_one(desk: Office) -> None:
    assert shown(desk.items("Eröffnung\n2. Bericht\nVerschiedenes")) == [
        ("1.", "Eröffnung"),
        ("2.", "Bericht"),
        ("3.", "Verschiedenes"),
    ]


def test_a_differing_number_is_kept_as_written(desk: Office) -> None:
    assert shown(desk.items("8. Haushalt\n8.1 Kita\n9. Bericht\n9a. Nachtrag\n10. Ende\n")) == [
        ("8.", "Haushalt"),
        ("8.1", "Kita"),
        ("9.", "Bericht"),
        ("9a.", "Nachtrag"),
        ("10.", "Ende"),
    ]


def test_parts_are_headings_and_not_counted(desk: Office) -> None:
    items = desk.items(
        "A Öffentlicher Teil\n1. Eröffnung\nB Nichtöffentlicher Teil\n2. Personalia\n"
    )
    assert items == [
        ("", "A Öffentlicher Teil", True, True),
        ("1.", "Eröffnung", True, False),
        ("", "B Nichtöffentlicher Teil", False, True),
        ("2.", "Personalia", False, False),
    ]


def test_parts_do_not_count_as_items(desk: Office) -> None:
    made = desk.plan("A Öffentlicher Teil\n1. Eins\nB Nichtöffentlicher Teil\n2. Zwei\n")
    assert made["items"] == 2


@pytest.mark.parametrize(
    ("part", "public"),
    [
        ("A Öffentliche Sitzung", True),
        ("B Nichtöffentliche Sitzung", False),
        ("B Nicht öffentlicher Teil", False),
        ("Öffentlicher Teil", True),
        ("Nichtöffentlicher Teil:", False),
    ],
)
def test_parts_as_councils_write_them(desk: Office, part: str, public: bool) -> None:
    heading, item = desk.items(f"{part}\nEröffnung\n")
    assert heading == ("", part, public, True)
    assert item == ("1.", "Eröffnung", public, False)


def test_an_indented_line_goes_on_with_the_title(desk: Office) -> None:
    items = desk.items("1. Bericht der Verwaltung\n   zum Stand der Kurse\n\tund weiter\n2. Ende\n")
    assert shown(items) == [
        ("1.", "Bericht der Verwaltung\nzum Stand der Kurse\nund weiter"),
        ("2.", "Ende"),
    ]


def test_a_number_in_a_title_is_no_agenda_number(desk: Office) -> None:
    items = desk.items("1. Eröffnung\n25 Jahre Runder Tisch\n12. November: Gedenktag\n")
    assert shown(items) == [
        ("1.", "Eröffnung"),
        ("2.", "25 Jahre Runder Tisch"),
        ("3.", "12. November: Gedenktag"),
    ]


@pytest.mark.parametrize(
    ("encoding", "line_end"),
    [
        ("utf-8", "\n"),
        ("utf-8-sig", "\r\n"),
        ("cp1252", "\r\n"),
        ("cp1252", "\r"),
        ("utf-16", "\r\n"),
    ],
)
def test_text_files_of_all_editors(desk: Office, encoding: str, line_end: str) -> None:
    text = line_end.join(("1. Begrüßung", "2. „Größe“ – Straße", "   und €", ""))
    desk.text_file("tagesordnung.txt", text, encoding)
    desk.done(
        "plan",
        *("--body", "RT", "--start", "2026-12-03T14:00", "--end", "2026-12-03T16:00"),
        *("--agenda", desk.folder / "tagesordnung.txt"),
    )
    titles = [item["title"] for item in desk.show("meetings")[0]["items"]]
    assert titles == ["Begrüßung", "„Größe“ – Straße\nund €"]


def test_hundreds_of_items_with_long_titles(desk: Office) -> None:
    long = "Sehr lange Angelegenheit " * 24
    agenda = "".join(f"{n}. {long}{n}\n   Zeile zwei\n{n}.1 Unterpunkt\n" for n in range(1, 151))
    items = desk.items(agenda)
    assert len(items) == 300
    assert items[-2][:2] == ("150.", f"{long}150\nZeile zwei")
    assert items[-1][:2] == ("150.1", "Unterpunkt")


def test_an_empty_agenda_is_an_empty_agenda(desk: Office) -> None:
    assert desk.plan("")["items"] == 0
    assert desk.show("meetings")[0]["items"] == []


TITLES = (
    '<b>& "Söhne"</b>',
    '=HYPERLINK("http://x";"y")',
    "Jose\u0301 und Z\u0308\u0327",
    "محمد بن علي",
    "\u202eabc\u202c",
    "a\x01b\x07c",
    "%s {0} {name} \\n $HOME `rm`",
    "👩\u200d👩\u200d👧 Familie",
)


def test_any_title_stays_as_typed(desk: Office) -> None:
    agenda = "".join(f"{n}. {title}\n" for n, title in enumerate(TITLES, start=1))
    assert [title for _number, title in shown(desk.items(agenda))] == list(TITLES)


def test_bytes_that_are_no_text_do_no_harm(desk: Office) -> None:
    path = desk.folder / "muell.txt"
    path.write_bytes(bytes(range(256)) * 8 + b"\xff\xfe\x00\xd8")
    said = desk.run(
        "plan",
        *("--body", "RT", "--start", "2026-12-03T14:00", "--end", "2026-12-03T16:00"),
        *("--agenda", path),
    )
    assert said.code in (0, 1)
    assert "Traceback" not in said.err
    desk.show("meetings")
