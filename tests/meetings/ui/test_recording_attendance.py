"""Attendance beside the minutes: ticked by mouse and keys, with deputies, guests and times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kommin_desktop.base.clock import clock_at
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Label, Pill
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.ui.recording.page import Recording

MEETING = 6
AT = datetime(2026, 12, 3, 15, 2, 41, tzinfo=UTC)


class Roll:
    """The attendance of a running meeting, on the screen and in the file."""

    def __init__(self, desk: Desk, stage: Recording) -> None:
        self.desk, self.stage = desk, stage
        self.pane = stage.attendance
        self.list = stage.attendance.list

    def lines(self) -> dict[str, queries.AttendanceLine]:
        lines: list[queries.AttendanceLine] = self.desk.try_read(queries.attendances(MEETING))
        return {line.name: line for line in lines}

    def go(self, name: str) -> int:
        id_ = self.lines()[name].id
        self.list.setFocus()
        self.list.select_id(id_)
        return id_

    def status(self, name: str) -> str:
        return self.lines()[name].status

    def words(self, name: str) -> str:
        model = self.list.rows
        row = model.row_of(self.lines()[name].id)
        assert row is not None
        return str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))

    def count(self, status: str) -> str:
        pill = self.stage.findChild(Pill, f"count_{status}")
        assert isinstance(pill, Pill)
        return pill.text() if pill.isVisible() else ""

    def label(self, name: str) -> str:
        label = self.stage.findChild(Label, name)
        assert isinstance(label, Label)
        return label.text()

    def line(self, name: str) -> QLineEdit:
        found = self.stage.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def action(self, person: int, name: str) -> QAction:
        menu = self.pane.menu_for(person)
        assert menu is not None
        return next(action for action in menu.actions() if action.objectName() == name)


@pytest.fixture
def roll(sample_desk: Desk, qtbot: QtBot) -> Iterator[Roll]:
    """A meeting that has begun, nobody ticked yet."""
    with clock_at(AT):
        sample_desk.do("Beginn", service.begin_meeting, MEETING, datetime(2026, 12, 3, 14, 0))
        stage = Recording(sample_desk)
        sample_desk.changed.connect(stage.on_notice)
        qtbot.addWidget(stage)
        stage.resize(1154, 603)
        line = sample_desk.try_read(queries.meeting_line(MEETING))[0]
        with qtbot.waitExposed(stage):
            stage.show_meeting(line, Route.parse(f"sitzung/{MEETING}/protokoll"))
            stage.show()
        yield Roll(sample_desk, stage)
        stage.keeper.close()


def test_clicks_space_and_letters_say_who_came(roll: Roll) -> None:
    name = "Sabine Stükerjürgen"
    assert roll.words(name).endswith("Stadt Bünde, offen")
    before = roll.count("present")
    place = roll.list.visualRect(roll.list.rows.index(1, 0)).center()
    QTest.mouseClick(
        roll.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert roll.status(name) == "present"
    assert (before, roll.count("present")) == ("0 da", "1 da")
    roll.go(name)
    for expected in ("excused", "absent", "open"):
        QTest.keyClick(roll.list, Qt.Key.Key_Space)
        assert roll.status(name) == expected
    QTest.keyClick(roll.list, Qt.Key.Key_E)
    assert roll.status(name) == "excused"
    assert roll.count("excused") == "1 entsch."
    assert roll.words(name).endswith("entschuldigt")
    QTest.keyClick(roll.list, Qt.Key.Key_F)
    assert (roll.count("absent"), roll.count("excused")) == ("1 fehlt", "")
    assert roll.list.current_id() == roll.lines()[name].id
    assert roll.list.hasFocus()


def test_votes_in_the_room_and_quorum_follow(roll: Roll) -> None:
    assert roll.label("entitled_present").startswith("0 von ")
    assert roll.label("entitled_present").endswith("nicht beschlussfähig")
    everybody = next(a for a in roll.pane.menu_button.menu().actions())
    everybody.trigger()
    assert roll.count("open") == ""
    words = roll.label("entitled_present")
    votes, seats = words.split(" von ")[0], words.split(" von ")[1].split()[0]
    assert votes == seats != "0"
    assert roll.stage.text.band.decision.typed().entitled == int(votes)


def test_a_deputy_is_named_and_the_holder_excused(roll: Roll) -> None:
    holder = "Thomas Brünger"
    roll.go(holder)
    QTest.keyClick(roll.list, Qt.Key.Key_V)
    who = roll.line("person_who")
    assert who.hasFocus()
    assert not roll.line("person_organisation").isVisible()
    who.setText("Herta Meier")
    QTest.keyClick(who, Qt.Key.Key_Return)
    assert roll.status(holder) == "excused"
    deputy = roll.lines()["Herta Meier"]
    assert (deputy.capacity, deputy.status, deputy.represents_name) == (
        "deputy",
        "present",
        holder,
    )
    assert roll.words("Herta Meier").startswith("Herta Meier, i. V. für Thomas Brünger")
    assert not roll.pane.person_entry.isVisible()
    assert roll.list.hasFocus()


def test_a_guest_is_a_contact_or_a_name_as_heard(roll: Roll, qtbot: QtBot) -> None:
    roll.pane.guest_button.click()
    who = roll.line("person_who")
    QTest.keyClick(who, Qt.Key.Key_Return)
    assert roll.pane.person_entry.told.text() == "Tragen Sie ein, wer gekommen ist."
    QTest.keyClicks(who, "Herr Unbekannt")
    roll.line("person_organisation").setText("Presse")
    QTest.keyClick(roll.line("person_organisation"), Qt.Key.Key_Return)
    guest = roll.lines()["Herr Unbekannt"]
    assert (guest.capacity, guest.organisation, guest.contact_id) == ("guest", "Presse", None)
    roll.pane.guest_button.click()
    QTest.keyClick(who, Qt.Key.Key_Escape)
    assert not roll.pane.person_entry.isVisible()
    assert roll.list.hasFocus()


def test_somebody_leaves_early_and_does_not_vote_any_more(roll: Roll) -> None:
    name = "Sabine Stükerjürgen"
    person = roll.go(name)
    assert not roll.action(person, "set_left").isEnabled()
    QTest.keyClick(roll.list, Qt.Key.Key_A)
    assert roll.label("entitled_present").startswith("1 von ")
    roll.action(person, "set_left").trigger()
    at = roll.line("time_at")
    assert at.text() == "15:02 Uhr"
    at.setText("14:50")
    QTest.keyClick(at, Qt.Key.Key_Return)
    assert roll.lines()[name].left == datetime(2026, 12, 3, 14, 50)
    assert "bis 14:50" in roll.words(name)
    assert roll.label("entitled_present").startswith("0 von ")
    QTest.keyClick(roll.list, Qt.Key.Key_F)
    assert roll.lines()[name].left is None


def test_who_takes_no_part_in_an_item_does_not_vote_on_it(roll: Roll) -> None:
    name = "Sabine Stükerjürgen"
    person = roll.go(name)
    QTest.keyClick(roll.list, Qt.Key.Key_A)
    roll.action(person, "recuse").trigger()
    assert "nimmt nicht teil" in roll.words(name)
    assert roll.label("entitled_present").startswith("0 von ")
    roll.stage.step(1)
    assert "nimmt nicht teil" not in roll.words(name)
    assert roll.label("entitled_present").startswith("1 von ")


def test_somebody_taken_off_the_list_comes_back_with_undo(roll: Roll) -> None:
    roll.go("Sabine Stükerjürgen")
    row = roll.list.rows.row_of(roll.list.current_id() or 0)
    QTest.keyClick(roll.list, Qt.Key.Key_Delete)
    assert "Sabine Stükerjürgen" not in roll.lines()
    assert roll.list.rows.row_of(roll.list.current_id() or 0) == row
    roll.desk.undo()
    assert "Sabine Stükerjürgen" in roll.lines()


def test_a_list_that_is_missing_is_made(roll: Roll) -> None:
    roll.desk.undo()
    roll.desk.do("Text", service.set_text, roll.stage.item_id, "Text ohne Beginn")
    assert roll.lines() == {}
    assert not roll.list.isVisible()
    roll.pane.list_button.click()
    assert len(roll.lines()) > 15
    assert roll.list.isVisible()
    QApplication.processEvents()
    assert not roll.pane.list_button.isVisible()
