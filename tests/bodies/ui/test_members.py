"""Members on their tab: change in one line with a day, deputies, history, seats, groups, undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.bodies import queries
from kommin_desktop.bodies.queries import MemberLine
from kommin_desktop.bodies.ui.contact_panel import BodiesOfContact, seat_words
from kommin_desktop.bodies.ui.members.menu import seat_menu
from kommin_desktop.bodies.ui.members.panel import MembersPanel
from kommin_desktop.kit.desk import Desk

BUENDE, SPENGE, VLOTHO = 2, 9, 10


@pytest.fixture
def panel(sample_desk: Desk, qtbot: QtBot) -> MembersPanel:
    panel = MembersPanel(sample_desk)
    qtbot.addWidget(panel)
    sample_desk.changed.connect(panel.on_notice)
    panel.resize(866, 520)
    panel.show()
    panel.show_record(1)
    panel.table.take_focus()
    return panel


def seat(panel: MembersPanel, number: int, day: date | None = None) -> MemberLine:
    lines: list[MemberLine] = panel.desk.try_read(queries.members(1, day))
    return next(line for line in lines if line.id == number)


def line(panel: QWidget, name: str) -> QLineEdit:
    (found,) = (one for one in panel.findChildren(QLineEdit, name) if one.isVisible())
    return found


def choose(panel: MembersPanel, name: str, typed: str) -> None:
    """Type a name in full and choose the one who bears it."""
    field = line(panel, name)
    field.setFocus()
    QTest.keyClicks(field, typed)


def press(panel: QWidget, name: str) -> None:
    (button,) = (one for one in panel.findChildren(QAbstractButton, name) if one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def pick(menu: QMenu, name: str) -> None:
    action = menu.findChild(QAction, name)
    assert isinstance(action, QAction)
    action.trigger()


def test_a_holder_is_changed_in_one_line_with_the_keyboard(
    panel: MembersPanel, qtbot: QtBot
) -> None:
    panel.table.select_id(BUENDE)
    QTest.keyClick(panel.table, Qt.Key.Key_F2)
    choose(panel, "change_who", "Kampmeier, Holger")
    day = line(panel, "change_day")
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "1.1.2027")
    QTest.keyClick(day, Qt.Key.Key_Return)
    now, then = seat(panel, BUENDE), seat(panel, BUENDE, date(2027, 1, 1))
    assert (now.holder, now.next_holder) == ("Sabine Stükerjürgen", "Holger Kampmeier")
    assert then.holder == "Holger Kampmeier"
    assert not day.isVisible()
    assert panel.table.hasFocus()
    assert panel.table.current_id() == BUENDE
    panel.desk.undo()
    assert seat(panel, BUENDE).next_holder is None


def test_without_a_person_the_line_says_what_is_missing(panel: MembersPanel) -> None:
    panel.table.select_id(VLOTHO)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    press(panel, "change_save")
    fault = panel.findChild(QLabel, "change_fault")
    assert isinstance(fault, QLabel)
    assert fault.isVisible()
    assert "Wählen Sie" in fault.text()
    QTest.keyClick(line(panel, "change_who"), Qt.Key.Key_Escape)
    assert panel.table.hasFocus()
    assert seat(panel, VLOTHO).holder is None


def test_a_refusal_stands_in_the_line(panel: MembersPanel) -> None:
    panel.questions.ask_deputy(seat(panel, BUENDE))
    choose(panel, "change_who", "Niebuhr, Frank")
    press(panel, "change_save")
    fault = panel.findChild(QLabel, "change_fault")
    assert isinstance(fault, QLabel)
    assert "schon eingetragen" in fault.text()


def test_a_deputy_is_replaced_and_another_added(panel: MembersPanel) -> None:
    first = seat(panel, BUENDE)
    holding, _person, name = first.deputies[0]
    panel.questions.ask_other_deputy(first, holding, name)
    choose(panel, "change_who", "Vogelsang, Renate")
    press(panel, "change_save")
    panel.questions.ask_deputy(seat(panel, BUENDE))
    choose(panel, "change_who", "Niebuhr, Frank")
    press(panel, "change_save")
    names = [name for *_ids, name in seat(panel, BUENDE).deputies]
    assert names == ["Renate Vogelsang", "Frank Niebuhr"]


def test_the_history_of_a_seat_unfolds_below_it(panel: MembersPanel) -> None:
    before = panel.table.rows.rowCount()
    panel.table.select_id(SPENGE)
    QTest.keyClick(panel.table, Qt.Key.Key_Right)
    rows = panel.table.rows
    assert rows.rowCount() == before + seat(panel, SPENGE).periods
    row = rows.row_of(SPENGE)
    assert row is not None
    below = rows.line_at(row + 2)
    assert rows.texts_of(below)[1:3] == ("bis 31.08.2026", "Michael Hagemeister")
    QTest.keyClick(panel.table, Qt.Key.Key_Left)
    assert rows.rowCount() == before


def test_somebody_leaves_and_the_seat_stays(panel: MembersPanel) -> None:
    member = seat(panel, BUENDE)
    assert member.holding_id is not None
    assert member.holder is not None
    panel.questions.ask_end_of_holding(member.id, member.holding_id, member.holder)
    QTest.keyClick(line(panel, "change_day"), Qt.Key.Key_Return)
    assert seat(panel, BUENDE).until == date(2026, 11, 23)
    assert seat(panel, BUENDE, date(2026, 11, 24)).holder is None


def test_a_seat_is_given_up_with_the_delete_key(panel: MembersPanel) -> None:
    panel.table.select_id(VLOTHO)
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    day = line(panel, "change_day")
    day.selectAll()
    QTest.keyClicks(day, "22.11.2026")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert panel.count() == 17
    assert panel.table.hasFocus()
    panel.desk.undo()
    assert panel.count() == 18


def test_a_new_seat_has_an_organisation_and_a_person(panel: MembersPanel) -> None:
    press(panel, "seat_add_button")
    choose(panel, "seat_organisation", "Stadt Enger")
    choose(panel, "seat_person", "Vogelsang, Renate")
    press(panel, "seat_save")
    assert panel.count() == 19
    new = panel.desk.try_read(queries.members(1))[-3]
    assert (new.organisation, new.holder, new.voting) == ("Stadt Enger", "Renate Vogelsang", True)
    assert new.since == date(2026, 11, 23)
    assert panel.table.current_id() == new.id


def test_a_seat_is_changed_in_the_form(panel: MembersPanel) -> None:
    panel.edit_seat(seat(panel, BUENDE))
    QTest.keyClicks(line(panel, "seat_label"), "Sozialamt")
    panel.seat_form.form.put_values({"voting": False})
    press(panel, "seat_save")
    changed = seat(panel, BUENDE)
    assert (changed.label, changed.voting, changed.organisation) == (
        "Sozialamt",
        False,
        "Stadt Bünde",
    )
    assert changed.holder == "Sabine Stükerjürgen"


def test_an_office_is_given_in_the_menu(panel: MembersPanel) -> None:
    menu = seat_menu(seat(panel, BUENDE), panel, panel.questions, True, panel)
    pick(menu, "seat_role_chair")
    assert seat(panel, BUENDE).role == "chair"
    row = panel.table.rows.row_of(BUENDE)
    assert row is not None
    said = panel.table.rows.texts_of(panel.table.rows.line_at(row))[2]
    assert said == "Sabine Stükerjürgen, Vorsitz"


def test_who_only_reads_is_offered_no_changes(panel: MembersPanel) -> None:
    menu = seat_menu(seat(panel, BUENDE), panel, panel.questions, False, panel)
    names = {action.objectName() for action in menu.actions() if not action.isSeparator()}
    assert names == {"seat_history", "seat_open_8", "seat_open_9"}


def test_a_group_gets_seats_in_a_body_without_any(desk: Desk, qtbot: QtBot) -> None:
    from kommin_desktop.bodies import service
    from kommin_desktop.bodies.rules import BodyDraft
    from kommin_desktop.contacts import service as contacts
    from kommin_desktop.contacts.rules.drafts import PersonDraft

    desk.do("Gremium", service.add_body, BodyDraft("Arbeitskreis Kita"))
    for given, family in (("Elif", "Kaya"), ("Murat", "Demir")):
        desk.do("Kontakt", contacts.add_person, PersonDraft(given=given, family=family))
    desk.do("Gruppe", contacts.put_into_group, "Kita-Runde", [1, 2])
    panel = MembersPanel(desk)
    qtbot.addWidget(panel)
    desk.changed.connect(panel.on_notice)
    panel.resize(866, 520)
    panel.show()
    panel.show_record(1)
    assert panel.count() == 0
    panel.questions.ask_group(1)
    choose(panel, "change_who", "Kita-Runde")
    press(panel, "change_save")
    assert panel.count() == 2
    holders = {member.holder for member in desk.try_read(queries.members(1))}
    assert holders == {"Elif Kaya", "Murat Demir"}


def test_a_contact_says_where_it_sits(sample_desk: Desk, qtbot: QtBot) -> None:
    panel = BodiesOfContact(sample_desk)
    qtbot.addWidget(panel)
    panel.show_record(9)
    panel.show()
    lines = sample_desk.try_read(queries.seats_of_contact(9))
    assert panel.count() == len(lines) == 2
    assert {seat_words(line) for line in lines} == {"Mitglied für Stadt Bünde"}
    assert [line.body for line in lines] == ["KIM-Lenkungsgruppe", "Runder Tisch Integration"]
    press(panel, "bodies_of_contact_open_1")
    assert str(sample_desk.router.current) == "gremien/1/mitglieder"
    panel.show_record(124)
    later = sample_desk.try_read(queries.seats_of_contact(124))
    assert [seat_words(line) for line in later] == ["Mitglied für Stadt Spenge · seit 01.09.2026"]
