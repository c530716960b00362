"""Emptying a layout and putting other widgets in."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.widgets import clear, column


def test_what_stood_in_a_layout_is_gone_at_once(qtbot: QtBot, house_look: None) -> None:
    first, again = QLabel("eins"), QPushButton("noch einmal")
    inner = column(again)
    page = column(first, None, inner)
    qtbot.addWidget(page)
    page.show()
    layout, inside = page.layout(), inner.layout()
    assert layout is not None
    assert inside is not None
    # A list is often made anew from one of its own buttons.
    again.clicked.connect(lambda: clear(inside))
    again.click()
    assert not again.isVisible()
    assert first.isVisible()
    clear(layout)
    assert layout.count() == 0
    assert not first.isVisible()
    layout.addWidget(QLabel("zwei"))
    qtbot.waitUntil(lambda: [one.text() for one in page.findChildren(QLabel)] == ["zwei"])
