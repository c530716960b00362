"""Which courses a person takes or leads, or an organisation hosts, for the pane of a contact."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import ContactCourse
from kommin_desktop.courses.rules import registration_status_label
from kommin_desktop.courses.ui.words import period
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import IconButton, Symbol, TextLines, column, row
from kommin_desktop.store.log import Notice

_TABLES = frozenset(("course", "course_session", "course_trainer", "course_host", "registration"))


class CoursesOfContact(Panel):
    """The courses of a contact, each with a way to the course."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "courses_of_contact")
        self._count = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(6))

    def show_record(self, record_id: int) -> None:
        """Show the courses of a contact."""
        super().show_record(record_id)
        self.desk.read(queries.contact_courses(record_id), self._show, key="courses_of_contact")

    def count(self) -> int | None:
        """How many they are."""
        return self._count

    def on_notice(self, notice: Notice) -> None:
        """Show the courses anew when one of them changed."""
        if self.record_id and _TABLES & set(notice):
            self.show_record(self.record_id)

    def _show(self, lines: Sequence[ContactCourse]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(lines):
            self._layout.addWidget(self._row(line, number))
        self._count = len(lines)
        self.count_changed.emit()

    def _row(self, line: ContactCourse, number: int) -> QWidget:
        words = TextLines(line.title, part_words(line), role="body")
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        go = IconButton(
            "arrow-up-right",
            _("{name} öffnen").format(name=line.title),
            size=16,
            name=f"course_open_{number}",
        )
        go.clicked.connect(lambda: self.desk.go(f"kurse/{line.course_id}"))
        return row(Symbol("graduation-cap", "text2", 16), (column(words), 1), go, spacing=12)


def part_words(line: ContactCourse) -> str:
    """„Leitung · EB-2026-1 · 08.09.–13.10.2026“."""
    part = {"trainer": _("Leitung"), "host": _("Träger")}.get(line.part)
    if part is None:
        part = registration_status_label(line.status)
    first, last = line.first_start, line.last_end
    when = period(first.date(), last.date()) if first and last else ""
    return " · ".join(word for word in (part, line.number, when) if word)
