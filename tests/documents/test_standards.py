"""Every kind of document keeps PDF/UA-1 and PDF/A-2a as far as a program can tell."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pytest
from pdfua import validate

from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Document
from tests.documents import examples
from tests.documents.reading import Reader


def test_pdfua_finds_nothing(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(data)
    report = validate(str(path))
    assert [f"{f.rule_id} {f.message}" for f in report.findings] == []
    assert report.exit_code == 0


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_a_second_validator_agrees(data: bytes, profile: str) -> None:
    report = page_validation.validate_pdf_bytes(
        data, profile=getattr(page_validation.ValidationProfile, profile)
    )
    assert [(f.rule_id, f.message) for f in report.failures] == []


def test_every_mark_belongs_to_one_element_and_back(data: bytes) -> None:
    file = pikepdf.open(BytesIO(data))
    root = file.Root.StructTreeRoot
    nums = list(root.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    claimed: dict[tuple[int, int], Any] = {}
    pages = {page.obj.objgen: n for n, page in enumerate(file.pages)}
    _claim(root.K, None, pages, claimed)
    marked = 0
    for number, page in enumerate(file.pages):
        elements = parents[int(page.obj.StructParents)]
        marks = [
            int(i.operands[1].MCID)
            for i in pikepdf.parse_content_stream(page)
            if str(i.operator) == "BDC"
        ]
        assert sorted(marks) == list(range(len(elements)))
        for mark in marks:
            assert claimed[number, mark] == elements[mark].objgen
        marked += len(marks)
    assert marked == len(claimed) > 0
    assert int(root.ParentTreeNextKey) == len(parents) == len(file.pages)


def _claim(node: Any, page: int | None, pages: dict[Any, int], claimed: dict[Any, Any]) -> None:
    if "/Pg" in node:
        page = pages[node.Pg.objgen]
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == node.objgen
            _claim(kid, page, pages, claimed)
        elif isinstance(kid, pikepdf.Dictionary):
            claimed[pages[kid.Pg.objgen], int(kid.MCID)] = node.objgen
        else:
            assert page is not None
            claimed[page, int(kid)] = node.objgen


def test_nothing_is_painted_outside_marked_content(data: bytes) -> None:
    painting = {"TJ", "Tj", "S", "s", "f", "F", "B", "b", "Do", "sh"}
    for page in pikepdf.open(BytesIO(data)).pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += (operator in ("BMC", "BDC")) - (operator == "EMC")
            assert depth in (0, 1)
            assert depth or operator not in painting
        assert depth == 0


def test_all_fonts_are_embedded_and_every_code_has_a_meaning(reader: Reader) -> None:
    fonts = [o for o in reader.pdf.objects if _is(o, "/Font")]
    assert fonts
    for font in fonts:
        assert "Inter" in str(font.BaseFont)
        assert len(font.FontDescriptor.FontFile2.read_bytes()) > 500
        meanings = reader.to_unicode(font)
        assert list(meanings) == list(range(1, len(font.Widths)))
        assert not any(set(text) & {"\0", "\ufeff", "\ufffe"} for text in meanings.values())


def _is(thing: Any, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type", "")) == kind


def test_catalog_names_language_title_and_colours(kind: str, reader: Reader) -> None:
    root = reader.pdf.Root
    assert str(root.Lang) == "de-DE"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    intent = root.OutputIntents[0]
    assert str(intent.S) == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
    assert all(str(page.obj.Tabs) == "/S" for page in reader.pdf.pages)
    example = examples.kinds()[kind]
    title = " ".join(example.title.split()) + (" (Entwurf)" if example.draft else "")
    assert str(reader.pdf.docinfo.Title) == title
    assert str(reader.pdf.docinfo.CreationDate) == "D:20261105091407+00'00'"
    with reader.pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == title
        assert xmp["pdfaid:part"] == "2"
        assert xmp["pdfaid:conformance"] == "A"
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["xmp:CreateDate"] == "2026-11-05T09:14:07+00:00"


def test_no_transparency(data: bytes) -> None:
    file = pikepdf.open(BytesIO(data))  # its objects live no longer than it does
    things = [o for o in file.objects if isinstance(o, pikepdf.Dictionary | pikepdf.Stream)]
    assert things
    for thing in things:
        assert "/SMask" not in thing
        assert "/ca" not in thing


def test_every_stream_is_as_long_as_it_says() -> None:
    data = pdf.render_letters(examples.letter_run(150))
    checked = 0
    for match in re.finditer(rb"/Length (\d+)[^>]*>>\s*?stream\r?\n", data):
        end = data.index(b"endstream", match.end() + int(match.group(1)))
        content = data[match.end() : end]
        line_end = 2 if content.endswith(b"\r\n") else 1
        assert len(content) - line_end == int(match.group(1))
        checked += 1
    assert checked > 300


def test_the_same_document_gives_the_same_bytes(kind: str, data: bytes) -> None:
    example = examples.kinds()[kind]
    again = pdf.render(example) if isinstance(example, Document) else pdf.render_letters(example)
    assert again == data


def test_a_time_without_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="time zone"):
        pdf.render(Document("x", (), examples.CREATED.replace(tzinfo=None)))


def test_page_count(data: bytes) -> None:
    assert pdf.page_count(data) == len(pikepdf.open(BytesIO(data)).pages)


def test_file_opens_without_repair(data: bytes) -> None:
    assert pikepdf.open(BytesIO(data)).check_pdf_syntax() == []


def test_minutes_have_an_outline_of_their_items() -> None:
    file = pikepdf.open(BytesIO(pdf.render(examples.minutes(3))))
    with file.open_outline() as outline:
        title = outline.root[0]
        assert title.title == "Protokoll der 17. Sitzung"
        assert [entry.title for entry in title.children][:2] == [
            "TOP 1 Begrüßung und Feststellung der Tagesordnung",
            "TOP 2 Genehmigung des Protokolls der 16. Sitzung",
        ]
