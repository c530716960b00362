"""How papers name a meeting, its time and its agenda; German, whatever the window's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kommin_desktop.base.dates import clock_time
from kommin_desktop.base.paper_dates import letter_date, text_date, time_range
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.bodies.rules import genitive
from kommin_desktop.documents.blocks import Column, Content, GroupRow, Run, Table
from kommin_desktop.meetings.queries import OfficerLine
from kommin_desktop.meetings.queries.paper_bundles import AgendaEntry, MeetingPaper
from kommin_desktop.meetings.rules.calendar import meeting_title

TIME_MM = 14
NUMBER_MM = 13
PRESENTER_MM = 40


def has_usual_title(paper: MeetingPaper) -> bool:
    """Whether a meeting is called „17. Sitzung“ and nothing else."""
    return paper.meeting.title == meeting_title(paper.meeting.number)


def of_the_body(paper: MeetingPaper) -> str:
    """„17. Sitzung des Runden Tisches Integration“."""
    names = [paper.body.name, *paper.meeting.co_bodies]
    owners = [genitive(name) for name in names]
    known = [owner for owner in owners if owner]
    if has_usual_title(paper) and len(known) == len(names):
        return f"{paper.meeting.title} {_(' und ').join(known)}"
    return _("{title} ({body})").format(title=paper.meeting.title, body=body_names(paper))


def body_names(paper: MeetingPaper) -> str:
    """The body, and those it meets with."""
    return _(" und ").join((paper.body.name, *paper.meeting.co_bodies))


def the_meeting(paper: MeetingPaper) -> str:
    """„der 17. Sitzung“ after words such as „Protokoll“; another title in quotes."""
    if has_usual_title(paper):
        return _("der {title}").format(title=paper.meeting.title)
    return _("der Sitzung „{title}“").format(title=paper.meeting.title)


def day_text(paper: MeetingPaper) -> str:
    """„Donnerstag, 3. Dezember 2026“."""
    return letter_date(paper.meeting.starts_at.date())


def planned_times(paper: MeetingPaper) -> str:
    """„14:00–16:30 Uhr“, over midnight with the second day."""
    start, end = paper.meeting.starts_at, paper.meeting.ends_at
    if end is not None and end.date() != start.date():
        return _("{start} bis {day}, {end}").format(
            start=time_range(start, None), day=text_date(end.date()), end=time_range(end, None)
        )
    return time_range(start, end)


def place_rows(paper: MeetingPaper) -> list[tuple[str, str]]:
    """Where the meeting takes place, on site and online."""
    meeting = paper.meeting
    rows = (
        (_("Ort"), meeting.place),
        (_("Online"), meeting.online_link),
        (_("Einwahl"), meeting.dial_in),
    )
    return [(label, value) for label, value in rows if value.strip()]


def officer_names(officers: Sequence[OfficerLine], role: str) -> str:
    """Who led or wrote; who took over later with the time."""
    names = []
    for officer in officers:
        if officer.role != role:
            continue
        since = officer.from_time
        names.append(
            _("{name} (ab {time})").format(name=officer.name, time=time_range(since, None))
            if since
            else officer.name
        )
    return ", ".join(names)


def agenda_table(
    entries: Sequence[AgendaEntry], *, with_minutes: bool = False, with_head: bool = True
) -> Table:
    """The agenda with clock times where they can be known, parts as group rows."""
    timed = any(entry.starts for entry in entries)
    presented = any(entry.line.presenter for entry in entries)
    in_parts = any(entry.line.is_heading for entry in entries)
    rows: list[tuple[Content, ...] | GroupRow] = []
    for entry in entries:
        if entry.line.is_heading:
            rows.append(GroupRow(entry.line.title))
            continue
        row: list[Content] = [entry.number, _title(entry, in_parts, with_minutes)]
        if timed:
            row.insert(0, _clock(entry.starts))
        if presented:
            row.append(entry.line.presenter)
        rows.append(tuple(row))
    columns = [Column(mm=NUMBER_MM), Column(is_header=True, hyphens=False)]
    head = [_("TOP"), _("Thema")]
    if timed:
        columns.insert(0, Column(mm=TIME_MM, look="muted"))
        head.insert(0, _("Uhrzeit"))
    if presented:
        columns.append(Column(mm=PRESENTER_MM, hyphens=False))
        head.append(_("Verantwortlich"))
    return Table(tuple(rows), tuple(columns), head=tuple(head) if with_head else (), look="plain")


def _clock(at: datetime | None) -> str:
    return clock_time(at) if at else ""


def _title(entry: AgendaEntry, in_parts: bool, with_minutes: bool) -> Content:
    title = entry.line.title
    if not entry.line.is_public and not in_parts:
        title = _("{title} (nichtöffentlich)").format(title=title)
    more = []
    if with_minutes and entry.line.planned_min:
        more.append(_("{minutes} Minuten").format(minutes=entry.line.planned_min))
    if entry.papers:
        names = "; ".join(
            _("{title} (Tischvorlage)").format(title=paper.title)
            if paper.is_tabled
            else paper.title
            for paper in entry.papers
        )
        more.append(_("Anlage: {names}").format(names=names))
    if not more:
        return title
    return (Run(title), Run("\n" + " · ".join(more), italic=True))
