"""The office file put elsewhere by the whole program: copied, checked, opened; the old one kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kommin_desktop.app.pages.settings.place import recent
from kommin_desktop.app.window.program import Program
from kommin_desktop.contacts.queries import groups
from kommin_desktop.contacts.service import group_by_name
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.widgets import Label


@pytest.fixture
def program(tmp_path: Path, house_look: QApplication) -> Iterator[Program]:
    made = Program(Settings(tmp_path / "settings" / "kommin.ini"))
    yield made
    if made.window is not None:
        made.window.close()
    made.finish()


def test_the_program_goes_on_with_the_copy(
    program: Program, office_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program.start(office_path)
    assert program.desk is not None
    done: list[int] = []
    program.desk.do("Gruppe angelegt", group_by_name, "Elternarbeit", done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    program.desk.go("einstellungen/datei/verlegen")
    window = program.window
    assert window is not None
    path = window.findChild(QLineEdit, "place_path")
    button = window.findChild(QPushButton, "move_file")
    assert path is not None
    assert button is not None
    target = tmp_path / "Amt" / "neu.kommin"
    path.selectAll()
    QTest.keyClicks(path, str(target))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def moved() -> bool:
        return program.desk is not None and program.desk.path == target

    qtbot.waitUntil(moved, timeout=20000)
    assert program.desk is not None
    assert [line.name for line in program.desk.try_read(groups())] == ["Elternarbeit"]
    assert program.desk.can_write
    assert office_path.exists()
    assert program.recent_files() == [target]
    assert recent.former_of(program.settings, target) == office_path
    program.desk.go("einstellungen/datei")
    assert program.window is not None
    told = " ".join(label.text() for label in program.window.findChildren(Label))
    assert str(office_path) in told
