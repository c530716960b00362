"""Below the agenda: when the meeting will be over, and how much there is to do."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.kit.widgets import Band, ElidedLabel, Label, Symbol
from kommin_desktop.meetings.rules.schedule import end_sentence, total_sentence
from kommin_desktop.meetings.ui.preparing.sheet import Sheet

_DOT = " · "


class AgendaFooter(Band):
    """The end of the meeting by its durations; red words and a sign where it is too late."""

    def __init__(self) -> None:
        self._sign = Symbol("clock", "text2", 17)
        self.end = Label("", "strong")
        self.rest = ElidedLabel("", "small", "text2")
        self.total = Label("", "small", "text2")
        super().__init__(self._sign, self.end, (self.rest, 1), self.total)
        self.setObjectName("agenda_footer")
        self.end.setObjectName("agenda_end")
        self.rest.setObjectName("agenda_buffer")
        self.total.setObjectName("agenda_total")

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the sums of an agenda."""
        over = sheet.plan.overrun(sheet.meeting.ends_at)
        is_late = over is not None and over > 0
        first, _dot, rest = end_sentence(sheet.plan, sheet.meeting.ends_at).partition(_DOT)
        if not first:
            first = _("Ende offen")
            rest = _("Nicht jeder Punkt hat eine Dauer.") if sheet.rows else ""
        self.end.setText(first)
        self.rest.setText(f"· {rest}" if rest else "")
        self.end.set_look(color="danger" if is_late else "text")
        self._sign.show_icon(
            "triangle-alert" if is_late else "clock", "danger" if is_late else "text2"
        )
        self.total.setText(total_sentence(sheet.plan, sheet.counted()))
