"""What may happen to a dispatch that was drawn up: who gets it and how, and the kept letters."""

from kommin_desktop.meetings.service.dispatching.kept import confirm_dispatch, keep_letters
from kommin_desktop.meetings.service.dispatching.recipients import (
    add_recipients,
    leave_out,
    remove_recipients,
    set_channel,
    set_reply_by,
)

__all__ = [
    "add_recipients",
    "confirm_dispatch",
    "keep_letters",
    "leave_out",
    "remove_recipients",
    "set_channel",
    "set_reply_by",
]
