"""One course in the window: overview, its states, its dates, and the form of its data."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.courses import queries, service
from kommin_desktop.courses.queries import CourseCard, CourseLine, DateLine
from kommin_desktop.courses.rules import CourseDraft, SessionDraft
from kommin_desktop.courses.ui.course_page import CoursePage
from kommin_desktop.courses.ui.planning.course_fields import euro_cents
from kommin_desktop.courses.ui.planning.course_form import CourseFormPage
from kommin_desktop.courses.ui.planning.date_form import Task
from kommin_desktop.courses.ui.planning.dates import Dates
from kommin_desktop.courses.ui.planning.overview import Overview
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page

Key = Qt.Key


def shown(qtbot: QtBot, desk: Desk, page: Page, route: str) -> None:
    desk.changed.connect(page.on_notice)
    desk.router.holds_back = page.holds_back
    desk.router.arrived.connect(page.show_route)
    qtbot.addWidget(page)
    page.resize(1154, 659)
    page.show()
    desk.go(route)


def open_course(qtbot: QtBot, desk: Desk, route: str) -> CoursePage:
    page = CoursePage(desk)
    shown(qtbot, desk, page, route)
    return page


def dates_part(page: CoursePage) -> Dates:
    part = page.shown_part
    assert isinstance(part, Dates)
    return part


def overview(page: CoursePage) -> Overview:
    part = page.shown_part
    assert isinstance(part, Overview)
    return part


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def trigger(owner: QWidget, name: str) -> None:
    action = owner.findChild(QAction, name)
    assert action is not None
    assert action.isEnabled()
    action.trigger()


def typed(page: QWidget, name: str) -> QLineEdit:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    return field


def enter(page: QWidget, name: str, text: str) -> None:
    field = typed(page, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def line_of(desk: Desk, course_id: int) -> CourseLine:
    lines: list[CourseLine] = desk.try_read(queries.course_line(course_id))
    return lines[0]


def card_of(desk: Desk, course_id: int) -> CourseCard:
    lines: list[CourseCard] = desk.try_read(queries.course_card(course_id))
    return lines[0]


def dates_of(desk: Desk, course_id: int) -> list[DateLine]:
    lines: list[DateLine] = desk.try_read(queries.course_dates(course_id))
    return lines


def add_course(desk: Desk, *days: datetime, status: str = "open") -> int:
    found: list[int] = []
    dates = tuple(SessionDraft(day, day.replace(hour=day.hour + 2)) for day in days)
    draft = CourseDraft("Vorlesen", 8, dates, status=status, place="Bücherei", min_places=4)
    desk.do("Kurs angelegt", service.add_course, draft, done=found.append)
    return found[0]


def test_the_page_says_when_where_and_with_whom(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_course(qtbot, sample_desk, "kurse/2")
    assert str(sample_desk.router.current) == "kurse/2/uebersicht"
    assert page.heading().title == "Sprachmittlung in Kita, Schule und Beratung"
    assert [crumb.title for crumb in page.heading().crumbs] == ["Kurse"]
    assert page.meta.when.text() == "03.11.–15.12.2026, 17:30\u201320:00\u00a0Uhr"
    assert page.meta.trainers.text() == "Emina Begić"
    assert page.meta.state.text() == "läuft · 3 von 7"
    assert page.tabs.accessibleTabName(1) == "Termine 7"
    part = overview(page)
    assert part.next.title.text() == "Sprache der Ämter, Wortlisten"
    assert (part.places.taken.text(), part.places.left.text()) == ("11", "1 frei")
    assert part.state.words.text() == "4 Termine stehen noch aus."


def test_tabs_are_walked_by_keys_and_remembered_by_the_way_back(
    qtbot: QtBot, sample_desk: Desk
) -> None:
    page = open_course(qtbot, sample_desk, "kurse/2")
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Key.Key_Right)
    assert str(sample_desk.router.current) == "kurse/2/termine"
    assert dates_part(page).table.isVisible()
    sample_desk.router.back()
    assert page.tabs.current() == "uebersicht"


def test_a_course_that_is_gone_says_so(qtbot: QtBot, desk: Desk) -> None:
    course = add_course(desk)
    page = open_course(qtbot, desk, f"kurse/{course}")
    trigger(page, "course_trash")
    assert str(desk.router.current) == "kurse"
    desk.go(f"kurse/{course}")
    assert page.findChild(QPushButton, "to_courses") is not None
    assert page.heading().title == "Kurs"
    desk.undo()
    assert page.heading().title == "Vorlesen"


def test_a_draft_opens_and_the_toast_takes_it_back(qtbot: QtBot, desk: Desk) -> None:
    course = add_course(desk, status="draft")
    page = open_course(qtbot, desk, f"kurse/{course}")
    primary = overview(page).primary()
    assert primary is not None
    assert primary.text() == "Anmeldung öffnen"
    toasts: list[tuple[str, bool]] = []
    desk.toasted.connect(lambda text, undo: toasts.append((text, undo)))
    primary.trigger()
    assert line_of(desk, course).stored_status == "open"
    assert toasts == [("Anmeldung geöffnet: Vorlesen", True)]
    assert overview(page).primary() is None
    desk.undo()
    assert overview(page).primary() is primary


def test_calling_off_and_opening_again_with_a_reason(qtbot: QtBot, desk: Desk) -> None:
    course = add_course(desk, datetime(2027, 1, 7, 17), datetime(2027, 1, 14, 17))
    page = open_course(qtbot, desk, f"kurse/{course}")
    trigger(page, "course_cancel")
    enter(page, "course_why_reason", "zu wenige Anmeldungen")
    QTest.keyClick(typed(page, "course_why_reason"), Key.Key_Return)
    assert line_of(desk, course).stored_status == "cancelled"
    assert overview(page).state.words.text() == (
        "Der Kurs findet nicht statt. Grund: zu wenige Anmeldungen"
    )
    trigger(page, "course_reopen")
    QTest.keyClick(typed(page, "course_why_reason"), Key.Key_Return)
    assert line_of(desk, course).stored_status == "cancelled"
    enter(page, "course_why_reason", "Nachfrage")
    QTest.keyClick(typed(page, "course_why_reason"), Key.Key_Return)
    assert line_of(desk, course).stored_status == "open"


def test_a_course_whose_dates_are_over_is_finished(qtbot: QtBot, desk: Desk) -> None:
    course = add_course(desk, datetime(2026, 11, 2, 17))
    page = open_course(qtbot, desk, f"kurse/{course}")
    told: list[str] = []
    desk.told.connect(lambda message: told.append(message.reason))
    trigger(page, "course_finish")
    assert len(told) == 1
    assert "noch geplant" in told[0]
    assert overview(page).next.go.text() == "Anwesenheit eintragen"
    desk.go(f"kurse/{course}/termine")
    menu = dates_part(page).menu_of(dates_of(desk, course)[0])
    trigger(menu, "date_held")
    desk.go(f"kurse/{course}/uebersicht")
    trigger(page, "course_finish")
    assert line_of(desk, course).stored_status == "finished"
    assert overview(page).secondary() == ()


def test_several_dates_are_added_at_once(qtbot: QtBot, desk: Desk) -> None:
    course = add_course(desk)
    page = open_course(qtbot, desk, f"kurse/{course}/termine?neu=1")
    enter(page, "date_day", "7.1.2027")
    enter(page, "date_start", "17:30")
    enter(page, "date_end", "20")
    enter(page, "date_times", "3")
    enter(page, "date_trainers", "Emina Begi")
    QTest.keyClick(typed(page, "date_trainers"), Key.Key_Return)
    dates_part(page).form.form.save()
    assert [one.start for one in dates_of(desk, course)] == [
        datetime(2027, 1, day, 17, 30) for day in (7, 14, 21)
    ]
    assert {one.trainers for one in dates_of(desk, course)} == {("Emina Begi",)}
    assert dates_part(page).form.isHidden()
    assert page.status_text() == "3 Termine · 9 Unterrichtseinheiten · 0 durchgeführt"
    desk.undo()
    assert dates_of(desk, course) == []


def test_a_date_is_changed_moved_called_off_and_deleted(qtbot: QtBot, desk: Desk) -> None:
    days = [datetime(2027, 1, day, 17) for day in (7, 14, 21, 28)]
    course = add_course(desk, *days)
    page = open_course(qtbot, desk, f"kurse/{course}/termine")
    part = dates_part(page)
    part.table.take_focus()
    QTest.keyClick(part.table, Key.Key_F2)
    enter(page, "date_module", "Rollen")
    enter(page, "date_units", "1,5")
    part.form.form.save()
    first = dates_of(desk, course)[0]
    assert (first.module, first.half_units) == ("Rollen", 3)
    part._begin(Task.MOVE, dates_of(desk, course)[1])
    enter(page, "date_day", "15.1.2027")
    enter(page, "date_reason", "Raum belegt")
    part.form.form.save()
    part._begin(Task.CANCEL, dates_of(desk, course)[3])
    enter(page, "date_reason", "Krankheit")
    part.form.form.save()
    states = [(one.start.day, one.status, one.reason) for one in dates_of(desk, course)]
    assert states == [
        (7, "planned", ""),
        (14, "moved", "Raum belegt"),
        (15, "planned", ""),
        (21, "cancelled", "Krankheit"),
        (28, "planned", ""),
    ]
    part.table.select_id(dates_of(desk, course)[4].id)
    QTest.keyClick(part.table, Key.Key_Delete)
    assert len(dates_of(desk, course)) == 4


def test_an_unsaved_date_holds_the_page_back(qtbot: QtBot, desk: Desk) -> None:
    course = add_course(desk, datetime(2027, 1, 7, 17))
    page = open_course(qtbot, desk, f"kurse/{course}/termine")
    part = dates_part(page)
    part._begin(Task.CHANGE, dates_of(desk, course)[0])
    enter(page, "date_module", "Rollen")
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Key.Key_Left)
    assert page.tabs.current() == "termine"
    assert part.form.leave.isVisible()
    assert str(desk.router.current) == f"kurse/{course}/termine"


def test_dates_of_a_course_that_is_over_are_only_looked_at(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_course(qtbot, sample_desk, "kurse/1/termine")
    part = dates_part(page)
    primary = part.primary()
    assert primary is not None
    assert not primary.isEnabled()
    names = {action.objectName() for action in part.menu_of(dates_of(sample_desk, 1)[0]).actions()}
    assert "date_edit" not in names


def test_a_course_is_planned_with_all_its_dates(qtbot: QtBot, desk: Desk) -> None:
    page = CourseFormPage(desk, is_new=True)
    shown(qtbot, desk, page, "kurse/neu")
    enter(page, "course_title", "Lesepatenschaft in der Grundschule")
    kinds = page.findChild(QComboBox, "course_kind")
    assert kinds is not None
    assert kinds.currentText() == "Neue Kursart …"
    enter(page, "kind_name", "Lesepatenschaft")
    enter(page, "kind_code", "lp")
    enter(page, "first_day", "7.1.2027")
    page.form.save()
    assert desk.try_read(queries.courses()) == []
    enter(page, "first_start", "16")
    enter(page, "first_end", "17:30")
    enter(page, "first_times", "4")
    enter(page, "course_places", "14")
    enter(page, "course_fee", "12,5")
    press(page, "form_save")
    (line,) = desk.try_read(queries.courses())
    assert (line.number, line.title, line.places, line.sessions) == (
        "LP-2027-1",
        "Lesepatenschaft in der Grundschule",
        14,
        4,
    )
    card = card_of(desk, line.id)
    assert (card.fee_cents, card.half_units, card.status) == (1250, 16, "open")
    assert str(desk.router.current) == f"kurse/{line.id}"


def test_a_courses_data_are_changed(qtbot: QtBot, sample_desk: Desk) -> None:
    page = CourseFormPage(sample_desk, is_new=False)
    shown(qtbot, sample_desk, page, "kurse/2/bearbeiten")
    assert typed(page, "course_title").text() == "Sprachmittlung in Kita, Schule und Beratung"
    assert not page.form.is_dirty()
    enter(page, "course_places", "10")
    page.form.save()
    assert "Es sind schon 11 Plätze vergeben" in page.footer.unsaved_text()
    enter(page, "course_places", "14")
    enter(page, "course_until", "1.12.2026")
    press(page, "form_save")
    card = card_of(sample_desk, 2)
    assert (card.places, card.registration_until) == (14, date(2026, 12, 1))
    assert [name for _number, name in card.hosts] == ["Bildungswerk Werre-Else gGmbH"]


def test_esc_asks_before_a_course_that_was_typed_is_lost(qtbot: QtBot, desk: Desk) -> None:
    page = CourseFormPage(desk, is_new=True)
    shown(qtbot, desk, page, "kurse/neu")
    enter(page, "course_title", "Vorlesen")
    QTest.keyClick(typed(page, "course_title"), Key.Key_Escape)
    assert page.leave.isVisible()
    assert str(desk.router.current) == "kurse/neu"


@pytest.mark.parametrize(
    ("typed_text", "cents"),
    [
        ("25", 2500),
        ("12,50", 1250),
        ("12,5", 1250),
        ("1.200 €", 120000),
        ("viel", None),
        ("", None),
    ],
)
def test_euros_are_read_as_people_write_them(typed_text: str, cents: int | None) -> None:
    assert euro_cents(typed_text) == cents
