"""The line below a course's title: when, where and with whom it takes place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from kommin_desktop.base.clock import local_now
from kommin_desktop.courses.queries import CourseLine, DateLine
from kommin_desktop.courses.rules import course_tone
from kommin_desktop.courses.ui.words import course_period, state_words, usual_times
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import ElidedLabel, Pill, Symbol, row

_SIGN = 24


class CourseMeta(QWidget):
    """Period and times, place, leaders and state; what is not known is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("course_meta")
        self.when = ElidedLabel("", "small", "text2")
        self.place = ElidedLabel("", "small", "text2")
        self.trainers = ElidedLabel("", "small", "text2")
        self.state = Pill()
        self._parts = [
            (self.when, row(Symbol("calendar", "text2", 16), (self.when, 1), spacing=6)),
            (self.place, row(Symbol("map-pin", "text2", 16), (self.place, 1), spacing=6)),
            (self.trainers, row(Symbol("user", "text2", 16), (self.trainers, 1), spacing=6)),
        ]
        row(
            *((part, 1) for _label, part in self._parts),
            None,
            self.state,
            margins=(4, 2, 0, 2),
            spacing=14,
            into=self,
        )
        theme.notifier().changed.connect(self._share_out)

    def show_course(self, line: CourseLine, dates: Sequence[DateLine]) -> None:
        """Show when, where and with whom this course is."""
        now = local_now()
        when = ", ".join(part for part in (course_period(line), usual_times(dates)) if part)
        told = (when, line.place, ", ".join(line.trainers))
        for (label, part), words in zip(self._parts, told, strict=True):
            label.setText(words)
            part.setVisible(bool(words))
        self._share_out()
        self.state.show_state(state_words(line, now), course_tone(line.state(now)))

    def _share_out(self) -> None:
        """Give each part the room its words take; where that is too little all give way."""
        layout = self.layout()
        for number, (label, part) in enumerate(self._parts):
            wanted = label.sizeHint().width() + theme.px(_SIGN)
            part.setMaximumWidth(wanted)
            if isinstance(layout, QBoxLayout):
                layout.setStretch(number, wanted)
