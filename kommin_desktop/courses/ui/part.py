"""One of the six parts of a course as a tab of its page."""

from __future__ import annotations

from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.part import PagePart
from kommin_desktop.kit.router import Route


class CoursePart(PagePart):
    """Übersicht, Termine, Teilnehmende, Warteliste, Anwesenheit or Bescheinigungen."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, name)
        self.course: CourseLine | None = None

    def show_course(self, course: CourseLine, route: Route) -> None:
        """Show this course; also called again when the course's own line changed."""
        self.course = course
