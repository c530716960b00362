"""Somebody at the window: types, clicks, looks for commands; the hands of the journeys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.app import registry
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.safety.checking import problems
from tests.meetings.ui.keys import type_in

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Person:
    """Somebody at the keyboard: keys go where the focus is, and nowhere else."""

    def __init__(self, window: MainWindow, bot: QtBot) -> None:
        self.window, self.desk, self.bot = window, window.desk, bot

    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, f"no focus on {self.desk.router.current}"
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focused(), key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        type_in(self.focused(), text)
        QApplication.processEvents()

    def tab_to(self, name: str, most: int = 12) -> None:
        """Press Tab until a field has the focus; a long way there is a fault."""
        passed = []
        for _step in range(most + 1):
            passed.append(self.focused().objectName())
            if passed[-1] == name:
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab does not lead to {name}: {passed}")

    def fill(self, **texts: str) -> None:
        """Type into fields in the order in which Tab comes to them."""
        for name, text in texts.items():
            self.tab_to(name)
            self.type(text)

    def find(self, text: str) -> str:
        """What the palette offers first; Enter has opened it."""
        self.press(Key.Key_K, CTRL)
        self.type(text)
        found = self.window.findChild(QListWidget, "palette_list")
        assert found is not None
        words = found.currentItem().text()
        self.press(Key.Key_Return)
        return words


def click(person: Person, name: str) -> None:
    """Press a button of the page with the mouse."""
    found = [one for one in person.window.findChildren(QWidget, name) if one.isVisible()]
    assert len(found) == 1, name
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def do(person: Person, command: str) -> None:
    """Run a command of the page by its name, through the palette."""
    person.press(Key.Key_K, CTRL)
    person.type(f"> {command}")
    person.press(Key.Key_Return)


def sound(person: Person) -> bool:
    """Whether the file is as it must be."""

    def look(connection: Connection) -> list[str]:
        return problems(connection, registry.search_texts())

    found = person.desk.try_read(look)
    assert found == []
    return True
