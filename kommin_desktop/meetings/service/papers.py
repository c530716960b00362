"""Reading together what a paper of a meeting needs, from the reader or inside a work."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import body_line, seat_persons
from kommin_desktop.contacts.queries import letter_addresses, names
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries.paper_bundles import (
    AgendaEntry,
    AttendancePaper,
    InvitationPaper,
    MeetingPaper,
    MeetingSummary,
    MinutesPaper,
)
from kommin_desktop.meetings.rules.calendar import archive_title
from kommin_desktop.meetings.rules.numbering import outline
from kommin_desktop.meetings.rules.schedule import schedule
from kommin_desktop.office.model import IssuedDocument
from kommin_desktop.office.queries import office_facts, signatories
from kommin_desktop.office.rules import OfficeData, document_kind_label
from kommin_desktop.office.service import issue
from kommin_desktop.store.reading import Source, read, read_one
from kommin_desktop.store.work import freeze


def meeting_summaries(source: Source, search: str = "") -> list[MeetingSummary]:
    """All meetings with their numbered agendas, the latest first."""
    meetings = read(source, queries.meetings(search))
    by_meeting: dict[int, list[queries.AgendaLine]] = {}
    for line in read(source, queries.all_agendas()):
        by_meeting.setdefault(line.meeting_id, []).append(line)
    return [
        MeetingSummary(line, _entries(line, by_meeting.get(line.id, []), ())) for line in meetings
    ]


def meeting_paper(source: Source, meeting_id: int) -> MeetingPaper:
    """What every paper of a meeting needs. Raises UserError for an unknown meeting."""
    meeting = read_one(source, queries.meeting_line(meeting_id))
    if meeting is None:
        raise UserError(_("Die Sitzung {id} gibt es nicht.").format(id=meeting_id))
    body = read_one(source, body_line(meeting.body_id))
    if body is None:
        raise UserError(_("Das Gremium dieser Sitzung liegt im Papierkorb."))
    papers = tuple(read(source, queries.attachments(meeting_id)))
    facts = [(fact.key, fact.value) for fact in read(source, office_facts())]
    return MeetingPaper(
        office=OfficeData.from_facts(facts),
        meeting=meeting,
        body=body,
        officers=tuple(read(source, queries.officers(meeting_id))),
        entries=_entries(meeting, read(source, queries.agenda(meeting_id)), papers),
        papers=papers,
        planned_end=meeting.ends_at,
    )


def invitation_paper(source: Source, invitation_id: int) -> InvitationPaper:
    """What the letters of a dispatch need. Raises UserError for an unknown dispatch."""
    invitation = read_one(source, queries.invitation_line(invitation_id))
    if invitation is None:
        raise UserError(_("Die Einladung {id} gibt es nicht.").format(id=invitation_id))
    recipients = tuple(read(source, queries.recipients(invitation_id)))
    addresses = read(source, letter_addresses([line.contact_id for line in recipients]))
    signers = read(source, signatories())
    return InvitationPaper(
        base=meeting_paper(source, invitation.meeting_id),
        invitation=invitation,
        recipients=recipients,
        signatory=signers[0] if signers else None,
        unaddressed=tuple(one.display for one in addresses if not one.city.strip()),
    )


def attendance_paper(source: Source, meeting_id: int) -> AttendancePaper:
    """What the list to sign needs. Raises UserError for an unknown meeting."""
    base = meeting_paper(source, meeting_id)
    bodies = [base.meeting.body_id, *base.meeting.co_body_ids]
    seats = read(source, seat_persons(bodies, base.meeting.starts_at.date()))
    people = [line.contact_id for line in seats]
    people += [one.contact_id for one in base.officers if one.contact_id is not None]
    return AttendancePaper(
        base=base,
        attendances=tuple(read(source, queries.attendances(meeting_id))),
        seats=tuple(seats),
        replies=tuple(read(source, queries.replies(meeting_id))),
        organisations={line.id: line.organisation or "" for line in read(source, names(people))},
    )


def minutes_paper(source: Source, meeting_id: int) -> MinutesPaper:
    """What the minutes need. Raises UserError for an unknown meeting."""
    base = meeting_paper(source, meeting_id)
    bodies = [base.meeting.body_id, *base.meeting.co_body_ids]
    versions = read(source, queries.versions(meeting_id))
    seats = read(source, seat_persons(bodies, base.meeting.starts_at.date()))
    return MinutesPaper(
        base=base,
        attendances=tuple(read(source, queries.attendances(meeting_id))),
        recusals=tuple(read(source, queries.recusals(meeting_id))),
        decisions=tuple(read(source, queries.decisions(meeting_id))),
        tasks=tuple(read(source, queries.item_tasks(meeting_id))),
        corrections=tuple(read(source, queries.corrections_decided_in(meeting_id))),
        version=versions[0] if versions else None,
        invitations=tuple(read(source, queries.invitations(meeting_id))),
        recipients=tuple(read(source, queries.replies(meeting_id))),
        voting_seats=len({seat.seat_id for seat in seats if seat.voting}),
    )


def issue_paper(
    session: Session, meeting_id: int, kind: str, content: bytes, pages: int
) -> IssuedDocument:
    """Keep a paper of a meeting as it left the office; this is final.

    `kind` is agenda, invitation, attendance or minutes. The paper bears the meeting's number, so
    the meeting can no longer be taken back. Raises UserError for an unknown meeting.
    """
    line = read_one(session, queries.meeting_line(meeting_id))
    if line is None:
        raise UserError(_("Die Sitzung {id} gibt es nicht.").format(id=meeting_id))
    document = issue(
        session,
        kind=kind,
        title=archive_title(document_kind_label(kind), line.body_code, line.title),
        route=f"sitzung/{meeting_id}",
        content=content,
        pages=pages,
    )
    freeze(session, "meeting", [meeting_id])
    return document


def _entries(
    meeting: queries.MeetingLine,
    lines: list[queries.AgendaLine],
    papers: tuple[queries.PaperLine, ...],
) -> tuple[AgendaEntry, ...]:
    numbered = outline(lines)
    times = schedule([entry.item for entry in numbered], meeting.starts_at)
    return tuple(
        AgendaEntry(
            line=entry.item,
            number=entry.number,
            depth=entry.depth,
            starts=times.starts.get(entry.item.id),
            papers=tuple(one for one in papers if one.agenda_item_id == entry.item.id),
        )
        for entry in numbered
    )
