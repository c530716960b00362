"""The card that says which date of a course comes next, or that there are none."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.clock import local_now, today
from kommin_desktop.base.dates import time_range
from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import CourseLine, DateLine
from kommin_desktop.courses.rules import OVER, SessionStatus
from kommin_desktop.courses.ui.planning.date_rows import date_title
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Button, Card, DateTile, ElidedLabel, Label, column, row


class NextDateCard(Card):
    """The first date that is not over, else the last that nobody noted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("next_date_card")
        self._way = ""
        self.tile = DateTile(today())
        self.kind = Label("", "small", "text2")
        self.title = ElidedLabel("", "section")
        self.title.setObjectName("next_date_title")
        self.line = ElidedLabel("", "small", "text2")
        self.go = Button("", "arrow-right", name="next_date_go")
        self.go.clicked.connect(lambda: desk.go(self._way))
        words = column(None, self.kind, self.title, self.line, None, spacing=6)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(row(self.tile, (words, 1), self.go, spacing=16))

    def show_dates(self, course: CourseLine, dates: Sequence[DateLine]) -> None:
        """Show which of these comes next."""
        route = f"kurse/{course.id}"
        shown = next_date(dates)
        self.tile.setVisible(shown is not None)
        self.line.setVisible(shown is not None or not dates)
        if shown is None:
            self._show_none(course, bool(dates), route)
            return
        day = shown.start.date()
        is_open = day <= today()
        self.tile.show_date(day)
        self.kind.setText(
            _("Heute") if day == today() else _("Noch offen") if is_open else _("Nächster Termin")
        )
        self.title.setText(date_title(shown))
        parts = (time_range(shown.start, shown.end), shown.place, ", ".join(shown.trainers))
        self.line.setText(" · ".join(part for part in parts if part))
        self.go.setText(_("Anwesenheit eintragen") if is_open else _("Alle Termine"))
        self._way = f"{route}/anwesenheit" if is_open else f"{route}/termine"

    def _show_none(self, course: CourseLine, has_dates: bool, route: str) -> None:
        self.kind.setText(_("Termine"))
        if has_dates:
            self.title.setText(_("Alle Termine sind vorbei"))
            self.line.setText("")
            self.go.setText(_("Alle Termine"))
            self._way = f"{route}/termine"
            return
        self.title.setText(_("Noch keine Termine"))
        self.line.setText(_("Legen Sie fest, wann der Kurs stattfindet."))
        may_add = course.stored_status not in OVER
        self.go.setText(_("Termin anlegen") if may_add else _("Alle Termine"))
        self._way = f"{route}/termine?neu=1" if may_add else f"{route}/termine"


def next_date(dates: Sequence[DateLine]) -> DateLine | None:
    """What there is to do next: a date of the past that nobody noted, else the first to come."""
    planned = [one for one in dates if one.status == SessionStatus.PLANNED]
    now = local_now()
    past = [one for one in planned if one.end < now]
    return past[0] if past else planned[0] if planned else None
