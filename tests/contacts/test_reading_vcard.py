"""vCards of many programs: what is broken costs its own value, never the card or the file."""

import base64
from datetime import date

import pytest

from kommin_desktop.contacts.importing.reading import read
from kommin_desktop.contacts.rules.cards import Card, Email, Extra, Phone, Postal, Reading


def reading_of(*lines: str, version: str = "3.0", encoding: str = "utf-8") -> Reading:
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    return read(text.encode(encoding), "x.vcf")


def card_of(*lines: str, version: str = "3.0", encoding: str = "utf-8") -> Card:
    (found,) = reading_of(*lines, version=version, encoding=encoding).cards
    return found.card


def test_quoted_printable_with_soft_breaks() -> None:
    card = card_of(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zt=C3=BCrk;Ay=",
        "=C5=9Fe;;;",
        "NOTE;ENCODING=QUOTED-PRINTABLE:Zeile 1=0D=0A=",
        "Zeile 2 geht =",
        " weiter",
        "FN:Ayşe",
        version="2.1",
    )
    assert (card.family, card.given) == ("Öztürk", "Ayşe")
    assert card.note == "Zeile 1\nZeile 2 geht  weiter"
    assert card.display == "Ayşe"


def test_a_soft_break_left_open_takes_no_other_property() -> None:
    card = card_of("FN;ENCODING=QUOTED-PRINTABLE:Ayse=", "TEL;CELL:0171 5550", version="2.1")
    assert card.display == "Ayse"
    assert card.phones == (Phone("0171 5550", "mobile"),)


def test_a_sign_cut_in_two_is_lost_alone() -> None:
    card = card_of("ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Br=C3=BCck=C3", version="2.1")
    assert card.organisation == "Brück"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("iso-8859-1", ";CHARSET=ISO-8859-1"), ("cp1252", ""), ("cp1254", ";CHARSET=windows-1254")],
)
def test_old_files_name_the_charset_value_by_value(encoding: str, charset: str) -> None:
    card = card_of(f"N{charset}:Schröder;Jörg;;;", version="2.1", encoding=encoding)
    assert (card.family, card.given) == ("Schröder", "Jörg")


def test_shift_jis_with_and_without_its_name() -> None:
    for charset in (";CHARSET=SHIFT_JIS", ""):
        card = card_of(f"N{charset}:安藤;ソソソロイド;;;", version="2.1", encoding="shift_jis")
        assert (card.family, card.given) == ("安藤", "ソソソロイド")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_wide_and_marked_encodings(encoding: str) -> None:
    assert card_of("FN:Łukasz Wójcik", encoding=encoding).display == "Łukasz Wójcik"


def test_a_chosen_encoding_rules() -> None:
    data = "BEGIN:VCARD\nVERSION:3.0\nFN:Işıl\nEND:VCARD".encode("cp1254")
    assert read(data, "x").cards[0].card.display == "Iþýl"
    assert read(data, "x", "cp1254").cards[0].card.display == "Işıl"
    assert read(data, "x", "no-such-encoding").cards[0].card.display == "Iþýl"


def test_groups_give_numbers_their_own_labels() -> None:
    card = card_of(
        "item1.TEL;type=pref:05221 5550",
        "item1.X-ABLabel:Pförtner",
        "item2.EMAIL:a@b.example",
        "item2.X-ABLabel:_$!<Work>!$_",
        "item3.ADR:;;Weg 1;Enger;;32130;",
        "item3.X-ABLabel:Zweigstelle",
    )
    assert card.phones == (Phone("05221 5550", "phone", "Pförtner"),)
    assert card.emails == (Email("a@b.example", "work"),)
    assert card.addresses[0].kind == "Zweigstelle"


def test_a_label_goes_to_its_own_number_not_to_an_equal_one() -> None:
    card = card_of("TEL:1", "item1.TEL:1", "item1.X-ABLabel:Pförtner")
    assert card.phones == (Phone("1"), Phone("1", "phone", "Pförtner"))


def test_a_picture_that_ends_badly_costs_nothing_else() -> None:
    picture = base64.b64encode(bytes(range(256))).decode()
    card = card_of(
        "FN:Ada",
        f"PHOTO;ENCODING=b;TYPE=JPEG:{picture[:70]}",
        f" {picture[70:140]}",
        picture[140:200],
        "!!! kein base64",
        "",
        "EMAIL:ada@b.example",
    )
    assert card == Card(display="Ada", emails=(Email("ada@b.example"),), has_photo=True)


def test_parameters_folded_and_quoted() -> None:
    card = card_of(
        'ADR;TYPE=home;LABEL="Heidestraße 17\\n51147 Köln: Mitte; Nord"',
        " :;;Heidestraße 17;Köln;;51147;Germany",
        'TEL;X-UUID="c2fa:1caa;x";TYPE="work',
        ' ,voice":05221 5550',
        version="4.0",
    )
    assert card.addresses == (
        Postal("home", "Heidestraße 17", "", "", "51147", "Köln", "", "Germany"),
    )
    assert card.phones == (Phone("05221 5550", "phone", "work"),)


@pytest.mark.parametrize(
    ("head", "phone"),
    [
        ("TEL;CELL;PREF", Phone("1", "mobile")),
        ("TEL;TYPE=WORK,FAX", Phone("1", "fax", "work")),
        ("TEL;TYPE=HOME;TYPE=pager", Phone("1", "pager", "home")),
        ("tel;type=IPHONE", Phone("1", "mobile")),
        ("TEL;TYPE=faxWork", Phone("1", "fax")),
        ("TEL;VALUE=uri;TYPE=home", Phone("1", "phone", "home")),
    ],
)
def test_kinds_of_numbers(head: str, phone: Phone) -> None:
    assert card_of(f"{head}:1").phones == (phone,)


