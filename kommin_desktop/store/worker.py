"""The one database worker: everything that writes runs on its thread, in order.

Long works report steps and can be cancelled, which rolls them back.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from kommin_desktop.base.errors import Cancelled
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import OfficeFile

T = TypeVar("T")


class Job(Generic[T]):
    """A work that waits for or runs on the worker."""

    def __init__(self, act: Callable[[OfficeFile, Step], T]) -> None:
        self.act = act
        self.done: Future[T] = Future()
        self.progress: tuple[int, int] = (0, 0)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask a running or waiting work to stop; everything it did is rolled back."""
        self._stop.set()

    def step(self, count: int, total: int) -> None:
        """Note how far the work is. Raises Cancelled if the person stopped it."""
        self.progress = (count, total)
        if self._stop.is_set():
            raise Cancelled

    def run(self, office: OfficeFile) -> None:
        """Do the work and keep its result or its error."""
        try:
            self.step(0, 0)
            result = self.act(office, self.step)
        except BaseException as error:
            self.done.set_exception(error)
        else:
            self.done.set_result(result)


class Worker:
    """The thread that holds the office file open for writing."""

    def __init__(self, open_file: Callable[[], OfficeFile]) -> None:
        """Start the thread; it opens the file itself. Raises what the opening raised."""
        self._jobs: queue.SimpleQueue[Callable[[OfficeFile], None] | None] = queue.SimpleQueue()
        self._opened: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._run, args=(open_file,), name="office-file", daemon=True
        )
        self._thread.start()
        self._opened.result()

    def submit(self, act: Callable[[OfficeFile, Step], T]) -> Job[T]:
        """Put a work in line; it runs after those before it."""
        if not self._thread.is_alive():
            raise RuntimeError("the worker is closed")
        job = Job(act)
        self._jobs.put(job.run)
        return job

    def close(self) -> None:
        """Finish what is in line, close the file and end the thread."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self, open_file: Callable[[], OfficeFile]) -> None:
        try:
            office = open_file()
        except BaseException as error:
            self._opened.set_exception(error)
            return
        self._opened.set_result(None)
        try:
            while (run := self._jobs.get()) is not None:
                run(office)
        finally:
            office.close()
