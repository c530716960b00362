"""Commands about meetings: planning, inviting, recording, and the papers of a meeting."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from kommin_desktop.app.commands.calling import (
    answer,
    font_doubts,
    office,
    out_path,
    read_text,
    write_file,
)
from kommin_desktop.base.clock import now
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.bodies import service as bodies
from kommin_desktop.bodies.rules import BodyDraft
from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Document
from kommin_desktop.meetings import documents, service
from kommin_desktop.meetings.rules import agenda_text
from kommin_desktop.meetings.rules.calendar import MeetingDraft
from kommin_desktop.office.service import issue
from kommin_desktop.store.reading import Source
from kommin_desktop.store.work import freeze


def plan(call: Namespace) -> None:
    """Plan a meeting; the body is founded if there is none of that name."""
    items = agenda_text.parse(read_text(Path(call.agenda)))
    with office(call) as opened, opened.work(_("Sitzung geplant")) as session:
        body = bodies.body_by_name(session, call.body) or bodies.add_body(
            session, BodyDraft(call.body)
        )
        if call.group:
            bodies.seats_from_group(session, body.id, call.group)
        draft = MeetingDraft(body.id, call.start, call.end, place=call.place, items=items)
        meeting = service.plan_meeting(session, draft)
        count = sum(not item.is_heading for item in items)
        value = {"meeting": meeting.id, "body": body.id, "items": count}
        text = _("Sitzung {id} geplant: {body}, {number}. Sitzung, {items} Punkte.").format(
            id=meeting.id, body=body.name, number=meeting.number, items=count
        )
    answer(call, value, text)


def invite(call: Namespace) -> None:
    """Write the invitation letters of a meeting as one PDF, one letter a person."""
    out = out_path(call)
    with office(call) as opened, opened.work(_("Einladungen geschrieben")) as session:
        if call.group:
            meeting = service.meeting_paper(session, call.meeting).meeting
            bodies.seats_from_group(session, meeting.body_id, call.group)
        invited = service.invite(session, call.meeting, service.InvitationDraft())
        paper = service.invitation_paper(session, invited.invitation.id)
        letters = documents.invitation_letters(paper, created=now())
        content = pdf.render_letters(letters)
        pages = pdf.page_count(content)
        service.issue_invitation(session, invited.invitation.id, content, pages)
        write_file(out, content)
    lines = [
        ngettext(
            "{n} Einladung auf {pages} Seiten steht in „{name}“.",
            "{n} Einladungen auf {pages} Seiten stehen in „{name}“.",
            invited.recipients,
        ).format(n=invited.recipients, pages=pages, name=out.name)
    ]
    lines += [_("Ohne Postanschrift: {name}").format(name=name) for name in paper.unaddressed]
    lines += [
        _("Nicht eingeladen: {name} – {reason}").format(name=one.display, reason=one.reason)
        for one in invited.dropped
    ]
    doubts = font_doubts(letters)
    value = {
        "file": str(out),
        "letters": invited.recipients,
        "pages": pages,
        "without_address": list(paper.unaddressed),
        "dropped": [{"name": one.display, "reason": one.reason} for one in invited.dropped],
        "warnings": doubts,
    }
    answer(call, value, "\n".join([*lines, *doubts]))


def record(call: Namespace) -> None:
    """Take notes of a meeting into its minutes: text, decisions, tasks, remarks, attendance."""
    notes = read_text(Path(call.notes))
    with office(call) as opened, opened.work(_("Mitschrift übernommen")) as session:
        done = service.record_notes(session, call.meeting, notes)
    text = _("Übernommen: {what}.").format(
        what=", ".join(
            (
                ngettext("{n} Beschluss", "{n} Beschlüsse", done.decisions).format(
                    n=done.decisions
                ),
                ngettext("{n} Aufgabe", "{n} Aufgaben", done.tasks).format(n=done.tasks),
                ngettext("{n} Merker", "{n} Merker", done.remarks).format(n=done.remarks),
            )
        )
    )
    value = {
        "decisions": done.decisions,
        "tasks": done.tasks,
        "remarks": done.remarks,
        "warnings": list(done.warnings),
    }
    answer(call, value, "\n".join([text, *done.warnings]))


def agenda(call: Namespace) -> None:
    """Print the agenda."""

    def make(source: Source) -> Document:
        return documents.agenda(service.meeting_paper(source, call.meeting), created=now())

    _print(call, "agenda", _("Tagesordnung ausgegeben"), make)


def attendance(call: Namespace) -> None:
    """Print the attendance list for signatures."""

    def make(source: Source) -> Document:
        paper = service.attendance_paper(source, call.meeting)
        return documents.attendance_list(paper, created=now())

    _print(call, "attendance", _("Anwesenheitsliste ausgegeben"), make)


def minutes(call: Namespace) -> None:
    """Print the minutes, as a draft until they are finished; `--finish` numbers the decisions."""

    def make(source: Source) -> Document:
        paper = service.minutes_paper(source, call.meeting)
        return documents.minutes(paper, created=now(), public=call.public)

    label = _("Protokoll fertiggestellt") if call.finish else _("Protokoll ausgegeben")
    _print(call, "minutes", label, make, finishing=call.finish)


def _print(
    call: Namespace,
    kind: str,
    label: str,
    make: Callable[[Source], Document],
    *,
    finishing: bool = False,
) -> None:
    """Make a paper of the meeting, keep it as issued and write it.

    Minutes are finished in the same work: if the paper cannot be written, they are not.
    """
    out = out_path(call)
    warnings: list[str] = []
    with office(call) as opened, opened.work(label) as session:
        if finishing:
            warnings.extend(service.finish_minutes(session, call.meeting).warnings)
        document = make(session)
        content = pdf.render(document)
        pages = pdf.page_count(content)
        issue(
            session,
            kind=kind,
            title=document.title,
            route=f"sitzung/{call.meeting}",
            content=content,
            pages=pages,
        )
        # The paper bears the meeting's number: it can no longer be given back.
        freeze(session, "meeting", [call.meeting])
        write_file(out, content)
    warnings.extend(font_doubts(document))
    text = ngettext(
        "{title}: {n} Seite in „{name}“.", "{title}: {n} Seiten in „{name}“.", pages
    ).format(title=document.title, n=pages, name=out.name)
    value = {"file": str(out), "title": document.title, "pages": pages, "warnings": warnings}
    answer(call, value, "\n".join([text, *warnings]))
