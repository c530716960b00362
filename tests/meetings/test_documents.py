"""The papers of a meeting: what they say, and that the PDF says it too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kommin_desktop.bodies import service as bodies
from kommin_desktop.bodies.rules import BodyDraft
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.model import Person
from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import (
    Block,
    Callout,
    Column,
    Document,
    Fields,
    GroupRow,
    Heading,
    KeepTogether,
    Markdown,
    Run,
    Signatures,
    Table,
    Text,
)
from kommin_desktop.documents.layout.din5008 import TEXT_WIDTH
from kommin_desktop.documents.layout.tables import column_widths
from kommin_desktop.documents.layout.theme import MM
from kommin_desktop.documents.letter_run import LetterRun
from kommin_desktop.meetings import documents, queries, service
from kommin_desktop.meetings.service import CorrectionDraft, InvitationDraft
from kommin_desktop.office.rules import OfficeData
from tests.journeys.papers import paper_text
from tests.meetings.conftest import RoundTable

CREATED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NOTES = """\
Beginn: 14:05
Ende: 16:20
Anwesend: Aydın; Sundermeier; Olena Shevchenko
Gäste: Tomasz Kowalski (Verein Most)

# 1
Herzlich **willkommen**, sagt <b>& "Söhne".

# 3
B: Die Kriterien werden empfohlen. (2/0/1)
A: Wehmeier, bis 15.1.: Entwurf vorlegen
N: Presse nicht erwähnen

# 4
Geheim bleibt die Stelle.
B: Die Stelle wird besetzt. (3/0/0)
"""


THE_MEETING = "1. Sitzung des Runden Tisches Integration"
DISPATCHES = {
    "supplement": (
        f"Nachtrag zur Tagesordnung der {THE_MEETING} am 17. Dezember 2026",
        (
            f"zur Einladung für die {THE_MEETING} erhalten Sie einen Nachtrag;"
            " die Tagesordnung lautet nun wie folgt."
        ),
    ),
    "move": (
        f"Verlegung der {THE_MEETING} auf den 14. Januar 2027",
        (
            f"die für Donnerstag, 17. Dezember 2026, 14:00 Uhr, vorgesehene {THE_MEETING} wird"
            " verlegt. Der Saal ist belegt. Zum neuen Termin lade ich Sie herzlich ein:"
        ),
    ),
    "cancel": (
        f"Absage der {THE_MEETING} am 17. Dezember 2026",
        (
            f"die für Donnerstag, 17. Dezember 2026, 14:00 Uhr, vorgesehene {THE_MEETING} muss"
            " leider entfallen. Die Leitung ist erkrankt."
        ),
    ),
}


def said(blocks: Iterable[Block]) -> str:
    """All words of blocks, one a line."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(f"{block.number} {plain(block.text)}".strip())
        elif isinstance(block, Text):
            lines.append(plain(block.content))
        elif isinstance(block, Markdown):
            lines.append(block.text)
        elif isinstance(block, Fields):
            lines += [f"{label}: {plain(value)}" for label, value in block.rows]
        elif isinstance(block, Table):
            lines += [row_words(row) for row in (block.head, *block.rows)]
        elif isinstance(block, Callout):
            lines += [block.label, said(block.blocks)]
        elif isinstance(block, KeepTogether):
            lines.append(said(block.blocks))
        elif isinstance(block, Signatures):
            lines += [f"{line.caption} ({line.role})" for line in block.lines]
    return "\n".join(lines)


def row_words(row: object) -> str:
    if isinstance(row, GroupRow):
        return f"[{plain(row.text)}]"
    assert isinstance(row, tuple)
    return " | ".join(plain(cell) for cell in row)


def plain(content: object) -> str:
    if isinstance(content, str):
        return content
    assert isinstance(content, tuple)
    return "".join(run.text for run in content if isinstance(run, Run))


def letters_of(table: RoundTable, invitation: int) -> LetterRun:
    paper = service.invitation_paper(table.office.connection, invitation)
    return documents.invitation_letters(paper, created=CREATED)


def minutes_of(table: RoundTable, meeting: int, *, public: bool = False) -> Document:
    paper = service.minutes_paper(table.office.connection, meeting)
    return documents.minutes(paper, created=CREATED, public=public)


def text_of(content: bytes, path: Path) -> str:
    path.write_bytes(content)
    return paper_text(path)


