"""Recording: notes typed during a meeting become text, results and attendance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.names import fold
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import AgendaItem, Meeting
from kommin_desktop.meetings.rules.calendar import OfficerDraft
from kommin_desktop.meetings.rules.notes import (
    DecisionNote,
    ItemNote,
    Notes,
    RemarkNote,
    ResultNote,
    TaskNote,
    parse,
    refusal,
)
from kommin_desktop.meetings.rules.numbering import Numbered, outline, plain
from kommin_desktop.meetings.rules.people import Known, NamedPerson, match
from kommin_desktop.meetings.rules.results import DecisionDraft
from kommin_desktop.meetings.rules.states import MeetingStatus, OfficerRole
from kommin_desktop.meetings.service.attending import end_meeting
from kommin_desktop.meetings.service.loading import note_begun, open_meeting
from kommin_desktop.meetings.service.planning import set_officers
from kommin_desktop.meetings.service.results import (
    add_decision,
    add_item_task,
    add_remark,
    known_people,
    responsible_draft,
    set_text,
)
from kommin_desktop.meetings.service.roll_call import RollCall
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living

Agenda = Sequence[Numbered[queries.AgendaLine]]


@dataclass
class Recorded:
    """What notes became, and sentences about names that nobody surely bears."""

    decisions: int = 0
    tasks: int = 0
    remarks: int = 0
    items: int = 0
    present: int = 0
    warnings: tuple[str, ...] = ()


def record_notes(session: Session, meeting_id: int, text: str) -> Recorded:
    """Take notes in the grammar of `rules.notes` into a meeting; what is there already stays.

    The same notes twice change nothing the second time. Raises UserError for a line about an item
    the agenda does not have, or when the minutes are sent.
    """
    meeting = open_meeting(session, meeting_id)
    notes = parse(text, meeting.starts_at.date())
    agenda = outline(read(session, queries.agenda(meeting_id)))
    if sentence := refusal(notes, [entry.number for entry in agenda]):
        raise UserError(sentence)
    recorded = Recorded()
    _record_head(session, meeting, notes)
    people = RollCall(session, meeting)
    recorded.present = people.record(notes)
    recorded.warnings = tuple(people.warnings)
    said = _said_before(session, meeting_id)
    place = -1
    for note in notes.items:
        place = _turn_to(agenda, note.number, place)
        _record_item(session, agenda[place].item.id, note, said, recorded)
    if notes.end is not None and meeting.status == MeetingStatus.IN_PROGRESS:
        end_meeting(session, meeting_id, datetime.combine(meeting.starts_at.date(), notes.end))
    session.flush()
    return recorded


def _record_head(session: Session, meeting: Meeting, notes: Notes) -> None:
    note_begun(meeting)
    if notes.begin is not None:
        meeting.actual_start = datetime.combine(meeting.starts_at.date(), notes.begin)
    if notes.preamble and notes.preamble not in meeting.preamble:
        meeting.preamble = _joined(meeting.preamble, notes.preamble)
    known = known_people(session, meeting)
    for role, named in (
        (OfficerRole.CHAIR, notes.chairs),
        (OfficerRole.MINUTE_TAKER, notes.minute_takers),
    ):
        if named:
            officers = tuple(_officer(person, known, meeting) for person in named)
            set_officers(session, meeting.id, role, officers)
    session.flush()


def _officer(person: NamedPerson, known: Sequence[Known], meeting: Meeting) -> OfficerDraft:
    """An officer as noted; „Wehmeier (ab 15:10)“ begins at that time."""
    since, name = None, person.name
    word, _blank, clock = person.organisation.partition(" ")
    if word.casefold() == "ab" and clock:
        try:
            at = time.fromisoformat(clock.removesuffix("Uhr").strip().replace(".", ":").zfill(5))
            since = datetime.combine(meeting.starts_at.date(), at)
        except ValueError:
            name = f"{person.name} ({person.organisation})"
    elif person.organisation:
        name = f"{person.name} ({person.organisation})"
    key = match(person.name, known)
    display = next((one.display for one in known if one.key == key), "")
    return OfficerDraft(key, display or name, since)


def _turn_to(agenda: Agenda, number: str, place: int) -> int:
    """The place of an item by its number; of two alike the next one after `place`."""
    wanted = plain(number)
    places = [i for i, entry in enumerate(agenda) if entry.number and plain(entry.number) == wanted]
    return next((i for i in places if i >= place), places[0])


def _said_before(session: Session, meeting_id: int) -> set[tuple[int, str, str]]:
    """Item, kind and text of all results there are, so that notes taken twice add nothing."""
    said = {
        (line.agenda_item_id or 0, "B", line.wording)
        for line in read(session, queries.decisions(meeting_id))
    }
    said |= {
        (line.agenda_item_id, "A", line.title)
        for line in read(session, queries.item_tasks(meeting_id))
    }
    return said | {
        (line.agenda_item_id, "N", line.text) for line in read(session, queries.remarks(meeting_id))
    }


def _record_item(
    session: Session,
    item_id: int,
    note: ItemNote,
    said: set[tuple[int, str, str]],
    recorded: Recorded,
) -> None:
    item = living(session, AgendaItem, item_id)
    text = note.text
    if note.rest and fold(note.rest) not in fold(item.title):
        text = _joined(note.rest, text)
    if text and text not in item.text:
        set_text(session, item_id, _joined(item.text, text))
    recorded.items += 1
    meeting = living(session, Meeting, item.meeting_id)
    for result in note.results:
        sign, words = _sign(result)
        if (item_id, sign, words) not in said:
            _add_result(session, meeting, item_id, result, recorded)


def _sign(result: ResultNote) -> tuple[str, str]:
    if isinstance(result, DecisionNote):
        return "B", result.wording
    return ("A", result.title) if isinstance(result, TaskNote) else ("N", result.text)


def _add_result(
    session: Session, meeting: Meeting, item_id: int, result: ResultNote, recorded: Recorded
) -> None:
    if isinstance(result, DecisionNote):
        add_decision(session, item_id, DecisionDraft(result.wording, result.votes))
        recorded.decisions += 1
    elif isinstance(result, TaskNote):
        draft = responsible_draft(session, meeting, result.title, result.responsible)
        add_item_task(session, item_id, replace(draft, due=result.due))
        recorded.tasks += 1
    elif isinstance(result, RemarkNote):
        add_remark(session, item_id, result.text)
        recorded.remarks += 1


def _joined(first: str, second: str) -> str:
    return "\n\n".join(part for part in (first.strip("\n"), second.strip("\n")) if part)
