"""The card on Heute on a day of a course, and while attendance of the last days is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from kommin_desktop.base.clock import local_now, today
from kommin_desktop.base.dates import NBSP, short_date, short_weekday, time_range
from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseDay
from kommin_desktop.courses.rules import SessionStatus
from kommin_desktop.kit.area import RowsCard
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Button, Symbol, TextLines, row

_BACK = timedelta(days=14)
_AT_MOST = 3


class CourseDayCard(RowsCard):
    """The dates of today, then those nobody noted yet; the button leads to the attendance."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "course_day_card")

    def refresh(self) -> None:
        """Read again which dates ask for attendance."""
        day = today()
        self.desk.read(queries.course_days(day - _BACK, day), self._show, key="course_day_card")

    def _show(self, days: Sequence[CourseDay]) -> None:
        self.show_rows([self._row(one) for one in asking(days)[:_AT_MOST]])

    def _row(self, one: CourseDay) -> QWidget:
        is_today = one.start.date() == today()
        words = TextLines(one.title, day_line(one))
        go = Button(_("Anwesenheit"), "user-check", small=True, name=f"course_day_{one.id}")
        go.setAccessibleName(_("Anwesenheit eintragen: {title}").format(title=one.title))
        go.clicked.connect(lambda: self.desk.go(f"kurse/{one.course_id}/anwesenheit"))
        sign = Symbol("graduation-cap", "accent" if is_today else "warn", 18)
        return row(sign, (words, 1), go, spacing=12)


def asking(days: Sequence[CourseDay]) -> list[CourseDay]:
    """Those of today, then former ones whose attendance nobody noted."""
    now = local_now()
    of_today = [one for one in days if one.start.date() == now.date()]
    missing = [
        one
        for one in days
        if one.start.date() < now.date() and one.status == SessionStatus.PLANNED and one.seated
    ]
    return [*of_today, *missing]


def day_line(one: CourseDay) -> str:
    """„Heute · 17:30–20:00 Uhr · Rathaus · 4. Termin von 8“."""
    day = one.start.date()
    when = _("Heute")
    if day != today():
        when = _("Anwesenheit fehlt: {day}").format(
            day=f"{short_weekday(day)},{NBSP}{short_date(day)}"
        )
    number = _("{no}. Termin von {dates}").format(no=one.no, dates=one.sessions)
    parts = (when, time_range(one.start, one.end), one.place, number)
    return " · ".join(part for part in parts if part)
