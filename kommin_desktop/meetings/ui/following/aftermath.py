"""What the page after a meeting shows, as one reading found it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kommin_desktop.base.dates import short_date, short_weekday, text_date
from kommin_desktop.bodies.queries import BodyLine, body_line
from kommin_desktop.bodies.rules import Numbering
from kommin_desktop.kit.desk import Desk
from kommin_desktop.letters.rules import Channel
from kommin_desktop.letters.rules.mails import is_mail_address
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import (
    AgendaLine,
    CorrectionLine,
    DecisionLine,
    ItemTaskLine,
    MeetingLine,
    RecipientLine,
    VersionLine,
)
from kommin_desktop.meetings.rules.calendar import meeting_title
from kommin_desktop.meetings.rules.numbering import Numbered, outline
from kommin_desktop.meetings.rules.states import (
    LOCKED_MINUTES,
    MeetingStatus,
    MinutesState,
)
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read, read_one

_TOOK_PLACE = (MeetingStatus.IN_PROGRESS, MeetingStatus.HELD, MeetingStatus.CLOSED)


@dataclass(frozen=True)
class Aftermath:
    """A meeting after it took place."""

    meeting: MeetingLine
    body: BodyLine | None
    version: VersionLine | None
    items: tuple[Numbered[AgendaLine], ...]
    decisions: tuple[DecisionLine, ...]
    tasks: tuple[ItemTaskLine, ...]
    corrections: tuple[CorrectionLine, ...]
    people: tuple[RecipientLine, ...]
    later: tuple[MeetingLine, ...]
    """Meetings of the body after this one, the next first; one put off counts too."""
    last_number: int
    """The highest number that any meeting of the body bears."""

    @property
    def state(self) -> str:
        """Where the minutes stand."""
        return self.version.state if self.version else MinutesState.DRAFT.value

    @property
    def is_locked(self) -> bool:
        """Whether the minutes went out."""
        return self.state in LOCKED_MINUTES

    @property
    def took_place(self) -> bool:
        """Whether there is anything to finish."""
        return self.meeting.status in _TOOK_PLACE

    @property
    def following(self) -> MeetingLine | None:
        """The next meeting, if it is planned."""
        return self.later[0] if self.later else None

    def by_mail(self) -> list[RecipientLine]:
        """Who gets the minutes as a mail."""
        return [
            one
            for one in self.people
            if one.channel == Channel.EMAIL and is_mail_address(one.email)
        ]

    def approving(self) -> list[MeetingLine]:
        """The meetings in which the minutes may have been approved."""
        return [one for one in self.later if one.status in _TOOK_PLACE]

    def has_unnumbered(self) -> bool:
        """Whether decisions were added after the minutes were finished."""
        return any(one.number is None for one in self.decisions)


def read_aftermath(connection: Connection, meeting: MeetingLine) -> Aftermath:
    """Everything about the minutes of a meeting and what came out of it."""
    versions = read(connection, queries.versions(meeting.id))
    items = outline(read(connection, queries.agenda(meeting.id)))
    order = {entry.item.id: place for place, entry in enumerate(items)}
    decisions = sorted(
        read(connection, queries.decisions(meeting.id)),
        key=lambda one: (order.get(one.agenda_item_id or 0, len(order)), one.position, one.id),
    )
    tasks = [
        line for line in read(connection, queries.item_tasks(meeting.id)) if not line.is_carried
    ]
    series = read(connection, queries.body_meetings(meeting.body_id))
    own = [line.number for line in series if line.body_id == meeting.body_id]
    return Aftermath(
        meeting,
        read_one(connection, body_line(meeting.body_id)),
        versions[0] if versions else None,
        items,
        tuple(decisions),
        tuple(tasks),
        tuple(read(connection, queries.corrections(meeting.id))),
        tuple(read(connection, queries.replies(meeting.id))),
        tuple(_later(series, meeting)),
        max(own, default=meeting.number),
    )


def day_words(day: date | None) -> str:
    """„Fr., 4. Dezember 2026“."""
    return f"{short_weekday(day)}, {text_date(day)}" if day else ""


def short_day_words(day: date | None) -> str:
    """„Fr., 15.01.2027“."""
    return f"{short_weekday(day)}, {short_date(day)}" if day else ""


def who_and_when(name: str, day: date | None) -> str:
    """„Jörg Wehmeier · Fr., 4. Dezember 2026“."""
    return " · ".join(part for part in (name, day_words(day)) if part)


def last_item(aftermath: Aftermath) -> int | None:
    """The item a task belongs to that came up afterwards: the last one that was dealt with."""
    counted = [entry.item for entry in aftermath.items if not entry.item.is_heading]
    dealt = [item for item in counted if item.outcome == "dealt"]
    return (dealt or counted)[-1].id if counted else None


def next_title(aftermath: Aftermath) -> str:
    """„18. Sitzung“, the meeting after this one; empty where its number is not known yet."""
    if aftermath.following is not None:
        return aftermath.following.title
    if aftermath.body is None or aftermath.body.numbering != Numbering.CONTINUOUS:
        return ""
    return meeting_title(aftermath.last_number + 1)


def has_usual_title(meeting: MeetingLine) -> bool:
    """Whether a meeting is called „18. Sitzung“ and nothing else."""
    return meeting.title == meeting_title(meeting.number)


def _later(lines: Iterable[MeetingLine], meeting: MeetingLine) -> list[MeetingLine]:
    found = [
        line
        for line in lines
        if line.id != meeting.id
        and line.starts_at > meeting.starts_at
        and line.status != MeetingStatus.CANCELLED
    ]
    return sorted(found, key=lambda line: line.starts_at)


def open_minutes(desk: Desk, meeting: MeetingLine) -> None:
    """Show the minutes as they will be printed, or as they were sent."""
    desk.go(f"sitzung/{meeting.id}/vorschau/protokoll")
