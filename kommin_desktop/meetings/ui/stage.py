"""One of the four stages of a meeting as a part of its page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.store.log import Notice


class Stage(QWidget):
    """Vorbereitung, Einladung, Protokoll or Nachbereitung; the page shows one of them."""

    actions_changed = Signal()
    status_changed = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk
        self.meeting: MeetingLine | None = None

    def show_meeting(self, meeting: MeetingLine, route: Route) -> None:
        """Show this meeting; also called again when the meeting's own line changed."""
        self.meeting = meeting

    def primary(self) -> QAction | None:
        """The one main action of the stage for the header."""
        return None

    def secondary(self) -> tuple[QAction, ...]:
        """At most two further actions for the header."""
        return ()

    def more(self) -> tuple[QAction, ...]:
        """Further actions for the header's ellipsis menu."""
        return ()

    def status_text(self) -> str:
        """What the status bar says of the stage."""
        return ""

    def on_notice(self, notice: Notice) -> None:
        """A work touched records; only called while the stage is shown."""

    def save_pending(self) -> None:
        """Save what is being typed, at once."""

    def first_focus(self) -> QWidget | None:
        """Which widget gets the focus when one comes to the stage."""
        return None
