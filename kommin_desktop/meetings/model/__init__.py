"""Tables of meetings."""

from kommin_desktop.meetings.model.agenda import (
    AgendaItem,
    AgendaItemTask,
    Decision,
    DecisionTask,
    MeetingAttachment,
    Remark,
    Topic,
)
from kommin_desktop.meetings.model.invitation import (
    Invitation,
    InvitationRecipient,
    MeetingLetterRun,
)
from kommin_desktop.meetings.model.meeting import (
    Attendance,
    Meeting,
    MeetingBody,
    MeetingOfficer,
    Recusal,
)
from kommin_desktop.meetings.model.minutes import MinutesCorrection, MinutesVersion

__all__ = [
    "AgendaItem",
    "AgendaItemTask",
    "Attendance",
    "Decision",
    "DecisionTask",
    "Invitation",
    "InvitationRecipient",
    "Meeting",
    "MeetingAttachment",
    "MeetingBody",
    "MeetingLetterRun",
    "MeetingOfficer",
    "MinutesCorrection",
    "MinutesVersion",
    "Recusal",
    "Remark",
    "Topic",
]
