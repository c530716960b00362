"""The list of contacts: what is wanted, in which order, and what its rows say."""

from datetime import date

import pytest

from kommin_desktop.contacts import queries, service
from kommin_desktop.contacts.queries import NO_MUNICIPALITY, Wanted
from kommin_desktop.contacts.rules.drafts import AddressDraft, OrganisationDraft, PersonDraft
from kommin_desktop.contacts.rules.naming import list_description, list_name
from kommin_desktop.office import service as office_service
from kommin_desktop.store.office_file import OfficeFile

_NAMES = ("Yıldız Şükran", "Zander Anna", "Çelik İbrahim", "Ötker Uwe", "Oetken Ute")


@pytest.fixture
def people(office: OfficeFile) -> dict[str, int]:
    """Five people and a club; Şükran works for it, Anna is in a group, İbrahim consented."""
    numbers = {}
    with office.work("Kontakte angelegt") as session:
        office_service.set_up_office(session)
        purpose = office_service.add_consent_purpose(session, "Rundschreiben", "…")
        for name in _NAMES:
            family, given = name.split()
            person = service.add_person(session, PersonDraft(given=given, family=family))
            numbers[given] = person.id
        club = service.add_organisation(
            session,
            OrganisationDraft(
                "Elternnetz e. V.",
                organisation_type="migrant_organisation",
                addresses=(AddressDraft(postcode="32120", city="Hiddenhausen"),),
            ),
        )
        numbers["club"] = club.id
        service.affiliate(session, numbers["Şükran"], club.id, "Elternberatung")
        service.put_into_group(session, "Ehrenamt", [numbers["Anna"]])
        draft = service.ConsentDraft(numbers["İbrahim"], purpose.id, date(2026, 11, 1))
        service.give_consent(session, draft)
    return numbers


def ids(office: OfficeFile, wanted: Wanted = queries.ALL, order: str = "name") -> list[int]:
    return list(office.read(queries.contact_ids(wanted, order))[0].ids)


def test_names_stand_in_the_order_of_the_sort_key(
    office: OfficeFile, people: dict[str, int]
) -> None:
    found = {line.id: line for line in office.read(queries.list_lines(list(people.values())))}
    assert [list_name(found[number]) for number in ids(office)] == [
        "Çelik, İbrahim",
        "Elternnetz e. V.",
        "Oetken, Ute",
        "Ötker, Uwe",
        "Yıldız, Şükran",
        "Zander, Anna",
    ]
    assert office.read(queries.contact_ids(ascending=False))[0].ids == tuple(reversed(ids(office)))


def test_filters_narrow_and_combine(office: OfficeFile, people: dict[str, int]) -> None:
    group = office.read(queries.groups())[0].id
    place = office.read(queries.contact_facts(people["club"]))[0].municipality_id
    assert place is not None
    assert ids(office, Wanted(search="yil")) == [people["Şükran"]]
    assert ids(office, Wanted(search="elternnetz")) == [people["club"], people["Şükran"]]
    assert ids(office, Wanted(search="elternnetz", kind="person")) == [people["Şükran"]]
    assert ids(office, Wanted(groups=(group,))) == [people["Anna"]]
    assert set(ids(office, Wanted(municipalities=(place,)))) == {people["club"], people["Şükran"]}
    assert people["club"] not in ids(office, Wanted(municipalities=(NO_MUNICIPALITY,)))
    unasked = ids(office, Wanted(without_consent=True))
    assert people["İbrahim"] not in unasked
    assert people["club"] not in unasked
    assert len(unasked) == 4
    assert office.read(queries.contact_count(Wanted(kind="person")))[0].contacts == 5


def test_what_has_no_value_in_a_column_comes_last(
    office: OfficeFile, people: dict[str, int]
) -> None:
    for ascending in (True, False):
        by_group = office.read(queries.contact_ids(order="groups", ascending=ascending))[0].ids
        assert by_group[0] == people["Anna"]
    assert set(ids(office, order="municipality")[:2]) == {people["club"], people["Şükran"]}


def test_rows_say_function_and_organisation_or_type_and_people(
    office: OfficeFile, people: dict[str, int]
) -> None:
    lines = {line.id: line for line in office.read(queries.list_lines(list(people.values())))}
    assert list_description(lines[people["Şükran"]]) == "Elternberatung · Elternnetz e. V."
    assert (
        list_description(lines[people["club"]]) == "Migrantenselbstorganisation · 1 Ansprechperson"
    )
    assert lines[people["Anna"]].groups == ("Ehrenamt",)
    assert lines[people["Şükran"]].municipality == "Hiddenhausen"


def test_trashed_contacts_leave_the_list_and_come_back(
    office: OfficeFile, people: dict[str, int]
) -> None:
    with office.work("In den Papierkorb gelegt") as session:
        assert service.trash_contacts(session, [people["Anna"], people["Uwe"]]) == 2
    assert len(ids(office)) == 4
    assert ids(office, Wanted(search="zander")) == []
    office.undo()
    assert ids(office, Wanted(search="zander")) == [people["Anna"]]
