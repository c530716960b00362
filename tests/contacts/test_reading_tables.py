"""Tables of other programs: recognised by their headings, then read field by field."""

from datetime import date

import pytest

from kommin_desktop.contacts.importing.encodings import decode
from kommin_desktop.contacts.importing.reading import read, read_mapped
from kommin_desktop.contacts.importing.tables.mapping import propose, recognise
from kommin_desktop.contacts.importing.tables.text import read_table
from kommin_desktop.contacts.rules.cards import Card, Email, Extra, Phone, Postal, Reading
from kommin_desktop.contacts.rules.columns import KEEP, Code, code_of, heading_of


def reading_of(text: str, encoding: str = "utf-8") -> Reading:
    return read(text.encode(encoding), "x.csv")


def card_of(text: str, encoding: str = "utf-8") -> Card:
    (found,) = reading_of(text, encoding).cards
    return found.card


OUTLOOK_EN = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,"
    "Home City,Business Fax,Business Phone,Home Phone,Mobile Phone,Other Phone,Birthday,"
    "Categories,E-mail Address,E-mail 2 Address,Gender,Location,Notes,Spouse,Web Page"
)
OUTLOOK_COM = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,"
    "E-mail Address,Home Phone,Business Phone,Mobile Phone,Job Title,Company,Business Street,"
    "Business City,Business Postal Code,Web Page,Birthday,Notes"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Nickname,"
    "Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,"
    "Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,"
    "Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Title,Organization 1 - Department,"
    "Custom Field 1 - Type,Custom Field 1 - Value"
)


def test_a_list_of_associations_is_understood() -> None:
    card = card_of("Verein/Orga;Tel. 1;Tel. 2\nKulturbrücke;05221 5550-1;05221 5550-2\n")
    assert card.organisation == "Kulturbrücke"
    assert [phone.value for phone in card.phones] == ["05221 5550-1", "05221 5550-2"]


@pytest.mark.parametrize("between", ["; ", ", ", " ", " / "])
def test_several_addresses_in_one_cell_are_several(between: str) -> None:
    both = f"a@verein.example{between}b@verein.example"
    assert [one.value for one in card_of(f'Nachname,E-Mail\nAydın,"{both}"\n').emails] == [
        "a@verein.example",
        "b@verein.example",
    ]


def test_what_is_no_list_of_addresses_stays_as_it_was_written() -> None:
    card = card_of('Nachname,E-Mail\nAydın,"a@verein.example oder Tochter"\n')
    assert [one.value for one in card.emails] == ["a@verein.example oder Tochter"]


@pytest.mark.parametrize(
    ("header", "family"),
    [
        ("Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma", "outlook_de"),
        (OUTLOOK_EN, "outlook_en"),
        (OUTLOOK_COM, "outlook_com"),
        (GOOGLE_OLD, "google_old"),
        ("First Name,Middle Name,Last Name,Phonetic First Name", "google_new"),
        ("Vorname,Nachname,Anzeigename,Spitzname", "thunderbird_de"),
        ("First Name,Last Name,Display Name,Nickname", "thunderbird_en"),
        ("first_name,last_name,organization_name", "civicrm"),
        ("Nachname,Vorname,Ort", "table"),
    ],
)
def test_families_are_told_by_their_first_headings(header: str, family: str) -> None:
    assert recognise(header.split(",")) == family


def test_outlook_english() -> None:
    card = card_of(
        f"{OUTLOOK_EN}\n"
        'Mr.,John,,Doe,,"Company, The",Unit,Boss,1 Main St,Suite 4,Austin,TX,12345,USA,,'
        "1-800,555-1,555-2,555-3,555-4,3/21/1980,Friends;VIP,j@x.example,k@x.example,"
        "Unspecified,Floor 4,Likes tea,Jane,http://x.example\n"
    )
    assert card == Card(
        given="John",
        family="Doe",
        salutation="Mr.",
        organisation="Company, The",
        unit="Unit",
        function="Boss",
        emails=(Email("j@x.example"), Email("k@x.example")),
        phones=(
            Phone("1-800", "fax", "work"),
            Phone("555-1", "phone", "work"),
            Phone("555-2", "phone", "home"),
            Phone("555-3", "mobile"),
            Phone("555-4", "phone", "other"),
        ),
        webs=("http://x.example",),
        addresses=(Postal("work", "1 Main St", "Suite 4", "", "12345", "Austin", "TX", "USA"),),
        birthday=date(1980, 3, 21),
        categories=("Friends", "VIP"),
        note="Likes tea",
        extra=(Extra("Location", "Floor 4"), Extra("Spouse", "Jane")),
    )


