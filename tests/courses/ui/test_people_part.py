"""Participants and waiting list by keys and mouse: register, withdraw, move up, put in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.base.clock import clock_at
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.queries import contact_count
from kommin_desktop.contacts.rules.drafts import PersonDraft, PointDraft
from kommin_desktop.courses import queries, service
from kommin_desktop.courses.queries import PersonLine
from kommin_desktop.courses.rules import CourseDraft, CourseStatus, EnrolDraft, SessionDraft
from kommin_desktop.courses.ui.people.participants import Participants
from kommin_desktop.courses.ui.people.people_part import PeoplePart
from kommin_desktop.courses.ui.people.register_line import RegisterLine
from kommin_desktop.courses.ui.people.waiting import WaitingList
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import EmptyState
from tests.meetings.ui.keys import type_in

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Aydin", "Begic", "Cetin", "Dogan", "Eren", "Friesen")
AFTER_THE_START = datetime(2027, 1, 8, 9, 0)


def do(desk: Desk, command: Callable[..., object], *args: object) -> int:
    """Let a service work in the file; the number of what it made."""
    made: list[int] = []
    desk.do("Vorbereitung", command, *args, done=made.append)
    return made[0]


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Six contacts, the first three with an e-mail address."""
    return [
        do(
            desk,
            contacts.add_person,
            PersonDraft(
                given="Ada",
                family=name,
                points=(PointDraft("email", f"{name.lower()}@post.example"),) if n < 3 else (),
            ),
        )
        for n, name in enumerate(NAMES)
    ]


@pytest.fixture
def course(desk: Desk, people: list[int]) -> int:
    """A course of three places, which the first three people have."""
    start = datetime(2027, 1, 7, 17, 30)
    draft = CourseDraft("Begleitung", 3, (SessionDraft(start, start.replace(hour=20)),))
    number = do(desk, service.add_course, draft)
    for person in people[:3]:
        do(desk, service.enrol, EnrolDraft(number, person))
    return number


def shown(part: PeoplePart, course: int, qtbot: QtBot) -> PeoplePart:
    """The part on the screen, told of every change as the page does it."""
    qtbot.addWidget(part)
    part.desk.changed.connect(part.on_notice)
    part.resize(1000, 560)
    [line] = part.desk.try_read(queries.course_line(course))
    part.show_course(line, Route.parse(f"kurse/{course}/teilnehmende"))
    part.show()
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)
    return part


@pytest.fixture
def part(desk: Desk, course: int, qtbot: QtBot) -> Participants:
    made = shown(Participants(desk), course, qtbot)
    assert isinstance(made, Participants)
    return made


@pytest.fixture
def waiting(desk: Desk, course: int, people: list[int], qtbot: QtBot) -> WaitingList:
    """The waiting list with the other three."""
    for person in people[3:]:
        do(desk, service.enrol, EnrolDraft(course, person))
    made = shown(WaitingList(desk), course, qtbot)
    assert isinstance(made, WaitingList)
    return made


@pytest.fixture
def toasts(desk: Desk) -> list[str]:
    told: list[str] = []
    desk.toasted.connect(lambda text, _undo: told.append(text))
    return told


def seated(part: PeoplePart) -> list[PersonLine]:
    assert part.course is not None
    lines: list[PersonLine] = part.desk.try_read(queries.seated_people(part.course.id))
    return lines


def in_line(part: PeoplePart) -> list[str | None]:
    assert part.course is not None
    lines: list[PersonLine] = part.desk.try_read(queries.waiting_people(part.course.id))
    return [line.family for line in lines]


def field(part: QWidget, name: str) -> QLineEdit:
    [found] = (one for one in part.findChildren(QLineEdit, name) if one.isVisible())
    return found


def words(part: QWidget, name: str) -> str:
    [label] = (one for one in part.findChildren(QLabel, name) if one.isVisible())
    return label.text()


