"""Reading at which stage a meeting is."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from kommin_desktop.store.reading import Query


class StageLine(NamedTuple):
    """What tells which stage of a meeting is next."""

    meeting_id: int
    status: str
    starts_at: datetime
    has_dispatch: bool


def stage_line(meeting_id: int = 0) -> Query[StageLine]:
    """The facts about one meeting's stages."""
    return Query(
        """
        select m.id, m.status, m.starts_at, exists (
            select 1 from invitation i where i.meeting_id = m.id and i.deleted_at is null)
        from meeting m where m.deleted_at is null and m.id = :id
        """,
        StageLine,
        {"id": meeting_id},
    )
