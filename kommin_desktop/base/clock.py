"""What time it is for the office; tests and the sample year set it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """This instant in UTC, with time zone."""
    return _set_to.get() or datetime.now(UTC)


def local_now() -> datetime:
    """The wall time at the office PC, without time zone."""
    set_to = _set_to.get()
    return (
        set_to.replace(tzinfo=None) if set_to else datetime.now().astimezone().replace(tzinfo=None)
    )


def today() -> date:
    """The day at the office PC."""
    return local_now().date()


def instant_text(at: datetime | None = None) -> str:
    """An instant as the office file keeps it: UTC, milliseconds, Z."""
    at = (at or now()).astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


@contextmanager
def clock_at(at: datetime) -> Iterator[None]:
    """Let the office live at `at` (with time zone) while the block runs."""
    token = _set_to.set(at)
    try:
        yield
    finally:
        _set_to.reset(token)
