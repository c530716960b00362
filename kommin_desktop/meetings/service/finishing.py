"""Finishing minutes: the proof list, and the numbers of decisions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies.model import Body
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import Decision, Meeting, MinutesVersion
from kommin_desktop.meetings.rules.calendar import decision_code, next_number
from kommin_desktop.meetings.rules.numbering import item_label, outline
from kommin_desktop.meetings.rules.proof import (
    decision_warnings,
    item_warnings,
    task_warnings,
)
from kommin_desktop.meetings.rules.states import MeetingStatus, MinutesState, Presence
from kommin_desktop.meetings.service.expecting import expect_everybody
from kommin_desktop.meetings.service.loading import (
    latest_version,
    open_meeting,
    pass_into,
    pass_minutes_into,
)
from kommin_desktop.store.reading import Source, read
from kommin_desktop.store.trash import living
from kommin_desktop.store.work import worker_name


@dataclass(frozen=True)
class Finished:
    """Finished minutes, with the proof list: what is probably missing."""

    version: MinutesVersion
    warnings: tuple[str, ...]


def proof_list(source: Source, meeting_id: int) -> tuple[str, ...]:
    """What is probably missing in the minutes, as sentences; it never keeps from finishing."""
    entries = outline(read(source, queries.agenda(meeting_id)))
    labels = {entry.item.id: item_label(entry.number) or entry.item.title for entry in entries}
    items = [entry.item for entry in entries]
    decisions = read(source, queries.decisions(meeting_id))
    tasks = [line for line in read(source, queries.item_tasks(meeting_id)) if not line.is_carried]
    found = item_warnings(items, labels, decisions, tasks)
    found += decision_warnings(decisions, labels)
    found += task_warnings(tasks, labels)
    roles = {line.role for line in read(source, queries.officers(meeting_id))}
    if "chair" not in roles:
        found.append(_("Es ist nicht eingetragen, wer die Sitzung geleitet hat."))
    if "minute_taker" not in roles:
        found.append(_("Es ist nicht eingetragen, wer das Protokoll geführt hat."))
    unmarked = [
        line.name
        for line in read(source, queries.attendances(meeting_id))
        if line.status == Presence.OPEN
    ]
    if unmarked:
        found.append(_("Ohne Vermerk zur Anwesenheit: {names}.").format(names="; ".join(unmarked)))
    return tuple(found)


def finish_minutes(session: Session, meeting_id: int) -> Finished:
    """Finish the minutes: decisions get their numbers in the order of the agenda.

    A meeting that still runs is over with it. Finished minutes into which decisions were taken
    since are finished again: the new ones get the next numbers. Raises UserError before it has
    begun, or when the minutes are finished already.
    """
    meeting = open_meeting(session, meeting_id)
    if meeting.status == MeetingStatus.IN_PROGRESS:
        pass_into(meeting, MeetingStatus.HELD)
    if meeting.status != MeetingStatus.HELD:
        raise UserError(_("Die Sitzung hat noch nicht stattgefunden."))
    version = latest_version(session, meeting_id)
    if version is None:
        version = MinutesVersion(meeting_id=meeting_id, number=1, state=MinutesState.DRAFT.value)
        session.add(version)
        session.flush()
    _officers_were_there(session, meeting)
    warnings = proof_list(session, meeting_id)
    if not (version.state == MinutesState.FINISHED and _unnumbered(session, meeting)):
        pass_minutes_into(version, MinutesState.FINISHED)
    version.finished_on = today()
    version.finished_by = worker_name(session)
    number_decisions(session, meeting)
    session.flush()
    return Finished(version, warnings)


def _officers_were_there(session: Session, meeting: Meeting) -> None:
    """Who led the meeting or wrote was there, though nobody may have ticked it."""
    rows = expect_everybody(session, meeting)
    officers = read(session, queries.officers(meeting.id))
    ids = {officer.contact_id for officer in officers if officer.contact_id is not None}
    names = {officer.name for officer in officers if officer.contact_id is None}
    for row in rows:
        if row.status == Presence.OPEN and (row.contact_id in ids or row.guest_name in names):
            row.status = Presence.PRESENT.value


def _unnumbered(session: Session, meeting: Meeting) -> list[Decision]:
    return list(
        session.scalars(
            select(Decision).where(
                Decision.meeting_id == meeting.id,
                Decision.number.is_(None),
                Decision.deleted_at.is_(None),
            )
        )
    )


def number_decisions(session: Session, meeting: Meeting) -> list[Decision]:
    """Give the meeting's decisions without a number the next ones of their body and year.

    A number once given is never given again, not even when its decision lies in the trash.
    """
    order = {
        entry.item.id: place
        for place, entry in enumerate(outline(read(session, queries.agenda(meeting.id))))
    }
    waiting = _unnumbered(session, meeting)
    waiting.sort(
        key=lambda one: (order.get(one.agenda_item_id or 0, len(order)), one.position, one.id)
    )
    year = meeting.starts_at.year
    for decision in waiting:
        given = session.scalars(
            select(Decision.number).where(
                Decision.body_id == decision.body_id,
                Decision.year == year,
                Decision.number.is_not(None),
            )
        )
        decision.year = year
        decision.number = next_number(number for number in given if number is not None)
        body = living(session, Body, decision.body_id)
        decision.code = decision_code(body.code, year, decision.number)
        session.flush()
    return waiting
