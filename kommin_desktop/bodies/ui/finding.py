"""Finding bodies for the palette, and people and organisations while a name is typed."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import ngettext
from kommin_desktop.bodies.queries import body_rows, people_near_seat
from kommin_desktop.bodies.rules import body_kind_label
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import Wanted
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import list_description, list_name
from kommin_desktop.kit import area
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Found
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_AT_MOST = 12


def find_bodies(connection: Connection, text: str, limit: int) -> Sequence[area.Found]:
    """Bodies whose name or short name has words that begin with what was typed."""
    wanted = fold(text)
    found = []
    for row in read(connection, body_rows()):
        if not all(f" {word}" in f" {fold(row.name)} {fold(row.code)}" for word in wanted.split()):
            continue
        seats = ngettext("{n} Mitglied", "{n} Mitglieder", row.seats).format(n=row.seats)
        found.append(
            area.Found(
                row.name,
                f"{body_kind_label(row.kind)} · {seats}",
                f"gremien/{row.id}",
                edit_route=f"gremien/{row.id}/bearbeiten",
                icon="messages-square",
            )
        )
    return found[:limit]


def find_people(desk: Desk, text: str, seat_id: int = 0) -> Sequence[Found] | None:
    """People who fit what is typed; before anything is typed those near the seat."""
    if not text and seat_id:
        near = desk.try_read(people_near_seat(seat_id))
        if near is None:
            return None
        if near:
            return [Found(line.id, line.display, line.line, "user") for line in near][:_AT_MOST]
    return _find(desk, Wanted(text, kind=Kind.PERSON), "user")


def find_organisations(desk: Desk, text: str) -> Sequence[Found] | None:
    """Organisations that fit what is typed; None while the file is busy."""
    return _find(desk, Wanted(text, kind=Kind.ORGANISATION), "building-2")


def find_groups(desk: Desk, text: str) -> Sequence[Found] | None:
    """Groups whose words begin with what is typed; None while the file is busy."""
    lines = desk.try_read(queries.groups())
    if lines is None:
        return None
    wanted = fold(text)
    return [
        Found(
            line.id,
            line.name,
            ngettext("{n} Kontakt", "{n} Kontakte", line.members).format(n=line.members),
            "tag",
        )
        for line in lines
        if f" {wanted}" in f" {fold(line.name)}"
    ][:_AT_MOST]


def _find(desk: Desk, wanted: Wanted, icon: str) -> Sequence[Found] | None:
    def look(connection: Connection) -> list[Found]:
        ids = read(connection, queries.contact_ids(wanted))[0].ids[:_AT_MOST]
        lines = {line.id: line for line in read(connection, queries.list_lines(ids))}
        return [
            Found(number, list_name(line), list_description(line) or line.municipality or "", icon)
            for number in ids
            if (line := lines.get(number)) is not None
        ]

    found: Sequence[Found] | None = desk.try_read(look)
    return found