def test_preferred_ones_come_first() -> None:
    card = card_of("EMAIL:a@x.example", "EMAIL;TYPE=pref:b@x.example", "EMAIL;PREF=1:c@x.example")
    assert [email.value for email in card.emails] == ["b@x.example", "c@x.example", "a@x.example"]


def test_numbers_as_links() -> None:
    card = card_of("TEL;VALUE=uri:tel:+49-5221-5550;ext=12", version="4.0")
    assert card.phones[0].value == "+49-5221-5550 -12"


def test_salutation_and_title_share_one_field() -> None:
    card = card_of("N:Kaya;Elif;;Frau Prof. Dr.;M. A.")
    assert (card.salutation, card.prefix, card.suffix) == ("Frau", "Prof. Dr.", "M. A.")


def test_lists_in_names_depend_on_the_version() -> None:
    line = "N:Doe;John;Philip,Paul;Dr.,Prof.;Jr.,M.D."
    card = card_of(line)
    assert (card.additional, card.prefix, card.suffix) == ("Philip Paul", "Dr. Prof.", "Jr., M.D.")
    assert card_of(line, version="2.1").additional == "Philip,Paul"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("19800322", date(1980, 3, 22)),
        ("1980-03-22T00:00:00Z", date(1980, 3, 22)),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_birthdays(value: str, day: date | None) -> None:
    reading = reading_of(f"BDAY:{value}")
    assert reading.cards[0].card == Card(birthday=day)
    assert reading.problems == []


@pytest.mark.parametrize("value", ["1980-02-30", "--0322", "um 1800", "99999999999-01-01"])
def test_a_birthday_that_is_no_day_goes_to_the_note(value: str) -> None:
    reading = reading_of("FN:Ada", f"BDAY:{value}")
    assert reading.cards[0].card == Card(display="Ada", extra=(Extra("Geburtstag", value),))
    (problem,) = reading.problems
    assert problem.source == "x.vcf"
    assert problem.line == 4
    assert value in problem.message


def test_apples_birthday_without_a_year() -> None:
    card = card_of("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22")
    assert card == Card(extra=(Extra("Geburtstag", "22.03."),))


def test_values_without_a_field_are_kept_for_the_note() -> None:
    card = card_of(
        "TITLE:Leitung",
        "ROLE:Sprecherin",
        "ORG:Stadt;Jugend;Kitas",
        "X-SKYPE:ada",
        "ANNIVERSARY:20110113",
        "X-CUSTOM1:eins\\, zwei",
        "REV:20110113",
        "NOTE:Erste Zeile",
    )
    assert card.note_with_extra() == (
        "Erste Zeile\nAbteilung: Kitas\nSkype: ada\nJahrestag: 20110113\nCUSTOM1: eins, zwei"
        "\nRolle: Sprecherin"
    )


def test_an_organisation_by_its_kind() -> None:
    for kind in ("KIND:org", "X-ABShowAs:COMPANY"):
        card = card_of("FN:Kita Regenbogen", "N:Kita Regenbogen;;;;", kind)
        assert card == Card(display="Kita Regenbogen", organisation="Kita Regenbogen")
        assert card.is_organisation


def test_a_list_of_members_becomes_a_group() -> None:
    text = (
        "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:a1\nFN:Ada\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Chor\nMEMBER:urn:uuid:a1\n"
        "MEMBER:urn:uuid:fehlt\nEND:VCARD\n"
    )
    reading = read(text.encode(), "x")
    (found,) = reading.cards
    assert found.card == Card(uid="a1", display="Ada", categories=("Chor",))
    assert [problem.line for problem in reading.problems] == [6]


def test_groups_that_every_contact_is_in_are_left_out() -> None:
    assert card_of("CATEGORIES:myContacts,Verein\\, alt,My Contacts").categories == ("Verein, alt",)


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n",
        "begin:vcard\nFN:A\nEnd:vCard\nBegin:Vcard\nFN:B\n",
        "Vorwort\nBEGIN:VCARD\nFN:A\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD",
        "BEGIN:VCARD\rFN:A\rEND:VCARD\rBEGIN:VCARD\rFN:B\rEND:VCARD\r",
        "BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:X\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B",
    ],
)
def test_cards_with_missing_or_nested_ends(text: str) -> None:
    assert [found.card.display for found in read(text.encode(), "x").cards] == ["A", "B"]


def test_a_missing_end_is_told() -> None:
    reading = read(b"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\n", "x")
    assert [problem.line for problem in reading.problems] == [1, 3]


def test_a_line_without_sense_is_told_and_a_note_goes_on() -> None:
    reading = reading_of("FN:Ada", "ohne Doppelpunkt", "NOTE:eins", "zwei", "drei")
    assert reading.cards[0].card == Card(display="Ada", note="eins\nzwei\ndrei")
    assert [problem.line for problem in reading.problems] == [4]


def test_surplus_parts_of_an_address_are_not_lost() -> None:
    card = card_of("ADR;HOME:;;Weg 1;Enger;;32130;D;hinten;links", version="2.1")
    assert card.addresses[0].city == "Enger"
    assert card.extra == (Extra("Adresse", "hinten, links"),)


def test_an_incomplete_address_of_mail_is_kept_and_told() -> None:
    reading = reading_of("EMAIL:ada(at)b.example")
    assert reading.cards[0].card.emails == (Email("ada(at)b.example"),)
    assert [problem.line for problem in reading.problems] == [3]
