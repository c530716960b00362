"""How much of a course somebody attended: attended units by held units, in exact arithmetic.

Units are teaching units of 45 minutes, counted in halves. Only held sessions count; excused and
open do not count as attended, partly counts by its minutes or units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property

from kommin_desktop.base.text import _
from kommin_desktop.courses.rules.states import AttendanceStatus, SessionStatus

TEACHING_UNIT_MINUTES = 45

_UNITS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_PARTLY = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*(ue|m|min|min\.|minuten|['′])?", re.IGNORECASE
)


@dataclass(frozen=True)
class SessionFacts:
    """What the rules need to know of a session."""

    id: int
    start: datetime
    end: datetime
    half_units: int
    status: str
    module: str = ""


@dataclass(frozen=True)
class Mark:
    """What is recorded of one person at one session."""

    status: str
    minutes: int | None = None
    half_units: int | None = None


@dataclass(frozen=True)
class SessionShare:
    """How much of one held session was attended, in half units."""

    session: SessionFacts
    attended: Fraction

    @property
    def day(self) -> date:
        """The day of the session."""
        return self.session.start.date()

    @property
    def is_whole(self) -> bool:
        """Whether nothing was missed."""
        return self.attended == self.session.half_units


@dataclass(frozen=True)
class Participation:
    """One person's part in all held sessions of a course."""

    shares: tuple[SessionShare, ...]

    @cached_property
    def held_half_units(self) -> int:
        """Half units of all held sessions."""
        return sum(share.session.half_units for share in self.shares)

    @cached_property
    def attended(self) -> Fraction:
        """Attended half units, exactly."""
        return sum((share.attended for share in self.shares), Fraction(0))

    @property
    def attended_half_units(self) -> int:
        """Attended half units as printed: rounded down, so that nothing is certified too much."""
        return int(self.attended)

    @property
    def rate(self) -> Fraction:
        """Attended by held units, between 0 and 1; 0 while nothing was held."""
        held = self.held_half_units
        return self.attended / held if held else Fraction(0)

    @property
    def percent(self) -> int:
        """The rate in full percent, rounded down: 79,9 % is never shown as 80 %."""
        return int(self.rate * 100)

    def reaches(self, threshold_percent: int) -> bool:
        """Whether something was attended and the rate is at least the threshold."""
        return self.attended > 0 and self.rate * 100 >= threshold_percent


def participation(sessions: Iterable[SessionFacts], marks: Mapping[int, Mark]) -> Participation:
    """One person's part; `marks` by session number, sessions not held are left out."""
    held = sorted(
        (session for session in sessions if session.status == SessionStatus.HELD),
        key=lambda session: (session.start, session.id),
    )
    return Participation(
        tuple(SessionShare(one, attended_half_units(one, marks.get(one.id))) for one in held)
    )


def attended_half_units(session: SessionFacts, mark: Mark | None) -> Fraction:
    """Half units of a session that one mark is worth, never more than the session has."""
    if mark is None:
        return Fraction(0)
    whole = Fraction(session.half_units)
    if mark.status == AttendanceStatus.PRESENT:
        return whole
    if mark.status != AttendanceStatus.PARTLY:
        return Fraction(0)
    if mark.half_units is not None:
        return min(whole, Fraction(mark.half_units))
    length = session_minutes(session.start, session.end)
    if mark.minutes is None or length <= 0:
        return Fraction(0)
    return min(whole, whole * mark.minutes / length)


def session_minutes(start: datetime, end: datetime) -> int:
    """Minutes between two wall times."""
    return int((end - start).total_seconds() // 60)


def default_half_units(start: datetime, end: datetime) -> int:
    """Half teaching units that fit into the time, at least one: 150 minutes are 3 units."""
    return max(1, session_minutes(start, end) * 2 // TEACHING_UNIT_MINUTES)


def units_text(half_units: int) -> str:
    """Units as people write them: „3“, „3,5“."""
    whole, half = divmod(half_units, 2)
    return f"{whole},5" if half else str(whole)


def half_units_of(text: str) -> int | None:
    """Half units out of „3“, „3,5“ or „3.5“; None if it is no number of half units."""
    if not _UNITS.fullmatch(text.strip()):
        return None
    halves = Fraction(text.strip().replace(",", ".")) * 2
    return int(halves) if halves.denominator == 1 and halves > 0 else None


def partly_of(text: str, session: SessionFacts) -> Mark | None:
    """A part of a session out of „1,5“, „1,5 UE“ or „60 Min.“; None if it is nothing of the kind.

    A figure alone is units where the session has so many, else minutes.
    """
    match = _PARTLY.fullmatch(text.strip())
    if match is None:
        return None
    figure, unit = match[1], (match[2] or "").casefold()
    halves = half_units_of(figure)
    fits = halves is not None and halves <= session.half_units
    if unit == "ue" or (not unit and fits):
        return Mark(AttendanceStatus.PARTLY, half_units=halves) if fits else None
    length = session_minutes(session.start, session.end)
    if figure.isdecimal() and 0 < int(figure) <= length:
        return Mark(AttendanceStatus.PARTLY, minutes=int(figure))
    return None


def partly_text(mark: Mark) -> str:
    """„1,5 UE“, „60 Min.“; nothing without a figure."""
    if mark.half_units is not None:
        return _("{units} UE").format(units=units_text(mark.half_units))
    if mark.minutes is not None:
        return _("{n} Min.").format(n=mark.minutes)
    return ""


def share_text(attended_half_units: int, held_half_units: int, percent: int) -> str:
    """„10 von 12 UE · 83 %“."""
    return _("{attended} von {held} UE · {percent} %").format(
        attended=units_text(attended_half_units), held=units_text(held_half_units), percent=percent
    )


def share_figures(attended_half_units: int, held_half_units: int, percent: int) -> str:
    """„10 von 12 · 83 %“, where the heading of the column says that it is units."""
    return _("{attended} von {held} · {percent} %").format(
        attended=units_text(attended_half_units), held=units_text(held_half_units), percent=percent
    )
