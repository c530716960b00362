"""What may happen to meetings, from planning to the correction of approved minutes."""

from kommin_desktop.meetings.rules.results import DecisionDraft, EntryKind
from kommin_desktop.meetings.service.agenda import (
    add_item,
    change_item,
    move_item,
    remove_item,
    set_agenda,
    set_outcome,
)
from kommin_desktop.meetings.service.attaching import (
    hand_in_paper,
    remove_paper,
    request_paper,
)
from kommin_desktop.meetings.service.attending import (
    add_guest,
    attend_as_deputy,
    begin_meeting,
    end_meeting,
    link_guest,
    mark_present,
    recuse,
    remove_attendance,
    set_attendance,
)
from kommin_desktop.meetings.service.carrying import add_topic, carry_over
from kommin_desktop.meetings.service.expecting import expect_everybody
from kommin_desktop.meetings.service.finishing import Finished, finish_minutes, proof_list
from kommin_desktop.meetings.service.inviting import (
    InvitationDraft,
    Invited,
    confirm_sent,
    invite,
    issue_invitation,
)
from kommin_desktop.meetings.service.minutes import (
    CorrectionDraft,
    add_correction,
    approve_minutes,
    release_minutes,
    reopen_minutes,
    send_minutes,
)
from kommin_desktop.meetings.service.papers import (
    attendance_paper,
    invitation_paper,
    meeting_paper,
    meeting_summaries,
    minutes_paper,
)
from kommin_desktop.meetings.service.planning import (
    cancel_meeting,
    change_meeting,
    move_meeting,
    plan_meeting,
    postpone_meeting,
    set_officers,
    trash_meeting,
)
from kommin_desktop.meetings.service.recording import Recorded, record_notes
from kommin_desktop.meetings.service.replies import set_needs, set_reply, set_reply_by_code
from kommin_desktop.meetings.service.results import (
    add_decision,
    add_item_task,
    add_remark,
    change_decision,
    convert_entry,
    remove_entry,
    set_light,
    set_text,
)

__all__ = [
    "CorrectionDraft",
    "DecisionDraft",
    "EntryKind",
    "Finished",
    "InvitationDraft",
    "Invited",
    "Recorded",
    "add_correction",
    "add_decision",
    "add_guest",
    "add_item",
    "add_item_task",
    "add_remark",
    "add_topic",
    "approve_minutes",
    "attend_as_deputy",
    "attendance_paper",
    "begin_meeting",
    "cancel_meeting",
    "carry_over",
    "change_decision",
    "change_item",
    "change_meeting",
    "confirm_sent",
    "convert_entry",
    "end_meeting",
    "expect_everybody",
    "finish_minutes",
    "hand_in_paper",
    "invitation_paper",
    "invite",
    "issue_invitation",
    "link_guest",
    "mark_present",
    "meeting_paper",
    "meeting_summaries",
    "minutes_paper",
    "move_item",
    "move_meeting",
    "plan_meeting",
    "postpone_meeting",
    "proof_list",
    "record_notes",
    "recuse",
    "release_minutes",
    "remove_attendance",
    "remove_entry",
    "remove_item",
    "remove_paper",
    "reopen_minutes",
    "request_paper",
    "send_minutes",
    "set_agenda",
    "set_attendance",
    "set_light",
    "set_needs",
    "set_officers",
    "set_outcome",
    "set_reply",
    "set_reply_by_code",
    "set_text",
    "trash_meeting",
]
