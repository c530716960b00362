"""What the page of bodies shows and changes: members, who follows, offices, a contact's seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.bodies import queries, service
from kommin_desktop.bodies.model import SeatHolding
from kommin_desktop.bodies.queries import MemberLine
from kommin_desktop.bodies.rules import (
    BodyDraft,
    HoldingKind,
    SeatCapacity,
    SeatDraft,
    SeatRole,
    seat_role_label,
)
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft
from kommin_desktop.store.office_file import OfficeFile

NEW_YEAR = date(2027, 1, 1)


@dataclass
class Table:
    """A round table with one seat: its numbers."""

    body: int
    seat: int
    awo: int
    kaya: int
    demir: int
    alt: int


@pytest.fixture
def table(office: OfficeFile) -> Table:
    with office.work("Runder Tisch") as session:
        people = [
            contacts.add_person(session, PersonDraft(given=given, family=family)).id
            for given, family in (("Elif", "Kaya"), ("Murat", "Demir"), ("Wiebke", "Alt"))
        ]
        awo = contacts.add_organisation(session, OrganisationDraft(name="AWO Bünde")).id
        contacts.affiliate(session, people[2], awo, "Beratung")
        body = service.add_body(session, BodyDraft("Runder Tisch Integration")).id
        seat = service.add_held_seat(session, body, SeatDraft(awo), people[0]).id
        service.hold_seat(session, seat, people[1], kind=HoldingKind.DEPUTY)
    return Table(body, seat, awo, *people)


def member(office: OfficeFile, table: Table, day: date | None = None) -> MemberLine:
    (line,) = office.read(queries.members(table.body, day))
    return line


def test_a_member_line_says_who_follows(office: OfficeFile, table: Table) -> None:
    with office.work("Wechsel") as session:
        service.change_holder(session, table.seat, table.alt, NEW_YEAR)
    now, then = member(office, table), member(office, table, NEW_YEAR)
    assert (now.holder, now.until) == ("Elif Kaya", date(2026, 12, 31))
    assert (now.next_holder, now.next_since) == ("Wiebke Alt", NEW_YEAR)
    assert (then.holder, then.next_holder) == ("Wiebke Alt", None)
    assert now.periods == 3


def test_a_deputy_is_replaced_at_the_same_place(office: OfficeFile, table: Table) -> None:
    with office.work("Zweite Vertretung") as session:
        third = contacts.add_person(session, PersonDraft(given="Dörte", family="Kleemeier")).id
        service.hold_seat(session, table.seat, third, kind=HoldingKind.DEPUTY)
    (first, _person, _name), _second = member(office, table).deputies
    with office.work("Wechsel") as session:
        service.change_deputy(session, first, table.alt, today())
    names = [name for _holding, _person, name in member(office, table).deputies]
    assert names == ["Wiebke Alt", "Dörte Kleemeier"]
    holding = member(office, table).deputies[0][0]
    with pytest.raises(UserError, match="schon eingetragen"), office.work("x") as session:
        service.change_deputy(session, holding, third, today() + timedelta(days=1))


def test_an_office_in_the_body_is_given_and_taken(office: OfficeFile, table: Table) -> None:
    holding = member(office, table).holding_id
    assert holding is not None
    with office.work("Vorsitz") as session:
        service.give_role(session, holding, SeatRole.CHAIR)
    assert seat_role_label(member(office, table).role) == "Vorsitz"
    with office.work("Vorsitz") as session:
        service.give_role(session, holding, SeatRole.NONE)
    assert member(office, table).role == ""


def test_a_seat_changes_and_keeps_its_people(office: OfficeFile, table: Table) -> None:
    draft = SeatDraft(None, "Elternvertretung", SeatCapacity.ADVISOR, voting=False)
    with office.work("Sitz") as session:
        service.change_seat(session, table.seat, draft)
    line = member(office, table)
    assert (line.organisation, line.label, line.capacity) == (None, "Elternvertretung", "advisor")
    assert (line.voting, line.holder) == (False, "Elif Kaya")
    with pytest.raises(UserError, match="Organisation"), office.work("x") as session:
        service.change_seat(session, table.seat, SeatDraft(table.kaya))


def test_seats_that_ended_are_no_members(office: OfficeFile, table: Table) -> None:
    with office.work("Sitz") as session:
        service.end_seat(session, table.seat, today())
    assert member(office, table).valid_to == today()
    assert office.read(queries.members(table.body, today() + timedelta(days=1))) == []
    (row,) = office.read(queries.body_rows(today() + timedelta(days=1)))
    assert row.seats == 0


def test_a_contact_knows_its_bodies(office: OfficeFile, table: Table) -> None:
    def found(contact: int) -> list[tuple[str, str, str]]:
        lines = office.read(queries.seats_of_contact(contact))
        return [(line.body, line.kind, line.other) for line in lines]

    assert found(table.kaya) == [("Runder Tisch Integration", "holder", "AWO Bünde")]
    assert found(table.demir) == [("Runder Tisch Integration", "deputy", "AWO Bünde")]
    assert found(table.awo) == [("Runder Tisch Integration", "organisation", "Elif Kaya")]
    assert found(table.alt) == []


def test_who_is_near_a_seat_is_offered_first(office: OfficeFile, table: Table) -> None:
    near = office.read(queries.people_near_seat(table.seat))
    assert [(line.display, line.line) for line in near] == [
        ("Murat Demir", ""),
        ("Wiebke Alt", "Beratung"),
    ]


def test_round_tables_stand_before_other_bodies(office: OfficeFile, table: Table) -> None:
    with office.work("Gremien") as session:
        service.add_body(session, BodyDraft("Arbeitskreis Kita", rhythm="alle 6 Wochen"))
        service.add_body(session, BodyDraft("Lenkungsgruppe"))
    rows = office.read(queries.body_rows())
    assert [(row.name, row.seats) for row in rows] == [
        ("Runder Tisch Integration", 1),
        ("Lenkungsgruppe", 0),
        ("Arbeitskreis Kita", 0),
    ]
    card = office.read(queries.body_card(rows[2].id))[0]
    assert (card.code, card.rhythm, card.notice_days) == ("AK", "alle 6 Wochen", 14)


def test_a_replaced_deputy_keeps_the_time_before(office: OfficeFile, table: Table) -> None:
    holding = member(office, table).deputies[0][0]
    with office.work("Wechsel") as session:
        service.change_deputy(session, holding, table.alt, NEW_YEAR)
        assert session.get_one(SeatHolding, holding).valid_to == date(2026, 12, 31)
    assert [name for *_ids, name in member(office, table).deputies] == ["Murat Demir"]
    assert [name for *_ids, name in member(office, table, NEW_YEAR).deputies] == ["Wiebke Alt"]
