"""Certificates: who gets one, what it says, its number, and that it rests on firm ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import PersonDraft
from kommin_desktop.courses import service
from kommin_desktop.courses.queries import certificates, course_certificates, registrations
from kommin_desktop.courses.rules import (
    CertificateContent,
    CourseDraft,
    CourseKindDraft,
    EnrolDraft,
    content_from_json,
)
from kommin_desktop.courses.service import CertificateBatch, RenderedPdf
from kommin_desktop.office import service as office_service
from kommin_desktop.office.queries import issued_bytes, issued_documents
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.office_file import OfficeFile

Enrol = Callable[..., tuple[int, str, int | None]]


def printed(contents: Sequence[CertificateContent]) -> RenderedPdf:
    """A paper that says which certificates are on it."""
    return RenderedPdf(" ".join(one.number for one in contents).encode(), len(contents))


def issue(office: OfficeFile, course: int) -> CertificateBatch:
    with office.work("Bescheinigungen ausgestellt") as session:
        return service.issue_certificates(session, course, printed)


@pytest.fixture
def attended(office: OfficeFile, people: list[int], course: int, enrol: Enrol) -> list[int]:
    """Two people with a place: the first was always there, the second at two dates of four."""
    for person in people[:3]:
        enrol(person)
    with office.work("Anwesenheit") as session:
        for number in range(1, 5):
            there = people[:2] if number <= 2 else people[:1]
            service.set_present(session, course, number, there)
    return people


def test_a_certificate_says_what_was_attended(
    office: OfficeFile, attended: list[int], course: int
) -> None:
    with office.work("Briefkopf") as session:
        office_service.set_office_data(session, OfficeData(name="Kreis Herford", city="Herford"))
    batch = issue(office, course)
    (line,) = office.read(course_certificates(course))
    assert (line.number, line.person, line.rate_percent) == ("TB-2026-0001", "Zeynep Demir", 100)
    content = content_from_json(line.content)
    assert (content.course, content.course_number) == (
        "Kultursensible Gesprächsführung",
        "KU-2027-1",
    )
    assert (content.first_day, content.last_day) == (date(2027, 1, 7), date(2027, 1, 28))
    assert (content.held_half_units, content.attended_half_units) == (24, 24)
    assert [(module.title, module.part) for module in content.modules][:2] == [
        ("Modul 1", "whole"),
        ("Modul 2", "whole"),
    ]
    assert (content.issued_on, content.issued_at_place) == (date(2026, 11, 23), "Herford")
    (left,) = batch.left_out
    assert left.name == "Samira El-Khatib"
    assert left.reason == "6 von 12 UE · 50 %; nötig sind 80 %."
    assert batch.dates_left == 0


def test_the_paper_is_kept_as_it_was(office: OfficeFile, attended: list[int], course: int) -> None:
    batch = issue(office, course)
    (document,) = office.read(issued_documents())
    assert (document.kind, document.pages) == ("certificate", 1)
    assert issued_bytes(office.connection, document.id) == b"TB-2026-0001" == batch.content


def test_the_second_time_only_the_missing_ones_are_issued(
    office: OfficeFile, attended: list[int], course: int
) -> None:
    issue(office, course)
    with pytest.raises(UserError, match="nötige Anwesenheit von 80 %"):
        issue(office, course)
    with office.work("Anwesenheit") as session:
        for number in (3, 4):
            service.set_present(session, course, number, [attended[1]])
    assert [one.person_id for one in issue(office, course).certificates] == [attended[1]]
    assert [line.number for line in office.read(certificates())] == ["TB-2026-0001", "TB-2026-0002"]
    with pytest.raises(UserError, match="schon ausgestellt"):
        issue(office, course)


def test_nobody_gets_one_before_anything_was_held(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    with pytest.raises(UserError, match="keine bestätigten Anmeldungen"):
        issue(office, course)
    enrol(people[0])
    with pytest.raises(UserError, match="noch kein Termin"):
        issue(office, course)
    assert office.read(issued_documents()) == []


def test_an_issued_certificate_and_its_ground_cannot_be_undone(
    office: OfficeFile, attended: list[int], course: int
) -> None:
    issue(office, course)
    with pytest.raises(UserError):
        office.undo()
    assert [line.number for line in office.read(certificates())] == ["TB-2026-0001"]
    assert len(office.read(registrations())) == 3


def test_a_failed_print_gives_no_number_away(
    office: OfficeFile, attended: list[int], course: int
) -> None:
    def broken(_contents: Sequence[CertificateContent]) -> RenderedPdf:
        raise UserError("Ein Zeichen lässt sich nicht drucken.")

    with pytest.raises(UserError, match="Zeichen"), office.work("x") as session:
        service.issue_certificates(session, course, broken)
    assert office.read(certificates()) == []
    assert issue(office, course).certificates[0].no == 1


def test_a_certificate_keeps_the_name_of_its_day(
    office: OfficeFile, attended: list[int], course: int
) -> None:
    issue(office, course)
    with office.work("Kontakt geändert") as session:
        draft = PersonDraft(given="Zeynep", family="Demir-Kaya")
        contacts.change_person(session, attended[0], draft)
    assert office.read(certificates())[0].person == "Zeynep Demir"


def test_a_title_belongs_to_the_name(office: OfficeFile, course: int) -> None:
    with office.work("Kontakt") as session:
        draft = PersonDraft(given="Elif", family="Kaya", prefix="Dr.", salutation="frau")
        person = contacts.add_person(session, draft).id
        service.enrol(session, EnrolDraft(course, person))
        service.set_present(session, course, 1, [person])
    issue(office, course)
    assert office.read(certificates())[0].person == "Dr. Elif Kaya"


def test_only_held_dates_count_and_the_rest_is_said(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    enrol(people[0])
    with office.work("Anwesenheit") as session:
        service.set_present(session, course, 1, [people[0]])
    batch = issue(office, course)
    content = content_from_json(batch.certificates[0].content)
    assert (content.held_half_units, content.last_day) == (6, date(2027, 1, 7))
    assert batch.dates_left == 3


def test_a_duplicate_is_marked_and_keeps_the_number(
    office: OfficeFile, attended: list[int], course: int
) -> None:
    original = issue(office, course).certificates[0].id
    with office.work("Duplikat") as session:
        batch = service.issue_duplicate(session, original, printed, day=date(2027, 6, 1))
    first, second = office.read(certificates())
    assert (second.number, second.duplicate_of_id) == (first.number, original)
    content = content_from_json(batch.certificates[0].content)
    assert (content.duplicate_on, content.issued_on) == (date(2027, 6, 1), date(2026, 11, 23))
    with pytest.raises(UserError, match="eigenen Bescheinigung"), office.work("x") as session:
        service.issue_duplicate(session, second.id, printed)


def test_a_revoked_number_stays_used(office: OfficeFile, attended: list[int], course: int) -> None:
    original = issue(office, course).certificates[0].id
    with pytest.raises(UserError, match="Grund"), office.work("x") as session:
        service.revoke_certificate(session, original, " ")
    with office.work("Widerruf") as session:
        service.revoke_certificate(session, original, "Verwechslung")
    with pytest.raises(UserError, match="widerrufen"), office.work("x") as session:
        service.issue_duplicate(session, original, printed)
    assert issue(office, course).certificates[0].no == 2
    assert [line.revoked_reason for line in office.read(certificates())] == ["Verwechslung", ""]


def test_who_has_a_certificate_cannot_withdraw(
    office: OfficeFile, attended: list[int], course: int
) -> None:
    issue(office, course)
    with pytest.raises(UserError, match="Bescheinigung ausgestellt"), office.work("x") as session:
        service.withdraw(session, office.read(registrations())[0].id)


def test_an_event_has_no_certificates(office: OfficeFile) -> None:
    with office.work("Veranstaltung") as session:
        service.add_kind(session, CourseKindDraft("IV", "Infoveranstaltung", is_event=True))
        event = service.add_course(session, CourseDraft("Infoabend", None, kind_code="IV")).id
    with pytest.raises(UserError, match="Veranstaltung"):
        issue(office, event)


def test_numbers_of_certificates_count_within_the_year_of_issue(
    office: OfficeFile, attended: list[int], course: int
) -> None:
    issue(office, course)
    with office.work("Anwesenheit") as session:
        for number in (3, 4):
            service.set_present(session, course, number, [attended[1]])
    with office.work("Bescheinigungen ausgestellt") as session:
        batch = service.issue_certificates(session, course, printed, day=date(2027, 2, 1))
    assert batch.content == b"TB-2027-0001"
