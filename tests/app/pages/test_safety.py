"""The settings about backups: which there are, checking one, where they lie, what one holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop import __version__
from kommin_desktop.app.pages.safety.comparing import CountsCard, change_words
from kommin_desktop.app.pages.safety.kept_card import KeptCard
from kommin_desktop.app.pages.safety.moving_page import MovingPage
from kommin_desktop.app.pages.safety.restore_page import RestorePage
from kommin_desktop.app.pages.safety.section import SafetySection
from kommin_desktop.app.pages.safety.words import CountLine, count_lines, size_words
from kommin_desktop.contacts.service import group_by_name
from kommin_desktop.kit.backing_up import back_up, choose_first, places_of
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.kit.widgets import Label
from kommin_desktop.store.safety.backup import backup_folder
from kommin_desktop.tasks.rules import TaskDraft
from kommin_desktop.tasks.service import add_task


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(760, 900)
    widget.show()
    return widget


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def button(widget: QWidget, name: str) -> QPushButton:
    found = widget.findChild(QPushButton, name)
    assert found is not None
    return found


def answers(desk: Desk) -> AnsweredAsk:
    assert isinstance(desk.ask, AnsweredAsk)
    return desk.ask


def test_without_a_backup_there_is_nothing_to_restore(qtbot: QtBot, desk: Desk) -> None:
    section = shown(qtbot, SafetySection(desk))
    assert "Noch nicht gesichert" in words(section)
    assert "Es gibt noch keine Sicherung." in words(section)
    assert not button(section, "backup_restore").isVisible()
    QTest.mouseClick(button(section, "safety_make"), Qt.MouseButton.LeftButton)
    assert "Datensicherung aktuell" in words(section)
    assert button(section, "backup_restore").isVisible()


def test_the_list_says_when_how_large_by_whom_and_why(qtbot: QtBot, desk: Desk) -> None:
    back_up(desk)
    section = shown(qtbot, SafetySection(desk))
    kept = section.findChild(KeptCard)
    assert kept is not None
    lines = [kept.list.model().index(0, at).data() for at in range(3)]
    assert lines[0] == "Mo., 23.11.2026, 08:30 Uhr"
    assert lines[1].endswith(" KB")
    assert lines[2] == __version__


def test_a_check_reads_it_whole(qtbot: QtBot, desk: Desk) -> None:
    back_up(desk)
    toasts: list[str] = []
    desk.toasted.connect(lambda text, _undo: toasts.append(text))
    section = shown(qtbot, SafetySection(desk))
    check = button(section, "backup_check")
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)
    assert toasts[-1] == "Die Sicherung ist vollständig und unverändert."
    made = next(backup_folder(desk.path).iterdir())
    whole = made.read_bytes()
    made.write_bytes(whole[:5000] + b"\xff" + whole[5001:])
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)
    assert "keine brauchbare Sicherung" in toasts[-1]


def test_enter_leads_from_the_list_to_the_way_back(qtbot: QtBot, desk: Desk) -> None:
    back_up(desk)
    section = shown(qtbot, SafetySection(desk))
    kept = section.findChild(KeptCard)
    assert kept is not None
    kept.list.setFocus()
    QTest.keyClick(kept.list, Qt.Key.Key_Return)
    route = desk.router.current
    assert route is not None
    assert route.path[2] == "amt_2026-11-23_0830.kommin-sicherung"


def test_places_are_chosen_and_given_up(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    section = shown(qtbot, SafetySection(desk))
    there, stick = tmp_path / "dort", tmp_path / "Stick"
    answers(desk).paths += [there, stick, None]
    for name in ("safety_first_choose", "safety_second_choose", "safety_first_choose"):
        QTest.mouseClick(button(section, name), Qt.MouseButton.LeftButton)
    assert places_of(desk.settings, desk.path) == (there, stick)
    for name in ("safety_first_reset", "safety_second_drop"):
        QTest.mouseClick(button(section, name), Qt.MouseButton.LeftButton)
        assert not button(section, name).isVisible()
    assert places_of(desk.settings, desk.path) == (backup_folder(desk.path), None)


def test_a_backup_that_failed_says_why(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    choose_first(desk.settings, desk.path, tmp_path / "Stick")
    section = shown(qtbot, SafetySection(desk))
    QTest.mouseClick(button(section, "safety_make"), Qt.MouseButton.LeftButton)
    assert "Datensicherung fehlgeschlagen" in words(section)
    assert "Der Ordner „Stick“ ist nicht erreichbar" in words(section)


def test_the_way_back_counts_then_and_now_and_names_what_is_lost(qtbot: QtBot, desk: Desk) -> None:
    desk.do("Aufgabe angelegt", add_task, TaskDraft("Anrufen"))
    back_up(desk)
    desk.do("Noch eine Aufgabe", add_task, TaskDraft("Schreiben"))
    desk.do("Gruppe „Presse“ angelegt", group_by_name, "Presse")
    desk.undo()
    page = RestorePage(desk)
    shown(qtbot, page)
    name = next(backup_folder(desk.path).iterdir()).name
    page.show_route(Route(("einstellungen", "sicherung", name)))
    text = words(page)
    assert "1 Arbeitsschritt seit dieser Sicherung gilt dann nicht mehr:" in text
    assert "Noch eine Aufgabe" in text
    assert "Presse" not in text
    counts = page.findChild(CountsCard)
    assert counts is not None
    model = counts.list.model()
    rows = [[model.index(at, to).data() for to in range(4)] for at in range(model.rowCount())]
    assert ["Aufgaben", "1", "2", "1 weniger"] in rows
    wanted: list[Path] = []
    desk.restore_wanted.connect(wanted.append)
    QTest.mouseClick(button(page, "restore_now"), Qt.MouseButton.LeftButton)
    assert [path.name for path in wanted] == [name]


def test_a_backup_that_is_gone_cannot_come_back(qtbot: QtBot, desk: Desk) -> None:
    page = RestorePage(desk)
    shown(qtbot, page)
    page.show_route(Route(("einstellungen", "sicherung", "fort.kommin-sicherung")))
    assert "lässt sich nicht lesen" in words(page)
    assert not button(page, "restore_now").isEnabled()


def test_moving_makes_one_verified_backup_where_one_chooses(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    page = shown(qtbot, MovingPage(desk))
    stick = tmp_path / "Stick"
    answers(desk).paths += [None, stick]
    make = button(page, "moving_make")
    make.click()
    assert "Gesichert und geprüft" not in words(page)
    make.click()
    assert [path.name for path in stick.iterdir()] == ["amt_2026-11-23_0830.kommin-sicherung"]
    assert "Gesichert und geprüft: amt_2026-11-23_0830.kommin-sicherung" in words(page)


def test_moving_to_a_place_that_is_full_says_so(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    page = shown(qtbot, MovingPage(desk))
    (tmp_path / "Datei").write_text("keine Mappe")
    answers(desk).paths.append(tmp_path / "Datei")
    button(page, "moving_make").click()
    assert "Der Ordner „Datei“ ist nicht erreichbar oder voll" in words(page)


def test_counts_and_sizes_in_words() -> None:
    assert [size_words(size) for size in (12, 412_345, 2_945_024)] == ["1 KB", "412 KB", "2,9 MB"]
    lines = count_lines({"contact": 5, "task": 1}, {"contact": 3, "task": 1, "meeting": 2})
    told = {line.title: change_words(line) for line in lines}
    assert told["Kontakte"] == "2 mehr"
    assert told["Aufgaben"] == "wie jetzt"
    assert told["Sitzungen"] == "2 weniger"
    assert CountLine(1, "Kontakte", 5, 3) in lines
