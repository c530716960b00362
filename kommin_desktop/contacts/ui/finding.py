"""Finding contacts and groups for the palette."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import ngettext
from kommin_desktop.contacts.queries import Wanted, contact_ids, groups, list_lines
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import list_description, list_name
from kommin_desktop.kit.area import Found
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_LOOKED_AT = 60


def find_contacts(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    """Contacts whose words begin with what was typed; names that do come first."""
    ids = read(connection, contact_ids(Wanted(text)))[0].ids
    by_id = {line.id: line for line in read(connection, list_lines(ids[:_LOOKED_AT]))}
    lines = [by_id[number] for number in ids[:_LOOKED_AT]]
    wanted = fold(text)
    lines.sort(key=lambda line: f" {wanted}" not in f" {fold(line.display)}")
    return [
        Found(
            list_name(line),
            " · ".join(part for part in (list_description(line), line.municipality) if part),
            f"kontakte/{line.id}",
            edit_route=f"kontakte/{line.id}/bearbeiten",
            has_avatar=True,
            is_organisation=line.kind != Kind.PERSON,
        )
        for line in lines[:limit]
    ]


def find_groups(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    """Groups by the words of their name."""
    wanted = fold(text.lstrip("#"))
    return [
        Found(
            line.name,
            ngettext("{n} Kontakt", "{n} Kontakte", line.members).format(n=line.members),
            f"kontakte/gruppe/{line.id}",
            icon="tag",
        )
        for line in read(connection, groups())
        if f" {wanted}" in f" {fold(line.name)}"
    ][:limit]
