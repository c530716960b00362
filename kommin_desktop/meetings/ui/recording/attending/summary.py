"""How many are there, excused, missing or open, and how many votes that makes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.widgets import FlowLayout, Label, Pill, column
from kommin_desktop.meetings.rules.progress import Counts
from kommin_desktop.meetings.rules.states import Presence
from kommin_desktop.meetings.rules.votes import has_quorum
from kommin_desktop.meetings.ui.recording.attending.people import SIGNS
from kommin_desktop.meetings.ui.recording.record import Record


class AttendanceSummary(QWidget):
    """Pills with counts and a line about votes and quorum."""

    def __init__(self) -> None:
        super().__init__()
        self.entitled = Label("", "caption", "text2", wraps=True)
        self.entitled.setObjectName("entitled_present")
        pills = QWidget()
        flow = FlowLayout(pills, spacing=5)
        self.pills = {status: Pill() for status in SIGNS}
        for status, pill in self.pills.items():
            pill.setObjectName(f"count_{status}")
            flow.addWidget(pill)
        column(pills, self.entitled, margins=(18, 4, 14, 10), spacing=6, into=self)

    def show_counts(self, counts: Counts, record: Record, item_id: int) -> None:
        """Show how many there are of each state; votes are those on an item."""
        missing = ngettext("{count} fehlt", "{count} fehlen", counts.absent)
        for status, count, words, tone in (
            (Presence.PRESENT.value, counts.present, _("{count} da"), "ok"),
            (Presence.EXCUSED.value, counts.excused, _("{count} entsch."), "warn"),
            (Presence.ABSENT.value, counts.absent, missing, "danger"),
            (Presence.OPEN.value, counts.open, _("{count} offen"), "neutral"),
        ):
            self.pills[status].show_state(words.format(count=count), tone)
            self.pills[status].setVisible(count > 0 or status == Presence.PRESENT)
        self._show_entitled(record, record.entitled(item_id))

    def _show_entitled(self, record: Record, count: int) -> None:
        seats = {
            line.seat_id for line in record.attendances if line.voting and line.seat_id is not None
        }
        words = ngettext(
            "{count} von {seats} Stimmen im Raum", "{count} von {seats} Stimmen im Raum", count
        ).format(count=count, seats=len(seats))
        quorum = has_quorum(record.quorum_rule, len(seats), count)
        if quorum is not None:
            word = _("beschlussfähig") if quorum else _("nicht beschlussfähig")
            words = f"{words} · {word}"
        self.entitled.setText(words)
        self.entitled.setVisible(bool(seats))
        self.entitled.set_look(color="warn" if quorum is False else "text2")
