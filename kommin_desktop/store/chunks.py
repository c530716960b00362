"""Long works in chunks, so that a window beside them never stalls and memory stays small."""

from __future__ import annotations

import gc
import sys
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
    """Let other threads have their turn while a long work runs."""
    interval = sys.getswitchinterval()
    collecting = gc.isenabled()
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        if collecting:
            gc.enable()
