"""CSV and workbooks keep every text, and no table program computes one."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from python_calamine import CalamineWorkbook

from kommin_desktop.contacts.exporting.delimited import defuse, write_csv
from kommin_desktop.contacts.exporting.workbook import write_xlsx
from kommin_desktop.contacts.importing.reading import read
from kommin_desktop.contacts.importing.tables.rows import undefuse
from kommin_desktop.contacts.rules.cards import Card, Email, Phone, Postal
from tests.contacts.card_strategies import HOSTILE, cards, texts

KARL = Card(
    given="Karl-Friedrich",
    family="von der Heyde",
    salutation="Herr",
    prefix="Dr.",
    display="Dr. Karl-Friedrich von der Heyde",
    organisation="=Amt",
    function="Sozialdezernent",
    emails=(Email("kf.heyde@kreis.example", "work"), Email("heyde@example.org")),
    phones=(
        Phone("+49 5221 5550-0", "phone", "work"),
        Phone("-", "mobile"),
        Phone("05221 5550-99", "fax", "work"),
    ),
    addresses=(
        Postal("work", "Amtshausstr. 3", postcode="32051", city="Herford"),
        Postal("home", "Dresdner Str. 7", postcode="01067", city="Dresden"),
    ),
    birthday=date(1964, 2, 29),
    categories=("Verwaltung", "Runder Tisch"),
    note="Zeile 1\nZeile 2; „Schluss“",
)


def table_of(data: bytes, delimiter: str) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_csv_for_excel_is_read_by_people_in_excel() -> None:
    data = write_csv([KARL], for_excel=True)
    assert data.startswith(b"\xef\xbb\xbfAnrede;Titel;Vorname;")
    (row,) = table_of(data, ";")
    assert row["Nachname"] == "von der Heyde"
    assert row["Organisation"] == "'=Amt"
    assert row["Telefon dienstlich"] == "+49 5221 5550-0"
    assert row["Mobil"] == "-"
    assert row["Geburtstag"] == "29.02.1964"
    assert row["PLZ privat"] == "01067"
    assert row["Gruppen"] == "Verwaltung; Runder Tisch"


def test_plain_csv_is_raw() -> None:
    data = write_csv([KARL], for_excel=False)
    assert data.startswith(b"Anrede,Titel,")
    (row,) = table_of(data, ",")
    assert row["Organisation"] == "=Amt"
    assert row["Geburtstag"] == "1964-02-29"


@pytest.mark.parametrize("for_excel", [True, False])
def test_our_own_csv_is_recognised_and_comes_back(for_excel: bool) -> None:
    reading = read(write_csv([KARL], for_excel=for_excel), "x.csv")
    assert reading.format == "kommin"
    assert reading.delimiter == (";" if for_excel else ",")
    assert [found.card for found in reading.cards] == [KARL]
    assert reading.problems == []


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-5 Tage", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1"]
)
def test_what_would_be_computed_is_defused(text: str) -> None:
    assert defuse(text) == f"'{text}"
    assert undefuse(defuse(text)) == text


@pytest.mark.parametrize(
    "text", ["+49 (0)171 5550123", "+", "-", "=", "a=b", "'t Hooft", "", "5-3"]
)
def test_what_is_harmless_stays(text: str) -> None:
    assert defuse(text) == text
    assert undefuse(text) == text


@given(texts)
def test_defusing_is_always_taken_back(text: str) -> None:
    assert undefuse(defuse(text)) == text


def _in_table_order(card: Card) -> tuple[object, ...]:
    """Columns keep the order of equals; between labels a table has its own order."""
    reach = sorted([*card.emails, *card.phones]), sorted(card.addresses), card.webs
    rest = [getattr(card, name) for name in Card.__slots__ if name not in _REACH]
    return (*reach, *rest)


_REACH = ("emails", "phones", "addresses", "webs", "extra", "note")


@given(cards)
def test_any_card_comes_back_from_excel_csv(card: Card) -> None:
    (found,) = read(write_csv([card], for_excel=True), "x.csv").cards
    assert _in_table_order(found.card) == _in_table_order(card)
    assert found.card.note == card.note_with_extra()


@pytest.mark.parametrize("for_excel", [True, False])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_pass_unchanged(name: str, for_excel: bool) -> None:
    card = Card(family=name.strip(), given=name.strip(), organisation=name.strip())
    data = write_csv([card, KARL], for_excel=for_excel)
    assert [found.card for found in read(data, "x.csv").cards] == [card, KARL]


def sheet_of(data: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def test_a_workbook_holds_text_only() -> None:
    hostile = [Card(family=name.strip(), note="0123") for name in HOSTILE]
    heading, *rows = sheet_of(write_xlsx([KARL, *hostile]))
    at = heading.index("Nachname")
    assert [row[at] for row in rows] == [KARL.family, *(card.family for card in hostile)]
    assert rows[0][heading.index("PLZ privat")] == "01067"
    assert rows[0][heading.index("Organisation")] == "=Amt"
    assert rows[1][heading.index("Notiz")] == "0123"


def test_a_workbook_loses_nothing_of_a_long_note() -> None:
    note = "".join(f"{number} " for number in range(9000)).strip()
    heading, row = sheet_of(write_xlsx([Card(family="Lang", note=note)]))
    parts = [row[at] for at, name in enumerate(heading) if str(name).startswith("Notiz")]
    assert len(parts) == 2
    assert "".join(map(str, parts)) == note


def test_no_contacts_make_headings_only() -> None:
    assert len(sheet_of(write_xlsx([]))) == 1
    assert read(write_csv([], for_excel=True), "x.csv").cards == []
