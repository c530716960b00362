"""Votes: whether they can be right, what came out, and how minutes say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kommin_desktop.base.text import _, ngettext
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
    """„21 Ja · 0 Nein · 2 Enthaltungen“."""
    abstain = ngettext("{count} Enthaltung", "{count} Enthaltungen", votes.abstain)
    return " · ".join(
        (
            _("{count} Ja").format(count=votes.yes),
            _("{count} Nein").format(count=votes.no),
            abstain.format(count=votes.abstain),
        )
    )


def result_words(votes: Votes) -> str:
    """The result as minutes put it: „einstimmig“, „mehrheitlich mit 21 Ja-Stimmen bei …“."""
    if not votes.cast:
        return ""
    others = _others(votes)
    if not votes.carried:
        words = _("abgelehnt") if votes.no > votes.yes else _("bei Stimmengleichheit abgelehnt")
        if votes.yes == 0 and votes.no == 0:
            return _("ohne Ja- und Nein-Stimmen, nicht angenommen")
        against = _voices(votes.no, _("Nein-Stimme"), _("Nein-Stimmen"))
        counts = _join(
            [
                _voices(votes.yes, _("Ja-Stimme"), _("Ja-Stimmen")) if votes.yes else "",
                _abstentions(votes.abstain) if votes.abstain else "",
            ]
        )
        text = _("{words} mit {against}").format(words=words, against=against)
        return _("{text} bei {counts}").format(text=text, counts=counts) if counts else text
    if not votes.no:
        return _("einstimmig bei {others}").format(others=others) if others else _("einstimmig")
    return _("mehrheitlich mit {yes} bei {others}").format(
        yes=_voices(votes.yes, _("Ja-Stimme"), _("Ja-Stimmen")), others=others
    )


def _others(votes: Votes) -> str:
    return _join(
        [
            _voices(votes.no, _("Nein-Stimme"), _("Nein-Stimmen")) if votes.no else "",
            _abstentions(votes.abstain) if votes.abstain else "",
        ]
    )


def _join(parts: list[str]) -> str:
    return _(" und ").join(part for part in parts if part)


def _voices(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _abstentions(count: int) -> str:
    return ngettext("{count} Enthaltung", "{count} Enthaltungen", count).format(count=count)


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
