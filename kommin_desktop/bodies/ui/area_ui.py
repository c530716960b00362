"""What bodies offer the window: their page, members, the bodies of a contact, and a finder."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.text import _
from kommin_desktop.kit.area import (
    AreaUi,
    Command,
    Finder,
    Found,
    Offers,
    PageKind,
    Panel,
    PanelKind,
)
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.store.driver import Connection

HOME = "gremien"


def offer(others: Offers) -> AreaUi:
    """Its page, commands, panels and finder."""

    def bodies_page(desk: Desk) -> Page:
        from kommin_desktop.bodies.ui.page import BodiesPage

        return BodiesPage(desk, others)

    return AreaUi(
        "bodies",
        title=_("Runde Tische"),
        icon="messages-square",
        number=3,
        route=HOME,
        new=Command("body_meeting_new", _("Neue Sitzung"), "calendar-plus", _new_meeting),
        pages=(PageKind(HOME, bodies_page),),
        commands=(
            Command("body_new", _("Neues Gremium"), "plus", lambda desk: desk.go(f"{HOME}/neu")),
        ),
        finders=(Finder(_("Gremien"), _find_bodies),),
        panels=(
            PanelKind("body", "mitglieder", _("Mitglieder"), 20, _members),
            PanelKind("contact", "gremien", _("Gremien"), 10, _bodies_of_contact),
        ),
    )


def _new_meeting(desk: Desk) -> None:
    """A new meeting of the body one is looking at."""
    current = desk.router.current
    number = current.number(1) if current is not None and current.part(0) == HOME else None
    desk.go(f"sitzung/neu?gremium={number}" if number else "sitzung/neu")


def _members(desk: Desk) -> Panel:
    from kommin_desktop.bodies.ui.members.panel import MembersPanel

    return MembersPanel(desk)


def _bodies_of_contact(desk: Desk) -> Panel:
    from kommin_desktop.bodies.ui.contact_panel import BodiesOfContact

    return BodiesOfContact(desk)


def _find_bodies(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    from kommin_desktop.bodies.ui.finding import find_bodies

    return find_bodies(connection, text, limit)
