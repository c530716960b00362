"""The way from a line of a body's page to the item it came from."""

from __future__ import annotations

from kommin_desktop.kit.desk import Desk
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import AgendaLine
from kommin_desktop.meetings.rules.numbering import numbers, plain


def go_to_item(desk: Desk, meeting_id: int, item_id: int | None) -> None:
    """Open the minutes of a meeting at an item; without one at their beginning."""

    def show(lines: list[AgendaLine]) -> None:
        number = plain(numbers(lines).get(item_id or 0, ""))
        desk.go(f"sitzung/{meeting_id}/protokoll" + (f"?top={number}" if number else ""))

    desk.read(queries.agenda(meeting_id), show, key="go_to_item")
