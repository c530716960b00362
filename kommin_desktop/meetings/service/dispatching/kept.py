"""Keeping the letters of a dispatch in the archive each time they leave the program."""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.letters.model import LetterRun
from kommin_desktop.letters.rules import ItemStatus
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import Invitation, MeetingLetterRun
from kommin_desktop.meetings.service.inviting import issue_invitation
from kommin_desktop.office.model import IssuedDocument
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living, move_to_trash


def keep_letters(session: Session, invitation_id: int, content: bytes, pages: int) -> int | None:
    """Keep the letters that were printed, saved or put into mails; the document's number.

    The same letters are kept once. Letters made anew before anything went out take the place of
    the former run, whose paper stays in the archive. After the dispatch was confirmed nothing is
    kept again, only None is returned: what was sent is known.
    """
    invitation = living(session, Invitation, invitation_id)
    if invitation.sent_on is not None:
        return None
    digest = hashlib.sha256(content).hexdigest()
    for link in session.scalars(
        select(MeetingLetterRun).where(
            MeetingLetterRun.invitation_id == invitation_id, MeetingLetterRun.deleted_at.is_(None)
        )
    ):
        run = living(session, LetterRun, link.letter_run_id)
        if _digest_of(session, run) == digest and _says_the_same(session, invitation_id, run):
            return run.document_id
        if all(item.status != ItemStatus.SENT for item in run.items):
            move_to_trash(session, link)
            move_to_trash(session, run)
    return issue_invitation(session, invitation_id, content, pages).id


def _digest_of(session: Session, run: LetterRun) -> str:
    document = session.get(IssuedDocument, run.document_id) if run.document_id else None
    return document.sha256 if document else ""


def _says_the_same(session: Session, invitation_id: int, run: LetterRun) -> bool:
    """Whether nobody's channel was changed since, which the paper itself does not show."""
    now = {
        line.contact_id: line.channel for line in read(session, queries.recipients(invitation_id))
    }
    return now == {item.contact_id: item.channel for item in run.items if not item.deleted_at}
