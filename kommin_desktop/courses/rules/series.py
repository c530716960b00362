"""The dates of a course entered at once: every day, every week or every second week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from kommin_desktop.base.text import _
from kommin_desktop.courses.rules.drafts import SessionDraft

MOST_DATES = 60
"""More dates at once are a slip of the finger."""


class Rhythm(StrEnum):
    """How far the dates of a course lie apart."""

    DAILY = "daily"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"


_DAYS = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7, Rhythm.BIWEEKLY: 14}


def repeated(
    first: SessionDraft, times: int, rhythm: Rhythm = Rhythm.WEEKLY
) -> tuple[SessionDraft, ...]:
    """The date and those that follow it, `times` in all, at the same wall time."""
    step = timedelta(days=_DAYS[rhythm])
    return tuple(
        replace(first, start=first.start + step * number, end=first.end + step * number)
        for number in range(min(max(times, 1), MOST_DATES))
    )


def rhythm_label(code: str) -> str:
    """A rhythm as people read it; an unknown code is shown as it is."""
    return {
        Rhythm.DAILY.value: _("täglich"),
        Rhythm.WEEKLY.value: _("jede Woche"),
        Rhythm.BIWEEKLY.value: _("alle zwei Wochen"),
    }.get(code, code)
