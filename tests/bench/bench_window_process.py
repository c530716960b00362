"""One start of the program in a process of its own, as `bench_window` calls it; prints JSON.

`python -m tests.bench.bench_window_process PART FILE BEGUN`: the part `bare`, `start`, `search` or
`memory`, the office file, and when the process was begun (of the clock that all processes share).

What is imported here counts as time and memory of the program: only what Python has loaded anyway.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from kommin_desktop.app.window.main_window import MainWindow
    from kommin_desktop.app.window.program import Program
    from kommin_desktop.contacts.ui.listing.pane import ContactList
    from kommin_desktop.kit.desk import Desk

_PATIENCE = 20
_WORDS = ("mül", "öz", "schm", "herf", "kovalen", "bünde eltern", "0522", "a")
_SETTLE_SECONDS = 2
_PLACES = (
    *("heute", "kontakte", "gremien", "gremien/1", "aufgaben", "briefe", "papierkorb", "verlauf"),
    *("sitzung/1/vorbereitung", "sitzung/1/einladung", "sitzung/1/protokoll"),
    *("sitzung/1/nachbereitung", "kontakte/neu?art=person", "hilfe/kontakte", "kontakte"),
)


def main(part: str, file: str, begun: float) -> None:
    """Measure one part, print it and leave at once."""
    found = _bare(begun) if part == "bare" else _program(part, file, begun)
    print(json.dumps(found), flush=True)
    os._exit(0)


def _bare(begun: float) -> dict[str, float]:
    """The least that any window of this library needs."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    seen = _seen_paints(window)
    window.resize(1366, 768)
    window.show()
    _wait(app.processEvents, lambda: bool(seen))
    return {"shown": time.perf_counter() - begun, "shown_cpu": time.process_time()}


def _program(part: str, file: str, begun: float) -> dict[str, float]:
    gc.disable()  # as __main__ does before it calls the window
    from kommin_desktop.__main__ import load_window

    load_window()
    from kommin_desktop.app.window import program
    from kommin_desktop.app.window.main_window import MainWindow
    from kommin_desktop.kit.desk import Desk

    found: dict[str, float] = {}
    frame: list[list[float]] = []
    start, replace, go = program.Program.start, program.Program._replace, Desk.go

    def replaced(self: Program, window: QMainWindow, desk: Desk | None) -> None:
        replace(self, window, desk)
        frame.append(_seen_paints(window.centralWidget() or window))

    def gone(self: Desk, route: str) -> None:
        if frame and frame[0] and "shown" not in found:
            found.update(shown=time.perf_counter() - begun, shown_cpu=time.process_time())
        go(self, route)

    def started(self: Program, path: Path | None) -> None:
        start(self, path)
        window = self.window
        if not isinstance(window, MainWindow):
            raise TypeError(window)
        found["today"] = time.perf_counter() - begun
        _show_list(window)
        found["list"] = time.perf_counter() - begun
        found["list_cpu"] = time.process_time()
        if part == "search":
            found.update(_search(window))
        elif part == "memory":
            found.update(_walk(window))
        print(json.dumps(found), flush=True)
        os._exit(0)

    def broken(_self: Program, error: BaseException) -> None:
        traceback.print_exception(error)
        os._exit(1)

    _put_in(program.Program, show_bug=broken, _replace=replaced, start=started)
    _put_in(Desk, go=gone)
    program.run(Path(file))
    return found


def _put_in(owner: type, **methods: Callable[..., None]) -> None:
    """Let a class do something else; unittest.mock alone would cost 60 ms and asyncio."""
    for name, method in methods.items():
        setattr(owner, name, method)


def _show_list(window: MainWindow) -> None:
    """Go to the contacts and wait until their first rows are painted."""
    from PySide6.QtWidgets import QApplication

    window.desk.go("kontakte")
    table = _contacts(window).table
    seen = _seen_paints(table.viewport())
    _wait(QApplication.processEvents, lambda: bool(seen) and table.model().rowCount() > 0)


def _contacts(window: MainWindow) -> ContactList:
    from kommin_desktop.contacts.ui.page import ContactsPage

    page = window.places.page
    if not isinstance(page, ContactsPage):
        raise TypeError(page)
    return page.list


def _search(window: MainWindow) -> dict[str, float]:
    """Medians of milliseconds until the list is painted: from the key, and after the pause."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from kommin_desktop.app.window.program import stop_collecting_what_stays

    stop_collecting_what_stays()
    table, field = _contacts(window).table, _contacts(window).search
    _settle()
    from_key, after_pause = [], []
    seen = _seen_paints(table.viewport())
    told: list[int] = []
    field.searched.connect(lambda _text: told.append(len(seen)))
    for word in _WORDS:
        field.setText(word)
        seen.clear()
        begun = time.perf_counter()
        field.search_now()
        _wait(QApplication.processEvents, lambda: bool(seen))
        after_pause.append(time.perf_counter() - begun)
        field.clear_search()
        _settle(0.3)
        told.clear()
        begun = time.perf_counter()
        QTest.keyClicks(field, "m")
        _wait(QApplication.processEvents, lambda: bool(told) and len(seen) > told[0])
        from_key.append(time.perf_counter() - begun)
        field.clear_search()
        _settle(0.3)
    return {
        "after_pause_ms": _median(after_pause) * 1000,
        "after_pause_worst_ms": max(after_pause) * 1000,
        "from_key_ms": _median(from_key) * 1000,
    }


def _walk(window: MainWindow) -> dict[str, float]:
    """The memory with the contacts and after every page was looked at, in MB."""
    from kommin_desktop.app.window.program import stop_collecting_what_stays

    stop_collecting_what_stays()
    _settle(2 * _SETTLE_SECONDS)  # what works need is loaded by then
    with_contacts = _resident_mb()
    for place in _PLACES:
        window.desk.go(place)
        _settle(0.2)
    _settle()
    return {"mb_list": with_contacts, "mb": _resident_mb()}


def _median(values: list[float]) -> float:
    ranked = sorted(values)
    return (ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2


def _settle(seconds: float = _SETTLE_SECONDS) -> None:
    """Let time pass as an idle window does: QTest.qWait would keep Python from other threads."""
    from PySide6.QtWidgets import QApplication

    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _seen_paints(widget: QWidget) -> list[float]:
    """When the widget was painted, in a list that grows."""
    from PySide6.QtCore import QEvent, QObject

    seen: list[float] = []

    class Watch(QObject):
        """Notes each painting."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.append(time.perf_counter())
            return super().eventFilter(watched, event)

    widget.installEventFilter(Watch(widget))
    return seen


def _wait(go_on: Callable[[], None], is_so: Callable[[], bool]) -> None:
    until = time.perf_counter() + _PATIENCE
    while not is_so():
        go_on()
        time.sleep(0.0005)  # an idle window lets its timers come due
        if time.perf_counter() > until:
            raise TimeoutError


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
