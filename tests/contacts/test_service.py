"""What the office does with contacts, on a real office file."""

from dataclasses import replace
from datetime import date

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts import queries, service
from kommin_desktop.contacts.model import Affiliation, Consent
from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
)
from kommin_desktop.contacts.rules.letters import address_lines, greeting
from kommin_desktop.office import service as office_service
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.search import hits

AYSE = PersonDraft(
    given="Ayşe Nur",
    family="Öztürk",
    prefix="Dr.",
    salutation="frau",
    points=(
        PointDraft("email", "ayse@verein.example"),
        PointDraft("phone", "05221 5550-142", "work"),
    ),
)
CLUB = OrganisationDraft(
    name="Elternverein Brücke e. V.",
    organisation_type="migrant_organisation",
    addresses=(
        AddressDraft(
            street="Bahnhofstraße 12", postcode="32257", city="Bünde", is_postal_default=True
        ),
    ),
)


@pytest.fixture
def county(office: OfficeFile) -> OfficeFile:
    with office.work("Amt eingerichtet") as session:
        office_service.set_up_office(session)
    return office


def test_a_person_is_found_by_name_number_and_organisation(county: OfficeFile) -> None:
    with county.work("Kontakte angelegt") as session:
        person = service.add_person(session, AYSE)
        club = service.add_organisation(session, CLUB)
        service.affiliate(session, person.id, club.id, "Vorsitzende")

    for words in ("ozturk", "oeztuerk", "ayse nur", "05221555", "brücke vorsitz", "ayse@verein"):
        found = county.read(hits(words, "contact"))
        assert person.id in [hit.owner_id for hit in found], words

    line = county.read(queries.contact_lines("öztürk"))[0]
    assert (line.organisation, line.function_title) == ("Elternverein Brücke e. V.", "Vorsitzende")
    assert line.points[0] == ("email", "ayse@verein.example", "")


def test_a_renamed_organisation_is_found_with_its_people(county: OfficeFile) -> None:
    with county.work("Kontakte angelegt") as session:
        person = service.add_person(session, AYSE)
        club = service.add_organisation(session, CLUB)
        service.affiliate(session, person.id, club.id, "Vorsitzende")
    with county.work("Umbenannt") as session:
        service.change_organisation(
            session, club.id, OrganisationDraft(name="Kulturhaus Elsetal e. V.")
        )

    assert person.id in [hit.owner_id for hit in county.read(hits("elsetal"))]
    assert county.read(hits("brücke")) == []


def test_the_municipality_follows_the_postcode_then_the_organisation(county: OfficeFile) -> None:
    with county.work("Kontakte angelegt") as session:
        club = service.add_organisation(session, CLUB)
        person = service.add_person(session, AYSE)
        service.affiliate(session, person.id, club.id)
        stranger = service.add_person(
            session, PersonDraft(family="Weit", addresses=(AddressDraft(postcode="01067"),))
        )
    found = {line.id: line.municipality for line in county.read(queries.contact_lines())}
    assert found == {club.id: "Bünde", person.id: "Bünde", stranger.id: None}


def test_people_move_with_their_organisation_unless_they_live_elsewhere(
    county: OfficeFile,
) -> None:
    with county.work("Kontakte angelegt") as session:
        club = service.add_organisation(session, CLUB)
        moving = service.add_person(session, AYSE)
        at_home = service.add_person(
            session, PersonDraft(family="Nah", addresses=(AddressDraft(postcode="32049"),))
        )
        for person in (moving, at_home):
            service.affiliate(session, person.id, club.id)
    with county.work("Umgezogen") as session:
        there = (AddressDraft(street="Markt 1", postcode="32139", city="Spenge"),)
        service.change_organisation(session, club.id, replace(CLUB, addresses=there))
    found = {line.id: line.municipality for line in county.read(queries.contact_lines())}
    assert found == {club.id: "Spenge", moving.id: "Spenge", at_home.id: "Herford"}


def test_a_letter_goes_to_the_place_of_work_with_the_title_in_greeting(county: OfficeFile) -> None:
    with county.work("Kontakte angelegt") as session:
        person = service.add_person(session, AYSE)
        club = service.add_organisation(session, CLUB)
        service.affiliate(session, person.id, club.id, "Vorsitzende")
    to = county.read(queries.letter_addresses([person.id]))[0]
    assert address_lines(to) == (
        "Elternverein Brücke e. V.",
        "Frau Dr. Ayşe Nur Öztürk",
        "Bahnhofstraße 12",
        "32257 Bünde",
    )
    assert greeting(to) == "Sehr geehrte Frau Dr. Öztürk,"


def test_a_letter_home_leaves_the_organisation_out(county: OfficeFile) -> None:
    home = AddressDraft(kind="home", street="Elseweg 3", postcode="32278", city="Kirchlengern")
    draft = PersonDraft(given="Olena", family="Kowal", addresses=(home,))
    with county.work("Kontakte angelegt") as session:
        person = service.add_person(session, draft)
        club = service.add_organisation(session, CLUB)
        service.affiliate(session, person.id, club.id)
    to = county.read(queries.letter_addresses([person.id]))[0]
    assert address_lines(to) == ("Olena Kowal", "Elseweg 3", "32278 Kirchlengern")
    assert greeting(to) == "Guten Tag Olena Kowal,"


