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
from kommin_desktop.meetings.service.inviting import confirm_sent, issue_invitation, record_letters
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
    people: Collection[int] | None = None,
) -> int | None:
    """Keep the letters of a dispatch as those of some channels leave; the document's number.

    `people` are the recipients whose letters leave, all without it. The same letters are kept
    once. Letters made anew before anything went out take the place of the former run, whose paper
    stays in the archive. After the dispatch was confirmed, `content` are the letters of `people`,
    and only those of whom no letter is known are kept; None if there are none.
    """
    invitation = living(session, Invitation, invitation_id)
    rows = _wanted(session, invitation_id, channels, people)
    if invitation.sent_on is not None:
        return _keep_late(session, invitation, rows, content, pages)
    digest = hashlib.sha256(content).hexdigest()
    for link in session.scalars(
        select(MeetingLetterRun).where(
            MeetingLetterRun.invitation_id == invitation_id, MeetingLetterRun.deleted_at.is_(None)
        )
    ):
        run = living(session, LetterRun, link.letter_run_id)
        if _digest_of(session, run) == digest and _says_the_same(session, invitation_id, run):
            _hand_out(run, rows)
            return run.document_id
        if all(item.status != ItemStatus.SENT for item in run.items):
            move_to_trash(session, link)
            move_to_trash(session, run)
    document = issue_invitation(session, invitation_id, content, pages)
    for run in _runs(session, invitation_id):
        for item in run.items:
            item.status = ItemStatus.DRAFT.value
        _hand_out(run, rows)
    session.flush()
    return document.id


def confirm_dispatch(
    session: Session,
    invitation_id: int,
    channels: Collection[str],
    day: date,
    people: Collection[int] | None = None,
) -> int:
    """Say that the letters of some channels went out on a day; how many those were.

    With `people` only to those recipients. Letters that were made elsewhere count too, so that
    the mail log names everybody. Raises UserError as `confirm_sent`.
    """
    rows = _wanted(session, invitation_id, channels, people)
    unknown = _without_letter(session, invitation_id, rows)
    if unknown:
        invitation = living(session, Invitation, invitation_id)
        record_letters(session, invitation, unknown, None)
    for run in _runs(session, invitation_id):
        _hand_out(run, rows)
    session.flush()
    return confirm_sent(session, invitation_id, day, people={row.id for row in rows})


def _wanted(
    session: Session,
    invitation_id: int,
    channels: Collection[str],
    people: Collection[int] | None,
) -> list[queries.RecipientLine]:
    """Who gets the dispatch by these channels and did not get it yet."""
    return [
        line
        for line in read(session, queries.recipients(invitation_id))
        if line.sent_on is None
        and line.channel in channels
        and (people is None or line.id in people)
    ]


def _without_letter(
    session: Session, invitation_id: int, rows: Collection[queries.RecipientLine]
) -> list[queries.RecipientLine]:
    """Those among the recipients of whom no run has a letter."""
    known = {item.contact_id for run in _runs(session, invitation_id) for item in run.items}
    return [row for row in rows if row.contact_id not in known]


def _keep_late(
    session: Session,
    invitation: Invitation,
    rows: Collection[queries.RecipientLine],
    content: bytes,
    pages: int,
) -> int | None:
    """Keep the letters of those who came onto the list after the dispatch went out."""
    late = _without_letter(session, invitation.id, rows)
    document = None
    if late:
        people = {row.id for row in late}
        document = issue_invitation(session, invitation.id, content, pages, people).id
    for run in _runs(session, invitation.id):
        _hand_out(run, rows)
    session.flush()
    return document


def _runs(session: Session, invitation_id: int) -> list[LetterRun]:
    links = session.scalars(
        select(MeetingLetterRun).where(
            MeetingLetterRun.invitation_id == invitation_id, MeetingLetterRun.deleted_at.is_(None)
        )
    )
    return [living(session, LetterRun, link.letter_run_id) for link in links]


def _hand_out(run: LetterRun, rows: Collection[queries.RecipientLine]) -> None:
    """Letters wait for the word that they went out once they were printed or put into mails."""
    ways = {row.contact_id: row.channel for row in rows}
    for item in run.items:
        if item.contact_id in ways and item.status in (ItemStatus.DRAFT, ItemStatus.ISSUED):
            item.channel = ways[item.contact_id]
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
