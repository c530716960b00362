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
from kommin_desktop.meetings.rules.people import Directory, NamedPerson
from kommin_desktop.meetings.rules.results import DecisionDraft
from kommin_desktop.meetings.rules.states import MeetingStatus, OfficerRole
from kommin_desktop.meetings.service.attending import end_meeting
from kommin_desktop.meetings.service.loading import note_begun, open_item, open_meeting
from kommin_desktop.meetings.service.planning import set_officers
from kommin_desktop.meetings.service.results import (
    Room,
    add_decision,
    add_item_task,
    add_remark,
    known_people,
    responsible_draft,
    set_text,
)
from kommin_desktop.meetings.service.roll_call import RollCall
from kommin_desktop.store.drafts import drop_draft
from kommin_desktop.store.reading import driver_connection, read
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

    def count(self, result: ResultNote) -> None:
        """Count a result that was noted."""
        self.decisions += isinstance(result, DecisionNote)
        self.tasks += isinstance(result, TaskNote)
        self.remarks += isinstance(result, RemarkNote)


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
    return _take_in(session, meeting, notes, agenda)


def take_notes(session: Session, item_id: int, text: str) -> Recorded:
    """Read what was typed as the text of an item in the grammar of `rules.notes`.

    What is no decision, task, remark or attendance stays its text; „# 5“ turns to another item.
    Raises UserError as `record_notes`.
    """
    item, meeting = open_item(session, item_id)
    agenda = outline(read(session, queries.agenda(meeting.id)))
    notes = parse(f"# 0\n{text}", meeting.starts_at.date())
    notes = replace(notes, items=tuple(replace(note, line=note.line - 1) for note in notes.items))
    others = replace(notes, items=notes.items[1:])
    if sentence := refusal(others, [entry.number for entry in agenda]):
        raise UserError(sentence)
    item.text = ""  # what of it is text comes back from the notes
    session.flush()
    own = next(place for place, entry in enumerate(agenda) if entry.item.id == item_id)
    return _take_in(session, meeting, notes, agenda, own)


def keep_text(session: Session, item_id: int, text: str) -> AgendaItem:
    """Keep the text of an item as `set_text` does; its draft is not needed any more."""
    item = set_text(session, item_id, text)
    drop_draft(driver_connection(session), queries.text_draft_key(item_id))
    return item


def _take_in(
    session: Session, meeting: Meeting, notes: Notes, agenda: Agenda, own: int | None = None
) -> Recorded:
    """Take notes into a meeting; with `own` the first of them belong to the item at that place."""
    recorded = Recorded()
    _record_head(session, meeting, notes)
    roll_call = RollCall(session, meeting)
    recorded.present = roll_call.record(notes)
    recorded.warnings = tuple(roll_call.warnings)
    people = known_people(session, meeting)
    room = Room(session, meeting.id)
    said = _said_before(session, meeting.id)
    place = -1
    for index, note in enumerate(notes.items):
        if own is not None and index == 0:
            place = own
        else:
            place = _turn_to(agenda, note.number, place)
        item_id = agenda[place].item.id
        _record_text(session, item_id, note)
        recorded.items += 1
        for result in note.results:
            if (item_id, *_sign(result)) not in said:
                _add_result(session, people, room, item_id, result)
                recorded.count(result)
    if notes.end is not None and meeting.status == MeetingStatus.IN_PROGRESS:
        end_meeting(session, meeting.id, datetime.combine(meeting.starts_at.date(), notes.end))
    session.flush()
    return recorded


def _record_head(session: Session, meeting: Meeting, notes: Notes) -> None:
    note_begun(meeting)
    if notes.begin is not None:
        meeting.actual_start = datetime.combine(meeting.starts_at.date(), notes.begin)
    if not _holds(meeting.preamble, notes.preamble):
        meeting.preamble = _joined(meeting.preamble, notes.preamble)
    people = known_people(session, meeting)
    for role, named in (
        (OfficerRole.CHAIR, notes.chairs),
        (OfficerRole.MINUTE_TAKER, notes.minute_takers),
    ):
        if named:
            officers = tuple(_officer(person, people, meeting) for person in named)
            set_officers(session, meeting.id, role, officers)
    session.flush()


def _officer(person: NamedPerson, people: Directory, meeting: Meeting) -> OfficerDraft:
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
    key = people.find(person.name)
    return OfficerDraft(key, "" if key is not None else name, since)


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


def _record_text(session: Session, item_id: int, note: ItemNote) -> None:
    item = living(session, AgendaItem, item_id)
    text = note.text
    if note.rest and fold(note.rest) not in fold(item.title):
        text = _joined(note.rest, text)
    if not _holds(item.text, text):
        set_text(session, item_id, _joined(item.text, text))


def _sign(result: ResultNote) -> tuple[str, str]:
    if isinstance(result, DecisionNote):
        return "B", result.wording
    return ("A", result.title) if isinstance(result, TaskNote) else ("N", result.text)


def _add_result(
    session: Session, people: Directory, room: Room, item_id: int, result: ResultNote
) -> None:
    if isinstance(result, DecisionNote):
        add_decision(session, item_id, DecisionDraft(result.wording, result.votes), room)
    elif isinstance(result, TaskNote):
        draft = responsible_draft(people, result.title, result.responsible, result.due)
        add_item_task(session, item_id, draft)
    elif isinstance(result, RemarkNote):
        add_remark(session, item_id, result.text)


def _holds(text: str, part: str) -> bool:
    """Whether whole paragraphs of a text say `part` already."""
    return f"\n\n{part}\n\n" in f"\n\n{text}\n\n" if part else True


def _joined(first: str, second: str) -> str:
    return "\n\n".join(part for part in (first.strip("\n"), second.strip("\n")) if part)
