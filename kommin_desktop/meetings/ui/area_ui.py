"""What meetings offer the window: the page of a meeting and the way to a new one.

The sidebar's „Runde Tische“ belongs to the bodies; a meeting is a place within.
"""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.kit.area import AreaUi, Command, Offers, PageKind
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page


def _meeting_page(desk: Desk) -> Page:
    from kommin_desktop.meetings.ui.meeting_page import MeetingPage

    return MeetingPage(desk)


def offer(others: Offers) -> AreaUi:
    """The part of meetings in the window."""
    del others
    return AreaUi(
        "meetings",
        pages=(PageKind("sitzung", _meeting_page),),
        commands=(
            Command(
                "new_meeting", _("Neue Sitzung"), "calendar-plus", lambda d: d.go("sitzung/neu")
            ),
        ),
    )
