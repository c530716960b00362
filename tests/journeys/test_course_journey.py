"""A full course, somebody withdraws, another moves up, takes part and gets a certificate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kommin_desktop.app import registry
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.base.clock import clock_at
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import PersonLine
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import ListTable
from kommin_desktop.kit.trying import AnsweredAsk, inline_desk
from tests.journeys.papers import paper_text
from tests.journeys.person import ALT, CTRL, SHIFT, Key, Person, click, do, sound

EVENING_OF_THE_COURSE = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)


@pytest.fixture
def desk(office_path: Path, clock: datetime, house_look: QApplication) -> Iterator[Desk]:
    """A desk on a new office file; works are done before the call returns."""
    made = inline_desk(office_path, registry.search_texts())
    yield made
    made.close()


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    return Person(window, qtbot)


def plan(person: Person) -> int:
    """A course of two places on one evening; its number."""
    person.press(Key.Key_4, CTRL)
    person.press(Key.Key_N, CTRL)
    person.bot.waitUntil(lambda: person.focused().objectName() == "course_title")
    person.fill(course_title="Elternbegleitung", kind_name="Elternbegleitung", kind_code="EB")
    person.fill(first_day="30.11.2026", first_start="17:30", first_end="20:00")
    person.fill(course_places="2", course_place="Kreishaus")
    person.press(Key.Key_S, CTRL)
    [course] = person.desk.try_read(queries.courses())
    assert str(person.desk.router.current).startswith(f"kurse/{course.id}")
    return int(course.id)


def register(person: Person, name: str) -> None:
    """Somebody who is no contact yet, in the one field."""
    person.bot.waitUntil(lambda: person.focused().objectName() == "people_register")
    person.type(name)
    person.press(Key.Key_Return)
    person.press(Key.Key_Return)


def seated(person: Person, course: int) -> list[PersonLine]:
    lines: list[PersonLine] = person.desk.try_read(queries.seated_people(course))
    return lines


def waiting(person: Person, course: int) -> list[str]:
    lines: list[PersonLine] = person.desk.try_read(queries.waiting_people(course))
    return [line.display for line in lines]


def fill_up(person: Person) -> int:
    """Two have a place, two wait."""
    course = plan(person)
    person.press(Key.Key_3, CTRL | SHIFT)
    for name in ("Zeynep Demir", "Emina Begić", "Şükran Yıldız", "Uwe Niehaus"):
        register(person, name)
    assert [line.display for line in seated(person, course)] == ["Emina Begić", "Zeynep Demir"]
    assert waiting(person, course) == ["Şükran Yıldız", "Uwe Niehaus"]
    return course


def into_list(person: Person, name: str) -> ListTable:
    """Bring the keyboard into a list by clicking its first row."""
    [table] = [one for one in person.window.findChildren(ListTable, name) if one.isVisible()]
    place: QPoint = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    return table


def withdraw_first(person: Person) -> None:
    """The first with a place withdraws and says why."""
    into_list(person, "participants_list")
    person.press(Key.Key_Delete)
    person.type("umgezogen")
    person.press(Key.Key_Return)


def test_a_place_that_became_free_is_only_offered(person: Person) -> None:
    course = fill_up(person)
    withdraw_first(person)
    assert [line.display for line in seated(person, course)] == ["Zeynep Demir"]
    assert waiting(person, course) == ["Şükran Yıldız", "Uwe Niehaus"]
    click(person, "move_up_button")
    assert [line.display for line in seated(person, course)] == ["Zeynep Demir", "Şükran Yıldız"]
    for _work in range(2):
        person.press(Key.Key_Z, CTRL)
    assert [line.display for line in seated(person, course)] == ["Emina Begić", "Zeynep Demir"]
    assert sound(person)


def test_the_waiting_list_is_put_in_another_order(person: Person) -> None:
    course = fill_up(person)
    withdraw_first(person)
    person.press(Key.Key_4, CTRL | SHIFT)
    into_list(person, "course_waiting_list")
    person.press(Key.Key_Down, ALT)
    assert waiting(person, course) == ["Uwe Niehaus", "Şükran Yıldız"]
    do(person, "Nachrücken")
    assert waiting(person, course) == ["Uwe Niehaus", "Şükran Yıldız"]
    person.type("nur dieser Termin passt")
    person.press(Key.Key_Return)
    assert waiting(person, course) == ["Uwe Niehaus"]
    person.press(Key.Key_Z, CTRL)
    person.press(Key.Key_Z, CTRL)
    assert waiting(person, course) == ["Şükran Yıldız", "Uwe Niehaus"]
    assert sound(person)


def attend(person: Person, course: int) -> None:
    """The evening has come: one was there, the other is excused."""
    person.press(Key.Key_5, CTRL | SHIFT)
    person.bot.waitUntil(lambda: person.focused().objectName() == "attendance_grid")
    person.press(Key.Key_E)
    person.press(Key.Key_Down)
    person.press(Key.Key_A)
    parts = {
        line.display: [status for _session, status, *_rest in line.recorded]
        for line in seated(person, course)
    }
    assert parts == {"Zeynep Demir": ["excused"], "Şükran Yıldız": ["present"]}


def test_from_the_full_course_to_the_certificate(person: Person, tmp_path: Path) -> None:
    course = fill_up(person)
    withdraw_first(person)
    click(person, "move_up_button")
    ask = person.desk.ask
    assert isinstance(ask, AnsweredAsk)
    with clock_at(EVENING_OF_THE_COURSE):
        attend(person, course)
        person.press(Key.Key_6, CTRL | SHIFT)
        do(person, "Ausstellen (1)")
        click(person, "certificate_final_agree")
        ask.paths.append(tmp_path / "bescheinigung.pdf")
        person.press(Key.Key_P, CTRL | SHIFT)
    [certificate] = person.desk.try_read(queries.course_certificates(course))
    assert (certificate.number, certificate.person) == ("TB-2026-0001", "Şükran Yıldız")
    paper = paper_text(tmp_path / "bescheinigung.pdf").replace("\u00a0", " ")
    for words in ("Şükran Yıldız", "TB-2026-0001", "Elternbegleitung", "3 Unterrichtseinheiten"):
        assert words in paper
    assert "Zeynep Demir" not in paper
    assert sound(person)