def press(part: QWidget, name: str) -> None:
    [button] = (one for one in part.findChildren(QAbstractButton, name) if one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def register(part: Participants, name: str) -> None:
    """Type a name and press Enter."""
    line = field(part, "people_register")
    line.setFocus()
    line.clear()
    type_in(line, name)
    QTest.keyClick(line, Key.Key_Return)


def give_reason(part: PeoplePart, reason: str) -> None:
    line = field(part, "people_reason")
    assert line.hasFocus()
    type_in(line, reason)
    QTest.keyClick(line, Key.Key_Return)


def offered(part: PeoplePart) -> bool:
    """Whether proposals are open below the field."""
    popups = part.window().findChildren(QWidget, "suggestions")
    return any(one.isVisible() for one in popups)


def free_a_place(part: Participants) -> None:
    """The first person withdraws, by keys."""
    part.table.take_focus()
    QTest.keyClick(part.table, Key.Key_Home)
    QTest.keyClick(part.table, Key.Key_Delete)
    give_reason(part, "krank")


def menu_of(part: PeoplePart) -> QMenu:
    part.table.menu_wanted.emit(part.mapToGlobal(QPoint(20, 20)))
    menus = [one for one in part.findChildren(QMenu, "person_menu") if one.isVisible()]
    return menus[-1]


def choose(part: PeoplePart, name: str) -> None:
    menu = menu_of(part)
    action = next(one for one in menu.actions() if one.objectName() == name)
    menu.close()
    action.trigger()


def test_a_withdrawal_asks_for_the_reason_and_proposes_who_moves_up(
    part: Participants, people: list[int], course: int
) -> None:
    do(part.desk, service.enrol, EnrolDraft(course, people[4]))
    assert not part.bar.isVisible()
    free_a_place(part)
    assert [line.family for line in seated(part)] == ["Begic", "Cetin"]
    assert in_line(part) == ["Eren"]
    assert part.table.hasFocus()
    assert part.line_of(part.table.current_id() or 0) == seated(part)[0]
    assert part.bar.accessibleName() == "Nachrücken: Ada Eren"
    assert part.status_text() == "2 von 3 Plätzen belegt · 1 frei · 1 auf der Warteliste"
    press(part, "move_up_button")
    assert [line.family for line in seated(part)] == ["Begic", "Cetin", "Eren"]
    assert not part.bar.isVisible()
    assert part.table.hasFocus()
    part.desk.undo()
    assert part.bar.isVisible()
    part.desk.undo()
    assert [line.family for line in seated(part)] == ["Aydin", "Begic", "Cetin"]
    assert not part.bar.isVisible()


def test_a_known_person_is_registered_with_name_and_enter(
    part: Participants, toasts: list[str]
) -> None:
    free_a_place(part)
    register(part, "Ada Dogan")
    assert [line.family for line in seated(part)] == ["Begic", "Cetin", "Dogan"]
    assert toasts[-1] == "Ada Dogan ist angemeldet."
    line = field(part, "people_register")
    assert (line.text(), line.hasFocus()) == ("", True)


def test_who_is_found_is_chosen_from_the_list_while_typing(
    part: Participants, qtbot: QtBot
) -> None:
    free_a_place(part)
    line = field(part, "people_register")
    line.setFocus()
    type_in(line, "dog")
    qtbot.waitUntil(lambda: offered(part))
    QTest.keyClick(line, Key.Key_Return)
    assert "Dogan" in [one.family for one in seated(part)]


def test_leaving_the_field_registers_nobody(part: Participants) -> None:
    free_a_place(part)
    line = field(part, "people_register")
    line.setFocus()
    type_in(line, "Ada Dogan")
    QTest.keyClick(line, Key.Key_Tab)
    assert [one.family for one in seated(part)] == ["Begic", "Cetin"]


def test_who_comes_to_a_full_course_waits_and_may_get_a_place_with_a_reason(
    part: Participants, toasts: list[str]
) -> None:
    register(part, "Ada Dogan")
    assert in_line(part) == ["Dogan"]
    assert toasts[-1] == "Ada Dogan steht auf Platz 1 der Warteliste."
    assert words(part, "people_said").startswith("Der Kurs ist ausgebucht.")
    press(part, "people_anyway")
    QTest.keyClick(field(part, "people_reason"), Key.Key_Return)
    assert words(part, "people_fault") == "Geben Sie einen Grund an."
    assert in_line(part) == ["Dogan"]
    give_reason(part, "Sprachmittlung")
    last = seated(part)[-1]
    assert (last.family, last.override_reason) == ("Dogan", "Sprachmittlung")
    assert part.status_text() == "4 von 3 Plätzen belegt · 1 über der Grenze"
    part.desk.undo()
    assert in_line(part) == ["Dogan"]


def test_nobody_is_registered_twice(part: Participants) -> None:
    register(part, "Ada Begic")
    assert words(part, "people_said") == "Ada Begic ist für den Kurs schon angemeldet."
    assert field(part, "people_register").hasFocus()
    assert len(seated(part)) == 3
    register(part, "Ada Eren")
    register(part, "Ada Eren")
    assert words(part, "people_said") == "Ada Eren steht schon auf Platz 1 der Warteliste."


def test_a_new_person_is_noted_and_registered_in_one_step(part: Participants, qtbot: QtBot) -> None:
    free_a_place(part)
    line = field(part, "people_register")
    line.setFocus()
    type_in(line, "Zeynep von Berg")
    QTest.keyClick(line, Key.Key_Return)
    assert offered(part)
    assert len(seated(part)) == 2
    QTest.keyClick(line, Key.Key_Return)
    [new] = [one for one in seated(part) if one.given == "Zeynep"]
    assert new.family == "von Berg"
    part.desk.undo()
    assert part.desk.try_read(contact_count())[0].contacts == len(NAMES)


def test_who_comes_late_is_registered_with_a_reason(part: Participants) -> None:
    free_a_place(part)
    with clock_at(AFTER_THE_START):
        register(part, "Ada Eren")
        assert len(seated(part)) == 2
        QTest.keyClick(field(part, "people_reason"), Key.Key_Escape)
        assert not part.reason.isVisible()
        register(part, "Ada Eren")
        give_reason(part, "aus der Elternzeit zurück")
    last = seated(part)[-1]
    assert (last.family, last.is_late, last.note) == ("Eren", True, "aus der Elternzeit zurück")
    row = part.table.rows.row_of(last.id)
    assert row is not None
    mark = part.table.rows.index(row, 2).data()
    assert mark == "nachgemeldet: aus der Elternzeit zurück"


def test_several_are_withdrawn_at_once(part: Participants, toasts: list[str]) -> None:
    part.table.take_focus()
    QTest.keyClick(part.table, Key.Key_A, CTRL)
    QTest.keyClick(part.table, Key.Key_Delete)
    QTest.keyClick(field(part, "people_reason"), Key.Key_Return)
    assert seated(part) == []
    assert toasts[-1] == "3 Personen sind abgemeldet."
    assert field(part, "people_register").hasFocus()
    part.desk.undo()
    assert len(seated(part)) == 3


def test_rows_and_addresses_are_copied_and_the_contact_opened(
    part: Participants, people: list[int], toasts: list[str]
) -> None:
    part.table.take_focus()
    QTest.keyClick(part.table, Key.Key_A, CTRL)
    QTest.keyClick(part.table, Key.Key_C, CTRL)
    copied: QMimeData = QGuiApplication.clipboard().mimeData()
    assert copied.text().splitlines()[1].startswith("Aydin, Ada\t")
    choose(part, "participants_addresses")
    assert QGuiApplication.clipboard().text() == (
        "aydin@post.example; begic@post.example; cetin@post.example"
    )
    assert toasts[-1] == "3 E-Mail-Adressen kopiert"
    QTest.keyClick(part.table, Key.Key_End)
    QTest.keyClick(part.table, Key.Key_Return)
    assert str(part.desk.router.current) == f"kontakte/{people[2]}"


def test_attendance_so_far_stands_beside_the_name(part: Participants, course: int) -> None:
    column = [one.key for one in part.table.columns].index("share")
    assert part.table.rows.index(0, column).data() == ""
    [date] = part.desk.try_read(queries.sessions(course))
    do(part.desk, service.mark_held, date.id)
    first = seated(part)[0].id
    do(part.desk, service.set_attendance, first, date.id, "present")
    assert part.table.rows.index(0, column).data() == "4 von 4 · 100 %"
    assert part.table.rows.index(1, column).data() == "0 von 4 · 0 %"


def test_a_course_that_is_over_takes_nobody(part: Participants, course: int) -> None:
    do(part.desk, service.cancel_course, course)
    assert not part.register_line.field.isVisible()
    assert words(part, "people_hint") == "Der Kurs ist abgesagt."
    assert part.primary() is None


def test_a_draft_says_why_there_is_no_field(desk: Desk, qtbot: QtBot) -> None:
    draft = do(desk, service.add_course, CourseDraft("Entwurf", 8, status=CourseStatus.DRAFT))
    part = shown(Participants(desk), draft, qtbot)
    [line] = part.findChildren(RegisterLine)
    assert not line.isVisible()
    [empty] = part.findChildren(EmptyState)
    assert (
        empty.sentence.text() == "Der Kurs ist noch ein Entwurf. Öffnen Sie zuerst die Anmeldung."
    )


def test_a_reason_begun_keeps_the_person_here(part: Participants) -> None:
    gone: list[str] = []
    assert not part.holds_back(lambda: gone.append("at once"))
    part.table.take_focus()
    QTest.keyClick(part.table, Key.Key_Delete)
    assert not part.holds_back(lambda: gone.append("nothing typed"))
    reason = field(part, "people_reason")
    type_in(reason, "umgezogen")
    assert part.holds_back(lambda: gone.append("left"))
    stay = part.findChild(QWidget, "people_stay")
    assert stay is not None
    assert stay.hasFocus()
    QTest.keyClick(stay, Key.Key_Escape)
    assert (reason.hasFocus(), reason.text(), stay.isVisible()) == (True, "umgezogen", False)
    assert part.holds_back(lambda: gone.append("left"))
    press(part, "people_discard")
    assert (gone, part.reason.isVisible()) == (["left"], False)


def test_the_order_is_changed_by_keys_and_taken_back(waiting: WaitingList) -> None:
    assert in_line(waiting) == ["Dogan", "Eren", "Friesen"]
    waiting.table.take_focus()
    QTest.keyClick(waiting.table, Key.Key_End)
    QTest.keyClick(waiting.table, Key.Key_Up, ALT)
    QTest.keyClick(waiting.table, Key.Key_Up, ALT)
    QTest.keyClick(waiting.table, Key.Key_Up, ALT)
    assert in_line(waiting) == ["Friesen", "Dogan", "Eren"]
    QTest.keyClick(waiting.table, Key.Key_Down, ALT)
    assert in_line(waiting) == ["Dogan", "Friesen", "Eren"]
    moved = waiting.line_of(waiting.table.current_id() or 0)
    assert moved is not None
    assert moved.family == "Friesen"
    waiting.desk.undo()
    assert in_line(waiting) == ["Friesen", "Dogan", "Eren"]


def test_a_row_is_drawn_to_another_place(waiting: WaitingList) -> None:
    table, view = waiting.table, waiting.table.viewport()
    first, last = (table.visualRect(table.rows.index(row, 1)) for row in (0, 2))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=first.center())
    QTest.mouseMove(view, first.center() + QPoint(0, 20))
    QTest.mouseMove(view, last.center() + QPoint(0, 10))
    QTest.mouseRelease(view, left, pos=last.center() + QPoint(0, 10))
    assert in_line(waiting) == ["Eren", "Friesen", "Dogan"]
    waiting.desk.undo()
    assert in_line(waiting) == ["Dogan", "Eren", "Friesen"]


