"""Changing what was planned: a course's data, a date, and taking either away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import OrganisationDraft
from kommin_desktop.courses import queries, service
from kommin_desktop.courses.rules import (
    MOST_DATES,
    CourseDraft,
    CourseKindDraft,
    Rhythm,
    SessionDraft,
    repeated,
)
from kommin_desktop.store.office_file import OfficeFile

Enrol = Callable[..., tuple[int, str, int | None]]


def card(office: OfficeFile, course: int) -> queries.CourseCard:
    return office.read(queries.course_card(course))[0]


def host(office: OfficeFile, name: str) -> int:
    with office.work("Organisation") as session:
        return contacts.add_organisation(session, OrganisationDraft(name=name)).id


def refused(office: OfficeFile, command: Callable[..., Any], *args: Any) -> str:
    with pytest.raises(UserError) as caught, office.work("Versuch") as session:
        command(session, *args)
    return caught.value.sentence


def test_all_data_of_a_course_change_and_come_back_by_undo(office: OfficeFile, course: int) -> None:
    first, second = host(office, "Bildungswerk"), host(office, "Kreissportbund")
    draft = CourseDraft(
        "Gespräche führen",
        12,
        place="Kreishaus",
        min_places=6,
        target_group="parents",
        host_ids=(first, second),
        registration_until=date(2027, 1, 2),
        fee_cents=1250,
        file_reference="51.3",
        note="Schlüssel beim Hausmeister",
    )
    before = card(office, course)
    with office.work("Kurs geändert") as session:
        service.change_course(session, course, draft)
    after = card(office, course)
    assert (after.title, after.places, after.min_places, after.place) == (
        "Gespräche führen",
        12,
        6,
        "Kreishaus",
    )
    assert (after.fee_cents, after.file_reference, after.registration_until) == (
        1250,
        "51.3",
        date(2027, 1, 2),
    )
    assert after.hosts == ((first, "Bildungswerk"), (second, "Kreissportbund"))
    assert (after.number, after.status, after.half_units) == (before.number, "open", 24)
    with office.work("Kurs geändert") as session:
        service.change_course(
            session, course, CourseDraft("Gespräche führen", 12, host_ids=(second,))
        )
    assert card(office, course).hosts == ((second, "Kreissportbund"),)
    office.undo()
    office.undo()
    assert card(office, course) == before


def test_fewer_places_than_taken_are_refused(
    office: OfficeFile, course: int, people: list[int], enrol: Enrol
) -> None:
    for person in people[:2]:
        enrol(person)
    told = refused(office, service.change_course, course, CourseDraft("Gespräche", 1))
    assert told.startswith("Es sind schon 2 Plätze vergeben")
    assert card(office, course).places == 2


def test_a_course_that_is_over_stays_as_it_was(office: OfficeFile, course: int) -> None:
    with office.work("Kurs abgesagt") as session:
        service.cancel_course(session, course, "zu wenige Anmeldungen")
    told = refused(office, service.change_course, course, CourseDraft("Gespräche", 4))
    assert told == "Der Kurs ist abgesagt."
    assert card(office, course).status_reason == "zu wenige Anmeldungen"


def test_a_course_goes_to_the_trash_only_without_registrations(
    office: OfficeFile, course: int, people: list[int], enrol: Enrol
) -> None:
    number = enrol(people[0])[0]
    assert "Anmeldungen" in refused(office, service.trash_course, course)
    with office.work("Abmeldung") as session:
        service.withdraw(session, number)
    with office.work("Kurs in den Papierkorb gelegt") as session:
        service.trash_course(session, course)
    assert office.read(queries.courses()) == []
    assert office.read(queries.course_card(course)) == []
    assert office.read(queries.contact_courses(people[0])) == []
    with office.work("Kurs angelegt") as session:
        made = service.add_course(
            session, CourseDraft("Ein anderer", 2, (SessionDraft(*_evening(7)),))
        ).id
    assert card(office, made).number == "KU-2027-2"


def test_a_new_kind_comes_with_its_first_course(office: OfficeFile) -> None:
    kind = CourseKindDraft("LP", "Lesepatenschaft", threshold_percent=60)
    with office.work("Kurs angelegt") as session:
        made = service.add_course(session, CourseDraft("Vorlesen", None), kind).id
    assert card(office, made).number == "LP-2026-1"
    (line,) = office.read(queries.course_kinds())
    assert (line.code, line.name, line.is_event, line.threshold_percent) == (
        "LP",
        "Lesepatenschaft",
        False,
        60,
    )
    told = refused(office, service.add_course, CourseDraft("Vorlesen", None), kind)
    assert told == "Die Kursart „LP“ gibt es schon."


def test_a_date_is_corrected_in_place(office: OfficeFile, course: int, people: list[int]) -> None:
    number = office.read(queries.course_dates(course))[1].id
    draft = SessionDraft(
        datetime(2027, 1, 15, 18, 0),
        datetime(2027, 1, 15, 19, 30),
        module="Rollen",
        place="Rathaus",
        trainers=(people[0], "Emina Begić"),
    )
    with office.work("Termin geändert") as session:
        service.change_session(session, number, draft)
    date_ = next(one for one in office.read(queries.course_dates(course)) if one.id == number)
    assert (date_.no, date_.start, date_.half_units, date_.own_place) == (
        2,
        draft.start,
        4,
        "Rathaus",
    )
    assert date_.trainers == ("Zeynep Demir", "Emina Begić")
    assert [one for one, *_rest in date_.led_by] == [people[0], None]
    assert [one.part for one in office.read(queries.contact_courses(people[0]))] == ["trainer"]


def test_a_date_called_off_is_not_corrected(office: OfficeFile, course: int) -> None:
    number = office.read(queries.course_dates(course))[0].id
    with office.work("Termin abgesagt") as session:
        service.cancel_session(session, number, "Krankheit")
    told = refused(office, service.change_session, number, SessionDraft(*_evening(8)))
    assert told == "Ein entfallener oder verlegter Termin bleibt, wie er war."
    line = office.read(queries.course_dates(course))[0]
    assert (line.status, line.reason) == ("cancelled", "Krankheit")


def test_only_a_planned_date_without_attendance_is_taken_away(
    office: OfficeFile, course: int, people: list[int], enrol: Enrol
) -> None:
    enrol(people[0])
    first, second = [one.id for one in office.read(queries.course_dates(course))][:2]
    with office.work("Anwesenheit") as session:
        service.set_present(session, course, 1, [people[0]])
    assert "Anwesenheit" in refused(office, service.trash_session, first)
    with office.work("Termin gelöscht") as session:
        service.trash_session(session, second)
    dates = office.read(queries.course_dates(course))
    assert [(one.no, one.start.day, one.present) for one in dates] == [
        (1, 7, 1),
        (2, 21, 0),
        (3, 28, 0),
    ]
    office.undo()
    assert len(office.read(queries.course_dates(course))) == 4


def test_a_moved_date_says_where_it_went(office: OfficeFile, course: int) -> None:
    number = office.read(queries.course_dates(course))[0].id
    with office.work("Termin verlegt") as session:
        service.move_session(session, number, *_evening(9), reason="Raum belegt")
    old, new = office.read(queries.course_dates(course))[:2]
    assert (old.no, old.moved_to, old.reason) == (None, datetime(2027, 1, 9, 17, 30), "Raum belegt")
    assert (new.no, new.moved_to) == (1, None)
    assert "nicht verlegt" in refused(office, service.trash_session, new.id)


def test_the_days_of_courses_are_found(office: OfficeFile, course: int) -> None:
    found = office.read(queries.course_days(date(2027, 1, 10), date(2027, 1, 21)))
    assert [(one.no, one.sessions, one.start.day) for one in found] == [(2, 4, 14), (3, 4, 21)]
    with office.work("Kurs abgesagt") as session:
        service.cancel_course(session, course)
    assert office.read(queries.course_days(date(2027, 1, 10), date(2027, 1, 21))) == []


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [(Rhythm.DAILY, [7, 8, 9]), (Rhythm.WEEKLY, [7, 14, 21]), (Rhythm.BIWEEKLY, [7, 21, 4])],
)
def test_dates_repeat_at_the_same_time(rhythm: Rhythm, days: list[int]) -> None:
    made = repeated(SessionDraft(*_evening(7), module="Modul"), 3, rhythm)
    assert [one.start.day for one in made] == days
    assert {(one.start.hour, one.end.hour, one.module) for one in made} == {(17, 20, "Modul")}


def test_never_more_dates_than_anybody_means() -> None:
    assert len(repeated(SessionDraft(*_evening(7)), 6000)) == MOST_DATES
    assert len(repeated(SessionDraft(*_evening(7)), 0)) == 1


def _evening(day: int) -> tuple[datetime, datetime]:
    return datetime(2027, 1, day, 17, 30), datetime(2027, 1, day, 20, 0)
