"""A dispatch after it was drawn up: channels, further recipients, the kept letters, mails."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.documents import pdf
from kommin_desktop.letters.queries import mail_log, run_items, runs
from kommin_desktop.letters.rules.mails import MailPaper
from kommin_desktop.meetings import documents, queries, service
from kommin_desktop.meetings.documents.covering_mails import invitation_mail, minutes_mail
from kommin_desktop.meetings.model import InvitationRecipient
from kommin_desktop.meetings.service.dispatching.kept import EVERY_CHANNEL
from kommin_desktop.office.queries import issued_documents
from tests.meetings.conftest import RoundTable

DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def drawn_up(table: RoundTable) -> tuple[int, int]:
    """A planned meeting with a dispatch that did not go out."""
    meeting = table.planned()
    with table.office.work("Eingeladen") as session:
        return meeting, service.invite(session, meeting).invitation.id


def keep(table: RoundTable, invitation: int) -> int | None:
    """Print the letters of a dispatch and keep them."""
    with table.office.work("Gedruckt") as session:
        paper = service.invitation_paper(session, invitation)
        content = pdf.render_letters(documents.invitation_letters(paper, created=DAY))
        return service.keep_letters(session, invitation, content, pdf.page_count(content))


def test_the_channel_can_be_changed_where_there_is_an_address(table: RoundTable) -> None:
    _meeting, invitation = drawn_up(table)
    lines = {line.name: line for line in table.office.read(queries.recipients(invitation))}
    reached, mute = lines["Gülşen Aydın"], lines["Kita Am Bach"]
    with table.office.work("Weg") as session:
        row = session.get(InvitationRecipient, reached.id)
        assert row is not None
        row.email = "aydin@ayna.example"
        service.set_channel(session, [reached.id], "email")
    with pytest.raises(UserError, match="keine E-Mail-Adresse"), table.office.work("W") as session:
        service.set_channel(session, [mute.id], "email")
    after = {line.id: line.channel for line in table.office.read(queries.recipients(invitation))}
    assert (after[reached.id], after[mute.id]) == ("email", mute.channel)


def test_guests_are_added_once_and_taken_off_until_it_went_out(table: RoundTable) -> None:
    meeting, invitation = drawn_up(table)
    guest = table.people["Wehmeier"]
    with table.office.work("Gast") as session:
        [row] = service.add_recipients(session, invitation, [guest])
        number = row.id
    lines = table.office.read(queries.recipients(invitation))
    added = next(line for line in lines if line.contact_id == guest)
    assert added.code
    assert added.code not in [x.code for x in lines if x is not added]
    with pytest.raises(UserError, match="schon auf der Liste"), table.office.work("G") as session:
        service.add_recipients(session, invitation, [guest])
    with table.office.work("Weg") as session:
        assert service.remove_recipients(session, [number]) == 1
    assert len(table.office.read(queries.recipients(invitation))) == len(lines) - 1
    with table.office.work("Versendet") as session:
        service.confirm_sent(session, invitation)
    with pytest.raises(UserError, match="bleibt auf der Liste"), table.office.work("W") as session:
        service.remove_recipients(session, [lines[0].id])
    assert table.office.read(queries.replies(meeting))


def test_nobody_left_is_refused(table: RoundTable) -> None:
    _meeting, invitation = drawn_up(table)
    everybody = [line.contact_id for line in table.office.read(queries.recipients(invitation))]
    with pytest.raises(UserError, match="wenigstens eine"), table.office.work("Aus") as session:
        service.leave_out(session, invitation, everybody)
    with table.office.work("Aus") as session:
        assert service.leave_out(session, invitation, everybody[:1]) == len(everybody) - 1


def test_the_answer_is_asked_before_the_meeting(table: RoundTable) -> None:
    _meeting, invitation = drawn_up(table)
    with table.office.work("Frist") as session:
        service.set_reply_by(session, invitation, date(2026, 12, 1))
    [line] = table.office.read(queries.invitation_line(invitation))
    assert line.reply_by == date(2026, 12, 1)
    with pytest.raises(UserError, match="erst nach der Sitzung"), table.office.work("F") as session:
        service.set_reply_by(session, invitation, date(2026, 12, 18))


def test_the_same_letters_are_kept_once_changed_ones_replace_them(table: RoundTable) -> None:
    _meeting, invitation = drawn_up(table)
    first = keep(table, invitation)
    assert keep(table, invitation) == first
    assert len(table.office.read(runs())) == 1
    with table.office.work("Frist") as session:
        service.set_reply_by(session, invitation, date(2026, 12, 1))
    second = keep(table, invitation)
    assert second != first
    [run] = table.office.read(runs())
    assert run.document_id == second
    assert {line.id for line in table.office.read(issued_documents())} == {first, second}
    with table.office.work("Versendet") as session:
        service.confirm_sent(session, invitation)
    people = len(table.office.read(queries.recipients(invitation)))
    assert len(table.office.read(mail_log())) == people
    assert {item.status for item in table.office.read(run_items(run.id))} == {"sent"}
    assert keep(table, invitation) is None
    assert len(table.office.read(issued_documents())) == 2


def test_only_those_named_were_sent_it(table: RoundTable) -> None:
    _meeting, invitation = drawn_up(table)
    keep(table, invitation)
    first, *others = table.office.read(queries.recipients(invitation))
    with table.office.work("Versendet") as session:
        count = service.confirm_dispatch(
            session, invitation, [first.channel], DAY.date(), [first.id]
        )
    assert count == 1
    now = table.office.read(queries.recipients(invitation))
    assert [line.id for line in now if line.sent_on] == [first.id]
    assert [line.partner_id for line in table.office.read(mail_log())] == [first.contact_id]
    with table.office.work("Versendet") as session:
        service.confirm_dispatch(
            session, invitation, EVERY_CHANNEL, DAY.date(), [one.id for one in others]
        )
    assert len(table.office.read(mail_log())) == 1 + len(others)


def test_who_came_after_the_dispatch_has_a_letter_and_a_line_in_the_mail_log(
    table: RoundTable,
) -> None:
    _meeting, invitation = drawn_up(table)
    keep(table, invitation)
    with table.office.work("Versendet") as session:
        service.confirm_sent(session, invitation)
    sent = len(table.office.read(mail_log()))
    guest = table.people["Wehmeier"]
    with table.office.work("Gast") as session:
        number = service.add_recipients(session, invitation, [guest])[0].id
    with table.office.work("Gedruckt") as session:
        paper = service.invitation_paper(session, invitation)
        alone = replace(paper, recipients=tuple(x for x in paper.recipients if x.id == number))
        content = pdf.render_letters(documents.invitation_letters(alone, created=DAY))
        document = service.keep_letters(session, invitation, content, 2, people=[number])
        again = service.keep_letters(session, invitation, content, 2, people=[number])
    assert (document is not None, again) == (True, None)
    [late, _whole] = table.office.read(runs())
    assert (late.document_id, late.letters, late.issued) == (document, 1, 1)
    with table.office.work("Versendet") as session:
        service.confirm_dispatch(session, invitation, EVERY_CHANNEL, DAY.date(), [number])
    log = table.office.read(mail_log())
    assert len(log) == sent + 1
    assert guest in [line.partner_id for line in log]


def test_a_guest_hears_of_the_cancellation_too(table: RoundTable) -> None:
    meeting, invitation = drawn_up(table)
    guest = table.people["Wehmeier"]
    with table.office.work("Gast") as session:
        service.add_recipients(session, invitation, [guest])
        service.confirm_sent(session, invitation)
    invited = {line.contact_id for line in table.office.read(queries.recipients(invitation))}
    with table.office.work("Abgesagt") as session:
        service.cancel_meeting(session, meeting, "Krankheit")
    latest = table.office.read(queries.invitations(meeting))[0]
    told = {line.contact_id for line in table.office.read(queries.recipients(latest.id))}
    assert latest.kind == "cancel"
    assert guest in told
    assert told == invited


def test_letters_made_elsewhere_stand_in_the_mail_log_too(table: RoundTable) -> None:
    _meeting, invitation = drawn_up(table)
    with table.office.work("Versendet") as session:
        count = service.confirm_dispatch(session, invitation, EVERY_CHANNEL, DAY.date())
    assert len(table.office.read(mail_log())) == count


def test_the_mail_says_when_where_and_how_to_answer(table: RoundTable) -> None:
    _meeting, invitation = drawn_up(table)
    with table.office.work("Lesen") as session:
        paper = service.invitation_paper(session, invitation)
    line = next(one for one in paper.recipients if one.name == "Gülşen Aydın")
    mail = invitation_mail(paper, line, MailPaper("Einladung.pdf", b"%PDF"))
    assert mail.text.startswith("Sehr geehrte Frau Aydın,\n\nzur 1. Sitzung ")
    assert "Donnerstag, 17.\xa0Dezember 2026, 14:00–16:30\xa0Uhr" in mail.text
    assert "Kreishaus, Raum 3.02" in mail.text
    assert f"Ihr Rückmeldecode: {line.code}" in mail.text
    assert "Mit freundlichen Grüßen" in mail.text
    assert (mail.name, mail.address) == (line.name, line.email)
    assert mail.subject.startswith("Einladung zur 1. Sitzung")


def test_the_mail_with_the_minutes(table: RoundTable) -> None:
    meeting, _invitation = drawn_up(table)
    with table.office.work("Lesen") as session:
        paper = service.minutes_paper(session, meeting)
    mail = minutes_mail(paper, paper.recipients[0], None, MailPaper("Protokoll.pdf", b"%PDF"))
    assert "anbei erhalten Sie das Protokoll der 1. Sitzung" in mail.text
    assert "vom 17.\xa0Dezember 2026" in mail.text


def test_the_following_meeting_has_the_usual_items_and_what_is_open(table: RoundTable) -> None:
    meeting = table.recorded("# 3\nA: Antrag entwerfen | Wehmeier | 15.01.2027\n")
    item = table.office.read(queries.agenda(meeting))[2]
    with table.office.work("Vertagt") as session:
        service.set_outcome(session, item.id, "postponed")
        following = service.plan_following(
            session, meeting, datetime(2027, 2, 18, 14, 0), None, "Kreishaus"
        ).id
    [line] = table.office.read(queries.meeting_line(following))
    assert (line.number, line.place) == (2, "Kreishaus")
    titles = [
        one.title
        for one in sorted(table.office.read(queries.agenda(following)), key=lambda x: x.position)
    ]
    assert titles[0] == "Begrüßung"
    assert titles[-1] == "Verschiedenes"
    assert any("Genehmigung des Protokolls" in title for title in titles)
    assert item.title in titles
    assert "Personal der Beratungsstelle" not in titles
    assert any("Stand der Aufgaben" in title for title in titles)
    roles = {one.role for one in table.office.read(queries.officers(following))}
    assert roles == {"chair", "minute_taker"}
