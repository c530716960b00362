"""How a running meeting stands: the time an item has left, what came out, who is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.meetings.rules.states import Presence, decision_mode_label
from kommin_desktop.meetings.rules.votes import Votes, result_words, tally

_SOON = 5
_WEEKDAYS = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")


class Decided(Protocol):
    """What must be known of a decision to say how it came about."""

    @property
    def mode(self) -> str: ...
    @property
    def votes_yes(self) -> int | None: ...
    @property
    def votes_no(self) -> int | None: ...
    @property
    def votes_abstain(self) -> int | None: ...


@dataclass(frozen=True)
class TimeLeft:
    """How long an item may still take, and whether that presses: accent, warn or danger."""

    words: str
    tone: str


@dataclass(frozen=True)
class Counts:
    """How many people of an attendance list are there, excused, missing or not yet marked."""

    present: int = 0
    excused: int = 0
    absent: int = 0
    open: int = 0


def time_left(end: datetime, now: datetime) -> TimeLeft:
    """„noch 18 Min.“ until the planned end of an item, or by how much it is too late."""
    minutes = -(-int((end - now).total_seconds()) // 60)
    if minutes < 0:
        return TimeLeft(_("{minutes} Min. über der Zeit").format(minutes=-minutes), "danger")
    words = _("noch {minutes} Min.").format(minutes=minutes)
    return TimeLeft(words, "warn" if minutes <= _SOON else "accent")


def result_counts(decisions: int, tasks: int, remarks: int) -> str:
    """„1 Beschluss · 2 Aufgaben“; nothing where nothing came out."""
    parts = (
        decisions and ngettext("{count} Beschluss", "{count} Beschlüsse", decisions),
        tasks and ngettext("{count} Aufgabe", "{count} Aufgaben", tasks),
        remarks and ngettext("{count} Merker", "{count} Merker", remarks),
    )
    counts = (decisions, tasks, remarks)
    return " · ".join(
        part.format(count=count)
        for part, count in zip(parts, counts, strict=True)
        if isinstance(part, str)
    )


def task_words(responsible: str, due: date | None) -> str:
    """„zuständig: Wehmeier · fällig Fr., 15.01.2027“, or what of it is missing."""
    who = _("zuständig: {name}").format(name=responsible) if responsible else _("ohne Zuständige")
    if due is None:
        return _("{who} · ohne Termin").format(who=who)
    day = f"{_WEEKDAYS[due.weekday()]}, {short_date(due)}"
    return _("{who} · fällig {day}").format(who=who, day=day)


def decision_words(decision: Decided) -> str:
    """„21 Ja · 0 Nein · 2 Enthaltungen · einstimmig …“, or how it came about without a count."""
    votes = votes_of(decision)
    if votes is None:
        return decision_mode_label(decision.mode)
    words = result_words(votes)
    return f"{tally(votes)} · {words}" if words else tally(votes)


def votes_of(decision: Decided) -> Votes | None:
    """The votes of a decision, None if nobody counted."""
    if decision.votes_yes is None:
        return None
    return Votes(decision.votes_yes, decision.votes_no or 0, decision.votes_abstain or 0)


def presence_counts(statuses: Iterable[str]) -> Counts:
    """How many there are of each state."""
    found = Counter(statuses)
    return Counts(
        found[Presence.PRESENT.value],
        found[Presence.EXCUSED.value],
        found[Presence.ABSENT.value],
        found[Presence.OPEN.value],
    )