def test_the_invitation_says_when_where_and_what(table: RoundTable) -> None:
    _meeting, invitation = table.invited()
    run = letters_of(table, invitation)
    assert run.letter.subject == (
        "Einladung zur 1. Sitzung des Runden Tisches Integration am 17. Dezember 2026"
    )
    words = said(run.letter.body)
    assert words == (
        "zur 1. Sitzung des Runden Tisches Integration lade ich Sie herzlich ein.\n"
        "Donnerstag, 17.\u00a0Dezember 2026, 14:00–16:30\u00a0Uhr\n"
        "Kreishaus, Raum 3.02\n"
        "Tagesordnung\n"
        "\n"
        "[A Öffentlicher Teil]\n"
        "14:00 | 1. | Begrüßung | \n"
        "14:10 | 2. | Genehmigung des Protokolls der vorigen Sitzung | \n"
        "14:15 | 3. | Förderkriterien für Vereine | Frau Kaniewski\n"
        " | 3.1 | Antrag bis 500 Euro | \n"
        "[B Nichtöffentlicher Teil]\n"
        "14:50 | 4. | Personal der Beratungsstelle | \n"
        "15:00 | 5. | Verschiedenes | \n"
        "Bitte teilen Sie mir bis zum 10.\u00a0Dezember 2026 mit, ob Sie teilnehmen oder wer Sie"
        " vertritt, und ob Sie Sprachmittlung, Kinderbetreuung oder einen barrierefreien Zugang"
        " benötigen."
    )
    assert run.letter.formula == "Im Auftrag"
    assert run.letter.enclosures == ()


def test_each_letter_has_its_own_address_greeting_and_code(table: RoundTable) -> None:
    _meeting, invitation = table.invited()
    run = letters_of(table, invitation)
    parts = {part.label: part for part in run.recipients}
    assert parts["Gülşen Aydın"].recipient[0] == "Elternverein Ayna e. V."
    assert parts["Gülşen Aydın"].greeting == "Sehr geehrte Frau Aydın,"
    codes = {line.name: line.code for line in table.office.read(queries.recipients(invitation))}
    for label, part in parts.items():
        ((_slot, blocks),) = part.slots
        assert f"Rückmeldecode: {codes[label]}" in said(blocks)


def test_a_long_agenda_is_an_enclosure(table: RoundTable) -> None:
    with table.office.work("Sitzung") as session:
        agenda = "".join(f"{n}. Punkt {n}\n" for n in range(1, 11))
        meeting = table.plan(session, agenda=agenda)
        invitation = service.invite(session, meeting).invitation.id
    run = letters_of(table, invitation)
    assert "Punkt 10" not in said(run.letter.body)
    assert "Punkt 10" in said(run.appendix)
    assert run.letter.enclosures == ("Tagesordnung", "Rückmeldung")


def test_a_usual_invitation_is_one_page_and_a_slip(table: RoundTable, tmp_path: Path) -> None:
    """Nine lines of agenda still leave room for the close of the letter."""
    with table.office.work("Sitzung") as session:
        agenda = "".join(f"{n}. Punkt {n} (5 Min., Frau Kaya)\n" for n in range(1, 10))
        meeting = table.plan(session, agenda=agenda)
        invitation = service.invite(session, meeting).invitation.id
    content = pdf.render_letters(letters_of(table, invitation))
    assert pdf.page_count(content) == 8
    words = text_of(content, tmp_path / "e.pdf")
    assert words.count("Mit freundlichen Grüßen") == 4
    assert "Олена Шевченко" in words


@pytest.mark.parametrize("kind", ["supplement", "move", "cancel"])
def test_later_dispatches_say_what_changed(table: RoundTable, kind: str) -> None:
    meeting, _invitation = table.invited()
    with table.office.work("Änderung") as session:
        if kind == "move":
            service.move_meeting(
                session, meeting, datetime(2027, 1, 14, 15, 0), None, "Der Saal ist belegt."
            )
        elif kind == "cancel":
            service.cancel_meeting(session, meeting, "Die Leitung ist erkrankt.")
        else:
            service.invite(session, meeting, InvitationDraft(kind))
    latest = table.office.read(queries.invitations(meeting))[0]
    run = letters_of(table, latest.id)
    subject, opening = DISPATCHES[kind]
    assert run.letter.subject == subject
    assert said(run.letter.body[:1]).replace("\u00a0", " ") == opening
    assert bool(run.appendix) is (kind != "cancel")


def test_the_agenda_on_paper(table: RoundTable) -> None:
    paper = service.meeting_paper(table.office.connection, table.planned())
    words = said(documents.agenda(paper, created=CREATED).blocks)
    assert words.startswith("Tagesordnung\n1. Sitzung des Runden Tisches Integration\n")
    assert "14:15 | 3. | Förderkriterien für Vereine\n35 Minuten | Frau Kaniewski" in words


