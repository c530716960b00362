"""The frame of the window: areas, ways back, bars, toasts, palette, undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.base.errors import UserError, WorldError
from kommin_desktop.contacts.queries import groups
from kommin_desktop.contacts.service import group_by_name
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.page import Page
from kommin_desktop.kit.widgets import InfoBar, Label
from kommin_desktop.kit.widgets.toast import Toast

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def words(widget: QWidget) -> str:
    """All words that stand in a widget."""
    return " ".join(label.text() for label in widget.findChildren(Label))


def route(window: MainWindow) -> str:
    return str(window.desk.router.current)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, mods: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(window.focusWidget(), key, mods)


def test_numbers_lead_to_areas_and_alt_arrows_back(window: MainWindow, qtbot: QtBot) -> None:
    assert route(window) == "heute"
    press(qtbot, window, Qt.Key.Key_2)
    assert route(window) == "kontakte"
    press(qtbot, window, Qt.Key.Key_3)
    assert route(window).startswith("gremien")
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert route(window) == "kontakte"
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert route(window).startswith("gremien")


def test_the_sidebar_marks_the_area_one_is_in(window: MainWindow, qtbot: QtBot) -> None:
    contacts = window.findChild(QPushButton, "nav_contacts")
    today = window.findChild(QPushButton, "nav_overview")
    assert contacts is not None
    assert today is not None
    QTest.mouseClick(contacts, Qt.MouseButton.LeftButton)
    assert contacts.isChecked()
    assert not today.isChecked()


def test_a_narrow_window_shows_icons_with_their_names(window: MainWindow, qtbot: QtBot) -> None:
    contacts = window.findChild(QPushButton, "nav_contacts")
    assert contacts is not None
    wide = contacts.width()
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: contacts.width() < wide)
    assert contacts.text() == ""
    assert contacts.accessibleName().startswith("Kontakte")
    assert "Kontakte" in contacts.toolTip()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640), (860, 640)])
def test_the_primary_action_is_never_cut(
    sample_window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    sample_window.resize(*size)
    sample_window.desk.go("sitzung/6/einladung")
    page = sample_window.places.page
    assert page is not None
    heading = page.heading()
    primary = QAction("E-Mails an alle Eingeladenen vorbereiten (12)", page)
    primary.setObjectName("long_primary")
    page.set_heading(heading._replace(primary=primary))
    header = sample_window.findChild(QWidget, "head")
    assert header is not None

    def is_whole() -> bool:
        button = header.findChild(QPushButton, "long_primary")
        if button is None or not button.isVisible():
            return False
        right = button.mapTo(sample_window, button.rect().topRight()).x()
        return button.width() >= button.sizeHint().width() and right < sample_window.width()

    qtbot.waitUntil(is_whole)
    more = header.findChild(QWidget, "more_actions")
    assert more is not None
    hidden = {action.text() for action in more.findChildren(QMenu)[0].actions()}
    shown = {one.text() for one in header.findChildren(QPushButton) if one.isVisible()}
    assert {one.text() for one in heading.secondary} <= hidden | shown


def test_the_sidebar_can_be_narrowed_and_stays_so(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_B)
    assert window.desk.settings.value("window/slim") is True
    press(qtbot, window, Qt.Key.Key_B)
    assert window.desk.settings.value("window/slim") is False


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UserError("Die Sitzung ist abgeschlossen."), "abgeschlossen"),
        (WorldError("Das Laufwerk ist voll."), "voll"),
    ],
)
def test_a_refusal_is_a_bar_with_its_sentence(
    window: MainWindow, qtbot: QtBot, error: Exception, said: str
) -> None:
    def refuse(_session: object) -> None:
        raise error

    window.desk.do("Versuch", refuse)
    bar = window.findChild(InfoBar)
    assert bar is not None
    assert bar.isVisible()
    assert said in words(bar)


def test_disk_trouble_offers_to_try_again(window: MainWindow, qtbot: QtBot) -> None:
    attempts: list[int] = []

    def fail_once(_session: object) -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise WorldError("Das Laufwerk ist getrennt.")

    window.desk.do("Versuch", fail_once)
    bar = window.findChild(InfoBar)
    assert bar is not None
    again = next(b for b in bar.findChildren(QPushButton) if b.text() == "Erneut versuchen")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert len(attempts) == 2
    qtbot.waitUntil(lambda: not window.findChildren(InfoBar))


def test_no_more_than_two_bars(window: MainWindow, qtbot: QtBot) -> None:
    for number in range(4):
        window.desk.tell(Message("info", f"Meldung {number}"))
    qtbot.waitUntil(lambda: len(window.findChildren(InfoBar)) == 2)
    assert [bar.title.text() for bar in window.findChildren(InfoBar)] == ["Meldung 2", "Meldung 3"]


def test_a_toast_takes_the_work_back(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.do("Gruppe angelegt", group_by_name, "Elternarbeit", toast="Gruppe angelegt.")
    assert [line.name for line in window.desk.try_read(groups())] == ["Elternarbeit"]
    toast = window.findChild(Toast)
    assert toast is not None
    undo = next(b for b in toast.findChildren(QPushButton) if "Rückgängig" in b.text())
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert window.desk.try_read(groups()) == []


def test_ctrl_z_and_y_go_through_the_works(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.do("Gruppe angelegt", group_by_name, "Elternarbeit")
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.desk.try_read(groups()) == []
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert [line.name for line in window.desk.try_read(groups())] == ["Elternarbeit"]


def test_the_menu_names_what_undo_would_do(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.do("Gruppe angelegt", group_by_name, "Elternarbeit")
    menu = next(a for a in window.menuBar().actions() if "Bearbeiten" in a.text()).menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert "Rückgängig: Gruppe angelegt" in [action.text() for action in menu.actions()]


def test_the_palette_finds_a_contact_without_its_marks(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, sample_window, Qt.Key.Key_K)
    field = sample_window.findChild(QLineEdit, "palette_field")
    assert field is not None
    assert field.hasFocus()
    QTest.keyClicks(field, "kilic")
    found = sample_window.findChild(QListWidget, "palette_list")
    assert found is not None
    assert "Kılıç" in found.currentItem().text()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert route(sample_window).startswith("kontakte/")
    assert not sample_window.palette_box.isVisible()


def test_the_palette_has_room_for_its_last_line(sample_window: MainWindow) -> None:
    sample_window.open_palette("kilic")
    box = sample_window.findChild(QFrame, "palette_box")
    assert box is not None
    assert box.height() == box.sizeHint().height()


def test_the_palette_gives_the_focus_back(sample_window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, sample_window, Qt.Key.Key_2)
    before = sample_window.focusWidget()
    press(qtbot, sample_window, Qt.Key.Key_K)
    field = sample_window.findChild(QLineEdit, "palette_field")
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert sample_window.focusWidget() is before


def test_after_the_palette_strg_z_takes_back_the_last_work(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    from kommin_desktop.tasks.rules import TaskDraft
    from kommin_desktop.tasks.service import add_task

    desk = sample_window.desk
    desk.go("kontakte")
    search = sample_window.findChild(QLineEdit, "contact_search")
    assert search is not None
    search.setFocus()
    desk.do("Aufgabe angelegt", add_task, TaskDraft("Rückruf"))
    press(qtbot, sample_window, Qt.Key.Key_Z)
    assert desk.undo_label() != "Aufgabe angelegt"
    desk.do("Aufgabe angelegt", add_task, TaskDraft("Rückruf"))
    QTest.keyClicks(search, "Ay")
    sample_window.open_palette("yildiz")
    field = sample_window.findChild(QLineEdit, "palette_field")
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert route(sample_window).startswith("kontakte/")
    press(qtbot, sample_window, Qt.Key.Key_Z)
    assert desk.undo_label() != "Aufgabe angelegt"
    assert search.text() == "Ay"
    search.setFocus()
    desk.do("Aufgabe angelegt", add_task, TaskDraft("Rückruf"))
    QTest.keyClicks(search, "di")
    press(qtbot, sample_window, Qt.Key.Key_Z)
    assert desk.undo_label() == "Aufgabe angelegt"


def test_a_click_beside_the_palette_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette()
    QTest.mouseClick(window.palette_box, Qt.MouseButton.LeftButton, pos=QPoint(5, 700))
    assert not window.palette_box.isVisible()


def test_commands_of_the_palette_run(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette("> papierkorb")
    field = window.findChild(QLineEdit, "palette_field")
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert route(window) == "papierkorb"


def test_every_shortcut_of_the_window_is_there_once(window: MainWindow) -> None:
    keys = [
        key.toString()
        for action in window.findChildren(QAction)
        if action.parent() is window
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert "Ctrl+K" in keys


class Stubborn(Page):
    """A page that has something unsaved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "stubborn")
        self.go_on: Callable[[], None] | None = None

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        if self.go_on is None:
            self.go_on = go_on
            return True
        return False


def test_a_page_with_unsaved_changes_holds_back_until_answered(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = Stubborn(window.desk)
    window.places.page = page
    window.desk.go("papierkorb")
    assert route(window) == "heute"
    assert page.go_on is not None
    page.go_on()
    assert route(window) == "papierkorb"


def test_help_opens_where_the_handbook_speaks_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.go("papierkorb")
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert route(window) == "hilfe/papierkorb-und-verlauf"


def test_an_unknown_place_is_home(window: MainWindow) -> None:
    window.desk.go("gibt/es/nicht")
    assert route(window) == "heute"
