"""How contacts are named on screen: in lists by the family name, alone as one speaks of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.rules.kinds import Kind, kind_label, organisation_type_label
from kommin_desktop.contacts.rules.letters import academic_title, titled_name

SEPARATOR = " · "


class Named(Protocol):
    """A contact as far as its name goes."""

    @property
    def kind(self) -> str: ...
    @property
    def display(self) -> str: ...
    @property
    def prefix(self) -> str | None: ...
    @property
    def given(self) -> str | None: ...
    @property
    def family(self) -> str | None: ...


class Described(Named, Protocol):
    """A contact as far as the second line of a list goes."""

    @property
    def function_title(self) -> str | None: ...
    @property
    def organisation(self) -> str | None: ...
    @property
    def organisation_type(self) -> str | None: ...
    @property
    def people(self) -> int: ...


def list_name(contact: Named) -> str:
    """„Meyer zu Selhausen, Dr. Heinrich“, as lists order people; organisations as they are."""
    if contact.kind != Kind.PERSON or not contact.family:
        return contact.display
    first = " ".join(filter(None, (academic_title(contact.prefix), contact.given)))
    return f"{contact.family}, {first}" if first else contact.family


def spoken_name(contact: Named) -> str:
    """„Dr. Heinrich Meyer zu Selhausen“."""
    if contact.kind != Kind.PERSON:
        return contact.display
    return titled_name(contact.prefix, contact.display)


def list_description(contact: Described) -> str:
    """What stands below the name: function and organisation, or the type and its people."""
    if contact.kind == Kind.PERSON:
        return SEPARATOR.join(filter(None, (contact.function_title, contact.organisation)))
    if contact.kind != Kind.ORGANISATION:
        return kind_label(contact.kind)
    told = [organisation_type_label(contact.organisation_type or "other")]
    if contact.people:
        told.append(people_text(contact.people))
    return SEPARATOR.join(told)


def people_text(count: int) -> str:
    """„3 Ansprechpersonen“."""
    return ngettext("{n} Ansprechperson", "{n} Ansprechpersonen", count).format(n=count)


def near_name(typed: str, names: Sequence[str]) -> str:
    """The word among `names` that comes nearest to a mistyped one, else nothing („Müler“)."""
    from difflib import get_close_matches

    wanted = fold(typed)
    if len(wanted) < _SHORTEST or " " in wanted:
        return ""
    near: dict[str, str] = {}
    for word in {word for name in names for word in name.split()}:
        folded = fold(word)
        if folded[:1] == wanted[:1] and abs(len(folded) - len(wanted)) <= _LENGTHS_APART:
            near.setdefault(folded, word)
    found = get_close_matches(wanted, list(near), n=1, cutoff=_LIKENESS)
    return near[found[0]] if found else ""


_SHORTEST = 3
_LENGTHS_APART = 2
_LIKENESS = 0.72


def place_text(place: str) -> str:
    """The word for where a number or address belongs: „dienstlich“; a label of one's own as is."""
    words = {"work": _("dienstlich"), "home": _("privat"), "other": _("weitere")}
    return words.get(place, place)
