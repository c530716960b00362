"""The papers of a meeting on the screen: agenda, invitation, attendance list and minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from kommin_desktop.base.clock import now
from kommin_desktop.base.errors import UserError, WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb
from kommin_desktop.kit.preview import Paper, PaperOption, PaperPage
from kommin_desktop.kit.router import Route
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.queries.paper_bundles import MinutesPaper
from kommin_desktop.meetings.ui.file_names import paper_file_name
from kommin_desktop.meetings.ui.minutes_pdf import (
    sent_document,
    sent_pages,
    set_pages,
    ways_out,
)
from kommin_desktop.office.rules import document_kind_label
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read, read_one

if TYPE_CHECKING:
    from kommin_desktop.documents.blocks import Document

Bundle = Any
"""What a paper is made of, as the service reads it together."""


class _Kind(NamedTuple):
    """A paper by the name of its route."""

    kind: str
    word: str
    stage: str
    read: Callable[[Connection, int], Bundle]
    make: Callable[[Bundle, bool], bytes]


@dataclass(frozen=True)
class _Found:
    """A meeting and what its paper is made of."""

    meeting: MeetingLine
    bundle: Bundle


@dataclass(frozen=True)
class _Minutes:
    """What minutes are made of; those that were sent are in the archive."""

    paper: MinutesPaper
    document_id: int | None = None
    sent: bytes | WorldError = b""


class MeetingPaperPage(PaperPage):
    """Routes `sitzung/<id>/vorschau/tagesordnung|einladung|teilnahmeliste|protokoll[?neu=1]`.

    Minutes that were sent are shown as they were sent; `neu` sets them anew from the record.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "meeting_paper")

    def show_route(self, route: Route) -> None:
        """Read what the paper is made of, and show its pages."""
        number, kind = route.number(1) or 0, _KINDS.get(route.part(3))
        if kind is None:
            self.desk.go(f"sitzung/{number}")
            return
        if kind.kind == "minutes" and route.option("neu"):
            kind = _SET_ANEW

        def look(connection: Connection) -> _Found | UserError:
            meeting = read_one(connection, queries.meeting_line(number))
            try:
                if meeting is None:
                    raise UserError(_("Diese Sitzung gibt es nicht mehr."))
                return _Found(meeting, kind.read(connection, number))
            except UserError as error:
                return error

        def show(found: _Found | UserError) -> None:
            if isinstance(found, _Found):
                self.show_paper(self._paper_of(kind, found))
            else:
                self.show_paper(_missing(kind, number, found))

        self.desk.read(look, show, key="meeting_paper")

    def _paper_of(self, kind: _Kind, found: _Found) -> Paper:
        meeting, bundle = found.meeting, found.bundle
        public = PaperOption("public", _("Nur der öffentliche Teil"))
        label = document_kind_label(kind.kind)
        sent = bundle if isinstance(bundle, _Minutes) and bundle.document_id else None
        if kind is _SET_ANEW:
            label = _("{paper}, neu gesetzt").format(paper=label)

        def keep(content: bytes, pages: int) -> None:
            if sent is None or content != sent.sent:
                self._keep(kind, meeting, content, pages)

        return Paper(
            title=f"{label}: {meeting.title}",
            file_name=paper_file_name(kind.word, meeting, "pdf"),
            make=lambda _step: kind.make(bundle, public.is_on),
            options=(public,) if kind.kind == "minutes" else (),
            crumbs=(
                Crumb(_("Runde Tische"), "gremien"),
                Crumb(meeting.body, f"gremien/{meeting.body_id}"),
                Crumb(meeting.title, f"sitzung/{meeting.id}/{kind.stage}"),
            ),
            handed_over=keep,
            ways=ways_out(meeting.id, sent.document_id) if sent and sent.document_id else (),
        )

    def _keep(self, kind: _Kind, meeting: MeetingLine, content: bytes, pages: int) -> None:
        """What left the house stays readable as it left."""

        def keep(session: Any) -> None:
            from kommin_desktop.meetings import service

            service.issue_paper(session, meeting.id, kind.kind, content, pages)

        label = _("{paper} ausgegeben").format(paper=document_kind_label(kind.kind))
        self.desk.do(label, keep)


def _missing(kind: _Kind, number: int, reason: UserError) -> Paper:
    """A paper that cannot be made says why instead of its pages."""

    def make(_step: Step) -> bytes:
        raise reason

    crumbs = (Crumb(_("Sitzung"), f"sitzung/{number}/{kind.stage}"),)
    return Paper(document_kind_label(kind.kind), f"{kind.word}.pdf", make, crumbs=crumbs)


def _read_agenda(connection: Connection, number: int) -> Bundle:
    from kommin_desktop.meetings import service

    return service.meeting_paper(connection, number)


def _read_invitation(connection: Connection, number: int) -> Bundle:
    from kommin_desktop.meetings import service

    versions = read(connection, queries.invitations(number))
    if not versions:
        raise UserError(_("Zu dieser Sitzung ist noch keine Einladung vorbereitet."))
    return service.invitation_paper(connection, versions[0].id)


def _read_attendance(connection: Connection, number: int) -> Bundle:
    from kommin_desktop.meetings import service

    return service.attendance_paper(connection, number)


def _read_minutes(connection: Connection, number: int) -> Bundle:
    minutes: _Minutes = _read_minutes_anew(connection, number)
    document = sent_document(connection, number)
    if document is None:
        return minutes
    try:
        return _Minutes(minutes.paper, document, sent_pages(connection, document))
    except WorldError as error:
        return _Minutes(minutes.paper, document, error)


def _read_minutes_anew(connection: Connection, number: int) -> Bundle:
    from kommin_desktop.meetings import service

    return _Minutes(service.minutes_paper(connection, number))


def _make_agenda(bundle: Bundle, _public: bool) -> bytes:
    from kommin_desktop.meetings import documents

    return _rendered(documents.agenda(bundle, created=now()))


def _make_invitation(bundle: Bundle, _public: bool) -> bytes:
    from kommin_desktop.documents import pdf
    from kommin_desktop.meetings import documents

    return pdf.render_letters(documents.invitation_letters(bundle, created=now()))


def _make_attendance(bundle: Bundle, _public: bool) -> bytes:
    from kommin_desktop.meetings import documents

    return _rendered(documents.attendance_list(bundle, created=now()))


def _make_minutes(minutes: _Minutes, public: bool) -> bytes:
    if minutes.document_id is None or public:
        return set_pages(minutes.paper, public=public)
    if isinstance(minutes.sent, WorldError):
        raise minutes.sent
    return minutes.sent


def _rendered(document: Document) -> bytes:
    from kommin_desktop.documents import pdf

    return pdf.render(document)


_KINDS = {
    "tagesordnung": _Kind("agenda", "Tagesordnung", "vorbereitung", _read_agenda, _make_agenda),
    "einladung": _Kind("invitation", "Einladung", "einladung", _read_invitation, _make_invitation),
    "teilnahmeliste": _Kind(
        "attendance", "Anwesenheitsliste", "protokoll", _read_attendance, _make_attendance
    ),
    "protokoll": _Kind("minutes", "Protokoll", "protokoll", _read_minutes, _make_minutes),
}
_SET_ANEW = _Kind("minutes", "Protokoll-neu", "protokoll", _read_minutes_anew, _make_minutes)
