"""Saving the form of a contact, and what the form begins with."""

from dataclasses import replace
from datetime import date

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts import queries, service
from kommin_desktop.contacts.queries import ContactCard
from kommin_desktop.contacts.queries.filled import filled_form
from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
)
from kommin_desktop.contacts.rules.forms import AffiliationDraft, ContactForm, with_one_primary
from kommin_desktop.contacts.rules.history import change_words
from kommin_desktop.office import service as office_service
from kommin_desktop.store.office_file import OfficeFile

_DAY = date(2026, 11, 23)


@pytest.fixture
def purpose(office: OfficeFile) -> int:
    with office.work("Amt eingerichtet") as session:
        office_service.set_up_office(session)
        return office_service.add_consent_purpose(session, "Rundschreiben", "…").id


def card(office: OfficeFile, number: int) -> ContactCard:
    with office.work("Lesen") as session:
        from kommin_desktop.store.reading import driver_connection

        found = queries.contact_card(driver_connection(session), number)
    assert found is not None
    return found


def save(office: OfficeFile, form: ContactForm, number: int | None = None) -> int:
    with office.work("Kontakt gespeichert") as session:
        return service.save_contact(session, number, form).id


def _form(purpose: int) -> ContactForm:
    return ContactForm(
        draft=PersonDraft(
            given="Şükran",
            family="Yıldız",
            salutation="frau",
            languages=("de", "tr"),
            points=(PointDraft("email", "s.yildiz@elternnetz.example", "work"),),
        ),
        affiliations=(
            AffiliationDraft(new_organisation="Elternnetz e. V.", function_title="Beratung"),
        ),
        groups=("Elternarbeit", "Runder Tisch"),
        purposes=(purpose,),
        consent_source="Aufnahmebogen",
    )


def test_a_new_person_is_saved_with_all_that_belongs_to_her(
    office: OfficeFile, purpose: int
) -> None:
    number = save(office, _form(purpose))
    found = card(office, number)
    assert found.facts.display == "Şükran Yıldız"
    assert [(one.organisation, one.is_primary) for one in found.affiliations] == [
        ("Elternnetz e. V.", True)
    ]
    assert [group.name for group in found.groups] == ["Elternarbeit", "Runder Tisch"]
    assert [(one.purpose, one.source, one.given_on) for one in found.consents] == [
        ("Rundschreiben", "Aufnahmebogen", _DAY)
    ]
    assert found.facts.created_at is not None
    assert office.undo() == "Kontakt gespeichert"


def test_saving_what_the_form_begins_with_changes_nothing(office: OfficeFile, purpose: int) -> None:
    number = save(office, _form(purpose))
    before = card(office, number)
    save(office, filled_form(before), number)
    after = card(office, number)
    assert after._replace(facts=before.facts) == before
    assert filled_form(after) == filled_form(before)


def test_a_changed_form_changes_only_what_it_says(office: OfficeFile, purpose: int) -> None:
    number = save(office, _form(purpose))
    form = filled_form(card(office, number))
    ended = replace(form.affiliations[0], valid_to=date(2026, 10, 31))
    new = AffiliationDraft(new_organisation="Kita Am Bach", function_title="Leitung")
    changed = replace(form, affiliations=(ended, new), groups=("Runder Tisch", "Kita"), purposes=())
    save(office, changed, number)
    found = card(office, number)
    assert [(one.organisation, one.is_primary, one.valid_to) for one in found.affiliations] == [
        ("Kita Am Bach", True, None),
        ("Elternnetz e. V.", False, date(2026, 10, 31)),
    ]
    assert [group.name for group in found.groups] == ["Kita", "Runder Tisch"]
    assert [one.withdrawn_on for one in found.consents] == [_DAY]


def test_a_municipality_follows_address_organisation_or_hand(
    office: OfficeFile, purpose: int
) -> None:
    with office.work("Organisation angelegt") as session:
        town = service.add_organisation(
            session,
            OrganisationDraft(
                "Stadt Löhne", addresses=(AddressDraft(postcode="32584", city="Löhne"),)
            ),
        ).id
    employed = replace(_form(purpose), affiliations=(AffiliationDraft(town),))
    number = save(office, employed)
    assert card(office, number).facts.municipality == "Löhne"
    form = filled_form(card(office, number))
    assert isinstance(form.draft, PersonDraft)
    home = replace(form.draft, addresses=(AddressDraft(kind="home", postcode="32257"),))
    save(office, replace(form, draft=home), number)
    facts = card(office, number).facts
    assert facts.municipality == "Bünde"
    save(office, replace(form, municipality_id=None, municipality_fixed=True), number)
    assert card(office, number).facts.municipality is None
    save(office, replace(form, municipality_fixed=False), number)
    assert card(office, number).facts.municipality == "Löhne"


def test_a_plain_change_keeps_the_municipality_of_the_organisation(office: OfficeFile) -> None:
    with office.work("Kontakte angelegt") as session:
        office_service.set_up_office(session)
        draft = OrganisationDraft("Stadt Enger", addresses=(AddressDraft(postcode="32130"),))
        town = service.add_organisation(session, draft)
        person = service.add_person(session, PersonDraft(given="Ali", family="Koç"))
        service.affiliate(session, person.id, town.id)
        service.change_person(session, person.id, PersonDraft(given="Ali Rıza", family="Koç"))
        number = person.id
    assert card(office, number).facts.municipality == "Enger"


def test_an_affiliation_needs_an_organisation_and_an_end_after_its_beginning(
    office: OfficeFile, purpose: int
) -> None:
    with pytest.raises(UserError, match="Organisation"):
        save(office, replace(_form(purpose), affiliations=(AffiliationDraft(),)))
    backwards = AffiliationDraft(
        new_organisation="Kita", valid_from=date(2026, 5, 1), valid_to=date(2026, 4, 1)
    )
    with pytest.raises(UserError, match="Beginn"):
        save(office, replace(_form(purpose), affiliations=(backwards,)))


def test_one_affiliation_counts() -> None:
    past = AffiliationDraft(1, valid_to=date(2026, 1, 1), is_primary=True)
    now, other = AffiliationDraft(2), AffiliationDraft(3)
    assert [one.is_primary for one in with_one_primary((past, now, other), _DAY)] == [
        False,
        True,
        False,
    ]
    chosen = (past, now, replace(other, is_primary=True))
    assert [one.is_primary for one in with_one_primary(chosen, _DAY)] == [False, False, True]
    assert with_one_primary((), _DAY) == ()


def test_the_history_tells_old_and_new_values(office: OfficeFile, purpose: int) -> None:
    number = save(office, _form(purpose))
    form = filled_form(card(office, number))
    assert isinstance(form.draft, PersonDraft)
    draft = replace(form.draft, family="Yıldız-Kaya", points=(PointDraft("mobile", "0151 5550 1"),))
    save(office, replace(form, draft=draft, groups=("Runder Tisch",), purposes=()), number)
    changes = office.read(queries.contact_changes(number))
    last = max(change.work_id for change in changes)
    words = {
        word
        for change in changes
        if change.work_id == last
        for word in change_words(change.table, change.before, change.after, change.names)
    }
    assert words == {
        ("Nachname", "Yıldız", "Yıldız-Kaya"),
        ("E-Mail", "s.yildiz@elternnetz.example", ""),
        ("Mobil", "", "0151 5550 1"),
        ("Gruppe", "Elternarbeit", ""),
        ("Einwilligung widerrufen", "", "23.11.2026"),
    }
