"""The controls of forms as the person at the desk uses them: by keys, mouse and wheel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import (
    CheckField,
    ChoiceField,
    DateField,
    Entry,
    Field,
    Found,
    MultilineField,
    NumberField,
    PickField,
    Problem,
    TextField,
    TimeField,
    TokenField,
)
from kommin_desktop.kit.forms.hint_line import HintLine
from kommin_desktop.kit.forms.popups.month import MonthGrid
from kommin_desktop.kit.forms.popups.suggestions import Suggestions

KEY = Qt.Key


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.use(qapp, "light", calm=True)


class Desk:
    """A window with some fields, one below the other."""

    def __init__(self, qtbot: QtBot, *parts: QWidget) -> None:
        self.window = QWidget()
        self.window.resize(500, 600)
        layout = QVBoxLayout(self.window)
        for part in parts:
            layout.addWidget(part)
        self.elsewhere = QLineEdit()
        layout.addWidget(self.elsewhere)
        layout.addStretch(1)
        self.qtbot = qtbot
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def type(self, line: QWidget, text: str) -> None:
        line.setFocus()
        if isinstance(line, QLineEdit):
            line.selectAll()
        QTest.keyClicks(line, text)

    def leave(self) -> None:
        self.elsewhere.setFocus()

    def offered(self) -> list[str]:
        lists = self.window.findChildren(Suggestions)
        return [row.text for one in lists if one.is_open() for row in one.rows]


def test_a_field_says_its_name_to_screen_readers_and_is_found_by_name(qtbot: QtBot) -> None:
    field = Field("Straße & Nr.", TextField(), required=True, hint="Ohne Postfach", name="street")
    desk = Desk(qtbot, field)
    line = desk.window.findChild(QLineEdit, "street")
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Straße & Nr."
    assert line.accessibleDescription() == "Pflichtangabe. Ohne Postfach"


def test_an_error_comes_when_the_field_is_left_and_goes_while_it_is_mended(qtbot: QtBot) -> None:
    field = Field("Vorname", TextField(), required=True, name="first")
    desk = Desk(qtbot, field)
    desk.type(field.control, "S")
    QTest.keyClick(field.control, KEY.Key_Backspace)
    assert field.error == ""
    desk.leave()
    assert field.error == "Diese Angabe fehlt."
    assert field.control.property("bad") == "1"
    assert "Diese Angabe fehlt." in field.control.accessibleDescription()
    desk.type(field.control, "S")
    assert field.error == ""
    assert field.control.property("bad") == ""


def test_passing_through_a_required_field_is_no_error(qtbot: QtBot) -> None:
    field = Field("Vorname", TextField(), required=True)
    desk = Desk(qtbot, field)
    field.control.setFocus()
    desk.leave()
    assert field.error == ""


def test_the_proposed_repair_is_taken_with_one_click(qtbot: QtBot) -> None:
    def comma(value: str) -> Problem | None:
        if "," not in value:
            return None
        return Problem("Die Adresse enthält ein Komma.", value.replace(",", "."))

    field = Field("E-Mail", TextField(), name="mail", check=comma)
    desk = Desk(qtbot, field)
    desk.type(field.control, "a@b,example")
    desk.leave()
    button = desk.window.findChild(QPushButton, "mail_repair")
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    with qtbot.waitSignal(field.input.edited):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.value() == "a@b.example"
    assert field.error == ""
    assert not button.isVisible()
    assert field.control.hasFocus()


def test_an_entry_that_has_no_room_ends_with_an_ellipsis(qtbot: QtBot) -> None:
    field = ChoiceField([("s", "Straße und Hausnummer der Dienststelle")])
    field.set_value("s")
    desk = Desk(qtbot, field)
    desk.window.resize(600, 200)
    qtbot.waitUntil(lambda: field.box.shown_text() == "Straße und Hausnummer der Dienststelle")
    field.setFixedWidth(120)
    qtbot.waitUntil(lambda: field.box.width() == 120)
    assert field.box.shown_text().startswith("St")
    assert field.box.shown_text().endswith("…")


def test_tab_comes_from_a_field_to_the_button_that_mends_it(qtbot: QtBot) -> None:
    field = Field("E-Mail", TextField(), name="mail", check=lambda _value: Problem("Nein.", "ja"))
    after = Field("Telefon", TextField(), name="phone")
    desk = Desk(qtbot, field, after)
    desk.type(field.control, "x")
    desk.leave()
    field.control.setFocus()
    QTest.keyClick(field.control, KEY.Key_Tab)
    button = desk.window.findChild(QPushButton, "mail_repair")
    assert desk.window.focusWidget() is button
    QTest.keyClick(button, KEY.Key_Tab)
    assert after.control.hasFocus()


def test_an_error_moves_nothing_while_a_mouse_button_is_down(qtbot: QtBot) -> None:
    field = Field("Vorname", TextField(), required=True)
    tick = CheckField("Einwilligung", name="consent")
    desk = Desk(qtbot, field, tick)
    desk.type(field.control, "x")
    QTest.keyClick(field.control, KEY.Key_Backspace)
    before = tick.y()
    place = QPoint(10, tick.tick.height() // 2)
    QTest.mousePress(tick.tick, Qt.MouseButton.LeftButton, pos=place)
    tick.tick.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert field.error
    assert tick.y() == before
    QTest.mouseRelease(tick.tick, Qt.MouseButton.LeftButton, pos=place)
    assert tick.value() is True
    qtbot.waitUntil(lambda: tick.y() > before)


def test_the_line_of_an_error_grows_to_the_height_of_its_words(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.use(qapp, "light")
    field = Field("Vorname", TextField())
    desk = Desk(qtbot, field)
    desk.window.resize(200, 400)
    before = field.height()
    line = field.findChild(HintLine)
    assert isinstance(line, HintLine)
    no_limit = line.maximumHeight()
    field.show_error("Dieser Satz ist länger, als in der einen Zeile unter dem Feld Platz ist.")
    assert line.maximumHeight() == 0
    qtbot.waitUntil(lambda: line.maximumHeight() == no_limit)
    qtbot.waitUntil(lambda: field.height() == field.heightForWidth(field.width()))
    assert field.height() > before + 30
    field.show_error("")
    qtbot.waitUntil(lambda: not line.isVisible())
    qtbot.waitUntil(lambda: field.height() == before)


def test_a_choice_keeps_a_key_that_is_no_longer_offered(qtbot: QtBot) -> None:
    field = ChoiceField([(1, "Bünde"), (2, "Löhne")], empty="–")
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value(7, "Herford")
    assert field.value() == 7
    assert field.box.currentText() == "Herford"
    field.set_value(2)
    field.set_choices([(2, "Löhne"), (3, "Spenge")])
    assert field.value() == 2


def test_the_wheel_changes_a_choice_only_while_the_person_is_in_it(qtbot: QtBot) -> None:
    field = ChoiceField([(1, "Bünde"), (2, "Löhne")])
    field.set_value(1)
    desk = Desk(qtbot, field)

    def turn() -> None:
        middle = QPointF(field.box.rect().center())
        event = QWheelEvent(
            middle,
            field.box.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field.box, event)

    desk.leave()
    turn()
    assert field.value() == 1
    field.box.setFocus()
    turn()
    assert field.value() == 2


def test_choosing_and_ticking_are_edits_loading_is_none(qtbot: QtBot) -> None:
    choice = ChoiceField([(1, "Bünde"), (2, "Löhne")], name="place")
    tick = CheckField("Einwilligung", name="consent")
    desk = Desk(qtbot, choice, tick)
    edits: list[str] = []
    choice.edited.connect(lambda: edits.append("place"))
    tick.edited.connect(lambda: edits.append("consent"))
    choice.set_value(2)
    tick.set_value(True)
    assert edits == []
    box = desk.window.findChild(QComboBox, "place")
    check = desk.window.findChild(QCheckBox, "consent")
    assert isinstance(box, QComboBox)
    assert isinstance(check, QCheckBox)
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Up)
    QTest.keyClick(check, KEY.Key_Space)
    assert edits == ["place", "consent"]
    assert (choice.value(), tick.value()) == (1, False)
    assert check.height() >= 24


def test_several_lines_grow_with_the_text_and_tab_leaves_them(qtbot: QtBot) -> None:
    field = MultilineField(name="notes", least=2, most=5)
    desk = Desk(qtbot, field)
    box = desk.window.findChild(QPlainTextEdit, "notes")
    assert isinstance(box, QPlainTextEdit)
    low = box.height()
    field.set_value("eins\nzwei\ndrei\nvier")
    assert box.height() > low
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Tab)
    assert desk.elsewhere.hasFocus()
    assert field.value() == "eins\nzwei\ndrei\nvier"


def test_numbers_are_stepped_and_settled(qtbot: QtBot) -> None:
    field = Field("Dauer", NumberField(5, 600, step=5, unit="Min."), name="minutes")
    desk = Desk(qtbot, field)
    desk.type(field.control, "35")
    desk.leave()
    assert isinstance(field.control, QLineEdit)
    assert field.control.text() == "35\u00a0Min."
    field.control.setFocus()
    QTest.keyClick(field.control, KEY.Key_Up)
    assert field.value() == 40
    desk.type(field.control, "4")
    desk.leave()
    assert field.error == "Die Zahl geht von 5 bis 600."
    assert field.value() is None


def test_a_time_is_typed_stepped_or_taken_from_the_list(qtbot: QtBot) -> None:
    field = TimeField(name="start")
    desk = Desk(qtbot, field)
    desk.type(field.line, "930")
    desk.leave()
    assert field.line.text() == "09:30 Uhr"
    field.line.setFocus()
    QTest.keyClick(field.line, KEY.Key_Down)
    assert field.value() == time(9, 25)
    QTest.keyClick(field.line, KEY.Key_F4)
    assert "14:00" in desk.offered()
    QTest.keyClick(field.line, KEY.Key_Down)
    QTest.keyClick(field.line, KEY.Key_Return)
    assert field.value() == time(9, 45)
    assert desk.offered() == []


def test_a_day_is_typed_as_it_comes(qtbot: QtBot, clock: datetime) -> None:
    field = Field("Wiedervorlage", DateField(), name="due")
    desk = Desk(qtbot, field)
    desk.type(field.control, "15.1.")
    desk.leave()
    assert isinstance(field.control, QLineEdit)
    assert field.control.text() == "15.01.2027"
    assert field.value() == date(2027, 1, 15)
    desk.type(field.control, "31.11.")
    desk.leave()
    assert field.error == "Den 31.11.2026 gibt es nicht."
    repair = desk.window.findChild(QPushButton, "due_repair")
    assert isinstance(repair, QPushButton)
    assert repair.text() == "30.11.2026 übernehmen"
    repair.click()
    assert field.value() == date(2026, 11, 30)


def test_the_calendar_opens_with_f4_and_is_used_by_keys(qtbot: QtBot, clock: datetime) -> None:
    field = DateField(name="due")
    desk = Desk(qtbot, field)
    field.line.setFocus()
    QTest.keyClick(field.line, KEY.Key_F4)
    grid = desk.window.findChild(MonthGrid)
    assert isinstance(grid, MonthGrid)
    assert grid.hasFocus()
    assert grid.accessibleName() == "Montag, 23.\u00a0November 2026"
    calendar = desk.window.findChild(QWidget, "calendar")
    assert isinstance(calendar, QWidget)
    assert desk.window.rect().contains(calendar.geometry())
    QTest.keyClick(grid, KEY.Key_PageDown)
    QTest.keyClick(grid, KEY.Key_Right)
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(grid, KEY.Key_Return)
    assert field.value() == date(2026, 12, 24)
    assert field.line.hasFocus()
    assert not grid.isVisible()


def test_esc_closes_the_calendar_and_leaves_the_day(qtbot: QtBot, clock: datetime) -> None:
    field = DateField(name="due")
    field.set_value(date(2026, 12, 3))
    desk = Desk(qtbot, field)
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    grid = desk.window.findChild(MonthGrid)
    assert isinstance(grid, MonthGrid)
    QTest.keyClick(grid, KEY.Key_Left)
    QTest.keyClick(grid, KEY.Key_Escape)
    assert field.value() == date(2026, 12, 3)
    assert field.line.hasFocus()
    assert not grid.isVisible()


def test_a_click_on_a_day_takes_it(qtbot: QtBot, clock: datetime) -> None:
    field = DateField(name="due")
    desk = Desk(qtbot, field)
    field.line.setFocus()
    QTest.keyClick(field.line, KEY.Key_F4)
    grid = desk.window.findChild(MonthGrid)
    assert isinstance(grid, MonthGrid)
    # Second week of November 2026, third column after the week's number: Wednesday 4th.
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(3 * 36 + 18, 26 + 32 + 16))
    assert field.value() == date(2026, 11, 4)


def test_a_click_elsewhere_closes_the_calendar(qtbot: QtBot, clock: datetime) -> None:
    field = DateField(name="due")
    desk = Desk(qtbot, field)
    QTest.keyClick(field.line, KEY.Key_F4)
    grid = desk.window.findChild(MonthGrid)
    assert isinstance(grid, MonthGrid)
    QTest.mouseClick(desk.window, Qt.MouseButton.LeftButton, pos=QPoint(2, 598))
    assert not grid.isVisible()


def test_the_buttons_in_a_line_follow_the_size_of_the_writing(
    qtbot: QtBot, qapp: QApplication
) -> None:
    field = DateField(name="due")
    desk = Desk(qtbot, field)
    assert desk.window.isVisible()
    assert field.button.width() >= 24
    narrow = field.button.width()
    theme.use(qapp, "light", 1.5, calm=True)
    assert field.button.width() == round(narrow * 1.5)
    assert field.line.rect().contains(field.button.geometry())


GROUPS = [(1, "Runder Tisch"), (2, "Elternarbeit"), (3, "Elterncafé"), (4, "Ältere")]


def test_entries_are_typed_taken_and_removed_by_keys(qtbot: QtBot) -> None:
    field = TokenField(GROUPS, name="groups")
    desk = Desk(qtbot, field)
    desk.type(field.line, "eltern")
    assert desk.offered() == ["Elternarbeit", "Elterncafé"]
    QTest.keyClick(field.line, KEY.Key_Down)
    QTest.keyClick(field.line, KEY.Key_Return)
    assert field.values() == [Entry(3, "Elterncafé")]
    assert field.line.text() == ""
    desk.type(field.line, "aelt")
    QTest.keyClick(field.line, KEY.Key_Return)
    desk.type(field.line, "rund")
    QTest.keyClick(field.line, KEY.Key_Return)
    assert [entry.id for entry in field.values()] == [3, 4, 1]
    QTest.keyClick(field.line, KEY.Key_Backspace)
    assert [entry.id for entry in field.values()] == [3, 4]
    QTest.keyClick(field.line, KEY.Key_Left)
    QTest.keyClick(field.line, KEY.Key_Left)
    QTest.keyClick(field.line, KEY.Key_Delete)
    assert [entry.id for entry in field.values()] == [4]
    assert field.line.hasFocus()


def test_taken_entries_are_not_offered_again(qtbot: QtBot) -> None:
    field = TokenField(GROUPS)
    field.set_value([(2, "Elternarbeit")])
    desk = Desk(qtbot, field)
    field.line.setFocus()
    QTest.keyClick(field.line, KEY.Key_Down)
    assert desk.offered() == ["Runder Tisch", "Elterncafé", "Ältere"]


def test_new_entries_only_where_they_are_allowed(qtbot: QtBot) -> None:
    closed = Field("Gruppen", TokenField(GROUPS))
    open_ = Field("Stichwörter", TokenField(GROUPS, new=True))
    desk = Desk(qtbot, closed, open_)
    desk.type(closed.control, "Sprache")
    desk.leave()
    assert closed.value() == []
    assert closed.error.startswith("„Sprache“ ist noch kein Eintrag.")
    desk.type(open_.control, "Sprache")
    assert desk.offered() == ["„Sprache“ neu anlegen"]
    QTest.keyClick(open_.control, KEY.Key_Return)
    assert open_.value() == [Entry(None, "Sprache")]


def test_esc_in_an_open_list_closes_the_list_alone(qtbot: QtBot) -> None:
    field = TokenField(GROUPS)
    desk = Desk(qtbot, field)
    desk.type(field.line, "el")
    QTest.keyClick(field.line, KEY.Key_Escape)
    assert desk.offered() == []
    assert field.line.text() == "el"


PEOPLE = [
    Found(11, "Şükran Yıldız", "Elternnetz"),
    Found(12, "Ömer Yılmaz", "Kulturverein"),
]


def people(text: str) -> Sequence[Found]:
    return [one for one in PEOPLE if "l" in text or not text]


def test_a_record_is_found_chosen_and_removed(qtbot: QtBot) -> None:
    field = PickField(people, name="person")
    desk = Desk(qtbot, field)
    desk.type(field.line, "yil")
    qtbot.waitUntil(lambda: len(desk.offered()) == 2)
    QTest.keyClick(field.line, KEY.Key_Down)
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.line, KEY.Key_Return)
    assert field.chosen() == 12
    assert field.line.text() == "Ömer Yılmaz"
    field.set_value(None)
    assert field.chosen() is None
    field.set_value(12)
    assert field.chosen_text() == "Ömer Yılmaz"


def test_typing_over_a_name_chooses_nobody_until_one_is_taken(qtbot: QtBot) -> None:
    field = Field("Leitung", PickField(people), name="person")
    field.set_value(Found(11, "Şükran Yıldız"))
    desk = Desk(qtbot, field)
    desk.type(field.control, "Meier")
    assert field.value() is None
    desk.leave()
    assert field.error.startswith("„Meier“ ist noch nicht ausgewählt.")
    desk.type(field.control, "omer yilmaz")
    desk.leave()
    assert field.value() == 12
    assert field.error == ""


def test_a_busy_file_is_asked_again(qtbot: QtBot) -> None:
    answers: list[Sequence[Found] | None] = [None, None, PEOPLE]
    field = PickField(lambda text: answers.pop(0))
    desk = Desk(qtbot, field)
    field.line.setFocus()
    QTest.keyClick(field.line, KEY.Key_Down)
    qtbot.waitUntil(lambda: len(desk.offered()) == 2)
    assert answers == []


def test_what_is_not_there_can_be_made(qtbot: QtBot) -> None:
    field = PickField(people, new="„{text}“ neu anlegen")
    desk = Desk(qtbot, field)
    desk.type(field.line, "Kaya")
    qtbot.waitUntil(lambda: desk.offered() == ["„Kaya“ neu anlegen"])
    with qtbot.waitSignal(field.new_wanted) as told:
        QTest.keyClick(field.line, KEY.Key_Return)
    assert told.args == ["Kaya"]


def test_entries_are_found_where_there_are_too_many_to_list(qtbot: QtBot) -> None:
    asked: list[str] = []

    def find(text: str) -> list[tuple[int, str]]:
        asked.append(text)
        return [(7, "Kılıç, Bahoz")] if text.startswith("bah") else []

    field = TokenField(name="trainers", new=True, find=find)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.control, "bahoz")
    QTest.keyClick(field.control, Qt.Key.Key_Return)
    assert field.values() == [(7, "Kılıç, Bahoz")]
    assert asked[0] == "b"
    QTest.keyClicks(field.control, "Emina")
    field.settle()
    assert [entry.id for entry in field.values()] == [7, None]
