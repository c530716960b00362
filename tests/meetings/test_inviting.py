"""Inviting: who gets a letter, snapshots, codes, replies, what is final."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.bodies import service as bodies
from kommin_desktop.bodies.rules import BodyDraft, SeatDraft
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.model import Contact, Person
from kommin_desktop.contacts.rules.drafts import PersonDraft
from kommin_desktop.letters.queries import mail_log, run_items, runs
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.rules.calendar import MeetingDraft
from kommin_desktop.meetings.service import InvitationDraft
from tests.meetings.conftest import ENDS, STARTS, RoundTable


def test_one_letter_a_person_and_one_to_a_seat_without_anybody(table: RoundTable) -> None:
    with table.office.work("Zweiter Sitz") as session:
        seat = bodies.add_seat(session, table.body_id, SeatDraft())
        bodies.hold_seat(session, seat.id, table.people["Aydın"])
    _meeting, invitation = table.invited()
    lines = table.office.read(queries.recipients(invitation))
    assert [(line.name, line.greeting) for line in lines] == [
        ("Gülşen Aydın", "Sehr geehrte Frau Aydın,"),
        ("Karl-Friedrich Brünger", "Sehr geehrter Herr Brünger,"),
        ("Kita Am Bach", "Sehr geehrte Damen und Herren,"),
        ("Олена Шевченко", "Guten Tag Олена Шевченко,"),
    ]
    addresses = {line.name: line.address.split("\n") for line in lines}
    assert addresses["Kita Am Bach"][:2] == ["Kita Am Bach", "An die Leitung"]
    assert addresses["Gülşen Aydın"][:2] == ["Elternverein Ayna e. V.", "Frau Gülşen Aydın"]


def test_nobody_to_invite_is_refused(table: RoundTable) -> None:
    with table.office.work("Leeres Gremium") as session:
        body = bodies.add_body(session, BodyDraft("Leerer Kreis"))
        meeting = service.plan_meeting(session, MeetingDraft(body.id, STARTS, ENDS)).id
    with (
        pytest.raises(UserError, match="hat keine Empfängerinnen und Empfänger"),
        table.office.work("Eingeladen") as session,
    ):
        service.invite(session, meeting)
    assert table.office.read(queries.invitations(meeting)) == []


def test_blocked_contacts_get_nothing_and_are_named(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Gesperrt") as session:
        contact = session.get(Contact, table.people["Aydın"])
        assert contact is not None
        contact.blocked = True
    with table.office.work("Eingeladen") as session:
        invited = service.invite(session, meeting)
    assert invited.recipients == 3
    assert [out.display for out in invited.dropped] == ["Gülşen Aydın"]


def test_who_has_no_address_stays_on_the_list(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Neu") as session:
        seat = bodies.add_seat(session, table.body_id, SeatDraft())
        person = contacts.add_person(session, PersonDraft(given="Ohne", family="Ort"))
        bodies.hold_seat(session, seat.id, person.id)
        invited = service.invite(session, meeting)
        paper = service.invitation_paper(session, invited.invitation.id)
    assert paper.unaddressed == ("Ohne Ort",)
    assert "Ohne Ort" in {line.name for line in paper.recipients}


def test_a_letter_keeps_the_address_and_agenda_of_its_day(table: RoundTable) -> None:
    meeting, invitation = table.invited()
    before = table.office.read(queries.recipients(invitation))
    with table.office.work("Umzug") as session:
        person = session.get(Contact, table.people["Шевченко"])
        assert person is not None
        person.display = "Anders"
        service.remove_item(session, table.item(meeting, "4"))
    assert table.office.read(queries.recipients(invitation)) == before
    snapshot = json.loads(table.office.read(queries.invitation_line(invitation))[0].agenda_snapshot)
    assert [entry["number"] for entry in snapshot] == ["", "1.", "2.", "3.", "3.1", "", "4.", "5."]


def test_the_first_confirmation_lets_the_invitation_run(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Eingeladen") as session:
        invitation = service.invite(session, meeting).invitation.id
    assert table.line(meeting).status == "planned"
    with table.office.work("Versendet") as session:
        assert service.confirm_sent(session, invitation, date(2026, 11, 23)) == 4
    assert table.line(meeting).status == "invited"
    line = table.office.read(queries.invitation_line(invitation))[0]
    assert (line.sent_on, line.reply_by) == (date(2026, 11, 23), date(2026, 12, 10))
    with pytest.raises(UserError, match="schon als versendet"), table.office.work("x") as session:
        service.confirm_sent(session, invitation)


def test_a_dispatch_is_final(table: RoundTable) -> None:
    meeting, _invitation = table.invited()
    with pytest.raises(UserError, match="beruht"):
        table.office.undo()
    assert table.line(meeting).status == "invited"


def test_issued_letters_are_kept_and_enter_the_mail_log_when_posted(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Einladung gedruckt") as session:
        invitation = service.invite(session, meeting).invitation.id
        document = service.issue_invitation(session, invitation, b"%PDF-1.7 Briefe", 8)
    (run,) = table.office.read(runs())
    items = table.office.read(run_items(run.id))
    assert [(item.status, item.pages) for item in items] == [("issued", 2)] * 4
    assert document.sha256
    with table.office.work("Zur Post") as session:
        service.confirm_sent(session, invitation, date(2026, 11, 24))
    assert {item.status for item in table.office.read(run_items(run.id))} == {"sent"}
    assert len(table.office.read(mail_log())) == 4


def test_replies_by_list_and_by_code(table: RoundTable) -> None:
    _meeting, invitation = table.invited()
    lines = {line.name: line for line in table.office.read(queries.recipients(invitation))}
    with table.office.work("Antworten") as session:
        service.set_reply_by_code(session, lines["Gülşen Aydın"].code.lower(), "yes")
        service.set_reply(
            session, lines["Karl-Friedrich Brünger"].id, "deputy", deputy_name="A. Sundermeier"
        )
        service.set_needs(session, lines["Gülşen Aydın"].id, childcare=True, note="2 Kinder")
    replies = Counter(line.reply for line in table.office.read(queries.recipients(invitation)))
    assert replies == {"yes": 1, "deputy": 1, "open": 2}
    with pytest.raises(UserError, match="wer zur Vertretung"), table.office.work("x") as session:
        service.set_reply(session, lines["Kita Am Bach"].id, "deputy")
    with pytest.raises(UserError, match="Rückmeldecode"), table.office.work("x") as session:
        service.set_reply_by_code(session, "????", "yes")


def test_a_supplement_keeps_replies_and_codes(table: RoundTable) -> None:
    meeting, invitation = table.invited()
    first = {line.contact_id: line for line in table.office.read(queries.recipients(invitation))}
    person = table.people["Aydın"]
    with table.office.work("Zusage") as session:
        service.set_reply(session, first[person].id, "yes")
        service.set_needs(session, first[person].id, interpreting=True)
    with table.office.work("Nachtrag") as session:
        service.invite(session, meeting, InvitationDraft("supplement"))
    again = {line.contact_id: line for line in table.office.read(queries.replies(meeting))}
    assert (again[person].reply, again[person].needs_interpreting) == ("yes", True)
    assert again[person].invitation_id != invitation
    assert {key: line.code for key, line in again.items()} == {
        key: line.code for key, line in first.items()
    }


def test_codes_of_different_meetings_differ(table: RoundTable) -> None:
    codes = []
    for _count in range(2):
        _meeting, invitation = table.invited()
        codes += [line.code for line in table.office.read(queries.recipients(invitation))]
    assert len(set(codes)) == 8


def test_guests_can_be_invited_too(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Eingeladen") as session:
        draft = InvitationDraft(further_contacts=(table.people["Wehmeier"],))
        assert service.invite(session, meeting, draft).recipients == 5


def test_a_deputy_who_is_a_contact_is_named(table: RoundTable) -> None:
    meeting, invitation = table.invited()
    with table.office.work("Titel") as session:
        deputy = session.get(Person, table.people["Sundermeier"])
        assert deputy is not None
        deputy.prefix = "Dr."
    recipient = next(
        line
        for line in table.office.read(queries.recipients(invitation))
        if line.contact_id == table.people["Brünger"]
    )
    with table.office.work("Antwort") as session:
        service.set_reply(session, recipient.id, "deputy", deputy_id=table.people["Sundermeier"])
    replies = {line.contact_id: line for line in table.office.read(queries.replies(meeting))}
    assert replies[table.people["Brünger"]].deputy_name == "Dr. Andrea Sundermeier"
