"""Starting, opening, a file open elsewhere, a second start, a bug: around the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.app import registry
from kommin_desktop.app.window.crash import report
from kommin_desktop.app.window.crash_window import CrashWindow
from kommin_desktop.app.window.frame.status import StatusBar
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.app.window.program import Program
from kommin_desktop.app.window.single import FirstProgram, hand_over
from kommin_desktop.app.window.start_window import StartWindow
from kommin_desktop.contacts.queries import groups
from kommin_desktop.contacts.service import group_by_name
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.widgets import InfoBar, Label
from kommin_desktop.store.lock import FileLock
from kommin_desktop.store.office_file import OfficeFile


@pytest.fixture
def program(tmp_path: Path, house_look: object, qtbot: QtBot) -> Iterator[Program]:
    made = Program(Settings(tmp_path / "settings" / "kommin.ini"))
    yield made
    if made.window is not None:
        made.window.close()
    made.finish()


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label))


def test_without_a_file_the_start_page_offers_three_ways(program: Program) -> None:
    program.start(None)
    assert isinstance(program.window, StartWindow)
    buttons = {button.objectName() for button in program.window.findChildren(QPushButton)}
    assert {"start_sample", "start_new", "start_open"} <= buttons


def test_a_change_is_written_by_the_worker(
    program: Program, office_path: Path, qtbot: QtBot
) -> None:
    program.start(office_path)
    assert isinstance(program.window, MainWindow)
    desk = program.window.desk
    done: list[int] = []
    desk.do("Gruppe angelegt", group_by_name, "Elternarbeit", done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    program.window.close()
    program.finish()
    with OfficeFile(office_path, registry.search_texts(), "Brinkmann") as office:
        assert [line.name for line in office.read(groups())] == ["Elternarbeit"]


def test_who_worked_last_works_again(program: Program, sample_path: Path, qtbot: QtBot) -> None:
    program.start(sample_path)
    window = program.window
    assert isinstance(window, MainWindow)
    bar = window.findChild(StatusBar, "status")
    assert bar is not None
    bar.worker_chosen.emit("Ayşe Şahin")
    window.close()
    program.finish()
    again = Program(program.settings)
    again.start(sample_path)
    try:
        assert again.desk is not None
        assert again.desk.by == "Ayşe Şahin"
        assert again.window is not None
        button = again.window.findChild(QAbstractButton, "status_worker")
        assert button is not None
        assert "Ayşe Şahin" in button.text()
    finally:
        again.finish()


def test_the_last_file_opens_by_itself(program: Program, office_path: Path) -> None:
    program.start(office_path)
    again = Program(program.settings)
    assert again.recent_files() == [office_path]


def test_a_damaged_file_leads_to_the_start_page_with_a_sentence(
    program: Program, tmp_path: Path
) -> None:
    broken = tmp_path / "kaputt.kommin"
    broken.write_bytes(b"kein SQLite")
    program.start(broken)
    assert isinstance(program.window, StartWindow)
    assert "kaputt.kommin" in words(program.window)
    assert broken.read_bytes() == b"kein SQLite"


def test_a_file_open_elsewhere_can_be_read_and_opened_later(
    program: Program, office_path: Path, qtbot: QtBot
) -> None:
    # Within one process flock asks per open file, so this is as good as another computer.
    elsewhere = FileLock(office_path)
    elsewhere.acquire()
    try:
        program.start(office_path)
        assert isinstance(program.window, MainWindow)
        assert not program.window.desk.can_write
        bar = program.window.findChild(InfoBar)
        assert bar is not None
        assert "nur lesend" in words(bar)
    finally:
        elsewhere.release()
    again = next(b for b in bar.findChildren(QPushButton) if b.text() == "Erneut prüfen")
    again.click()
    assert program.desk is not None
    assert program.desk.can_write


def test_reading_only_refuses_a_change_in_words(
    program: Program, office_path: Path, qtbot: QtBot
) -> None:
    elsewhere = FileLock(office_path)
    elsewhere.acquire()
    try:
        program.start(office_path)
        assert program.desk is not None
        refused: list[str] = []
        program.desk.do(
            "Gruppe angelegt",
            group_by_name,
            "Elternarbeit",
            refused=lambda error: refused.append(error.sentence),
        )
        qtbot.waitUntil(lambda: bool(refused))
        assert "nur lesend" in refused[0]
    finally:
        elsewhere.release()


def test_settings_hold_no_word_of_the_office(
    program: Program, office_path: Path, qtbot: QtBot
) -> None:
    program.start(office_path)
    assert program.desk is not None
    program.desk.do("Gruppe angelegt", group_by_name, "Geheime Gruppe")
    program.desk.go("kontakte")
    program.quit()
    program.finish()
    assert "Geheime" not in program.settings.path.read_text("utf-8")


def test_a_second_start_hands_its_file_over(tmp_path: Path, qtbot: QtBot, qapp: object) -> None:
    settings = tmp_path / "kommin.ini"
    files: list[Path | None] = []
    first = FirstProgram(settings, files.append)
    try:
        second = subprocess.Popen(
            [sys.executable, "-c", _SECOND, str(settings), str(tmp_path / "amt.kommin")],
            stdout=subprocess.PIPE,
            text=True,
        )
        qtbot.waitUntil(lambda: bool(files), timeout=20000)
        assert second.communicate()[0].strip() == "True"
    finally:
        first.close()
    assert files == [tmp_path / "amt.kommin"]


def test_the_first_start_hands_nothing_over(tmp_path: Path, qapp: object) -> None:
    assert not hand_over(tmp_path / "kommin.ini", None)


def test_a_bug_is_told_without_what_was_typed(qtbot: QtBot, house_look: object) -> None:
    secret = "Şükran Yıldız"
    try:
        json.loads(f'{{"name": "{secret}"')
    except ValueError as error:
        caught = error
    text = report(caught)
    assert secret not in text
    assert "JSONDecodeError" in text
    assert str(Path.home()) not in text
    window = CrashWindow(caught)
    qtbot.addWidget(window)
    shown = window.findChild(QPlainTextEdit, "crash_report")
    assert shown is not None
    assert shown.toPlainText() == text


def test_the_program_starts_works_and_ends_cleanly(office_path: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", _WHOLE_RUN, str(office_path)],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "Elternarbeit"), ended.stderr
    assert not office_path.with_name(office_path.name + ".lock").exists()


_WHOLE_RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kommin_desktop.app.window import program
from kommin_desktop.contacts.queries import groups

def work():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    from kommin_desktop.contacts.service import group_by_name
    for place in ("kontakte", "gremien", "aufgaben", "heute"):
        window.desk.go(place)
    def done(_number):
        print(window.desk.try_read(groups())[0].name, flush=True)
        window.close()
    window.desk.do("Gruppe angelegt", group_by_name, "Elternarbeit", done=done)

original = program.Program.start
def start(self, file):
    original(self, file)
    QTimer.singleShot(50, self, work)
program.Program.start = start
sys.exit(program.run(Path(sys.argv[1])))
"""

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from kommin_desktop.app.window.single import hand_over
app = QCoreApplication([])
print(hand_over(Path(sys.argv[1]), Path(sys.argv[2])))
"""
