"""What the contacts area offers the window: its pages, commands, and finders for the palette."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.text import _
from kommin_desktop.kit.area import AreaUi, Command, Finder, Found, Offers, PageKind
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.store.driver import Connection


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
            Finder(_("Kontakte"), _find_contacts),
            Finder(_("Gruppen"), _find_groups, sign="#"),
        ),
    )


def _find_contacts(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    from kommin_desktop.contacts.ui.finding import find_contacts

    return find_contacts(connection, text, limit)


def _find_groups(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    from kommin_desktop.contacts.ui.finding import find_groups

    return find_groups(connection, text, limit)
