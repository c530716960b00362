"""Reading minutes: versions, corrections, and where tasks come from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.store.reading import Query
from kommin_desktop.tasks.queries import OriginLine


class VersionLine(NamedTuple):
    """A version of the minutes."""

    id: int
    meeting_id: int
    number: int
    kind: str
    state: str
    reopened_reason: str
    finished_on: date | None
    finished_by: str
    released_on: date | None
    released_by: str
    issued_on: date | None
    issued_document_id: int | None
    approved_on: date | None
    approved_in: str
    objection_until: date | None


class CorrectionLine(NamedTuple):
    """A correction of minutes already sent."""

    id: int
    version_id: int
    meeting_id: int
    meeting: str
    number: int
    item: str
    old: str
    new: str
    raised_by: str
    raised_on: date | None
    is_public: bool


def versions(meeting_id: int = 0) -> Query[VersionLine]:
    """The versions of a meeting's minutes, the latest first."""
    return Query(
        """
        select v.id, v.meeting_id, v.number, v.kind, v.state, v.reopened_reason, v.finished_on,
               v.finished_by, v.released_on, v.released_by, v.issued_on, v.issued_document_id,
               v.approved_on, coalesce(m.title, ''), v.objection_until
        from minutes_version v left join meeting m on m.id = v.approved_in_meeting_id
        where v.deleted_at is null and v.meeting_id = :id order by v.number desc
        """,
        VersionLine,
        {"id": meeting_id},
    )


_CORRECTIONS = """
select c.id, c.version_id, v.meeting_id, m.title, c.number, coalesce(i.title, ''), c.old, c.new,
       c.raised_by, c.raised_on, coalesce(i.is_public, 1)
from minutes_correction c
join minutes_version v on v.id = c.version_id
join meeting m on m.id = v.meeting_id
left join agenda_item i on i.id = c.agenda_item_id
where c.deleted_at is null
"""


def corrections(meeting_id: int = 0) -> Query[CorrectionLine]:
    """The corrections of one meeting's minutes."""
    statement = _CORRECTIONS + " and v.meeting_id = :id order by c.number, c.id"
    return Query(statement, CorrectionLine, {"id": meeting_id})


def corrections_decided_in(meeting_id: int = 0) -> Query[CorrectionLine]:
    """Corrections of earlier minutes that were decided in this meeting; its minutes print them."""
    statement = _CORRECTIONS + " and c.decided_in_meeting_id = :id order by c.id"
    return Query(statement, CorrectionLine, {"id": meeting_id})


def task_origins() -> Query[OriginLine]:
    """The meeting and item a task comes from: „RTI, 17. Sitzung: Förderkriterien“."""
    return Query(
        """
        select l.task_id, b.code || ', ' || m.title || ': ' || replace(i.title, char(10), ' ')
        from agenda_item_task l
        join agenda_item i on i.id = l.agenda_item_id
        join meeting m on m.id = i.meeting_id
        join body b on b.id = m.body_id
        where l.deleted_at is null and l.is_carried = 0 and i.deleted_at is null
        and m.deleted_at is null
        order by l.id
        """,
        OriginLine,
    )