def test_outlook_com_writes_month_first() -> None:
    reading = reading_of(f"{OUTLOOK_COM}\nElif,,Kaya,Frau Dr.,,,,,e@x.example,,,,,,,,,,3/4/1975,\n")
    card = reading.cards[0].card
    assert card.birthday == date(1975, 3, 4)
    assert (card.salutation, card.prefix) == ("Frau", "Dr.")
    assert reading.problems == []


def test_google_old() -> None:
    card = card_of(
        f"{GOOGLE_OLD}\n"
        "Elif Kaya,Elif,,Kaya,,Dr.,,Eli,1975-04-03,Notiz,* myContacts ::: Chor,* Work,"
        "e@x.example ::: f@x.example,Work Fax,111,Mobile,222,Home,egal,Weg 1,Enger,32130,,Kita,"
        "Leitung,Gruppe 1,Sprache,Kurdisch\n"
    )
    assert card == Card(
        given="Elif",
        family="Kaya",
        prefix="Dr.",
        nickname="Eli",
        display="Elif Kaya",
        organisation="Kita",
        unit="Gruppe 1",
        function="Leitung",
        emails=(Email("e@x.example", "work"), Email("f@x.example", "work")),
        phones=(Phone("111", "fax", "work"), Phone("222", "mobile")),
        addresses=(Postal("home", "Weg 1", postcode="32130", city="Enger"),),
        birthday=date(1975, 4, 3),
        categories=("Chor",),
        note="Notiz",
        extra=(Extra("Sprache", "Kurdisch"),),
    )


def test_the_free_place_of_outlook_is_no_city() -> None:
    card = card_of("Anrede,Vorname,Weitere Vornamen,Nachname,Ort\nHerr Dr.,Jan,,Berg,Zimmer 3\n")
    assert card == Card(
        salutation="Herr",
        prefix="Dr.",
        given="Jan",
        family="Berg",
        extra=(Extra("Ort", "Zimmer 3"),),
    )


def test_thunderbird_keeps_the_birthday_in_three_columns() -> None:
    head = "Vorname,Nachname,Anzeigename,Spitzname,Geburtsjahr,Geburtsmonat,Geburtstag\n"
    assert card_of(f"{head}Ada,Ay,,,1975,4,3").birthday == date(1975, 4, 3)
    assert card_of(f"{head}Ada,Ay,,,,4,3").extra == (Extra("Geburtstag", "3.4"),)


@pytest.mark.parametrize(
    ("text", "encoding", "delimiter"),
    [
        ("Nachname, Vorname;PLZ;Ort\n{name};32257;Bünde\n", "cp1252", ";"),
        ("sep=;\r\nNachname, Vorname;PLZ;Ort\r\n{name};32257;Bünde\r\n", "utf-8", ";"),
        ("\ufeffNachname, Vorname;PLZ;Ort\r\n{name};32257;Bünde\r\n", "utf-8", ";"),
        ("Nachname, Vorname\tPLZ\tOrt\r\n{name}\t32257\tBünde\r\n", "utf-16", "\t"),
        ('"Nachname, Vorname","PLZ","Ort"\n"{name}",32257,Bünde\n', "utf-8", ","),
        ("Nachname, Vorname|PLZ|Ort\r".join(["sep=|\r", "{name}|32257|Bünde"]), "utf-8", "|"),
    ],
)
def test_tables_of_ones_own(text: str, encoding: str, delimiter: str) -> None:
    reading = reading_of(text.format(name="Schröder, Jörg"), encoding)
    assert reading.delimiter == delimiter
    assert reading.cards[0].card == Card(
        given="Jörg",
        family="Schröder",
        addresses=(Postal("", postcode="32257", city="Bünde"),),
    )


def test_a_name_alone_is_not_guessed_apart() -> None:
    assert card_of("Name;Telefon\nJörg Schröder;1\n").display == "Jörg Schröder"
    assert card_of("Name;Vorname\nSchröder;Jörg\n").family == "Schröder"
    assert card_of("Nachname, Vorname;Telefon\nStadt Bünde;1\n").display == "Stadt Bünde"


def test_lost_letters_are_told_and_kept() -> None:
    reading = reading_of("Vorname;Nachname\nAy?e Nur;Y?lmaz\nWas;nun?\n")
    assert reading.cards[0].card.given == "Ay?e Nur"
    assert [problem.line for problem in reading.problems] == [2]


def test_a_wrong_encoding_is_told() -> None:
    reading = reading_of("Nachname;Ort\nSchrÃ¶der;Enger\n")
    assert [problem.line for problem in reading.problems] == [2]


