"""What courses print: certificates, letters about a place, lists to sign and to look up."""

from kommin_desktop.courses.documents.certificates import certificates
from kommin_desktop.courses.documents.letters import (
    CourseFacts,
    confirmation_letters,
    move_up_letters,
    waiting_list_letters,
    withdrawal_letters,
)
from kommin_desktop.courses.documents.lists import participants_list, sign_in_sheet

__all__ = [
    "CourseFacts",
    "certificates",
    "confirmation_letters",
    "move_up_letters",
    "participants_list",
    "sign_in_sheet",
    "waiting_list_letters",
    "withdrawal_letters",
]
