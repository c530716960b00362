"""The attendance grid by keys and mouse, on what the file holds afterwards."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from kommin_desktop.courses import queries, service
from kommin_desktop.courses.rules import CourseDraft, EnrolDraft, Mark, SessionDraft
from kommin_desktop.courses.ui.attending.page import Attendance
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route

RUNNING, OVER = "SM-2026-1", "EB-2026-1"
Key = Qt.Key


def course_id(desk: Desk, number: str) -> int:
    lines: list[queries.CourseLine] = desk.try_read(queries.courses())
    return next(line.id for line in lines if line.number == number)


def shown(qtbot: QtBot, desk: Desk, course: int, width: int = 1154) -> Attendance:
    part = Attendance(desk)
    qtbot.addWidget(part)
    desk.changed.connect(part.on_notice)
    part.resize(width, 560)
    line = desk.try_read(queries.course_line(course))[0]
    part.show_course(line, Route.parse(f"kurse/{course}/anwesenheit"))
    part.show()
    part.activateWindow()
    qtbot.waitExposed(part)
    part.grid.setFocus()
    return part


@pytest.fixture
def part(qtbot: QtBot, sample_desk: Desk) -> Attendance:
    """The attendance of the course that runs; its fourth date is tomorrow."""
    return shown(qtbot, sample_desk, course_id(sample_desk, RUNNING))


def kept(part: Attendance, row: int) -> dict[int, Mark]:
    """The marks of a person in the file, by the number of the date."""
    assert part.course is not None
    course = part.course.id
    days = {line.id: line.no or 0 for line in part.desk.try_read(queries.sessions(course))}
    line = part.desk.try_read(queries.attendance_grid(course))[row]
    return {days[session]: mark for session, mark in line.marks().items()}


def press(part: Attendance, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(part.grid, key)


def test_the_next_date_is_where_one_begins(part: Attendance) -> None:
    assert (part.grid.row(), part.grid.column()) == (0, 3)
    assert part.grid.dates.due == 3
    assert "4. Termin am 24.11.2026: offen" in part.status_text()


def test_letters_set_and_entf_clears(part: Attendance) -> None:
    press(part, Key.Key_A, Key.Key_Down, Key.Key_E, Key.Key_Down, Key.Key_F)
    statuses = [kept(part, row)[4].status for row in range(3)]
    assert statuses == ["present", "excused", "absent"]
    press(part, Key.Key_Delete)
    assert kept(part, 2)[4].status == "open"
    assert part.grid.row() == 2


def test_the_space_bar_goes_round_and_undo_takes_it_back_at_once(part: Attendance) -> None:
    press(part, Key.Key_Space, Key.Key_Space)
    assert kept(part, 0)[4].status == "excused"
    part.desk.undo()
    assert 4 not in kept(part, 0)
    assert part.grid.grid.data(part.grid.currentIndex()) == "offen"


def test_a_part_is_asked_for_and_the_keys_come_back(part: Attendance) -> None:
    press(part, Key.Key_T)
    field = part.findChild(QLineEdit, "partly_field")
    assert field is not None
    assert field.hasFocus()
    assert field.selectedText() == "1,5 UE"
    field.setText("60 Min.")
    QTest.keyClick(field, Key.Key_Return)
    assert kept(part, 0)[4] == Mark("partly", 60)
    assert part.grid.hasFocus()
    assert part.entry.isHidden()


def test_the_entry_has_room_for_every_name(part: Attendance) -> None:
    heights = set()
    for _row in range(5):
        press(part, Key.Key_T)
        layout = part.entry.layout()
        field = part.findChild(QLineEdit, "partly_field")
        assert layout is not None
        assert field is not None
        assert part.entry.height() >= layout.totalHeightForWidth(part.entry.width())
        heights.add(part.entry.height())
        QTest.keyClick(field, Key.Key_Escape)
        press(part, Key.Key_Down)
    assert len(heights) > 1  # some names need a second line


def test_nonsense_is_told_and_esc_leaves_all_as_it_was(part: Attendance) -> None:
    press(part, Key.Key_T)
    field = part.findChild(QLineEdit, "partly_field")
    assert field is not None
    field.setText("9 UE")
    QTest.keyClick(field, Key.Key_Return)
    assert part.entry.isVisible()
    assert field.hasFocus()
    QTest.keyClick(field, Key.Key_Escape)
    assert 4 not in kept(part, 0)
    assert part.grid.hasFocus()


def test_all_open_ones_are_present_in_one_step(part: Attendance) -> None:
    press(part, Key.Key_E)
    button = part.findChild(QPushButton, "all_present")
    assert button is not None
    assert button.text() == "4. Termin: alle anwesend"
    button.click()
    people = len(part.desk.try_read(queries.attendance_grid(course_id(part.desk, RUNNING))))
    statuses = [kept(part, row)[4].status for row in range(people)]
    assert statuses == ["excused", *["present"] * (people - 1)]
    part.desk.undo()
    assert [4 in kept(part, row) for row in range(people)] == [True] + [False] * (people - 1)


def test_the_button_speaks_of_the_date_one_is_at(part: Attendance) -> None:
    press(part, Key.Key_Left)
    button = part.findChild(QPushButton, "all_present")
    assert button is not None
    assert button.text() == "3. Termin: alle anwesend"


def test_a_click_on_a_square_goes_round_beside_it_only_moves(part: Attendance) -> None:
    index = part.grid.grid.index(4, 3)
    cell = part.grid.visualRect(index)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(part.grid.viewport(), left, pos=cell.topLeft() + QPoint(2, 2))
    assert part.grid.row() == 4
    assert 4 not in kept(part, 4)
    QTest.mouseClick(part.grid.viewport(), left, pos=cell.center())
    assert kept(part, 4)[4].status == "present"


def test_shares_are_of_units_and_those_below_are_marked(part: Attendance) -> None:
    sheet = part.grid.grid.sheet
    assert sheet is not None
    shares = {row.name: (row.share, row.is_below) for row in sheet.rows}
    assert shares["Deniz Aktaş"] == ("9 von 9 · 100 %", False)
    assert shares["Khaled Mansour"] == ("6 von 9 · 66 %", True)


def test_shares_follow_what_was_set(part: Attendance, qtbot: QtBot) -> None:
    press(part, Key.Key_F)

    def share() -> str:
        sheet = part.grid.grid.sheet
        return sheet.rows[0].share if sheet is not None else ""

    qtbot.waitUntil(lambda: share() != "9 von 9 · 100 %")
    assert share() == "9 von 12 · 75 %"


def test_each_square_is_told_to_screen_readers(part: Attendance) -> None:
    model = part.grid.grid
    role = Qt.ItemDataRole.AccessibleTextRole
    told = str(model.data(model.index(3, 2), role))
    assert told == "Leyla Karadağ; 3. Termin am 17.11.2026: teilweise, 2 UE"
    name = str(model.headerData(0, Qt.Orientation.Vertical, role))
    assert name == "Deniz Aktaş, 9 von 9 · 100 %"


def test_the_grid_is_copied_as_a_table(part: Attendance) -> None:
    QTest.keyClick(part.grid, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Name", "Kommune", "03.11.2026"]
    assert lines[1].split("\t")[-1] == "9 von 9 · 100 %"
    assert len(lines) == 12


def test_who_could_get_a_certificate_is_counted_and_one_goes_there(part: Attendance) -> None:
    action = part.primary()
    assert action is not None
    assert action.text() == "Bescheinigungen (9)"
    action.trigger()
    assert str(part.desk.router.current).endswith("bescheinigungen")


def test_a_finished_course_is_only_read(qtbot: QtBot, sample_desk: Desk) -> None:
    part = shown(qtbot, sample_desk, course_id(sample_desk, OVER))
    before = kept(part, 0)
    press(part, Key.Key_F, Key.Key_Space, Key.Key_Delete)
    assert kept(part, 0) == before
    button = part.findChild(QPushButton, "all_present")
    assert button is not None
    assert button.isHidden()


def long_course(desk: Desk) -> int:
    """Thirty dates, one a day, with two people; the day of all tests is the 23rd of them."""
    first = datetime(2026, 11, 1, 17, 30)
    dates = tuple(
        SessionDraft(first + timedelta(days=n), first + timedelta(days=n, hours=2))
        for n in range(30)
    )
    people = [line.contact for line in desk.try_read(queries.registrations())][:2]
    made: list[int] = []

    def command(session: Session) -> int:
        course = service.add_course(session, CourseDraft("Langer Kurs", 12, dates)).id
        for person in dict.fromkeys(people):
            service.enrol(session, EnrolDraft(course, person))
        return course

    desk.do("Kurs", command, done=made.append)
    return made[0]


def test_a_long_course_scrolls_sideways_to_today_and_names_stay(
    qtbot: QtBot, sample_desk: Desk
) -> None:
    part = shown(qtbot, sample_desk, long_course(sample_desk), width=968)
    grid = part.grid
    assert grid.dates.due == 22
    assert grid.horizontalScrollBar().maximum() > 0
    cell = grid.visualRect(grid.grid.index(0, 22))
    assert grid.viewport().rect().contains(cell)
    assert grid.people.x() == 0
    assert grid.people.width() > 150
    sheet = grid.grid.sheet
    assert sheet is not None
    assert sheet.dates[22].start.date() == date(2026, 11, 23)


def test_nothing_of_the_tools_is_outside_a_small_window(part: Attendance) -> None:
    part.resize(620, 400)
    outside = [
        button.objectName()
        for button in part.findChildren(QPushButton)
        if button.isVisible() and not part.rect().contains(button.geometry())
    ]
    assert outside == []
