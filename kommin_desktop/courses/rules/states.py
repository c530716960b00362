"""The states of courses, sessions, registrations and attendance, with their German words."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from kommin_desktop.base.text import _


class CourseStatus(StrEnum):
    """Where a course stands; full and running are derived, never stored."""

    DRAFT = "draft"
    OPEN = "open"
    FULL = "full"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


CURRENT = (
    CourseStatus.DRAFT.value,
    CourseStatus.OPEN.value,
    CourseStatus.FULL.value,
    CourseStatus.RUNNING.value,
)
"""States of a course that there is still something to do for."""

OVER = (CourseStatus.FINISHED.value, CourseStatus.CANCELLED.value)
"""States of a course that is finished or was called off."""


class SessionStatus(StrEnum):
    """Where one date of a course stands; a moved one is replaced by another."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    MOVED = "moved"


class RegistrationStatus(StrEnum):
    """Where a registration stands."""

    RECEIVED = "received"
    CONFIRMED = "confirmed"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"
    NO_SHOW = "no_show"
    COMPLETED = "completed"


SEATED = (
    RegistrationStatus.CONFIRMED.value,
    RegistrationStatus.NO_SHOW.value,
    RegistrationStatus.COMPLETED.value,
)
"""States in which a registration takes a place."""


class AttendanceStatus(StrEnum):
    """Whether somebody took part in a session; open counts as not attended once it is held."""

    OPEN = "open"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    PARTLY = "partly"


class TargetGroup(StrEnum):
    """For whom a course is meant."""

    VOLUNTEERS = "volunteers"
    STAFF = "staff"
    PARENTS = "parents"
    OPEN = "open"


ATTENDANCE_KEYS = {
    "A": AttendanceStatus.PRESENT,
    "E": AttendanceStatus.EXCUSED,
    "F": AttendanceStatus.ABSENT,
    "T": AttendanceStatus.PARTLY,
}
"""The keys of the attendance grid: anwesend, entschuldigt, fehlt, teilweise."""

SHOWS_HELD = (
    AttendanceStatus.PRESENT.value,
    AttendanceStatus.ABSENT.value,
    AttendanceStatus.PARTLY.value,
)
"""What is only known of a session that took place; excuses come before it."""

_CYCLE = {
    AttendanceStatus.OPEN.value: AttendanceStatus.PRESENT,
    AttendanceStatus.PRESENT.value: AttendanceStatus.EXCUSED,
    AttendanceStatus.EXCUSED.value: AttendanceStatus.ABSENT,
}


def next_attendance(status: str) -> AttendanceStatus:
    """What the space bar makes of an attendance: anwesend, entschuldigt, fehlt, offen."""
    return _CYCLE.get(status, AttendanceStatus.OPEN)


def course_state(
    status: str, places: int | None, confirmed: int, first_start: datetime | None, now: datetime
) -> str:
    """The state people see: an open course runs from its first session on, else it may be full."""
    if status != CourseStatus.OPEN:
        return status
    if first_start is not None and first_start <= now:
        return CourseStatus.RUNNING
    if places is not None and confirmed >= places:
        return CourseStatus.FULL
    return CourseStatus.OPEN


def course_state_label(code: str) -> str:
    """A course's state as people read it; an unknown code is shown as it is."""
    return {
        CourseStatus.DRAFT.value: _("Entwurf"),
        CourseStatus.OPEN.value: _("Anmeldung offen"),
        CourseStatus.FULL.value: _("ausgebucht"),
        CourseStatus.RUNNING.value: _("läuft"),
        CourseStatus.FINISHED.value: _("abgeschlossen"),
        CourseStatus.CANCELLED.value: _("abgesagt"),
    }.get(code, code)


def course_tone(code: str) -> str:
    """How a course's state is coloured beside its word."""
    return {
        CourseStatus.OPEN.value: "ok",
        CourseStatus.FULL.value: "warn",
        CourseStatus.RUNNING.value: "accent",
        CourseStatus.CANCELLED.value: "danger",
    }.get(code, "neutral")


def session_status_label(code: str) -> str:
    """A session's state as people read it; an unknown code is shown as it is."""
    return {
        SessionStatus.PLANNED.value: _("geplant"),
        SessionStatus.HELD.value: _("durchgeführt"),
        SessionStatus.CANCELLED.value: _("entfallen"),
        SessionStatus.MOVED.value: _("verlegt"),
    }.get(code, code)


def registration_status_label(code: str) -> str:
    """A registration's state as people read it; an unknown code is shown as it is."""
    return {
        RegistrationStatus.RECEIVED.value: _("eingegangen"),
        RegistrationStatus.CONFIRMED.value: _("bestätigt"),
        RegistrationStatus.WAITING.value: _("Warteliste"),
        RegistrationStatus.WITHDRAWN.value: _("zurückgezogen"),
        RegistrationStatus.NO_SHOW.value: _("nicht erschienen"),
        RegistrationStatus.COMPLETED.value: _("teilgenommen"),
    }.get(code, code)


def attendance_label(code: str) -> str:
    """An attendance as people read it; an unknown code is shown as it is."""
    return {
        AttendanceStatus.OPEN.value: _("offen"),
        AttendanceStatus.PRESENT.value: _("anwesend"),
        AttendanceStatus.EXCUSED.value: _("entschuldigt"),
        AttendanceStatus.ABSENT.value: _("fehlt"),
        AttendanceStatus.PARTLY.value: _("teilweise"),
    }.get(code, code)


def target_group_label(code: str) -> str:
    """For whom a course is meant, as people read it; an unknown code is shown as it is."""
    return {
        TargetGroup.VOLUNTEERS.value: _("Ehrenamtliche"),
        TargetGroup.STAFF.value: _("Beschäftigte"),
        TargetGroup.PARENTS.value: _("Eltern"),
        TargetGroup.OPEN.value: _("alle Interessierten"),
    }.get(code, code)
