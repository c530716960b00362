"""Who was there, in minutes: by groups, with organisation, deputies and times."""

from __future__ import annotations

from kommin_desktop.base.dates import clock_time
from kommin_desktop.base.paper_dates import text_date
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.documents.blocks import (
    Block,
    Column,
    Content,
    GroupRow,
    Heading,
    Run,
    Table,
    Text,
)
from kommin_desktop.meetings.queries import AttendanceLine
from kommin_desktop.meetings.queries.paper_bundles import MinutesPaper
from kommin_desktop.meetings.rules.calendar import notice_warning
from kommin_desktop.meetings.rules.votes import entitled_present, has_quorum

Row = tuple[Content, ...]

NAME_MM = 58


def attendance_record(paper: MinutesPaper) -> list[Block]:
    """The table of who came, who was excused or missing, and whether the body could decide."""
    blocks: list[Block] = [Heading(2, _("Anwesenheit"))]
    rows: list[Row | GroupRow] = []
    for title, members in _groups(paper):
        if members:
            rows.append(GroupRow(title))
            rows.extend(_row(one) for one in members)
    if rows:
        blocks.append(
            Table(
                tuple(rows),
                (Column(mm=NAME_MM, is_header=True, hyphens=False), Column(hyphens=False)),
                head=(_("Name"), _("Organisation, Funktion und Bemerkung")),
                is_dense=True,
            )
        )
    else:
        blocks.append(Text(_("Die Anwesenheit ist noch nicht festgehalten."), "muted"))
    sentences = " ".join(part for part in (_invited(paper), _quorum(paper)) if part)
    if sentences:
        blocks.append(Text(sentences))
    return blocks


def _groups(paper: MinutesPaper) -> list[tuple[str, list[AttendanceLine]]]:
    there = [one for one in paper.attendances if one.status == "present"]
    voting = [one for one in there if one.voting and one.capacity in ("member", "deputy")]
    staff = [one for one in there if one.capacity == "staff"]
    guests = [one for one in there if one.capacity == "guest"]
    others = [one for one in there if one not in voting + staff + guests]
    return [
        (_("Anwesend: stimmberechtigte Mitglieder"), voting),
        (_("Anwesend: beratende Mitglieder"), others),
        (_("Anwesend: Verwaltung"), staff),
        (_("Anwesend: Gäste"), guests),
        (_("Entschuldigt"), [one for one in paper.attendances if one.status == "excused"]),
        (_("Nicht anwesend"), [one for one in paper.attendances if one.status == "absent"]),
    ]


def _row(one: AttendanceLine) -> Row:
    function = "" if one.capacity == "deputy" else one.function_title
    place = ", ".join(part for part in (one.organisation, function) if part)
    notes = []
    if one.represents_name:
        notes.append(_("in Vertretung für {name}").format(name=one.represents_name))
    if one.arrived:
        notes.append(_("ab {time} Uhr").format(time=clock_time(one.arrived)))
    if one.left:
        notes.append(_("bis {time} Uhr").format(time=clock_time(one.left)))
    if one.mode == "online":
        notes.append(_("online"))
    if not notes:
        return one.name, place
    separator = " · " if place else ""
    return one.name, (Run(place + separator), Run(", ".join(notes), italic=True))


def _invited(paper: MinutesPaper) -> str:
    """When the members were invited, and whether in due time (Geschäftsordnung)."""
    sent = [one for one in paper.invitations if one.sent_on is not None]
    if not sent:
        return ""
    first = min(sent, key=lambda one: one.version)
    if first.sent_on is None:
        return ""
    body = paper.base.body
    late = notice_warning(
        paper.base.meeting.starts_at.date(), body.notice_days, body.posting_days, first.sent_on
    )
    text = (
        _("Zur Sitzung wurde mit Schreiben vom {day} eingeladen.")
        if late
        else _("Zur Sitzung wurde mit Schreiben vom {day} form- und fristgerecht eingeladen.")
    )
    return text.format(day=text_date(first.sent_on))


def _quorum(paper: MinutesPaper) -> str:
    present = entitled_present(paper.attendances)
    if not present or not paper.voting_seats:
        return ""
    text = _("Stimmberechtigt vertreten sind {present} von {seats} Sitzen.").format(
        present=present, seats=paper.voting_seats
    )
    able = has_quorum(paper.base.body.quorum_rule, paper.voting_seats, present)
    if able is None:
        return text
    verdict = (
        _("Die Beschlussfähigkeit ist gegeben.")
        if able
        else _("Die Beschlussfähigkeit ist nicht gegeben.")
    )
    return f"{text} {verdict}"
