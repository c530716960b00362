"""Tasks in the office file."""

from __future__ import annotations

from datetime import date

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.bodies.model import Body, Seat
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.search import hits
from kommin_desktop.tasks import service
from kommin_desktop.tasks.area import TASK_ORIGINS
from kommin_desktop.tasks.queries import (
    contact_tasks,
    follow_ups,
    next_follow_ups,
    open_tasks,
    overdue_count,
    task_line,
    tasks,
)
from kommin_desktop.tasks.rules import TaskDraft, TaskStatus

STRESS = '<b>& "Söhne"\n=HYPERLINK(1) ' + "ä̈" * 300


@pytest.fixture
def elif_kaya(office: OfficeFile) -> int:
    with office.work("Kontakt") as session:
        return contacts.add_person(session, PersonDraft(given="Elif", family="Kaya")).id


def add(office: OfficeFile, draft: TaskDraft) -> int:
    with office.work("Aufgabe") as session:
        return service.add_task(session, draft).id


def test_open_tasks_stand_by_their_date(office: OfficeFile, elif_kaya: int) -> None:
    add(office, TaskDraft("ohne Termin", responsible_text="Team"))
    add(office, TaskDraft("spät", due=date(2026, 12, 24)))
    add(office, TaskDraft("früh", elif_kaya, "wird überdeckt", date(2026, 11, 24)))
    lines = office.read(open_tasks())
    assert [(line.title, line.responsible, line.due) for line in lines] == [
        ("früh", "Elif Kaya", date(2026, 11, 24)),
        ("spät", "", date(2026, 12, 24)),
        ("ohne Termin", "Team", None),
    ]


def test_words_are_kept_as_typed(office: OfficeFile) -> None:
    number = add(office, TaskDraft(STRESS, responsible_text=STRESS))
    (line,) = office.read(task_line(number))
    assert (line.title, line.responsible) == (STRESS, STRESS)


def test_closed_tasks_leave_the_list_and_come_back(office: OfficeFile) -> None:
    number = add(office, TaskDraft("Raum anfragen"))
    with office.work("Aufgabe erledigt") as session:
        service.close_task(session, number, note="Bürgerhaus zugesagt")
    assert office.read(open_tasks()) == []
    (line,) = office.read(tasks())
    assert (line.status, line.closed_note, line.closed_on) == (
        "done",
        "Bürgerhaus zugesagt",
        date(2026, 11, 23),
    )
    with pytest.raises(UserError, match="bereits erledigt"), office.work("x") as session:
        service.close_task(session, number, TaskStatus.DROPPED, "doch nicht")
    with office.work("Aufgabe wieder geöffnet") as session:
        service.reopen_task(session, number)
    assert office.read(open_tasks())[0].closed_on is None
    with pytest.raises(UserError, match="noch offen"), office.work("x") as session:
        service.reopen_task(session, number)


def test_a_changed_task_is_undone(office: OfficeFile) -> None:
    number = add(office, TaskDraft("Raum anfragen", due=date(2026, 12, 1)))
    with office.work("Aufgabe geändert") as session:
        service.change_task(session, number, TaskDraft("Saal anfragen", priority="high"))
    (line,) = office.read(task_line(number))
    assert (line.title, line.due, line.priority) == ("Saal anfragen", None, "high")
    office.undo()
    assert office.read(task_line(number))[0].title == "Raum anfragen"


def test_a_seat_can_be_responsible(office: OfficeFile) -> None:
    with office.work("Gremium") as session:
        body = Body(name="Runder Tisch", code="RT", kind="round_table")
        session.add(body)
        session.flush()
        verein = contacts.add_organisation(session, OrganisationDraft(name="Brücke e. V.")).id
        seat = Seat(body_id=body.id, organisation_id=verein)
        session.add(seat)
        session.flush()
        number = service.add_task(session, TaskDraft("Bericht", responsible_seat_id=seat.id)).id
    assert office.read(task_line(number))[0].responsible == "Brücke e. V."


def test_a_follow_up_is_about_a_contact(office: OfficeFile, elif_kaya: int) -> None:
    number = add(office, TaskDraft("Anrufen", contact_id=elif_kaya))
    assert [line.id for line in office.read(follow_ups(elif_kaya))] == [number]
    origins = [line for query in TASK_ORIGINS for line in office.read(query())]
    assert origins == [(number, "Elif Kaya")]


def test_a_task_for_nobody_there_is_refused(office: OfficeFile) -> None:
    with pytest.raises(UserError, match="gibt es nicht"):
        add(office, TaskDraft("Anrufen", responsible_id=4711))
    with pytest.raises(UserError, match="braucht einen Text"):
        add(office, TaskDraft(""))
    assert office.read(tasks()) == []


def test_tasks_are_found_by_title_and_by_people(office: OfficeFile, elif_kaya: int) -> None:
    number = add(office, TaskDraft("Bürgerhaus anfragen", elif_kaya))
    for words in ("buergerhaus", "kaya"):
        assert [hit.owner_id for hit in office.read(hits(words, "task"))] == [number], words
    with office.work("Kontakt geändert") as session:
        draft = PersonDraft(given="Elif", family="Yılmaz")
        contacts.change_person(session, elif_kaya, draft)
    assert [hit.owner_id for hit in office.read(hits("yilmaz", "task"))] == [number]


def test_the_form_keeps_what_came_of_a_task(office: OfficeFile) -> None:
    with office.work("Aufgabe") as session:
        number = service.save_task(session, None, TaskDraft("a"), TaskStatus.OPEN, "").id
    with office.work("Aufgabe") as session:
        service.save_task(session, number, TaskDraft("b"), TaskStatus.DONE, "erledigt am Telefon")
    (line,) = office.read(task_line(number))
    assert (line.title, line.status, line.closed_note) == ("b", "done", "erledigt am Telefon")
    with pytest.raises(UserError, match="Grund"), office.work("Aufgabe") as session:
        service.save_task(session, number, TaskDraft("b"), TaskStatus.DROPPED, " ")
    assert office.read(task_line(number))[0].status == "done"
    with office.work("Aufgabe") as session:
        service.save_task(session, number, TaskDraft("b"), TaskStatus.DROPPED, "kein Geld")
    with pytest.raises(UserError, match="Grund"), office.work("Aufgabe") as session:
        service.save_task(session, number, TaskDraft("b"), TaskStatus.DROPPED, "")
    assert office.read(task_line(number))[0].closed_note == "kein Geld"


def test_thrown_away_tasks_are_in_no_list(office: OfficeFile, elif_kaya: int) -> None:
    number = add(office, TaskDraft("weg", contact_id=elif_kaya, due=date(2026, 11, 20)))
    assert office.read(overdue_count())[0].tasks == 1
    assert [line.contact for line in office.read(next_follow_ups())] == ["Elif Kaya"]
    assert len(office.read(contact_tasks(elif_kaya))) == 1
    with office.work("Papierkorb") as session:
        assert service.trash_tasks(session, [number]) == 1
    assert office.read(overdue_count())[0].tasks == 0
    assert office.read(next_follow_ups()) == []
    assert office.read(contact_tasks(elif_kaya)) == []
