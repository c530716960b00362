"""Numbers and clock times: typed freely, stepped with the arrow keys."""

from __future__ import annotations

from datetime import time
from typing import Any

from PySide6.QtCore import Qt

from kommin_desktop.base.text import _
from kommin_desktop.kit.forms.controls.control import Control, Problem
from kommin_desktop.kit.forms.controls.line import Line
from kommin_desktop.kit.forms.typed_times import NotReadable, number_text, read_number, read_time

_DAY = 24 * 60


class NumberField(Control):
    """A whole number or nothing; arrow up and down change it by `step`."""

    def __init__(
        self,
        least: int = 0,
        most: int = 999_999_999,
        *,
        name: str = "",
        spoken: str = "",
        step: int = 1,
        unit: str = "",
    ) -> None:
        self.line = Line()
        self.line.take_steps()
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
    """A clock time or nothing: „14“, „9.30“, „1430“; arrows change it by five minutes."""

    def __init__(self, *, name: str = "", spoken: str = "", step: int = 5) -> None:
        self.line = Line("00:00")
        self.line.take_steps()
        self._step = step
        super().__init__(self.line, name=name, spoken=spoken)
        self.line.textEdited.connect(self.edited)
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
        if self.problem() is None:
            self.set_value(self.value())

    def _on_stepped(self, direction: int) -> None:
        now = self.value()
        minutes = 14 * 60 if now is None else now.hour * 60 + now.minute + direction * self._step
        minutes %= _DAY
        self.put(time(minutes // 60, minutes % 60))
