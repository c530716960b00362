"""Reading courses: the list, dates, registrations, attendance, certificates."""

from kommin_desktop.courses.queries.candidates import (
    Candidate,
    CertificateOverview,
    certificate_overview,
    certificate_words,
    session_facts,
    share_of,
)
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
    "Candidate",
    "CertificateLine",
    "CertificateOverview",
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
    "certificate_overview",
    "certificate_words",
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
    "session_facts",
    "sessions",
    "share_of",
    "terms",
    "waiting_list",
    "waiting_people",
]
