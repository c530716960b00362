"""Agenda lines without a file, for the rules of numbering and times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kommin_desktop.meetings.rules.agenda_items import ItemDraft


@dataclass(frozen=True)
class Line:
    """An agenda item as the rules look at it."""

    id: int
    parent_id: int | None = None
    position: int = 0
    number_override: str = ""
    is_heading: bool = False
    kind: str = "info"
    title: str = ""
    planned_min: int | None = None


def lines_of(drafts: Sequence[ItemDraft]) -> list[Line]:
    """Drafts as lines in their order."""
    return [
        Line(
            id=place,
            parent_id=None if draft.parent is None else draft.parent + 1,
            position=1024 * place,
            number_override=draft.number_override,
            is_heading=draft.is_heading,
            kind=str(draft.kind),
            title=draft.title,
            planned_min=draft.planned_min,
        )
        for place, draft in enumerate(drafts, start=1)
    ]
