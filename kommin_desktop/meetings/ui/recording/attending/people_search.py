"""Finding people for tasks, deputies and guests: those of the meeting first."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Found
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.rules.states import Presence
from kommin_desktop.meetings.ui.recording.record import Record

_OFFERED = 8


class PeopleSearch:
    """Answers what is typed into a field for a name."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.record: Record | None = None

    def find(self, text: str) -> Sequence[Found] | None:
        """Contacts by the beginnings of their words; before anything is typed who is there."""
        lines = self.record.attendances if self.record else ()
        known = [line for line in lines if line.contact_id is not None]
        if not text.strip():
            there = [line for line in known if line.status == Presence.PRESENT] or known
            return [
                Found(line.contact_id or 0, line.name, line.organisation)
                for line in there[:_OFFERED]
            ]
        near = json.dumps([line.contact_id for line in known])
        found: list[queries.FoundPerson] | None = self._desk.try_read(
            queries.people_named(text, near, _OFFERED)
        )
        if found is None:
            return None
        return [
            Found(
                one.id,
                one.display,
                one.organisation,
                "building-2" if one.is_organisation else "user",
            )
            for one in found
        ]
