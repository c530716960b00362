"""The actions of the stage „Protokoll“: begin, end, preview, ways through the items, F7 to F9."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction

from kommin_desktop.base.text import _
from kommin_desktop.kit.page import make_action
from kommin_desktop.meetings.rules.results import EntryKind
from kommin_desktop.meetings.rules.states import MeetingStatus
from kommin_desktop.meetings.ui.recording.changes import Changes
from kommin_desktop.meetings.ui.recording.entry_band import KEYS, EntryBand
from kommin_desktop.meetings.ui.recording.results_list import kind_word
from kommin_desktop.meetings.ui.stage import Stage

_MAY_BEGIN = (MeetingStatus.PLANNED, MeetingStatus.INVITED)
_BY_KEY = 9


class Walk(Protocol):
    """Goes from item to item."""

    def step(self, by: int) -> None: ...
    def go_to_number(self, number: str) -> None: ...


class StageActions:
    """What menu, header and keys can do on the stage."""

    def __init__(self, stage: Stage, walk: Walk, band: EntryBand, changes: Changes) -> None:
        self._stage = stage
        self._band = band
        self._changes = changes
        self.begin = make_action(
            stage, "begin_meeting", _("Sitzung beginnen"), self._on_begin, icon="clock"
        )
        self.end = make_action(
            stage, "end_meeting", _("Sitzung beenden"), self._on_end, icon="check"
        )
        self.following = make_action(
            stage, "go_to_following", _("Nachbereitung"), self.go_to_following, icon="arrow-right"
        )
        self.preview = make_action(
            stage, "preview_minutes", _("Vorschau"), self._on_preview, icon="eye", keys="Ctrl+P"
        )
        self.next_item = make_action(
            stage, "next_item", _("Nächster TOP"), partial(walk.step, 1), keys="Ctrl+PgDown"
        )
        self.previous_item = make_action(
            stage, "previous_item", _("Voriger TOP"), partial(walk.step, -1), keys="Ctrl+PgUp"
        )
        for kind in EntryKind:
            text = _("{kind} festhalten").format(kind=kind_word(kind))
            run = partial(self._open_band, kind)
            make_action(stage, f"note_{kind.value}", text, run, keys=KEYS[kind])
        for number in range(1, _BY_KEY + 1):
            text = _("Zu TOP {number}").format(number=number)
            go = partial(walk.go_to_number, str(number))
            make_action(stage, f"item_{number}", text, go, keys=f"Alt+{number}")

    def primary(self, status: str) -> QAction | None:
        """What is next for a meeting in this state."""
        if status in _MAY_BEGIN:
            return self.begin
        if status == MeetingStatus.IN_PROGRESS:
            return self.end
        return self.following if status == MeetingStatus.HELD else None

    def allow(self, can_edit: bool) -> None:
        """Whether anything may be changed."""
        for action in (self.begin, self.end):
            action.setEnabled(can_edit)

    def go_to_following(self) -> None:
        """Go on to what happens with the minutes afterwards."""
        self._go("nachbereitung")

    def _open_band(self, kind: EntryKind) -> None:
        if not self._band.isHidden():
            self._band.open(kind)

    def _on_begin(self) -> None:
        if self._stage.meeting is not None:
            self._changes.begin(self._stage.meeting.id)

    def _on_end(self) -> None:
        if self._stage.meeting is not None:
            self._stage.save_pending()
            self._changes.end(self._stage.meeting.id)

    def _on_preview(self) -> None:
        self._go("vorschau/protokoll")

    def _go(self, place: str) -> None:
        if self._stage.meeting is not None:
            self._stage.save_pending()
            self._stage.desk.go(f"sitzung/{self._stage.meeting.id}/{place}")
