"""What is said of people in the attendance becomes works of the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from kommin_desktop.meetings.queries import AttendanceLine
from kommin_desktop.meetings.rules.states import Presence
from kommin_desktop.meetings.ui.recording.attending.pane import AttendancePane
from kommin_desktop.meetings.ui.recording.changes import Changes
from kommin_desktop.meetings.ui.recording.record import Record


class Saying:
    """Connects the pane with the works; `where` tells the record and the item one is on."""

    def __init__(
        self,
        pane: AttendancePane,
        changes: Changes,
        where: Callable[[], tuple[Record | None, int]],
    ) -> None:
        self._pane = pane
        self._changes = changes
        self._where = where
        pane.presence_set.connect(self._on_presence)
        pane.time_set.connect(self._on_time)
        pane.all_present_wanted.connect(self._on_all_present)
        pane.list_wanted.connect(self._on_list)
        pane.deputy_named.connect(changes.add_deputy)
        pane.guest_named.connect(self._on_guest)
        pane.recusal_wanted.connect(self._on_recusal)
        pane.removal_wanted.connect(self._on_removal)

    def _line(self, attendance_id: int) -> AttendanceLine | None:
        record, _item = self._where()
        lines = record.attendances if record else ()
        return next((line for line in lines if line.id == attendance_id), None)

    def _on_presence(self, attendance_id: int, status: str) -> None:
        line = self._line(attendance_id)
        if line is not None:
            back = partial(self._pane.take_back, attendance_id)
            self._changes.set_presence(line, status, back)

    def _on_time(self, attendance_id: int, what: str, at: datetime | None) -> None:
        line = self._line(attendance_id)
        if line is not None:
            self._changes.set_time(line, what, at)

    def _on_all_present(self) -> None:
        record, _item = self._where()
        if record is not None:
            waiting = [line.id for line in record.attendances if line.status == Presence.OPEN]
            if waiting:
                self._changes.all_present(record.meeting.id, waiting)

    def _on_list(self) -> None:
        record, _item = self._where()
        if record is not None:
            self._changes.list_expected(record.meeting.id)

    def _on_guest(self, contact_id: int | None, name: str, organisation: str) -> None:
        record, _item = self._where()
        if record is not None:
            self._changes.add_guest(record.meeting.id, contact_id, name, organisation)

    def _on_recusal(self, attendance_id: int) -> None:
        record, item_id = self._where()
        line = self._line(attendance_id)
        if record is not None and line is not None:
            self._changes.recuse(attendance_id, item_id, line.name, record.label(item_id))

    def _on_removal(self, attendance_id: int) -> None:
        line = self._line(attendance_id)
        if line is not None:
            self._changes.remove_person(attendance_id, line.name)
