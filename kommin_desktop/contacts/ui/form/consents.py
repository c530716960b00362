"""What a person agrees to, as boxes to tick, with the proof for what is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import PurposeLine
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import CheckField, Control
from kommin_desktop.kit.forms.tab_order import lead_tab_through
from kommin_desktop.kit.widgets import FlowLayout, clear


class ConsentBoxes(Control):
    """A box for each purpose; the value is the numbers of those that are ticked."""

    def __init__(self, name: str) -> None:
        self._boxes: dict[int, CheckField] = {}
        self._area = QWidget()
        self._flow = FlowLayout(self._area, spacing=18)
        super().__init__(self._area, name=name)

    @property
    def control(self) -> QWidget:
        """The first box."""
        return next((box.control for box in self._boxes.values()), self._area)

    def lay_out(self, layout: QVBoxLayout) -> None:
        layout.addWidget(self._area)

    def set_purposes(self, purposes: Sequence[PurposeLine]) -> None:
        """What can be agreed to."""
        if list(self._boxes) == [purpose.id for purpose in purposes]:
            return
        clear(self._flow)
        self._boxes = {}
        for purpose in purposes:
            words = _("Einwilligung: {purpose}").format(purpose=purpose.name)
            box = CheckField(words, name=f"purpose_{purpose.id}")
            box.edited.connect(self.edited)
            self._boxes[purpose.id] = box
            self._flow.addWidget(box)
        lead_tab_through(self._area, self)
        self._area.setMinimumHeight(theme.px(24) if purposes else 0)

    def value(self) -> tuple[int, ...]:
        return tuple(number for number, box in self._boxes.items() if box.value())

    def set_value(self, value: Any) -> None:
        for number, box in self._boxes.items():
            box.set_value(number in (value or ()))
