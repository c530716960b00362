"""A day: typed as it comes, or chosen from a calendar that F4 opens."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kommin_desktop.base import clock
from kommin_desktop.base.dates import month_name, short_date
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.controls.control import Control, Problem
from kommin_desktop.kit.forms.controls.line import Line
from kommin_desktop.kit.forms.popups.month import MonthGrid
from kommin_desktop.kit.forms.popups.popover import Popover
from kommin_desktop.kit.forms.typed_dates import NotADay, read_day
from kommin_desktop.kit.widgets import Button, IconButton, Label


class DateField(Control):
    """A day or nothing; „3.12.“, „heute“, „+7“ and „mo“ are understood, F4 opens a calendar.

    A day without a year is the next one; with `past` the last one, for birthdays and mail.
    """

    def __init__(self, *, name: str = "", spoken: str = "", past: bool = False) -> None:
        self.line = Line(_("TT.MM.JJJJ"))
        self.line.take_steps()
        self._past = past
        self._calendar: Calendar | None = None
        super().__init__(self.line, name=name, spoken=spoken)
        self.button = self.line.add_button("calendar", _("Kalender (F4)"))
        self.button.clicked.connect(self._on_calendar_wanted)
        self.line.textEdited.connect(self.edited)
        self.line.opened.connect(self._on_calendar_wanted)
        self.line.stepped.connect(self._on_stepped)

    def value(self) -> date | None:
        try:
            return self._read()
        except NotADay:
            return None

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else short_date(value))

    def problem(self) -> Problem | None:
        try:
            self._read()
        except NotADay as fault:
            offer = ""
            if fault.meant is not None:
                offer = _("{value} übernehmen").format(value=short_date(fault.meant))
            return Problem(fault.sentence, fault.meant, offer)
        return None

    def settle(self) -> None:
        if self.problem() is None:
            self.set_value(self.value())

    def _read(self) -> date | None:
        return read_day(self.line.text(), clock.today(), past=self._past)

    def _on_stepped(self, direction: int) -> None:
        now = self.value()
        try:
            after = read_day(f"{direction:+d}", now) if now else clock.today()
        except NotADay:
            return
        self.put(after)

    def _on_calendar_wanted(self) -> None:
        if self._calendar is None:
            self._calendar = Calendar(self.line)
            self._calendar.chosen.connect(self._on_chosen)
        if self._calendar.is_open():
            self._calendar.close_up()
            self.line.setFocus()
        elif self.line.isEnabled() and not self.line.isReadOnly():
            self._calendar.open_at(self.value())

    def _on_chosen(self, day: date | None) -> None:
        self.put(day)
        self.line.setFocus()
        self.line.selectAll()


class Calendar(Popover):
    """The calendar below a day field."""

    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self.setObjectName("calendar")
        self.grid = MonthGrid("calendar_days")
        self.chosen = self.grid.chosen
        self._title = Label("", "strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._earlier = IconButton(
            "chevron-left", _("Voriger Monat"), shortcut=_("Bild auf"), name="calendar_earlier"
        )
        self._later = IconButton(
            "chevron-right", _("Nächster Monat"), shortcut=_("Bild ab"), name="calendar_later"
        )
        self._today = Button(_("Heute"), kind="ghost", small=True, name="calendar_today")
        self._clear = Button(_("Leeren"), kind="plain", small=True, name="calendar_clear")
        for button in (self._earlier, self._later, self._today, self._clear):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self._connect()

    def open_at(self, day: date | None) -> None:
        """Open on the month of `day`, or on this one."""
        today = clock.today()
        self.grid.show_day(day or today, chosen=day, today=today)
        self._clear.setVisible(day is not None)
        self.open_up()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _connect(self) -> None:
        self._earlier.clicked.connect(lambda: self.grid.turn(-1))
        self._later.clicked.connect(lambda: self.grid.turn(1))
        self._today.clicked.connect(lambda: self.grid.chosen.emit(clock.today()))
        self._clear.clicked.connect(lambda: self.grid.chosen.emit(None))
        self.grid.turned.connect(self._on_turned)
        self.grid.chosen.connect(self.close_up)
        self.grid.cancelled.connect(self._on_cancelled)

    def _on_turned(self) -> None:
        month = month_name(self.grid.day.month)
        self._title.setText(f"{month} {self.grid.day.year}")

    def _on_cancelled(self) -> None:
        self.close_up()
        self._anchor.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._earlier)
        head.addWidget(self._title, 1)
        head.addWidget(self._later)
        foot = QHBoxLayout()
        foot.addWidget(self._today)
        foot.addStretch(1)
        foot.addWidget(self._clear)
        layout = QVBoxLayout(self)
        edge = theme.px(8)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.px(4))
        layout.addLayout(head)
        layout.addWidget(self.grid)
        layout.addLayout(foot)
