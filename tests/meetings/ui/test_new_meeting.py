"""Planning a meeting on its page: proposals of the former one, faults at their fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.router import Route
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.ui.new_meeting import NewMeetingPage
from tests.meetings.conftest import RoundTable
from tests.meetings.ui.conftest import Table
from tests.meetings.ui.keys import type_in

Open = Callable[[Callable[[RoundTable], object] | None], NewMeetingPage]


@pytest.fixture
def open_page(round_table: Table, qtbot: QtBot) -> Open:
    """Opens the page for the body of the tests."""

    def show(prepare: Callable[[RoundTable], object] | None) -> NewMeetingPage:
        if prepare is not None:
            round_table.prepare(prepare)
        desk = round_table.open()
        page = NewMeetingPage(desk)
        qtbot.addWidget(page)
        page.resize(1154, 659)
        page.show()
        page.show_route(Route.parse(f"sitzung/neu?gremium={round_table.known.body_id}"))
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        QApplication.processEvents()
        return page

    return show


def line(page: NewMeetingPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def fill(page: NewMeetingPage, name: str, text: str) -> None:
    box = line(page, name)
    box.setFocus()
    box.selectAll()
    type_in(box, text)


def save(page: NewMeetingPage) -> None:
    button = page.findChild(QPushButton, "form_save")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def meetings(page: NewMeetingPage) -> list[MeetingLine]:
    found: list[MeetingLine] = page.desk.try_read(queries.meetings())
    return found


def titles(page: NewMeetingPage, meeting_id: int) -> list[str]:
    return [one.title for one in page.desk.try_read(queries.agenda(meeting_id))]


def test_what_the_former_meeting_was_like_is_proposed(open_page: Open) -> None:
    page = open_page(RoundTable.planned)
    assert line(page, "new_start").text() == "14:00 Uhr"
    assert line(page, "new_end").text() == "16:30 Uhr"
    assert line(page, "new_place").text() == "Kreishaus, Raum 3.02"
    assert not page.holds_back(lambda: None), "proposals are nothing one could lose"


def test_a_meeting_is_planned_with_the_usual_items(open_page: Open) -> None:
    page = open_page(RoundTable.planned)
    fill(page, "new_day", "4.3.2027")
    save(page)
    planned = meetings(page)[0]
    assert (planned.title, planned.starts_at) == ("2. Sitzung", datetime(2027, 3, 4, 14, 0))
    assert str(page.desk.router.current) == f"sitzung/{planned.id}/vorbereitung"
    assert titles(page, planned.id) == [
        "Begrüßung",
        "Genehmigung des Protokolls der vorigen Sitzung",
        "Verschiedenes",
    ]
    officers = page.desk.try_read(queries.officers(planned.id))
    assert [one.name for one in officers] == ["Petra Brinkmann", "Jörg Wehmeier"]
    page.desk.undo()
    assert len(meetings(page)) == 1


def test_a_meeting_may_begin_empty_with_a_title_of_its_own(open_page: Open) -> None:
    page = open_page(RoundTable.planned)
    for name in ("new_usual", "new_open"):
        tick = page.findChild(QCheckBox, name)
        assert tick is not None
        tick.click()
    fill(page, "new_day", "4.3.2027")
    fill(page, "new_title", "Sondersitzung Räume")
    save(page)
    planned = meetings(page)[0]
    assert planned.title == "Sondersitzung Räume"
    assert titles(page, planned.id) == []


def test_the_first_meeting_needs_day_and_begin(open_page: Open) -> None:
    page = open_page(None)
    save(page)
    assert meetings(page) == []
    assert QApplication.focusWidget() is line(page, "new_day")
    fill(page, "new_day", "4.3.2027")
    fill(page, "new_start", "14")
    fill(page, "new_end", "13")
    save(page)
    assert "nicht nach ihrem Beginn" in line(page, "new_end").accessibleDescription()
    fill(page, "new_end", "16")
    save(page)
    assert meetings(page)[0].ends_at == datetime(2027, 3, 4, 16, 0)


def test_a_day_that_is_taken_is_named(open_page: Open) -> None:
    page = open_page(RoundTable.planned)
    fill(page, "new_day", "17.12.2026")
    assert "1. Sitzung" in line(page, "new_day").accessibleDescription()


def test_leaving_with_a_day_entered_asks(open_page: Open) -> None:
    page = open_page(RoundTable.planned)
    fill(page, "new_day", "4.3.2027")
    assert page.holds_back(lambda: None)
