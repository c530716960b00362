"""The letter frame that everything the office writes shares, and free letters in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from pdfua import validate

from kommin_desktop.contacts.queries import LetterAddress
from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Letter, Markdown, Slot, Text
from kommin_desktop.documents.checks import letter_problems
from kommin_desktop.letters.documents import (
    References,
    general_letters,
    letter_frame,
    office_letter,
    recipient,
)
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData

OFFICE = OfficeData(
    "Kreis Herford",
    "Koordinierungsstelle Integration",
    "Amtshausstraße 3",
    "32051",
    "Herford",
    "05221 5550-0",
    "integration@kreis-herford.example",
    "",
    "51.3-Int",
)
SIGNATORY = SignatoryLine(
    1, "Petra Brinkmann", "Im Auftrag", "Leitung", "05221 5550-142", "3.17", "brinkmann@amt.example"
)
DAY = date(2026, 12, 3)
NOW = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)


def address(number: int, given: str, family: str, city: str = "Herford") -> LetterAddress:
    return LetterAddress(
        contact_id=number,
        kind="person",
        display=f"{given} {family}",
        salutation="frau",
        prefix="Dr.",
        given=given,
        family=family,
        suffix=None,
        greeting_override="",
        organisation="Brücke e. V.",
        unit=None,
        function_title="Vorstand",
        care_of="",
        street="Radewiger Str. 14",
        extra="",
        po_box="",
        postcode="32052",
        city=city,
        country="",
        at_home=False,
        email=None,
        preferred_channel="letter",
        letter_language="de",
        blocked=False,
    )


def frame(**signs: str) -> Letter:
    return letter_frame(
        OFFICE, SIGNATORY, subject="Dank\nfür 2026", day=DAY, references=References(**signs)
    )


def test_the_information_block_has_what_is_known_in_its_order() -> None:
    assert frame(file="51-2026").information == (
        ("Mein Zeichen", "51.3-Int"),
        ("Aktenzeichen", "51-2026"),
        ("Auskunft erteilt", "Petra Brinkmann"),
        ("Durchwahl", "05221 5550-142"),
        ("Zimmer", "3.17"),
        ("E-Mail", "brinkmann@amt.example"),
        ("Datum", "3.\u00a0Dezember 2026"),
    )
    assert ("Mein Zeichen", "51.3-Br") in frame(own="51.3-Br").information


def test_the_frame_gives_head_subject_and_end() -> None:
    letter = frame()
    assert letter.letterhead.lines == ("Koordinierungsstelle Integration",)
    assert letter.return_line == "Kreis Herford · Amtshausstraße 3 · 32051 Herford"
    assert letter.subject == "Dank für 2026"
    assert (letter.closing, letter.formula) == ("Mit freundlichen Grüßen", "Im Auftrag")
    assert letter.signatory == ("Petra Brinkmann", "Leitung")
    assert letter.footer[1] == ("Telefon 05221 5550-0", "integration@kreis-herford.example")


def test_without_a_signatory_the_office_signs() -> None:
    letter = letter_frame(OFFICE, None, subject="x", day=DAY)
    assert letter.signatory == ("Koordinierungsstelle Integration",)
    assert ("Durchwahl", "05221 5550-0") in letter.information


def test_an_empty_office_still_writes_letters() -> None:
    letter = letter_frame(OfficeData(), None, subject="x", day=DAY)
    document = office_letter(letter, recipient(address(1, "Elif", "Kaya"), DAY), created=NOW)
    assert pdf.page_count(pdf.render(document)) == 1


def test_a_recipient_is_addressed_at_work() -> None:
    to = recipient(address(1, "Elif", "Kaya"), DAY)
    assert to.lines == ("Brücke e. V.", "Frau Dr. Elif Kaya", "Radewiger Str. 14", "32052 Herford")
    assert to.greeting == "Sehr geehrte Frau Dr. Kaya,"
    assert (to.values["anrede"], to.values["funktion"]) == ("Frau", "Vorstand")
    written = replace(frame(), body=(Text("herzlichen Dank."),))
    document = office_letter(written, to, created=NOW)
    (letter,) = document.blocks
    assert isinstance(letter, Letter)
    assert letter_problems(letter) == ()


def test_a_text_for_all_is_shared() -> None:
    people = [recipient(address(number, "Elif", "Kaya"), DAY) for number in (1, 2)]
    run = general_letters(frame(), "vielen **Dank**", people, created=NOW)
    assert run.letter.body == (Markdown("vielen **Dank**"),)
    assert [part.slots for part in run.recipients] == [(), ()]


def test_a_text_with_placeholders_is_each_ones_own() -> None:
    people = [
        recipient(address(1, "Elif", "*Kaya*"), DAY),
        recipient(address(2, "Emre", "Kaya"), DAY),
    ]
    run = general_letters(frame(), "liebe Grüße an {{nachname}}", people, created=NOW)
    assert run.letter.body == (Slot("body"),)
    assert [part.slots for part in run.recipients] == [
        (("body", (Markdown("liebe Grüße an \\*Kaya\\*"),)),),
        (("body", (Markdown("liebe Grüße an Kaya"),)),),
    ]


def test_letters_are_accessible(tmp_path: Path) -> None:
    people = [recipient(address(1, "Олена", '<b>& "Söhne"'), DAY)]
    run = general_letters(frame(), "an {{name}}\n\n- eins\n- zwei", people, created=NOW)
    path = tmp_path / "letters.pdf"
    path.write_bytes(pdf.render_letters(run))
    assert [str(finding.message) for finding in validate(str(path)).findings] == []
