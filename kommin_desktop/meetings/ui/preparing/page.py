"""The stage „Vorbereitung“ of a meeting."""

from __future__ import annotations

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import column
from kommin_desktop.meetings.ui.stage import Stage


class Preparing(Stage):
    """Vorbereitung of the meeting that is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "preparing")
        column(None, into=self)
