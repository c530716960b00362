"""Reading a dispatch as the page of the invitation shows it: who is proposed, what waits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.contacts.queries.lines import TODAYS_AFFILIATION
from kommin_desktop.store.reading import Query


class ContactPicture(NamedTuple):
    """What tells how a contact is drawn in a list."""

    id: int
    display: str
    is_organisation: bool
    organisation: str


class WaitingLine(NamedTuple):
    """A letter of a dispatch that was printed or put into a mail and is not said to be sent."""

    recipient_id: int
    channel: str


class DeputyLine(NamedTuple):
    """Who stands in on the seat of somebody invited."""

    id: int
    display: str


def contact_pictures(ids: Sequence[int] = ()) -> Query[ContactPicture]:
    """How these contacts are drawn."""
    return Query(
        f"""
        select c.id, c.display, c.kind = 'organisation', coalesce(o.display, '')
        from contact c
        left join affiliation a on a.id = ({TODAYS_AFFILIATION})
        left join contact o on o.id = a.organisation_id
        where c.id in (select value from json_each(:ids)) order by c.sort_key, c.id
        """,
        ContactPicture,
        {"ids": json.dumps(list(ids)), "today": today().isoformat()},
    )


def waiting_letters(invitation_id: int = 0) -> Query[WaitingLine]:
    """What was made ready of a dispatch and waits for somebody to say that it went out."""
    return Query(
        """
        select distinct r.id, i.channel
        from meeting_letter_run m
        join letter_item i on i.run_id = m.letter_run_id and i.deleted_at is null
            and i.status = 'issued'
        join invitation_recipient r on r.invitation_id = m.invitation_id
            and r.contact_id = i.contact_id and r.deleted_at is null and r.sent_on is null
        where m.deleted_at is null and m.invitation_id = :id
        order by r.id
        """,
        WaitingLine,
        {"id": invitation_id},
    )


def deputies_of(recipient_id: int = 0) -> Query[DeputyLine]:
    """The standing deputies of somebody invited, in their order."""
    return Query(
        """
        select p.id, p.display
        from invitation_recipient r
        join seat_holding h on h.seat_id = r.seat_id and h.kind = 'deputy'
            and h.deleted_at is null
            and (h.valid_from is null or h.valid_from <= :today)
            and (h.valid_to is null or h.valid_to >= :today)
        join contact p on p.id = h.person_id and p.deleted_at is null
        where r.id = :id order by h.rank, h.id
        """,
        DeputyLine,
        {"id": recipient_id, "today": today().isoformat()},
    )
