"""Killed while minutes are typed: at most the last two seconds of typing are lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kommin_desktop.app import registry
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.trying import inline_desk
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.ui.recording.page import Recording
from kommin_desktop.store.drafts import drafts
from kommin_desktop.store.office_file import OfficeFile
from tests.crash.processes import ROOT
from tests.crash.typists import WORDS
from tests.meetings.conftest import make_table

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a matter of Unix")

MOST_LOST = 2.0


@pytest.fixture
def table_path(office_path: Path) -> tuple[Path, int]:
    """An office file with a planned meeting, and that meeting."""
    with OfficeFile(office_path, registry.search_texts(), by="Brinkmann") as office:
        meeting = make_table(office).planned()
    return office_path, meeting


def typed_until_killed(seconds: float, path: Path, meeting: int, mode: str) -> tuple[int, int]:
    """How many characters were typed, and how many of them two seconds before the end."""
    command = [sys.executable, "-m", "tests.crash.typists", str(path), str(meeting), mode]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, env=environment
    ) as typist:
        assert typist.stdout
        lines = [typist.stdout.readline()]
        assert lines[0]
        killer = threading.Timer(seconds, typist.kill)
        killer.start()
        lines += typist.stdout
        ended = time.monotonic()
        killer.join()
    pairs = [line.split() for line in lines if line[:1].isdigit() and line.endswith("\n")]
    times = {int(count): float(at) for count, at in pairs}
    kept = [count for count, at in times.items() if at <= ended - MOST_LOST]
    return max(times), max(kept, default=0)


def expect_taken_over(path: Path, meeting: int, bot: QtBot, typed: int, kept: int) -> str:
    """Open the stage again; the text is there but for what was typed last. What the bar says."""
    desk = inline_desk(path, registry.search_texts())
    stage = Recording(desk)
    bot.addWidget(stage)
    desk.changed.connect(stage.on_notice)
    line = desk.try_read(queries.meeting_line(meeting))[0]
    stage.show_meeting(line, Route.parse(f"sitzung/{meeting}/protokoll"))
    text = stage.text.editor.toPlainText()
    whole = (WORDS * (typed // len(WORDS) + 2))[: len(text)]
    assert text == whole
    assert kept <= len(text) <= typed + 1
    assert "TOP 3" in stage.text.head.text()
    lines = desk.try_read(queries.agenda(meeting))
    item = next(line for line in lines if line.id == stage.item_id)
    assert item.text == text.rstrip()
    assert desk.try_read(drafts()) == []
    bar = stage.text.message()
    stage.keeper.close()
    desk.close()
    return bar.title.text() if bar else ""


@pytest.mark.parametrize("mode", ["free", "busy"])
def test_two_seconds_of_typing_are_lost_at_most(
    table_path: tuple[Path, int], qtbot: QtBot, house_look: QApplication, mode: str
) -> None:
    path, meeting = table_path
    typed, kept = typed_until_killed(4.3, path, meeting, mode)
    assert kept > 20
    told = expect_taken_over(path, meeting, qtbot, typed, kept)
    assert told.startswith("Nicht gespeicherter Text von ")
    beside = [name.name for name in path.parent.iterdir() if name.suffix != ".ini"]
    assert beside == [path.name]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
def test_killed_at_any_moment(
    table_path: tuple[Path, int], qtbot: QtBot, house_look: QApplication, seed: int
) -> None:
    path, meeting = table_path
    chance = random.Random(seed)
    mode = chance.choice(["free", "busy"])
    typed, kept = typed_until_killed(chance.uniform(2.2, 7), path, meeting, mode)
    if kept:
        expect_taken_over(path, meeting, qtbot, typed, kept)
