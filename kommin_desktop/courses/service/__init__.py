"""What may happen to courses: plan, enrol, withdraw, move up, record attendance, certify."""

from kommin_desktop.courses.service.attendance import (
    mark_held,
    mark_planned,
    set_attendance,
    set_present,
)
from kommin_desktop.courses.service.certificates import (
    CertificateBatch,
    LeftOut,
    RenderedPdf,
    issue_certificates,
    issue_duplicate,
    revoke_certificate,
)
from kommin_desktop.courses.service.courses import (
    add_course,
    add_kind,
    add_session,
    cancel_course,
    cancel_session,
    change_places,
    finish_course,
    move_session,
    open_course,
    record_letter_run,
    reopen_course,
)
from kommin_desktop.courses.service.registrations import (
    Withdrawal,
    enrol,
    move_up,
    move_up_proposal,
    withdraw,
)

__all__ = [
    "CertificateBatch",
    "LeftOut",
    "RenderedPdf",
    "Withdrawal",
    "add_course",
    "add_kind",
    "add_session",
    "cancel_course",
    "cancel_session",
    "change_places",
    "enrol",
    "finish_course",
    "issue_certificates",
    "issue_duplicate",
    "mark_held",
    "mark_planned",
    "move_session",
    "move_up",
    "move_up_proposal",
    "open_course",
    "record_letter_run",
    "reopen_course",
    "revoke_certificate",
    "set_attendance",
    "set_present",
    "withdraw",
]
