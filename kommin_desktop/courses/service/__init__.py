"""What may happen to courses: plan, enrol, withdraw, move up, record attendance, certify."""

from kommin_desktop.courses.service.attendance import (
    clear_attendance,
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
    cancel_session,
    change_places,
    move_session,
    record_letter_run,
)
from kommin_desktop.courses.service.editing import (
    change_course,
    change_session,
    trash_course,
    trash_session,
)
from kommin_desktop.courses.service.registering import (
    Registered,
    register,
    register_new,
    withdraw_many,
)
from kommin_desktop.courses.service.registrations import (
    Withdrawal,
    enrol,
    move_up,
    place_in_line,
    withdraw,
)
from kommin_desktop.courses.service.states import (
    cancel_course,
    finish_course,
    open_course,
    reopen_course,
)

__all__ = [
    "CertificateBatch",
    "LeftOut",
    "Registered",
    "RenderedPdf",
    "Withdrawal",
    "add_course",
    "add_kind",
    "add_session",
    "cancel_course",
    "cancel_session",
    "change_course",
    "change_places",
    "change_session",
    "clear_attendance",
    "enrol",
    "finish_course",
    "issue_certificates",
    "issue_duplicate",
    "mark_held",
    "mark_planned",
    "move_session",
    "move_up",
    "open_course",
    "place_in_line",
    "record_letter_run",
    "register",
    "register_new",
    "reopen_course",
    "revoke_certificate",
    "set_attendance",
    "set_present",
    "trash_course",
    "trash_session",
    "withdraw",
    "withdraw_many",
]
