"""Backups as the window makes them: where they go, what is remembered, the half hour's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kommin_desktop.base.clock import clock_at
from kommin_desktop.contacts.service import group_by_name
from kommin_desktop.kit import backing_up
from kommin_desktop.kit.backing_up import (
    BackupKeeper,
    BackupState,
    Outcome,
    back_up,
    backup_words,
    choose_first,
    choose_second,
    places_of,
    read_state,
    trouble_of,
)
from kommin_desktop.kit.backing_up.keeper import EVERY_MINUTES
from kommin_desktop.kit.backing_up.places import second_trouble_of
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.store.safety.backup import backup_folder
from kommin_desktop.store.safety.keeping import MEANWHILE, ON_CLOSE, shelf

DAY = date(2026, 11, 23)


@pytest.fixture
def keeper(desk: Desk, qtbot: QtBot) -> BackupKeeper:
    window = QObject(desk)
    return BackupKeeper(desk, window)


def made(desk: Desk) -> list[str]:
    place = places_of(desk.settings, desk.path).first
    found = shelf(place, desk.path.stem)
    return [kept.manifest.why for kept in found if kept.manifest]


def add_group(desk: Desk, name: str) -> None:
    desk.do("Gruppe angelegt", group_by_name, name)


def test_they_lie_beside_the_file_unless_chosen_otherwise(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "andere.kommin"
    assert places_of(desk.settings, desk.path) == (backup_folder(desk.path), None)
    choose_first(desk.settings, desk.path, tmp_path / "dort")
    choose_second(desk.settings, desk.path, tmp_path / "Stick")
    assert places_of(desk.settings, desk.path) == (tmp_path / "dort", tmp_path / "Stick")
    assert places_of(desk.settings, other) == (backup_folder(other), None)
    choose_first(desk.settings, desk.path, None)
    choose_second(desk.settings, desk.path, None)
    assert places_of(desk.settings, desk.path) == (backup_folder(desk.path), None)


def test_foreign_settings_are_none(desk: Desk) -> None:
    for foreign in (7, ["x"], {str(desk.path): 3}, {str(desk.path): {"first": 1, "trouble": []}}):
        desk.settings.set_value("backups", foreign)
        assert places_of(desk.settings, desk.path).first == backup_folder(desk.path)
        assert trouble_of(desk.settings, desk.path) is None


def test_the_first_change_starts_the_clock_and_its_end_makes_a_backup(
    desk: Desk, keeper: BackupKeeper
) -> None:
    clock = keeper.clock
    assert not clock.isActive()
    add_group(desk, "Presse")
    assert clock.isActive()
    assert made(desk) == []
    assert clock.interval() == EVERY_MINUTES * 60 * 1000 == 1_800_000
    clock.stop()
    clock.timeout.emit()
    assert made(desk) == [MEANWHILE]
    clock.timeout.emit()
    assert made(desk) == [MEANWHILE], "nothing has changed since"
    add_group(desk, "Politik")
    assert keeper.is_waiting


def test_what_an_earlier_session_left_without_a_backup_starts_the_clock(
    desk: Desk, keeper: BackupKeeper
) -> None:
    back_up(desk)
    keeper.look_back()
    assert not keeper.clock.isActive()
    add_group(desk, "Presse")
    later = BackupKeeper(desk, keeper)
    later.look_back()
    assert later.is_waiting


def test_a_failure_is_told_remembered_and_tried_again(
    desk: Desk, keeper: BackupKeeper, tmp_path: Path
) -> None:
    told: list[Message] = []
    desk.told.connect(told.append)
    choose_first(desk.settings, desk.path, tmp_path / "Stick")
    add_group(desk, "Presse")
    keeper.clock.stop()
    keeper.clock.timeout.emit()
    assert "Der Ordner „Stick“ ist nicht erreichbar" in told[0].reason
    assert [text for text, _way in told[0].ways] == ["Anderen Ort wählen", "Erneut versuchen"]
    trouble = trouble_of(desk.settings, desk.path)
    assert trouble is not None
    assert keeper.is_waiting, "it will be tried again"
    (tmp_path / "Stick").mkdir()
    told[0].ways[1][1]()
    assert made(desk) == [MEANWHILE]
    assert trouble_of(desk.settings, desk.path) is None
    assert len(told) == 1


def test_the_second_place_is_told_of_only_after_a_week(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "Stick"
    choose_second(desk.settings, desk.path, stick)
    tones: list[str] = []

    def show(state: BackupState) -> None:
        tones.append(backup_words(state, DAY + timedelta(days=days)).tone)

    for days in range(0, 10, 3):
        with clock_at(datetime(2026, 11, 23, 8, 30, tzinfo=UTC) + timedelta(days=days)):
            back_up(desk)
            read_state(desk, show)
    assert tones == ["ok", "ok", "ok", "warn"]
    trouble = second_trouble_of(desk.settings, desk.path)
    assert trouble is not None
    assert trouble.since.date() == DAY
    stick.mkdir()
    back_up(desk)
    assert second_trouble_of(desk.settings, desk.path) is None
    assert len(list(stick.iterdir())) == 1


def test_the_end_is_told_when_the_copy_is_there_too(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "Stick"
    stick.mkdir()
    choose_second(desk.settings, desk.path, stick)
    seen: list[tuple[Outcome, int]] = []
    back_up(desk, ON_CLOSE, over=lambda outcome: seen.append((outcome, len(list(stick.iterdir())))))
    assert [(outcome.sentence, copies) for outcome, copies in seen] == [("", 1)]
    back_up(desk, ON_CLOSE, over=lambda outcome: seen.append((outcome, 0)))
    assert seen[1][0] == Outcome()


def test_an_import_is_preceded_by_a_backup_of_what_changed(desk: Desk) -> None:
    backing_up.secure_before_import(desk)
    backing_up.secure_before_import(desk)
    assert made(desk) == ["import"]


def test_a_damaged_file_is_said_and_no_backup_is_lost(desk: Desk) -> None:
    back_up(desk)
    told: list[Message] = []
    desk.told.connect(told.append)
    add_group(desk, "Presse")
    whole = desk.path.read_bytes()
    desk.path.write_bytes(whole[:40960] + b"\xff" * 40960 + whole[81920:])
    back_up(desk, ON_CLOSE)
    assert "beschädigt" in told[-1].reason
    assert made(desk) == ["hand"]
