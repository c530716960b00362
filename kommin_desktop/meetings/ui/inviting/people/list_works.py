"""What one does in the list of those invited, written into the file."""

from __future__ import annotations

from collections.abc import Callable

from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.meetings.ui.inviting import changes
from kommin_desktop.meetings.ui.inviting.overview import Overview
from kommin_desktop.meetings.ui.inviting.people.recipient_list import RecipientList


class ListWorks:
    """Answers, channels, needs, who is added and who is taken off."""

    def __init__(
        self, desk: Desk, people: RecipientList, shown: Callable[[], Overview | None]
    ) -> None:
        self._desk = desk
        self._list = people
        self._shown = shown
        people.replied.connect(self._on_replied)
        people.channel_chosen.connect(self._on_channel)
        people.needs_chosen.connect(self._on_needs)
        people.add_wanted.connect(self._on_add)
        people.removal_wanted.connect(self._on_removal)

    def _on_replied(self, ids: list[int], answer: str, name: str, deputy: int) -> None:
        self._desk.do(
            _("Rückmeldung eingetragen"), changes.reply, ids, answer, name, deputy or None
        )

    def _on_channel(self, ids: list[int], channel: str) -> None:
        self._desk.do(_("Versandweg geändert"), changes.send_by, ids, channel)

    def _on_needs(self, number: int, needs: tuple[bool, bool, bool]) -> None:
        overview = self._shown()
        people = overview.people if overview else ()
        note = next((one.needs_note for one in people if one.id == number), "")
        self._desk.do(_("Bedarf eingetragen"), changes.need, number, needs, note)

    def _on_add(self, contact_id: int) -> None:
        overview = self._shown()
        if overview is None or overview.invitation is None:
            return
        text = _("Auf die Liste gesetzt")
        self._desk.do(
            text, changes.add, overview.invitation.id, contact_id, done=self._on_added, toast=text
        )

    def _on_added(self, ids: list[int]) -> None:
        overview = self._shown()
        if overview is not None and overview.is_sent:
            # The others have it: what one sends now is for those who came later.
            self._list.tick_late()
        self._list.table.select_id(ids[0])

    def _on_removal(self, ids: list[int]) -> None:
        text = _("Von der Liste genommen")
        self._desk.do(text, changes.remove, ids, toast=text)
