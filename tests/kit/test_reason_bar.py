"""The bar that asks for a reason, as the person at the desk uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.base.errors import UserError
from kommin_desktop.kit.forms import ReasonBar
from kommin_desktop.kit.widgets import column

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, house_look: None) -> QWidget:
    """The bar above something else that can take the keyboard."""
    page = column(ReasonBar("stop"), QPushButton("Anderes"), None)
    qtbot.addWidget(page)
    page.resize(700, 300)
    page.show()
    return page


@pytest.fixture
def bar(page: QWidget) -> ReasonBar:
    found = page.findChild(ReasonBar)
    assert found is not None
    return found


@pytest.fixture
def closings(bar: ReasonBar) -> list[bool]:
    told: list[bool] = []
    bar.closed.connect(lambda: told.append(bar.isHidden()))
    return told


def field(bar: ReasonBar) -> QLineEdit:
    found = bar.findChild(QLineEdit, "stop_reason")
    assert found is not None
    return found


def fault(bar: ReasonBar) -> str:
    label = bar.findChild(QLabel, "stop_fault")
    assert label is not None
    assert label.isHidden() != bool(label.text())
    return label.text()


def ask(bar: ReasonBar, *, required: bool) -> list[str]:
    given: list[str] = []
    bar.ask("Warum hört das auf?", "Aufhören", given.append, icon="x", required=required)
    return given


def test_enter_gives_the_reason_after_the_keyboard_is_free(
    bar: ReasonBar, closings: list[bool]
) -> None:
    assert bar.isHidden()
    given = ask(bar, required=False)
    assert bar.accessibleName() == "Warum hört das auf?"
    assert field(bar).hasFocus()
    field(bar).setText("  zu spät ")
    QTest.keyClick(field(bar), Key.Key_Return)
    assert given == ["zu spät"]
    assert closings == [True]


def test_a_reason_may_be_left_out_unless_it_is_required(bar: ReasonBar) -> None:
    given = ask(bar, required=False)
    button = bar.findChild(QPushButton, "stop_confirm")
    assert button is not None
    assert button.text() == "Aufhören"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert given == [""]
    given = ask(bar, required=True)
    QTest.keyClick(field(bar), Key.Key_Return)
    assert given == []
    assert fault(bar) == "Geben Sie einen Grund an."
    assert field(bar).hasFocus()
    QTest.keyClicks(field(bar), "x")
    assert fault(bar) == ""
    QTest.keyClick(field(bar), Key.Key_Return)
    assert given == ["x"]


@pytest.mark.parametrize("by_button", [False, True])
def test_esc_and_the_cross_take_the_question_back(
    bar: ReasonBar, closings: list[bool], by_button: bool
) -> None:
    given = ask(bar, required=False)
    close = bar.findChild(QToolButton, "stop_close")
    assert close is not None
    if by_button:
        close.setFocus()
        QTest.keyClick(close, Key.Key_Return)
    else:
        QTest.keyClick(field(bar), Key.Key_Escape)
    assert (given, closings) == ([], [True])
    bar.refuse(UserError("Zu spät."))
    assert bar.isHidden()


def test_a_refused_reason_can_be_mended(bar: ReasonBar) -> None:
    given = ask(bar, required=True)
    field(bar).setText("darum")
    QTest.keyClick(field(bar), Key.Key_Return)
    bar.refuse(UserError("Der Grund ist zu kurz."))
    assert not bar.isHidden()
    assert field(bar).text() == "darum"
    assert field(bar).hasFocus()
    assert fault(bar) == "Der Grund ist zu kurz."
    field(bar).setText("darum eben")
    QTest.keyClick(field(bar), Key.Key_Return)
    assert given == ["darum", "darum eben"]


def test_a_question_about_something_else_is_dropped_silently(
    bar: ReasonBar, closings: list[bool]
) -> None:
    ask(bar, required=False)
    bar.drop()
    assert bar.isHidden()
    assert closings == []
    ask(bar, required=False)
    assert (field(bar).text(), fault(bar)) == ("", "")


def test_a_reason_begun_keeps_the_person_until_it_is_dropped(
    bar: ReasonBar, closings: list[bool]
) -> None:
    left: list[bool] = []
    assert not bar.holds_back(lambda: left.append(True))
    given = ask(bar, required=True)
    assert not bar.holds_back(lambda: left.append(True))
    field(bar).setText("darum")
    assert bar.holds_back(lambda: left.append(True))
    stay = bar.findChild(QPushButton, "stop_stay")
    assert stay is not None
    assert stay.hasFocus()
    QTest.keyClick(stay, Key.Key_Return)
    assert (field(bar).text(), field(bar).hasFocus(), stay.isVisible()) == ("darum", True, False)
    assert (left, given, closings) == ([], [], [])
    assert bar.holds_back(lambda: left.append(True))
    drop = bar.findChild(QPushButton, "stop_discard")
    assert drop is not None
    drop.setFocus()
    QTest.keyClick(drop, Key.Key_Return)
    assert (left, given, closings) == ([True], [], [True])
    assert not bar.holds_back(lambda: left.append(True))