def test_papers_are_named_on_the_agenda_and_enclosed(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Unterlagen") as session:
        service.request_paper(session, meeting, "Vorlage 17/2", item_id=table.item(meeting, "3"))
        service.request_paper(
            session, meeting, "Zahlen", item_id=table.item(meeting, "3"), is_tabled=True
        )
        invitation = service.invite(session, meeting).invitation.id
    run = letters_of(table, invitation)
    assert "Anlage: Vorlage 17/2; Zahlen (Tischvorlage)" in said(run.letter.body)
    assert run.letter.enclosures == ("Vorlage 17/2", "Rückmeldung")


def test_the_list_to_sign_has_a_line_for_every_seat(table: RoundTable) -> None:
    meeting, invitation = table.invited()
    lines = {line.name: line for line in table.office.read(queries.recipients(invitation))}
    with table.office.work("Antworten") as session:
        service.set_reply(
            session,
            lines["Karl-Friedrich Brünger"].id,
            "deputy",
            deputy_name="Andrea Sundermeier",
        )
        service.invite(
            session,
            meeting,
            InvitationDraft("supplement", further_contacts=(table.people["Sundermeier"],)),
        )
    paper = service.attendance_paper(table.office.connection, meeting)
    words = said(documents.attendance_list(paper, created=CREATED).blocks)
    assert words.split("Unterschrift\n")[1] == (
        "[Stimmberechtigte Mitglieder]\n"
        "Gülşen Aydın | Elternverein Ayna e. V. |  | \n"
        "Karl-Friedrich Brünger | Stadt Musterbünde | Andrea Sundermeier | \n"
        " | Kita Am Bach |  | \n"
        "Олена Шевченко |  |  | \n"
        "[Verwaltung]\n"
        "Petra Brinkmann |  |  | \n"
        "Jörg Wehmeier |  |  | \n"
        "[Gäste]\n"
        "Andrea Sundermeier | Stadt Musterbünde |  | \n" + " |  |  | \n" * 4 + " |  |  | "
    )


def test_minutes_say_who_was_there_and_what_was_decided(table: RoundTable) -> None:
    meeting, invitation = table.invited()
    with table.office.work("Protokolliert") as session:
        service.record_notes(session, meeting, NOTES)
        service.finish_minutes(session, meeting)
    assert invitation
    document = minutes_of(table, meeting)
    words = said(document.blocks)
    assert not document.draft
    assert words == (
        "Protokoll der 1. Sitzung\n"
        "Runder Tisch Integration\n"
        "Datum: Donnerstag, 17.\u00a0Dezember 2026\n"
        "Uhrzeit: 14:05–16:20\u00a0Uhr\n"
        "Ort: Kreishaus, Raum 3.02\n"
        "Leitung: Petra Brinkmann\n"
        "Protokoll: Jörg Wehmeier\n"
        "Anwesenheit\n"
        "Name | Organisation, Funktion und Bemerkung\n"
        "[Anwesend: stimmberechtigte Mitglieder]\n"
        "Gülşen Aydın | Elternverein Ayna e. V., Leitung\n"
        "Andrea Sundermeier | Stadt Musterbünde · in Vertretung für Karl-Friedrich Brünger\n"
        "Олена Шевченко | \n"
        "[Anwesend: Verwaltung]\n"
        "Jörg Wehmeier | \n"
        "Petra Brinkmann | \n"
        "[Anwesend: Gäste]\n"
        "Tomasz Kowalski | Verein Most\n"
        "[Entschuldigt]\n"
        "Karl-Friedrich Brünger | Stadt Musterbünde, Leitung\n"
        "Zur Sitzung wurde mit Schreiben vom 23.\u00a0November 2026 form- und fristgerecht"
        " eingeladen. Stimmberechtigt vertreten sind 3 von 4 Sitzen. Die Beschlussfähigkeit ist"
        " gegeben.\n"
        "A Öffentlicher Teil\n"
        "TOP 1 Begrüßung\n"
        'Herzlich **willkommen**, sagt <b>& "Söhne".\n'
        "TOP 2 Genehmigung des Protokolls der vorigen Sitzung\n"
        "TOP 3 Förderkriterien für Vereine\n"
        "Beschluss RTI 2026/1\n"
        "Die Kriterien werden empfohlen.\n"
        "Einstimmig bei 1 Enthaltung (2 Ja · 0 Nein · 1 Enthaltung)\n"
        "Aufgabe\n"
        "Entwurf vorlegen\n"
        "Zuständig: Jörg Wehmeier · Termin: 15.\u00a0Januar 2027\n"
        "TOP 3.1 Antrag bis 500 Euro\n"
        "B Nichtöffentlicher Teil\n"
        "TOP 4 Personal der Beratungsstelle\n"
        "Geheim bleibt die Stelle.\n"
        "Beschluss RTI 2026/2\n"
        "Die Stelle wird besetzt.\n"
        "Einstimmig (3 Ja · 0 Nein · 0 Enthaltungen)\n"
        "TOP 5 Verschiedenes\n"
        "Genehmigung\n"
        "Das Protokoll wird in der nächsten Sitzung zur Genehmigung vorgelegt.\n"
        "Petra Brinkmann (Leitung)\n"
        "Jörg Wehmeier (Protokoll)\n"
        "Verteiler\n"
        "Gülşen Aydın (Elternverein Ayna e. V.); Karl-Friedrich Brünger (Stadt Musterbünde);"
        " Kita Am Bach; Олена Шевченко"
    )


def test_minutes_are_a_draft_until_finished(table: RoundTable) -> None:
    assert minutes_of(table, table.recorded(NOTES)).draft


def test_the_public_copy_leaves_out_what_is_not_public(table: RoundTable, tmp_path: Path) -> None:
    meeting = table.recorded(NOTES)
    words = text_of(pdf.render(minutes_of(table, meeting, public=True)), tmp_path / "p.pdf")
    assert "Die Kriterien werden empfohlen." in words
    assert "Öffentliche Fassung" in words
    for secret in ("Geheim", "Personal der Beratungsstelle", "Nichtöffentlicher", "besetzt"):
        assert secret not in words


def test_remarks_are_on_no_paper(table: RoundTable, tmp_path: Path) -> None:
    meeting = table.recorded(NOTES)
    words = text_of(pdf.render(minutes_of(table, meeting)), tmp_path / "p.pdf")
    assert "Entwurf vorlegen" in words
    assert "Presse" not in words


def test_typed_text_is_text_in_the_pdf(table: RoundTable, tmp_path: Path) -> None:
    meeting = table.recorded(NOTES)
    words = text_of(pdf.render(minutes_of(table, meeting)), tmp_path / "p.pdf")
    assert 'Herzlich willkommen, sagt <b>& "Söhne".' in words


def test_late_invitations_are_not_called_in_due_time(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Spät") as session:
        invitation = service.invite(session, meeting).invitation.id
        service.confirm_sent(session, invitation, date(2026, 12, 10))
        service.record_notes(session, meeting, NOTES)
    words = said(minutes_of(table, meeting).blocks)
    assert "Zur Sitzung wurde mit Schreiben vom 10.\u00a0Dezember 2026 eingeladen." in words


def test_outcomes_recusals_and_carried_tasks_are_printed(table: RoundTable) -> None:
    table.recorded("# 3\nA: Wehmeier, bis 15.1.: Entwurf vorlegen\n")
    with table.office.work("Zweite") as session:
        second = table.plan(session, datetime(2027, 4, 8, 14, 0), None)
        service.carry_over(session, second)
        service.begin_meeting(session, second)
        row = next(iter(session.connection().exec_driver_sql(
            "select id from attendance where name = 'Gülşen Aydın'"
            " order by id desc"
        ).all()))  # fmt: skip
        item = next(
            line.id
            for line in table.office.read(queries.agenda(second))
            if line.title.startswith("Förder")
        )
        service.recuse(session, row[0], item)
        service.set_outcome(session, item, "postponed")
    words = said(minutes_of(table, second).blocks)
    assert "Der Tagesordnungspunkt wird vertagt.\nWegen Befangenheit nicht mitgewirkt:" in words
    assert "Entwurf vorlegen | Jörg Wehmeier | 15.01.2027 | offen" in words


def test_corrections_stand_in_the_next_minutes(table: RoundTable) -> None:
    first = table.sent()
    with table.office.work("Zweite") as session:
        second = table.plan(session, datetime(2027, 4, 8, 14, 0), None)
        draft = CorrectionDraft(
            "49.000 Euro", "48.000 Euro", table.item(first, "4"), decided_in_meeting_id=second
        )
        service.add_correction(session, first, draft)
    words = said(minutes_of(table, second).blocks)
    assert "Bisher: 48.000 Euro\nBerichtigt: 49.000 Euro" in words
    public = said(minutes_of(table, second, public=True).blocks)
    assert "49.000" not in public


def test_how_the_minutes_become_valid_is_said(table: RoundTable) -> None:
    meeting = table.recorded(NOTES)
    words = []
    for mode in ("noted", "objection"):
        with table.office.work("Art") as session:
            bodies.change_body(
                session, table.body_id, BodyDraft("Runder Tisch Integration", approval_mode=mode)
            )
        words.append(said(minutes_of(table, meeting).blocks))
    assert "keine Einwendungen" in words[0]
    assert "innerhalb von 14 Tagen nach dem Versand" in words[1]


def test_every_paper_is_a_pdf(table: RoundTable, tmp_path: Path) -> None:
    meeting = table.recorded(NOTES)
    source = table.office.connection
    papers = {
        "agenda": documents.agenda(service.meeting_paper(source, meeting), created=CREATED),
        "list": documents.attendance_list(
            service.attendance_paper(source, meeting), created=CREATED
        ),
        "minutes": minutes_of(table, meeting),
    }
    for name, document in papers.items():
        content = pdf.render(document)
        assert pdf.page_count(content) >= 1
        assert "Runde" in text_of(content, tmp_path / f"{name}.pdf")


def columns_of(blocks: Iterable[Block]) -> tuple[Column, ...]:
    """The columns of the first table."""
    return next(block for block in blocks if isinstance(block, Table)).columns


def test_names_are_not_divided_on_papers(table: RoundTable) -> None:
    meeting = table.recorded(NOTES)
    source = table.office.connection
    sheet = documents.attendance_list(service.attendance_paper(source, meeting), created=CREATED)
    assert [column.hyphens for column in columns_of(sheet.blocks)[:3]] == [False] * 3
    minutes = minutes_of(table, meeting)
    assert [column.hyphens for column in columns_of(minutes.blocks)] == [False] * 2
    agenda = documents.agenda(service.meeting_paper(source, meeting), created=CREATED)
    assert not columns_of(agenda.blocks)[-1].hyphens
    recipients = minutes.blocks[-1]
    assert isinstance(recipients, Text)
    assert not recipients.hyphens


def test_the_widest_column_of_the_list_is_to_sign_in(table: RoundTable) -> None:
    paper = service.attendance_paper(table.office.connection, table.planned())
    columns = columns_of(documents.attendance_list(paper, created=CREATED).blocks)
    widths = column_widths(columns, TEXT_WIDTH * MM)
    name, organisation, deputy, signature = widths
    assert signature > max(name, organisation)
    assert deputy < min(name, organisation) * 2 / 3


def test_administration_and_personal_seats_show_where_they_work(table: RoundTable) -> None:
    with table.office.work("Beschäftigt") as session:
        town = table.organisations["Stadt Musterbünde"]
        contacts.affiliate(session, table.people["Wehmeier"], town, "Sachbearbeitung")
        contacts.affiliate(session, table.people["Шевченко"], town, "")
    paper = service.attendance_paper(table.office.connection, table.planned())
    words = said(documents.attendance_list(paper, created=CREATED).blocks)
    assert "Jörg Wehmeier | Stadt Musterbünde |  | " in words
    assert "Олена Шевченко | Stadt Musterbünde |  | " in words


def test_titles_stand_on_every_paper(table: RoundTable) -> None:
    with table.office.work("Titel") as session:
        for family in ("Wehmeier", "Brünger"):
            person = session.get(Person, table.people[family])
            assert person is not None
            person.prefix = "Dr."
    meeting, _invitation = table.invited()
    paper = service.attendance_paper(table.office.connection, meeting)
    words = said(documents.attendance_list(paper, created=CREATED).blocks)
    assert "Dr. Karl-Friedrich Brünger | Stadt Musterbünde" in words
    assert "Dr. Jörg Wehmeier | " in words
    with table.office.work("Protokolliert") as session:
        service.record_notes(session, meeting, "Anwesend: Brünger\n# 3\nText\n")
    words = said(minutes_of(table, meeting).blocks)
    assert "Protokoll: Dr. Jörg Wehmeier" in words
    assert "Dr. Karl-Friedrich Brünger | Stadt Musterbünde, Leitung" in words
    assert "Dr. Jörg Wehmeier (Protokoll)" in words
    assert "Dr. Karl-Friedrich Brünger (Stadt Musterbünde)" in words


def test_a_reply_slip_of_an_office_without_data_names_nobody(table: RoundTable) -> None:
    _meeting, invitation = table.invited()
    paper = service.invitation_paper(table.office.connection, invitation)
    assert "An: Kreis Musterland" in said(letters_of(table, invitation).appendix)
    bare = replace(paper, base=replace(paper.base, office=OfficeData()), signatory=None)
    run = documents.invitation_letters(bare, created=CREATED)
    assert "An:" not in said(run.appendix)
    assert run.letter.signatory == ()
