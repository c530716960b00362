"""Finding who is invited too, and who comes instead of somebody."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Found
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries.dispatch_lines import DeputyLine, deputies_of

_AT_MOST = 8


class PeopleSearch:
    """Answers what is typed into the lines above the list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.present: Collection[int] = ()
        self.asked_for = 0
        """Whose deputy is sought, by the number of the recipient."""

    def further(self, text: str) -> Sequence[Found] | None:
        """Contacts who are not on the list."""
        if not text.strip():
            return []
        found = self._named(text)
        return None if found is None else [one for one in found if one.id not in self.present]

    def deputies(self, text: str) -> Sequence[Found] | None:
        """Standing deputies before anything is typed, then all contacts."""
        if text.strip():
            return self._named(text)
        lines: list[DeputyLine] | None = self._desk.try_read(deputies_of(self.asked_for))
        if lines is None:
            return None
        return [Found(one.id, one.display, _("ständige Vertretung"), "user") for one in lines]

    def _named(self, text: str) -> list[Found] | None:
        found: list[queries.FoundPerson] | None = self._desk.try_read(
            queries.people_named(text, limit=_AT_MOST)
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
