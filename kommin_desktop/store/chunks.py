"""Long works in chunks, so that a window beside them never stalls and memory stays small."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from kommin_desktop.store.reading import driver_connection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")

Step = Callable[[int, int], None]
"""Tells how far a long work is: done so far, of how many. Raises Cancelled if it shall stop."""

CHUNK = 250
_SWITCH_SECONDS = 0.0005


def no_step(_count: int, _total: int) -> None:
    """For callers that need not know how far a work is."""


def in_chunks(session: Session, items: Sequence[T], step: Step = no_step) -> Iterator[Sequence[T]]:
    """The items in chunks; after each the session is flushed and emptied and the step is told.

    Records of earlier chunks are no longer in the session: keep their numbers, not them.
    """
    with considerate():
        for start in range(0, len(items), CHUNK):
            step(start, len(items))
            yield items[start : start + CHUNK]
            session.flush()
            session.expunge_all()
            gc.collect(0)
        step(len(items), len(items))


def first_free_id(session: Session, table: str) -> int:
    """The number the table would give its next record, for writing many with known numbers."""
    row = (
        driver_connection(session)
        .execute("select seq from sqlite_sequence where name = ?", (table,))
        .fetchone()
    )
    return int(row[0]) + 1 if row else 1


@contextmanager
def considerate() -> Iterator[None]:
    """Let other threads have their turn while a long work runs.

    No collector runs meanwhile, nor over what the work leaves behind: one pass over all of it
    would hold the window still. It is freed when nobody needs it any more, as everything is.
    """
    with _CONSIDERATION:
        _CONSIDERATION.begin()
    try:
        yield
    finally:
        with _CONSIDERATION:
            _CONSIDERATION.end()


class _Consideration:
    """How many long works run at the same time, and how it was before the first of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._works = 0
        self._interval = 0.0
        self._was_collecting = False

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_exc: object) -> None:
        self._lock.release()

    def begin(self) -> None:
        """One more work; the first one changes the pace."""
        if not self._works:
            self._interval = sys.getswitchinterval()
            self._was_collecting = gc.isenabled()
            sys.setswitchinterval(_SWITCH_SECONDS)
            gc.disable()
        self._works += 1

    def end(self) -> None:
        """One work less; the last one puts everything back."""
        self._works -= 1
        if not self._works:
            sys.setswitchinterval(self._interval)
            if self._was_collecting:
                gc.freeze()
                gc.enable()


_CONSIDERATION = _Consideration()
