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
from kommin_desktop.meetings.queries.overview_lines import meeting_counts, unfinished_meetings
from kommin_desktop.meetings.queries.today_lines import (
    CountedItem,
    TaskPlace,
    items_beside_tasks,
    task_places,
)
from kommin_desktop.meetings.rules.numbering import numbers, plain
from kommin_desktop.meetings.ui.finding import find_meetings
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Source, read


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
    return {line.body_id: line.meetings for line in read(connection, meeting_counts())}


def _meetings_in_words(count: int) -> str:
    return ngettext("{n} Sitzung", "{n} Sitzungen", count).format(n=count)


def _why_body_stays(source: Source, body_id: int) -> str:
    """Meetings that people are invited to do not vanish with their body."""
    titles = [line.title for line in read(source, unfinished_meetings(body_id))]
    if not titles:
        return ""
    return ngettext(
        "Das Gremium hat noch eine offene Sitzung: {meetings}. "
        "Sagen Sie sie zuerst ab oder legen Sie sie in den Papierkorb.",
        "Das Gremium hat noch offene Sitzungen: {meetings}. "
        "Sagen Sie sie zuerst ab oder legen Sie sie in den Papierkorb.",
        len(titles),
    ).format(meetings=", ".join(titles))


def task_origins(connection: Connection) -> Sequence[Origin]:
    """The meeting in which a task was given, with the decision or the item it belongs to."""
    agendas: dict[int, list[CountedItem]] = {}
    for item in read(connection, items_beside_tasks()):
        agendas.setdefault(item.meeting_id, []).append(item)
    counted = {key: number for items in agendas.values() for key, number in numbers(items).items()}
    return [
        Origin(
            line.task_id,
            f"{line.body}, {line.meeting} · {_because(line)}",
            _route_of(line, plain(counted.get(line.item_id, ""))),
        )
        for line in read(connection, task_places())
    ]


def _route_of(line: TaskPlace, number: str) -> str:
    route = f"sitzung/{line.meeting_id}/protokoll"
    return f"{route}?top={number}" if number else route


def _because(line: TaskPlace) -> str:
    if line.decision:
        return _("Beschluss {code}").format(code=line.decision)
    return line.item


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
        finders=(Finder(_("Sitzungen"), find_meetings),),
        origins=task_origins,
        commands=(
            Command(
                "new_meeting", _("Neue Sitzung"), "calendar-plus", lambda d: d.go("sitzung/neu")
            ),
        ),
    )
