"""The four stages of a meeting: views that are always open, never stored; one of them is next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kommin_desktop.base.text import _
from kommin_desktop.meetings.rules.states import MeetingStatus


class StageKey(StrEnum):
    """A stage, as its route names it."""

    PREPARING = "vorbereitung"
    INVITING = "einladung"
    RECORDING = "protokoll"
    FOLLOWING = "nachbereitung"


class StageState(StrEnum):
    """Where a stage stands, as its tab shows it."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


@dataclass(frozen=True)
class StageFacts:
    """What tells which stage of a meeting is next."""

    status: str
    day: date
    has_dispatch: bool
    """Whether an invitation was at least drawn up."""


def stage_label(key: str) -> str:
    """A stage as its tab names it; an unknown one is shown as it is."""
    return {
        StageKey.PREPARING.value: _("Vorbereitung"),
        StageKey.INVITING.value: _("Einladung"),
        StageKey.RECORDING.value: _("Protokoll"),
        StageKey.FOLLOWING.value: _("Nachbereitung"),
    }.get(key, key)


def next_stage(facts: StageFacts, today: date) -> StageKey:
    """The stage in which a hand is needed next.

    On the day itself one writes, whether or not anybody confirmed that the letters went out.
    """
    status = facts.status
    if status in (MeetingStatus.HELD, MeetingStatus.CLOSED):
        return StageKey.FOLLOWING
    if status == MeetingStatus.IN_PROGRESS:
        return StageKey.RECORDING
    if status in (MeetingStatus.PLANNED, MeetingStatus.INVITED) and facts.day <= today:
        return StageKey.RECORDING
    if status == MeetingStatus.POSTPONED:
        return StageKey.PREPARING
    is_inviting = status == MeetingStatus.INVITED or facts.has_dispatch
    return StageKey.INVITING if is_inviting else StageKey.PREPARING


def stage_states(facts: StageFacts, today: date) -> dict[StageKey, StageState]:
    """The state of each stage in their order; of a closed meeting all are done."""
    following = next_stage(facts, today)
    states: dict[StageKey, StageState] = {}
    state = StageState.DONE
    for key in StageKey:
        if key == following and facts.status != MeetingStatus.CLOSED:
            states[key], state = StageState.CURRENT, StageState.LATER
        else:
            states[key] = state
    return states


def stage_of(part: str) -> StageKey | None:
    """The stage that a part of a route names, None if it names none."""
    return StageKey(part) if part in set(StageKey) else None
