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


def _new_meeting_page(desk: Desk) -> Page:
    from kommin_desktop.meetings.ui.new_meeting import NewMeetingPage

    return NewMeetingPage(desk)


def _paper_page(desk: Desk) -> Page:
    from kommin_desktop.meetings.ui.papers import MeetingPaperPage

    return MeetingPaperPage(desk)


def _letters_page(desk: Desk) -> Page:
    from kommin_desktop.meetings.ui.inviting.letters_page import LettersPage

    return LettersPage(desk)


def offer(others: Offers) -> AreaUi:
    """The part of meetings in the window."""
    del others
    return AreaUi(
        "meetings",
        pages=(
            PageKind("sitzung", _meeting_page),
            PageKind("sitzung/neu", _new_meeting_page),
            PageKind("sitzung/*/vorschau", _paper_page),
            PageKind("sitzung/*/vorschau/einladung", _letters_page),
        ),
        commands=(
            Command(
                "new_meeting", _("Neue Sitzung"), "calendar-plus", lambda d: d.go("sitzung/neu")
            ),
        ),
    )