def test_organisations_and_own_wording_in_greetings(county: OfficeFile) -> None:
    with county.work("Kontakte angelegt") as session:
        club = service.add_organisation(session, CLUB)
        person = service.add_person(
            session, PersonDraft(given="Elif", family="Kaya", greeting_override="Liebe Elif,")
        )
    found = county.read(queries.letter_addresses([club.id, person.id]))
    assert {greeting(to) for to in found} == {"Sehr geehrte Damen und Herren,", "Liebe Elif,"}


def test_a_change_of_employer_keeps_the_former_affiliation(county: OfficeFile) -> None:
    with county.work("Kontakte angelegt") as session:
        person = service.add_person(session, AYSE)
        old = service.add_organisation(session, CLUB)
        new = service.add_organisation(session, OrganisationDraft(name="Stadt Bünde"))
        first = service.affiliate(session, person.id, old.id, "Vorsitzende")
    with county.work("Wechsel") as session:
        service.change_employer(session, person.id, new.id, date(2026, 11, 1), "Sachbearbeitung")
    with county.work("Nachsehen") as session:
        former = session.get_one(Affiliation, first.id)
        assert former.valid_to == date(2026, 10, 31)
    assert county.read(queries.names([person.id]))[0].organisation == "Stadt Bünde"


def test_groups_are_made_once_and_members_counted_once(county: OfficeFile) -> None:
    with county.work("Gruppe") as session:
        person = service.add_person(session, AYSE)
        group = service.group_by_name(session, "Runder  Tisch ")
        assert service.group_by_name(session, "Runder Tisch").id == group.id
        assert service.add_to_group(session, group.id, [person.id, person.id]) == 1
        assert service.add_to_group(session, group.id, [person.id]) == 0
    assert [line.display for line in county.read(queries.group_members("Runder Tisch"))] == [
        "Ayşe Nur Öztürk"
    ]


def test_a_trashed_contact_leaves_lists_and_search_and_comes_back(county: OfficeFile) -> None:
    with county.work("Person angelegt") as session:
        person = service.add_person(session, AYSE)
    with county.work("Papierkorb") as session:
        service.trash_contact(session, person.id)
    assert county.read(queries.contact_lines()) == []
    assert county.read(hits("ozturk")) == []
    with pytest.raises(UserError, match="Papierkorb"), county.work("Nochmal") as session:
        service.trash_contact(session, person.id)
    with county.work("Zurück") as session:
        service.restore_contact(session, person.id)
    assert len(county.read(hits("ozturk"))) == 1


def test_changing_a_person_writes_only_what_changed(county: OfficeFile) -> None:
    with county.work("Person angelegt") as session:
        person = service.add_person(session, AYSE)
    told: list[dict[str, frozenset[int]]] = []
    county.on_change.append(lambda notice: told.append(dict(notice)))
    with county.work("Unverändert") as session:
        service.change_person(session, person.id, AYSE)
    assert told == []
    more = (*AYSE.points, PointDraft("mobile", "0171 5550000"))
    with county.work("Nummer") as session:
        service.change_person(session, person.id, PersonDraft(**{**AYSE.__dict__, "points": more}))
    assert set(told[0]) == {"contact_point"}


def test_hostile_names_stay_as_they_were_typed(county: OfficeFile) -> None:
    hostile = ['<b>& "Söhne"', "=HYPERLINK(1)", "Robert'); DROP TABLE contacts;--", "e\u0301" * 9]
    with county.work("Kontakte angelegt") as session:
        for name in hostile:
            service.add_person(session, PersonDraft(family=name))
    assert {line.family for line in county.read(queries.contact_lines())} == set(hostile)


def test_nobody_is_kept_without_anything_that_names_them(county: OfficeFile) -> None:
    with pytest.raises(UserError, match="mindestens ein Name"), county.work("Leer") as session:
        service.add_person(session, PersonDraft(note="nur eine Notiz"))
    with pytest.raises(UserError, match="Name"), county.work("Leer") as session:
        service.add_organisation(session, OrganisationDraft(name=" "))


def test_consent_is_recorded_and_withdrawn_with_its_days(county: OfficeFile) -> None:
    with county.work("Einwilligung") as session:
        person = service.add_person(session, AYSE)
        purpose = office_service.add_consent_purpose(session, "Fotos", "Ich bin einverstanden …")
        consent = service.give_consent(
            session, service.ConsentDraft(person.id, purpose.id, date(2026, 3, 1), "Papier")
        )
    with pytest.raises(UserError, match="Widerruf"), county.work("Widerruf") as session:
        service.withdraw_consent(session, consent.id, date(2026, 2, 1))
    with county.work("Widerruf") as session:
        service.withdraw_consent(session, consent.id, date(2026, 5, 1))
        assert session.get_one(Consent, consent.id).recorded_by == "Brinkmann"
