"""The minutes of a meeting: head, attendance, items with their results, approval, signatures.

Remarks of the office are not even handed in here. The public copy leaves out non-public items.
"""

from __future__ import annotations

from datetime import datetime

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.paper_dates import text_date, time_range
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.bodies.rules import ApprovalMode
from kommin_desktop.documents.blocks import (
    Block,
    Content,
    Document,
    Fields,
    Heading,
    KeepTogether,
    Markdown,
    SignatureLine,
    Signatures,
    Text,
)
from kommin_desktop.letters.documents import letterhead
from kommin_desktop.meetings.documents import wording
from kommin_desktop.meetings.documents.attendance_record import attendance_record
from kommin_desktop.meetings.documents.items import item_blocks
from kommin_desktop.meetings.queries.paper_bundles import MinutesPaper
from kommin_desktop.meetings.rules.states import MinutesState


def minutes(paper: MinutesPaper, *, created: datetime, public: bool = False) -> Document:
    """The minutes; a draft until they are finished. `public` leaves out non-public items."""
    base = paper.base
    title = _("Protokoll {meeting}").format(meeting=wording.the_meeting(base))
    state = paper.version.state if paper.version else MinutesState.DRAFT.value
    blocks: list[Block] = [
        Heading(1, title),
        Text(wording.body_names(base), "subtitle"),
        Fields(tuple(_head(paper))),
    ]
    if public:
        blocks.append(Text(_("Öffentliche Fassung ohne den nichtöffentlichen Teil"), "muted"))
    if paper.version and paper.version.number > 1:
        blocks.append(
            Text(
                _("{number}. Fassung: {reason}").format(
                    number=paper.version.number, reason=paper.version.reopened_reason
                ),
                "muted",
            )
        )
    if base.meeting.preamble:
        blocks.append(Markdown(base.meeting.preamble))
    blocks += attendance_record(paper)
    shown = [entry for entry in base.entries if entry.line.is_public or not public]
    for entry in shown:
        blocks += item_blocks(paper, entry)
    blocks += _corrections(paper, public)
    blocks += _closing(paper)
    full_title = _("Protokoll: {meeting}").format(meeting=wording.of_the_body(base))
    header = f"{full_title}, {short_date(base.meeting.starts_at.date())}"
    return Document(
        title=full_title,
        blocks=tuple(blocks),
        created=created,
        author=base.office.name,
        letterhead=letterhead(base.office),
        header=header,
        footer=base.office.name,
        draft=state == MinutesState.DRAFT,
    )


def _head(paper: MinutesPaper) -> list[tuple[str, Content]]:
    base = paper.base
    meeting = base.meeting
    if meeting.actual_start:
        times = time_range(meeting.actual_start, meeting.actual_end)
    else:
        times = wording.planned_times(base)
    rows: list[tuple[str, Content]] = [
        (_("Datum"), wording.day_text(base)),
        (_("Uhrzeit"), times),
        *((label, value) for label, value in wording.place_rows(base) if label == _("Ort")),
    ]
    for label, role in ((_("Leitung"), "chair"), (_("Protokoll"), "minute_taker")):
        if names := wording.officer_names(base.officers, role):
            rows.append((label, names))
    if meeting.file_reference:
        rows.append((_("Aktenzeichen"), meeting.file_reference))
    return rows


def _corrections(paper: MinutesPaper, public: bool) -> list[Block]:
    """Corrections of earlier minutes that were decided in this meeting."""
    lines = [line for line in paper.corrections if line.is_public or not public]
    if not lines:
        return []
    blocks: list[Block] = [Heading(2, _("Berichtigungen früherer Protokolle"))]
    for line in lines:
        where = _("{meeting}, „{item}“").format(meeting=line.meeting, item=line.item)
        rows: list[tuple[str, Content]] = [
            (_("Protokoll"), where if line.item else line.meeting),
        ]
        if line.old:
            rows.append((_("Bisher"), line.old))
        rows.append((_("Berichtigt"), line.new))
        if line.raised_by:
            rows.append((_("Eingebracht"), line.raised_by))
        blocks.append(KeepTogether((Fields(tuple(rows)),)))
    return blocks


def _closing(paper: MinutesPaper) -> list[Block]:
    blocks: list[Block] = [Heading(2, _("Genehmigung")), Text(_approval(paper))]
    lines = []
    for officer in paper.base.officers:
        role = _("Leitung") if officer.role == "chair" else _("Protokoll")
        lines.append(SignatureLine(officer.name, role))
    if not lines:
        lines = [SignatureLine("", _("Leitung")), SignatureLine("", _("Protokoll"))]
    blocks.append(KeepTogether((Signatures(tuple(lines)),)))
    recipients = _recipients(paper)
    if recipients:
        blocks += [Heading(2, _("Verteiler")), Text(recipients, "small", hyphens=False)]
    return blocks


def _recipients(paper: MinutesPaper) -> str:
    """Who gets the minutes: everybody invited, present or not; else all but guests."""
    people = [(line.name, line.organisation) for line in paper.recipients] or [
        (line.name, line.organisation) for line in paper.attendances if line.capacity != "guest"
    ]
    return "; ".join(
        f"{name} ({organisation})" if organisation and organisation != name else name
        for name, organisation in people
    )


def _approval(paper: MinutesPaper) -> str:
    version, body = paper.version, paper.base.body
    state = version.state if version else ""
    if version and state in (MinutesState.APPROVED, MinutesState.NOTED):
        day = text_date(version.approved_on) if version.approved_on else ""
        if version.approved_in:
            return _("Das Protokoll ist am {day} ({meeting}) genehmigt worden.").format(
                day=day, meeting=version.approved_in
            )
        return _("Gegen das Protokoll sind keine Einwendungen erhoben worden.")
    if version and version.objection_until:
        return _("Einwendungen gegen das Protokoll sind bis zum {day} möglich.").format(
            day=text_date(version.objection_until)
        )
    if body.approval_mode == ApprovalMode.OBJECTION:
        return _(
            "Einwendungen gegen das Protokoll sind innerhalb von {days} Tagen nach dem Versand"
            " möglich."
        ).format(days=body.objection_days)
    if body.approval_mode == ApprovalMode.NOTED:
        return _(
            "Das Protokoll gilt als genehmigt, wenn in der nächsten Sitzung keine Einwendungen"
            " erhoben werden."
        )
    return _("Das Protokoll wird in der nächsten Sitzung zur Genehmigung vorgelegt.")
