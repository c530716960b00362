"""The list of tasks in the window: entering, ticking, changing, finding and throwing away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kommin_desktop.base.errors import UserError
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.tasks import queries, service
from kommin_desktop.tasks.queries import TaskLine
from kommin_desktop.tasks.rules import TaskDraft
from kommin_desktop.tasks.ui import area_ui
from kommin_desktop.tasks.ui.page import TasksPage
from kommin_desktop.tasks.ui.rows import row_texts
from kommin_desktop.tasks.ui.task_list import CLOSED

Key = Qt.Key


def open_page(qtbot: QtBot, desk: Desk, route: str = "aufgaben", width: int = 1154) -> TasksPage:
    offers = Offers()
    offers.fill([area_ui.offer(offers)])
    page = TasksPage(desk, offers.origins)
    desk.changed.connect(page.on_notice)
    desk.router.arrived.connect(page.show_route)
    qtbot.addWidget(page)
    page.resize(width, 659)
    page.show_route(Route.parse(route))
    page.show()
    return page


def add(desk: Desk, title: str, due: date | None = None, **rest: Any) -> int:
    found: list[int] = []
    desk.do("Aufgabe", service.add_task, TaskDraft(title, due=due, **rest), done=found.append)
    return found[0]


def line(desk: Desk, task_id: int) -> TaskLine:
    lines: list[TaskLine] = desk.try_read(queries.task_line(task_id))
    return lines[0]


def typed(page: TasksPage, name: str) -> QLineEdit:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    return field


def press(page: TasksPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    button.click()


def headings(page: TasksPage) -> list[str]:
    model = page.list.model
    return [model.heading_at(row) or "" for row in model.heading_rows()]


def test_tasks_stand_under_the_day_they_are_due(qtbot: QtBot, desk: Desk) -> None:
    add(desk, "später", date(2026, 12, 24))
    add(desk, "ohne")
    add(desk, "zu spät", date(2026, 11, 19))
    add(desk, "Sonntag", date(2026, 11, 29))
    add(desk, "jetzt", date(2026, 11, 23))
    page = open_page(qtbot, desk)
    assert headings(page) == ["Überfällig", "Heute", "Diese Woche", "Später", "Ohne Termin"]
    shown = page.list.rows(page.list.model.ids())
    assert [row.task.title for row in shown] == ["zu spät", "jetzt", "Sonntag", "später", "ohne"]
    assert "1 überfällig" in page.status_text()


def test_a_task_is_typed_with_its_day(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk)
    quick = typed(page, "task_quick")
    QTest.keyClicks(quick, "Saal in Enger buchen, fr")
    QTest.keyClick(quick, Key.Key_Return)
    (task,) = desk.try_read(queries.open_tasks())
    assert (task.title, task.due) == ("Saal in Enger buchen", date(2026, 11, 27))
    assert task.responsible == "Brinkmann"
    assert quick.text() == ""
    assert page.list.model.ids() == [task.id]


def test_the_space_bar_ticks_off_and_undo_brings_back(qtbot: QtBot, desk: Desk) -> None:
    first, second = add(desk, "erste", date(2026, 11, 20)), add(desk, "zweite", date(2026, 12, 1))
    page = open_page(qtbot, desk)
    page.list.table.take_focus()
    assert page.list.table.current_id() == first
    with qtbot.waitSignal(desk.toasted) as toast:
        QTest.keyClick(page.list.table, Key.Key_Space)
    assert toast.args == ["„erste“ erledigt.", True]
    assert (line(desk, first).status, line(desk, first).closed_on) == ("done", date(2026, 11, 23))
    assert page.list.model.ids() == [second]
    assert page.list.table.selected_ids() == [second]
    desk.undo()
    assert line(desk, first).status == "open"
    assert page.list.model.ids() == [first, second]


def test_a_closed_task_is_opened_again_from_the_done_ones(qtbot: QtBot, desk: Desk) -> None:
    task = add(desk, "Protokoll versenden")
    desk.do("erledigt", service.close_task, task)
    page = open_page(qtbot, desk)
    assert page.list.count() == 0
    page.list.filter_by(CLOSED)
    page.list.table.take_focus()
    QTest.keyClick(page.list.table, Key.Key_Space)
    assert line(desk, task).status == "open"


def test_mine_are_those_that_name_who_works(qtbot: QtBot, desk: Desk) -> None:
    mine = add(desk, "meine", responsible_text="Petra Brinkmann")
    add(desk, "fremde", responsible_text="Jörg Wehmeier")
    page = open_page(qtbot, desk, "aufgaben?filter=meine")
    assert page.list.model.ids() == [mine]


def test_the_search_finds_words_however_they_are_written(qtbot: QtBot, desk: Desk) -> None:
    wanted = add(desk, "Gespräch mit Frau Yıldız")
    add(desk, "Raum buchen")
    page = open_page(qtbot, desk)
    page.start_search()
    QTest.keyClicks(page.list.search, "yildiz")
    page.list.search.search_now()
    assert page.list.model.ids() == [wanted]
    QTest.keyClick(page.list.search, Key.Key_Escape)
    assert page.list.count() == 2


def test_a_task_is_changed_in_the_pane(qtbot: QtBot, desk: Desk) -> None:
    task = add(desk, "Raum buchen", date(2026, 12, 1), responsible_text="Brinkmann")
    page = open_page(qtbot, desk, f"aufgaben/{task}")
    typed(page, "task_title").setText("Raum 3.02 buchen")
    QTest.keyClicks(typed(page, "task_title"), "?")
    who = typed(page, "task_responsible")
    who.selectAll()
    QTest.keyClicks(who, "Vorzimmer")
    due = typed(page, "task_due")
    due.selectAll()
    QTest.keyClicks(due, "4.12.")
    QTest.keyClick(due, Key.Key_Tab)
    press(page, "form_save")
    changed = line(desk, task)
    assert changed.title == "Raum 3.02 buchen?"
    assert (changed.responsible, changed.due) == ("Vorzimmer", date(2026, 12, 4))


def test_enter_opens_the_pane_again_after_it_was_closed(qtbot: QtBot, desk: Desk) -> None:
    task = add(desk, "Raum buchen", date(2026, 12, 1))
    page = open_page(qtbot, desk, f"aufgaben/{task}")
    QTest.keyClick(typed(page, "task_title"), Key.Key_Escape)
    assert not typed(page, "task_title").isVisible()
    QTest.keyClick(page.list.table, Key.Key_Return)
    assert typed(page, "task_title").isVisible()
    QTest.keyClick(typed(page, "task_title"), Key.Key_Escape)
    assert not typed(page, "task_title").isVisible()


def test_keys_are_for_the_row_with_the_frame_while_nothing_is_selected(
    qtbot: QtBot, desk: Desk
) -> None:
    task = add(desk, "Raum buchen", date(2026, 12, 1))
    page = open_page(qtbot, desk, "aufgaben")
    table = page.list.table
    row = next(iter(page.list.model.heading_rows())) + 1
    table.selectionModel().clear()
    table.selectionModel().setCurrentIndex(
        table.model().index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    assert table.selected_ids() == []
    QTest.keyClick(table, Key.Key_Space)
    assert line(desk, task).status == "done"


def test_dropping_a_task_asks_for_the_reason(qtbot: QtBot, desk: Desk) -> None:
    task = add(desk, "Ausflug planen")
    page = open_page(qtbot, desk, f"aufgaben/{task}")
    status = page.findChild(QComboBox, "task_status")
    note = page.findChild(QPlainTextEdit, "task_note")
    assert status is not None
    assert note is not None
    assert not note.isVisible()
    page.form.form.put_values({"status": "dropped"})
    page.form.form.changed.emit()
    assert note.isVisible()
    page.form.form.save()
    assert line(desk, task).status == "open"
    note.setPlainText("kein Geld")
    page.form.form.save()
    assert (line(desk, task).status, line(desk, task).closed_note) == ("dropped", "kein Geld")


def test_a_new_task_about_a_contact_is_a_follow_up(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk, "aufgaben/neu?titel=Anrufen&termin=%2B7&kontakt=76")
    page.form.form.save()
    tasks: list[TaskLine] = sample_desk.try_read(queries.follow_ups(76))
    assert ("Anrufen", date(2026, 11, 30)) in [(task.title, task.due) for task in tasks]


def test_unsaved_changes_hold_one_back(qtbot: QtBot, desk: Desk) -> None:
    first, second = add(desk, "erste", date(2026, 12, 1)), add(desk, "zweite", date(2026, 12, 2))
    page = open_page(qtbot, desk, f"aufgaben/{first}")
    QTest.keyClicks(typed(page, "task_title"), " und mehr")
    page.list.table.select_id(second)
    assert page.form.leave.isVisible()
    assert page.list.table.selected_ids() == [first]
    left: list[str] = []
    assert page.holds_back(lambda: left.append("weg"))
    assert left == []


def test_delete_puts_into_the_trash_and_goes_on_to_the_next(qtbot: QtBot, desk: Desk) -> None:
    first, second = add(desk, "erste", date(2026, 12, 1)), add(desk, "zweite", date(2026, 12, 2))
    page = open_page(qtbot, desk)
    page.list.table.take_focus()
    QTest.keyClick(page.list.table, Key.Key_Delete)
    assert desk.try_read(queries.task_line(first)) == []
    assert page.list.table.selected_ids() == [second]
    assert page.list.table.hasFocus() or not page.isActiveWindow()


def test_a_narrow_page_shows_the_task_alone(qtbot: QtBot, desk: Desk) -> None:
    task = add(desk, "schmal")
    page = open_page(qtbot, desk, width=968)
    assert page.list.isVisible()
    assert not page.form.isVisible()
    page.show_route(Route.parse(f"aufgaben/{task}"))
    assert page.form.isVisible()
    assert not page.list.isVisible()
    assert [crumb.route for crumb in page.heading().crumbs] == ["aufgaben"]


def test_a_follow_up_says_about_whom(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk, "aufgaben/15")
    (row,) = page.list.rows([15])
    assert row.origin == "Wiedervorlage: Şükran Yıldız"
    assert "Wiedervorlage" in row_texts(row)[1]
    button = page.findChild(QToolButton, "task_origin_0")
    assert button is not None
    with qtbot.waitSignal(sample_desk.router.arrived) as went:
        button.click()
    assert str(went.args[0]) == "kontakte/76"


def test_a_rule_is_said_in_the_form(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, "aufgaben/neu")
    page.form.form.save()
    assert desk.try_read(queries.tasks()) == []
    with pytest.raises(UserError):
        desk.do("leer", service.add_task, TaskDraft(" "), refused=_raise)


def _raise(error: UserError) -> None:
    raise error
