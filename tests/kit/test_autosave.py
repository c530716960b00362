"""What is written live is in the file soon, in order, and the person is told when it is not."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import Autosave, AutosaveLabel, SaveState, TextField
from kommin_desktop.kit.forms.autosave import PAUSE, Told
from kommin_desktop.kit.widgets import ElidedLabel


class Minutes:
    """A text on the page and the file it is written to, which answers when the test wants."""

    def __init__(self) -> None:
        self.text = ""
        self.written: list[str] = []
        self.waiting: list[Told] = []
        self.saver = Autosave(lambda: self.text, self.save)

    def save(self, value: str, told: Told) -> None:
        self.written.append(value)
        self.waiting.append(told)

    def type(self, text: str) -> None:
        self.text = text
        self.saver.touch()

    def pause(self) -> None:
        """The person stops typing: what the clock would do."""
        timer = self.saver.findChild(QTimer)
        assert timer is not None
        assert timer.isActive()
        timer.timeout.emit()

    def answer(self, reason: str = "") -> None:
        told = self.waiting.pop(0)
        if reason:
            told(reason)
        else:
            told()


@pytest.fixture
def minutes(qapp: QApplication, clock: datetime) -> Minutes:
    theme.use(qapp, "light", calm=True)
    return Minutes()


def test_typing_is_saved_after_a_pause_of_800_milliseconds(minutes: Minutes) -> None:
    timer = minutes.saver.findChild(QTimer)
    assert timer is not None
    minutes.type("a")
    minutes.type("ab")
    assert (timer.interval(), timer.isSingleShot()) == (PAUSE, True)
    assert PAUSE == 800
    assert minutes.written == []
    minutes.pause()
    assert minutes.written == ["ab"]


def test_the_label_tells_the_way_of_a_change(minutes: Minutes, qtbot: QtBot) -> None:
    label = AutosaveLabel(minutes.saver)
    qtbot.addWidget(label)
    assert label.text() == ""
    minutes.type("a")
    assert label.text() == "Wird gespeichert …"
    minutes.pause()
    assert label.text() == "Wird gespeichert …"
    minutes.answer()
    assert label.text() == "Gespeichert 08:30:00"
    assert not minutes.saver.is_pending()


def test_what_changes_while_it_is_written_is_written_after_it(minutes: Minutes) -> None:
    minutes.type("a")
    minutes.saver.flush()
    minutes.type("ab")
    assert minutes.written == ["a"]
    minutes.answer()
    assert minutes.written == ["a"]
    assert minutes.saver.is_pending()
    minutes.pause()
    assert minutes.written == ["a", "ab"]
    minutes.answer()
    assert minutes.saver.state is SaveState.SAVED


def test_a_flush_that_waited_is_done_at_once(minutes: Minutes) -> None:
    minutes.type("a")
    minutes.saver.flush()
    minutes.type("ab")
    minutes.saver.flush()
    minutes.answer()
    assert minutes.written == ["a", "ab"]


def test_a_failure_is_told_and_tried_again(minutes: Minutes, qtbot: QtBot) -> None:
    label = AutosaveLabel(minutes.saver)
    qtbot.addWidget(label)
    label.show()
    retry = label.findChild(QPushButton, "autosave_retry")
    assert isinstance(retry, QPushButton)
    minutes.type("a")
    minutes.saver.flush()
    minutes.answer("Das Laufwerk ist voll.")
    assert label.text() == "Nicht gespeichert. Das Laufwerk ist voll."
    assert retry.isVisible()
    assert minutes.saver.is_pending()
    retry.click()
    assert minutes.written == ["a", "a"]
    minutes.answer()
    assert not retry.isVisible()
    assert label.text() == "Gespeichert 08:30:00"


def test_without_a_change_nothing_is_written(minutes: Minutes) -> None:
    minutes.saver.flush()
    minutes.type("a")
    minutes.saver.flush()
    minutes.answer()
    minutes.saver.flush()
    assert minutes.written == ["a"]


def test_leaving_and_hiding_a_control_save(minutes: Minutes, qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    field, other = TextField(name="wording"), QLineEdit()
    layout.addWidget(field)
    layout.addWidget(other)
    qtbot.addWidget(page)
    minutes.saver.watch(field)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    field.line.setFocus()
    QTest.keyClicks(field.line, "x")
    other.setFocus()
    assert len(minutes.written) == 1
    minutes.answer()
    field.line.setFocus()
    QTest.keyClicks(field.line, "y")
    page.hide()
    assert len(minutes.written) == 2


def test_an_answer_for_the_record_before_is_not_told(minutes: Minutes) -> None:
    minutes.type("a")
    minutes.saver.forget()
    assert minutes.written == ["a"]
    assert minutes.saver.state is SaveState.NOTHING
    minutes.answer()
    assert minutes.saver.state is SaveState.NOTHING
    minutes.type("b")
    minutes.saver.flush()
    assert minutes.written == ["a", "b"]


def test_the_whole_word_is_shown_beside_something_that_takes_the_room(
    minutes: Minutes, qtbot: QtBot
) -> None:
    label = AutosaveLabel(minutes.saver)
    page, greedy = QWidget(), QWidget()
    layout = QHBoxLayout(page)
    layout.addWidget(greedy, 1)
    layout.addWidget(label)
    page.resize(700, 60)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    minutes.type("a")
    minutes.pause()
    minutes.answer()
    QApplication.processEvents()
    words = label.findChild(ElidedLabel, "autosave_text")
    assert words is not None
    assert words.text().startswith("Gespeichert")
    assert words.shown_text() == words.text()
