"""Pages break decently and lose nothing."""

from __future__ import annotations

import gettext
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.base import text as texts
from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import (
    Block,
    BulletList,
    Callout,
    Column,
    Document,
    GroupRow,
    Heading,
    KeepTogether,
    Letterhead,
    PageBreak,
    SignatureLine,
    Signatures,
    Space,
    Table,
    Text,
)
from tests.documents import examples
from tests.documents.conftest import rendered
from tests.documents.reading import Piece, Reader

LINE = "Die Vereine beraten gemeinsam über Räume und Zeiten der Kinderbetreuung. "


def _read(*blocks: Block) -> Reader:
    return Reader(pdf.render(Document("Probe", blocks, examples.CREATED)))


def _content(reader: Reader, page: int) -> list[Piece]:
    return [p for p in reader.pieces if p.page == page and not p.is_artifact]


@pytest.mark.parametrize("filler", range(44, 54))
def test_a_heading_never_stands_alone_at_the_foot(filler: int) -> None:
    blocks = [Text(f"Zeile {n}", "small") for n in range(filler)]
    reader = _read(*blocks, Heading(2, "Aufgaben"), Text(LINE * 6))
    heading = next(p for p in reader.pieces if p.text == "Aufgaben")
    below = [p for p in _content(reader, heading.page) if p.baseline > heading.baseline]
    assert len(below) >= 2


@pytest.mark.parametrize("filler", range(40, 50))
def test_no_single_line_of_a_paragraph_alone_on_a_page(filler: int) -> None:
    reader = _read(Space(1), *(Text(f"z{n}", "small") for n in range(filler)), Text(LINE * 9))
    pages = {p.page for p in reader.pieces}
    for page in pages:
        lines = [p for p in _content(reader, page) if not p.text.startswith("z")]
        assert len(lines) != 1


def test_a_head_of_a_table_stands_with_a_row() -> None:
    table = replace(examples.task_table(), caption="")
    for filler in range(40, 52):
        reader = _read(*(Text(f"Zeile {n}", "small") for n in range(filler)), table)
        head = next(p for p in reader.pieces if p.text == "Aufgabe")
        assert any(p.baseline > head.baseline for p in _content(reader, head.page))


def test_what_is_kept_together_moves_as_a_whole() -> None:
    kept = KeepTogether(tuple(Text(f"behalten {n}") for n in range(10)))
    reader = _read(*(Text(f"Zeile {n}", "small") for n in range(40)), kept)
    assert {p.page for p in reader.pieces if p.text.startswith("behalten")} == {1}


def test_what_is_taller_than_a_page_is_split_in_spite() -> None:
    kept = KeepTogether(tuple(Text(f"behalten {n}") for n in range(90)))
    reader = _read(kept)
    assert len(reader.pdf.pages) > 1
    assert reader.text().count("behalten") == 90
    assert max(p.baseline for p in reader.pieces if not p.is_artifact) < 275


def test_a_row_taller_than_a_page_goes_on() -> None:
    words = " ".join(f"Wort{n}" for n in range(2000))
    table = Table((("Kopf", words),), (Column(is_header=True), Column()), head=("A", "B"))
    reader = _read(table)
    assert len(reader.pdf.pages) > 2
    assert words in reader.text()
    assert max(p.baseline for p in reader.pieces if not p.is_artifact) < 275
    cells = [e for e in reader.tree().walk() if e.tag == "TD"]
    assert len(cells) == 1


def test_a_decision_longer_than_a_page_goes_on() -> None:
    long = Callout("Beschluss", tuple(Text(f"Absatz {n}: {LINE * 3}") for n in range(30)))
    reader = _read(Text("davor"), long, Text("danach"))
    read = reader.text()
    assert [read.index(f"Absatz {n}:") for n in range(30)]
    assert read.endswith("danach")
    assert [e.tag for e in reader.tree().children] == ["P", "Div", "P"]


def test_page_break_and_vanishing_space() -> None:
    reader = _read(Text("eins"), PageBreak(), PageBreak(), Space(50), Text("zwei"))
    assert len(reader.pdf.pages) == 2
    assert _content(reader, 1)[0].baseline < 30


def test_an_empty_document_is_one_page() -> None:
    assert pdf.page_count(pdf.render(Document("Leer", (), examples.CREATED))) == 1


def test_more_than_three_signatures_take_more_rows() -> None:
    lines = tuple(SignatureLine(f"Person {n}") for n in range(5))
    reader = _read(Signatures(lines))
    heights = [p.baseline for p in _content(reader, 0)]
    assert len(set(heights)) == 2
    assert reader.text() == "".join(line.caption for line in lines)


def test_rows_to_sign_are_high_enough() -> None:
    reader = Reader(rendered("attendance"))
    numbers = [p.baseline for p in _content(reader, 0) if p.text in ("4", "5", "6")]
    assert [b - a for a, b in pairwise(numbers)] == pytest.approx([11.0, 11.0], abs=0.5)


def test_a_certificate_is_one_page_around_its_axis() -> None:
    reader = Reader(rendered("certificates"))
    assert len(reader.pdf.pages) == 2
    title = next(p for p in reader.pieces if p.text == "Teilnahmebescheinigung")
    assert title.left + title.width / 2 == pytest.approx(105, abs=0.1)
    read = reader.tree().children[0].full_text()
    for text in ("Grażyna Kaniewski", "32 von 36 Unterrichtseinheiten", "TB-2027-0004", "Modul 6"):
        assert text in read
    columns = reader.tree().children[1].full_text()
    assert [columns.index(f"Modul {n}") for n in range(1, 10)] == sorted(
        columns.index(f"Modul {n}") for n in range(1, 10)
    )


