"""Which contacts a person should look at before entering the same one again."""

from __future__ import annotations

from typing import Protocol

from kommin_desktop.base.names import fold
from kommin_desktop.contacts.rules.kinds import Kind

_SHORTEST = 2
_SHORTEST_NAME = 4


class Borne(Protocol):
    """A contact as far as likeness goes."""

    @property
    def kind(self) -> str: ...
    @property
    def display(self) -> str: ...
    @property
    def given(self) -> str | None: ...
    @property
    def family(self) -> str | None: ...


def alike_person(given: str, family: str, other: Borne) -> bool:
    """Whether somebody may be the same: the family name, and given names that begin alike.

    Written differently is still the same (Yildiz, Yıldız), and one name of two is enough.
    """
    if other.kind != Kind.PERSON or len(fold(family)) < _SHORTEST:
        return False
    if fold(family) != fold(other.family or "") and not _parts(family) & _parts(other.family or ""):
        return fold(f"{family} {given}") == fold(f"{other.given} {other.family}")
    mine, theirs = fold(given), fold(other.given or "")
    if not mine or not theirs:
        return True
    first, second = mine.split()[0], theirs.split()[0]
    return first.startswith(second) or second.startswith(first)


def alike_organisation(name: str, other: Borne) -> bool:
    """Whether an organisation may be the same: all its words begin words of the other."""
    words = fold(name).split()
    if other.kind != Kind.ORGANISATION or len(fold(name)) < _SHORTEST_NAME:
        return False
    theirs = fold(other.display).split()
    return all(any(one.startswith(word) for one in theirs) for word in words)


def _parts(family: str) -> set[str]:
    """The halves of a double name."""
    return {part for part in fold(family.replace("-", " ")).split() if len(part) >= _SHORTEST_NAME}
