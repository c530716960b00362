"""The frame of a meeting's page: stages, breadcrumb, date and place in one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import ElidedLabel
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.ui.meeting_page import MeetingPage
from kommin_desktop.meetings.ui.recording.page import Recording
from kommin_desktop.meetings.ui.telling import task_origins
from tests.meetings.conftest import RoundTable
from tests.meetings.ui.keys import type_in

Show = Callable[..., MeetingPage]


def invited(table: RoundTable) -> int:
    return table.invited()[0]


def held(table: RoundTable) -> int:
    return table.recorded("Ende: 16:00\n# 3\nText\n")


def postponed(table: RoundTable) -> int:
    meeting = table.planned()
    with table.office.work("Verschoben") as session:
        service.postpone_meeting(session, meeting)
    return meeting


def line_of(page: MeetingPage) -> MeetingLine:
    meeting = page.shown_stage
    assert meeting is not None
    assert meeting.meeting is not None
    found: list[MeetingLine] = page.desk.try_read(queries.meeting_line(meeting.meeting.id))
    return found[0]


def button(page: MeetingPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def field(page: MeetingPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("prepare", "expected"),
    [
        (RoundTable.planned, "vorbereitung"),
        (invited, "einladung"),
        (held, "nachbereitung"),
        (postponed, "vorbereitung"),
    ],
)
def test_without_a_stage_the_next_one_is_shown(
    show_meeting: Show, prepare: Callable[[RoundTable], int], expected: str
) -> None:
    page = show_meeting(prepare, stage="")
    assert page.tabs.current() == expected
    assert str(page.desk.router.current).endswith(f"/{expected}")


def test_the_heading_leads_to_the_body_and_all_bodies(show_meeting: Show) -> None:
    page = show_meeting()
    heading = page.heading()
    assert heading.title == "1. Sitzung"
    assert [crumb.title for crumb in heading.crumbs] == [
        "Runde Tische",
        "Runder Tisch Integration",
    ]
    assert heading.crumbs[1].route == f"gremien/{line_of(page).body_id}"
    assert heading.primary is not None
    assert heading.primary.text() == "Weiter zur Einladung"


def test_keys_lead_to_the_stages(show_meeting: Show) -> None:
    page = show_meeting()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key, stage in (
        (Qt.Key.Key_2, "einladung"),
        (Qt.Key.Key_4, "nachbereitung"),
        (Qt.Key.Key_1, "vorbereitung"),
    ):
        QTest.keyClick(page.focusWidget(), key, keys)
        assert page.tabs.current() == stage
        assert page.help_page == stage
    page.desk.router.back()
    assert page.tabs.current() == "nachbereitung"


def test_tabs_lead_to_the_stages_and_tell_their_state(show_meeting: Show) -> None:
    page = show_meeting(invited)
    assert page.tabs.accessibleTabName(0) == "Vorbereitung erledigt"
    assert page.tabs.accessibleTabName(1) == "Einladung als Nächstes"
    page.tabs.setCurrentIndex(2)
    assert "/protokoll" in str(page.desk.router.current)


def test_day_and_place_are_changed_in_their_line(show_meeting: Show) -> None:
    page = show_meeting()
    when = button(page, "meeting_when")
    assert when.text() == "Do., 17.\u00a0Dezember 2026, 14:00–16:30\u00a0Uhr"
    QTest.mouseClick(when, Qt.MouseButton.LeftButton)
    day = field(page, "meta_day")
    day.selectAll()
    type_in(day, "18.12.")
    place = field(page, "meta_place")
    place.selectAll()
    type_in(place, "Rathaus")
    QTest.keyClick(place, Qt.Key.Key_Return)
    line = line_of(page)
    assert (line.starts_at, line.place) == (datetime(2026, 12, 18, 14, 0), "Rathaus")
    assert when.isVisible()
    assert when.text().startswith("Fr., 18.")
    assert button(page, "meeting_place").text() == "Rathaus"
    page.desk.undo()
    assert line_of(page).place == "Kreishaus, Raum 3.02"


def test_esc_leaves_day_and_place_as_they_were(show_meeting: Show) -> None:
    page = show_meeting()
    QTest.mouseClick(button(page, "meeting_place"), Qt.MouseButton.LeftButton)
    place = field(page, "meta_place")
    assert place.hasFocus() or page.focusWidget() is place
    type_in(place, "anderswo")
    QTest.keyClick(place, Qt.Key.Key_Escape)
    assert line_of(page).place == "Kreishaus, Raum 3.02"
    assert not place.isVisible()


def test_an_end_before_the_begin_is_refused_at_the_field(show_meeting: Show) -> None:
    page = show_meeting()
    QTest.mouseClick(button(page, "meeting_when"), Qt.MouseButton.LeftButton)
    end = field(page, "meta_end")
    end.selectAll()
    type_in(end, "13:00")
    QTest.mouseClick(button(page, "meta_take"), Qt.MouseButton.LeftButton)
    assert "nicht nach ihrem Beginn" in end.accessibleDescription()
    assert line_of(page).ends_at == datetime(2026, 12, 17, 16, 30)


def test_moving_after_the_invitation_went_out_makes_a_dispatch(show_meeting: Show) -> None:
    page = show_meeting(invited, stage="vorbereitung")
    QTest.mouseClick(button(page, "meeting_when"), Qt.MouseButton.LeftButton)
    reason = field(page, "meta_reason")
    assert reason.isVisible()
    type_in(reason, "Der Saal ist belegt")
    start = field(page, "meta_start")
    start.selectAll()
    type_in(start, "15")
    QTest.keyClick(start, Qt.Key.Key_Return)
    dispatches = page.desk.try_read(queries.invitations(line_of(page).id))
    assert dispatches[0].kind == "move"
    assert line_of(page).change_reason == "Der Saal ist belegt"


def test_a_cancelled_meeting_says_so_and_stays(show_meeting: Show) -> None:
    page = show_meeting()
    action = next(one for one in page.heading().more if one.objectName() == "cancel_meeting")
    action.trigger()
    reason = field(page, "meeting_why_reason")
    assert reason.hasFocus()
    assert line_of(page).status == "planned"
    type_in(reason, "Die Leitung ist erkrankt")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert line_of(page).status == "cancelled"
    assert line_of(page).change_reason == "Die Leitung ist erkrankt"
    first = page.first_focus()
    assert first is not None
    assert first.hasFocus() or first.isAncestorOf(page.focusWidget())
    said = page.findChild(ElidedLabel, "meeting_reason")
    assert said is not None
    assert said.isVisible()
    assert said.text() == "Grund: Die Leitung ist erkrankt"
    assert not button(page, "meeting_when").isEnabled()
    names = [one.objectName() for one in page.heading().more]
    assert "cancel_meeting" not in names
    page.desk.undo()
    assert line_of(page).status == "planned"
    assert button(page, "meeting_when").isEnabled()


def test_a_meeting_is_put_off_with_or_without_a_reason(show_meeting: Show) -> None:
    page = show_meeting()
    action = next(one for one in page.heading().more if one.objectName() == "postpone_meeting")
    action.trigger()
    reason = field(page, "meeting_why_reason")
    QTest.keyClick(reason, Qt.Key.Key_Escape)
    assert not reason.isVisible()
    assert line_of(page).status == "planned"
    assert page.first_focus() is not None
    action.trigger()
    QTest.mouseClick(button(page, "meeting_why_confirm"), Qt.MouseButton.LeftButton)
    assert line_of(page).status == "postponed"
    assert line_of(page).change_reason == ""


def test_a_meeting_in_the_trash_leads_away(show_meeting: Show) -> None:
    page = show_meeting()
    meeting = line_of(page)
    page.desk.router.arrived.disconnect(page.show_route)
    action = next(one for one in page.heading().more if one.objectName() == "trash_meeting")
    action.trigger()
    assert str(page.desk.router.current) == f"gremien/{meeting.body_id}"
    page.show_route(Route.parse(f"sitzung/{meeting.id}"))
    assert page.findChild(QPushButton, "to_bodies") is not None
    assert not page.tabs.isVisible()
    page.desk.undo()
    page.show_route(Route.parse(f"sitzung/{meeting.id}"))
    assert page.tabs.isVisible()


def test_where_a_task_comes_from_leads_to_its_item(sample_desk: Desk, qtbot: QtBot) -> None:
    page = MeetingPage(sample_desk)
    qtbot.addWidget(page)
    origins = sample_desk.try_read(task_origins)
    assert len(origins) > 10
    for origin in origins[:3] + origins[-3:]:
        page.show_route(Route.parse(origin.route))
        stage = page.shown_stage
        assert isinstance(stage, Recording)
        assert stage.meeting is not None
        tasks = sample_desk.try_read(queries.item_tasks(stage.meeting.id))
        [item] = {one.agenda_item_id for one in tasks if one.task_id == origin.task_id}
        assert stage.item_id == item
