"""How long the window stands still while 5,000 rows are read, seen and taken over beside it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from kommin_desktop.app import registry
from kommin_desktop.app.window.program import stop_collecting_what_stays
from kommin_desktop.contacts.ui.importing.page import ImportPage
from kommin_desktop.contacts.ui.page import ContactsPage
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.jobs import Bus, ThreadedJobs
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from tests.bench.bench_store import FAMILY, GIVEN, new_file

ROWS = 5000
_BEAT_MS = 2
_PATIENCE = 120
_SETTLING = 0.5


class Stalls(NamedTuple):
    """The longest wait of the window in each part of an import, in milliseconds."""

    reading: float
    taking_over: float


def longest_stalls() -> Stalls:
    """Read a list of 5,000 people, look at it, take it over; the contacts stand open beside it."""
    app = _application()
    with new_file() as path:
        desk = _desk(path)
        page, list_ = ImportPage(desk), ContactsPage(desk, Offers())
        desk.changed.connect(page.on_notice)
        desk.changed.connect(list_.on_notice)
        list_.show_route(Route.parse("kontakte"))
        for shown in (list_, page):
            shown.resize(1154, 659)
            shown.show()
        # The first painting of a page is none of the import's doing.
        settled = time.perf_counter() + _SETTLING
        _wait(app, lambda: time.perf_counter() > settled)
        stop_collecting_what_stays()
        try:
            return _measure(app, page, _list(path.parent))
        finally:
            for shown in (list_, page):
                shown.close()
                shown.deleteLater()
            desk.close()
            app.processEvents()


def longest_stall_ms() -> float:
    """The longest of them all (goal ≤ 50)."""
    return max(longest_stalls())


def _measure(app: QApplication, page: ImportPage, file: Path) -> Stalls:
    on, result = _button(page, "import_next"), _button(page, "import_show_contacts")
    heart = _Heart(page)
    page.flow.open(file)
    _wait(app, on.isEnabled)
    on.click()
    reading = heart.longest_ms()
    on.click()
    _wait(app, result.isVisible)
    return Stalls(reading, heart.longest_ms())


class _Heart:
    """Beats while the window is alive and keeps the longest time between two beats."""

    def __init__(self, parent: ImportPage) -> None:
        self._timer = QTimer(parent)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._on_beat)
        self._last, self._longest = time.perf_counter(), 0.0
        self._timer.start()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def longest_ms(self) -> float:
        """The longest wait so far; the next part begins anew."""
        self._on_beat()
        longest, self._longest = self._longest, 0.0
        return max(0.0, longest * 1000 - _BEAT_MS)


def _application() -> QApplication:
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    theme.use(app, "light", calm=True)
    return app


def _desk(path: Path) -> Desk:
    bus = Bus()
    jobs = ThreadedJobs(lambda: OfficeFile(path, registry.search_texts(), "Messung"), bus)
    reader = open_for_reading(path, patient=False)
    settings = Settings(path.with_suffix(".ini"))
    desk = Desk(path, reader, jobs, bus, AnsweredAsk(), settings, "Messung")
    bus.setParent(desk)
    return desk


def _list(folder: Path) -> Path:
    """People of many scripts with organisations, numbers, addresses and groups."""
    lines = ["Nachname;Vorname;Einrichtung;E-Mail;Telefon;Straße;PLZ;Ort;Gruppe"]
    for n in range(ROWS):
        family, given = FAMILY[n * 7 % len(FAMILY)], GIVEN[n % len(GIVEN)]
        lines.append(
            f"{family} {n};{given};Verein {n % 90};p{n}@verein.example;05221 5550-{n};"
            f"Weg {n};32049;Herford;Verteiler {n % 9}"
        )
    path = folder / "lang.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


def _button(page: ImportPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def _wait(app: QApplication, is_so: Callable[[], bool]) -> None:
    until = time.perf_counter() + _PATIENCE
    while not is_so():
        app.processEvents()
        # As an idle window does: the other threads have the processor meanwhile.
        time.sleep(0.0005)
        if time.perf_counter() > until:
            raise TimeoutError
