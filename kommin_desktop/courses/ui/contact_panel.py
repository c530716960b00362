"""Which courses a person takes or leads, or an organisation hosts, for the pane of a contact."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import ContactCourse
from kommin_desktop.courses.rules import registration_status_label
from kommin_desktop.courses.ui.words import period
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.panes import Way, WaysPanel

_TABLES = frozenset(("course", "course_session", "course_trainer", "course_host", "registration"))


class CoursesOfContact(WaysPanel[ContactCourse]):
    """The courses of a contact, each with a way to the course."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "courses_of_contact",
            queries.contact_courses,
            _way,
            icon="graduation-cap",
            tables=_TABLES,
        )


def _way(line: ContactCourse) -> Way:
    return Way(line.title, part_words(line), f"kurse/{line.course_id}")


def part_words(line: ContactCourse) -> str:
    """„Leitung · EB-2026-1 · 08.09.–13.10.2026“."""
    part = {"trainer": _("Leitung"), "host": _("Träger")}.get(line.part)
    if part is None:
        part = registration_status_label(line.status)
    first, last = line.first_start, line.last_end
    when = period(first.date(), last.date()) if first and last else ""
    return " · ".join(word for word in (part, line.number, when) if word)
