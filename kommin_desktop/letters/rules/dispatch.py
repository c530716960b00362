"""Who gets a letter by which channel, and who drops out and why; decided before printing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from kommin_desktop.base.text import _
from kommin_desktop.letters.rules.runs import Channel


class Reachable(Protocol):
    """What must be known of a recipient to choose the channel."""

    @property
    def contact_id(self) -> int: ...
    @property
    def display(self) -> str: ...
    @property
    def street(self) -> str: ...
    @property
    def po_box(self) -> str: ...
    @property
    def city(self) -> str: ...
    @property
    def email(self) -> str | None: ...
    @property
    def preferred_channel(self) -> str: ...
    @property
    def blocked(self) -> bool: ...


R = TypeVar("R", bound=Reachable)


@dataclass(frozen=True)
class DropOut:
    """A recipient who gets nothing, with the reason as a sentence."""

    contact_id: int
    display: str
    reason: str


@dataclass(frozen=True)
class Dispatch(Generic[R]):
    """The dry run of a serial letter: recipients with their channel, and who drops out."""

    recipients: tuple[tuple[R, Channel], ...]
    dropped: tuple[DropOut, ...]

    def by(self, channel: Channel) -> tuple[R, ...]:
        """The recipients of one channel, in their order."""
        return tuple(recipient for recipient, way in self.recipients if way is channel)


def dispatch(recipients: Iterable[R]) -> Dispatch[R]:
    """Choose a channel for each recipient: the preferred one if it can be used, else the other.

    Each contact gets one letter, however often it is named. Blocked contacts (Art. 18, 21 DSGVO)
    and those that neither post nor e-mail can reach drop out.
    """
    chosen: list[tuple[R, Channel]] = []
    dropped: list[DropOut] = []
    seen: set[int] = set()
    for recipient in recipients:
        if recipient.contact_id in seen:
            continue
        seen.add(recipient.contact_id)
        if recipient.blocked:
            reason = _("Für diesen Kontakt sind Briefe gesperrt.")
        elif channel := _channel(recipient):
            chosen.append((recipient, channel))
            continue
        else:
            reason = _("Es fehlen Anschrift und E-Mail-Adresse.")
        dropped.append(DropOut(recipient.contact_id, recipient.display, reason))
    return Dispatch(tuple(chosen), tuple(dropped))


def _channel(recipient: Reachable) -> Channel | None:
    has_address = bool(recipient.city.strip() and (recipient.street or recipient.po_box).strip())
    has_email = bool((recipient.email or "").strip())
    if recipient.preferred_channel == Channel.INTERNAL:
        return Channel.INTERNAL
    if recipient.preferred_channel == Channel.EMAIL and has_email:
        return Channel.EMAIL
    if has_address:
        return Channel.LETTER
    return Channel.EMAIL if has_email else None
