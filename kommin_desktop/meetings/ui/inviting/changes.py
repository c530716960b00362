"""What the page of the invitation changes, as works of the desk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from kommin_desktop.letters.rules import Channel

BY_MAIL = (Channel.EMAIL.value,)
BY_POST = (Channel.LETTER.value, Channel.INTERNAL.value)


def prepare(
    session: Any, meeting_id: int, reply_by: date | None, without: Collection[int]
) -> tuple[str, ...]:
    """Draw up the invitation without these contacts; who else gets nothing, and why."""
    from kommin_desktop.meetings import service

    invited = service.invite(session, meeting_id, service.InvitationDraft(reply_by=reply_by))
    service.leave_out(session, invited.invitation.id, without)
    return tuple(f"{one.display}: {one.reason}" for one in invited.dropped)


def prepare_supplement(session: Any, meeting_id: int) -> tuple[str, ...]:
    """Draw up a supplement with the agenda of today."""
    from kommin_desktop.meetings import service
    from kommin_desktop.meetings.rules.states import InvitationKind

    draft = service.InvitationDraft(kind=InvitationKind.SUPPLEMENT)
    invited = service.invite(session, meeting_id, draft)
    return tuple(f"{one.display}: {one.reason}" for one in invited.dropped)


def reply(
    session: Any, recipient_ids: Sequence[int], answer: str, name: str, deputy_id: int | None
) -> None:
    """Note the answer of some people."""
    from kommin_desktop.meetings import service

    for number in recipient_ids:
        service.set_reply(session, number, answer, deputy_name=name, deputy_id=deputy_id)


def need(session: Any, recipient_id: int, needs: tuple[bool, bool, bool], note: str) -> None:
    """Note what somebody needs to take part."""
    from kommin_desktop.meetings import service

    interpreting, childcare, access = needs
    service.set_needs(
        session,
        recipient_id,
        interpreting=interpreting,
        childcare=childcare,
        access=access,
        note=note,
    )


def send_by(session: Any, recipient_ids: Sequence[int], channel: str) -> None:
    """Send by another channel."""
    from kommin_desktop.meetings import service

    service.set_channel(session, recipient_ids, channel)


def add(session: Any, invitation_id: int, contact_id: int) -> list[Any]:
    """Invite somebody else too."""
    from kommin_desktop.meetings import service

    return service.add_recipients(session, invitation_id, [contact_id])


def remove(session: Any, recipient_ids: Sequence[int]) -> int:
    """Take some people off the list."""
    from kommin_desktop.meetings import service

    return service.remove_recipients(session, recipient_ids)


def reply_by(session: Any, invitation_id: int, day: date | None) -> Any:
    """Ask for the answers by another day."""
    from kommin_desktop.meetings import service

    return service.set_reply_by(session, invitation_id, day)


def keep(
    session: Any,
    invitation_id: int,
    content: bytes,
    pages: int,
    channels: Collection[str],
    people: Collection[int],
) -> int | None:
    """Keep the letters of these people by some channels as they leave the program."""
    from kommin_desktop.meetings import service

    return service.keep_letters(session, invitation_id, content, pages, channels, people)


def confirm(
    session: Any, invitation_id: int, channels: Sequence[str], day: date, people: Collection[int]
) -> int:
    """Say that what these people get by these channels went out; how many letters that were."""
    from kommin_desktop.meetings import service

    return service.confirm_dispatch(session, invitation_id, channels, day, people)
