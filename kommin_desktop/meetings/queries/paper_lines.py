"""Reading the papers of a meeting with their files, and the bytes of one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Query


class PaperFileLine(NamedTuple):
    """A paper as the page of a meeting shows it; one only asked for has no file name."""

    attachment_id: int
    agenda_item_id: int | None
    title: str
    state: str
    is_tabled: bool
    due: date | None
    file_name: str


def paper_files(meeting_id: int = 0) -> Query[PaperFileLine]:
    """The papers of a meeting and its items in the order they were named."""
    return Query(
        """
        select a.id, l.agenda_item_id, a.title, a.state, l.is_tabled, a.due, a.file_name
        from meeting_attachment l join attachment a on a.id = l.attachment_id
        where l.deleted_at is null and a.deleted_at is null and l.meeting_id = :id
        order by l.position, l.id
        """,
        PaperFileLine,
        {"id": meeting_id},
    )


def paper_bytes(connection: Connection, attachment_id: int) -> bytes | None:
    """The bytes of a paper that was handed in; None if there are none."""
    row = connection.execute(
        "select b.content from attachment a join blob b on b.sha256 = a.sha256 where a.id = ?",
        (attachment_id,),
    ).fetchone()
    return bytes(row[0]) if row else None
