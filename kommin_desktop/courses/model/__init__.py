"""Tables of courses and volunteers."""

from kommin_desktop.courses.model.courses import (
    Course,
    CourseHost,
    CourseKind,
    CourseLetterRun,
    CourseSeries,
    CourseSession,
    CourseTrainer,
)
from kommin_desktop.courses.model.participation import (
    Certificate,
    Registration,
    SessionAttendance,
)
from kommin_desktop.courses.model.volunteers import (
    ClearanceCheck,
    Engagement,
    Qualification,
    QualificationType,
    VolunteerCard,
)

__all__ = [
    "Certificate",
    "ClearanceCheck",
    "Course",
    "CourseHost",
    "CourseKind",
    "CourseLetterRun",
    "CourseSeries",
    "CourseSession",
    "CourseTrainer",
    "Engagement",
    "Qualification",
    "QualificationType",
    "Registration",
    "SessionAttendance",
    "VolunteerCard",
]
