"""Work beside the window: writing on the one database worker, calculating on a thread of its own.

Whatever a window gets told arrives on the window's thread. Progress is asked for ten times a
second instead of being sent with each step, so that a long work costs the window nothing.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kommin_desktop.base.errors import Cancelled, UserError, WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.log import Notice
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.worker import Worker

Act = Callable[[OfficeFile, Step], Any]
Make = Callable[[Step], Any]
Over = Callable[[Any, BaseException | None], None]
"""Told with the result, or with the error that ended the work."""

_ASK_EVERY_MS = 100


class Task(QObject):
    """A work under way; it is kept alive by its jobs until its end was told."""

    stepped = Signal(int, int)
    ended = Signal()
    _came_back = Signal(object, object)

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.title = title
        self.is_over = False
        self._told: list[Over] = []
        self._outcome: tuple[Any, BaseException | None] = (None, None)
        self._stop = threading.Event()
        self._done = threading.Event()
        self._progress = (0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._came_back.connect(self._on_came_back)

    def step(self, count: int, total: int) -> None:
        """Note how far the work is; from any thread. Raises Cancelled if it was stopped."""
        self._progress = (count, total)
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop; what it changed is rolled back."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the work, not for what its end is told to; whether it ended in that time."""
        return self._done.wait(seconds)

    def when_over(self, told: Over) -> None:
        """Tell this function how the work ended, on the window's thread."""
        if self.is_over:
            told(*self._outcome)
        else:
            self._told.append(told)

    def watch(self) -> None:
        """Start emitting `stepped`."""
        if not self.is_over:
            self._timer.start()

    def come_back(self, result: Any, error: BaseException | None) -> None:
        """Say how it ended; from any thread."""
        self._done.set()
        self._came_back.emit(result, error)

    def _on_time(self) -> None:
        self.stepped.emit(*self._progress)

    def _on_came_back(self, result: Any, error: BaseException | None) -> None:
        self._timer.stop()
        self.is_over = True
        self._outcome = (result, error)
        told, self._told = self._told, []
        self.ended.emit()
        for tell in told:
            tell(result, error)


class Jobs(Protocol):
    """Where works of a desk run."""

    can_write: bool

    def submit(self, act: Act, title: str = "") -> Task:
        """Put a work on the office file in line."""

    def compute(self, make: Make, title: str = "") -> Task:
        """Calculate something that changes nothing, beside the window."""

    def close(self) -> None:
        """Finish what is in line and close the file."""


class Bus(QObject):
    """Carries the notice of each commit from the worker to the window."""

    changed = Signal(object)
    _told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._told.connect(self._on_told)

    def tell(self, notice: Notice) -> None:
        """Pass a notice on; from any thread."""
        self._told.emit(notice)

    def _on_told(self, notice: Notice) -> None:
        self.changed.emit(notice)


class ThreadedJobs:
    """The jobs of the real program."""

    can_write = True

    def __init__(
        self,
        open_file: Callable[[], OfficeFile],
        bus: Bus,
        get_ready: Callable[[], None] = lambda: None,
    ) -> None:
        """Open the file on the worker. Raises what the opening raised (locked, damaged …).

        `get_ready` loads what works need; it runs before the first of them, or when asked to.
        """

        def open_and_listen() -> OfficeFile:
            office = open_file()
            office.on_change.append(bus.tell)
            return office

        self._get_ready = get_ready
        self._is_ready = False
        self._is_closed = False
        self._worker = Worker(open_and_listen)
        self._side = _SideThread()
        self._alive: set[Task] = set()

    def submit(self, act: Act, title: str = "") -> Task:
        task = self._keep(title)

        def prepared(office: OfficeFile) -> Any:
            self._prepare(office)
            return act(office, task.step)

        def run(office: OfficeFile, _step: Step) -> None:
            _run(task, lambda: prepared(office))

        self._worker.submit(run)
        return task

    def compute(self, make: Make, title: str = "") -> Task:
        task = self._keep(title)
        self._side.put(lambda: _run(task, lambda: make(task.step)))
        return task

    def close(self) -> None:
        self._is_closed = True
        self._side.close()
        self._worker.close()

    def get_ready(self) -> None:
        """Load what the first work will need, so that it does not wait for it."""
        if not self._is_ready and not self._is_closed:
            self.submit(_nothing)

    def _prepare(self, office: OfficeFile) -> None:
        if not self._is_ready:
            self._get_ready()
            self._is_ready = True
            with suppress(WorldError):  # a full disk is told by the work that needs room
                office.renew_search()

    def _keep(self, title: str) -> Task:
        task = Task(title)
        self._alive.add(task)
        task.when_over(lambda _result, _error: self._alive.discard(task))
        return task


class InlineJobs:
    """Jobs that are done before the call returns, on the same thread: for tests and pictures."""

    can_write = True

    def __init__(self, office: OfficeFile, bus: Bus) -> None:
        self._office = office
        office.on_change.append(bus.tell)

    def submit(self, act: Act, title: str = "") -> Task:
        task = Task(title)
        _run(task, lambda: act(self._office, task.step))
        return task

    def compute(self, make: Make, title: str = "") -> Task:
        task = Task(title)
        _run(task, lambda: make(task.step))
        return task

    def close(self) -> None:
        self._office.close()


class ReadingJobs:
    """The jobs of a file that somebody else has open for writing: nothing is changed here."""

    can_write = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self._side = _SideThread()

    def submit(self, act: Act, title: str = "") -> Task:
        del act
        task = Task(title)
        task.come_back(
            None,
            UserError(_("Die Arbeitsdatei ist nur lesend geöffnet. Es wurde nichts geändert.")),
        )
        return task

    def compute(self, make: Make, title: str = "") -> Task:
        task = Task(title)
        self._side.put(lambda: _run(task, lambda: make(task.step)))
        return task

    def close(self) -> None:
        self._side.close()


_BESIDE: set[Task] = set()


def start_beside(make: Make, title: str = "", *, must_end: bool = False) -> Task:
    """Run something that needs no open office file on a thread of its own.

    What must end is waited for when the program is left meanwhile.
    """
    task = Task(title)
    _BESIDE.add(task)
    task.when_over(lambda _result, _error: _BESIDE.discard(task))
    run = threading.Thread(
        target=_run,
        args=(task, lambda: make(task.step)),
        name="beside",
        daemon=not must_end,
    )
    run.start()
    return task


class _SideThread:
    """One thread for calculations, in order."""

    def __init__(self) -> None:
        self._line: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def put(self, run: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="side", daemon=True)
            self._thread.start()
        self._line.put(run)

    def close(self) -> None:
        if self._thread is not None:
            self._line.put(None)
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while (run := self._line.get()) is not None:
            run()


def _nothing(_office: OfficeFile, _step: Step) -> None:
    """A work that does nothing."""


def _run(task: Task, act: Callable[[], Any]) -> None:
    try:
        task.step(0, 0)
        result = act()
    except BaseException as error:  # the window decides what it means
        task.come_back(None, error)
    else:
        task.come_back(result, None)
