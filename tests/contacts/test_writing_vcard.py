"""vCards we write say the same when read again, and keep to RFC 6350."""

from datetime import date

import pytest
import vobject
from hypothesis import given

from kommin_desktop.contacts.exporting.vcard import write_vcard
from kommin_desktop.contacts.importing.reading import read
from kommin_desktop.contacts.rules.cards import Card, Email, Phone, Postal
from tests.contacts.card_strategies import HOSTILE, cards

AYSE = Card(
    uid="0f8fad5b-d9cb-469f-a165-70867728950e",
    given="Ayşe Nur",
    family="Öztürk-Schäfer",
    prefix="Dr.",
    salutation="Frau",
    display="Dr. Ayşe Nur Öztürk-Schäfer",
    organisation="Türkisch-Deutscher Elternverein Bünde e. V.",
    unit="Vorstand, erweitert",
    function="Vorsitzende",
    emails=(Email("a.oeztuerk@elternverein.example", "work"), Email("ayse@example.org", "Büro; 2")),
    phones=(Phone("05223 5550-12", "phone", "work"), Phone("+49 171 5550123", "mobile")),
    addresses=(Postal("home", "Bahnhofstraße 12 a", postcode="32257", city="Bünde"),),
    birthday=date(1975, 4, 3),
    languages=("tr", "Kurdisch"),
    categories=("Runder Tisch", "Verein, eingetragen"),
    note="Spricht Türkisch, Kurdisch.\nAnruf nur vormittags; „dringend“",
)


def read_again(card: Card) -> Card:
    reading = read(write_vcard([card]), "x.vcf")
    assert reading.format == "vcard"
    assert len(reading.cards) == 1
    return reading.cards[0].card


def test_a_card_comes_back_as_it_went() -> None:
    assert read_again(AYSE) == AYSE


def test_the_file_is_vcard_4_with_short_lines() -> None:
    data = write_vcard([AYSE, AYSE])
    assert data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert data.count(b"\r\nEND:VCARD\r\n") == 2
    lines = data.split(b"\r\n")
    assert 70 < max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    text = data.decode().replace("\r\n ", "")
    assert "\r\nBDAY:19750403\r\n" in text
    assert "\r\nN:Öztürk-Schäfer;Ayşe Nur;;Frau Dr.;\r\n" in text
    assert "\r\nORG:Türkisch-Deutscher Elternverein Bünde e. V.;Vorstand\\, erweitert\r\n" in text
    assert "\r\nTEL;TYPE=cell:+49 171 5550123\r\n" in text
    assert "\r\nADR;TYPE=home:;;Bahnhofstraße 12 a;Bünde;;32257;\r\n" in text
    assert "\r\nCATEGORIES:Runder Tisch,Verein\\, eingetragen\r\n" in text


def test_another_program_reads_it() -> None:
    other = vobject.readOne(write_vcard([AYSE]).decode())
    assert other.n.value.family == "Öztürk-Schäfer"
    assert other.org.value[0] == AYSE.organisation
    assert other.note.value == AYSE.note
    assert other.adr.value.city == "Bünde"


def test_an_organisation_says_so() -> None:
    card = Card(organisation="Sparkasse, Zweigstelle „Löhne“; Filiale 2")
    assert b"\r\nKIND:org\r\n" in write_vcard([card])
    assert read_again(card) == Card(organisation=card.organisation, display=card.organisation)
    assert b"KIND:org" not in write_vcard([AYSE])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_pass_unchanged(name: str) -> None:
    name = name.strip()
    card = Card(family=name, given=name, display=name, organisation=name, note=name)
    assert read_again(card) == card


@given(cards)
def test_any_card_comes_back_as_it_went(card: Card) -> None:
    assert read_again(card) == card
