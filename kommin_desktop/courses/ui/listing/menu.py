"""The menu of a course in the list: its parts, and what is possible as it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.courses.rules import OVER, CourseStatus
from kommin_desktop.courses.ui.deeds import CourseDeeds
from kommin_desktop.kit.desk import Desk


def course_menu(
    parent: QWidget, desk: Desk, deeds: CourseDeeds, line: CourseLine, copy: QAction
) -> QMenu:
    """The ways to a course, then what changes it."""
    menu = QMenu(parent)
    menu.setObjectName("course_menu")
    route = f"kurse/{line.id}"

    def add(name: str, text: str, run: Callable[[], None]) -> None:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _on=False: run())

    add("course_open", _("Öffnen"), lambda: desk.go(route))
    add("course_people", _("Teilnehmende"), lambda: desk.go(f"{route}/teilnehmende"))
    add("course_attendance", _("Anwesenheit"), lambda: desk.go(f"{route}/anwesenheit"))
    menu.addAction(copy)
    if not desk.can_write:
        return menu
    menu.addSeparator()
    if line.stored_status not in OVER:
        add("course_edit", _("Bearbeiten …"), lambda: desk.go(f"{route}/bearbeiten"))
    if line.stored_status == CourseStatus.DRAFT:
        add("course_start", _("Anmeldung öffnen"), lambda: deeds.open(line.id, line.title))
    if line.stored_status == CourseStatus.OPEN:
        add("course_finish", _("Kurs abschließen"), lambda: deeds.finish(line.id, line.title))
    add("course_trash", _("In den Papierkorb"), lambda: deeds.trash(line.id, line.title))
    return menu
