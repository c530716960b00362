"""Seats and who holds them, over time; seats out of a group."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.bodies import queries, service
from kommin_desktop.bodies.model import Seat
from kommin_desktop.bodies.rules import BodyDraft, HoldingKind, SeatDraft
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import read
from kommin_desktop.store.search import hits
from kommin_desktop.store.trash import restore_rows

NEW_YEAR = date(2027, 1, 1)


def person(session: Session, name: str) -> int:
    given_name, family = name.split(" ", 1)
    return contacts.add_person(session, PersonDraft(given=given_name, family=family)).id


def organisation(session: Session, name: str) -> int:
    return contacts.add_organisation(session, OrganisationDraft(name=name)).id


def seats(office: OfficeFile, day: date | None = None) -> list[tuple[str | None, str | None]]:
    return [(line.organisation, line.holder) for line in office.read(queries.seats(None, day))]


def test_a_body_gets_kind_and_short_name_from_its_name(office: OfficeFile) -> None:
    with office.work("Gremium") as session:
        service.add_body(session, BodyDraft("Runder Tisch Integration"))
        service.add_body(session, BodyDraft("Runder Tisch Inklusion"))
    found = [(line.name, line.code, line.kind) for line in office.read(queries.bodies())]
    assert found == [
        ("Runder Tisch Inklusion", "RTI2", "round_table"),
        ("Runder Tisch Integration", "RTI", "round_table"),
    ]


def test_a_body_is_found_however_its_name_is_spelled(office: OfficeFile) -> None:
    with office.work("Gremium") as session:
        body = service.add_body(session, BodyDraft("Arbeitskreis Grün"))
        assert service.body_by_name(session, "ARBEITSKREIS GRUEN") is body
        assert service.body_by_name(session, "Arbeitskreis") is None
        with pytest.raises(UserError, match="gibt es schon"):
            service.add_body(session, BodyDraft("arbeitskreis gruen"))
        with pytest.raises(UserError, match="Kürzel"):
            service.add_body(session, BodyDraft("Anderer Kreis", code=body.code))
    assert [hit.owner_id for hit in office.read(hits("gruen", "body"))] == [body.id]


def test_a_change_of_holder_ends_the_time_of_the_former(office: OfficeFile) -> None:
    with office.work("Sitz") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        seat = service.add_seat(session, body.id, SeatDraft(organisation(session, "AWO"))).id
        service.hold_seat(session, seat, person(session, "Elif Kaya"))
        deputy = person(session, "Murat Demir")
        service.hold_seat(session, seat, deputy, kind=HoldingKind.DEPUTY)
    with office.work("Wechsel") as session:
        service.change_holder(session, seat, deputy, NEW_YEAR)
    assert seats(office, date(2026, 12, 31)) == [("AWO", "Elif Kaya")]
    assert seats(office, NEW_YEAR) == [("AWO", "Murat Demir")]
    (before,) = office.read(queries.seats(None, date(2026, 12, 31)))
    (after,) = office.read(queries.seats(None, NEW_YEAR))
    assert (before.deputies, after.deputies) == (("Murat Demir",), ())
    with pytest.raises(UserError, match="schon ein Wechsel"), office.work("x") as session:
        service.change_holder(session, seat, person(session, "Anna Alt"), date(2026, 12, 1))


def test_a_seat_has_one_holder(office: OfficeFile) -> None:
    with office.work("Sitz") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        seat = service.add_seat(session, body.id, SeatDraft()).id
        kaya = person(session, "Elif Kaya")
        service.hold_seat(session, seat, kaya)
    with pytest.raises(UserError, match="schon eingetragen"), office.work("x") as session:
        service.hold_seat(session, seat, kaya)
    with pytest.raises(UserError, match="besetzt"), office.work("x") as session:
        service.hold_seat(session, seat, person(session, "Murat Demir"))
    with pytest.raises(UserError, match="nur eine Person"), office.work("x") as session:
        service.hold_seat(session, seat, organisation(session, "AWO"))


def test_deputies_stand_in_their_order(office: OfficeFile) -> None:
    with office.work("Sitz") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        seat = service.add_seat(session, body.id, SeatDraft()).id
        for name in ("Erste Person", "Zweite Person"):
            service.hold_seat(session, seat, person(session, name), kind=HoldingKind.DEPUTY)
    (line,) = office.read(queries.seats())
    assert line.deputies == ("Erste Person", "Zweite Person")
    assert line.holder is None


def test_an_ended_seat_ends_with_everybody_on_it(office: OfficeFile) -> None:
    with office.work("Sitz") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        seat = service.add_seat(session, body.id, SeatDraft()).id
        service.hold_seat(session, seat, person(session, "Elif Kaya"))
        service.change_holder(session, seat, person(session, "Murat Demir"), NEW_YEAR)
        service.end_seat(session, seat, date(2026, 12, 31))
    assert seats(office, date(2026, 12, 31)) == [(None, "Elif Kaya")]
    assert seats(office, NEW_YEAR) == []
    assert [line.valid_to for line in office.read(queries.holdings(seat))] == [date(2026, 12, 31)]
    with pytest.raises(UserError, match="nicht mehr"), office.work("x") as session:
        service.hold_seat(session, seat, person(session, "Anna Alt"), since=NEW_YEAR)


def test_a_holding_ends_and_the_seat_stays_without_a_person(office: OfficeFile) -> None:
    with office.work("Sitz") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        seat = service.add_seat(session, body.id, SeatDraft()).id
        kaya = person(session, "Elif Kaya")
        holding = service.hold_seat(session, seat, kaya, since=NEW_YEAR).id
    with pytest.raises(UserError), office.work("Zu früh") as session:
        service.end_holding(session, holding, NEW_YEAR - timedelta(days=1))
    with office.work("Ausgeschieden") as session:
        service.end_holding(session, holding, date(2027, 3, 31))
    assert seats(office, date(2027, 3, 31)) == [(None, "Elif Kaya")]
    assert seats(office, date(2027, 4, 1)) == [(None, None)]


def make_group(session: Session) -> None:
    """Two people of one organisation, one alone, an organisation nobody is known of."""
    awo = organisation(session, "AWO Bünde")
    members = [person(session, "Elif Kaya"), person(session, "Murat Demir")]
    for member in members:
        contacts.affiliate(session, member, awo, "Beratung")
    members += [person(session, "Wiebke Alt"), organisation(session, "Kita Am Bach")]
    group = contacts.group_by_name(session, "Runde")
    contacts.add_to_group(session, group.id, members)


EXPECTED = {
    ("AWO Bünde", "Elif Kaya"),
    ("AWO Bünde", "Murat Demir"),
    (None, "Wiebke Alt"),
    ("Kita Am Bach", None),
}


def test_seats_out_of_a_group(office: OfficeFile) -> None:
    with office.work("Sitze") as session:
        make_group(session)
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        assert service.seats_from_group(session, body.id, "Runde") == 4
    found = seats(office)
    assert len(found) == 4
    assert set(found) == EXPECTED


def test_seats_out_of_a_group_are_made_once(office: OfficeFile) -> None:
    with office.work("Sitze") as session:
        make_group(session)
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        service.seats_from_group(session, body.id, "Runde")
    with office.work("Noch einmal") as session:
        assert service.seats_from_group(session, body.id, "Runde") == 0
        new = person(session, "Neue Person")
        contacts.add_to_group(session, contacts.group_by_name(session, "Runde").id, [new])
        assert service.seats_from_group(session, body.id, "Runde") == 1
    assert set(seats(office)) == {*EXPECTED, (None, "Neue Person")}


def test_an_organisation_and_its_people_in_one_group_are_a_seat_each(office: OfficeFile) -> None:
    with office.work("Sitze") as session:
        awo = organisation(session, "AWO")
        kaya = person(session, "Elif Kaya")
        contacts.affiliate(session, kaya, awo, "")
        group = contacts.group_by_name(session, "Runde")
        contacts.add_to_group(session, group.id, [awo, kaya])
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        assert service.seats_from_group(session, body.id, "Runde") == 2
        assert service.seats_from_group(session, body.id, "Runde") == 0


def test_an_empty_or_unknown_group_is_refused(office: OfficeFile) -> None:
    with office.work("Sitze") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        with pytest.raises(UserError, match="keine Mitglieder"):
            service.seats_from_group(session, body.id, "Niemand")


def test_invitees_are_people_not_hats(office: OfficeFile) -> None:
    with office.work("Sitze") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        kaya = person(session, "Elif Kaya")
        for owner in (organisation(session, "AWO"), organisation(session, "Caritas")):
            seat = service.add_seat(session, body.id, SeatDraft(owner))
            service.hold_seat(session, seat.id, kaya)
        service.add_seat(session, body.id, SeatDraft(organisation(session, "Kita")))
    lines = office.read(queries.invitees([body.id]))
    assert [(line.display, line.organisation, line.without_person) for line in lines] == [
        ("Elif Kaya", "AWO", False),
        ("Kita", "Kita", True),
    ]


def test_who_held_a_seat_is_known_of_every_day(office: OfficeFile) -> None:
    """Of every day the holder is whoever took over last until then."""
    first = date(2026, 1, 1)
    changes = {0: "Person Null", 3: "Person Drei", 4: "Person Vier", 9: "Person Neun"}
    with office.work("Wechsel") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        seat = service.add_seat(session, body.id, SeatDraft()).id
        for number, name in changes.items():
            since = first + timedelta(days=number)
            service.change_holder(session, seat, person(session, name), since)
    for number in range(-1, 12):
        last = max((change for change in changes if change <= number), default=None)
        expected = changes[last] if last is not None else None
        assert seats(office, first + timedelta(days=number)) == [(None, expected)]


def test_a_holder_entered_by_mistake_is_replaced_on_the_same_day(office: OfficeFile) -> None:
    with office.work("Wechsel") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        seat = service.add_seat(session, body.id, SeatDraft()).id
        for name in ("Falsche Person", "Richtige Person"):
            service.change_holder(session, seat, person(session, name), NEW_YEAR)
    assert [line.person for line in office.read(queries.holdings(seat))] == ["Richtige Person"]


def test_a_trashed_person_holds_no_seat_any_more(office: OfficeFile) -> None:
    with office.work("Sitz") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch"))
        seat = service.add_seat(session, body.id, SeatDraft(organisation(session, "AWO"))).id
        kaya = person(session, "Elif Kaya")
        service.hold_seat(session, seat, kaya)
    with office.work("Gelöscht") as session:
        contacts.trash_contact(session, kaya)
        assert session.get(Seat, seat) is not None
        assert [line.display for line in read(session, queries.invitees([body.id]))] == ["AWO"]
    assert seats(office) == [("AWO", None)]


def test_a_body_in_the_trash_comes_back_with_its_seats(office: OfficeFile) -> None:
    with office.work("Sitz") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch Integration"))
        seat = service.add_seat(session, body.id, SeatDraft(organisation(session, "Stadt Bünde")))
        service.hold_seat(session, seat.id, person(session, "Sabine Kaya"))
    with office.work("Gremium in den Papierkorb") as session:
        service.trash_body(session, body.id)
    assert office.read(queries.body_rows()) == []
    assert seats(office) == []
    assert office.read(hits("runder", "body")) == []
    with office.work("Aus dem Papierkorb geholt") as session:
        restore_rows(session, [("body", body.id)])
    assert seats(office) == [("Stadt Bünde", "Sabine Kaya")]
    office.undo()
    office.undo()
    assert [line.name for line in office.read(queries.body_rows())] == ["Runder Tisch Integration"]


def test_what_other_areas_hold_keeps_a_body_out_of_the_trash(office: OfficeFile) -> None:
    with office.work("Gremium") as session:
        body = service.add_body(session, BodyDraft("Runder Tisch Integration"))
    with pytest.raises(UserError, match="noch offen"), office.work("Papierkorb") as session:
        service.trash_body(
            session, body.id, (lambda _source, _id: "", lambda _source, _id: "Es ist noch offen.")
        )
    assert len(office.read(queries.body_rows())) == 1
