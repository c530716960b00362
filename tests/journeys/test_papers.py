"""Printed papers read back: what was typed stands there, what must not be printed does not."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from tests.journeys.office import COURSE_DATES, KAYA, WEHMEIER, Office
from tests.journeys.papers import paper_text

PAPERS = ("invite", "agenda", "attendance", "minutes")

AGENDA = """A Öffentlicher Teil
1. Eröffnung <b>& "Söhne"
2. =HYPERLINK("http://x","y")
   mit zweiter Zeile
2.1 Zahlen
9a. Nachtrag
B Nichtöffentlicher Teil
10. Personalsache Müller
"""
NOTES = """Anwesend: Elif Kaya, Jörg Wehmeier
Entschuldigt: Олена Шевченко

# 2.1
Es kamen **21** Familien <aus> „Löhne“.
B: Der Kurs <wird> & bleibt. (21/0/2)
A: Elif Kaya, bis 15.1.: Bericht <schreiben>
N: MERKER der Geschäftsstelle

# 10
Frau Müller wechselt das Amt.
B: GEHEIMER Beschluss
N: MERKER zwei
"""


@pytest.fixture(scope="module")
def papers(staffed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All papers of one meeting and one course, made once."""
    folder = tmp_path_factory.mktemp("papiere")
    desk = Office(folder / "amt.kommin")
    desk.path.write_bytes(staffed_file.read_bytes())
    desk.plan(AGENDA, group="RT")
    made = {name: folder / f"{name}.pdf" for name in (*PAPERS, "public", "finished", "course")}
    desk.done("invite", "--meeting", 1, made["invite"])
    desk.record(1, NOTES)
    for command in PAPERS[1:]:
        desk.done(command, "--meeting", 1, made[command])
    desk.done("minutes", "--meeting", 1, "--public", made["public"])
    desk.done("minutes", "--meeting", 1, "--finish", made["finished"])
    course = desk.course(3, COURSE_DATES[0])
    desk.enrol(course, KAYA, WEHMEIER)
    desk.done("present", "--course", course, "--session", 1, "--contact", KAYA, WEHMEIER)
    desk.done("certificates", "--course", course, made["course"])
    return made


@pytest.fixture(scope="module")
def texts(papers: dict[str, Path]) -> dict[str, str]:
    """The text of each paper."""
    return {name: paper_text(path).replace("\u00a0", " ") for name, path in papers.items()}


@pytest.mark.parametrize("name", [*PAPERS, "public", "finished", "course"])
def test_every_paper_is_accessible(papers: dict[str, Path], name: str) -> None:
    report = validate(str(papers[name]))
    assert [f"{one.rule_id} {one.message}" for one in report.findings] == []
    assert report.exit_code == 0
    with pikepdf.open(papers[name]) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "de-DE"


@pytest.mark.parametrize("name", ["invite", "agenda", "minutes", "finished"])
def test_every_item_stands_there_as_typed(texts: dict[str, str], name: str) -> None:
    for typed in (
        "A Öffentlicher Teil",
        'Eröffnung <b>& "Söhne"',
        '=HYPERLINK("http://x","y")',
        "mit zweiter Zeile",
        "2.1",
        "9a",
        "B Nichtöffentlicher Teil",
        "Personalsache Müller",
    ):
        assert typed in texts[name]


def test_an_invitation_goes_to_each_person(texts: dict[str, str]) -> None:
    text = texts["invite"]
    for typed in (
        "Elif Kaya",
        "Sozialamt",
        "Bahnhofstr. 13",
        "32257 Bünde",
        "Jörg Wehmeier",
        "Олена Шевченко",
        "32049 Herford",
        "Lebenswege e. V.",
        "Sehr geehrte Damen und Herren",
        "Donnerstag, 3. Dezember 2026",
        "14:00–16:00 Uhr",
        "Kreishaus",
        "Runden Tisches",
    ):
        assert typed in text
    assert text.count("Kreishaus") == 4


