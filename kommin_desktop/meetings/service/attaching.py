"""Papers of a meeting: asked for, handed in, named on the agenda."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.meetings.model import AgendaItem, MeetingAttachment
from kommin_desktop.meetings.rules.numbering import STEP
from kommin_desktop.meetings.service.loading import open_meeting
from kommin_desktop.office.model import Attachment
from kommin_desktop.office.service import keep_bytes
from kommin_desktop.store.trash import living, move_to_trash


def request_paper(
    session: Session,
    meeting_id: int,
    title: str,
    *,
    item_id: int | None = None,
    due: date | None = None,
    is_tabled: bool = False,
) -> MeetingAttachment:
    """Ask for a paper of a meeting or one of its items, to be there by `due`.

    Raises UserError without a title, for an item of another meeting, or when the minutes are sent.
    """
    open_meeting(session, meeting_id)
    if not title.strip():
        raise UserError(_("Eine Unterlage braucht einen Titel."))
    if item_id is not None and living(session, AgendaItem, item_id).meeting_id != meeting_id:
        raise UserError(_("Der Tagesordnungspunkt gehört zu einer anderen Sitzung."))
    attachment = Attachment(title=title.strip(), due=due, state="requested")
    session.add(attachment)
    session.flush()
    last = session.scalar(
        select(func.max(MeetingAttachment.position)).where(
            MeetingAttachment.meeting_id == meeting_id
        )
    )
    link = MeetingAttachment(
        meeting_id=meeting_id,
        agenda_item_id=item_id,
        attachment_id=attachment.id,
        is_tabled=is_tabled,
        position=(last or 0) + STEP,
    )
    session.add(link)
    session.flush()
    return link


def add_paper(
    session: Session,
    meeting_id: int,
    content: bytes,
    file_name: str,
    media_type: str,
    *,
    item_id: int | None = None,
) -> MeetingAttachment:
    """Put a file to a meeting or one of its items; its title is the name without the ending.

    Raises UserError for an empty file and as `request_paper`.
    """
    title = PurePath(file_name).stem.replace("_", " ")
    link = request_paper(session, meeting_id, title, item_id=item_id)
    hand_in_paper(session, link.attachment_id, content, file_name, media_type)
    return link


def hand_in_paper(
    session: Session, attachment_id: int, content: bytes, file_name: str, media_type: str
) -> Attachment:
    """Keep the bytes of a paper that was asked for; they are stored once by their SHA-256.

    Raises UserError for an empty file.
    """
    attachment = living(session, Attachment, attachment_id)
    if not content:
        raise UserError(_("Die Datei „{name}“ ist leer.").format(name=file_name))
    attachment.sha256 = keep_bytes(session, content)
    attachment.file_name = file_name
    attachment.media_type = media_type
    attachment.state = "present"
    session.flush()
    return attachment


def remove_paper(session: Session, meeting_id: int, attachment_id: int) -> None:
    """Take a paper off a meeting. Raises UserError when the minutes are sent."""
    open_meeting(session, meeting_id)
    for link in session.scalars(
        select(MeetingAttachment).where(
            MeetingAttachment.meeting_id == meeting_id,
            MeetingAttachment.attachment_id == attachment_id,
            MeetingAttachment.deleted_at.is_(None),
        )
    ).all():
        move_to_trash(session, link)
