"""The papers of a meeting as blocks: invitation letters, agenda, list to sign, minutes."""

from kommin_desktop.meetings.documents.agenda_sheet import agenda
from kommin_desktop.meetings.documents.attendance_sheet import attendance_list
from kommin_desktop.meetings.documents.invitation_run import invitation_letters
from kommin_desktop.meetings.documents.minutes_record import minutes

__all__ = ["agenda", "attendance_list", "invitation_letters", "minutes"]
