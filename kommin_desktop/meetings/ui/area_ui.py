"""What meetings offer the window: the page of a meeting and the way to a new one.

The sidebar's „Runde Tische“ belongs to the bodies; a meeting is a place within.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.area import (
    AreaUi,
    CardKind,
    Command,
    FigureKind,
    Finder,
    Found,
    HoldKind,
    Offers,
    Origin,
    PageKind,
    Panel,
    PanelKind,
    TodayCard,
)
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Source


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


def _next_meeting_card(desk: Desk) -> TodayCard:
    from kommin_desktop.meetings.ui.cards import NextMeetingCard

    return NextMeetingCard(desk)


def _today_card(desk: Desk) -> TodayCard:
    from kommin_desktop.meetings.ui.cards import MeetingsTodayCard

    return MeetingsTodayCard(desk)


def _meetings_panel(desk: Desk) -> Panel:
    from kommin_desktop.meetings.ui.panels.meetings import MeetingsPanel

    return MeetingsPanel(desk)


def _decisions_panel(desk: Desk) -> Panel:
    from kommin_desktop.meetings.ui.panels.decisions import DecisionsPanel

    return DecisionsPanel(desk)


def _waiting_panel(desk: Desk) -> Panel:
    from kommin_desktop.meetings.ui.panels.waiting import WaitingPanel

    return WaitingPanel(desk)


def _meetings_of_bodies(connection: Connection) -> Mapping[int, int]:
    from kommin_desktop.meetings.ui.telling import meetings_of_bodies

    return meetings_of_bodies(connection)


def _meetings_in_words(count: int) -> str:
    return ngettext("{n} Sitzung", "{n} Sitzungen", count).format(n=count)


def _why_body_stays(source: Source, body_id: int) -> str:
    from kommin_desktop.meetings.ui.telling import why_body_stays

    return why_body_stays(source, body_id)


def _task_origins(connection: Connection) -> Sequence[Origin]:
    from kommin_desktop.meetings.ui.telling import task_origins

    return task_origins(connection)


def _find_meetings(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    from kommin_desktop.meetings.ui.finding import find_meetings

    return find_meetings(connection, text, limit)


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
        cards=(
            CardKind("next_meeting", "left", 10, _next_meeting_card),
            CardKind("meetings_today", "left", 5, _today_card),
        ),
        route="gremien",
        panels=(
            PanelKind("body", "sitzungen", _("Sitzungen"), 10, _meetings_panel),
            PanelKind("body", "beschluesse", _("Beschlüsse"), 30, _decisions_panel),
            PanelKind("body", "offen", _("Offene Punkte"), 40, _waiting_panel),
        ),
        figures=(FigureKind("body", _meetings_of_bodies, _meetings_in_words),),
        holds=(HoldKind("body", _why_body_stays),),
        finders=(Finder(_("Sitzungen"), _find_meetings),),
        origins=_task_origins,
        commands=(
            Command(
                "new_meeting", _("Neue Sitzung"), "calendar-plus", lambda d: d.go("sitzung/neu")
            ),
        ),
    )
