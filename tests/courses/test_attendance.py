"""Recording attendance in the office file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.courses import service
from kommin_desktop.courses.queries import (
    attendance_grid,
    course_line,
    registrations,
    sessions,
)
from kommin_desktop.courses.rules import (
    ATTENDANCE_KEYS,
    AttendanceStatus,
    CourseDraft,
    Mark,
    SessionDraft,
)
from kommin_desktop.store.office_file import OfficeFile

Enrol = Callable[..., tuple[int, str, int | None]]


def marks(office: OfficeFile, course: int) -> dict[int, dict[int, Mark]]:
    return {line.contact_id: line.marks() for line in office.read(attendance_grid(course))}


def test_those_named_are_present_and_the_session_was_held(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    for person in people[:2]:
        enrol(person)
    with office.work("Anwesenheit") as session:
        service.set_present(session, course, 2, [people[0], people[0]])
    second = office.read(sessions(course))[1]
    assert second.status == "held"
    assert marks(office, course) == {
        people[0]: {second.id: Mark(AttendanceStatus.PRESENT)},
        people[1]: {},
    }
    office.undo()
    assert office.read(sessions(course))[1].status == "planned"


@pytest.mark.parametrize("number", [0, 5, -1])
def test_a_session_that_is_not_there(office: OfficeFile, course: int, number: int) -> None:
    sentence = f"keinen {number}. Termin, nur 4"
    with pytest.raises(UserError, match=sentence), office.work("x") as session:
        service.set_present(session, course, number, [])


def test_only_people_with_a_place_can_be_present(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    for person in people[:3]:
        enrol(person)
    with pytest.raises(UserError, match="keinen bestätigten Platz"), office.work("x") as session:
        service.set_present(session, course, 1, [people[0], people[2]])
    with pytest.raises(UserError, match="nicht angemeldet"), office.work("x") as session:
        service.set_present(session, course, 1, [people[0], people[4]])
    assert office.read(sessions(course))[0].status == "planned"
    assert marks(office, course)[people[0]] == {}


def test_a_cancelled_session_takes_no_attendance(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    enrol(people[0])
    first = office.read(sessions(course))[0]
    with office.work("Termin abgesagt") as session:
        service.cancel_session(session, first.id, "Krankheit")
    with pytest.raises(UserError, match="entfallen"), office.work("x") as session:
        service.set_present(session, course, 1, [people[0]])
    with pytest.raises(UserError, match="entfallen"), office.work("x") as session:
        service.mark_held(session, first.id)


def test_the_number_of_a_moved_date_goes_on_to_the_next(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    enrol(people[0])
    start = datetime(2027, 1, 8, 17, 30)
    with office.work("Termin verlegt") as session:
        first = office.read(sessions(course))[0].id
        service.move_session(session, first, start, start.replace(hour=20))
    with office.work("Anwesenheit") as session:
        assert service.set_present(session, course, 1, [people[0]]).start == start
    held = [(one.no, one.status) for one in office.read(sessions(course))][:2]
    assert held == [(None, "moved"), (1, "held")]


def test_the_keys_of_the_grid(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    number = enrol(people[0])[0]
    dates = office.read(sessions(course))
    with office.work("Anwesenheit") as session:
        for key, date in zip("AEFT", dates, strict=True):
            service.set_attendance(session, number, date.id, ATTENDANCE_KEYS[key])
    assert list(marks(office, course)[people[0]].values()) == [
        Mark("present"),
        Mark("excused"),
        Mark("absent"),
        Mark("partly", half_units=3),
    ]


def test_a_mark_is_changed_not_doubled(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    number = enrol(people[0])[0]
    first = office.read(sessions(course))[0]
    for status, minutes in ((AttendanceStatus.PARTLY, 50), (AttendanceStatus.PRESENT, None)):
        with office.work("Anwesenheit") as session:
            service.set_attendance(session, number, first.id, status, minutes=minutes)
    assert marks(office, course)[people[0]] == {first.id: Mark("present")}


def test_held_is_taken_back_only_without_attendance(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    enrol(people[0])
    first = office.read(sessions(course))[0]
    with office.work("Termin durchgeführt") as session:
        service.mark_held(session, first.id)
    with office.work("Termin geplant") as session:
        assert service.mark_planned(session, first.id).status == "planned"
    with office.work("Anwesenheit") as session:
        service.set_present(session, course, 1, [people[0]])
    with pytest.raises(UserError, match="schon Anwesenheit"), office.work("x") as session:
        service.mark_planned(session, first.id)


def test_a_finished_course_knows_who_came(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    for person in people[:3]:
        enrol(person)
    with pytest.raises(UserError, match="4 Termine sind noch"), office.work("x") as session:
        service.finish_course(session, course)
    with office.work("Anwesenheit") as session:
        service.set_present(session, course, 1, [people[0]])
        for date in office.read(sessions(course))[1:]:
            service.mark_held(session, date.id)
    with office.work("Kurs abgeschlossen") as session:
        service.finish_course(session, course)
    states = [one.status for one in office.read(registrations())]
    assert states == ["completed", "no_show", "waiting"]
    (line,) = office.read(course_line(course))
    assert (line.confirmed, line.waiting, line.held) == (2, 1, 4)
    with pytest.raises(UserError, match="abgeschlossen"), office.work("x") as session:
        service.set_present(session, course, 2, [people[0]])
    with pytest.raises(UserError, match="abgeschlossen"), office.work("x") as session:
        service.withdraw(session, office.read(registrations())[0].id)
    with office.work("Kurs wieder geöffnet") as session:
        service.reopen_course(session, course, "Nachtrag")
    assert [one.status for one in office.read(registrations())][:2] == ["confirmed"] * 2


def test_a_registration_of_another_course_is_refused(
    office: OfficeFile, people: list[int], course: int, enrol: Enrol
) -> None:
    number = enrol(people[0])[0]
    start = datetime(2027, 5, 3, 18, 0)
    with office.work("Kurs") as session:
        draft = CourseDraft("Anderer Kurs", 3, (SessionDraft(start, start.replace(hour=19)),))
        other = service.add_course(session, draft)
        date = other.sessions[0].id
    with pytest.raises(UserError, match="verschiedenen Kursen"), office.work("x") as session:
        service.set_attendance(session, number, date, AttendanceStatus.PRESENT)
