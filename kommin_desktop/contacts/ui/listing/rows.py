"""What a row of the contact list shows, copies and says."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import ListLine
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import list_description, list_name
from kommin_desktop.kit.tables import Column, Part, Pills, Text, TwoLines


def list_columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("name", _("Name"), sort=True),
        Column("municipality", _("Kommune"), 112, sort=True),
        Column("groups", _("Gruppen"), 190, sort=True),
    )


def row_texts(line: ListLine) -> tuple[str, ...]:
    """The texts of a row, for copying, type-ahead and screen readers."""
    described = list_description(line)
    name = list_name(line)
    named = f"{name}, {described}" if described else name
    return named, line.municipality or "", ", ".join(line.groups)


def row_parts(line: ListLine, key: str) -> Part:
    """What is painted in a cell."""
    if key == "municipality":
        return Text(line.municipality or "")
    if key == "groups":
        return Pills(line.groups)
    return TwoLines(
        list_name(line),
        list_description(line),
        avatar=line.display,
        is_organisation=line.kind != Kind.PERSON,
    )
