"""Who came: expected people, snapshots, deputies, guests, recusals, votes in the room."""

from __future__ import annotations

from datetime import datetime

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.bodies import service as bodies
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.model import Contact, Person
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.rules.votes import Votes, entitled_present
from kommin_desktop.meetings.service import DecisionDraft
from kommin_desktop.store.reading import Query
from tests.meetings.conftest import RoundTable


def begun(table: RoundTable) -> int:
    meeting = table.planned()
    with table.office.work("Begonnen") as session:
        service.begin_meeting(session, meeting, datetime(2026, 12, 17, 14, 5))
    return meeting


def present(table: RoundTable, meeting: int, *names: str) -> None:
    rows = table.attendance(meeting)
    with table.office.work("Anwesend") as session:
        for name in names:
            service.set_attendance(session, rows[name].id, "present")


def votes_in_the_room(table: RoundTable, meeting: int) -> int:
    return entitled_present(table.office.read(queries.attendances(meeting)))


def test_holders_and_officers_are_expected_once(table: RoundTable) -> None:
    meeting = begun(table)
    with table.office.work("Noch einmal") as session:
        service.begin_meeting(session, meeting, datetime(2026, 12, 17, 14, 6))
    rows = table.attendance(meeting)
    assert {name: (row.capacity, row.voting) for name, row in rows.items()} == {
        "Gülşen Aydın": ("member", True),
        "Karl-Friedrich Brünger": ("member", True),
        "Олена Шевченко": ("member", True),
        "Jörg Wehmeier": ("staff", False),
        "Petra Brinkmann": ("staff", False),
    }
    assert len(table.office.read(queries.attendances(meeting))) == 5
    line = table.line(meeting)
    assert (line.status, line.actual_start) == ("in_progress", datetime(2026, 12, 17, 14, 6))


def test_names_and_functions_stay_as_on_the_day(table: RoundTable) -> None:
    meeting = begun(table)
    with table.office.work("Wechsel") as session:
        contact = session.get(Contact, table.people["Aydın"])
        assert contact is not None
        contact.display = "Gülşen Öztürk"
        contacts.affiliate(
            session, table.people["Aydın"], table.organisations["Kita Am Bach"], "Erzieherin"
        )
    row = table.attendance(meeting)["Gülşen Aydın"]
    assert (row.organisation, row.function_title) == ("Elternverein Ayna e. V.", "Leitung")


def test_the_holder_of_the_meetings_day_is_expected(table: RoundTable) -> None:
    """Who follows on a seat after the meeting is not expected at it."""
    with table.office.work("Wechsel") as session:
        bodies.change_holder(
            session,
            table.seats["Elternverein Ayna e. V."],
            table.people["Wehmeier"],
            datetime(2027, 1, 1).date(),
        )
    meeting = begun(table)
    assert "Gülşen Aydın" in table.attendance(meeting)


def test_the_first_note_begins_the_meeting(table: RoundTable) -> None:
    meeting = table.planned()
    with table.office.work("Gast") as session:
        service.add_guest(session, meeting, "Tomasz Kowalski", organisation="Verein Most")
    assert table.line(meeting).status == "in_progress"


def test_a_deputy_votes_for_the_seat(table: RoundTable) -> None:
    meeting = begun(table)
    holder = table.attendance(meeting)["Karl-Friedrich Brünger"]
    with table.office.work("Vertretung") as session:
        service.attend_as_deputy(session, holder.id, contact_id=table.people["Sundermeier"])
    rows = table.attendance(meeting)
    deputy = rows["Andrea Sundermeier"]
    assert (deputy.capacity, deputy.represents_name, deputy.seat_id, deputy.voting) == (
        "deputy",
        "Karl-Friedrich Brünger",
        holder.seat_id,
        True,
    )
    assert rows["Karl-Friedrich Brünger"].status == "excused"
    assert votes_in_the_room(table, meeting) == 1


@pytest.mark.parametrize("holder_first", [True, False])
def test_do_both_come_the_deputy_is_a_guest(table: RoundTable, holder_first: bool) -> None:
    meeting = begun(table)
    holder = table.attendance(meeting)["Karl-Friedrich Brünger"]
    if holder_first:
        present(table, meeting, "Karl-Friedrich Brünger")
    with table.office.work("Vertretung") as session:
        service.attend_as_deputy(session, holder.id, contact_id=table.people["Sundermeier"])
    if not holder_first:
        present(table, meeting, "Karl-Friedrich Brünger")
    rows = table.attendance(meeting)
    assert rows["Karl-Friedrich Brünger"].status == "present"
    deputy = rows["Andrea Sundermeier"]
    assert (deputy.capacity, deputy.seat_id, deputy.voting, deputy.represents_name) == (
        "guest",
        None,
        False,
        "",
    )
    assert votes_in_the_room(table, meeting) == 1


def test_a_second_deputy_is_a_guest(table: RoundTable) -> None:
    meeting = begun(table)
    holder = table.attendance(meeting)["Karl-Friedrich Brünger"]
    with table.office.work("Vertretungen") as session:
        service.attend_as_deputy(session, holder.id, name="Erste Person")
        service.attend_as_deputy(session, holder.id, name="Zweite Person")
    rows = table.attendance(meeting)
    assert (rows["Erste Person"].capacity, rows["Zweite Person"].capacity) == ("deputy", "guest")


