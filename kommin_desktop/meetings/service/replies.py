"""What the invited answer: by the list, by the code on a reply slip, and what they need."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kommin_desktop.base.clock import now
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import Invitation, InvitationRecipient
from kommin_desktop.meetings.rules.codes import typed_code
from kommin_desktop.meetings.rules.states import Reply
from kommin_desktop.meetings.service.loading import open_meeting, printed_name
from kommin_desktop.store.reading import read_one
from kommin_desktop.store.trash import living


def set_reply(
    session: Session,
    recipient_id: int,
    reply: str,
    *,
    deputy_name: str = "",
    deputy_id: int | None = None,
) -> InvitationRecipient:
    """Note what an invitee answered; for a deputy also who comes instead, by name as of today.

    Raises UserError for a deputy without a name, or when the minutes are sent.
    """
    recipient = living(session, InvitationRecipient, recipient_id)
    invitation = living(session, Invitation, recipient.invitation_id)
    open_meeting(session, invitation.meeting_id)
    if reply == Reply.DEPUTY and deputy_id is None and not deputy_name.strip():
        raise UserError(_("Tragen Sie ein, wer zur Vertretung kommt."))
    if deputy_id is not None and not deputy_name.strip():
        deputy_name = printed_name(session, deputy_id)
    recipient.reply = reply
    recipient.reply_at = None if reply == Reply.OPEN else now()
    recipient.deputy_id = deputy_id if reply == Reply.DEPUTY else None
    recipient.deputy_name = deputy_name.strip() if reply == Reply.DEPUTY else ""
    session.flush()
    return recipient


def set_reply_by_code(
    session: Session, code: str, reply: str, *, deputy_name: str = ""
) -> InvitationRecipient:
    """Note the answer on a reply slip by its code. Raises UserError for a code nobody has."""
    line = read_one(session, queries.recipient_by_code(typed_code(code)))
    if line is None:
        raise UserError(_("Den Rückmeldecode „{code}“ gibt es nicht.").format(code=code))
    return set_reply(session, line.id, reply, deputy_name=deputy_name)


def set_needs(
    session: Session,
    recipient_id: int,
    *,
    interpreting: bool = False,
    childcare: bool = False,
    access: bool = False,
    note: str = "",
) -> InvitationRecipient:
    """Note what an invitee needs to take part. Raises UserError when the minutes are sent."""
    recipient = living(session, InvitationRecipient, recipient_id)
    invitation = living(session, Invitation, recipient.invitation_id)
    open_meeting(session, invitation.meeting_id)
    recipient.needs_interpreting = interpreting
    recipient.needs_childcare = childcare
    recipient.needs_access = access
    recipient.needs_note = note
    session.flush()
    return recipient
