"""Backups in daily use, through the program: on leaving, after a failure, and the way back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.app.window.frame.cover import Cover
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.app.window.program import Program
from kommin_desktop.app.window.start_window import StartWindow
from kommin_desktop.contacts.queries import groups
from kommin_desktop.contacts.service import group_by_name
from kommin_desktop.kit.backing_up import choose_first, choose_second, trouble_of
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.kit.widgets import InfoBar, Label
from kommin_desktop.store.safety.backup import backup_folder, verify
from kommin_desktop.store.safety.keeping import Kept, shelf


class Clicks:
    """A mouse that counts."""

    def __init__(self, program: Program, bot: QtBot) -> None:
        self.program, self.bot, self.count = program, bot, 0

    def find(self, name: str) -> QPushButton:
        window = self.program.window
        assert window is not None
        return next(b for b in window.findChildren(QPushButton, name) if b.isVisible())

    def click(self, name: str) -> None:
        self.bot.waitUntil(lambda: self.there(name))
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.count += 1
        QApplication.processEvents()

    def there(self, name: str) -> bool:
        window = self.program.window
        if window is None:
            return False
        found = window.findChildren(QPushButton, name)
        return any(button.isVisible() and button.isEnabled() for button in found)


@pytest.fixture
def program(tmp_path: Path, house_look: object, qtbot: QtBot) -> Iterator[Program]:
    made = Program(Settings(tmp_path / "settings" / "kommin.ini"))
    yield made
    made.finish()


@pytest.fixture
def mouse(program: Program, qtbot: QtBot) -> Clicks:
    return Clicks(program, qtbot)


def main_window(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def add_group(program: Program, name: str, bot: QtBot) -> None:
    desk = main_window(program).desk
    done: list[int] = []
    desk.do("Gruppe angelegt", group_by_name, name, done=done.append)
    bot.waitUntil(lambda: bool(done))


def group_names(program: Program) -> list[str]:
    return [line.name for line in main_window(program).desk.try_read(groups())]


def close(program: Program, bot: QtBot) -> None:
    """Press the cross; the window goes when its backup is there."""
    window = main_window(program)
    window.close()
    bot.waitUntil(lambda: not window.isVisible())
    program.finish()


def made(path: Path) -> list[Kept]:
    return shelf(backup_folder(path), path.stem)


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_closing_backs_up_what_changed_and_only_that(
    program: Program, office_path: Path, qtbot: QtBot
) -> None:
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    close(program, qtbot)
    first = made(office_path)
    assert [kept.manifest.why for kept in first if kept.manifest] == ["close"]
    assert verify(first[0].path).counts["contact_group"] == 1
    program.start(office_path)
    close(program, qtbot)
    assert made(office_path) == first
    program.start(office_path)
    add_group(program, "Presse", qtbot)
    close(program, qtbot)
    assert len(made(office_path)) == 1 + len(first) or made(office_path) != first


def test_a_change_that_was_never_backed_up_is_so_at_the_next_closing(
    program: Program, office_path: Path, qtbot: QtBot
) -> None:
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    program.finish()  # the computer went off: nobody closed the window
    assert made(office_path) == []
    program.start(office_path)
    close(program, qtbot)
    assert len(made(office_path)) == 1


def test_a_second_place_has_its_copy_before_the_window_is_gone(
    program: Program, office_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "Stick"
    stick.mkdir()
    choose_second(program.settings, office_path, stick)
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    close(program, qtbot)
    assert [path.name for path in stick.iterdir()] == [made(office_path)[0].path.name]


def test_a_folder_that_is_gone_is_said_and_costs_nothing(
    program: Program, office_path: Path, tmp_path: Path, mouse: Clicks, qtbot: QtBot
) -> None:
    gone = tmp_path / "Stick"
    choose_first(program.settings, office_path, gone)
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    window = main_window(program)
    window.close()
    qtbot.waitUntil(lambda: mouse.there("leave_without"))
    cover = window.findChild(Cover)
    assert cover is not None
    assert window.isVisible()
    assert "Der Ordner „Stick“ ist nicht erreichbar oder voll" in words(cover)
    assert "Ihre Daten sind gespeichert" in words(cover)
    mouse.click("leave_stay")
    assert not cover.isVisible()
    add_group(program, "Presse", qtbot)
    window.close()
    mouse.click("leave_without")
    qtbot.waitUntil(lambda: not window.isVisible())
    program.finish()
    assert not gone.exists()

    program.start(office_path)
    window = main_window(program)
    qtbot.waitUntil(lambda: window.findChild(InfoBar) is not None)
    bar = window.findChild(InfoBar)
    assert bar is not None
    assert "nicht gelungen" in words(bar)
    card = window.findChild(QWidget, "backup_card")
    assert card is not None
    qtbot.waitUntil(lambda: "Datensicherung fehlgeschlagen" in words(card))
    assert group_names(program) == ["Elternarbeit", "Presse"]
    gone.mkdir()
    mouse.click("backup_make")
    qtbot.waitUntil(lambda: "Datensicherung aktuell" in words(card))
    assert trouble_of(program.settings, office_path) is None
    assert len(list(gone.iterdir())) == 1


def test_another_place_is_chosen_while_closing(
    program: Program, office_path: Path, tmp_path: Path, mouse: Clicks, qtbot: QtBot
) -> None:
    choose_first(program.settings, office_path, tmp_path / "Stick")
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    window = main_window(program)
    ask = AnsweredAsk()
    window.desk.ask = ask
    here = tmp_path / "Hier"
    here.mkdir()
    ask.paths.append(here)
    window.close()
    mouse.click("leave_elsewhere")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(list(here.iterdir())) == 1


def test_from_the_settings_back_to_a_backup_in_five_clicks(
    program: Program, office_path: Path, mouse: Clicks, qtbot: QtBot
) -> None:
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    mouse.click("backup_make")
    qtbot.waitUntil(lambda: len(made(office_path)) == 1)
    add_group(program, "Presse", qtbot)
    mouse.count = 0
    mouse.click("nav_settings")
    mouse.click("settings_sicherung")
    mouse.click("backup_restore")
    old = program.window
    mouse.click("restore_now")
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow) and program.window is not old)
    assert mouse.count <= 5
    assert group_names(program) == ["Elternarbeit"]
    whys = {kept.manifest.why for kept in made(office_path) if kept.manifest}
    assert whys == {"hand", "restore"}
    assert list(office_path.parent.glob("*.kommin")) == [office_path]


@pytest.mark.parametrize("fate", ["destroyed", "gone"])
def test_from_a_lost_file_back_to_work_in_five_clicks(
    program: Program, office_path: Path, mouse: Clicks, qtbot: QtBot, fate: str
) -> None:
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    close(program, qtbot)
    if fate == "destroyed":
        office_path.write_bytes(b"\0" * 9000)
    else:
        office_path.unlink()
    program.start(None)
    window = program.window
    assert isinstance(window, StartWindow)
    assert "amt.kommin" in words(window)
    assert "Aus Sicherung wiederherstellen" in words(window)
    mouse.click("rescue_restore")
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert mouse.count <= 5
    assert group_names(program) == ["Elternarbeit"]
    beside = [path for path in office_path.parent.glob("*.kommin") if path != office_path]
    assert len(beside) == (fate == "destroyed")


def test_a_useless_backup_leaves_all_as_it_was(
    program: Program, office_path: Path, mouse: Clicks, qtbot: QtBot
) -> None:
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    close(program, qtbot)
    kept = made(office_path)[0].path
    kept.write_bytes(kept.read_bytes()[:-1] + b"\0")
    office_path.write_bytes(b"nichts")
    program.start(None)
    start = program.window
    mouse.click("rescue_restore")
    qtbot.waitUntil(lambda: program.window is not start and program.window is not None)
    assert office_path.read_bytes() == b"nichts"


def test_a_new_computer_takes_over_from_a_backup(
    program: Program,
    office_path: Path,
    tmp_path: Path,
    mouse: Clicks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick, new = tmp_path / "Stick", tmp_path / "neu"
    stick.mkdir()
    new.mkdir()
    program.start(office_path)
    add_group(program, "Elternarbeit", qtbot)
    ask = AnsweredAsk()
    main_window(program).desk.ask = ask
    main_window(program).desk.go("einstellungen/sicherung/umzug")
    ask.paths.append(stick)
    mouse.click("moving_make")
    qtbot.waitUntil(lambda: bool(list(stick.glob("*.kommin-sicherung"))))
    close(program, qtbot)
    program.settings.forget("files/recent")
    shutil.rmtree(backup_folder(office_path))
    office_path.unlink()

    taken = next(iter(stick.iterdir()))
    ask.paths += [taken, new / "amt.kommin"]
    monkeypatch.setattr(program, "_ask", lambda: ask)
    program.start(None)
    mouse.click("start_takeover")
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert program.desk is not None
    assert program.desk.path == new / "amt.kommin"
    assert group_names(program) == ["Elternarbeit"]
