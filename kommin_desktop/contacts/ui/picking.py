"""Finding groups, organisations and languages while their names are typed into a field."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kommin_desktop.base.names import fold
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import Wanted
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import list_description, list_name
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Found
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_AT_MOST = 12


def find_groups(desk: Desk, text: str, without: Collection[int]) -> Sequence[Found] | None:
    """Groups whose words begin with what is typed; None while the file is busy."""
    lines = desk.try_read(queries.groups())
    if lines is None:
        return None
    wanted = fold(text)
    return [
        Found(line.id, line.name)
        for line in lines
        if line.id not in without and f" {wanted}" in f" {fold(line.name)}"
    ][:_AT_MOST]


def find_organisations(desk: Desk, text: str) -> Sequence[Found] | None:
    """Organisations that fit what is typed; None while the file is busy."""
    return _find_contacts(desk, Wanted(text, kind=Kind.ORGANISATION))


def _find_contacts(desk: Desk, wanted: Wanted) -> Sequence[Found] | None:
    def look(connection: Connection) -> list[Found]:
        ids = read(connection, queries.contact_ids(wanted))[0].ids[:_AT_MOST]
        lines = {line.id: line for line in read(connection, queries.list_lines(ids))}
        return [
            Found(
                number,
                list_name(lines[number]),
                lines[number].municipality or list_description(lines[number]),
            )
            for number in ids
        ]

    found: Sequence[Found] | None = desk.try_read(look)
    return found
