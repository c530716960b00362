"""Reading courses: the list, dates, registrations, attendance, certificates."""

from kommin_desktop.courses.queries.certificates import (
    CertificateLine,
    certificates,
    course_certificates,
)
from kommin_desktop.courses.queries.courses import (
    CourseLine,
    SessionLine,
    course_line,
    courses,
    sessions,
)
from kommin_desktop.courses.queries.registrations import (
    GridLine,
    RegistrationLine,
    attendance_grid,
    participants,
    registrations,
    waiting_list,
)

__all__ = [
    "CertificateLine",
    "CourseLine",
    "GridLine",
    "RegistrationLine",
    "SessionLine",
    "attendance_grid",
    "certificates",
    "course_certificates",
    "course_line",
    "courses",
    "participants",
    "registrations",
    "sessions",
    "waiting_list",
]
