"""The stage „Protokoll“ of a meeting."""

from __future__ import annotations

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import column
from kommin_desktop.meetings.ui.stage import Stage


class Recording(Stage):
    """Protokoll of the meeting that is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "recording")
        column(None, into=self)
