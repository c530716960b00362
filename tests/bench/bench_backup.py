"""A backup of a 10 MB file beside the window: how long it takes, how long the window stands."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kommin_desktop.app.window.program import stop_collecting_what_stays
from kommin_desktop.contacts.ui.page import ContactsPage
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.backing_up import Outcome, back_up
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.store import driver
from kommin_desktop.store.safety.backup import verify
from kommin_desktop.store.safety.restoring import swap_in
from tests.bench.bench_store import new_file
from tests.crash.typists import real_desk

SIZE = 10_000_000
TURNS = 3
_BEAT_MS = 2
_PIECE = 100_000
_PATIENCE = 60


class BackupFigures(NamedTuple):
    """The best of some turns: seconds of a backup and of a way back, the longest stall in ms."""

    seconds: float
    stall_ms: float
    restored_seconds: float


@cache
def figures() -> BackupFigures:
    """Back up a 10 MB file beside an open list of contacts, then bring it back."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    theme.use(app, "light", calm=True)
    with new_file() as path:
        _fill(path)
        desk = real_desk(path)
        page = ContactsPage(desk, Offers())
        page.show_route(Route.parse("kontakte"))
        page.resize(1154, 659)
        page.show()
        stop_collecting_what_stays()
        ended: list[Outcome] = []
        desk.on_file(lambda _office, _step: None, done=lambda _none: ended.append(Outcome()))
        _wait(app, lambda: bool(ended))  # what a first work loads is no part of a backup
        seconds, stalls = [], []
        for _turn in range(TURNS):
            took, stalled = _one(app, page, desk)
            seconds.append(took)
            stalls.append(stalled)
        page.close()
        page.deleteLater()
        desk.close()
        app.processEvents()
        made = sorted((path.parent / "Sicherungen").iterdir())
        assert verify(made[-1]).counts["blob"] == SIZE // _PIECE
        began = time.perf_counter()
        swap_in(made[-1], path, path.parent / "Sicherungen")
        return BackupFigures(min(seconds), max(stalls), time.perf_counter() - began)


def _one(app: QApplication, page: ContactsPage, desk: Desk) -> tuple[float, float]:
    ended: list[Outcome] = []
    last, longest = time.perf_counter(), 0.0

    def beat() -> None:
        nonlocal last, longest
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    heart = QTimer(page)
    heart.setInterval(_BEAT_MS)
    heart.timeout.connect(beat)
    heart.start()
    began = time.perf_counter()
    back_up(desk, over=ended.append)
    _wait(app, lambda: bool(ended))
    took = time.perf_counter() - began
    beat()
    heart.stop()
    assert ended[0].path is not None, ended[0].sentence
    return took, max(0.0, longest * 1000 - _BEAT_MS)


def _fill(path: Path) -> None:
    """Papers make files large: as many pieces as it takes."""
    connection = driver.open_writer(path)
    connection.execute("begin immediate")
    connection.executemany(
        "insert into blob(sha256, size, content) values(?, ?, randomblob(?))",
        [(f"{number:064x}", _PIECE, _PIECE) for number in range(SIZE // _PIECE)],
    )
    connection.execute("commit")
    driver.close_writer(connection)


def _wait(app: QApplication, is_so: Callable[[], bool]) -> None:
    until = time.perf_counter() + _PATIENCE
    while not is_so():
        app.processEvents()
        # As an idle window does: the other threads have the processor meanwhile.
        time.sleep(0.0005)
        if time.perf_counter() > until:
            raise TimeoutError