def test_a_certificate_with_very_many_contents_goes_on() -> None:
    certificate = examples.certificate(modules=80)
    reader = Reader(pdf.render(Document("Viele", (certificate,), examples.CREATED)))
    assert all(f"Modul {n}:" in reader.text() for n in range(1, 81))
    assert max(p.baseline for p in reader.pieces) < 290


_text = st.text(st.sampled_from("abcdeÜß <&1\n"), min_size=1, max_size=300)
_blocks = st.recursive(
    st.one_of(
        _text.map(Text),
        _text.map(lambda t: Heading(2, t)),
        st.lists(_text, min_size=1, max_size=4).map(lambda t: BulletList(tuple(t))),
        st.lists(st.tuples(_text, _text), min_size=1, max_size=6).map(
            lambda rows: Table(tuple(rows), (Column(is_header=True), Column()), head=("k", "w"))
        ),
        st.floats(0, 200).map(Space),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda b: Callout("L", tuple(b))),
        st.lists(inner, max_size=4).map(lambda b: KeepTogether(tuple(b))),
    ),
    max_leaves=12,
)


@given(blocks=st.lists(_blocks, max_size=25))
def test_no_arrangement_of_blocks_loses_text_or_leaves_the_page(blocks: list[Block]) -> None:
    reader = _read(*blocks)
    read = "".join(reader.text().split())
    position = 0
    for text in _texts(blocks):
        wanted = "".join(text.split())
        position = read.index(wanted, position) + len(wanted)
    inside = [p for p in reader.pieces if not p.is_artifact]
    assert all(15 < p.baseline < 276 for p in inside)


def _texts(blocks: list[Block] | tuple[Block, ...]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Text) and isinstance(block.content, str):
            texts.append(block.content)
        elif isinstance(block, Heading) and isinstance(block.text, str):
            texts.append(block.text)
        elif isinstance(block, BulletList):
            texts += [item for item in block.items if isinstance(item, str)]
        elif isinstance(block, Table):
            texts += [c for row in block.rows if isinstance(row, tuple) for c in row]  # type: ignore[misc]
        elif isinstance(block, Callout | KeepTogether):
            texts += _texts(block.blocks)
    return texts


NARROW = (Column(mm=38, is_header=True, hyphens=False), Column())


def test_names_in_a_table_are_not_divided() -> None:
    reader = _read(Table((("Heinrich Meyer zu Selhausen", "Schürmann"),), NARROW))
    assert not any("\xad" in piece.text for piece in reader.pieces)
    divided = _read(Table((("Heinrich Meyer zu Selhausen", ""),), (Column(mm=38), Column())))
    assert any("\xad" in piece.text for piece in divided.pieces)


def test_names_in_a_paragraph_are_not_divided() -> None:
    names = "; ".join(f"Martina Hollensteiner ({n})" for n in range(40))
    assert any("\xad" in piece.text for piece in _read(Text(names)).pieces)
    assert not any("\xad" in piece.text for piece in _read(Text(names, hyphens=False)).pieces)


@pytest.mark.parametrize("filler", range(34, 44))
def test_the_last_row_of_a_group_is_not_alone_on_a_page(filler: int) -> None:
    rows = tuple((f"Zeile {n}", "") for n in range(filler))
    more = (GroupRow("Gäste"), ("Gast 1", ""), ("Gast 2", ""), ("Gast 3", ""))
    reader = _read(Table((*rows, *more), NARROW, head=("Name", "Organisation")))
    pages = {p.page for p in reader.pieces}
    assert len(pages) >= 2
    for page in pages:
        words = [p.text for p in _content(reader, page)]
        assert sum(word.startswith("Zeile") for word in words) != 1
        assert sum(word.startswith("Gast") for word in words) != 1


def test_the_draft_mark_lies_on_tints_and_below_text() -> None:
    callout = KeepTogether((Callout("Beschluss", (Text(LINE),)), Callout("", (), kind="task")))
    document = Document("Probe", (Text(LINE), callout), examples.CREATED, draft=True)
    reader = Reader(pdf.render(document))
    assert next(p.text for p in reader.pieces) == "Entwurf"
    content = reader.pdf.pages[0].Contents.read_bytes().decode("latin-1")
    tint = "0.945 0.968 0.968 rg"
    assert content.index(tint) < content.index("BT")
    assert content.count(tint) == 1
    assert "1.000 1.000 1.000 rg" not in content


def test_an_office_without_a_name_has_no_letterhead() -> None:
    document = Document(
        "Probe", (Heading(1, "Liste"),), examples.CREATED, letterhead=Letterhead("")
    )
    with_name = replace(document, letterhead=examples.HEAD)
    bare, named = (Reader(pdf.render(one)) for one in (document, with_name))
    petrol = "0.043 0.400 0.439 rg"
    contents = [r.pdf.pages[0].Contents.read_bytes().decode("latin-1") for r in (bare, named)]
    assert petrol not in contents[0]
    assert petrol in contents[1]
    top = next(p.baseline for p in bare.pieces if p.text == "Liste")
    assert top < 32


def test_papers_speak_german_in_any_window(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    monkeypatch.setattr(texts._texts, "catalogue", Other())
    document = Document("Probe", (Text("Ein Satz"),), examples.CREATED, draft=True)
    words = Reader(pdf.render(document)).page_text(0)
    assert "Seite 1 von 1" in words
    assert "Entwurf" in words
