"""What can happen to a course as a whole, each undoable and named where the window tells of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk

Refused = Callable[[UserError], None]


class CourseDeeds:
    """Opens, finishes, calls off, opens again and throws away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, course_id: int, title: str) -> None:
        """Let people register for a draft."""
        from kommin_desktop.courses import service

        self._desk.do(
            _("Anmeldung geöffnet"),
            service.open_course,
            course_id,
            toast=_("Anmeldung geöffnet: {title}").format(title=title),
        )

    def finish(self, course_id: int, title: str) -> None:
        """Close a course whose dates are over."""
        from kommin_desktop.courses import service

        self._desk.do(
            _("Kurs abgeschlossen"),
            service.finish_course,
            course_id,
            toast=_("„{title}“ ist abgeschlossen").format(title=title),
        )

    def cancel(self, course_id: int, title: str, reason: str) -> None:
        """Call a course off; its planned dates are called off with it."""
        from kommin_desktop.courses import service

        self._desk.do(
            _("Kurs abgesagt"),
            service.cancel_course,
            course_id,
            reason,
            toast=_("„{title}“ ist abgesagt").format(title=title),
        )

    def reopen(self, course_id: int, title: str, reason: str) -> None:
        """Open a course again that was finished or called off."""
        from kommin_desktop.courses import service

        self._desk.do(
            _("Kurs wieder geöffnet"),
            service.reopen_course,
            course_id,
            reason,
            toast=_("„{title}“ ist wieder offen").format(title=title),
        )

    def trash(self, course_id: int, title: str, done: Callable[[Any], None] | None = None) -> None:
        """Take a course away that nobody is registered for."""
        from kommin_desktop.courses import service

        self._desk.do(
            _("Kurs in den Papierkorb gelegt"),
            service.trash_course,
            course_id,
            done=done,
            toast=_("„{title}“ liegt im Papierkorb").format(title=title),
        )
