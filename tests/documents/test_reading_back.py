"""What was typed can be read back: by eye order, by screen reader, by copy and search."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Block, Column, Document, Heading, Run, Table, Text
from tests.documents import examples
from tests.documents.conftest import rendered
from tests.documents.reading import Element, Reader


def _document(*blocks: Block, title: str = "Probe", language: str = "de-DE") -> Document:
    return Document(title, blocks, examples.CREATED, language)


def _read(*blocks: Block) -> Reader:
    return Reader(pdf.render(_document(*blocks)))


@pytest.mark.parametrize(
    "text",
    [
        examples.HOSTILE,
        "Şükran Yıldız, Małgorzata Öztürk-Łukasiewicz, Xoşnav Êzîdî, Đorđe, Țăranu",
        "Олександр Шевченко, Ґалина Їжак, Νίκος Παπαδόπουλος",
        "12.01.–23.03.2027, 48.000,00 €, § 72a, 83 %, „deutsch“ ‚halb‘ …",
        "Klammern ) ( und \\ Rückstrich",
        "fi fl -> <= 12:30 ffi",
    ],
)
def test_text_comes_back_as_typed(text: str) -> None:
    assert _read(Text(text)).text() == text


def test_decomposed_letters_come_back_composed() -> None:
    typed = unicodedata.normalize("NFD", "Şükran Ülkü Żółć é x\u030c")
    assert _read(Text(typed)).text() == unicodedata.normalize("NFC", typed)


def test_a_combining_mark_is_drawn_above_its_letter() -> None:
    low, high = _read(Text("x\u030c")), _read(Text("X\u030c"))
    assert low.text() == "x\u030c"
    assert high.text() == "X\u030c"
    assert sum(p.width for p in low.pieces if not p.is_artifact) < 2.2


def test_a_character_without_font_is_drawn_as_box_and_read_as_itself() -> None:
    assert _read(Text("Name محمد und 漢字 😀")).text() == "Name محمد und 漢字 😀"


def test_control_characters_vanish_and_broken_ones_are_shown() -> None:
    assert _read(Text("a\x00b\x1bc\td\ud800e\u200bf")).text() == "abc d\ufffdef"


def test_a_divided_word_reads_whole() -> None:
    text = "Migrantenselbstorganisationen und Kindertageseinrichtungen beraten " * 8
    reader = _read(Text(text.strip()))
    drawn = "".join(p.text for p in reader.pieces if not p.is_artifact)
    assert "\xad" in drawn
    assert reader.text() == text.strip()


def test_words_at_line_ends_do_not_stick_together() -> None:
    text = " ".join(f"Wort{i}" for i in range(200))
    assert _read(Text(text)).text() == text


def test_line_breaks_break_the_line_and_read_as_spaces() -> None:
    reader = _read(Text("eins\nzwei\r\ndrei\u2028vier"))
    assert reader.text() == "eins zwei drei vier"
    baselines = [p.baseline for p in reader.pieces if not p.is_artifact]
    assert baselines == sorted(set(baselines))
    assert len(baselines) == 4


def test_a_title_of_600_characters_with_line_breaks_survives() -> None:
    title = "\n".join("Sehr langer Tagesordnungspunkt mit Umbruch " * 5 for _ in range(3))
    document = _document(Heading(1, title), Heading(2, title, "TOP 1"), title=title)
    reader = Reader(pdf.render(document))
    expected = " ".join(title.split())
    heads = [e.full_text() for e in reader.tree().walk() if e.tag in ("H1", "H2")]
    assert [" ".join(h.replace("\xad", "").split()) for h in heads] == [
        expected,
        f"TOP 1 {expected}",
    ]
    assert str(reader.pdf.docinfo.Title) == expected


def test_bold_and_italic_use_their_own_faces_and_read_on() -> None:
    reader = _read(Text((Run("fett", bold=True), Run(" und "), Run("kursiv", italic=True))))
    assert reader.text() == "fett und kursiv"
    fonts = {p.text: p.font.partition("+")[2] for p in reader.pieces if not p.is_artifact}
    assert fonts["fett"] == "Inter-SemiBold"
    assert fonts["kursiv"] == "Inter-Italic"


def test_structure_of_minutes() -> None:
    tree = Reader(rendered("minutes")).tree()
    tags = [e.tag for e in tree.walk()]
    assert tags[0] == "Document"
    assert tags.index("H1") < tags.index("H2") < tags.index("L") < tags.index("Div")
    items = [e for e in tree.walk() if e.tag == "LI"]
    assert {tuple(c.tag for c in item.children) for item in items} == {("Lbl", "LBody")}
    nested = [e for e in tree.walk() if e.tag == "LBody" and any(c.tag == "L" for c in e.children)]
    assert nested
    decision = next(e for e in tree.walk() if e.tag == "Div")
    assert decision.children[0].full_text() == "Beschluss RT 2026/1"


def test_reading_order_is_the_order_of_the_blocks() -> None:
    text = Reader(rendered("minutes")).text()
    places = [text.index(f"Beschluss RT 2026/{n}") for n in range(1, 8)]
    assert places == sorted(places)
    assert (
        text.index("TOP 7") < text.index("Vereinbarte Aufgaben") < text.index("Jörg Wehmeier", 600)
    )


def test_page_numbers_are_decoration() -> None:
    reader = Reader(rendered("minutes"))
    count = len(reader.pdf.pages)
    for page in range(count):
        artifacts = [p.text for p in reader.pieces if p.page == page and p.is_artifact]
        assert f"Seite {page + 1} von {count}" in artifacts
    assert "Seite" not in reader.text()


def test_table_head_is_repeated_as_decoration() -> None:
    reader = Reader(rendered("attendance"))
    heads = [(p.page, p.is_artifact) for p in reader.pieces if p.text.strip() == "Unterschrift"]
    assert heads == [(0, False), (1, True)]
    table = next(e for e in reader.tree().walk() if e.tag == "Table")
    assert [c.tag for c in table.children] == ["THead", "TBody"]
    rows = [e for e in table.children[1].children if len(e.children) > 1]
    assert len(rows) == 34
    assert all([c.tag for c in row.children] == ["TD", "TH", "TD", "TD"] for row in rows)
    assert all(_scope(c) for e in table.walk() for c in e.children if c.tag == "TH")


def _scope(cell: Element) -> str:
    return str(cell.attributes.get("Scope", ""))


def test_columns_without_any_head_are_no_table() -> None:
    tree = _read(Table((("□", "Ich nehme teil."),), (Column(mm=8), Column()))).tree()
    assert "Table" not in [e.tag for e in tree.walk()]
    assert [e.text for e in tree.walk() if e.tag == "P"] == ["□", "Ich nehme teil."]


def test_heading_levels_skip_none() -> None:
    tree = _read(
        Heading(3, "tief"), Heading(4, "tiefer"), Heading(1, "hoch"), Heading(4, "x")
    ).tree()
    assert [e.tag for e in tree.walk() if e.tag[0] == "H"] == ["H1", "H2", "H1", "H2"]


def test_picture_has_its_words() -> None:
    figures = [e for e in Reader(rendered("everything")).tree().walk() if e.tag == "Figure"]
    assert [f.alt for f in figures][1:] == ["Ein roter Punkt"]


def test_draft_is_marked_and_said() -> None:
    reader = Reader(rendered("draft"))
    marks = [p.page for p in reader.pieces if p.text == "Entwurf"]
    assert marks == [0, 1]
    assert all(p.is_artifact for p in reader.pieces if p.text == "Entwurf")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_a_foreign_reader_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(rendered("minutes"))
    command = ["pdftotext", "-raw", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    joined = " ".join(text.split())
    assert "TOP 2 Genehmigung des Protokolls der 16. Sitzung" in joined
    assert "21 dafür, 0 dagegen, 2 Enthaltungen" in joined
    assert "Frau Aydın lädt die Vereine zur Beratung ein" in joined
