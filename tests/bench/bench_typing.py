"""How soon a key is seen in the minutes while their preview is calculated beside."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

KEYS = 200
_PAUSE_MS = 15
_SWITCH_SECONDS = 0.0005  # as the program sets it


def keystroke_p99_ms() -> float:
    """Milliseconds until 99 of 100 keys are painted, with the pages made on another thread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, quick_switching():
        spent = _typed(Path(folder) / "amt.kommin")
    return sorted(spent)[int(len(spent) * 0.99)]


@contextmanager
def quick_switching() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _typed(path: Path) -> list[float]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from kommin_desktop.app import registry
    from kommin_desktop.kit import theme
    from kommin_desktop.kit.router import Route
    from kommin_desktop.meetings import queries
    from kommin_desktop.meetings.ui.recording.page import Recording
    from tests.crash.typists import real_desk

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    theme.use(app, "light", calm=True)
    registry.load_models()
    meeting = _office_with_meeting(path)
    desk = real_desk(path)
    stage = Recording(desk)
    desk.changed.connect(stage.on_notice)
    stage.resize(1154, 603)
    line = desk.try_read(queries.meeting_line(meeting))[0]
    stage.show_meeting(line, Route.parse(f"sitzung/{meeting}/protokoll?top=3"))
    stage.show()
    task = desk.compute(_make_pages, lambda _pages: None)
    QTest.qWait(500)
    spent = []
    for count in range(KEYS):
        begun = time.perf_counter()
        QTest.keyClicks(stage.text.editor, "Frau Kaya berichtet "[count % 20])
        stage.text.editor.viewport().repaint()
        spent.append((time.perf_counter() - begun) * 1000)
        QTest.qWait(_PAUSE_MS)
    task.cancel()
    while not task.is_over:
        QTest.qWait(_PAUSE_MS)
    stage.keeper.close()
    desk.close()
    stage.deleteLater()
    return spent


def _make_pages(step: object) -> int:
    """Minutes of twelve pages again and again, until it is stopped."""
    from kommin_desktop.documents import pdf
    from tests.documents import examples

    assert callable(step)
    count = 0
    while True:
        pdf.render(examples.minutes(23))
        count += 1
        step(count, 0)


def _office_with_meeting(path: Path) -> int:
    from kommin_desktop.app import registry
    from kommin_desktop.base.clock import clock_at
    from kommin_desktop.store.office_file import OfficeFile
    from kommin_desktop.store.schema.creating import create_file
    from tests.meetings.conftest import make_table

    create_file(path)
    at = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    with clock_at(at), OfficeFile(path, registry.search_texts(), by="Brinkmann") as office:
        return make_table(office).planned()
