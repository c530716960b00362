"""Looking at widgets by their names, and at what the office file says afterwards."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import ContactCard, Wanted
from kommin_desktop.kit.desk import Desk

W = TypeVar("W", bound=QWidget)


def child(page: QWidget, kind: type[W], name: str) -> W:
    """The widget of this name."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def text_of(page: QWidget, name: str) -> str:
    """What a label says."""
    return child(page, QLabel, name).text()


def press(page: QWidget, name: str) -> None:
    """Press a button."""
    button = child(page, QPushButton, name)
    assert button.isVisible()
    assert button.isEnabled()
    button.click()


def type_text(field: QWidget, text: str) -> None:
    """Type a text, also letters that Qt's test tool knows no key of."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, event)


def found(desk: Desk, text: str, kind: str = "", groups: tuple[int, ...] = ()) -> list[int]:
    """The numbers of the contacts that a search finds."""
    lines = desk.try_read(queries.contact_ids(Wanted(text, kind, groups=groups)))
    return list(lines[0].ids)


def card(desk: Desk, number: int) -> ContactCard:
    """A contact as the file has it."""
    read = desk.try_read(lambda connection: queries.contact_card(connection, number))
    assert isinstance(read, ContactCard)
    return read
