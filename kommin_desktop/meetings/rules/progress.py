"""How a meeting stands: its time, what came out, who is there, and how far it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from kommin_desktop.base.dates import short_date, short_weekday
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.meetings.rules.states import (
    MeetingStatus,
    MinutesState,
    Presence,
    decision_mode_label,
)
from kommin_desktop.meetings.rules.votes import Votes, result_words, tally

_SOON = 5


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


class Coming(Protocol):
    """What must be known of a meeting to say how far it has come."""

    @property
    def status(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def items(self) -> int: ...
    @property
    def dealt(self) -> int: ...
    @property
    def dispatched(self) -> bool: ...
    @property
    def invited(self) -> int: ...
    @property
    def answered(self) -> int: ...
    @property
    def papers(self) -> int: ...
    @property
    def papers_missing(self) -> int: ...
    @property
    def tasks(self) -> int: ...
    @property
    def tasks_closed(self) -> int: ...
    @property
    def minutes_state(self) -> str: ...


C = TypeVar("C", bound=Coming)


@dataclass(frozen=True)
class Reached:
    """How much of what comes next in a meeting is done: „29 von 41 Rückmeldungen“."""

    value: int
    total: int
    words: str


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
    day = f"{short_weekday(due)}, {short_date(due)}"
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


PREPARING_STEPS = 5
"""Agenda, invitation, replies, papers, minutes: the steps of a meeting."""
_MINUTES_STEPS = {
    MinutesState.DRAFT.value: 0,
    MinutesState.FINISHED.value: 1,
    MinutesState.RELEASED.value: 2,
    MinutesState.SENT.value: 3,
    MinutesState.OBJECTION_OPEN.value: 3,
    MinutesState.APPROVED.value: 4,
    MinutesState.NOTED.value: 4,
}


def reached(meeting: Coming) -> Reached | None:
    """How far a meeting has come in what is next for it; None where nothing is counted.

    Before the invitation its steps count, then replies, then items, afterwards tasks, or the way
    of the minutes where nobody was given a task.
    """
    status = meeting.status
    if status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        return None
    if status == MeetingStatus.INVITED and meeting.invited:
        words = _("{n} von {total} Rückmeldungen")
        return _reached(meeting.answered, meeting.invited, words)
    if status in (MeetingStatus.PLANNED, MeetingStatus.INVITED):
        return _reached(steps_done(meeting), PREPARING_STEPS, _("{n} von {total} Schritten"))
    if status == MeetingStatus.IN_PROGRESS:
        words = _("{n} von {total} Punkten")
        return _reached(meeting.dealt, meeting.items, words) if meeting.items else None
    if meeting.tasks:
        return _reached(meeting.tasks_closed, meeting.tasks, _("{n} von {total} Aufgaben"))
    if status == MeetingStatus.CLOSED:
        return None
    done = _MINUTES_STEPS.get(meeting.minutes_state, 0)
    return _reached(done, 4, _("Protokoll: {n} von {total}"))


def steps_done(meeting: Coming) -> int:
    """How many of the steps of a meeting are done; papers only where there are any."""
    return sum(
        (
            meeting.items > 0,
            meeting.dispatched,
            0 < meeting.invited == meeting.answered,
            meeting.papers > 0 and not meeting.papers_missing,
            _MINUTES_STEPS.get(meeting.minutes_state, 0) > 0,
        )
    )


_BEFORE = (MeetingStatus.PLANNED, MeetingStatus.INVITED, MeetingStatus.IN_PROGRESS)


def in_series(meetings: Iterable[C]) -> list[tuple[str, list[C]]]:
    """Meetings under „Geplant“ and their years: what comes next first, then the latest first.

    A meeting without a day stands at the end of the planned ones; one that was planned and never
    held stays among them until somebody says what became of it.
    """
    ahead: list[C] = []
    years: dict[int, list[C]] = {}
    for meeting in meetings:
        if meeting.status in _BEFORE or meeting.status == MeetingStatus.POSTPONED:
            ahead.append(meeting)
        else:
            years.setdefault(meeting.starts_at.year, []).append(meeting)
    ahead.sort(key=lambda one: (one.status == MeetingStatus.POSTPONED, one.starts_at))
    found = [(_("Geplant"), ahead)] if ahead else []
    for year in sorted(years, reverse=True):
        latest_first = sorted(years[year], key=lambda one: one.starts_at, reverse=True)
        found.append((str(year), latest_first))
    return found


def meeting_tone(status: str) -> str:
    """The tone of a meeting's state: what presses is warm, what is over is calm."""
    return {
        MeetingStatus.INVITED.value: "accent",
        MeetingStatus.IN_PROGRESS.value: "info",
        MeetingStatus.HELD.value: "warn",
        MeetingStatus.CLOSED.value: "ok",
        MeetingStatus.POSTPONED.value: "warn",
    }.get(status, "neutral")


def _reached(value: int, total: int, words: str) -> Reached:
    return Reached(value, total, words.format(n=value, total=total))
