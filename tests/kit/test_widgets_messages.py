"""Bars, toasts, progress, empty pages and tabs: what they tell and how they are worked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import (
    Button,
    EmptyState,
    IconButton,
    InfoBar,
    ProgressCard,
    StageTabs,
    Tabs,
    column,
    row,
)
from kommin_desktop.kit.widgets.progress import remaining_words
from kommin_desktop.kit.widgets.toast import Toast


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme.use(qapp, "light", calm=True)
    yield
    theme.use(qapp, "light", calm=True)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    page.resize(700, 500)
    qtbot.addWidget(page)
    return page


def button(widget: QWidget, name: str) -> Button | IconButton:
    found = widget.findChild(Button, name) or widget.findChild(IconButton, name)
    assert found is not None
    return found


def test_a_bar_stays_until_it_is_closed(page: QWidget, qtbot: QtBot) -> None:
    again = QAction("Erneut versuchen", page)
    again.setObjectName("again")
    bar = InfoBar("danger", "Die Sicherung fehlt.", "Das Laufwerk ist nicht da.", [again])
    column(bar, None, into=page)
    page.show()
    assert bar.accessibleName() == "Die Sicherung fehlt. Das Laufwerk ist nicht da."
    with qtbot.waitSignal(again.triggered):
        button(bar, "again").click()
    assert bar.isVisible()
    with qtbot.waitSignal(bar.closed):
        button(bar, "info_bar_close").click()
    assert not bar.isVisible()


def test_a_bar_that_must_stay_has_no_cross(page: QWidget) -> None:
    bar = InfoBar("warn", "Nur lesen", closable=False)
    assert bar.findChild(IconButton, "info_bar_close") is None


def test_a_bar_wraps_where_the_window_is_narrow(page: QWidget) -> None:
    bar = InfoBar("info", "Ein langer Satz über etwas, das man wissen sollte. " * 6)
    column(bar, None, into=page)
    page.resize(400, 400)
    page.show()
    assert bar.width() == 400
    assert bar.height() > 80


def test_a_toast_can_be_taken_back(page: QWidget, qtbot: QtBot) -> None:
    undone: list[str] = []
    toast = Toast(page)
    page.show()
    toast.show_toast("In den Papierkorb gelegt.", lambda: undone.append("ja"), "trash-2")
    assert toast.isVisible()
    assert toast.text() == toast.accessibleName() == "In den Papierkorb gelegt."
    toast.undo_button.click()
    assert undone == ["ja"]
    assert not toast.isVisible()


def test_a_toast_without_a_way_back_offers_none(page: QWidget) -> None:
    toast = Toast(page)
    page.show()
    toast.show_toast("Kopiert.")
    assert not toast.undo_button.isVisible()
    toast.show_toast("Gelöscht.", lambda: None)
    assert toast.undo_button.isVisible()
    assert toast.text() == "Gelöscht."


def test_a_toast_goes_by_itself_but_not_under_the_keyboard(page: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit()
    column(line, None, into=page)
    toast = Toast(page)
    page.show()
    toast.show_toast("Gespeichert.", lambda: None)
    toast.undo_button.setFocus()
    qtbot.waitUntil(toast.is_paused)
    line.setFocus()
    qtbot.waitUntil(lambda: not toast.is_paused())
    (timer,) = toast.findChildren(QTimer)
    timer.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_keeps_its_place_and_size(page: QWidget) -> None:
    toast = Toast(page)
    page.show()
    toast.show_toast("„Yılmaz, Ömer Faruk“ in den Papierkorb gelegt.", lambda: None)
    assert abs(toast.geometry().center().x() - page.rect().center().x()) <= 1
    page.resize(360, 300)
    assert toast.width() <= page.width() + 2 * 14
    assert toast.geometry().bottom() <= page.height()


def test_a_toast_fades_where_things_may_move(
    qapp: QApplication, page: QWidget, qtbot: QtBot
) -> None:
    theme.use(qapp, "light", calm=False)
    toast = Toast(page)
    page.show()
    toast.show_toast("Gespeichert.")
    effect = toast.graphicsEffect()
    assert effect is not None
    qtbot.waitUntil(lambda: not effect.isEnabled())
    toast.dismiss()
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_message_that_comes_while_one_fades_stays(
    qapp: QApplication, page: QWidget, qtbot: QtBot
) -> None:
    theme.use(qapp, "light", calm=False)
    toast = Toast(page)
    page.show()
    toast.show_toast("Eins.")
    toast.dismiss()
    toast.show_toast("Zwei.")
    effect = toast.graphicsEffect()
    assert effect is not None
    qtbot.waitUntil(lambda: not effect.isEnabled())
    assert toast.isVisible()


def test_progress_is_told_and_can_be_given_up(page: QWidget, qtbot: QtBot) -> None:
    card = ProgressCard("41 Einladungen werden erstellt …")
    column(card, into=page)
    card.show_step(26, 41, "Schürmann, Wiebke")
    page.show()
    texts = [label.text() for label in card.findChildren(type(card._step))]
    assert texts == ["26 von 41 · Schürmann, Wiebke"]
    with qtbot.waitSignal(card.cancelled):
        button(card, "progress_cancel").click()
    assert not card.cancel_button.isEnabled()


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (300, "gleich fertig"),
        (8200, "noch etwa 8 Sekunden"),
        (61000, "noch etwa 1 Minute"),
        (200000, "noch etwa 3 Minuten"),
    ],
)
def test_the_remaining_time_in_words(milliseconds: int, words: str) -> None:
    assert remaining_words(milliseconds) == words


def test_an_empty_page_says_what_to_do(page: QWidget, qtbot: QtBot) -> None:
    action = QAction("Importieren", page)
    action.setObjectName("import")
    state = EmptyState("users", "Noch keine Kontakte", "Importieren Sie eine Liste.", action)
    column(state, into=page)
    page.show()
    with qtbot.waitSignal(action.triggered):
        button(state, "import").click()
    state.show_words("search", "Keine Treffer für „<b>“")
    assert state.title.text() == "Keine Treffer für „<b>“"
    assert not state.sentence.isVisible()


def test_an_empty_page_cuts_nothing_off_in_a_low_place(page: QWidget) -> None:
    state = EmptyState("users", "Noch keine Kontakte", "Ein Satz, der erklärt, warum. " * 3)
    column(state, into=page)
    page.show()
    assert state._disc.isVisible()
    page.resize(300, 150)
    QApplication.processEvents()
    assert not state._disc.isVisible()
    page.resize(300, 500)
    QApplication.processEvents()
    assert state._disc.isVisible()


PARTS = [("members", "Mitglieder", 41), ("decisions", "Beschlüsse", 1284), ("texts", "A & B", None)]


def test_tabs_are_one_stop_and_arrows_move(page: QWidget, qtbot: QtBot) -> None:
    tabs = Tabs("body_tabs")
    column(tabs, None, into=page)
    tabs.set_tabs(PARTS)
    page.show()
    tabs.setFocus()
    told: list[str] = []
    tabs.chosen.connect(told.append)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert told == ["decisions", "texts"]
    assert tabs.current() == "texts"
    tabs.set_current("members")
    assert (tabs.current(), len(told)) == ("members", 2)


def test_tabs_have_names_and_numbers(page: QWidget) -> None:
    tabs = Tabs("t")
    tabs.set_tabs(PARTS)
    assert [tabs.accessibleTabName(i) for i in range(3)] == [
        "Mitglieder 41",
        "Beschlüsse 1.284",
        "A & B",
    ]
    assert tabs.tabText(2) == "A && B"


def test_new_numbers_keep_the_tab_that_is_open(page: QWidget) -> None:
    tabs = Tabs("t")
    told: list[str] = []
    tabs.chosen.connect(told.append)
    tabs.set_tabs(PARTS)
    tabs.set_current("decisions")
    tabs.set_tabs([("decisions", "Beschlüsse", 1), ("members", "Mitglieder", 2)])
    assert tabs.current() == "decisions"
    assert tabs.keys() == ["decisions", "members"]
    assert told == []


def test_a_click_opens_a_tab(page: QWidget, qtbot: QtBot) -> None:
    tabs = Tabs("t")
    column(tabs, None, into=page)
    tabs.set_tabs(PARTS)
    page.show()
    with qtbot.waitSignal(tabs.chosen) as told:
        middle = tabs.tabRect(1).center()
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=middle)
    assert told.args == ["decisions"]


def test_tabs_grow_with_the_writing(qapp: QApplication, page: QWidget) -> None:
    tabs = Tabs("t")
    column(tabs, None, into=page)
    tabs.set_tabs(PARTS)
    page.show()
    before = tabs.tabRect(0).size()
    theme.use(qapp, "light", 1.5, calm=True)
    QApplication.processEvents()
    after = tabs.tabRect(0).size()
    assert after.width() > before.width() * 1.4
    assert after.height() == theme.px(38)


def test_stages_say_their_state_without_colour() -> None:
    stages = StageTabs("stages")
    stages.set_stages([("agenda", "Vorbereitung", "done"), ("minutes", "Protokoll", "current")])
    names = [stages.accessibleTabName(i) for i in range(2)]
    assert names == ["Vorbereitung erledigt", "Protokoll als Nächstes"]
    stages.set_current("minutes")
    assert stages.current() == "minutes"


def test_a_toast_stands_in_the_middle_of_the_page_and_above_what_is_below(page: QWidget) -> None:
    side, content, status = QWidget(), QWidget(), QWidget()
    side.setFixedWidth(200)
    status.setFixedHeight(26)
    column((row(side, (content, 1), spacing=0), 1), status, spacing=0, into=page)
    page.resize(1000, 600)
    toast = Toast(page, over=content)
    page.show()
    toast.show_toast("Gespeichert.")
    middle = toast.geometry().center()
    assert abs(middle.x() - 600) <= 1
    shadow_below = 574 - toast.geometry().bottom()
    assert shadow_below >= 0
    page.resize(1200, 700)
    assert abs(toast.geometry().center().x() - 700) <= 1
