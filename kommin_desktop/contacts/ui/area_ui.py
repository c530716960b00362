"""What the contacts area offers the window: its pages, commands, and finders for the palette."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.queries import Wanted, contact_ids, groups, list_lines
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import list_description, list_name
from kommin_desktop.kit.area import AreaUi, Command, Finder, Found, Offers, PageKind
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read


def offer(others: Offers) -> AreaUi:
    """Its pages, commands and finders."""

    def contacts_page(desk: Desk) -> Page:
        from kommin_desktop.contacts.ui.page import ContactsPage

        return ContactsPage(desk, others, has_import=True)

    def import_page(desk: Desk) -> Page:
        from kommin_desktop.contacts.ui.importing.page import ImportPage

        return ImportPage(desk)

    new = Command(
        "contact_new",
        _("Neuer Kontakt"),
        "user-plus",
        lambda desk: desk.go("kontakte/neu?art=person"),
    )
    new_organisation = Command(
        "organisation_new",
        _("Neue Organisation"),
        "building-2",
        lambda desk: desk.go("kontakte/neu?art=organisation"),
    )
    take_over = Command(
        "contacts_import",
        _("Kontakte importieren"),
        "upload",
        lambda desk: desk.go("kontakte/importieren"),
    )
    return AreaUi(
        "contacts",
        title=_("Kontakte"),
        icon="users",
        number=2,
        route="kontakte",
        new=new,
        pages=(
            PageKind("kontakte", contacts_page),
            PageKind("kontakte/importieren", import_page),
        ),
        commands=(new, new_organisation, take_over),
        finders=(
            Finder(_("Kontakte"), find_contacts),
            Finder(_("Gruppen"), find_groups, sign="#"),
        ),
    )


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


_LOOKED_AT = 60
