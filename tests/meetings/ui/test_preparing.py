"""The agenda by keys and mouse: walked, moved, edited, added, removed, pasted, drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.queries import AgendaLine
from kommin_desktop.meetings.rules.numbering import Numbered, outline
from kommin_desktop.meetings.ui.meeting_page import MeetingPage
from kommin_desktop.meetings.ui.preparing.listing.agenda_list import AgendaList
from kommin_desktop.meetings.ui.preparing.page import Preparing
from tests.meetings.conftest import RoundTable
from tests.meetings.ui.keys import type_in

Show = Callable[..., MeetingPage]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = """\
1. Begrüßung (10 Min.)
2. Bericht der Kitas (20 Min.)
3. Förderkriterien (30 Min., Frau Kaya)
4. Verschiedenes (15 Min.)
"""


def plain(table: RoundTable) -> int:
    """A meeting with four items and no parts."""
    with table.office.work("Sitzung geplant") as session:
        return table.plan(session, agenda=PLAIN)


def empty(table: RoundTable) -> int:
    with table.office.work("Sitzung geplant") as session:
        return table.plan(session, agenda="")


class Agenda:
    """What a person sees of the agenda, and what the file holds of it."""

    def __init__(self, page: MeetingPage) -> None:
        stage = page.shown_stage
        assert isinstance(stage, Preparing)
        assert stage.meeting is not None
        self.page, self.stage, self.meeting = page, stage, stage.meeting
        found = page.findChild(AgendaList, "agenda")
        assert found is not None
        self.list = found

    def entries(self) -> list[Numbered[AgendaLine]]:
        return list(outline(self.page.desk.try_read(queries.agenda(self.meeting.id))))

    def titles(self) -> list[str]:
        return [entry.item.title for entry in self.entries()]

    def item(self, title: str) -> AgendaLine:
        return next(one.item for one in self.entries() if one.item.title == title)

    def select(self, title: str) -> None:
        self.list.select_id(self.item(title).id)
        self.list.setFocus()

    def current(self) -> str:
        item_id = self.list.current_id()
        return next((one.item.title for one in self.entries() if one.item.id == item_id), "")

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.list, key, held)

    def shown(self) -> list[str]:
        return [row.title for row in self.list.rows.rows]

    def middle(self, place: int) -> QPoint:
        return self.list.row_rect(place).center()

    def line(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert found is not None, name
        return found

    def label(self, name: str) -> str:
        found = self.page.findChild(QLabel, name)
        assert found is not None, name
        return found.text()

    def menu(self) -> dict[str, QAction]:
        found = self.list.findChildren(QMenu, "item_menu")[-1]
        return {action.objectName(): action for action in found.actions() if action.objectName()}

    def fill(self, name: str, text: str) -> QLineEdit:
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        type_in(line, text)
        return line


@pytest.fixture
def agenda(show_meeting: Show) -> Agenda:
    return Agenda(show_meeting(plain))


def test_the_sheet_shows_times_numbers_and_sums(show_meeting: Show) -> None:
    agenda = Agenda(show_meeting())
    rows = agenda.list.rows.rows
    assert [row.clock for row in rows[:4]] == ["", "14:00", "14:10", "14:15"]
    assert rows[3].spoken() == (
        "TOP 3, Förderkriterien für Vereine, Information, 14:15 Uhr, Frau Kaniewski, 35\u00a0Min."
    )
    assert rows[4].number == "3.1"
    assert rows[6].spoken().startswith("TOP 4, Personal der Beratungsstelle, Beratung, nicht")
    assert agenda.label("agenda_end") == "Ende 15:15 Uhr"
    assert agenda.label("agenda_buffer") == "· 75 Minuten Puffer bis 16:30 Uhr"
    assert agenda.label("agenda_total") == "5 Punkte · 1\u00a0Std. 15\u00a0Min."


def test_the_status_names_what_is_selected(agenda: Agenda) -> None:
    agenda.select("Förderkriterien")
    assert agenda.page.status_text() == "4 Tagesordnungspunkte · TOP 3 ausgewählt"


def test_a_route_selects_an_item(show_meeting: Show) -> None:
    page = show_meeting(plain, stage="vorbereitung?top=3")
    assert Agenda(page).current() == "Förderkriterien"


def test_alt_arrows_move_and_undo_takes_it_back(agenda: Agenda) -> None:
    agenda.select("Förderkriterien")
    agenda.press(Key.Key_Up, ALT)
    agenda.press(Key.Key_Up, ALT)
    agenda.press(Key.Key_Up, ALT)
    assert agenda.titles()[0] == "Förderkriterien"
    assert agenda.shown()[0] == "Förderkriterien"
    assert agenda.current() == "Förderkriterien"
    assert agenda.list.rows.rows[1].clock == "14:30"
    agenda.page.desk.undo()
    assert agenda.titles()[1] == "Förderkriterien"
    assert agenda.shown()[1] == "Förderkriterien"
    agenda.press(Key.Key_Down, ALT)
    assert agenda.titles()[2] == "Förderkriterien"


def test_alt_right_makes_a_sub_item_and_left_a_main_item(agenda: Agenda) -> None:
    agenda.select("Förderkriterien")
    agenda.press(Key.Key_Right, ALT)
    entry = agenda.entries()[2]
    assert (entry.number, entry.depth) == ("2.1", 1)
    assert agenda.current() == "Förderkriterien"
    agenda.press(Key.Key_Left, ALT)
    assert agenda.entries()[2].number == "3."


def test_plus_and_minus_change_the_duration(agenda: Agenda) -> None:
    agenda.select("Bericht der Kitas")
    agenda.press(Key.Key_Plus)
    agenda.press(Key.Key_Plus)
    agenda.press(Key.Key_Minus)
    assert agenda.item("Bericht der Kitas").planned_min == 25
    agenda.page.desk.undo()
    assert agenda.item("Bericht der Kitas").planned_min == 20, "one undo for all steps"
    agenda.select("Verschiedenes")
    for _press in range(4):
        agenda.press(Key.Key_Minus)
    assert agenda.item("Verschiedenes").planned_min == 0


def test_too_long_an_agenda_says_so_in_red(agenda: Agenda) -> None:
    agenda.select("Förderkriterien")
    for _press in range(18):
        agenda.press(Key.Key_Plus)
    assert agenda.label("agenda_end") == "15 Minuten über dem geplanten Ende"


def test_einfg_adds_behind_the_selected_item(agenda: Agenda) -> None:
    agenda.select("Begrüßung")
    agenda.press(Key.Key_Insert)
    title = agenda.line("item_title")
    assert agenda.page.focusWidget() is title
    type_in(title, "Beschluss über den Haushalt")
    agenda.fill("item_minutes", "12")
    QTest.keyClick(agenda.line("item_minutes"), Key.Key_Return)
    assert agenda.titles()[:2] == ["Begrüßung", "Beschluss über den Haushalt"]
    item = agenda.item("Beschluss über den Haushalt")
    assert (item.kind, item.planned_min) == ("decision", 12)
    assert agenda.current() == "Beschluss über den Haushalt"
    assert agenda.list.hasFocus()
    agenda.page.desk.undo()
    assert len(agenda.titles()) == 4


def test_an_empty_new_row_vanishes_with_esc(agenda: Agenda) -> None:
    agenda.select("Begrüßung")
    agenda.press(Key.Key_Insert)
    assert agenda.list.rows.rowCount() == 5
    QTest.keyClick(agenda.line("item_title"), Key.Key_Escape)
    assert agenda.list.rows.rowCount() == 4
    assert agenda.titles() == agenda.shown()
    assert agenda.list.hasFocus()
    assert agenda.current() == "Begrüßung"


def test_f2_edits_in_the_row(agenda: Agenda) -> None:
    agenda.select("Bericht der Kitas")
    agenda.press(Key.Key_F2)
    agenda.fill("item_title", "Bericht der Kitas und Schulen")
    agenda.fill("item_presenter", "Herr Yıldız")
    agenda.fill("item_minutes", "25")
    kind = agenda.page.findChild(QComboBox, "item_kind")
    assert kind is not None
    QTest.keyClick(kind, Key.Key_Down)
    remark = agenda.page.findChild(QPlainTextEdit, "item_remark")
    assert remark is not None
    type_in(remark, "Zahlen vorher anfragen")
    QTest.keyClick(agenda.line("item_title"), Key.Key_Return)
    item = agenda.item("Bericht der Kitas und Schulen")
    assert (item.presenter, item.planned_min, item.kind) == ("Herr Yıldız", 25, "discussion")
    (line,) = agenda.page.desk.try_read(queries.remarks(agenda.meeting.id))
    assert line.text == "Zahlen vorher anfragen"
    agenda.page.desk.undo()
    assert "Bericht der Kitas" in agenda.titles(), "title and note are one step"
    assert agenda.page.desk.try_read(queries.remarks(agenda.meeting.id)) == []


def test_esc_leaves_an_item_as_it_was(agenda: Agenda) -> None:
    agenda.select("Bericht der Kitas")
    agenda.press(Key.Key_Return)
    title = agenda.fill("item_title", "Etwas anderes")
    QTest.keyClick(title, Key.Key_Escape)
    assert "Bericht der Kitas" in agenda.titles()
    assert agenda.list.hasFocus()


def test_going_elsewhere_keeps_what_was_typed(agenda: Agenda) -> None:
    agenda.select("Bericht der Kitas")
    agenda.press(Key.Key_F2)
    agenda.fill("item_title", "Bericht der Schulen")
    agenda.page.save_pending()
    assert "Bericht der Schulen" in agenda.titles()
    assert not agenda.list.is_editing


def test_a_duration_that_is_none_is_named_at_its_field(agenda: Agenda) -> None:
    agenda.select("Bericht der Kitas")
    agenda.press(Key.Key_F2)
    minutes = agenda.fill("item_minutes", "lange")
    QTest.keyClick(minutes, Key.Key_Return)
    assert agenda.list.is_editing
    assert minutes.accessibleDescription()
    assert agenda.item("Bericht der Kitas").planned_min == 20


def test_a_long_title_keeps_its_lines(show_meeting: Show) -> None:
    def with_lines(table: RoundTable) -> int:
        with table.office.work("Sitzung") as session:
            return table.plan(session, agenda="1. Erste Zeile\n    zweite Zeile\n")

    agenda = Agenda(show_meeting(with_lines))
    agenda.press(Key.Key_Home)
    agenda.press(Key.Key_F2)
    minutes = agenda.fill("item_minutes", "5")
    QTest.keyClick(minutes, Key.Key_Return)
    (entry,) = agenda.entries()
    assert (entry.item.title, entry.item.planned_min) == ("Erste Zeile\nzweite Zeile", 5)


def test_entf_removes_and_the_next_row_is_selected(agenda: Agenda) -> None:
    toasts: list[str] = []
    agenda.page.desk.toasted.connect(lambda text, _undo: toasts.append(text))
    agenda.select("Bericht der Kitas")
    agenda.press(Key.Key_Delete)
    assert agenda.titles() == ["Begrüßung", "Förderkriterien", "Verschiedenes"]
    assert agenda.current() == "Förderkriterien"
    assert toasts == ["„Bericht der Kitas“ steht nicht mehr auf der Tagesordnung"]
    agenda.page.desk.undo()
    assert agenda.shown()[1] == "Bericht der Kitas"


def test_several_lines_of_the_clipboard_become_items(agenda: Agenda) -> None:
    QGuiApplication.clipboard().setText("Neue Räume\nPause\n")
    agenda.select("Begrüßung")
    agenda.press(Key.Key_V, CTRL)
    assert agenda.titles()[:4] == ["Begrüßung", "Neue Räume", "Pause", "Bericht der Kitas"]
    assert agenda.item("Pause").kind == "break"
    agenda.page.desk.undo()
    assert len(agenda.titles()) == 4


def test_the_agenda_is_copied_as_a_table(agenda: Agenda) -> None:
    agenda.press(Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Uhrzeit", "TOP", "Titel", "Art", "Verantwortlich", "Dauer"]
    assert lines[3].split("\t")[:3] == ["14:30", "3", "Förderkriterien"]


def test_an_agenda_as_text_takes_the_place_of_the_old_one(agenda: Agenda) -> None:
    QTest.mouseClick(child(agenda.page, "agenda_from_text"), Qt.MouseButton.LeftButton)
    text = agenda.page.findChild(QPlainTextEdit, "agenda_text")
    assert text is not None
    assert not agenda.list.isVisible()
    type_in(text, "1. Eins (5 Min.)")
    QTest.keyClick(text, Key.Key_Return)
    type_in(text, "1.1 Eins a")
    QTest.mouseClick(child(agenda.page, "agenda_text_replace"), Qt.MouseButton.LeftButton)
    assert agenda.titles() == ["Eins", "Eins a"]
    assert agenda.list.hasFocus()
    agenda.page.desk.undo()
    assert len(agenda.titles()) == 4


def child(page: QWidget, name: str) -> QWidget:
    """The newest of that name: rows that were replaced live on until the next event."""
    found: list[QWidget] = page.findChildren(QWidget, name)
    assert found, name
    return found[-1]


def test_buttons_add_a_break_and_a_heading(agenda: Agenda) -> None:
    agenda.select("Bericht der Kitas")
    QTest.mouseClick(child(agenda.page, "agenda_break"), Qt.MouseButton.LeftButton)
    assert agenda.titles()[2] == "Pause"
    assert agenda.list.rows.rows[2].number == ""
    agenda.select("Begrüßung")
    QTest.mouseClick(child(agenda.page, "agenda_heading"), Qt.MouseButton.LeftButton)
    title = agenda.line("item_title")
    type_in(title, "A Öffentlicher Teil")
    QTest.keyClick(title, Key.Key_Return)
    assert agenda.item("A Öffentlicher Teil").is_heading


def test_an_item_is_drawn_to_another_place(agenda: Agenda) -> None:
    view = agenda.list.viewport()
    left = Qt.MouseButton.LeftButton
    start, end = agenda.middle(0), agenda.list.row_rect(2).bottomLeft() + QPoint(60, 2)
    QTest.mousePress(view, left, pos=start)
    QTest.mouseMove(view, start + QPoint(0, 30))
    QTest.mouseMove(view, end)
    assert agenda.list.drawing.gap == 3
    QTest.mouseRelease(view, left, pos=end)
    assert agenda.titles()[2] == "Begrüßung"
    assert not agenda.list.drawing.is_on


def test_esc_ends_drawing_without_a_move(agenda: Agenda) -> None:
    view = agenda.list.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=agenda.middle(0))
    QTest.mouseMove(view, agenda.middle(3))
    assert agenda.list.drawing.is_on
    agenda.press(Key.Key_Escape)
    QTest.mouseRelease(view, left, pos=agenda.middle(3))
    assert agenda.titles()[0] == "Begrüßung"


def test_the_menu_does_what_the_keys_do(agenda: Agenda) -> None:
    place = agenda.list.row_rect(2)
    at = QPoint(place.right() - 16, place.center().y())
    QTest.mouseClick(agenda.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    menu = agenda.menu()
    assert not menu["item_down"].isEnabled() or agenda.titles()[3] == "Verschiedenes"
    menu["item_in"].trigger()
    assert agenda.entries()[2].number == "2.1"
    menu["item_closed_toggle"].trigger()
    assert not agenda.item("Förderkriterien").is_public
    agenda.list.findChildren(QMenu, "item_menu")[-1].close()


def test_what_changed_after_the_invitation_is_marked(show_meeting: Show) -> None:
    agenda = Agenda(show_meeting(lambda table: table.invited()[0]))
    assert not any(row.was_changed for row in agenda.list.rows.rows)
    agenda.select("Verschiedenes")
    agenda.press(Key.Key_F2)
    title = agenda.fill("item_title", "Verschiedenes und Termine")
    QTest.keyClick(title, Key.Key_Return)
    changed = [row for row in agenda.list.rows.rows if row.was_changed]
    assert [row.title for row in changed] == ["Verschiedenes und Termine"]
    assert "nach Versand geändert" in changed[0].spoken()


def test_a_closed_meeting_keeps_its_agenda(show_meeting: Show) -> None:
    agenda = Agenda(show_meeting(lambda table: table.sent()))
    assert not child(agenda.page, "agenda_tools").isVisible()
    agenda.press(Key.Key_Home)
    agenda.press(Key.Key_F2)
    assert not agenda.list.is_editing


def test_an_empty_agenda_says_how_to_begin(show_meeting: Show) -> None:
    agenda = Agenda(show_meeting(empty))
    assert not agenda.list.isVisible()
    QTest.mouseClick(child(agenda.page, "agenda_add"), Qt.MouseButton.LeftButton)
    title = agenda.line("item_title")
    type_in(title, "Begrüßung")
    QTest.keyClick(title, Key.Key_Return)
    assert agenda.titles() == ["Begrüßung"]
    assert agenda.list.isVisible()


def test_times_beside_the_agenda_are_kept_at_once(agenda: Agenda) -> None:
    begin = agenda.fill("meeting_begin", "15")
    QTest.keyClick(begin, Key.Key_Tab)
    assert agenda.list.rows.rows[0].clock == "15:00"
    end = agenda.fill("meeting_end", "14")
    QTest.keyClick(end, Key.Key_Tab)
    assert "nicht nach ihrem Beginn" in end.accessibleDescription()


def test_who_leads_is_chosen_or_typed(agenda: Agenda) -> None:
    chair = agenda.line("meeting_chair")
    QTest.keyClick(chair, Key.Key_Backspace)
    type_in(chair, "Gülşen Ayd")
    QTest.keyClick(chair, Key.Key_Return)
    lines = agenda.page.desk.try_read(queries.officers(agenda.meeting.id))
    chairs = [(one.contact_id is not None, one.name) for one in lines if one.role == "chair"]
    assert chairs == [(True, "Gülşen Aydın")]


def with_former(table: RoundTable) -> int:
    """A meeting after one in which an item was not reached and tasks were given."""
    former = table.recorded("# 2\nText\nA: Wehmeier: Antrag entwerfen\n")
    item = table.item(former, "3")
    with table.office.work("Nicht erreicht") as session:
        service.set_outcome(session, item, "not_reached")
    with table.office.work("Nächste") as session:
        from datetime import datetime

        return table.plan(session, datetime(2027, 3, 4, 14, 0), None, PLAIN)


def test_what_is_open_goes_onto_the_agenda(show_meeting: Show) -> None:
    agenda = Agenda(show_meeting(with_former))
    points = child(agenda.page, "open_points")
    words = [label.text() for label in points.findChildren(QLabel)]
    assert "Offen aus der 1. Sitzung" in words
    assert "Antrag entwerfen" in words
    QTest.mouseClick(child(agenda.page, "take_point_0"), Qt.MouseButton.LeftButton)
    assert "Stand der Aufgaben aus den vorigen Sitzungen" in agenda.titles()
    QTest.mouseClick(child(agenda.page, "take_point_0"), Qt.MouseButton.LeftButton)
    assert "Förderkriterien für Vereine" in agenda.titles()
    agenda.page.desk.undo()
    assert "Förderkriterien für Vereine" not in agenda.titles()


def test_a_former_agenda_is_taken_over(show_meeting: Show) -> None:
    agenda = Agenda(show_meeting(with_former))
    QTest.mouseClick(child(agenda.page, "agenda_from_former"), Qt.MouseButton.LeftButton)
    assert "Personal der Beratungsstelle" in agenda.titles()
    assert agenda.titles().count("Begrüßung") == 1


def test_papers_are_asked_for_and_handed_in(agenda: Agenda, tmp_path: Path) -> None:
    agenda.select("Förderkriterien")
    QTest.mouseClick(child(agenda.page, "paper_request"), Qt.MouseButton.LeftButton)
    title = agenda.line("paper_title")
    type_in(title, "Vorlage 17/2")
    QTest.keyClick(title, Key.Key_Return)
    (paper,) = agenda.page.desk.try_read(queries.paper_files(agenda.meeting.id))
    assert (paper.title, paper.state) == ("Vorlage 17/2", "requested")
    assert paper.agenda_item_id == agenda.item("Förderkriterien").id
    assert agenda.list.rows.rows[2].papers == "Vorlage 17/2"
    file = tmp_path / "Zahlen.pdf"
    file.write_bytes(b"%PDF-1.7 Zahlen")
    ask = agenda.page.desk.ask
    assert isinstance(ask, AnsweredAsk)
    ask.paths = [file]
    QTest.mouseClick(child(agenda.page, "paper_add"), Qt.MouseButton.LeftButton)
    papers = agenda.page.desk.try_read(queries.paper_files(agenda.meeting.id))
    assert [one.file_name for one in papers] == ["", "Zahlen.pdf"]
    assert agenda.list.rows.rows[2].papers == "2 Anlagen"


def test_a_narrow_page_shows_one_thing_at_a_time(show_meeting: Show) -> None:
    agenda = Agenda(show_meeting(plain, size=(968, 531)))
    pane = child(agenda.page, "meeting_pane")
    assert not pane.isVisible()
    QTest.mouseClick(child(agenda.page, "agenda_details"), Qt.MouseButton.LeftButton)
    assert pane.isVisible()
    assert not agenda.list.isVisible()
    QTest.mouseClick(child(agenda.page, "pane_back"), Qt.MouseButton.LeftButton)
    assert agenda.list.isVisible()
    assert agenda.list.hasFocus()


@pytest.mark.parametrize("size", [(1154, 659), (968, 531)])
def test_everything_has_a_name_and_room(show_meeting: Show, size: tuple[int, int]) -> None:
    page = show_meeting(with_former, size=size)
    for widget in page.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (takes_focus and widget.isVisible()):
            continue
        name = widget.accessibleName() or getattr(widget, "text", str)()
        assert name.strip(), widget.objectName()
        assert min(widget.width(), widget.height()) >= 24, (widget.objectName(), widget.size())
        right = widget.mapTo(page, widget.rect().topRight()).x()
        assert right <= page.width(), widget.objectName()
