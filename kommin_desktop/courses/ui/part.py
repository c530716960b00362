"""One of the six parts of a course as a tab of its page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.store.log import Notice


class CoursePart(QWidget):
    """Übersicht, Termine, Teilnehmende, Warteliste, Anwesenheit or Bescheinigungen."""

    actions_changed = Signal()
    status_changed = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk
        self.course: CourseLine | None = None

    def show_course(self, course: CourseLine, route: Route) -> None:
        """Show this course; also called again when the course's own line changed."""
        self.course = course

    def primary(self) -> QAction | None:
        """The one main action of the part for the header."""
        return None

    def secondary(self) -> tuple[QAction, ...]:
        """At most two further actions for the header."""
        return ()

    def more(self) -> tuple[QAction, ...]:
        """Further actions for the header's ellipsis menu."""
        return ()

    def status_text(self) -> str:
        """What the status bar says of the part."""
        return ""

    def on_notice(self, notice: Notice) -> None:
        """A work touched records; only called while the part is shown."""

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether unsaved changes keep the person here; then a bar offers ways, calling go_on."""
        del go_on
        return False

    def save_pending(self) -> None:
        """Save what is being typed, at once."""

    def first_focus(self) -> QWidget | None:
        """Which widget gets the focus when one comes to the part."""
        return None
