"""The letters of an invitation as they will be printed."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb
from kommin_desktop.kit.preview import Paper, PaperPage
from kommin_desktop.kit.router import Route
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import InvitationLine, MeetingLine
from kommin_desktop.meetings.ui.inviting import changes
from kommin_desktop.meetings.ui.inviting.letters import Letters, all_letters, letters_file_name
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read, read_one


class LettersPage(PaperPage):
    """Route `sitzung/<id>/vorschau/einladung[?an=<recipients>]`; without names all letters."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "letters_page")
        self._made: Letters | None = None

    def show_route(self, route: Route) -> None:
        """Set the letters of the meeting's latest dispatch."""
        number = route.number(1) or 0
        wanted = {int(one) for one in route.option("an").split(",") if one.isdecimal()}

        def look(connection: Connection) -> tuple[MeetingLine, InvitationLine, set[int]] | None:
            meeting = read_one(connection, queries.meeting_line(number))
            invitation = read_one(connection, queries.invitations(number))
            if meeting is None or invitation is None:
                return None
            people = queries.recipients(invitation.id)
            return meeting, invitation, wanted or {line.id for line in read(connection, people)}

        def show(found: tuple[MeetingLine, InvitationLine, set[int]] | None) -> None:
            if found is None:
                self.desk.go(f"sitzung/{number}")
            else:
                self._show_letters(*found)

        self.desk.read(look, show, key="letters_page")

    def _show_letters(
        self, meeting: MeetingLine, invitation: InvitationLine, wanted: set[int]
    ) -> None:
        make_all = all_letters(self.desk.path, invitation.id, wanted)

        def make(step: Step) -> bytes:
            self._made = make_all(step)
            return self._made.content

        def keep(_content: bytes, _pages: int) -> None:
            if self._made is not None and self.desk.can_write:
                self.desk.do(
                    _("Einladungen ausgegeben"),
                    changes.keep,
                    invitation.id,
                    self._made.whole,
                    self._made.pages,
                    changes.BY_POST,
                    wanted,
                )

        self.show_paper(
            Paper(
                title=_("Einladung: {meeting}").format(meeting=meeting.title),
                file_name=letters_file_name(meeting),
                make=make,
                crumbs=(
                    Crumb(_("Runde Tische"), "gremien"),
                    Crumb(meeting.body, f"gremien/{meeting.body_id}"),
                    Crumb(meeting.title, f"sitzung/{meeting.id}/einladung"),
                ),
                handed_over=keep,
            )
        )
