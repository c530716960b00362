"""In which bodies a person or an organisation sits, and as who, for the pane of a contact."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.bodies import queries
from kommin_desktop.bodies.queries import ContactSeatLine
from kommin_desktop.bodies.rules import SeatCapacity, SeatRole, seat_capacity_label, seat_role_label
from kommin_desktop.bodies.ui.members.rows import period_words
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.panes import Way, WaysPanel

_TABLES = frozenset({"seat", "seat_holding", "body"})


class BodiesOfContact(WaysPanel[ContactSeatLine]):
    """The seats of a contact, each with a way to the body."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "bodies_of_contact",
            queries.seats_of_contact,
            _way,
            icon="messages-square",
            tables=_TABLES,
        )


def _way(line: ContactSeatLine) -> Way:
    return Way(line.body, seat_words(line), f"gremien/{line.body_id}/mitglieder")


def seat_words(line: ContactSeatLine) -> str:
    """„Vertretung für Stadt Bünde · seit 01.09.2026“."""
    if line.kind == "organisation":
        words = line.other or _("Sitz nicht besetzt")
    else:
        as_who = (
            _("Vertretung") if line.kind == "deputy" else seat_capacity_label(line.capacity)
        ).strip()
        if line.role != SeatRole.NONE:
            as_who = seat_role_label(line.role)
        of = line.other or line.label
        words = _("{who} für {seat}").format(who=as_who, seat=of) if of else as_who
    parts = [words]
    if line.kind != "deputy" and not line.voting and line.capacity == SeatCapacity.MEMBER:
        parts.append(_("ohne Stimmrecht"))
    if line.since or line.until:
        parts.append(period_words(line.since, line.until))
    return " · ".join(parts)
