"""Heute: the cards of all areas, what they say and what one does with them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.base.clock import clock_at
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.backing_up import BackupState, backup_words
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import ListTable
from kommin_desktop.meetings.ui import area_ui as meetings
from kommin_desktop.overview.ui import area_ui as overview
from kommin_desktop.overview.ui.page import TodayPage
from kommin_desktop.store.safety.backup import latest_backup
from kommin_desktop.tasks.queries import TaskLine, open_tasks
from kommin_desktop.tasks.ui import area_ui as tasks

DAY = date(2026, 11, 23)


def open_page(qtbot: QtBot, desk: Desk, width: int = 1154, height: int = 659) -> TodayPage:
    offers = Offers()
    offers.fill([area.offer(offers) for area in (overview, meetings, tasks)])
    page = TodayPage(desk, offers)
    desk.changed.connect(page.on_notice)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show_route(Route.parse("heute"))
    page.show()
    return page


def table(page: TodayPage, name: str) -> ListTable:
    found = page.findChild(ListTable, name)
    assert found is not None
    return found


def button(page: TodayPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def words(page: TodayPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_the_next_round_table_says_what_it_needs(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    assert words(page, "next_meeting_title") == "Runder Tisch Integration, 17. Sitzung"
    assert "7 Personen haben noch nicht geantwortet" in words(page, "next_meeting_hint")
    steps = page.findChild(QWidget, "next_meeting_steps")
    assert steps is not None
    assert "Rückmeldungen: als Nächstes, 13 von 20" in steps.accessibleName()
    with qtbot.waitSignal(sample_desk.router.arrived) as went:
        button(page, "next_meeting_act").click()
    assert str(went.args[0]) == "sitzung/6/einladung"


def test_a_due_task_is_ticked_off_on_heute(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    due = table(page, "due_tasks")
    before: list[TaskLine] = sample_desk.try_read(open_tasks())
    assert due.rows.ids() == [task.id for task in before[:4]]
    assert button(page, "due_tasks_all").text() == f"Alle {len(before)} anzeigen"
    due.take_focus()
    with qtbot.waitSignal(sample_desk.toasted):
        QTest.keyClick(due, Qt.Key.Key_Space)
    after: list[TaskLine] = sample_desk.try_read(open_tasks())
    assert [task.id for task in after] == [task.id for task in before[1:]]
    assert due.rows.ids() == [task.id for task in after[:4]]


def test_a_high_page_shows_twice_as_many(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk, 1700, 950)
    assert len(table(page, "due_tasks").rows.ids()) == 8


def test_the_right_column_goes_below_where_it_is_narrow(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    due, people = table(page, "due_tasks"), table(page, "follow_ups")
    assert (
        people.mapTo(page, people.rect().topLeft()).x() > due.mapTo(page, due.rect().topRight()).x()
    )
    page.resize(968, 531)
    qtbot.waitUntil(
        lambda: (
            people.mapTo(page, people.rect().topLeft()).y()
            > due.mapTo(page, due.rect().bottomLeft()).y()
        )
    )


def test_an_empty_office_is_told_that_all_is_done(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk)
    titles = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Alles erledigt" in titles
    assert not page.findChildren(ListTable)[0].isVisible()


def test_a_backup_is_made_from_its_card(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk)
    assert latest_backup(desk.path) is None
    button(page, "backup_make").click()
    assert latest_backup(desk.path) is not None
    titles = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Datensicherung aktuell" in titles


def test_a_backup_grows_old() -> None:
    states = [BackupState(datetime(2026, 11, day, 8, 2)) for day in (23, 20, 19, 16, 15)]
    tones = [backup_words(state, DAY).tone for state in states]
    assert tones == ["ok", "ok", "warn", "warn", "danger"]
    assert backup_words(BackupState(), DAY).tone == "danger"
    failed = backup_words(states[0]._replace(trouble="Der Ordner ist voll."), DAY)
    assert (failed.tone, failed.title) == ("danger", "Datensicherung fehlgeschlagen")
    assert failed.line == "Zuletzt gesichert: Heute, 08:02 Uhr"


def test_the_header_names_the_day(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk)
    assert page.heading().subtitle == "Montag, 23.\u00a0November 2026"
    with clock_at(datetime(2026, 11, 24, 8, 0, tzinfo=UTC)):
        page.show_route(Route.parse("heute"))
        assert page.heading().subtitle == "Dienstag, 24.\u00a0November 2026"
