"""Votes: whether they can be right, what came out, and how minutes say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kommin_desktop.base.text import letter_ngettext as printed_for
from kommin_desktop.base.text import letter_text as printed
from kommin_desktop.base.text import ngettext
from kommin_desktop.meetings.rules.states import Capacity, Presence


@dataclass(frozen=True)
class Votes:
    """A count of hands."""

    yes: int
    no: int = 0
    abstain: int = 0

    @property
    def cast(self) -> int:
        """All who voted, abstentions with them."""
        return self.yes + self.no + self.abstain

    @property
    def carried(self) -> bool:
        """Whether there are more yes than no; abstentions do not count, a tie rejects."""
        return self.yes > self.no


class Attending(Protocol):
    """What must be known of somebody's attendance to count votes."""

    @property
    def id(self) -> int: ...
    @property
    def seat_id(self) -> int | None: ...
    @property
    def capacity(self) -> str: ...
    @property
    def voting(self) -> bool: ...
    @property
    def status(self) -> str: ...
    @property
    def arrived(self) -> datetime | None: ...
    @property
    def left(self) -> datetime | None: ...


def entitled_present(
    attendances: Iterable[Attending],
    recused: Iterable[int] = (),
    at: datetime | None = None,
) -> int:
    """How many votes are in the room: one a seat, guests none, whoever is recused none.

    With a time only who had arrived and not yet left counts.
    """
    out = set(recused)
    seats: set[int] = set()
    for one in attendances:
        if one.status != Presence.PRESENT or not one.voting or one.seat_id is None:
            continue
        if one.capacity not in (Capacity.MEMBER, Capacity.DEPUTY) or one.id in out:
            continue
        if at is not None and ((one.arrived and one.arrived > at) or (one.left and one.left <= at)):
            continue
        seats.add(one.seat_id)
    return len(seats)


def votes_warning(votes: Votes, entitled: int) -> str | None:
    """A sentence if the count does not fit those entitled to vote in the room; never a refusal."""
    if votes.cast == entitled:
        return None
    counted = ngettext(
        "Gezählt wurde {count} Stimme", "Gezählt wurden {count} Stimmen", votes.cast
    ).format(count=votes.cast)
    present = ngettext(
        "stimmberechtigt anwesend ist {count} Sitz",
        "stimmberechtigt anwesend sind {count} Sitze",
        entitled,
    ).format(count=entitled)
    return f"{counted}, {present}."


def tally(votes: Votes) -> str:
    """„21 Ja · 0 Nein · 2 Enthaltungen“, for papers."""
    return " · ".join(
        (
            printed("{count} Ja").format(count=votes.yes),
            printed("{count} Nein").format(count=votes.no),
            _abstentions(votes.abstain),
        )
    )


def result_words(votes: Votes) -> str:
    """The result as minutes put it: „einstimmig“, „mehrheitlich mit 21 Ja-Stimmen bei …“."""
    if not votes.cast:
        return ""
    if not votes.yes and not votes.no:
        return printed("nicht angenommen, da weder Ja- noch Nein-Stimmen abgegeben wurden")
    if not votes.carried:
        return _rejected(votes)
    others = _join(votes.no and _no(votes.no), votes.abstain and _abstentions(votes.abstain))
    if votes.no:
        return printed("mehrheitlich mit {yes} bei {others}").format(
            yes=_yes(votes.yes), others=others
        )
    return (
        printed("einstimmig bei {others}").format(others=others)
        if others
        else printed("einstimmig")
    )


def _rejected(votes: Votes) -> str:
    words = (
        printed("mehrheitlich abgelehnt mit {no}")
        if votes.no > votes.yes
        else printed("bei Stimmengleichheit abgelehnt mit {no}")
    ).format(no=_no(votes.no))
    others = _join(votes.yes and _yes(votes.yes), votes.abstain and _abstentions(votes.abstain))
    return printed("{words} bei {others}").format(words=words, others=others) if others else words


def _join(*parts: str | int) -> str:
    return printed(" und ").join(part for part in parts if isinstance(part, str))


def _yes(count: int) -> str:
    return printed_for("{count} Ja-Stimme", "{count} Ja-Stimmen", count).format(count=count)


def _no(count: int) -> str:
    return printed_for("{count} Nein-Stimme", "{count} Nein-Stimmen", count).format(count=count)


def _abstentions(count: int) -> str:
    return printed_for("{count} Enthaltung", "{count} Enthaltungen", count).format(count=count)


def quorum_needed(rule: str, voting_seats: int) -> int:
    """How many of `voting_seats` must be present; an unknown rule asks for none."""
    return {
        "third": -(-voting_seats // 3),
        "half": -(-voting_seats // 2),
        "majority": voting_seats // 2 + 1 if voting_seats else 0,
    }.get(rule, 0)


def has_quorum(rule: str, voting_seats: int, present: int) -> bool | None:
    """Whether a body can decide; None if it has no rule about that."""
    if rule not in ("third", "half", "majority"):
        return None
    return present >= quorum_needed(rule, voting_seats)
