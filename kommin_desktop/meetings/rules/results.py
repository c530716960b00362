"""What comes out of an item: decisions, tasks and remarks, each able to become another kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.names import fold
from kommin_desktop.meetings.rules.states import DecisionMode
from kommin_desktop.meetings.rules.votes import Votes


class EntryKind(StrEnum):
    """What an entry under an item is."""

    DECISION = "decision"
    TASK = "task"
    REMARK = "remark"


@dataclass(frozen=True)
class DecisionDraft:
    """A decision as somebody wants it; without `mode` its wording and votes tell it."""

    wording: str
    votes: Votes | None = None
    mode: str = ""
    entitled: int | None = None
    due: date | None = None
    responsible: str = ""
    supersedes_id: int | None = None


def guess_mode(wording: str, votes: Votes | None) -> DecisionMode:
    """How a decision came about, as votes and wording tell."""
    if votes is not None:
        return DecisionMode.VOTE
    words = fold(wording)
    if "zur kenntnis" in words:
        return DecisionMode.NOTED
    if "einvernehm" in words or "im konsens" in words:
        return DecisionMode.CONSENSUS
    return DecisionMode.VOTE


def decision_as_note(wording: str, votes: Votes | None) -> str:
    """A decision as one types it: wording, „(21/0/2)“."""
    return f"{wording} ({votes.yes}/{votes.no}/{votes.abstain})" if votes else wording


def task_as_note(title: str, responsible: str, due: date | None) -> str:
    """A task as one types it: „Name, bis 15.01.2027: Text“."""
    until = f"bis {short_date(due)}" if due else ""
    head = ", ".join(part for part in (responsible, until) if part)
    return f"{head}: {title}" if head else title
