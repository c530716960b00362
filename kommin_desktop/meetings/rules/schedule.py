"""Clock times of an agenda: when each item begins, when the meeting ends, what is left over."""

from __future__ import annotations

from collections.abc import Sequence
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
    """Times of items in printing order, minutes of a parent before those of its children.

    A heading takes no time, a parent without minutes only its children's. Behind an item without
    minutes no time is known.
    """
    parents = {item.parent_id for item in items}
    starts: dict[int, datetime] = {}
    minutes, known = 0, True
    for item in items:
        if item.is_heading:
            continue
        if known:
            starts[item.id] = start + timedelta(minutes=minutes)
        if item.planned_min is not None:
            minutes += item.planned_min
        elif item.id not in parents:
            known = False
    if minutes == 0:
        starts = {}
    end = start + timedelta(minutes=minutes) if known and minutes else None
    return Schedule(starts, end, minutes)


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
