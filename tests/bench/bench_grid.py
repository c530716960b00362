"""How soon a large attendance grid is painted, and how soon a key in it is seen."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from kommin_desktop.courses.ui.attending.page import Attendance
    from kommin_desktop.kit.desk import Desk
    from kommin_desktop.store.office_file import OfficeFile

PEOPLE, DATES, KEYS = 60, 30, 60
_FIRST = datetime(2026, 11, 1, 17, 30)
_PAUSE_MS = 15


@cache
def figures() -> tuple[float, float, float]:
    """Milliseconds: all 60 × 30 squares painted, the part in a window, the slowest of most keys."""
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder) / "amt.kommin")


def painted_ms() -> float:
    """Milliseconds to paint all squares of a grid of 60 people and 30 dates."""
    return figures()[0]


def painted_in_window_ms() -> float:
    """Milliseconds to paint as much of it as a small screen shows."""
    return figures()[1]


def key_painted_ms() -> float:
    """Milliseconds until 95 of 100 keys are painted, while the file is written beside."""
    return figures()[2]


def _measured(path: Path) -> tuple[float, float, float]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from kommin_desktop.app import registry
    from kommin_desktop.courses import queries
    from kommin_desktop.courses.ui.attending.page import Attendance
    from kommin_desktop.kit import theme
    from kommin_desktop.kit.router import Route
    from tests.bench.bench_typing import quick_switching
    from tests.crash.typists import real_desk

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    theme.use(app, "light", calm=True)
    registry.load_models()
    course = _office_with_course(path)
    desk = real_desk(path)
    part = Attendance(desk)
    desk.changed.connect(part.on_notice)
    part.resize(1154, 603)
    line = desk.try_read(queries.course_line(course))[0]
    part.show_course(line, Route.parse(f"kurse/{course}/anwesenheit"))
    part.show()
    QTest.qWait(300)
    gc.collect()
    gc.freeze()  # as the program does after its start
    small = _best_ms(part)
    with quick_switching():
        keys = _keys(part)
    part.grid.resize(
        part.grid.people.width() + DATES * 97, part.grid.dates.height() + part.grid.people.length()
    )
    whole = _best_ms(part)
    QTest.qWait(300)
    _close(desk, part)
    return whole, small, keys


def _best_ms(part: Attendance) -> float:
    """Grid with names and dates, painted anew."""
    spent = []
    for _time in range(7):
        begun = time.perf_counter()
        part.grid.people.viewport().repaint()
        part.grid.dates.viewport().repaint()
        part.grid.viewport().repaint()
        spent.append((time.perf_counter() - begun) * 1000)
    return sorted(spent)[len(spent) // 2]


def _keys(part: Attendance) -> float:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    steps = (Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Right)
    spent = []
    for count in range(KEYS):
        begun = time.perf_counter()
        QTest.keyClick(part.grid, steps[count % len(steps)])
        QApplication.sendPostedEvents()
        part.grid.viewport().repaint(part.grid.visualRect(part.grid.currentIndex()))
        spent.append((time.perf_counter() - begun) * 1000)
        QTest.qWait(_PAUSE_MS)
    return sorted(spent)[int(len(spent) * 0.95)]


def _close(desk: Desk, part: Attendance) -> None:
    desk.close()
    part.deleteLater()


def _office_with_course(path: Path) -> int:
    from kommin_desktop.app import registry
    from kommin_desktop.base.clock import clock_at
    from kommin_desktop.store.office_file import OfficeFile
    from kommin_desktop.store.schema.creating import create_file

    create_file(path)
    at = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    with clock_at(at), OfficeFile(path, registry.search_texts(), by="Brinkmann") as office:
        return _course(office)


def _course(office: OfficeFile) -> int:
    """A course of thirty evenings, of which the first twenty were attended by most."""
    from kommin_desktop.contacts import service as contacts
    from kommin_desktop.contacts.rules.drafts import PersonDraft
    from kommin_desktop.courses import service
    from kommin_desktop.courses.rules import CourseDraft, EnrolDraft, SessionDraft

    evenings = [_FIRST + timedelta(days=number) for number in range(DATES)]
    dates = tuple(SessionDraft(one, one + timedelta(hours=2)) for one in evenings)
    with office.work("Kurs") as session:
        people = [
            contacts.add_person(session, PersonDraft(given="Şükran", family=f"Yıldız {number}")).id
            for number in range(PEOPLE)
        ]
        course = service.add_course(session, CourseDraft("Langer Kurs", PEOPLE, dates)).id
        for person in people:
            service.enrol(session, EnrolDraft(course, person))
        for number in range(1, 21):
            there = [one for one in people if (one + number) % 7]
            service.set_present(session, course, number, there)
    return course
