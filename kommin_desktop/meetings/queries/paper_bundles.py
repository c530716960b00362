"""What the papers of a meeting are made of: bundles of lines, read together by the service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kommin_desktop.bodies.queries import BodyLine, SeatPersonLine
from kommin_desktop.meetings.queries.agenda_lines import (
    AgendaLine,
    DecisionLine,
    ItemTaskLine,
    PaperLine,
)
from kommin_desktop.meetings.queries.invitation_lines import InvitationLine, RecipientLine
from kommin_desktop.meetings.queries.meeting_lines import (
    AttendanceLine,
    MeetingLine,
    OfficerLine,
    RecusalLine,
)
from kommin_desktop.meetings.queries.minutes_lines import CorrectionLine, VersionLine
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData


@dataclass(frozen=True)
class AgendaEntry:
    """An item as papers print it: number, depth from 0, clock time if it can be known."""

    line: AgendaLine
    number: str
    depth: int
    starts: datetime | None
    papers: tuple[PaperLine, ...] = ()


@dataclass(frozen=True)
class MeetingPaper:
    """What every paper of a meeting needs."""

    office: OfficeData
    meeting: MeetingLine
    body: BodyLine
    officers: tuple[OfficerLine, ...]
    entries: tuple[AgendaEntry, ...]
    papers: tuple[PaperLine, ...]
    planned_end: datetime | None


@dataclass(frozen=True)
class InvitationPaper:
    """What the letters of one dispatch need; `unaddressed` names who has no postal address."""

    base: MeetingPaper
    invitation: InvitationLine
    recipients: tuple[RecipientLine, ...]
    signatory: SignatoryLine | None
    unaddressed: tuple[str, ...] = ()


@dataclass(frozen=True)
class AttendancePaper:
    """What the list to sign needs: who is expected, and the seats that nobody holds.

    `organisations` are those people work for today, by contact.
    """

    base: MeetingPaper
    attendances: tuple[AttendanceLine, ...]
    seats: tuple[SeatPersonLine, ...]
    replies: tuple[RecipientLine, ...]
    organisations: Mapping[int, str]


@dataclass(frozen=True)
class MinutesPaper:
    """What the minutes need; remarks are not among it, so that none can be printed."""

    base: MeetingPaper
    attendances: tuple[AttendanceLine, ...]
    recusals: tuple[RecusalLine, ...]
    decisions: tuple[DecisionLine, ...]
    tasks: tuple[ItemTaskLine, ...]
    corrections: tuple[CorrectionLine, ...]
    version: VersionLine | None
    invitations: tuple[InvitationLine, ...]
    recipients: tuple[RecipientLine, ...]
    voting_seats: int


@dataclass(frozen=True)
class MeetingSummary:
    """A meeting with its numbered agenda, as lists and other programs read it."""

    line: MeetingLine
    entries: tuple[AgendaEntry, ...]