def test_a_guest_is_kept_by_name_and_can_become_a_contact(table: RoundTable) -> None:
    meeting = begun(table)
    with table.office.work("Gast") as session:
        guest = service.add_guest(session, meeting, "T. Kowalsky?")
        assert service.add_guest(session, meeting, "T. Kowalsky?").id == guest.id
        service.link_guest(session, guest.id, table.people["Sundermeier"])
    row = table.attendance(meeting)["T. Kowalsky?"]
    assert (row.capacity, row.contact_id) == ("guest", table.people["Sundermeier"])
    with pytest.raises(UserError, match="wer gekommen ist"), table.office.work("x") as session:
        service.add_guest(session, meeting, "  ")


def test_who_is_recused_does_not_vote_on_that_item(table: RoundTable) -> None:
    meeting = begun(table)
    present(table, meeting, "Gülşen Aydın", "Олена Шевченко")
    item, other = table.item(meeting, "3"), table.item(meeting, "4")
    with table.office.work("Befangen") as session:
        service.recuse(session, table.attendance(meeting)["Gülşen Aydın"].id, item, "Antrag")
        service.add_decision(session, item, DecisionDraft("Ja", Votes(1)))
        service.add_decision(session, other, DecisionDraft("Ja", Votes(2)))
    entitled = [line.entitled for line in table.office.read(queries.decisions(meeting))]
    assert entitled == [1, 2]


def test_recusal_belongs_to_the_same_meeting(table: RoundTable) -> None:
    meeting, other = begun(table), table.planned()
    with pytest.raises(UserError, match="anderen Sitzung"), table.office.work("x") as session:
        service.recuse(
            session, table.attendance(meeting)["Gülşen Aydın"].id, table.item(other, "3")
        )


def test_the_end_of_a_meeting(table: RoundTable) -> None:
    meeting = table.planned()
    with pytest.raises(UserError, match="kann nicht"), table.office.work("x") as session:
        service.end_meeting(session, meeting)
    with table.office.work("Begonnen") as session:
        service.begin_meeting(session, meeting)
        service.end_meeting(session, meeting, datetime(2026, 12, 17, 16, 20))
    line = table.line(meeting)
    assert (line.status, line.actual_end) == ("held", datetime(2026, 12, 17, 16, 20))


def test_officers_are_recognised_by_their_family_names(table: RoundTable) -> None:
    """The chair is known by name alone, the minute taker as a contact."""
    meeting = table.planned()
    with table.office.work("Protokolliert") as session:
        recorded = service.record_notes(session, meeting, "Anwesend: Brinkmann; Wehmeier\n")
    assert recorded.warnings == ()
    present = [
        (line.name, line.capacity)
        for line in table.office.read(queries.attendances(meeting))
        if line.status == "present"
    ]
    assert sorted(present) == [("Jörg Wehmeier", "staff"), ("Petra Brinkmann", "staff")]


def test_attendance_is_read_once_for_all_decisions(
    table: RoundTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = table.planned()
    asked: list[int] = []
    original = queries.attendances

    def attendances(meeting_id: int = 0) -> Query[queries.AttendanceLine]:
        asked.append(meeting_id)
        return original(meeting_id)

    monkeypatch.setattr(queries, "attendances", attendances)
    counts = []
    for times in (1, 30):
        asked.clear()
        decisions = "".join(f"B: Beschluss {times}.{n} (1/0/0)\n" for n in range(times))
        with table.office.work("Protokolliert") as session:
            service.record_notes(session, meeting, f"Anwesend: alle\n# 3\n{decisions}")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_snapshots_carry_the_academic_title(table: RoundTable) -> None:
    with table.office.work("Titel") as session:
        person = session.get(Person, table.people["Wehmeier"])
        holder = session.get(Person, table.people["Brünger"])
        assert person is not None
        assert holder is not None
        person.prefix, holder.prefix = "Herr Dr.", "Mag."
    meeting = table.planned()
    with table.office.work("Protokolliert") as session:
        invitation = service.invite(session, meeting).invitation.id
        recorded = service.record_notes(
            session, meeting, "Anwesend: Dr. Wehmeier; Mag. Brünger\n# 3\nText\n"
        )
    assert recorded.warnings == ()
    rows = table.attendance(meeting)
    assert rows["Dr. Jörg Wehmeier"].status == "present"
    assert rows["Mag. Karl-Friedrich Brünger"].status == "present"
    assert len(rows) == 5
    officers = {line.name for line in table.office.read(queries.officers(meeting))}
    assert officers == {"Petra Brinkmann", "Dr. Jörg Wehmeier"}
    invited = {line.name for line in table.office.read(queries.recipients(invitation))}
    assert "Mag. Karl-Friedrich Brünger" in invited


def test_names_are_found_with_and_without_title(table: RoundTable) -> None:
    with table.office.work("Titel") as session:
        holder = session.get(Person, table.people["Brünger"])
        assert holder is not None
        holder.prefix = "Dr."
    meeting = table.recorded(
        "Anwesend: Brünger; Aydın\nLeitung: Brünger\n# 3\nA: Brünger, bis 15.1.: Prüfen\n"
    )
    rows = table.attendance(meeting)
    assert rows["Dr. Karl-Friedrich Brünger"].status == "present"
    (task,) = table.office.read(queries.item_tasks(meeting))
    assert "Karl-Friedrich Brünger" in task.responsible
    chair = next(o for o in table.office.read(queries.officers(meeting)) if o.role == "chair")
    assert chair.name == "Dr. Karl-Friedrich Brünger"
