"""Letter runs, templates and the mail log in the office file."""

from __future__ import annotations

from datetime import date

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import PersonDraft
from kommin_desktop.letters import service
from kommin_desktop.letters.queries import (
    contact_letters,
    mail_log,
    run_items,
    runs,
    templates,
)
from kommin_desktop.letters.rules import LetterItemDraft, LetterRunDraft, TemplateDraft
from kommin_desktop.letters.rules.single import (
    SingleLetter,
    draft_text,
    letter_draft_key,
    letter_of_draft,
)
from kommin_desktop.office import service as office_service
from kommin_desktop.office.queries import issued_documents
from kommin_desktop.store.drafts import draft_of, keep_draft
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.search import hits

DAY = date(2026, 11, 24)
LINES = ("Frau", 'Elif <b>& "Kaya"', "32049 Herford")


@pytest.fixture
def run(office: OfficeFile) -> int:
    """An issued run of two letters and one e-mail."""
    with office.work("Einladung") as session:
        people = [
            contacts.add_person(session, PersonDraft(given=name, family="Kaya")).id
            for name in ("Elif", "Emre", "Esra")
        ]
        document = office_service.issue(
            session, kind="letter", title="Dank", route="", content=b"%PDF", pages=3
        )
        items = (
            LetterItemDraft(people[0], "letter", LINES, "Sehr geehrte Frau Kaya,", 1),
            LetterItemDraft(people[1], "letter", ("Emre Kaya",), "Guten Tag Emre Kaya,", 1),
            LetterItemDraft(people[2], "email", (), "Guten Tag Esra Kaya,", 1),
        )
        draft = LetterRunDraft("general", "Dank für die Mitarbeit", DAY, document.id, items)
        return service.record_run(session, draft).id


def test_a_run_keeps_addresses_as_printed(office: OfficeFile, run: int) -> None:
    (line,) = office.read(runs())
    assert (line.letters, line.issued, line.sent) == (3, 3, 0)
    first = office.read(run_items(run))[0]
    assert (first.address, first.status) == ("\n".join(LINES), "issued")


def test_posted_is_said_by_channel_and_stands_in_the_mail_log(office: OfficeFile, run: int) -> None:
    with office.work("Zur Post gegeben") as session:
        assert service.confirm_posted(session, run, "letter", DAY) == 2
    (line,) = office.read(runs())
    assert (line.issued, line.sent) == (1, 2)
    log = office.read(mail_log())
    assert {(one.direction, one.day, one.subject) for one in log} == {
        ("out", DAY, "Dank für die Mitarbeit")
    }
    assert [one.partner for one in log] == ["Emre Kaya", "Frau"]
    with pytest.raises(UserError, match="nichts mehr"), office.work("x") as session:
        service.confirm_posted(session, run, "letter", DAY)


def test_posting_cannot_be_undone(office: OfficeFile, run: int) -> None:
    with office.work("Zur Post gegeben") as session:
        service.confirm_posted(session, run, "letter", DAY)
    assert office.undo() is None
    assert office.read(runs())[0].sent == 2


def test_a_letter_comes_back(office: OfficeFile, run: int) -> None:
    first = office.read(run_items(run))[0]
    with pytest.raises(UserError, match="versendeter"), office.work("x") as session:
        service.mark_returned(session, first.id, DAY)
    with office.work("Post") as session:
        service.confirm_posted(session, run, "letter", DAY)
    with office.work("Rücklauf") as session:
        service.mark_returned(session, first.id, date(2026, 11, 30), "unbekannt verzogen")
    assert office.read(runs())[0].returned == 1
    latest = office.read(mail_log())[0]
    assert (latest.direction, latest.note) == ("in", "unbekannt verzogen")


def test_a_contact_has_its_letters(office: OfficeFile, run: int) -> None:
    contact = office.read(run_items(run))[2].contact_id or 0
    (line,) = office.read(contact_letters(contact))
    assert (line.subject, line.channel, line.status) == (
        "Dank für die Mitarbeit",
        "email",
        "issued",
    )


def test_a_run_without_recipients_is_refused(office: OfficeFile) -> None:
    with pytest.raises(UserError, match="keine Empfänger"), office.work("x") as session:
        service.record_run(session, LetterRunDraft("general", "x", DAY, None, ()))


def test_a_changed_template_is_a_new_version(office: OfficeFile) -> None:
    for body in ("Liebe Grüße", "Herzlichen Dank, {{vorname}}"):
        with office.work("Vorlage gespeichert") as session:
            service.save_template(session, TemplateDraft("Dank", body=body))
    (line,) = office.read(templates())
    assert (line.version, line.body) == (2, "Herzlichen Dank, {{vorname}}")
    office.undo()
    assert office.read(templates())[0].version == 1


def test_runs_are_found_by_subject_and_recipient(office: OfficeFile, run: int) -> None:
    for words in ("mitarbeit", "elif"):
        assert [hit.owner_id for hit in office.read(hits(words, "letter_run"))] == [run], words


def test_a_letter_to_one_contact_is_kept_and_its_draft_is_done_with(office: OfficeFile) -> None:
    with office.work("Kontakt") as session:
        kaya = contacts.add_person(session, PersonDraft(given="Elif", family="Kaya")).id
    letter = SingleLetter(kaya, "Ihre  Anfrage", "Danke für Ihren **Anruf**.", None, DAY)
    keep_draft(office, letter_draft_key(kaya), draft_text(letter))
    (line,) = office.read(draft_of(letter_draft_key(kaya)))
    assert letter_of_draft(kaya, line.text) == letter
    with office.work("Brief ausgegeben") as session:
        number = service.issue_letter(session, letter, b"%PDF", 1)
    (sent,) = office.read(contact_letters(kaya))
    assert (sent.subject, sent.status, sent.document_id) == ("Ihre Anfrage", "issued", number)
    (kept,) = office.read(issued_documents())
    assert (kept.kind, kept.title) == ("letter", "Ihre Anfrage: Elif Kaya")
    assert office.read(draft_of(letter_draft_key(kaya))) == []


def test_a_letter_without_words_or_to_somebody_blocked_stays_here(office: OfficeFile) -> None:
    with office.work("Kontakt") as session:
        kaya = contacts.add_person(session, PersonDraft(given="Elif", family="Kaya"))
        for letter in (SingleLetter(kaya.id, "", "Text"), SingleLetter(kaya.id, "Dank", " ")):
            with pytest.raises(UserError, match=r"Betreff|Text"):
                service.issue_letter(session, letter, b"%PDF", 1)
        kaya.blocked = True
        with pytest.raises(UserError, match="gesperrt"):
            service.issue_letter(session, SingleLetter(kaya.id, "Dank", "Danke."), b"%PDF", 1)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"subject": 1, "text": "", "day": "x"}'])
def test_a_draft_that_cannot_be_read_begins_afresh(text: str) -> None:
    assert letter_of_draft(3, text) == SingleLetter(3)
