"""Files as a person looks at them before taking them over: columns, doubts, sheets, encodings."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.exporting.workbook import write_xlsx
from kommin_desktop.contacts.importing.carry_out import take_over
from kommin_desktop.contacts.importing.plan import Action, Duplicates, Import
from kommin_desktop.contacts.importing.reading import read
from kommin_desktop.contacts.importing.sighting import Sighting, sight
from kommin_desktop.contacts.importing.source import Source, Wish, open_source
from kommin_desktop.contacts.importing.targets import ColumnState, field_title, targets
from kommin_desktop.contacts.rules.cards import Card, Email
from kommin_desktop.contacts.rules.columns import IGNORE, KEEP
from kommin_desktop.store.office_file import OfficeFile

TABLE = (
    "NAME;mail;PLZ Ort;Bemerkung alt;Leer\n"
    "Yıldız, Şükran;s.yildiz@verein.example;32120 Hiddenhausen;siehe Akte;\n"
    "Teksen, Hakan;h.teksen.vhs;Bünde;;\n"
)


def source(text: str = TABLE) -> Source:
    return open_source(text.encode(), "liste.csv")


def sighted(table: Source, *changes: tuple[int, str]) -> Sighting:
    mapping = table.proposal()
    for place, code in changes:
        mapping = mapping.with_column(place, code)
    return sight(table, mapping, [])


def test_each_column_says_how_it_stands() -> None:
    found = sighted(source(), (0, "family_given"), (3, IGNORE))
    assert [(look.heading, look.state, look.doubtful) for look in found.columns] == [
        ("NAME", ColumnState.SPLIT, 0),
        ("mail", ColumnState.KNOWN, 1),
        ("PLZ Ort", ColumnState.SPLIT, 0),
        ("Bemerkung alt", ColumnState.SKIPPED, 0),
    ]
    assert found.columns[1].sample == "s.yildiz@verein.example"
    assert found.empty_columns == 1


def test_postcode_and_town_in_one_cell_are_parted() -> None:
    first, second = sighted(source(), (0, "family_given")).reading.cards
    assert (first.card.addresses[0].postcode, first.card.addresses[0].city) == (
        "32120",
        "Hiddenhausen",
    )
    assert (second.card.addresses[0].postcode, second.card.addresses[0].city) == ("", "Bünde")


def test_previews_show_what_will_be() -> None:
    found = sighted(source(), (0, "family_given"))
    assert found.places("doubtful") == [1]
    (one,) = found.previews([1])
    assert (one.name, one.email, one.place) == ("Teksen, Hakan", "h.teksen.vhs", "Bünde")
    assert (one.action, one.is_doubtful) == (Action.ADD, True)


def test_double_rows_are_counted_once_they_are_known() -> None:
    row = "Yıldız, Şükran;s.yildiz@verein.example;;;\n"
    found = sighted(source(TABLE + row), (0, "family_given"))
    assert (found.rows, found.taken, found.double) == (3, 2, 1)
    assert found.places("double") == [2]
    assert found.places("new") == [0, 1]


def test_every_target_has_a_title_of_its_own() -> None:
    titles = [title for _code, title in targets()]
    assert len(titles) == len(set(titles))
    assert field_title("email.work") == "E-Mail (dienstlich)"
    assert field_title("email#2") == "E-Mail 2"
    assert field_title("place") == "PLZ und Ort"


def test_a_table_without_headings_loses_no_row() -> None:
    text = "Demir;Ayşe;a@demir.example\nKaya;Elif;e@kaya.example\n"
    table = open_source(text.encode(), "liste.csv", Wish(has_header=False))
    found = sighted(table, (0, "family"), (1, "given"), (2, "email"))
    assert [one.card.family for one in found.reading.cards] == ["Demir", "Kaya"]
    assert [look.heading for look in found.columns] == ["Spalte 1", "Spalte 2", "Spalte 3"]


def test_the_fingerprint_knows_headings_and_nobody() -> None:
    other = TABLE.replace("Teksen", "Andere")
    assert source().fingerprint == source(other).fingerprint
    assert source().fingerprint != source(TABLE.replace("mail", "Mail 2")).fingerprint


@pytest.mark.parametrize(
    ("data", "encoding", "better"),
    [
        ("Bünde Kürşat".encode() + b"\xff", "cp1252", "utf-8"),
        ("Yıldız Şükran".encode("cp1254"), "cp1252", "cp1254"),
        ("Müller aus Bünde".encode("cp1252"), "cp1252", ""),
        ("Yıldız Müller Šarić".encode(), "utf-8", ""),
    ],
)
def test_a_better_encoding_is_offered(data: bytes, encoding: str, better: str) -> None:
    text = b"Nachname;Ort\n" + data + b";Herford\n"
    table = open_source(text, "liste.csv", Wish(encoding))
    assert sighted(table).better_encoding == better


@pytest.mark.parametrize("data", [b"", b"  \n", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"PK\x03\x04x"])
def test_files_without_contacts_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(UserError) as told:
        open_source(data, "datei.csv")
    assert told.value.sentence.endswith(".")


def test_a_table_of_headings_alone_is_refused() -> None:
    with pytest.raises(UserError):
        open_source(b"Nachname;Vorname\n", "liste.csv")


KARL = Card(family="Öz", given="Şükran", birthday=date(1980, 2, 3), emails=(Email("a@b.example"),))


def test_our_own_workbook_is_read_back() -> None:
    data = write_xlsx([KARL])
    assert [found.card for found in read(data, "x.xlsx").cards] == [KARL]
    assert open_source(data, "x.xlsx").sheet == "Kontakte"


def workbook(cells: str, *, strings: str = "", styles: str = "", book: str = "") -> bytes:
    """A workbook as Excel writes it, with two sheets of which the first is empty."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{links}">{book}<sheets>'
        '<sheet name="Leer" sheetId="1" r:id="r1"/><sheet name="Adressen" sheetId="2" r:id="r2"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        '<Relationship Id="r1" Target="worksheets/a.xml"/>'
        '<Relationship Id="r2" Target="/xl/worksheets/b.xml"/></Relationships>',
        "xl/worksheets/a.xml": f"<worksheet {space}><sheetData/></worksheet>",
        "xl/worksheets/b.xml": f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst {space}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {space}>{styles}</styleSheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


