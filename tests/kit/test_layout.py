"""Emptying a layout and putting other widgets in."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.forms.field_row import FieldRow
from kommin_desktop.kit.widgets import clear, column, scroll
from kommin_desktop.kit.widgets.layout import settle_layouts


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


def test_what_was_put_into_a_seen_form_has_its_place_before_anything_is_painted(
    qtbot: QtBot, house_look: None
) -> None:
    rows = column()
    card = FieldRow([column(rows)])
    below = QLabel("darunter")
    page = scroll(column(card, below, None))
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    qtbot.waitUntil(lambda: below.height() > 0)
    inner = rows.layout()
    assert inner is not None
    for text in ("eins", "zwei", "drei"):
        inner.addWidget(FieldRow([QLabel(text)]))
    settle_layouts(page)
    shown = [one for one in rows.findChildren(FieldRow) if one.isVisible()]
    assert len(shown) == 3
    ends = [_bottom(one, page) for one in shown]
    assert ends == sorted(set(ends))
    assert below.mapTo(page, below.rect().topLeft()).y() > ends[-1]


def _bottom(one: QWidget, page: QWidget) -> int:
    return one.mapTo(page, one.rect().bottomLeft()).y()
