"""List and pane sharing a page, and the panel of lines that lead somewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QSplitter, QToolButton
from pytestqt.qtbot import QtBot

from kommin_desktop.bodies import queries
from kommin_desktop.bodies.queries import BodyLine
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.panes import ListAndPane, Way, WaysPanel
from kommin_desktop.store.reading import Query


def all_bodies(record_id: int) -> Query[BodyLine]:
    assert record_id == 7
    return queries.bodies()


def to_body(line: BodyLine) -> Way:
    return Way(line.name, "", f"gremien/{line.id}")


@pytest.fixture
def places(qtbot: QtBot, desk: Desk, house_look: None) -> ListAndPane:
    places = ListAndPane("trial", QFrame(), QFrame(), desk.settings)
    qtbot.addWidget(places)
    places.resize(1154, 600)
    places.show()
    return places


def splitter(places: ListAndPane) -> QSplitter:
    found = places.findChild(QSplitter, "trial_splitter")
    assert found is not None
    return found


def sizes(places: ListAndPane) -> tuple[int, int]:
    left, right = splitter(places).sizes()
    return left, right


def seen(places: ListAndPane) -> tuple[bool, ...]:
    parts = [splitter(places).widget(at) for at in (0, 1)]
    return tuple(part is not None and part.isVisible() for part in parts)


def test_the_pane_has_its_width_and_a_form_gets_the_room(places: ListAndPane) -> None:
    assert sizes(places) == (758, 396)
    places.resize(1500, 600)
    assert sizes(places) == (1020, 480)
    places.show_pane(True, is_form=True)
    assert sizes(places) == (440, 1060)
    assert not places.is_pane_alone


def test_where_it_is_narrow_one_is_seen_alone(places: ListAndPane) -> None:
    places.resize(968, 500)
    assert seen(places) == (True, False)
    places.show_pane(True)
    assert seen(places) == (False, True)
    assert places.is_pane_alone
    places.resize(1154, 500)
    assert seen(places) == (True, True)


def test_where_the_line_was_dragged_to_is_remembered(places: ListAndPane, desk: Desk) -> None:
    def drag(to: int) -> None:
        splitter(places).moveSplitter(to, 1)

    drag(700)
    assert sizes(places) == (700, 454)
    places.show_pane(True, is_form=True)
    assert sizes(places) == (440, 714)
    drag(500)
    places.show_pane(True)
    assert sizes(places) == (700, 454)
    places.show_pane(True, is_form=True)
    assert sizes(places) == (500, 654)


def test_each_line_leads_somewhere(qtbot: QtBot, sample_desk: Desk, house_look: None) -> None:
    panel = WaysPanel(
        sample_desk,
        "all_bodies",
        all_bodies,
        to_body,
        icon="messages-square",
        tables=frozenset(("body",)),
    )
    qtbot.addWidget(panel)
    counts: list[int | None] = []
    panel.count_changed.connect(lambda: counts.append(panel.count()))
    panel.show_record(7)
    panel.show()
    lines = sample_desk.try_read(queries.bodies())
    panel.on_notice({"body": frozenset((1,))})
    panel.on_notice({"task": frozenset((1,))})
    assert counts == [len(lines), len(lines)]
    last = len(lines) - 1
    button = panel.findChild(QToolButton, f"all_bodies_open_{last}")
    assert button is not None
    assert button.accessibleName() == f"{lines[last].name} öffnen"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert str(sample_desk.router.current) == f"gremien/{lines[last].id}"
