"""Reading invitations: each dispatch, who got it and what they answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kommin_desktop.store.reading import Query


class InvitationLine(NamedTuple):
    """A version of the invitation."""

    id: int
    meeting_id: int
    version: int
    kind: str
    reply_by: date | None
    sent_on: date | None
    former_start: datetime | None
    agenda_snapshot: str


class RecipientLine(NamedTuple):
    """Somebody invited, as the letter was addressed, with the answer."""

    id: int
    invitation_id: int
    contact_id: int
    seat_id: int | None
    channel: str
    name: str
    organisation: str
    address: str
    greeting: str
    email: str
    sent_on: date | None
    reply: str
    deputy_id: int | None
    deputy_name: str
    needs_interpreting: bool
    needs_childcare: bool
    needs_access: bool
    needs_note: str
    code: str


_INVITATIONS = """
select id, meeting_id, version, kind, reply_by, sent_on, former_start, agenda_snapshot
from invitation where deleted_at is null
"""

_RECIPIENTS = """
select r.id, r.invitation_id, r.contact_id, r.seat_id, r.channel, r.name, r.organisation,
       r.address, r.greeting, r.email, r.sent_on, r.reply, r.deputy_id, r.deputy_name,
       r.needs_interpreting, r.needs_childcare, r.needs_access, r.needs_note, r.code
from invitation_recipient r
join invitation i on i.id = r.invitation_id and i.deleted_at is null
join contact c on c.id = r.contact_id
where r.deleted_at is null
"""

# Of several dispatches to one contact only the last one's answer counts.
_CURRENT = """
and i.meeting_id = :id and not exists (
    select 1 from invitation_recipient x
    join invitation y on y.id = x.invitation_id and y.deleted_at is null
    where x.deleted_at is null and y.meeting_id = i.meeting_id
    and x.contact_id = r.contact_id and y.version > i.version)
"""


def invitations(meeting_id: int = 0) -> Query[InvitationLine]:
    """The versions of a meeting's invitation, the latest first."""
    statement = _INVITATIONS + " and meeting_id = :id order by version desc"
    return Query(statement, InvitationLine, {"id": meeting_id})


def invitation_line(invitation_id: int = 0) -> Query[InvitationLine]:
    """One version."""
    return Query(_INVITATIONS + " and id = :id", InvitationLine, {"id": invitation_id})


def recipients(invitation_id: int = 0) -> Query[RecipientLine]:
    """Who got a version, in the order of lists."""
    statement = _RECIPIENTS + " and r.invitation_id = :id order by c.sort_key, r.id"
    return Query(statement, RecipientLine, {"id": invitation_id})


def replies(meeting_id: int = 0) -> Query[RecipientLine]:
    """Everybody invited to a meeting with the answer that counts, in the order of lists."""
    statement = _RECIPIENTS + _CURRENT + " order by c.sort_key, r.id"
    return Query(statement, RecipientLine, {"id": meeting_id})


def recipient_by_code(code: str = "") -> Query[RecipientLine]:
    """Whom the code on a reply slip belongs to, in the latest dispatch."""
    statement = _RECIPIENTS + " and r.code = :code order by i.id desc limit 1"
    return Query(statement, RecipientLine, {"code": code})
