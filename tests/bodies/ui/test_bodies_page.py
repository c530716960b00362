"""Bodies on their page: walking the list, tabs, founding and changing, small windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from kommin_desktop.app.wiring import offers
from kommin_desktop.bodies import queries
from kommin_desktop.bodies.ui.area_ui import offer
from kommin_desktop.bodies.ui.finding import find_bodies
from kommin_desktop.bodies.ui.page import BodiesPage
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import ListTable
from kommin_desktop.meetings.queries import meetings_named


def page_on(
    desk: Desk, qtbot: QtBot, route: str, size: tuple[int, int] = (1154, 659)
) -> BodiesPage:
    page = BodiesPage(desk, offers())
    qtbot.addWidget(page)
    desk.changed.connect(page.on_notice)
    desk.router.arrived.connect(lambda to: page.show_route(to) if to.part(0) == "gremien" else None)
    page.resize(*size)
    page.show()
    desk.go(route)
    return page


@pytest.fixture
def page(sample_desk: Desk, qtbot: QtBot) -> BodiesPage:
    return page_on(sample_desk, qtbot, "gremien/1")


def line(page: BodiesPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def press(page: BodiesPage, name: str, qtbot: QtBot) -> None:
    (button,) = (one for one in page.findChildren(QAbstractButton, name) if one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_body_is_shown_with_what_all_areas_know(page: BodiesPage) -> None:
    assert page.view.title.text() == "Runder Tisch Integration"
    tabs = [page.view.tabs.tabText(n) for n in range(page.view.tabs.count())]
    assert tabs == ["Sitzungen", "Mitglieder 18", "Beschlüsse 6", "Offene Punkte 4"]
    assert page.status_text() == "3 Gremien · 8 Sitzungen"
    primary = page.heading().primary
    assert primary is not None
    primary.trigger()
    assert str(page.desk.router.current) == "sitzung/neu?gremium=1"


def test_the_arrows_walk_the_list_and_the_tab_stays(page: BodiesPage, qtbot: QtBot) -> None:
    page.desk.go("gremien/1/mitglieder")
    page.list.rows.take_focus()
    QTest.keyClick(page.list.rows, Qt.Key.Key_Down)
    assert page.view.title.text() == "KIM-Lenkungsgruppe"
    assert page.view.tab == "mitglieder"
    assert str(page.desk.router.current) == "gremien/2/mitglieder"
    QTest.keyClick(page.list.rows, Qt.Key.Key_Return)
    assert page.view.panel is not None
    assert page.view.panel.isAncestorOf(page.focusWidget())


def test_the_body_of_last_time_is_shown_again(page: BodiesPage) -> None:
    page.desk.go("gremien/3")
    page.hide()
    page.show()
    page.show_route(Route.parse("gremien"))
    assert page.view.body_id == 3


def test_a_body_is_founded_and_the_founding_is_taken_back(desk: Desk, qtbot: QtBot) -> None:
    page = page_on(desk, qtbot, "gremien")
    assert page.heading().primary is None
    desk.go("gremien/neu")
    line(page, "body_name").setFocus()
    QTest.keyClicks(line(page, "body_name"), "Netzwerk Sprachmittlung")
    QTest.keyClicks(line(page, "body_rhythm"), "nach Bedarf")
    note = page.findChild(QPlainTextEdit, "body_note")
    assert isinstance(note, QPlainTextEdit)
    QTest.keyClicks(note, "Alle, die dolmetschen")
    press(page, "form_save", qtbot)
    (card,) = desk.try_read(queries.body_card(1))
    assert (card.name, card.code, card.kind) == ("Netzwerk Sprachmittlung", "NS", "working_group")
    assert (card.rhythm, card.note) == ("nach Bedarf", "Alle, die dolmetschen")
    assert page.view.title.text() == "Netzwerk Sprachmittlung"
    assert page.view.purpose.text() == "Alle, die dolmetschen"
    desk.undo()
    assert desk.try_read(queries.body_rows()) == []
    assert page.view.body_id == 0


def test_unsaved_changes_hold_back_until_somebody_decides(page: BodiesPage, qtbot: QtBot) -> None:
    page.desk.go("gremien/2/bearbeiten")
    rhythm = line(page, "body_rhythm")
    rhythm.selectAll()
    QTest.keyClicks(rhythm, "monatlich")
    assert page.holds_back(lambda: page.desk.go("gremien/1"))
    press(page, "leave_save", qtbot)
    (card,) = page.desk.try_read(queries.body_card(2))
    assert card.rhythm == "monatlich"
    assert page.view.body_id == 1


def test_a_name_that_is_taken_is_said_beside_the_button(page: BodiesPage, qtbot: QtBot) -> None:
    page.desk.go("gremien/2/bearbeiten")
    name = line(page, "body_name")
    name.selectAll()
    QTest.keyClicks(name, "Runder Tisch Integration")
    press(page, "form_save", qtbot)
    assert page.form.form.is_dirty()
    (card,) = page.desk.try_read(queries.body_card(2))
    assert card.name == "KIM-Lenkungsgruppe"


def test_days_of_objection_are_asked_only_where_they_count(page: BodiesPage) -> None:
    page.desk.go("gremien/1/bearbeiten")
    objection = page.form.form.field("objection_days")
    assert not objection.isVisible()
    page.form.form.put_values({"approval_mode": "objection"})
    assert objection.isVisible()


def test_in_a_narrow_window_list_or_body_stands_alone(sample_desk: Desk, qtbot: QtBot) -> None:
    page = page_on(sample_desk, qtbot, "gremien", (740, 531))
    assert page.list.isVisible()
    assert not page.view.isVisible()
    page.list.rows.take_focus()
    QTest.keyClick(page.list.rows, Qt.Key.Key_Return)
    assert page.view.isVisible()
    assert not page.list.isVisible()
    assert page.heading().title == "Runder Tisch Integration"
    assert [crumb.route for crumb in page.heading().crumbs] == ["gremien"]


@pytest.mark.parametrize("tab", ["sitzungen", "mitglieder", "beschluesse", "offen", "bearbeiten"])
def test_nothing_is_cut_in_the_smallest_window(sample_desk: Desk, qtbot: QtBot, tab: str) -> None:
    page = page_on(sample_desk, qtbot, f"gremien/1/{tab}", (968, 531))
    qtbot.waitUntil(lambda: page.list.width() < 288)
    QApplication.processEvents()
    assert (page.width(), page.height()) == (968, 531)
    assert page.minimumSizeHint().height() <= 531
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.visibleRegion().boundingRect().isValid():
            assert button.accessibleName() or button.text()
            right = button.mapTo(page, button.rect().bottomRight())
            assert right.x() < page.width()
            if isinstance(button, QToolButton) and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert min(button.width(), button.height()) >= 24


def test_bodies_are_found_by_the_beginnings_of_their_words(sample_desk: Desk) -> None:
    found = sample_desk.try_read(lambda connection: find_bodies(connection, "tisch int", 5))
    assert [(one.title, one.route) for one in found] == [("Runder Tisch Integration", "gremien/1")]
    assert found[0].line == "Runder Tisch · 18 Mitglieder"


def test_a_new_meeting_is_one_of_the_body_one_looks_at(sample_desk: Desk) -> None:
    new = offer(Offers()).new
    assert new is not None
    sample_desk.go("gremien/3/offen")
    new.run(sample_desk)
    assert str(sample_desk.router.current) == "sitzung/neu?gremium=3"


def test_a_body_goes_into_the_trash_with_its_meetings_and_comes_back(
    page: BodiesPage, qtbot: QtBot
) -> None:
    desk = page.desk
    page.list.rows.select_id(2)
    page.list.rows.setFocus()
    gone = page.view.title.text()
    before = len(desk.try_read(queries.body_rows()))
    QTest.keyClick(page.list.rows, Qt.Key.Key_Delete)
    assert len(desk.try_read(queries.body_rows())) == before - 1
    assert page.view.title.text() != gone
    assert page.view.body_id == page.list.rows.current_id()
    assert page.list.rows.hasFocus()
    assert not [line for line in desk.try_read(meetings_named("Sitzung")) if line.body == gone]
    desk.undo()
    assert len(desk.try_read(queries.body_rows())) == before
    assert [line for line in desk.try_read(meetings_named("7")) if line.body == gone]


def test_a_body_with_a_meeting_to_come_stays(page: BodiesPage) -> None:
    told: list[str] = []
    page.desk.told.connect(lambda message: told.append(f"{message}"))
    before = page.desk.try_read(queries.body_rows())
    (action,) = (one for one in page.heading().more if one.objectName() == "body_trash")
    action.trigger()
    assert page.desk.try_read(queries.body_rows()) == before
    assert "noch offene Sitzungen: 17. Sitzung, 18. Sitzung" in told[0]


def test_what_was_typed_into_a_seats_line_holds_back_until_somebody_decides(
    page: BodiesPage, qtbot: QtBot
) -> None:
    page.desk.go("gremien/1/mitglieder")
    table = page.view.panel.focus_place() if page.view.panel else None
    assert isinstance(table, ListTable)
    table.select_id(2)
    QTest.keyClick(table, Qt.Key.Key_F2)
    who = line(page, "change_who")
    QTest.keyClicks(who, "Kampm")
    page.list.rows.select_id(2)
    assert page.view.body_id == 1
    assert page.list.rows.current_id() == 1
    press(page, "leave_stay", qtbot)
    assert who.isVisible()
    assert who.text() == "Kampm"
    QTest.keyClick(who, Qt.Key.Key_Escape)
    assert who.isVisible()
    press(page, "leave_stay", qtbot)
    who.selectAll()
    QTest.keyClicks(who, "Kampmeier, Holger")
    assert page.holds_back(lambda: page.desk.go("gremien/2"))
    press(page, "leave_save", qtbot)
    assert page.view.body_id == 2
    (held,) = (one for one in page.desk.try_read(queries.members(1)) if one.id == 2)
    assert held.holder == "Holger Kampmeier"


def test_a_new_seat_that_is_not_saved_holds_back(page: BodiesPage, qtbot: QtBot) -> None:
    page.desk.go("gremien/1/mitglieder")
    press(page, "seat_add_button", qtbot)
    label = line(page, "seat_label")
    QTest.keyClicks(label, "Elternvertretung")
    press(page, "seat_group_button", qtbot)
    press(page, "leave_stay", qtbot)
    assert label.isVisible()
    page.view.show_tab("sitzungen")
    assert page.holds_back(lambda: page.desk.go("gremien/2"))
    assert label.isVisible()
    press(page, "leave_discard", qtbot)
    assert page.view.body_id == 2
    assert not page.holds_back(lambda: None)
    assert len(page.desk.try_read(queries.members(1))) == 18
