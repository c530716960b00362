"""The list of courses: finding, filtering, sorting, the menu of a row, the cards on Heute."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.base.clock import clock_at
from kommin_desktop.courses import queries, service
from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.courses.rules import CourseDraft, SessionDraft
from kommin_desktop.courses.ui import area_ui
from kommin_desktop.courses.ui.cards.day_card import CourseDayCard
from kommin_desktop.courses.ui.cards.places_card import CourseRow, FreePlacesCard
from kommin_desktop.courses.ui.contact_panel import CoursesOfContact
from kommin_desktop.courses.ui.finding import find_courses
from kommin_desktop.courses.ui.listing.page import CoursesPage
from kommin_desktop.courses.ui.listing.rows import course_texts
from kommin_desktop.courses.ui.words import is_full
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Chip, Label

Key = Qt.Key


def open_page(qtbot: QtBot, desk: Desk, width: int = 1154) -> CoursesPage:
    page = CoursesPage(desk)
    desk.changed.connect(page.on_notice)
    qtbot.addWidget(page)
    page.resize(width, 659)
    page.show_route(Route.parse("kurse"))
    page.show()
    return page


def add(desk: Desk, title: str, *dates: datetime, **rest: Any) -> int:
    found: list[int] = []
    draft = CourseDraft(
        title,
        rest.pop("places", 12),
        tuple(SessionDraft(one, one.replace(hour=one.hour + 2)) for one in dates),
        **rest,
    )
    desk.do("Kurs angelegt", service.add_course, draft, done=found.append)
    return found[0]


def titles(page: CoursesPage) -> list[str]:
    return [line.title for line in page.model.lines_of(page.model.ids()) or []]


def chip(page: CoursesPage, name: str) -> Chip:
    found = page.findChild(Chip, name)
    assert found is not None
    return found


def act(page: CoursesPage, line: CourseLine, name: str) -> None:
    action = page.menu_of(line).findChild(QAction, name)
    assert action is not None
    action.trigger()


def line_of(desk: Desk, course_id: int) -> CourseLine:
    lines: list[CourseLine] = desk.try_read(queries.course_line(course_id))
    return lines[0]


def test_current_courses_are_listed_with_places_and_state(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    assert titles(page) == [
        "Basisqualifikation, Modul 13: Kinderschutz und Schweigepflicht",
        "Elternbegleitung an Kitas und Schulen",
        "Basisqualifikation, Modul 12: Förderanträge schreiben und abrechnen",
        "Sprachmittlung in Kita, Schule und Beratung",
    ]
    lines = page.model.lines_of(page.model.ids()) or []
    assert course_texts(lines[0])[0].endswith("(BQ-2027-1), Leitung offen")
    assert course_texts(lines[2])[1:4] == (
        "05.12.–12.12.2026, Kreishaus Herford, Raum 1.07",
        "14 von 14, 3 Warteliste",
        "ausgebucht",
    )
    assert course_texts(lines[3])[2:4] == ("11 von 12, 1 frei", "läuft · 3 von 7")
    assert page.status_text() == "4 Kurse · 32 von 60 Plätzen belegt"
    assert chip(page, "courses_over").text() == "Abgeschlossen 1"


def test_chips_and_search_narrow_the_list(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    QTest.mouseClick(chip(page, "courses_over"), Qt.MouseButton.LeftButton)
    assert titles(page) == ["Elternbegleitung an Kitas und Schulen"]
    QTest.mouseClick(chip(page, "courses_over"), Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 5
    page.start_search()
    QTest.keyClicks(page.search, "niehaus")
    QTest.keyClick(page.search, Key.Key_Return)
    assert titles(page) == ["Basisqualifikation, Modul 12: Förderanträge schreiben und abrechnen"]
    assert page.focusWidget() is page.table
    page.search.setFocus()
    page.search.selectAll()
    QTest.keyClicks(page.search, "gibt es nicht")
    QTest.keyClick(page.search, Key.Key_Return)
    lift = page.findChild(QPushButton, "courses_lift")
    assert lift is not None
    assert titles(page) == []
    QTest.mouseClick(lift, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 5


def test_the_head_sorts(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    page.table.sort_chosen.emit("places", True)
    free = [
        line.places - line.confirmed
        for line in page.model.lines_of(page.model.ids()) or []
        if line.places
    ]
    assert free == sorted(free)
    page.table.sort_chosen.emit("course", False)
    assert titles(page) == sorted(titles(page), reverse=True)


def test_keys_lead_to_a_course_and_its_form(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    been: list[str] = []
    sample_desk.router.arrived.connect(lambda route: been.append(str(route)))
    page.table.take_focus()
    QTest.keyClick(page.table, Key.Key_Down)
    number = page.table.current_id()
    QTest.keyClick(page.table, Key.Key_Return)
    QTest.keyClick(page.table, Key.Key_F2)
    assert been == [f"kurse/{number}", f"kurse/{number}/bearbeiten"]


def test_the_menu_opens_finishes_and_throws_away(qtbot: QtBot, desk: Desk) -> None:
    draft = add(desk, "Lesepatenschaft", status="draft")
    page = open_page(qtbot, desk)
    assert chip(page, "courses_draft").text() == "Entwurf 1"
    act(page, line_of(desk, draft), "course_start")
    assert line_of(desk, draft).stored_status == "open"
    act(page, line_of(desk, draft), "course_finish")
    assert line_of(desk, draft).stored_status == "finished"
    assert titles(page) == []
    desk.undo()
    assert titles(page) == ["Lesepatenschaft"]
    page.table.take_focus()
    page.table.select_id(draft)
    QTest.keyClick(page.table, Key.Key_Delete)
    assert titles(page) == []
    desk.undo()
    assert titles(page) == ["Lesepatenschaft"]


def test_keys_lead_to_the_courses_and_to_a_new_one(qtbot: QtBot, sample_window: MainWindow) -> None:
    desk = sample_window.desk
    desk.go("heute")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(sample_window, Key.Key_4, control)
    assert str(desk.router.current) == "kurse"
    QTest.keyClick(sample_window, Key.Key_N, control)
    assert str(desk.router.current) == "kurse/neu"


def test_only_courses_to_come_warn_of_being_full(sample_desk: Desk) -> None:
    over, _running, full = (line_of(sample_desk, number) for number in (1, 2, 3))
    assert (over.confirmed, over.places, is_full(over)) == (12, 12, False)
    assert is_full(full)


def test_an_empty_office_is_told_to_begin(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk)
    shown = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert "Noch keine Kurse" in shown
    assert page.first_focus() is page.search


def test_the_palette_finds_courses_by_leader_and_number(sample_desk: Desk) -> None:
    found = sample_desk.try_read(lambda c: find_courses(c, "begic", 5))
    assert [one.title for one in found] == ["Sprachmittlung in Kita, Schule und Beratung"]
    found = sample_desk.try_read(lambda c: find_courses(c, "EB-20", 5))
    assert [one.route for one in found] == ["kurse/4", "kurse/1"]
    assert found[1].line == "EB-2026-1 · abgeschlossen · 08.09.–13.10.2026"


def test_the_card_shows_what_begins_next(qtbot: QtBot, sample_desk: Desk) -> None:
    card = FreePlacesCard(sample_desk)
    qtbot.addWidget(card)
    card.refresh()
    been: list[str] = []
    sample_desk.router.arrived.connect(lambda route: been.append(str(route)))
    rows = card.findChildren(CourseRow)
    spoken = [row.accessibleName() for row in rows]
    assert not card.is_empty
    assert any("voll · 3 Warteliste" in words for words in spoken)
    assert any("9 frei" in words for words in spoken)
    QTest.keyClick(rows[0], Key.Key_Return)
    assert been == ["kurse/3/teilnehmende"]


def test_the_day_of_a_course_asks_for_attendance(qtbot: QtBot, sample_desk: Desk) -> None:
    card = CourseDayCard(sample_desk)
    qtbot.addWidget(card)
    card.refresh()
    assert card.findChild(QPushButton) is None
    with clock_at(datetime(2026, 11, 24, 16, 0, tzinfo=UTC)):
        card.refresh()
        assert not card.is_empty
        button = card.findChild(QPushButton)
        assert button is not None
        assert button.accessibleName().endswith("Sprachmittlung in Kita, Schule und Beratung")
    with clock_at(datetime(2026, 11, 26, 16, 0, tzinfo=UTC)):
        card.refresh()
        told = [label.text() for label in card.findChildren(Label)]
        assert any(text.startswith("Anwesenheit fehlt: Di.,") for text in told)


def test_a_contact_says_what_it_takes_and_leads(qtbot: QtBot, sample_desk: Desk) -> None:
    offers = Offers()
    offers.fill([area_ui.offer(offers)])
    (kind,) = offers.panels("contact")
    panel = kind.make(sample_desk)
    assert isinstance(panel, CoursesOfContact)
    qtbot.addWidget(panel)
    dates = sample_desk.try_read(queries.course_dates(2))
    leader = dates[0].led_by[0][0]
    panel.show_record(leader)
    assert panel.count() == 1
    told = [label.text() for label in panel.findChildren(Label)]
    assert "Leitung · SM-2026-1 · 03.11.–15.12.2026" in told
    taker = sample_desk.try_read(queries.participants(3))[0].contact
    panel.show_record(taker)
    told = [label.text() for label in panel.findChildren(Label) if not label.isHidden()]
    assert any(text.startswith("bestätigt · BQ-2026-1") for text in told)
