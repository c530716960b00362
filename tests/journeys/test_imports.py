"""Importing twice, differently and from broken files; exporting and reading back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.journeys.office import CARDS, KAYA, Office, check_sentence, kommin, without_ids

HARD_NAMES = (
    '<b>& "Söhne"',
    '=HYPERLINK("http://x","y")',
    "+49 Plus",
    "@SUM(A1)",
    "-minus",
    "Jose\u0301 Z\u0308\u0327",
    "محمد بن علي",
    "בן־דוד",
    "\u202eabc\u202c",
    "Zero\u200bwidth",
    "a\x01b\x07c",
    "👩\u200d👩\u200d👧 Familie",
    "x" * 600,
    "Nguyễn",
    "semi;colon,comma\\back",
    "'Apostroph",
)


def card(*lines: str) -> str:
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


HARD_CARDS = "".join(
    card(
        f"N:{escaped(name)};Vorname {n};;;",
        f"ORG:{escaped(name)}",
        f"TITLE:{escaped(name)}",
        f"EMAIL:p{n}@x.example",
        f"NOTE:{escaped(name)}\\nzweite Zeile",
        f"ADR;TYPE=WORK:;;{escaped(name)};Herford;;32049;Deutschland",
    )
    for n, name in enumerate(HARD_NAMES)
)


def test_any_name_is_kept_as_it_was(desk: Office) -> None:
    assert desk.take_over(HARD_CARDS, "--group", '<i>"&')["added"] == len(HARD_NAMES)
    people = {one["given"]: one for one in desk.show("contacts") if one["kind"] == "person"}
    for n, name in enumerate(HARD_NAMES):
        one = people[f"Vorname {n}"]
        assert one["family"] == name
        assert (one["organisation"], one["function"]) == (name, name)
        assert one["note"] == f"{name}\nzweite Zeile"
        assert one["addresses"][0]["street"] == name
        assert one["groups"] == ['<i>"&']


@pytest.mark.parametrize("form", ["vcf", "csv"])
def test_what_is_exported_is_read_back_the_same(desk: Office, form: str) -> None:
    desk.take_over(HARD_CARDS)
    desk.take_over(CARDS, "--group", "RT")
    out = desk.folder / f"aus.{form}"
    said = desk.done("export", "contacts", "--format", form, out)
    assert said["contacts"] == len(desk.show("contacts"))
    other = Office(desk.folder / "anderes.kommin")
    assert kommin("new", other.path).code == 0
    read = other.done("import", out)
    assert (read["read"], read["added"]) == (said["contacts"], said["contacts"])
    assert without_ids(other.show("contacts")) == without_ids(desk.show("contacts"))


def test_a_table_for_excel_runs_no_formulas(desk: Office) -> None:
    desk.take_over(HARD_CARDS)
    out = desk.folder / "aus.csv"
    desk.done("export", "contacts", "--format", "csv", out)
    text = out.read_text("utf-8-sig")
    assert "'=HYPERLINK" in text
    for separator in (";", ",", '"'):
        assert f"{separator}=HYPERLINK" not in text
        assert f"{separator}@SUM" not in text


def test_a_workbook_holds_texts_only(desk: Office) -> None:
    desk.take_over(HARD_CARDS)
    out = desk.folder / "aus.xlsx"
    desk.done("export", "contacts", "--format", "xlsx", out)
    with zipfile.ZipFile(out) as book:
        sheets = [name for name in book.namelist() if "sheet" in name and name.endswith(".xml")]
        assert sheets
        assert not any(b"<f>" in book.read(name) for name in sheets)
        told = "".join(book.read(name).decode() for name in book.namelist() if "xml" in name)
    assert "=HYPERLINK(" in told
    assert "&lt;b&gt;&amp; " in told


def changed(**values: str) -> str:
    """Frau Kaya's card with other details."""
    lines = {
        "N": "Kaya;Elif;;Dr.;",
        "EMAIL": "elif.kaya@buende.example",
        **values,
    }
    return card(*(f"{name}:{value}" for name, value in lines.items()))


def kaya(desk: Office) -> dict[str, object]:
    return next(one for one in desk.show("contacts") if one["id"] == KAYA)


def test_skipping_leaves_contacts_as_they_are(staffed: Office) -> None:
    before = staffed.show("contacts")
    said = staffed.take_over(changed(NOTE="Neu", TEL="05223 99999", TITLE="Sachgebiet"))
    assert (said["added"], said["updated"], said["skipped"]) == (0, 0, 1)
    assert staffed.show("contacts") == before


def test_completing_fills_gaps_only(staffed: Office) -> None:
    text = changed(
        ORG="Stadt Bünde", TITLE="Sachgebiet", TEL="05223 99999", BDAY="1990-01-01", SUFFIX="x"
    )
    said = staffed.take_over(text, "--duplicates", "complete")
    assert (said["added"], said["updated"], said["skipped"]) == (0, 1, 0)
    after = kaya(staffed)
    assert (after["birthday"], after["function"]) == ("1980-02-29", "Leitung")
    assert after["phones"] == ["05223 5550-12", "05223 99999"]


def test_replacing_takes_the_cards_word(staffed: Office) -> None:
    text = changed(ORG="Stadt Bünde", TITLE="Sachgebiet", TEL="05223 99999", BDAY="1990-01-01")
    said = staffed.take_over(text, "--duplicates", "replace")
    assert said["updated"] == 1
    after = kaya(staffed)
    assert (after["birthday"], after["function"]) == ("1990-01-01", "Sachgebiet")
    assert after["phones"] == ["05223 99999"]
    staffed.done("undo")
    assert kaya(staffed)["birthday"] == "1980-02-29"


