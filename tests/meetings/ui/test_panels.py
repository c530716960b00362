"""What meetings add to a body's page: the series, the register, open points; and the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.area import Found, Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import ListTable
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.ui.finding import find_meetings
from kommin_desktop.meetings.ui.panels.decisions import DecisionsPanel
from kommin_desktop.meetings.ui.panels.meetings import MeetingsPanel
from kommin_desktop.meetings.ui.panels.waiting import WaitingPanel


def shown(panel: Panel, body_id: int, qtbot: QtBot, width: int = 866) -> Panel:
    qtbot.addWidget(panel)
    panel.desk.changed.connect(panel.on_notice)
    panel.resize(width, 520)
    panel.show_record(body_id)
    panel.show()
    return panel


def rows_of(table: ListTable) -> list[str]:
    """What each row says; headings stand in brackets."""
    said = []
    for row in range(table.rows.rowCount()):
        heading = table.rows.heading_at(row)
        line = table.rows.line_at(row)
        said.append(f"[{heading}]" if heading else " | ".join(table.rows.texts_of(line)[:4]))
    return said


def where(desk: Desk) -> str:
    return str(desk.router.current)


def test_the_series_says_what_comes_next_and_what_was(sample_desk: Desk, qtbot: QtBot) -> None:
    panel = MeetingsPanel(sample_desk)
    shown(panel, 1, qtbot)
    assert rows_of(panel.table)[:3] == [
        "[Geplant]",
        " | ".join(
            (
                "03.12.2026",
                "17. Sitzung, Kreishaus Herford, Raum 3.02",
                "13 von 20 Rückmeldungen",
                "Einladung läuft",
            )
        ),
        "11.03.2027 | 18. Sitzung, Rathaus Bünde, Ratssaal | 1 von 5 Schritten | Entwurf",
    ]
    panel.table.take_focus()
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert where(sample_desk) == "sitzung/8"


def test_a_click_opens_a_meeting(sample_desk: Desk, qtbot: QtBot) -> None:
    panel = MeetingsPanel(sample_desk)
    shown(panel, 1, qtbot)
    row = panel.table.rows.row_of(2)
    assert row is not None
    place = panel.table.visualRect(panel.table.rows.index(row, 1)).center()
    QTest.mouseClick(
        panel.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert where(sample_desk) == "sitzung/2"


def test_a_body_without_meetings_offers_the_first(desk: Desk, qtbot: QtBot) -> None:
    from kommin_desktop.bodies import service
    from kommin_desktop.bodies.rules import BodyDraft

    desk.do("Gremium", service.add_body, BodyDraft("Arbeitskreis Kita"))
    panel = MeetingsPanel(desk)
    shown(panel, 1, qtbot)
    assert not panel.table.isVisible()
    new = panel.findChild(QAction, "series_new")
    assert isinstance(new, QAction)
    new.trigger()
    assert where(desk) == "sitzung/neu?gremium=1"


def test_the_register_is_searched_and_leads_to_the_item(sample_desk: Desk, qtbot: QtBot) -> None:
    panel = DecisionsPanel(sample_desk)
    shown(panel, 1, qtbot)
    assert panel.count() == 6
    panel.search.setText("eckpunkten")
    panel.search.searched.emit("eckpunkten")
    assert len(panel.table.rows.ids()) == 1
    panel.table.take_focus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert where(sample_desk).startswith("sitzung/1/protokoll?top=")
    panel.search.setText("gibtesnicht")
    panel.search.searched.emit("gibtesnicht")
    assert not panel.table.isVisible()


def test_where_a_decision_stands_is_set_in_its_menu(sample_desk: Desk, qtbot: QtBot) -> None:
    panel = DecisionsPanel(sample_desk)
    shown(panel, 1, qtbot)
    panel.table.select_id(5)
    panel.table.menu_wanted.emit(QPoint(10, 10))
    menu = panel.findChild(QMenu, "decision_menu")
    assert isinstance(menu, QMenu)
    light = menu.findChild(QAction, "light_green")
    assert isinstance(light, QAction)
    light.trigger()
    menu.close()
    lights = {line.id: line.light for line in sample_desk.try_read(queries.body_decisions(1))}
    assert lights[5] == "green"
    sample_desk.undo()
    lights = {line.id: line.light for line in sample_desk.try_read(queries.body_decisions(1))}
    assert lights[5] == ""


def test_a_task_is_done_with_the_space_bar(sample_desk: Desk, qtbot: QtBot) -> None:
    panel = WaitingPanel(sample_desk)
    shown(panel, 1, qtbot)
    assert panel.count() == 4
    panel.table.take_focus()
    first = panel.table.current_id()
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.count() == 3
    assert panel.table.current_id() not in (None, first)
    sample_desk.undo()
    assert panel.count() == 4


def test_a_topic_is_proposed_in_one_line(sample_desk: Desk, qtbot: QtBot) -> None:
    panel = WaitingPanel(sample_desk)
    shown(panel, 1, qtbot)
    add = panel.findChild(QAction, "topic_add")
    assert isinstance(add, QAction)
    add.trigger()
    title = panel.findChild(QLineEdit, "topic_title")
    assert isinstance(title, QLineEdit)
    QTest.keyClicks(title, "Wohnraum")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert [topic.title for topic in sample_desk.try_read(queries.topics(1))] == ["Wohnraum"]
    assert rows_of(panel.table)[-2:] == ["[Themenspeicher]", " | Wohnraum | "]
    assert title.text() == ""
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert panel.count() == 5
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert not title.isVisible()


@pytest.mark.parametrize("kind", [MeetingsPanel, DecisionsPanel, WaitingPanel])
def test_panels_fit_a_narrow_page(
    sample_desk: Desk, qtbot: QtBot, kind: type[MeetingsPanel | DecisionsPanel | WaitingPanel]
) -> None:
    panel = kind(sample_desk)
    shown(panel, 1, qtbot, 500)
    QApplication.processEvents()
    assert panel.width() == 500
    header = panel.table.horizontalHeader()
    assert header.length() <= panel.table.viewport().width()


def found(desk: Desk, text: str) -> list[Found]:
    return list(desk.try_read(lambda connection: find_meetings(connection, text, 5)))


@pytest.mark.parametrize(
    "typed", ["17 runder", "17. Sitzung", "RT 17", "rt17", "3.12.", "3.12.2026"]
)
def test_a_meeting_is_found_by_number_body_and_day(sample_desk: Desk, typed: str) -> None:
    first = found(sample_desk, typed)[0]
    assert first.title == "17. Runder Tisch Integration"
    assert first.line.startswith("03.12.2026, 14:00")
    assert first.route == "sitzung/6"


def test_the_short_name_of_a_body_finds_its_meetings(sample_desk: Desk) -> None:
    assert {one.title.partition(" ")[2] for one in found(sample_desk, "LG")} == {
        "KIM-Lenkungsgruppe"
    }
    lines = sample_desk.try_read(queries.meetings("RT17"))
    assert [line.title for line in lines] == ["17. Sitzung"]


def test_an_item_is_found_by_its_title(sample_desk: Desk) -> None:
    titles = [one.title for one in found(sample_desk, "stellungnahmen vereine")]
    assert titles[0] == "17. Sitzung, TOP 4.1: Stellungnahmen der Vereine"
    routes = [one.route for one in found(sample_desk, "stellungnahmen vereine")]
    assert routes[0] == "sitzung/6/protokoll?top=4.1"
    assert found(sample_desk, "gibtesnicht") == []
    assert found(sample_desk, "   ") == []
