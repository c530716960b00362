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
from kommin_desktop.courses.queries.people import (
    PersonLine,
    TermsLine,
    seated_people,
    terms,
    waiting_people,
)
from kommin_desktop.courses.queries.planning import (
    ContactCourse,
    CourseCard,
    CourseDay,
    DateLine,
    KindLine,
    contact_courses,
    course_card,
    course_dates,
    course_days,
    course_kinds,
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
    "ContactCourse",
    "CourseCard",
    "CourseDay",
    "CourseLine",
    "DateLine",
    "GridLine",
    "KindLine",
    "PersonLine",
    "RegistrationLine",
    "SessionLine",
    "TermsLine",
    "attendance_grid",
    "certificates",
    "contact_courses",
    "course_card",
    "course_certificates",
    "course_dates",
    "course_days",
    "course_kinds",
    "course_line",
    "courses",
    "participants",
    "registrations",
    "seated_people",
    "sessions",
    "terms",
    "waiting_list",
    "waiting_people",
]