def test_a_duplicate_within_one_file(desk: Office) -> None:
    twice = changed(NOTE="eins") + changed(TEL="05223 99999")
    said = desk.take_over(twice)
    assert (said["read"], said["added"], said["skipped"]) == (2, 1, 1)
    said = desk.take_over(twice, "--duplicates", "complete")
    assert said["updated"] == 2
    (one,) = desk.show("contacts")
    assert (one["note"], one["phones"]) == ("eins", ["05223 99999"])


def test_the_same_uid_is_the_same_contact(desk: Office) -> None:
    desk.take_over(card("UID:u-1", "N:Alt;Anna;;;"))
    said = desk.take_over(card("UID:u-1", "N:Neu;Anna;;;"), "--duplicates", "replace")
    assert said["updated"] == 1
    (one,) = desk.show("contacts")
    assert one["family"] == "Neu"


def test_weak_likeness_is_told_not_merged(desk: Office) -> None:
    desk.take_over(card("N:Demir;Ayşe;;;"))
    said = desk.take_over(card("N:Demir;Ayse;;;"))
    assert said["added"] == 1
    (problem,) = said["problems"]
    assert (problem["source"], problem["line"]) == ("karten.vcf", 1)
    check_sentence(problem["message"])


def test_a_function_without_an_organisation_is_not_lost(desk: Office) -> None:
    desk.take_over(card("N:Demir;Ayşe;;;", "TITLE:Dolmetscherin", "EMAIL:a@demir.example"))
    (one,) = desk.show("contacts")
    assert "Dolmetscherin" in str(one)


def test_what_kind_of_contact_a_card_is(desk: Office) -> None:
    desk.take_over(
        card("ORG:Nur Verein")
        + card("EMAIL:nur@post.example")
        + card("FN:Nur Anzeigename")
        + card("N:;Nurvorname;;;")
    )
    found = {one["display"]: (one["kind"], one["given"]) for one in desk.show("contacts")}
    assert found == {
        "Nur Verein": ("organisation", None),
        "nur@post.example": ("person", None),
        "Nur Anzeigename": ("person", None),
        "Nurvorname": ("person", "Nurvorname"),
    }


def test_a_broken_value_costs_only_itself(desk: Office) -> None:
    said = desk.take_over(
        card("N:Eins;Anna;;;", "BDAY:Quatsch", "EMAIL:a@x.example")
        + card("N:Zwei;Berta;;;", "TEL:=C3=FF", "NOTE;ENCODING=QUOTED-PRINTABLE:=ZZ=")
        + "BEGIN:VCARD\nVERSION:3.0\nN:Drei;Carla;;;\nEMAIL:c@x.example\n"
    )
    assert (said["read"], said["added"]) == (3, 3)
    assert any("Quatsch" in problem["message"] for problem in said["problems"])
    found = {one["family"]: one for one in desk.show("contacts")}
    assert set(found) == {"Eins", "Zwei", "Drei"}
    assert (found["Eins"]["birthday"], found["Eins"]["emails"]) == (None, ["a@x.example"])


GARBAGE = {
    "leer.vcf": b"",
    "null.csv": b"\x00" * 5000,
    "bytes.vcf": bytes(range(256)) * 20,
    "bild.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "halb.vcf": b"BEGIN:VCARD\nN:Halb;Hans\nPHOTO;ENCODING=b:AAAA\n ",
    "wide.csv": "Vorname;Nachname\nA;B".encode("utf-16")[:-1],
    "text.txt": b"Nur ein Satz, sonst nichts.",
    "ldif.ldif": b"dn: x\nmail:: !!!!\ncn:: \xff\xfe\n\n",
    "surrogat.vcf": b"BEGIN:VCARD\nN:\xed\xa0\x80;A\nEMAIL:a@b\nEND:VCARD\n",
}


@pytest.mark.parametrize("name", GARBAGE)
def test_a_broken_file_never_breaks_the_office(staffed: Office, name: str) -> None:
    before = staffed.show("contacts")
    path = staffed.folder / name
    path.write_bytes(GARBAGE[name])
    said = staffed.run("import", path, "--json")
    assert said.code in (0, 1)
    if said.code == 0:
        assert said.value["added"] or said.value["problems"]
    else:
        check_sentence(said.err)
    after = {one["id"]: one for one in staffed.show("contacts")}
    assert [after[one["id"]] for one in before] == before
    assert staffed.done("check")["ok"]


@pytest.mark.parametrize("source", ["fehlt.vcf", "."])
def test_one_unreadable_source_stops_the_whole_import(desk: Office, source: str) -> None:
    good = desk.text_file("karten.vcf", CARDS)
    desk.refused("import", good, desk.folder / source)
    assert desk.show("contacts") == []


def test_several_sources_of_several_kinds(desk: Office) -> None:
    cards = desk.text_file("karten.vcf", CARDS)
    table = desk.text_file("liste.csv", "Vorname;Nachname;E-Mail\nAyşe;Demir;a@demir.example\n")
    said = desk.done("import", cards, table, "--group", "Neu")
    assert (said["read"], said["added"]) == (5, 5)
    assert sum("Neu" in one["groups"] for one in desk.show("contacts")) == 5


def test_an_import_by_name_of_who_did_it(desk: Office) -> None:
    path: Path = desk.text_file("karten.vcf", CARDS)
    desk.done("import", path, "--by", "Frau Özdemir")
    assert desk.done("history")[0]["by"] == "Frau Özdemir"
