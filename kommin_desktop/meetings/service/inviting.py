"""Inviting: dispatches with their recipients, the letters issued for them, what was sent when."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.base.text import letter_text as printed
from kommin_desktop.bodies.model import Body
from kommin_desktop.bodies.queries import invitees
from kommin_desktop.contacts.queries import LetterAddress, letter_addresses
from kommin_desktop.contacts.rules.letters import address_lines, greeting, titled_name
from kommin_desktop.letters.model import LetterRun
from kommin_desktop.letters.queries import run_items
from kommin_desktop.letters.rules import (
    Channel,
    DropOut,
    ItemStatus,
    LetterItemDraft,
    LetterRunDraft,
    dispatch,
)
from kommin_desktop.letters.service import confirm_posted, record_run
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import (
    Invitation,
    InvitationRecipient,
    Meeting,
    MeetingLetterRun,
)
from kommin_desktop.meetings.rules.calendar import archive_title, reply_date
from kommin_desktop.meetings.rules.codes import reply_code
from kommin_desktop.meetings.rules.numbering import outline
from kommin_desktop.meetings.rules.states import (
    InvitationKind,
    MeetingStatus,
    Reply,
    invitation_kind_label,
)
from kommin_desktop.meetings.service.loading import body_ids, open_meeting, pass_into
from kommin_desktop.office.model import IssuedDocument
from kommin_desktop.office.service import issue
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living
from kommin_desktop.store.work import freeze, mark_final


@dataclass(frozen=True)
class InvitationDraft:
    """A dispatch as somebody wants it; without `reply_by` a week before the meeting."""

    kind: str = InvitationKind.INVITATION
    reply_by: date | None = None
    further_contacts: tuple[int, ...] = ()
    """Guests who are invited though they have no seat."""
    former_start: datetime | None = None


@dataclass(frozen=True)
class Invited:
    """A dispatch that was prepared, and who gets nothing, with the reason."""

    invitation: Invitation
    recipients: int
    dropped: tuple[DropOut, ...]


def invite(session: Session, meeting_id: int, draft: InvitationDraft | None = None) -> Invited:
    """Prepare a dispatch: one letter for each of today's holders, under today's address.

    A seat that nobody holds is invited through its organisation. Who has neither postal nor mail
    address stays on the list, blocked contacts do not. A supplement, a move and a cancellation
    also go to whoever was sent an earlier dispatch. Replies to that count on, except after a move.
    Raises UserError when nobody is left to invite, or minutes are sent.
    """
    draft = draft or InvitationDraft()
    meeting = open_meeting(session, meeting_id)
    seats = {
        line.contact_id: line.seat_id
        for line in reversed(read(session, invitees(body_ids(session, meeting), today())))
    }
    former = {line.contact_id: line for line in read(session, queries.replies(meeting_id))}
    wanted = [*seats, *draft.further_contacts]
    if draft.kind != InvitationKind.INVITATION:
        # Guests too must hear of what changes; a holder who left since was invited nevertheless.
        wanted += [key for key, line in former.items() if line.sent_on and key not in wanted]
    addresses = read(session, letter_addresses(wanted))
    reached = dispatch(addresses)
    channels = {address.contact_id: channel.value for address, channel in reached.recipients}
    blocked = {address.contact_id for address in addresses if address.blocked}
    addresses = [address for address in addresses if address.contact_id not in blocked]
    if not addresses:
        raise UserError(
            _("Die Sitzung ({title}) hat keine Empfängerinnen und Empfänger.").format(
                title=meeting.title
            )
        )
    invitation = _new_invitation(session, meeting, draft)
    keeps_replies = draft.kind in (InvitationKind.INVITATION, InvitationKind.SUPPLEMENT)
    taken = codes_of_others(session, meeting_id)
    for address in addresses:
        recipient = new_recipient(meeting, invitation, address, taken)
        recipient.seat_id = seats.get(address.contact_id)
        recipient.channel = channels.get(address.contact_id, Channel.LETTER.value)
        if keeps_replies and address.contact_id in former:
            _keep_reply(recipient, former[address.contact_id])
        session.add(recipient)
    session.flush()
    dropped = tuple(out for out in reached.dropped if out.contact_id in blocked)
    return Invited(invitation, len(addresses), dropped)


def issue_invitation(
    session: Session,
    invitation_id: int,
    content: bytes,
    pages: int,
    people: Collection[int] | None = None,
) -> IssuedDocument:
    """Keep the printed letters of a dispatch and record them as a letter run; this is final.

    `pages` are those of the whole PDF; with `people` it holds the letters of those recipients.
    """
    invitation = living(session, Invitation, invitation_id)
    meeting = living(session, Meeting, invitation.meeting_id)
    title = dispatch_title(session, invitation, meeting)
    document = issue(
        session,
        kind="invitation",
        title=title,
        route=f"sitzung/{meeting.id}/einladung",
        content=content,
        pages=pages,
    )
    lines = [
        line
        for line in read(session, queries.recipients(invitation_id))
        if people is None or line.id in people
    ]
    record_letters(session, invitation, lines, document.id, pages // max(1, len(lines)))
    freeze(session, "invitation", [invitation_id])
    return document


def record_letters(
    session: Session,
    invitation: Invitation,
    lines: Sequence[queries.RecipientLine],
    document_id: int | None,
    pages: int = 0,
) -> LetterRun:
    """Keep who of a dispatch gets which letter, of so many pages each."""
    meeting = living(session, Meeting, invitation.meeting_id)
    run = record_run(
        session,
        LetterRunDraft(
            kind="invitation",
            subject=dispatch_title(session, invitation, meeting),
            date=today(),
            document_id=document_id,
            items=tuple(
                LetterItemDraft(
                    contact_id=line.contact_id,
                    channel=line.channel,
                    address_lines=tuple(line.address.splitlines()),
                    greeting=line.greeting,
                    pages=pages,
                )
                for line in lines
            ),
        ),
    )
    session.add(
        MeetingLetterRun(meeting_id=meeting.id, invitation_id=invitation.id, letter_run_id=run.id)
    )
    session.flush()
    freeze(session, "invitation_recipient", [line.id for line in lines])
    return run


def dispatch_title(session: Session, invitation: Invitation, meeting: Meeting) -> str:
    """What a dispatch is called in the archive and in the mail log."""
    body = living(session, Body, meeting.body_id)
    return archive_title(invitation_kind_label(invitation.kind), body.code, meeting.title)


def confirm_sent(
    session: Session,
    invitation_id: int,
    day: date | None = None,
    channel: str | None = None,
    people: Collection[int] | None = None,
) -> int:
    """Say that a dispatch went out on `day` (today), by one channel or all; returns how many.

    With `people` only to those recipients. The first one lets the meeting be „Einladung läuft“.
    This is final. Raises UserError when nothing is left to send.
    """
    day = day or today()
    invitation = living(session, Invitation, invitation_id)
    rows = [
        row
        for row in _recipients(session, invitation_id)
        if row.sent_on is None
        and channel in (None, row.channel)
        and (people is None or row.id in people)
    ]
    if not rows:
        raise UserError(_("Diese Sendung ist schon als versendet eingetragen."))
    for row in rows:
        row.sent_on = day
    invitation.sent_on = invitation.sent_on or day
    meeting = living(session, Meeting, invitation.meeting_id)
    if invitation.kind != InvitationKind.CANCEL and meeting.status == MeetingStatus.PLANNED:
        pass_into(meeting, MeetingStatus.INVITED)
    session.flush()
    _confirm_letters(session, invitation_id, rows, day)
    freeze(session, "invitation", [invitation_id])
    freeze(session, "invitation_recipient", [row.id for row in rows])
    mark_final(session)
    return len(rows)


def _new_invitation(session: Session, meeting: Meeting, draft: InvitationDraft) -> Invitation:
    last = session.scalar(
        select(func.max(Invitation.version)).where(Invitation.meeting_id == meeting.id)
    )
    snapshot = [
        {
            "number": entry.number,
            "title": entry.item.title,
            "public": entry.item.is_public,
            "heading": entry.item.is_heading,
            "minutes": entry.item.planned_min,
            "presenter": entry.item.presenter,
        }
        for entry in outline(read(session, queries.agenda(meeting.id)))
    ]
    asks = draft.kind != InvitationKind.CANCEL
    invitation = Invitation(
        meeting_id=meeting.id,
        version=(last or 0) + 1,
        kind=str(draft.kind),
        reply_by=(draft.reply_by or reply_date(meeting.starts_at.date(), today()))
        if asks
        else None,
        former_start=draft.former_start,
        agenda_snapshot=json.dumps(snapshot, ensure_ascii=False),
    )
    session.add(invitation)
    session.flush()
    return invitation


def new_recipient(
    meeting: Meeting, invitation: Invitation, address: LetterAddress, taken: set[str]
) -> InvitationRecipient:
    """Somebody on the list of a dispatch under today's address, with a code that nobody has."""
    code = reply_code(f"{meeting.uid}/{address.contact_id}", taken)
    taken.add(code)
    lines: Sequence[str] = address_lines(address)
    if address.kind == "organisation":
        lines = [lines[0], printed("An die Leitung"), *lines[1:]][:6]
    return InvitationRecipient(
        invitation_id=invitation.id,
        contact_id=address.contact_id,
        name=titled_name(address.prefix, address.display),
        organisation=address.organisation or "",
        address="\n".join(lines),
        greeting=greeting(address),
        email=address.email or "",
        reply=Reply.OPEN.value,
        code=code,
    )


