"""Who gets a dispatch and by which channel, after it was drawn up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import letter_addresses
from kommin_desktop.letters.rules import Channel, dispatch
from kommin_desktop.meetings.model import Invitation, InvitationRecipient
from kommin_desktop.meetings.service.inviting import codes_of_others, new_recipient
from kommin_desktop.meetings.service.loading import open_meeting
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living, move_to_trash


def set_channel(
    session: Session, recipient_ids: Sequence[int], channel: str
) -> list[InvitationRecipient]:
    """Send the letters of some recipients by another channel.

    Raises UserError where it was sent already, or for an e-mail to somebody without an address.
    """
    rows = [_open_recipient(session, number) for number in recipient_ids]
    for row in rows:
        if row.sent_on is not None:
            raise UserError(_("{name} hat diese Sendung schon bekommen.").format(name=row.name))
        if channel == Channel.EMAIL and not row.email.strip():
            raise UserError(_("Von {name} ist keine E-Mail-Adresse bekannt.").format(name=row.name))
        row.channel = channel
    session.flush()
    return rows


def add_recipients(
    session: Session, invitation_id: int, contact_ids: Sequence[int]
) -> list[InvitationRecipient]:
    """Invite further contacts, such as guests, with the same dispatch.

    Raises UserError for somebody who is on the list or whose letters are blocked.
    """
    invitation = living(session, Invitation, invitation_id)
    meeting = open_meeting(session, invitation.meeting_id)
    present = {row.contact_id: row for row in _recipients(session, invitation_id)}
    reached = dispatch(read(session, letter_addresses(contact_ids)))
    channels = {address.contact_id: channel for address, channel in reached.recipients}
    taken = codes_of_others(session, meeting.id) | {row.code for row in present.values()}
    added = []
    for address in read(session, letter_addresses(contact_ids)):
        if address.contact_id in present:
            raise UserError(_("{name} steht schon auf der Liste.").format(name=address.display))
        if address.blocked:
            raise UserError(_("Für {name} sind Briefe gesperrt.").format(name=address.display))
        row = new_recipient(meeting, invitation, address, taken)
        row.channel = channels.get(address.contact_id, Channel.LETTER).value
        session.add(row)
        added.append(row)
    session.flush()
    return added


def remove_recipients(session: Session, recipient_ids: Iterable[int]) -> int:
    """Take recipients off the list who got nothing yet; returns how many.

    Raises UserError for somebody to whom it was sent.
    """
    rows = [_open_recipient(session, number) for number in recipient_ids]
    for row in rows:
        if row.sent_on is not None:
            raise UserError(
                _("{name} hat diese Sendung schon bekommen und bleibt auf der Liste.").format(
                    name=row.name
                )
            )
        move_to_trash(session, row)
    return len(rows)


def leave_out(session: Session, invitation_id: int, contact_ids: Collection[int]) -> int:
    """Take these contacts off a dispatch that was just drawn up; returns how many stay.

    Raises UserError when nobody would be left.
    """
    rows = _recipients(session, invitation_id)
    staying = [row for row in rows if row.contact_id not in contact_ids]
    if not staying:
        raise UserError(_("Wählen Sie wenigstens eine Person aus."))
    remove_recipients(session, [row.id for row in rows if row.contact_id in contact_ids])
    return len(staying)


def set_reply_by(session: Session, invitation_id: int, day: date | None) -> Invitation:
    """Ask for the answers by this day. Raises UserError for a day after the meeting."""
    invitation = living(session, Invitation, invitation_id)
    meeting = open_meeting(session, invitation.meeting_id)
    if day is not None and day > meeting.starts_at.date():
        raise UserError(_("Die Antwortfrist endet erst nach der Sitzung."))
    invitation.reply_by = day
    session.flush()
    return invitation


def _open_recipient(session: Session, recipient_id: int) -> InvitationRecipient:
    row = living(session, InvitationRecipient, recipient_id)
    open_meeting(session, living(session, Invitation, row.invitation_id).meeting_id)
    return row


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
