"""Which backups are kept: seven daily, four weekly and twelve monthly ones."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 4, 12
SPARED = timedelta(days=30)
"""How long backups are spared that hold far more than the file does now."""
_BOOKKEEPING = frozenset(("work", "work_row", "draft"))
"""Tables that grow while records are lost."""

Found = list[tuple[Path, datetime]]


def kept(found: Found) -> set[Path]:
    """The backups to keep: of each day, week and month the newest, as far back as counted."""
    keep: set[Path] = set()
    for period, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        newest: dict[Hashable, Path] = {}
        for path, made in sorted(found, key=lambda one: one[1], reverse=True):
            newest.setdefault(period(made), path)
        keep.update(list(newest.values())[:count])
    return keep


def doomed(found: Found) -> list[Path]:
    """The backups that the rotation deletes; never the newest."""
    keep = kept(found)
    return [path for path, _made in found if path not in keep]


def counts_collapsed(before: dict[str, int], now: dict[str, int]) -> bool:
    """Whether a file lost more than half of its rows, so that old backups had better stay."""
    return _records(now) * 2 < _records(before)


def _records(counts: dict[str, int]) -> int:
    return sum(count for name, count in counts.items() if name not in _BOOKKEEPING)


_Period = Callable[[datetime], Hashable]


def _day(made: datetime) -> Hashable:
    return made.date()


def _week(made: datetime) -> Hashable:
    return made.isocalendar()[:2]


def _month(made: datetime) -> Hashable:
    return (made.year, made.month)