def _keep_reply(recipient: InvitationRecipient, former: queries.RecipientLine) -> None:
    recipient.reply = former.reply
    recipient.deputy_id = former.deputy_id
    recipient.deputy_name = former.deputy_name
    recipient.needs_interpreting = former.needs_interpreting
    recipient.needs_childcare = former.needs_childcare
    recipient.needs_access = former.needs_access
    recipient.needs_note = former.needs_note


def codes_of_others(session: Session, meeting_id: int) -> set[str]:
    """The reply codes of all other meetings."""
    return set(
        session.scalars(
            select(InvitationRecipient.code)
            .join(Invitation, Invitation.id == InvitationRecipient.invitation_id)
            .where(Invitation.meeting_id != meeting_id)
        )
    )


def _recipients(session: Session, invitation_id: int) -> list[InvitationRecipient]:
    return list(
        session.scalars(
            select(InvitationRecipient)
            .where(
                InvitationRecipient.invitation_id == invitation_id,
                InvitationRecipient.deleted_at.is_(None),
            )
            .order_by(InvitationRecipient.id)
        )
    )


def _confirm_letters(
    session: Session, invitation_id: int, rows: Sequence[InvitationRecipient], day: date
) -> None:
    """Let the letter runs of a dispatch know that the letters to these people were posted."""
    contacts = {row.contact_id for row in rows}
    runs = session.scalars(
        select(MeetingLetterRun.letter_run_id).where(
            MeetingLetterRun.invitation_id == invitation_id, MeetingLetterRun.deleted_at.is_(None)
        )
    ).all()
    for run_id in runs:
        waiting = {
            item.channel
            for item in read(session, run_items(run_id))
            if item.status == ItemStatus.ISSUED and item.contact_id in contacts
        }
        for channel in sorted(waiting & {row.channel for row in rows}):
            confirm_posted(session, run_id, channel, day, contacts)
