"""The one rule of places and waiting list, on every path into a course.

A registration is confirmed if a place is free and nobody is waiting, else it goes to the end of
the waiting list. A withdrawal only proposes the next in line. Who gets a place against this
rule gets it with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kommin_desktop.base.text import _


@dataclass(frozen=True)
class Places:
    """Who has a place and who waits, in the order of the waiting list; `limit` None is no limit."""

    limit: int | None
    confirmed: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()

    @property
    def free(self) -> int | None:
        """How many places are left, never below zero; None without a limit."""
        return None if self.limit is None else max(0, self.limit - len(self.confirmed))

    @property
    def has_free(self) -> bool:
        """Whether at least one place is left."""
        return self.free is None or self.free > 0

    @property
    def next_in_line(self) -> int | None:
        """Who is proposed to move up: the first who waits, if a place is free."""
        return self.waiting[0] if self.waiting and self.has_free else None

    def enrolled(self, registration: int, *, override: bool = False) -> Places:
        """After a new registration; `override` gives it a place in any case."""
        if override or (self.has_free and not self.waiting):
            return replace(self, confirmed=(*self.confirmed, registration))
        return replace(self, waiting=(*self.waiting, registration))

    def withdrawn(self, registration: int) -> Places:
        """After a withdrawal; nobody moves up by it."""
        return replace(
            self,
            confirmed=tuple(one for one in self.confirmed if one != registration),
            waiting=tuple(one for one in self.waiting if one != registration),
        )

    def moved_up(self, registration: int) -> Places:
        """After somebody who waits got a place; the others close up."""
        return replace(self.withdrawn(registration), confirmed=(*self.confirmed, registration))

    def placed(self, registration: int, place: int) -> Places:
        """After somebody who waits went to another place of the waiting list, counted from 1."""
        if registration not in self.waiting:
            return self
        others = [one for one in self.waiting if one != registration]
        others.insert(max(0, place - 1), registration)
        return replace(self, waiting=tuple(others))

    def rank(self, registration: int) -> int | None:
        """The place in the waiting list, from 1."""
        if registration not in self.waiting:
            return None
        return self.waiting.index(registration) + 1


def move_up_refusal(places: Places, registration: int, reason: str) -> str | None:
    """Why `registration` may not move up, as a sentence, or None; a reason overrides the order."""
    if registration not in places.waiting:
        return _("Nachrücken kann nur, wer auf der Warteliste steht.")
    if reason.strip():
        return None
    if not places.has_free:
        return _("Es ist kein Platz frei. Für eine Ausnahme ist ein Grund anzugeben.")
    if places.next_in_line != registration:
        return _(
            "Auf der Warteliste steht jemand weiter vorn. "
            "Für eine Ausnahme ist ein Grund anzugeben."
        )
    return None


def limit_refusal(places: Places, limit: int | None) -> str | None:
    """Why the number of places may not become `limit`, as a sentence, or None."""
    if limit is None:
        return None
    if limit < 1:
        return _("Ein Kurs braucht mindestens einen Platz.")
    if limit < len(places.confirmed):
        return _(
            "Es sind schon {taken} Plätze vergeben; weniger Plätze sind nicht möglich."
        ).format(taken=len(places.confirmed))
    return None
