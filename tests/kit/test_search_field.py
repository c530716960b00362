from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.tables import SearchField


def made(qtbot: QtBot, pause: int = 0) -> tuple[SearchField, list[str]]:
    field = SearchField("Name, Ort …", "contacts_search", pause=pause)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    told: list[str] = []
    field.searched.connect(told.append)
    return field, told


def test_it_tells_what_was_typed_once(qtbot: QtBot) -> None:
    field, told = made(qtbot)
    QTest.keyClicks(field, "yil ")
    qtbot.waitUntil(lambda: bool(told))
    qtbot.waitUntil(lambda: told[-1] == "yil")
    count = len(told)
    field.search_now()
    assert len(told) == count


def test_it_waits_for_a_pause_but_not_on_enter(qtbot: QtBot) -> None:
    field, told = made(qtbot, pause=60_000)
    confirmed: list[bool] = []
    field.confirmed.connect(lambda: confirmed.append(True))
    QTest.keyClicks(field, "herford")
    assert told == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["herford"]
    assert confirmed == [True]


def test_escape_clears_and_then_leaves(qtbot: QtBot) -> None:
    field, told = made(qtbot)
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    field.setText("yil")
    field.search_now()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), told, left) == ("", ["yil", ""], [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert left == [True]


def test_escape_is_the_fields_own_key(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = SearchField("Name …", "search")
    QVBoxLayout(page).addWidget(field)
    closed: list[bool] = []
    close = QAction("Schließen", page)
    close.setShortcut(QKeySequence("Esc"))
    close.triggered.connect(lambda: closed.append(True))
    page.addAction(close)
    page.show()
    qtbot.waitExposed(page)
    field.setFocus()
    field.setText("yil")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert closed == []


def test_arrow_down_goes_to_the_list(qtbot: QtBot) -> None:
    field, told = made(qtbot, pause=60_000)
    field.setText("yil")
    with qtbot.waitSignal(field.went_down):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert told == ["yil"]  # the list that gets the keyboard is the one asked for


def test_a_search_can_be_shown_without_searching(qtbot: QtBot) -> None:
    field, told = made(qtbot)
    field.show_text("Herford")
    field.search_now()
    assert (field.text(), told) == ("Herford", [])


def test_the_cross_shows_only_where_there_is_something_to_clear(qtbot: QtBot) -> None:
    field, _told = made(qtbot)
    cross = field.findChild(QToolButton, "contacts_search_clear")
    assert cross is not None
    assert not cross.isVisible()
    field.setText("yil")
    assert cross.isVisible()
    assert min(cross.width(), cross.height()) >= 24
    cross.click()
    assert field.text() == ""
    assert field.accessibleName() == "Name, Ort"
