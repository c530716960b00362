"""The pane beside the agenda: begin and end, who leads and who writes, open points, papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Any

from PySide6.QtWidgets import QScrollArea

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import seat_persons
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Entry, Field, FieldRow, TimeField, TokenField
from kommin_desktop.kit.widgets import Label, Pane, Separator, column, scroll
from kommin_desktop.meetings.queries import MeetingLine, OfficerLine
from kommin_desktop.meetings.rules.calendar import OfficerDraft
from kommin_desktop.meetings.rules.states import MeetingStatus, OfficerRole
from kommin_desktop.meetings.ui.preparing.beside.open_points import OpenPoints
from kommin_desktop.meetings.ui.preparing.beside.paper_list import PaperList
from kommin_desktop.meetings.ui.preparing.sheet import Sheet
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_MOVABLE = (MeetingStatus.PLANNED, MeetingStatus.INVITED, MeetingStatus.POSTPONED)


class SidePane(Pane):
    """Everything here is kept at once when one leaves the field."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._meeting: MeetingLine | None = None
        self._officers: tuple[OfficerLine, ...] = ()
        self.begin = Field(_("Beginn"), TimeField(), required=True, name="meeting_begin")
        self.end = Field(_("Ende (geplant)"), TimeField(), name="meeting_end")
        self.chair = Field(_("Leitung"), TokenField(new=True), name="meeting_chair")
        self.writer = Field(_("Protokoll"), TokenField(new=True), name="meeting_writer")
        self.points = OpenPoints(desk)
        self.papers = PaperList(desk)
        inner = column(
            Label(_("Sitzung"), "section"),
            FieldRow([self.begin, self.end]),
            self.chair,
            self.writer,
            Separator(),
            self.points,
            Separator(),
            self.papers,
            None,
            margins=(20, 16, 20, 16),
            spacing=10,
        )
        self._area: QScrollArea = scroll(inner)
        super().__init__("right", (self._area, 1), margins=(1, 0, 0, 0), spacing=0)
        self.setObjectName("meeting_pane")
        for field in (self.begin, self.end):
            field.input.left.connect(self._on_times_left)
        self.chair.input.edited.connect(lambda: self._on_officers(OfficerRole.CHAIR))
        self.writer.input.edited.connect(lambda: self._on_officers(OfficerRole.MINUTE_TAKER))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what was read of the meeting; what is being typed stays."""
        meeting = sheet.meeting
        is_other = self._meeting is None or self._meeting.id != meeting.id
        self._meeting, self._officers = meeting, sheet.officers
        if is_other or not self.begin.control.hasFocus():
            self.begin.set_value(meeting.starts_at.time())
        if is_other or not self.end.control.hasFocus():
            self.end.set_value(meeting.ends_at.time() if meeting.ends_at else None)
        can_move = meeting.status in _MOVABLE
        self.begin.control.setEnabled(can_move)
        self.end.control.setEnabled(can_move)
        for field, role in self._roles():
            shown = [Entry(one.contact_id, one.name) for one in sheet.officers if one.role == role]
            if is_other or field.value() != shown:
                field.set_value(shown)
        if is_other:
            self._read_people(meeting)
        self.points.show_sheet(sheet)
        self.papers.show_sheet(sheet)

    def save_pending(self) -> None:
        """Keep what is typed."""
        for field in (self.begin, self.end, self.chair, self.writer):
            field.input.settle()
        self._on_times_left()

    def _roles(self) -> tuple[tuple[Field, OfficerRole], ...]:
        return ((self.chair, OfficerRole.CHAIR), (self.writer, OfficerRole.MINUTE_TAKER))

    def _read_people(self, meeting: MeetingLine) -> None:
        bodies = [meeting.body_id, *meeting.co_body_ids]

        def look(connection: Connection) -> list[tuple[int, str]]:
            people = read(connection, seat_persons(bodies, meeting.starts_at.date()))
            named = {one.contact_id: one.display for one in people if one.kind != "organisation"}
            return sorted(named.items(), key=lambda one: one[1])

        def show(people: Sequence[tuple[int, str]]) -> None:
            for field, _role in self._roles():
                if isinstance(field.input, TokenField):
                    field.input.set_choices(people)

        self._desk.read(look, show, key="meeting_people")

    def _on_times_left(self) -> None:
        meeting = self._meeting
        if meeting is None or not (self.begin.check() and self.end.check()):
            return
        starts = _at(meeting.starts_at, self.begin.value())
        ends = _at(meeting.starts_at, self.end.value())
        if starts is None or (starts, ends) == (meeting.starts_at, meeting.ends_at):
            return
        from kommin_desktop.meetings import service

        self._desk.do(
            _("Uhrzeit der Sitzung geändert"),
            service.rearrange_meeting,
            meeting.id,
            starts,
            ends,
            meeting.place,
            refused=self._on_times_refused,
        )

    def _on_times_refused(self, error: UserError) -> None:
        self.end.show_error(error.sentence)

    def _on_officers(self, role: OfficerRole) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        field = self.chair if role == OfficerRole.CHAIR else self.writer
        former = {(one.contact_id, one.name): one for one in self._officers if one.role == role}
        officers = []
        for entry in field.value():
            known = former.get((entry.id, entry.text))
            if known is not None:
                officers.append(OfficerDraft(entry.id, entry.text, known.from_time))
            else:
                # Without a name a contact is named as papers print it, with the academic title.
                officers.append(OfficerDraft(entry.id, "" if entry.id else entry.text))
        label = (
            _("Leitung geändert") if role == OfficerRole.CHAIR else _("Protokollführung geändert")
        )
        self._desk.do(label, _setting(role, tuple(officers)), meeting.id)


def _at(day: datetime, clock: time | None) -> datetime | None:
    return None if clock is None else datetime.combine(day.date(), clock)


def _setting(role: OfficerRole, officers: tuple[OfficerDraft, ...]) -> Callable[..., Any]:
    def set_them(session: Any, meeting_id: int) -> Any:
        from kommin_desktop.meetings import service

        return service.set_officers(session, meeting_id, role, officers)

    return set_them


PANE_WIDTH, WIDE_PANE_WIDTH = 304, 400


def pane_width(content: int) -> int:
    """How wide the pane is beside a content of this width."""
    return theme.px(WIDE_PANE_WIDTH if content >= theme.px(1388) else PANE_WIDTH)