def test_the_first_moves_up_when_a_place_is_free(
    waiting: WaitingList, desk: Desk, toasts: list[str]
) -> None:
    do(desk, service.withdraw_many, [seated(waiting)[0].id])
    assert waiting.bar.isVisible()
    action = waiting.primary()
    assert action is not None
    action.trigger()
    assert in_line(waiting) == ["Eren", "Friesen"]
    assert toasts[-1] == "Ada Dogan hat jetzt einen Platz."
    assert waiting.table.hasFocus()
    desk.undo()
    assert in_line(waiting) == ["Dogan", "Eren", "Friesen"]


def test_moving_up_out_of_turn_asks_for_the_reason(waiting: WaitingList) -> None:
    waiting.table.take_focus()
    QTest.keyClick(waiting.table, Key.Key_Down)
    choose(waiting, "person_menu_move_up")
    assert "Es ist kein Platz frei." in waiting.reason.accessibleName()
    assert in_line(waiting) == ["Dogan", "Eren", "Friesen"]
    give_reason(waiting, "nur dieser Kurs passt")
    assert in_line(waiting) == ["Dogan", "Friesen"]
    assert {line.family: line.override_reason for line in seated(waiting)}["Eren"] == (
        "nur dieser Kurs passt"
    )


def test_who_waits_may_withdraw(waiting: WaitingList) -> None:
    waiting.table.take_focus()
    QTest.keyClick(waiting.table, Key.Key_Delete)
    QTest.keyClick(field(waiting, "people_reason"), Key.Key_Return)
    assert in_line(waiting) == ["Eren", "Friesen"]
    assert waiting.status_text() == "2 auf der Warteliste · 3 von 3 Plätzen belegt"


def test_menus_say_what_can_be_done(waiting: WaitingList) -> None:
    waiting.table.take_focus()
    menu = menu_of(waiting)
    enabled = {one.objectName(): one.isEnabled() for one in menu.actions() if one.objectName()}
    menu.close()
    assert enabled["person_down"]
    assert not enabled["person_up"]
    assert list(enabled) == [
        "person_open",
        "person_menu_move_up",
        "person_up",
        "person_down",
        "person_withdraw",
        "person_copy",
        "waiting_part_addresses",
    ]
