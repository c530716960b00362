"""Clock times of an agenda: when each item begins, when the meeting ends, what is left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from kommin_desktop.base.dates import clock_time, duration
from kommin_desktop.base.text import _, ngettext


class Timed(Protocol):
    """What must be known of an item to say when it begins; in printing order."""

    @property
    def id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def is_heading(self) -> bool: ...
    @property
    def planned_min(self) -> int | None: ...


@dataclass(frozen=True)
class Schedule:
    """The times of an agenda; an item whose time nobody can know is not in `starts`."""

    starts: dict[int, datetime]
    end: datetime | None
    """When the meeting is over by the durations; None if some item has none."""
    minutes: int

    def overrun(self, planned_end: datetime | None) -> int | None:
        """Minutes past the planned end (negative: buffer); None if nobody can know."""
        if planned_end is None or self.end is None:
            return None
        return int((self.end - planned_end).total_seconds() // 60)


def schedule(items: Sequence[Timed], start: datetime) -> Schedule:
    """Times of items in printing order.

    The minutes of an item cover its sub-items; without own minutes it takes as long as they do. A
    heading takes no time. Behind an item whose minutes nobody knows no time is known.
    """
    children: dict[int | None, list[Timed]] = {}
    ids = {item.id for item in items}
    for item in items:
        parent = item.parent_id if item.parent_id in ids else None
        children.setdefault(parent, []).append(item)
    clock = _Clock(children, start)
    total, known = clock.run(children.get(None, []), 0, covered=False)
    starts = clock.starts if total else {}
    end = start + timedelta(minutes=total) if known and total else None
    return Schedule(starts, end, total)


class _Clock:
    """Adds up minutes level by level."""

    def __init__(self, children: Mapping[int | None, list[Timed]], start: datetime) -> None:
        self._children = children
        self._start = start
        self.starts: dict[int, datetime] = {}

    def run(self, items: Sequence[Timed], since: int, *, covered: bool) -> tuple[int, bool]:
        """The minutes of siblings and whether all are known; `covered` by those of their parent."""
        minutes, known = 0, True
        for item in items:
            if item.is_heading:
                continue
            if known and not (covered and item.planned_min is None):
                self.starts[item.id] = self._start + timedelta(minutes=since + minutes)
            below = self._children.get(item.id, [])
            inner, inner_known = 0, False
            if below:
                inner, inner_known = self.run(
                    below, since + minutes, covered=covered or item.planned_min is not None
                )
            if not known:
                self._forget(below)
            minutes += max(item.planned_min or 0, inner)
            known = known and (item.planned_min is not None or inner_known)
        return minutes, known

    def _forget(self, items: Sequence[Timed]) -> None:
        for item in items:
            self.starts.pop(item.id, None)
            self._forget(self._children.get(item.id, []))


def end_sentence(plan: Schedule, planned_end: datetime | None) -> str:
    """„Ende 16:25 Uhr · 5 Minuten Puffer bis 16:30 Uhr“ or by how much it is too late."""
    if plan.end is None:
        return ""
    ends = _("Ende {time} Uhr").format(time=clock_time(plan.end))
    over = plan.overrun(planned_end)
    if planned_end is None or not over:
        return ends
    if over > 0:
        return ngettext(
            "{minutes} Minute über dem geplanten Ende",
            "{minutes} Minuten über dem geplanten Ende",
            over,
        ).format(minutes=over)
    buffer = ngettext(
        "{minutes} Minute Puffer bis {time} Uhr", "{minutes} Minuten Puffer bis {time} Uhr", -over
    ).format(minutes=-over, time=clock_time(planned_end))
    return f"{ends} · {buffer}"


def total_sentence(plan: Schedule, count: int) -> str:
    """„7 Punkte · 2 Std. 25 Min.“."""
    points = ngettext("{count} Punkt", "{count} Punkte", count).format(count=count)
    return f"{points} · {duration(plan.minutes)}" if plan.minutes else points
