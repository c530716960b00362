"""Keeping the letters of a dispatch in the archive each time they leave the program."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.letters.model import LetterRun
from kommin_desktop.letters.rules import Channel, ItemStatus
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import Invitation, MeetingLetterRun
from kommin_desktop.meetings.service.inviting import confirm_sent, issue_invitation
from kommin_desktop.office.model import IssuedDocument
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living, move_to_trash

EVERY_CHANNEL = tuple(channel.value for channel in Channel)


def keep_letters(
    session: Session,
    invitation_id: int,
    content: bytes,
    pages: int,
    channels: Collection[str] = EVERY_CHANNEL,
) -> int | None:
    """Keep the letters of a dispatch as those of some channels leave; the document's number.

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
            _hand_out(run, channels)
            return run.document_id
        if all(item.status != ItemStatus.SENT for item in run.items):
            move_to_trash(session, link)
            move_to_trash(session, run)
    document = issue_invitation(session, invitation_id, content, pages)
    for run in _runs(session, invitation_id):
        for item in run.items:
            item.status = ItemStatus.DRAFT.value
        _hand_out(run, channels)
    session.flush()
    return document.id


def confirm_dispatch(
    session: Session, invitation_id: int, channels: Collection[str], day: date
) -> int:
    """Say that all letters of some channels went out on a day; how many those were.

    Letters that were made elsewhere count too. Raises UserError as `confirm_sent`.
    """
    for run in _runs(session, invitation_id):
        _hand_out(run, channels)
    session.flush()
    return sum(confirm_sent(session, invitation_id, day, channel) for channel in channels)


def _runs(session: Session, invitation_id: int) -> list[LetterRun]:
    links = session.scalars(
        select(MeetingLetterRun).where(
            MeetingLetterRun.invitation_id == invitation_id, MeetingLetterRun.deleted_at.is_(None)
        )
    )
    return [living(session, LetterRun, link.letter_run_id) for link in links]


def _hand_out(run: LetterRun, channels: Collection[str]) -> None:
    """Letters wait for the word that they went out once they were printed or put into mails."""
    for item in run.items:
        if item.channel in channels and item.status == ItemStatus.DRAFT:
            item.status = ItemStatus.ISSUED.value


def _digest_of(session: Session, run: LetterRun) -> str:
    document = session.get(IssuedDocument, run.document_id) if run.document_id else None
    return document.sha256 if document else ""


def _says_the_same(session: Session, invitation_id: int, run: LetterRun) -> bool:
    """Whether nobody's channel was changed since, which the paper itself does not show."""
    now = {
        line.contact_id: line.channel for line in read(session, queries.recipients(invitation_id))
    }
    return now == {item.contact_id: item.channel for item in run.items if not item.deleted_at}
