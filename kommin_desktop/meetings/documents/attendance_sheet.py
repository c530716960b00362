"""The list that everybody signs at a meeting, by groups, one line a seat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kommin_desktop.base.text import letter_text as _
from kommin_desktop.bodies.queries import SeatPersonLine
from kommin_desktop.contacts.rules.letters import titled_name
from kommin_desktop.documents.blocks import (
    Block,
    Column,
    Content,
    Document,
    Fields,
    GroupRow,
    Heading,
    Table,
    Text,
)
from kommin_desktop.letters.documents import letterhead
from kommin_desktop.meetings.documents import wording
from kommin_desktop.meetings.queries import RecipientLine
from kommin_desktop.meetings.queries.paper_bundles import AttendancePaper

ROW_MM = 11
NAME_MM = 45
DEPUTY_MM = 24
SIGNATURE_MM = 52
"""The widest column: hands are large."""
SPARE_GUESTS = 5
"""Empty lines for guests nobody expects."""

Row = tuple[Content, ...]


def attendance_list(paper: AttendancePaper, *, created: datetime) -> Document:
    """The list to sign: members with their seats, administration, guests, room for more."""
    base = paper.base
    fields: list[tuple[str, Content]] = [
        (_("Datum"), wording.day_text(base)),
        (_("Uhrzeit"), wording.planned_times(base)),
        *wording.place_rows(base),
    ]
    blocks: tuple[Block, ...] = (
        Heading(1, _("Anwesenheitsliste")),
        Text(wording.of_the_body(base), "subtitle"),
        Fields(tuple(fields)),
        Table(
            tuple(_rows(paper)),
            (
                Column(mm=NAME_MM, is_header=True, hyphens=False),
                Column(share=1, hyphens=False),
                Column(mm=DEPUTY_MM, hyphens=False),
                Column(mm=SIGNATURE_MM),
            ),
            head=(_("Name"), _("Organisation"), _("i. V."), _("Unterschrift")),
            look="grid",
            row_height=ROW_MM,
        ),
    )
    title = _("Anwesenheitsliste: {meeting}").format(meeting=wording.of_the_body(base))
    return Document(
        title=title,
        blocks=blocks,
        created=created,
        author=base.office.name,
        letterhead=letterhead(base.office),
        header=title,
        footer=base.office.name,
    )


def _rows(paper: AttendancePaper) -> list[Row | GroupRow]:
    seats = [line for line in paper.seats if line.kind in ("holder", "organisation")]
    groups: tuple[tuple[str, list[Row]], ...] = (
        (
            _("Stimmberechtigte Mitglieder"),
            _seat_rows(paper, [s for s in seats if s.voting and s.capacity == "member"]),
        ),
        (
            _("Beratende Mitglieder"),
            _seat_rows(
                paper,
                [s for s in seats if s.capacity == "advisor" or _is_silent_member(s)],
            ),
        ),
        (
            _("Verwaltung"),
            _seat_rows(paper, [s for s in seats if s.capacity == "staff"])
            + _officer_rows(paper, {seat.contact_id for seat in seats}),
        ),
        (_("Gäste"), _guest_rows(paper) + [("", "", "", "")] * SPARE_GUESTS),
    )
    rows: list[Row | GroupRow] = []
    for title, members in groups:
        if members:
            rows.append(GroupRow(title))
            rows.extend(members)
    return rows


def _is_silent_member(seat: SeatPersonLine) -> bool:
    return seat.capacity == "member" and not seat.voting


def _seat_rows(paper: AttendancePaper, seats: Sequence[SeatPersonLine]) -> list[Row]:
    replies = {reply.contact_id: reply for reply in paper.replies}
    rows: list[Row] = []
    for seat in seats:
        organisation = seat.organisation or paper.organisations.get(seat.contact_id, "")
        if seat.kind == "organisation":
            rows.append(("", organisation, "", ""))
        else:
            name = titled_name(seat.prefix, seat.display)
            rows.append((name, organisation, _deputy(replies.get(seat.contact_id)), ""))
    return rows


def _deputy(reply: RecipientLine | None) -> str:
    return reply.deputy_name if reply is not None and reply.reply == "deputy" else ""


def _officer_rows(paper: AttendancePaper, seated: set[int]) -> list[Row]:
    noted = {line.name: line.organisation for line in paper.attendances}
    officers = {
        officer.name: noted.get(officer.name)
        or paper.organisations.get(officer.contact_id or 0, "")
        for officer in paper.base.officers
        if officer.contact_id is None or officer.contact_id not in seated
    }
    return [(name, organisation, "", "") for name, organisation in officers.items()]


def _guest_rows(paper: AttendancePaper) -> list[Row]:
    invited = {reply.name: reply.organisation for reply in paper.replies if reply.seat_id is None}
    noted = {line.name: line.organisation for line in paper.attendances if line.capacity == "guest"}
    return [(name, organisation, "", "") for name, organisation in {**invited, **noted}.items()]