CELLS = (
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Geburtstag</t></is></c>'
    '<c r="D2" t="inlineStr"><is><t>PLZ</t></is></c></row>'
    '<row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" s="1"><v>29254</v></c>'
    '<c r="D4"><v>32049</v></c><c r="E4" t="e"><v>#NV</v></c></row>'
)
STRINGS = "<si><t>Nachname</t></si><si><r><t>Ka</t></r><r><t>ya</t></r><rPh><t>x</t></rPh></si>"
STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'


def test_a_workbook_gives_what_a_person_sees() -> None:
    table = open_source(workbook(CELLS, strings=STRINGS, styles=STYLES), "b.xlsx")
    assert (table.sheets, table.sheet) == (("Leer", "Adressen"), "Adressen")
    (found,) = sighted(table).reading.cards
    assert (found.line, found.card.family, found.card.birthday) == (4, "Kaya", date(1980, 2, 3))
    assert found.card.addresses[0].postcode == "32049"


def test_days_of_an_old_mac() -> None:
    data = workbook(CELLS, strings=STRINGS, styles=STYLES, book='<workbookPr date1904="1"/>')
    (found,) = sighted(open_source(data, "b.xlsx")).reading.cards
    assert found.card.birthday == date(1984, 2, 4)


def test_an_empty_sheet_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="Leer"):
        open_source(workbook(CELLS, strings=STRINGS), "b.xlsx", Wish(sheet="Leer"))


@pytest.mark.parametrize(
    "cells",
    [
        "<row><c",
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<row r="x"/>',
        '<row><c s="z"><v>1</v></c></row>',
    ],
)
def test_a_broken_workbook_is_a_sentence(cells: str) -> None:
    data = workbook(cells, strings=STRINGS)
    with pytest.raises(UserError):
        open_source(data, "b.xlsx", Wish(sheet="Adressen"))
    reading = read(data, "b.xlsx")
    assert not reading.cards
    assert reading.problems


def test_workbooks_written_by_another_program(tmp_path: Path) -> None:
    """Numbers, days and texts as a spreadsheet library writes them."""
    import xlsxwriter

    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Liste")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["Nachname", "Geburtstag", "Telefon"])
        sheet.write_row(1, 0, ["Öztürk & Söhne", "", ""])
        sheet.write_datetime(1, 1, date(1990, 12, 31), day)
        sheet.write_number(1, 2, 522155501)
    (found,) = read(path.read_bytes(), "b.xlsx").cards
    assert (found.card.family, found.card.birthday) == ("Öztürk & Söhne", date(1990, 12, 31))
    assert found.card.phones[0].value == "522155501"


def test_taking_over_plans_by_what_is_there_now(office: OfficeFile) -> None:
    reading = sighted(source(), (0, "family_given"), (3, KEEP)).reading
    for added in (2, 0):
        with office.work("Import") as session:
            wanted = Import("liste.csv", reading, Duplicates.SKIP, ("Verteiler",))
            assert take_over(session, wanted).added == added
    (group,) = office.read(queries.groups())
    assert (group.name, group.members) == ("Verteiler", 2)