@pytest.mark.parametrize(
    ("postcode", "country", "is_told"),
    [("1067", "", True), ("1067", "Deutschland", True), ("8010", "Österreich", False),
     ("01067", "", False)],
)  # fmt: skip
def test_a_lost_zero_is_proposed_not_put_right(postcode: str, country: str, is_told: bool) -> None:
    reading = reading_of(f"Nachname;PLZ;Ort;Land\nBerg;{postcode};Ort;{country}\n")
    assert reading.cards[0].card.addresses[0].postcode == postcode
    assert [f"0{postcode}" in problem.message for problem in reading.problems] == [True] * is_told


def test_a_number_that_was_rounded_is_told() -> None:
    reading = reading_of("Nachname;Mobil\nBerg;4,91715E+11\n")
    assert len(reading.problems) == 1


def test_days_with_slashes_are_read_by_the_whole_column() -> None:
    head = "Nachname;Geburtsdatum\n"
    both = reading_of(f"{head}A;3/4/1975\nB;31/12/1980\n")
    assert [f.card.birthday for f in both.cards] == [date(1975, 4, 3), date(1980, 12, 31)]
    assert both.problems == []
    unclear = reading_of(f"{head}A;3/4/1975\n")
    assert unclear.cards[0].card.birthday == date(1975, 3, 4)
    assert len(unclear.problems) == 1


@pytest.mark.parametrize("day", ["3.4.75", "31.2.1980", "27487", "im Mai"])
def test_a_day_that_is_none_goes_to_the_note(day: str) -> None:
    reading = reading_of(f"Nachname;Geburtstag\nBerg;{day}\n")
    assert reading.cards[0].card.extra == (Extra("Geburtstag", day),)
    assert len(reading.problems) == 1


def test_defused_cells_are_what_they_were() -> None:
    card = card_of("Nachname;Notiz;Vorname\n'=1+1;'-5 Tage;'t Hooft\n")
    assert (card.family, card.note, card.given) == ("=1+1", "-5 Tage", "'t Hooft")


def test_what_has_no_field_is_kept_for_the_note() -> None:
    card = card_of("Nachname;Mitglied seit;Vorname;\nBerg;1999;Jan;ohne Kopf;und mehr\n")
    assert card.extra == (
        Extra("Mitglied seit", "1999"),
        Extra("", "ohne Kopf"),
        Extra("", "und mehr"),
    )


@pytest.mark.parametrize(
    "broken", ['"Berg;Jan;1', 'Berg;"Jan;1', 'Berg;Jan;"1', '"Be"rg;Jan;1', 'Be"rg;Jan;1']
)
def test_a_stray_quotation_mark_costs_no_other_row(broken: str) -> None:
    rows = [f'"Nummer {number}";"Vor";"0{number}"' for number in range(5)]
    reading = reading_of("\n".join(["Nachname;Vorname;Telefon", *rows[:2], broken, *rows[2:]]))
    families = [found.card.family for found in reading.cards]
    assert [name for name in families if name.startswith("Nummer")] == [
        f"Nummer {number}" for number in range(5)
    ]
    assert len(families) == 6


def test_lines_are_counted_as_in_the_file() -> None:
    text = 'sep=;\nNachname;Notiz\n\nA;"eins\nzwei"\nB;x\n'
    assert [found.line for found in reading_of(text).cards] == [4, 6]


def test_a_mapping_can_be_changed() -> None:
    decoded = decode("Wer;Wohin\nJörg Schröder;Enger\n".encode())
    table = read_table(decoded.text)
    mapping = propose(table.header)
    assert [column.code for column in mapping.columns] == [KEEP, KEEP]
    assert read_mapped(table, mapping, "x", decoded).format == "unknown"
    changed = mapping.with_column(0, "display").with_column(1, "city.home")
    (found,) = read_mapped(table, changed, "x", decoded).cards
    assert found.card == Card(display="Jörg Schröder", addresses=(Postal("home", city="Enger"),))


def test_columns_with_one_heading_are_all_kept() -> None:
    card = card_of("Nachname;Telefon;Telefon;Organisation;Organisation\nBerg;1;2;A;B\n")
    assert card.phones == (Phone("1"), Phone("2"))
    assert (card.organisation, card.extra) == ("A", (Extra("Organisation", "B"),))


@pytest.mark.parametrize(
    "data", [b"", b"Haus;Hof\n1;2\n", b"PK\x03\x04x", b"%PDF-1.7", b"\x00\x01"]
)
def test_what_is_no_contact_file_is_told(data: bytes) -> None:
    reading = read(data, "x.csv")
    assert reading.cards in ([], ())
    assert reading.format == "unknown"
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    "code",
    [Code("phone", "work", 2), Code("street", "a#3"), Code("email", "x.y", 12), Code("note")],
)
def test_headings_and_codes_are_two_ways_to_say_one_thing(code: Code) -> None:
    assert code_of(heading_of(code)) == code
    assert Code.of(str(code)) == code
