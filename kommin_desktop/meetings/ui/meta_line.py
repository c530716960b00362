"""The line below a meeting's title: when and where it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kommin_desktop.base.dates import text_date, time_range
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Button, row
from kommin_desktop.meetings.queries import MeetingLine

_DAYS = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")


def when_text(meeting: MeetingLine) -> str:
    """„Do., 3. Dezember 2026, 14:00–16:30 Uhr“."""
    day = f"{_DAYS[meeting.starts_at.weekday()]}, {text_date(meeting.starts_at.date())}"
    return f"{day}, {time_range(meeting.starts_at, meeting.ends_at)}"


class MetaLine(QWidget):
    """Date, time and place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("meta_line")
        self._desk = desk
        self._when = Button("", "calendar", "plain", small=True, name="meeting_when")
        self._place = Button("", "map-pin", "plain", small=True, name="meeting_place")
        row(self._when, self._place, None, into=self)

    def show_meeting(self, meeting: MeetingLine) -> None:
        """Show when and where this meeting is."""
        self._when.setText(when_text(meeting))
        self._place.setText(meeting.place or _("Ort festlegen"))