def test_an_attendance_list_names_everybody(texts: dict[str, str]) -> None:
    for name in ("Elif Kaya", "Jörg Wehmeier", "Олена Шевченко", "Lebenswege e. V.", "Stadt Bünde"):
        assert name in texts["attendance"]


@pytest.mark.parametrize("name", ["minutes", "finished"])
def test_minutes_hold_what_was_noted(texts: dict[str, str], name: str) -> None:
    text = texts[name]
    for noted in (
        "Es kamen 21 Familien <aus> „Löhne“.",
        "Der Kurs <wird> & bleibt.",
        "Bericht <schreiben>",
        "15. Januar 2027",
        "2 Enthaltungen",
        "Frau Müller wechselt das Amt.",
        "GEHEIMER Beschluss",
    ):
        assert noted in text
    assert text.index("Zahlen") < text.index("Es kamen") < text.index("Personalsache")


@pytest.mark.parametrize("name", [*PAPERS, "public", "finished"])
def test_remarks_are_printed_nowhere(
    papers: dict[str, Path], texts: dict[str, str], name: str
) -> None:
    assert "MERKER" not in texts[name]
    assert b"MERKER" not in papers[name].read_bytes()


def test_the_public_minutes_leave_the_rest_out(texts: dict[str, str]) -> None:
    text = texts["public"]
    assert "Es kamen 21 Familien" in text
    for hidden in ("Personalsache", "Frau Müller", "GEHEIM", "B Nichtöffentlicher Teil"):
        assert hidden not in text


def test_decisions_are_numbered_when_minutes_are_finished(texts: dict[str, str]) -> None:
    assert "2026/1" not in texts["minutes"]
    finished = texts["finished"]
    assert finished.index("2026/1") < finished.index("Der Kurs <wird>") < finished.index("2026/2")


def test_minutes_are_a_draft_until_they_are_finished(papers: dict[str, Path]) -> None:
    def draws(path: Path) -> bool:
        from tests.documents.reading import Reader

        return "Entwurf" in Reader(path.read_bytes()).page_text(0)

    assert draws(papers["minutes"])
    assert not draws(papers["finished"])


def test_certificates_say_who_what_and_how_much(texts: dict[str, str]) -> None:
    text = texts["course"]
    for typed in (
        "Elif Kaya",
        "Jörg Wehmeier",
        "Basiskurs",
        "4 von 4 Unterrichtseinheiten",
        "TB-2026-0001",
        "TB-2026-0002",
    ):
        assert typed in text
    assert "Шевченко" not in text


def test_pages_are_counted(papers: dict[str, Path]) -> None:
    with pikepdf.open(papers["course"]) as pdf:
        assert len(pdf.pages) == 2
    with pikepdf.open(papers["invite"]) as pdf:
        assert len(pdf.pages) % 4 == 0


def test_letters_without_a_font_are_told(staffed: Office) -> None:
    staffed.plan("1. Bericht von محمد\n", group="RT")
    said = staffed.done("agenda", "--meeting", 1, staffed.folder / "t.pdf")
    (warning,) = said["warnings"]
    assert "محمد"[0] in warning
    staffed.plan("1. Bericht von Шевченко, Yılmaz, Łukasz und Đorđević\n", group="RT")
    assert staffed.done("agenda", "--meeting", 2, staffed.folder / "t.pdf")["warnings"] == []


def test_a_long_title_is_printed_whole(staffed: Office) -> None:
    words = " ".join(f"Wort{n}" for n in range(90))
    staffed.plan(f"1. {words}\n   letzte Zeile\n", group="RT")
    for command in PAPERS:
        out = staffed.folder / f"{command}.pdf"
        staffed.done(command, "--meeting", 1, out)
        if command != "attendance":
            text = " ".join(paper_text(out).split())
            assert f"{words} letzte Zeile" in text
