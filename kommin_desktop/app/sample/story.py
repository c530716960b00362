"""The thread of the sample year: who did what at which moment, in the order of time."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.paths import resource_path
from kommin_desktop.store.chunks import Step as Progress
from kommin_desktop.store.chunks import no_step
from kommin_desktop.store.office_file import OfficeFile

Entry = Mapping[str, Any]
"""One table of the sample's TOML files."""

Work = Any
"""The session of a running work: `app` hands it on to services and names no database library."""

LEADER = "Brinkmann"
CLERK = "Wehmeier"
FIRST_MOMENT = datetime(2026, 1, 12, 9, 0)
LAST_MOMENT = datetime(2026, 11, 23, 9, 40)
"""When the sample year begins and where it stands: wall times at the office."""

_NAMESPACE = uuid.UUID("5550d0c5-05a1-4e5b-8d0e-320510000001")


@dataclass(frozen=True)
class Step:
    """One work of the year: wall time, its name in the history, who did it, what it does."""

    at: datetime
    label: str
    by: str
    act: Callable[[Work], None]


@dataclass
class Story:
    """The steps of the year, and the numbers that its people and papers got in the file."""

    steps: list[Step] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def on(self, at: datetime, label: str, act: Callable[[Work], None], by: str = LEADER) -> None:
        """Plan a step at the wall time `at`."""
        self.steps.append(Step(at, label, by, act))

    def keep(self, kind: str, key: str, number: int) -> None:
        """Remember which record the sample means by a key."""
        self._numbers[kind, key] = number

    def number(self, kind: str, key: str) -> int:
        """The record of a key."""
        return self._numbers[kind, key]

    def all_of(self, kind: str) -> dict[str, int]:
        """All records of a kind by their key."""
        return {key: number for (one, key), number in self._numbers.items() if one == kind}

    def play(self, office: OfficeFile, told: Progress = no_step) -> None:
        """Do all steps in the order of time, each as a work of its own; `told` may stop it.

        The disk need not confirm every single step: a year that a power cut breaks off is told
        again from the start.
        """
        former = office.by
        (confirming,) = office.connection.execute("pragma synchronous").fetchone() or (3,)
        office.connection.execute("pragma synchronous = off")
        try:
            for count, step in enumerate(sorted(self.steps, key=lambda one: one.at)):
                told(count, len(self.steps))
                office.by = step.by
                with clock_at(office_time(step.at)), office.work(step.label) as session:
                    step.act(session)
        finally:
            office.by = former
            office.connection.execute(f"pragma synchronous = {confirming}")


@cache
def read_sample(name: str) -> Entry:
    """The sample file `name`.toml."""
    return tomllib.loads(resource_path("samples", f"{name}.toml").read_text("utf-8"))


def sample_uid(kind: str, key: str) -> str:
    """An identifier that is the same in every sample year."""
    return str(uuid.uuid5(_NAMESPACE, f"{kind}/{key}"))


def office_time(wall: datetime) -> datetime:
    """A wall time at the office with its offset (summer time of the EU, changes at night)."""
    begins, ends = _last_sunday(wall.year, 3), _last_sunday(wall.year, 10)
    hours = 2 if begins <= wall.date() < ends else 1
    return wall.replace(tzinfo=timezone(timedelta(hours=hours)))


def _last_sunday(year: int, month: int) -> date:
    """The last Sunday of March or October, which both have 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
