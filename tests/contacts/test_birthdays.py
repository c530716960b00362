"""Whose birthday is shown: only of people who agreed."""

from __future__ import annotations

from datetime import date

from kommin_desktop.contacts import service
from kommin_desktop.contacts.queries import purposes
from kommin_desktop.contacts.queries.birthdays import next_birthdays
from kommin_desktop.contacts.rules.drafts import PersonDraft
from kommin_desktop.contacts.service.dealings import ConsentDraft
from kommin_desktop.office.service import add_consent_purpose, set_up_office
from kommin_desktop.store.office_file import OfficeFile


def add(office: OfficeFile, given: str, born: date) -> int:
    with office.work("Kontakt") as session:
        return service.add_person(session, PersonDraft(given=given, birth_date=born)).id


def agree(office: OfficeFile, *people: int) -> list[int]:
    with office.work("Einwilligung") as session:
        purpose = add_consent_purpose(session, "Geburtstage", "Sie dürfen gratulieren.").id
        day = date(2026, 1, 1)
        drafts = [ConsentDraft(person, purpose, day) for person in people]
        return [service.give_consent(session, draft).id for draft in drafts]


def test_birthdays_need_a_consent_that_holds(office: OfficeFile) -> None:
    asked = add(office, "Ayla", date(1971, 11, 23))
    add(office, "Berta", date(1980, 11, 23))
    other = add(office, "Cem", date(1990, 11, 24))
    given, _other = agree(office, asked, other)
    assert [one.display for one in office.read(next_birthdays([date(2026, 11, 23)]))] == ["Ayla"]
    with office.work("Widerruf") as session:
        service.withdraw_consent(session, given, date(2026, 11, 1))
    assert office.read(next_birthdays([date(2026, 11, 23)])) == []


def test_the_leap_day_is_kept_on_the_first_of_march(office: OfficeFile) -> None:
    person = add(office, "Lea", date(2000, 2, 29))
    agree(office, person)
    assert [one.id for one in office.read(next_birthdays([date(2027, 3, 1)]))] == [person]
    assert office.read(next_birthdays([date(2028, 3, 1)])) == []
    assert [one.id for one in office.read(next_birthdays([date(2028, 2, 29)]))] == [person]


def test_only_the_purpose_of_birthdays_shows_them(office: OfficeFile) -> None:
    asked = add(office, "Ayla", date(1971, 11, 23))
    other = add(office, "Berta", date(1980, 11, 23))
    with office.work("Eingerichtet") as session:
        set_up_office(session)
    mails, birthdays = (line.id for line in office.read(purposes()))
    with office.work("Einwilligung") as session:
        day = date(2026, 1, 1)
        service.give_consent(session, ConsentDraft(other, mails, day))
        service.give_consent(session, ConsentDraft(asked, birthdays, day))
    assert [one.display for one in office.read(next_birthdays([date(2026, 11, 23)]))] == ["Ayla"]
