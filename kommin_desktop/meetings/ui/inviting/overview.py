"""What the page of the invitation shows, as one reading found it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import invitees
from kommin_desktop.contacts.queries import letter_addresses
from kommin_desktop.contacts.rules.letters import titled_name
from kommin_desktop.letters.rules import Channel, channel_label, dispatch
from kommin_desktop.letters.rules.mails import is_mail_address
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import InvitationLine, MeetingLine, RecipientLine
from kommin_desktop.meetings.queries.dispatch_lines import (
    ContactPicture,
    contact_pictures,
    waiting_letters,
)
from kommin_desktop.meetings.rules.agenda_items import SentItem, sent_items
from kommin_desktop.meetings.rules.calendar import reply_date
from kommin_desktop.meetings.rules.states import Reply, reply_label
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_LINES_OF_AN_ADDRESS = 2


class Invitee(NamedTuple):
    """One row of the list; before an invitation is drawn up `id` is the contact's number."""

    id: int
    contact_id: int
    name: str
    organisation: str
    is_organisation: bool
    channel: str
    email: str
    has_address: bool
    reply: str
    deputy: str
    sent_on: date | None
    needs: tuple[bool, bool, bool]
    needs_note: str
    code: str
    is_late: bool = False
    """Not sent to this person, though the dispatch went out to others."""

    def below(self) -> str:
        """The line below the name: organisation, who comes instead, what is needed."""
        organisation = "" if self.is_organisation else self.organisation
        deputy = _("Vertretung: {name}").format(name=self.deputy) if self.deputy else ""
        return " · ".join(part for part in (organisation, deputy, self.needs_words()) if part)

    def needs_words(self) -> str:
        """What somebody needs to take part."""
        return ", ".join(
            words for words, is_wanted in zip(need_labels(), self.needs, strict=True) if is_wanted
        )

    def channel_words(self) -> str:
        """Brief, E-Mail or Hauspost."""
        return channel_label(self.channel)

    def sent_words(self) -> str:
        """When it went out, or why it cannot."""
        if self.sent_on is not None:
            return _("versendet {day}").format(day=short_date(self.sent_on)[:6])
        if self.channel == Channel.EMAIL and not is_mail_address(self.email):
            return _("Adresse prüfen")
        if self.channel != Channel.EMAIL and not self.has_address:
            return _("ohne Anschrift")
        return _("noch nicht versendet") if self.is_late else ""

    def spoken(self) -> tuple[str, str, str]:
        """Name, channel and answer in words."""
        return (
            ", ".join(part for part in (self.name, self.below()) if part),
            ", ".join(part for part in (self.channel_words(), self.sent_words()) if part),
            reply_label(self.reply),
        )


@dataclass(frozen=True)
class Overview:
    """The invitation of a meeting, or whom one would invite."""

    meeting: MeetingLine
    invitation: InvitationLine | None
    people: tuple[Invitee, ...]
    papers: tuple[str, ...]
    reply_by: date | None
    waiting: frozenset[int]
    """Whose letters were made ready and are not said to be sent."""
    was_changed: bool
    """Whether the agenda is another one than was sent."""

    @property
    def is_prepared(self) -> bool:
        """Whether there is an invitation at all."""
        return self.invitation is not None

    @property
    def is_sent(self) -> bool:
        """Whether any of it went out."""
        return self.invitation is not None and self.invitation.sent_on is not None

    def replies(self) -> Counter[str]:
        """How many answered what."""
        return Counter(one.reply for one in self.people)

    def late(self) -> list[Invitee]:
        """Who did not get what others got already."""
        return [one for one in self.people if one.is_late]

    def unsent(self, *channels: str) -> list[Invitee]:
        """Who still gets it by one of these channels."""
        return [one for one in self.people if one.sent_on is None and one.channel in channels]


def need_labels() -> tuple[str, str, str]:
    """What somebody may need to take part, as the list names it."""
    return (_("Sprachmittlung"), _("Kinderbetreuung"), _("barrierefreier Zugang"))


def read_overview(connection: Connection, meeting: MeetingLine) -> Overview:
    """The latest dispatch of a meeting, else the holders of the body's seats."""
    dispatches = read(connection, queries.invitations(meeting.id))
    papers = tuple(
        line.title
        for line in read(connection, queries.paper_files(meeting.id))
        if not line.is_tabled
    )
    if not dispatches:
        people = _proposed(connection, meeting)
        day = reply_date(meeting.starts_at.date(), today())
        return Overview(meeting, None, people, papers, day, frozenset(), False)
    invitation = dispatches[0]
    lines = read(connection, queries.recipients(invitation.id))
    pictures = _pictures(connection, [line.contact_id for line in lines])
    waits = read(connection, waiting_letters(invitation.id))
    return Overview(
        meeting,
        invitation,
        tuple(_invited(line, pictures.get(line.contact_id), invitation) for line in lines),
        papers,
        invitation.reply_by,
        frozenset(line.recipient_id for line in waits),
        _was_changed(connection, invitation),
    )


def _was_changed(connection: Connection, invitation: InvitationLine) -> bool:
    if invitation.sent_on is None or invitation.kind == "cancel":
        return False
    now = Counter(
        SentItem(line.title, line.is_public, line.is_heading)
        for line in read(connection, queries.agenda(invitation.meeting_id))
    )
    return now != sent_items(invitation.agenda_snapshot)


def _pictures(connection: Connection, ids: list[int]) -> dict[int, ContactPicture]:
    return {line.id: line for line in read(connection, contact_pictures(ids))}


def _invited(
    line: RecipientLine, picture: ContactPicture | None, invitation: InvitationLine
) -> Invitee:
    return Invitee(
        line.id,
        line.contact_id,
        line.name,
        line.organisation,
        bool(picture and picture.is_organisation),
        line.channel,
        line.email,
        len(line.address.splitlines()) > _LINES_OF_AN_ADDRESS,
        line.reply,
        line.deputy_name if line.reply == Reply.DEPUTY else "",
        line.sent_on,
        (line.needs_interpreting, line.needs_childcare, line.needs_access),
        line.needs_note,
        line.code,
        invitation.sent_on is not None and line.sent_on is None,
    )


def _proposed(connection: Connection, meeting: MeetingLine) -> tuple[Invitee, ...]:
    lines = read(connection, invitees([meeting.body_id, *meeting.co_body_ids], today()))
    addresses = {
        one.contact_id: one
        for one in read(connection, letter_addresses([line.contact_id for line in lines]))
        if not one.blocked
    }
    channels = {one.contact_id: way for one, way in dispatch(addresses.values()).recipients}
    return tuple(
        Invitee(
            line.contact_id,
            line.contact_id,
            titled_name(addresses[line.contact_id].prefix, line.display),
            line.organisation or "",
            line.without_person,
            channels.get(line.contact_id, Channel.LETTER).value,
            addresses[line.contact_id].email or "",
            bool(addresses[line.contact_id].city.strip()),
            Reply.OPEN.value,
            "",
            None,
            (False, False, False),
            "",
            "",
        )
        for line in lines
        if line.contact_id in addresses
    )
