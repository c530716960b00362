"""The cards of meetings on Heute: the next round table with how far it is, and what is today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import time_range
from kommin_desktop.base.text import _
from kommin_desktop.bodies.rules import BodyKind
from kommin_desktop.kit.area import RowsCard, TodayCard
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import (
    Button,
    DateTile,
    ElidedLabel,
    Label,
    Pill,
    StepStrip,
    Symbol,
    TextLines,
    column,
    row,
)
from kommin_desktop.meetings.queries.today_lines import TodayMeeting, next_meetings
from kommin_desktop.meetings.rules.stages import StageKey
from kommin_desktop.meetings.ui.next_steps import hint_of, steps_of

_SOON = timedelta(days=14)


class NextMeetingCard(TodayCard):
    """The next round table, or the next meeting of any body where no round table is planned."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "next_meeting_card")
        self._meeting_id = 0
        self._way = ""
        self.tile = DateTile(today())
        self.kind = Label("", "small", "text2")
        self.days = Pill("", "accent")
        self.title = ElidedLabel("", "section")
        self.title.setObjectName("next_meeting_title")
        self.place = ElidedLabel("", "small", "text2")
        self.open = Button(_("Sitzung öffnen"), "arrow-right", name="next_meeting_open")
        self.strip = StepStrip("next_meeting_steps")
        self.hint_sign = Symbol("info", "info", 16)
        self.hint = Label("", "small", "text2", wraps=True)
        self.hint.setObjectName("next_meeting_hint")
        self.act = Button("", kind="ghost", name="next_meeting_act")
        self.open.clicked.connect(lambda: desk.go(f"sitzung/{self._meeting_id}"))
        self.act.clicked.connect(lambda: desk.go(self._way))
        self._lay_out()

    def refresh(self) -> None:
        """Read again which meeting comes next."""
        self.desk.read(next_meetings(today()), self._show, key="next_meeting_card")

    def _show(self, meetings: list[TodayMeeting]) -> None:
        chosen = shown_above(meetings)
        if chosen is not None:
            self._show_meeting(chosen)
        self.show_if(chosen is not None)

    def _show_meeting(self, meeting: TodayMeeting) -> None:
        is_table = meeting.body_kind == BodyKind.ROUND_TABLE
        self._meeting_id = meeting.id
        day = meeting.starts_at.date()
        self.tile.show_date(day)
        self.kind.setText(_("Nächster Runder Tisch") if is_table else _("Nächste Sitzung"))
        self.days.show_state(_day_words((day - today()).days), "accent", None)
        self.days.setVisible(day - today() <= _SOON)
        self.title.setText(f"{meeting.body}, {meeting.title}")
        hours = time_range(meeting.starts_at, meeting.ends_at)
        self.place.setText(" · ".join(part for part in (hours, meeting.place) if part))
        self.strip.set_steps(steps_of(meeting))
        hint = hint_of(meeting, today())
        self.hint.setText(hint.words)
        self.act.setText(hint.act)
        self.act.set_icon(hint.icon)
        self._way = f"sitzung/{meeting.id}/{hint.stage}"

    def _lay_out(self) -> None:
        kind = row(self.kind, self.days, None, spacing=9)
        words = column(kind, self.title, self.place, spacing=8)
        head = row(self.tile, (words, 1), self.open, spacing=16)
        hint = row(self.hint_sign, (self.hint, 1), self.act, spacing=9)
        layout = self.layout()
        if layout is not None:
            for part in (head, self.strip, hint):
                layout.addWidget(part)


class MeetingsTodayCard(RowsCard):
    """The meetings of this day that are not shown as the next round table anyway."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "meetings_today_card")

    def refresh(self) -> None:
        """Read again what is today."""
        self.desk.read(next_meetings(today()), self._show, key="meetings_today_card")

    def _show(self, meetings: list[TodayMeeting]) -> None:
        above = shown_above(meetings)
        found = [one for one in meetings if one.starts_at.date() == today() and one is not above]
        self.show_rows([self._row(meeting) for meeting in found])

    def _row(self, meeting: TodayMeeting) -> QWidget:
        hours = time_range(meeting.starts_at, meeting.ends_at)
        line = " · ".join(part for part in (_("Heute"), hours, meeting.place) if part)
        words = TextLines(f"{meeting.body}, {meeting.title}", line)
        go = Button(_("Protokoll öffnen"), "pencil", small=True, name=f"today_{meeting.id}")
        go.setAccessibleName(_("Protokoll öffnen: {name}").format(name=words.title.text()))
        route = f"sitzung/{meeting.id}/{StageKey.RECORDING.value}"
        go.clicked.connect(lambda: self.desk.go(route))
        return row(Symbol("calendar", "accent", 18), (words, 1), go, spacing=12)


def shown_above(meetings: Sequence[TodayMeeting]) -> TodayMeeting | None:
    """The meeting that the big card shows: a round table before those of other bodies."""
    tables = [one for one in meetings if one.body_kind == BodyKind.ROUND_TABLE]
    return next(iter(tables or meetings), None)


def _day_words(days: int) -> str:
    if days < 2:
        return _("morgen") if days else _("heute")
    return _("in {n} Tagen").format(n=days)
