"""One of the four stages of a meeting as a part of its page."""

from __future__ import annotations

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.part import PagePart
from kommin_desktop.kit.router import Route
from kommin_desktop.meetings.queries import MeetingLine


class Stage(PagePart):
    """Vorbereitung, Einladung, Protokoll or Nachbereitung; the page shows one of them."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, name)
        self.meeting: MeetingLine | None = None

    def show_meeting(self, meeting: MeetingLine, route: Route) -> None:
        """Show this meeting; also called again when the meeting's own line changed."""
        self.meeting = meeting
