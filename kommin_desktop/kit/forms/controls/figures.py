"""Numbers and clock times: typed freely, stepped with the arrow keys."""

from __future__ import annotations

from datetime import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt

from kommin_desktop.base.text import _
from kommin_desktop.kit.forms.controls.control import Control, Problem
from kommin_desktop.kit.forms.controls.line import Line
from kommin_desktop.kit.forms.popups.suggestions import Suggestion, Suggestions
from kommin_desktop.kit.forms.typed_times import NotReadable, number_text, read_number, read_time

_DAY = 24 * 60
_USUAL = 14 * 60
# The list of times: every quarter of an hour of a long office day.
_FIRST_OFFERED, _LAST_OFFERED, _OFFERED = 7 * 60, 22 * 60, 15


class NumberField(Control):
    """A whole number or nothing; arrow up and down change it by `step`.

    `to_the_right` is for small boxes of figures beside each other, such as votes.
    """

    def __init__(
        self,
        least: int = 0,
        most: int = 999_999_999,
        *,
        name: str = "",
        spoken: str = "",
        step: int = 1,
        unit: str = "",
        to_the_right: bool = False,
    ) -> None:
        self.line = Line()
        self.line.take_steps()
        if to_the_right:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._least, self._most, self._step = least, most, step
        self._unit = f"\u00a0{unit}" if unit else ""
        super().__init__(self.line, name=name, spoken=spoken)
        self.line.textEdited.connect(self.edited)
        self.line.stepped.connect(self._on_stepped)

    def value(self) -> int | None:
        try:
            return self._read()
        except NotReadable:
            return None

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else number_text(int(value)) + self._unit)

    def problem(self) -> Problem | None:
        try:
            self._read()
        except NotReadable as fault:
            offer = _("{value} übernehmen").format(value=fault.meant) if fault.meant else ""
            meant = int(fault.meant.replace(".", "")) if fault.meant else None
            return Problem(fault.sentence, meant, offer)
        return None

    def settle(self) -> None:
        if self.problem() is None:
            self.set_value(self.value())

    def _read(self) -> int | None:
        text = self.line.text().strip().removesuffix(self._unit.strip())
        return read_number(text, least=self._least, most=self._most)

    def _on_stepped(self, direction: int) -> None:
        now = self.value()
        after = self._least if now is None else now + direction * self._step
        self.put(min(max(after, self._least), self._most))


class TimeField(Control):
    """A clock time or nothing: „14“, „9.30“, „1430“; arrows step five minutes, F4 lists times."""

    def __init__(self, *, name: str = "", spoken: str = "", step: int = 5) -> None:
        self.line = Line("00:00")
        self.line.take_steps()
        self._step = step
        super().__init__(self.line, name=name, spoken=spoken)
        self._list = Suggestions(self.line, self.line)
        self._list.chosen.connect(self.put)
        self.button = self.line.add_button("clock", _("Uhrzeit wählen (F4)"))
        self.button.clicked.connect(self._on_list_wanted)
        self.line.opened.connect(self._on_list_wanted)
        self.line.textEdited.connect(self._on_text_edited)
        self.line.stepped.connect(self._on_stepped)

    def value(self) -> time | None:
        try:
            return read_time(self.line.text())
        except NotReadable:
            return None

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else _("{time} Uhr").format(time=f"{value:%H:%M}"))

    def problem(self) -> Problem | None:
        try:
            read_time(self.line.text())
        except NotReadable as fault:
            return Problem(fault.sentence)
        return None

    def settle(self) -> None:
        self._list.close_up()
        if self.problem() is None:
            self.set_value(self.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list of times takes its keys while it is open."""
        if watched is self.line and self._list.take_event(event):
            return True
        return super().eventFilter(watched, event)

    def _on_text_edited(self) -> None:
        self._list.close_up()
        self.edited.emit()

    def _on_list_wanted(self) -> None:
        if self._list.is_open():
            self._list.close_up()
            return
        self.line.setFocus()
        times = [_at(minutes) for minutes in range(_FIRST_OFFERED, _LAST_OFFERED + 1, _OFFERED)]
        now = self.value() or time(14)
        nearest = min(range(len(times)), key=lambda i: abs(_minutes(times[i]) - _minutes(now)))
        rows = [Suggestion(one, f"{one:%H:%M}") for one in times]
        self._list.offer(rows, mark=nearest)

    def _on_stepped(self, direction: int) -> None:
        now = self.value()
        minutes = _USUAL if now is None else _minutes(now) + direction * self._step
        self.put(_at(minutes % _DAY))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _at(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
