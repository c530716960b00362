"""The proof list before minutes are finished: what is probably missing; it never refuses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from kommin_desktop.base.text import _
from kommin_desktop.meetings.rules.agenda_items import ItemKind
from kommin_desktop.meetings.rules.progress import Decided
from kommin_desktop.meetings.rules.states import DecisionMode
from kommin_desktop.meetings.rules.votes import Votes, votes_warning


class ProofItem(Protocol):
    """An agenda item as the proof list looks at it."""

    @property
    def id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def is_heading(self) -> bool: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def outcome(self) -> str: ...


class ProofDecision(Decided, Protocol):
    """A decision as the proof list looks at it."""

    @property
    def agenda_item_id(self) -> int | None: ...
    @property
    def entitled(self) -> int | None: ...


class ProofTask(Protocol):
    """A task as the proof list looks at it."""

    @property
    def agenda_item_id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def responsible(self) -> str: ...
    @property
    def due(self) -> date | None: ...


def item_warnings(
    items: Iterable[ProofItem],
    labels: Mapping[int, str],
    decisions: Iterable[ProofDecision],
    tasks: Iterable[ProofTask],
) -> list[str]:
    """Items without any result, and items for a decision without one; `labels` say „TOP 4“."""
    items, tasks = list(items), list(tasks)
    decided = {decision.agenda_item_id for decision in decisions}
    parents = {item.parent_id for item in items}
    touched = decided | {task.agenda_item_id for task in tasks}
    found = []
    for item in items:
        if item.is_heading or item.kind == ItemKind.BREAK or item.outcome not in ("", "dealt"):
            continue
        label = labels.get(item.id, "")
        if item.kind == ItemKind.DECISION and item.id not in decided:
            found.append(_("{item}: Es ist kein Beschluss festgehalten.").format(item=label))
        elif not item.text.strip() and item.id not in touched and item.id not in parents:
            found.append(_("{item}: Es ist kein Ergebnis festgehalten.").format(item=label))
    return found


def decision_warnings(decisions: Iterable[ProofDecision], labels: Mapping[int, str]) -> list[str]:
    """Votes without a count, and counts that do not fit those entitled in the room."""
    found = []
    for decision in decisions:
        label = labels.get(decision.agenda_item_id or 0, "")
        votes = votes_of(decision)
        if votes is None:
            if decision.mode == DecisionMode.VOTE:
                found.append(
                    _("{item}: Zum Beschluss fehlt das Abstimmungsergebnis.").format(item=label)
                )
        elif decision.entitled and (warning := votes_warning(votes, decision.entitled)):
            found.append(_("{item}: {warning}").format(item=label, warning=warning))
    return found


def task_warnings(tasks: Iterable[ProofTask], labels: Mapping[int, str]) -> list[str]:
    """Tasks without somebody responsible or without a day."""
    found = []
    for task in tasks:
        label = labels.get(task.agenda_item_id, "")
        if not task.responsible:
            found.append(
                _("{item}: Für „{task}“ ist niemand zuständig.").format(item=label, task=task.title)
            )
        if task.due is None:
            found.append(
                _("{item}: Für „{task}“ fehlt ein Termin.").format(item=label, task=task.title)
            )
    return found


def votes_of(decision: ProofDecision) -> Votes | None:
    """The votes of a decision; None if nobody counted."""
    if decision.votes_yes is None and decision.votes_no is None and decision.votes_abstain is None:
        return None
    return Votes(decision.votes_yes or 0, decision.votes_no or 0, decision.votes_abstain or 0)
