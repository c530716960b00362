"""What courses print: certificates, letters and lists as blocks and as accessible PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pdfua import validate

from kommin_desktop.contacts.queries import LetterAddress
from kommin_desktop.courses import documents
from kommin_desktop.courses.queries import CourseLine, RegistrationLine, SessionLine
from kommin_desktop.courses.rules import (
    CertificateContent,
    CertificateModule,
    content_from_json,
    content_json,
)
from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Certificate, Document, Fields, Table, Text
from kommin_desktop.documents.letter_run import LetterRun
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData

OFFICE = OfficeData("Kreis Herford", "Koordinierungsstelle Integration", city="Herford")
SIGNATORY = SignatoryLine(1, "Petra Brinkmann", "Im Auftrag", "Leitung", "05221 5550-142", "3", "")
NOW = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
STRESS = '<b>& "Söhne"\n=HYPERLINK("x")'

DATES = tuple(
    SessionLine(
        number,
        1,
        number,
        datetime(2027, 1, day, 17, 30),
        datetime(2027, 1, day, 20, 0),
        6,
        f"Modul {number}",
        "Bürgerhaus",
        "planned",
        (),
    )
    for number, day in enumerate((7, 14, 21), start=1)
)
COURSE = CourseLine(
    1,
    "KS-2027-1",
    "Kultursensible Gesprächsführung",
    15,
    2,
    1,
    "open",
    "Kurs",
    False,
    80,
    "Bürgerhaus",
    DATES[0].start,
    DATES[-1].end,
    3,
    0,
    (("Dr.", "Emina Begić"),),
    (),
    "51.3",
)


def address(number: int, given: str, family: str, salutation: str = "") -> LetterAddress:
    return LetterAddress(
        contact_id=number,
        kind="person",
        display=f"{given} {family}",
        salutation=salutation,
        prefix=None,
        given=given,
        family=family,
        suffix=None,
        greeting_override="",
        organisation=None,
        unit=None,
        function_title=None,
        care_of="",
        street="Radewiger Str. 14",
        extra="",
        po_box="",
        postcode="32052",
        city="Herford",
        country="",
        at_home=True,
        email=None,
        preferred_channel="letter",
        letter_language="de",
        blocked=False,
    )


ADDRESSES = (address(7, "Zeynep", "Demir", "frau"), address(8, "Олена", "Шевченко"))
FACTS = documents.CourseFacts(OFFICE, SIGNATORY, COURSE, DATES, date(2027, 2, 1), NOW)


def content(*parts: str, attended: int = 18) -> CertificateContent:
    modules = tuple(
        CertificateModule(one.start.date(), one.module, 6, part)
        for one, part in zip(DATES, parts or ("whole",) * 3, strict=True)
    )
    return CertificateContent(
        "TB-2027-0003",
        "Zeynep Demir",
        COURSE.title,
        COURSE.number,
        "Teilnahmebescheinigung",
        "hat an folgendem Kurs teilgenommen:",
        date(2027, 1, 7),
        date(2027, 1, 21),
        "Bürgerhaus",
        18,
        attended,
        attended * 100 // 18,
        modules,
        date(2027, 2, 1),
        "Herford",
    )


def person(number: int, given: str | None, family: str | None, name: str) -> RegistrationLine:
    at = datetime(2026, 12, 1, 9, 0)
    return RegistrationLine(
        number, 1, number, name, "confirmed", None, given, family, "Brücke e. V.", at, False, ""
    )


PEOPLE = (
    person(1, "Zeynep", "Demir", "Zeynep Demir"),
    person(2, None, None, STRESS),
    person(3, "Олена", "Шевченко", "Олена Шевченко"),
)


def certificate(of: CertificateContent) -> Certificate:
    block = documents.certificates(OFFICE, SIGNATORY, (of,), created=NOW).blocks[0]
    assert isinstance(block, Certificate)
    return block


def fields(run: LetterRun) -> dict[str, object]:
    return {
        label: value
        for block in run.letter.body
        if isinstance(block, Fields)
        for label, value in block.rows
    }


def test_a_full_certificate_mentions_nothing_missed() -> None:
    block = certificate(content())
    assert dict(block.facts) == {
        "Zeitraum": "7.\u00a0Januar 2027 bis 21.\u00a0Januar 2027",
        "Umfang": "9 von 9 Unterrichtseinheiten (100 %)",
        "Ort": "Bürgerhaus",
    }
    assert block.contents == (
        "07.01.2027 · Modul 1 · 3 UE",
        "14.01.2027 · Modul 2 · 3 UE",
        "21.01.2027 · Modul 3 · 3 UE",
    )
    assert (block.place_date, block.number) == ("Herford, 1.\u00a0Februar 2027", "Nr. TB-2027-0003")


def test_what_was_missed_is_named() -> None:
    block = certificate(content("whole", "missed", "partly", attended=9))
    assert dict(block.facts)["Nicht besucht"] == "14.01.2027"
    assert dict(block.facts)["Umfang"] == "4,5 von 9 Unterrichtseinheiten (50 %)"
    assert block.contents[1] == "21.01.2027 · Modul 3 · 3 UE · teilweise"


def test_a_duplicate_says_so() -> None:
    block = certificate(replace(content(), duplicate_on=date(2027, 6, 1)))
    assert dict(block.facts)["Ausfertigung"] == "Zweitschrift vom 1.\u00a0Juni 2027"


def test_the_content_of_a_certificate_is_kept_word_for_word() -> None:
    whole = replace(
        content("whole", "missed", "partly"), person=STRESS, duplicate_on=date(2027, 6, 1)
    )
    assert content_from_json(content_json(whole)) == whole
    assert content_from_json(content_json(content())) == content()


def test_one_document_holds_a_page_for_everybody() -> None:
    document = documents.certificates(OFFICE, None, [content()] * 3, created=NOW)
    assert pdf.page_count(pdf.render(document)) == 3


def test_a_confirmation_fits_on_one_page_with_all_dates() -> None:
    run = documents.confirmation_letters(FACTS, ADDRESSES)
    assert pdf.page_count(pdf.render_letters(run)) == 2
    (table,) = [block for block in run.letter.body if isinstance(block, Table)]
    assert table.rows[0] == ("Donnerstag, 7.\u00a0Januar 2027", "17:30–20:00\u00a0Uhr", "Modul 1")
    assert fields(run)["Kurs"] == "Kultursensible Gesprächsführung (KS-2027-1)"
    assert fields(run)["Leitung"] == "Dr. Emina Begić"
    assert "80 %" in str(run.letter.body[-1])


def test_cancelled_and_moved_dates_are_not_announced() -> None:
    dates = (DATES[0]._replace(status="cancelled"), DATES[1]._replace(status="moved"), DATES[2])
    run = documents.confirmation_letters(replace(FACTS, sessions=dates), ADDRESSES)
    assert not any(isinstance(block, Table) for block in run.letter.body)
    assert fields(run)["Beginn"] == "Donnerstag, 21.\u00a0Januar 2027, 17:30–20:00\u00a0Uhr"


def test_an_event_promises_no_certificate() -> None:
    event = replace(FACTS, course=COURSE._replace(is_event=True))
    run = documents.confirmation_letters(event, ADDRESSES)
    assert "Teilnahmebescheinigung" not in str(run.letter.body)


def test_who_waits_reads_the_own_rank() -> None:
    run = documents.waiting_list_letters(FACTS, ADDRESSES, {7: 1, 8: 2})
    slots = [part.slots for part in run.recipients]
    assert slots == [
        (("rank", (Text("Sie stehen auf der Warteliste an erster Stelle."),)),),
        (("rank", (Text("Sie stehen auf Platz 2 der Warteliste."),)),),
    ]


def test_the_sheet_to_sign_shows_no_address_and_has_room_for_others() -> None:
    sheet = documents.sign_in_sheet(OFFICE, COURSE, DATES[0], PEOPLE, created=NOW)
    (table,) = [block for block in sheet.blocks if isinstance(block, Table)]
    assert table.head == ("Nr.", "Nachname", "Vorname", "Unterschrift")
    assert table.rows[:2] == (("1", "Demir", "Zeynep", ""), ("2", STRESS, "", ""))
    assert table.rows[3:] == (("", "", "", ""),) * 3
    assert [column.hyphens for column in table.columns[1:3]] == [False, False]


def test_the_list_of_participants_ends_with_those_who_wait() -> None:
    waiting = (PEOPLE[2]._replace(status="waiting", rank=4),)
    document = documents.participants_list(OFFICE, COURSE, PEOPLE[:2], waiting, created=NOW)
    assert Text("2 von 15 Plätzen vergeben") in document.blocks
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert table.rows[0] == (
        "4",
        "Шевченко",
        "Олена",
        "Brücke e. V.",
        "01.12.2026",
        "Warteliste",
    )


DOCUMENTS: tuple[Document | LetterRun, ...] = (
    documents.certificates(OFFICE, SIGNATORY, [replace(content(), person=STRESS)], created=NOW),
    documents.sign_in_sheet(OFFICE, COURSE, DATES[0], PEOPLE, created=NOW),
    documents.participants_list(OFFICE, COURSE, PEOPLE, PEOPLE[:1], created=NOW),
    documents.confirmation_letters(FACTS, ADDRESSES),
    documents.waiting_list_letters(FACTS, ADDRESSES, {7: 1, 8: 2}),
    documents.move_up_letters(FACTS, ADDRESSES),
    documents.withdrawal_letters(FACTS, ADDRESSES),
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.title)
def test_every_paper_is_accessible(document: Document | LetterRun, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    if isinstance(document, LetterRun):
        path.write_bytes(pdf.render_letters(document))
    else:
        path.write_bytes(pdf.render(document))
    assert [str(finding.message) for finding in validate(str(path)).findings] == []
