"""Who is responsible for a task: a contact, a seat of a body, or somebody only named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kommin_desktop.contacts.queries import Wanted, contact_ids, list_lines
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import list_description
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Found, PickField
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_AT_MOST = 12


class Responsible(NamedTuple):
    """Who does it; at most one of the three says something."""

    contact_id: int | None = None
    seat_id: int | None = None
    text: str = ""


NOBODY = Responsible()


class ResponsibleField(PickField):
    """Picks a contact; any other name that is typed is kept as it is."""

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__(lambda text: find_people(desk, text), name=name)
        # Contacts have their own numbers; seats and mere names get negative ones.
        self._others: list[Responsible] = []

    def responsible(self) -> Responsible:
        """Who was chosen or typed."""
        chosen = self.chosen()
        if chosen is None:
            return Responsible(text=self.typed())
        return Responsible(chosen) if chosen > 0 else self._others[-1 - chosen]

    def found(self, who: Responsible, shown: str) -> Found | None:
        """The entry for somebody, to be loaded into the form."""
        if who.contact_id is not None:
            return Found(who.contact_id, shown)
        if who == NOBODY:
            return None
        if who not in self._others:
            self._others.append(who)
        return Found(-1 - self._others.index(who), shown)

    def problem(self) -> None:
        """Every name will do."""

    def settle(self) -> None:
        """Take a name as it is that belongs to no contact."""
        super().settle()
        typed = self.typed()
        if self.chosen() is None and typed:
            self.set_value(self.found(Responsible(text=typed), typed))
            self.edited.emit()


def find_people(desk: Desk, text: str) -> Sequence[Found] | None:
    """Contacts that fit what is typed; None while the file is busy."""

    def look(connection: Connection) -> list[Found]:
        ids = read(connection, contact_ids(Wanted(text)))[0].ids[:_AT_MOST]
        lines = {line.id: line for line in read(connection, list_lines(ids))}
        return [
            Found(
                number,
                lines[number].display,
                list_description(lines[number]),
                "user" if lines[number].kind == Kind.PERSON else "building-2",
            )
            for number in ids
        ]

    found: Sequence[Found] | None = desk.try_read(look)
    return found
