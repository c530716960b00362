"""Registrations in the office file: places, waiting list, withdrawal and moving up in one work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.queries import contact_count
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft, person_named
from kommin_desktop.courses import service
from kommin_desktop.courses.model import CourseSession, Registration
from kommin_desktop.courses.queries import (
    course_line,
    courses,
    participants,
    registrations,
    seated_people,
    sessions,
    terms,
    waiting_list,
    waiting_people,
)
from kommin_desktop.courses.rules import CourseDraft, EnrolDraft, SessionDraft
from kommin_desktop.store.office_file import OfficeFile

Enrol = Callable[..., tuple[int, str, int | None]]
NOON = datetime(2026, 11, 23, 12, 0)


def standing(office: OfficeFile) -> list[tuple[int, str, int | None]]:
    return [(one.contact, one.status, one.rank) for one in office.read(registrations())]


def test_the_third_of_two_places_waits(office: OfficeFile, people: list[int], enrol: Enrol) -> None:
    outcomes = [enrol(person)[1:] for person in people[:4]]
    assert outcomes == [("confirmed", None), ("confirmed", None), ("waiting", 1), ("waiting", 2)]
    (line,) = office.read(courses())
    assert (line.number, line.places, line.confirmed, line.waiting) == ("KU-2027-1", 2, 2, 2)
    assert line.state(NOON) == "full"


def test_a_withdrawal_proposes_and_changes_nobody(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    numbers = [enrol(person)[0] for person in people[:4]]
    with office.work("Abmeldung") as session:
        outcome = service.withdraw(session, numbers[0])
    assert (outcome.proposed_id, outcome.moved_up_id) == (numbers[2], None)
    assert [status for _contact, status, _rank in standing(office)] == [
        "withdrawn",
        "confirmed",
        "waiting",
        "waiting",
    ]


def test_a_free_place_is_proposed_again(
    office: OfficeFile, people: list[int], enrol: Enrol
) -> None:
    """Whoever goes, the place that is free is offered to who is first in line now."""
    numbers = [enrol(person)[0] for person in people[:4]]
    with office.work("Abmeldung") as session:
        service.withdraw(session, numbers[0])
    with office.work("Abmeldung") as session:
        outcome = service.withdraw(session, numbers[2])
    assert outcome.proposed_id == numbers[3]


def test_who_comes_now_waits_behind_the_proposed(
    office: OfficeFile, people: list[int], enrol: Enrol
) -> None:
    numbers = [enrol(person)[0] for person in people[:3]]
    with office.work("Abmeldung") as session:
        service.withdraw(session, numbers[0])
    assert enrol(people[3])[1:] == ("waiting", 2)


def test_withdrawal_and_move_up_are_one_step_back(
    office: OfficeFile, people: list[int], enrol: Enrol
) -> None:
    numbers = [enrol(person)[0] for person in people[:4]]
    before = standing(office)
    with office.work("Abmeldung mit Nachrücken") as session:
        outcome = service.withdraw(session, numbers[1], move_up=True)
    assert outcome.moved_up_id == numbers[2]
    after = standing(office)
    assert after == [
        (people[0], "confirmed", None),
        (people[1], "withdrawn", None),
        (people[2], "confirmed", None),
        (people[3], "waiting", 1),
    ]
    assert office.undo() == "Abmeldung mit Nachrücken"
    assert standing(office) == before
    assert office.redo() == "Abmeldung mit Nachrücken"
    assert standing(office) == after


def test_leaving_the_waiting_list_closes_the_gap(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    numbers = [enrol(person)[0] for person in people]
    with office.work("Abmeldung") as session:
        outcome = service.withdraw(session, numbers[3], move_up=True)
    assert outcome.moved_up_id is None
    waiting = office.read(waiting_list(course))
    assert [(one.contact, one.rank) for one in waiting] == [(people[2], 1), (people[4], 2)]


def test_nobody_is_registered_twice_but_may_come_back(
    office: OfficeFile, people: list[int], enrol: Enrol
) -> None:
    number = enrol(people[0])[0]
    with pytest.raises(UserError, match="schon angemeldet"):
        enrol(people[0])
    with office.work("Abmeldung") as session:
        service.withdraw(session, number)
    with pytest.raises(UserError, match="schon zurückgezogen"), office.work("x") as session:
        service.withdraw(session, number)
    assert enrol(people[0])[1] == "confirmed"


def test_an_exception_needs_and_keeps_its_reason(
    office: OfficeFile, people: list[int], enrol: Enrol
) -> None:
    for person in people[:3]:
        enrol(person)
    number, status, rank = enrol(people[3], "Sprachmittlung für die Gruppe")
    assert (status, rank) == ("confirmed", None)
    kept = {one.id: one.override_reason for one in office.read(registrations())}
    assert kept[number] == "Sprachmittlung für die Gruppe"


def test_moving_up_out_of_turn_is_refused_without_a_reason(
    office: OfficeFile, people: list[int], enrol: Enrol
) -> None:
    numbers = [enrol(person)[0] for person in people[:4]]
    with pytest.raises(UserError, match="kein Platz frei"), office.work("x") as session:
        service.move_up(session, numbers[3])
    with office.work("Nachgerückt") as session:
        service.move_up(session, numbers[3], "Kinderbetreuung nur an diesem Abend")
    assert standing(office)[2:] == [(people[2], "waiting", 1), (people[3], "confirmed", None)]


def test_more_places_only_propose(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    for person in people[:3]:
        enrol(person)
    with office.work("Plätze geändert") as session:
        service.change_places(session, course, 4)
    with pytest.raises(UserError, match="2 Plätze vergeben"), office.work("x") as session:
        service.change_places(session, course, 1)
    assert standing(office)[2] == (people[2], "waiting", 1)


def test_who_cannot_be_registered(office: OfficeFile, people: list[int], course: int) -> None:
    with office.work("Kontakte") as session:
        verein = contacts.add_organisation(session, OrganisationDraft(name="Brücke e. V.")).id
        contacts.trash_contact(session, people[0])
    with pytest.raises(UserError, match="keine Organisation"), office.work("x") as session:
        service.enrol(session, EnrolDraft(course, verein))
    with pytest.raises(UserError, match="Papierkorb"), office.work("x") as session:
        service.enrol(session, EnrolDraft(course, people[0]))
    with pytest.raises(UserError, match="gibt es nicht"), office.work("x") as session:
        service.enrol(session, EnrolDraft(course, 4711))


def test_a_course_that_is_over_takes_nobody(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    with office.work("Kurs abgesagt") as session:
        service.cancel_course(session, course, "Zu wenige Anmeldungen")
    with pytest.raises(UserError, match="abgesagt"):
        enrol(people[0])
    assert [one.status for one in office.read(sessions(course))] == ["cancelled"] * 4
    with office.work("Kurs wieder geöffnet") as session:
        service.reopen_course(session, course, "Doch genug Anmeldungen")
    assert enrol(people[0])[1] == "confirmed"


def test_a_late_registration_is_marked(office: OfficeFile, people: list[int], course: int) -> None:
    with office.work("Anmeldung") as session:
        draft = EnrolDraft(course, people[0], received_at=datetime(2027, 1, 8, 9, 0))
        assert service.enrol(session, draft).is_late
        in_time = EnrolDraft(course, people[1], received_at=datetime(2027, 1, 6, 9, 0))
        assert not service.enrol(session, in_time).is_late


def test_the_organisation_of_the_day_is_kept(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    with office.work("Kontakte") as session:
        verein = contacts.add_organisation(session, OrganisationDraft(name="Brücke e. V.")).id
        contacts.affiliate(session, people[0], verein, "Vorstand")
    enrol(people[0])
    assert office.read(participants(course))[0].organisation == "Brücke e. V."


def test_numbers_count_by_kind_and_year_and_undo_gives_them_back(office: OfficeFile) -> None:
    def plan(year: int) -> str:
        start = datetime(year, 3, 1, 18, 0)
        dates = (SessionDraft(start, start.replace(hour=20)),)
        with office.work("Kurs geplant") as session:
            number = service.add_course(session, CourseDraft("Kurs", 5, dates)).id
        return office.read(course_line(number))[0].number

    assert [plan(2027), plan(2027), plan(2028)] == ["KU-2027-1", "KU-2027-2", "KU-2028-1"]
    office.undo()
    assert plan(2028) == "KU-2028-1"


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (CourseDraft(" ", 3), "Titel"),
        (CourseDraft("Kurs", 0), "mindestens einen Platz"),
        (CourseDraft("Kurs", 3, (SessionDraft(NOON, NOON),)), "nach seinem Beginn"),
        (CourseDraft("Kurs", 3, kind_code="??"), "gibt es nicht"),
        (CourseDraft("Kurs", 3, status="finished"), "Entwurf"),
        (CourseDraft("Kurs", 3, min_places=4), "Mindestzahl"),
    ],
)
def test_a_course_that_makes_no_sense_is_refused(
    office: OfficeFile, draft: CourseDraft, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence), office.work("x") as session:
        service.add_course(session, draft)
    assert office.read(courses()) == []


def test_a_moved_date_leaves_its_number_to_the_new_one(office: OfficeFile, course: int) -> None:
    first = office.read(sessions(course))[0]
    new_start = datetime(2027, 2, 4, 17, 30)
    with office.work("Termin verlegt") as session:
        new = service.move_session(
            session, first.id, new_start, new_start.replace(hour=20), reason="Saal belegt"
        )
        assert new.replaces_id == first.id
    numbered = [(one.start.day, one.no, one.status) for one in office.read(sessions(course))]
    assert numbered == [
        (7, None, "moved"),
        (14, 1, "planned"),
        (21, 2, "planned"),
        (28, 3, "planned"),
        (4, 4, "planned"),
    ]
    assert office.read(sessions(course))[-1].trainers == ("Emina Begić",)
    with pytest.raises(UserError, match="geplanter Termin"), office.work("x") as session:
        service.cancel_session(session, first.id)


def test_courses_are_found_by_their_words(office: OfficeFile, course: int) -> None:
    for words in ("gesprachs", "begic", "KU-2027", "buergerhaus", "modul 3"):
        assert [line.id for line in office.read(courses(words))] == [course], words
    assert office.read(courses("Rollator")) == []


def test_a_course_is_found_by_what_came_later(office: OfficeFile, course: int) -> None:
    start = datetime(2027, 2, 11, 17, 30)
    with office.work("Termin") as session:
        draft = SessionDraft(start, start.replace(hour=20), module="Erste Hilfe")
        number = service.add_session(session, course, draft).id
    assert [line.id for line in office.read(courses("erste hilfe"))] == [course]
    with office.work("Termin geändert") as session:
        changed = session.get(CourseSession, number)
        assert changed is not None
        changed.module = "Brandschutz"
    assert office.read(courses("erste hilfe")) == []
    assert [line.id for line in office.read(courses("brandschutz"))] == [course]


def test_registrations_are_found_by_person_and_course(
    office: OfficeFile, people: list[int], enrol: Enrol
) -> None:
    for person in people[:3]:
        enrol(person)
    assert [one.contact for one in office.read(registrations("kowal"))] == []
    assert [one.contact for one in office.read(registrations("friesen"))] == [people[2]]
    assert len(office.read(registrations("kultursensible"))) == 3


STEPS = st.lists(st.tuples(st.sampled_from("ewmuo"), st.integers(0, 7)), max_size=12)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_waiting_list_holds_whatever_happens(
    office: OfficeFile, people: list[int], steps: list[tuple[str, int]]
) -> None:
    """Registering, withdrawing, moving up, undo: the invariants hold after every step."""
    with office.work("Kurs") as session:
        course = service.add_course(session, CourseDraft("Kurs", 2)).id
        more = [contacts.add_person(session, PersonDraft(family=f"Nr. {n}")).id for n in range(3)]
    everybody = people + more
    for act, which in steps:
        own = [one for one in office.read(registrations()) if one.course == course]
        try:
            if act == "u":
                office.undo() if own else None
            else:
                with office.work("Schritt") as session:
                    if act == "e":
                        service.enrol(session, EnrolDraft(course, everybody[which]))
                    elif own and act in "wm":
                        number = own[which % len(own)].id
                        service.withdraw(session, number, move_up=act == "m")
                    elif own:
                        service.move_up(session, own[which % len(own)].id)
        except UserError:
            pass
        now = [one for one in office.read(registrations()) if one.course == course]
        seated = [one for one in now if one.status == "confirmed"]
        waiting = sorted((one.rank or 0, one.id) for one in now if one.status == "waiting")
        assert len(seated) <= 2
        assert [rank for rank, _number in waiting] == list(range(1, len(waiting) + 1))
        assert [number for _rank, number in waiting] == sorted(number for _r, number in waiting)
        assert all(one.rank is None for one in now if one.status != "waiting")


def test_the_order_of_the_waiting_list_is_changed(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    numbers = [enrol(person)[0] for person in people[:5]]
    with office.work("Reihenfolge") as session:
        service.place_in_line(session, numbers[4], 1)
    assert [one.id for one in office.read(waiting_people(course))] == [
        numbers[4],
        numbers[2],
        numbers[3],
    ]
    with office.work("Reihenfolge") as session:
        service.place_in_line(session, numbers[4], 99)
    assert [(one.id, one.rank) for one in office.read(waiting_people(course))] == [
        (numbers[2], 1),
        (numbers[3], 2),
        (numbers[4], 3),
    ]
    with pytest.raises(UserError, match="nicht auf der Warteliste"), office.work("x") as session:
        service.place_in_line(session, numbers[0], 1)


def test_a_new_person_is_noted_and_registered_in_one_work(office: OfficeFile, course: int) -> None:
    with office.work("Anmeldung") as session:
        done = service.register_new(session, person_named("Demir, Zeynep"), EnrolDraft(course, 0))
    (line,) = office.read(seated_people(course))
    assert (line.id, line.contact_id) == (done.registration_id, done.contact_id)
    assert (line.given, line.family, done.rank) == ("Zeynep", "Demir", None)
    assert office.undo() == "Anmeldung"
    assert office.read(contact_count())[0].contacts == 0
    with office.work("Kurs abgesagt") as session:
        service.cancel_course(session, course)
    with pytest.raises(UserError, match="abgesagt"), office.work("x") as session:
        service.register_new(session, person_named("Zeynep Demir"), EnrolDraft(course, 0))
    assert office.read(contact_count())[0].contacts == 0


def test_several_withdraw_together_or_none(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    numbers = [enrol(person)[0] for person in people[:3]]
    with office.work("Abmeldung") as session:
        assert service.withdraw_many(session, numbers[:2], "umgezogen") == 2
        kept = [session.get_one(Registration, number).note for number in numbers]
    assert kept == ["Abmeldung: umgezogen", "Abmeldung: umgezogen", ""]
    with pytest.raises(UserError, match="schon zurückgezogen"), office.work("x") as session:
        service.withdraw_many(session, [numbers[2], numbers[0]])
    assert [one.id for one in office.read(waiting_people(course))] == [numbers[2]]


def test_the_terms_of_a_course_say_how_it_takes_people(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    for person in people[:3]:
        enrol(person)
    (line,) = office.read(terms(course))
    assert (line.limit, line.confirmed, line.waiting) == (2, 2, 1)
    assert (line.stored_status, line.registration_until) == ("open", None)
    assert line.first_start == datetime(2027, 1, 7, 17, 30)
