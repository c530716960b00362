"""The agenda beside the minutes: where one is, what is dealt with, what came out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.dates import NBSP, clock_time, duration
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.widgets import IconButton, Label, Pane, row
from kommin_desktop.meetings.queries import AgendaLine
from kommin_desktop.meetings.rules.numbering import Numbered, item_label, plain
from kommin_desktop.meetings.rules.states import Outcome, outcome_label
from kommin_desktop.meetings.ui.recording.record import Record
from kommin_desktop.meetings.ui.recording.rows import (
    Row,
    WrappingDelegate,
    WrappingList,
    text_height,
    write,
)

WIDTH, WIDTH_WIDE, RAIL = 264, 300, 78

OUTCOMES = {
    Outcome.DEALT.value: ("circle-check", "ok"),
    Outcome.POSTPONED.value: ("hourglass", "warn"),
    Outcome.WITHDRAWN.value: ("x", "text3"),
    Outcome.NOT_REACHED.value: ("minus", "text3"),
}


class AgendaDelegate(WrappingDelegate):
    """Paints items: state, title and times; in a narrow column state and number."""

    is_rail = False

    def room(self, rect: QRect) -> QRect:
        left, right = (44, 10)
        return rect.adjusted(theme.px(left), theme.px(9), -theme.px(right), -theme.px(9))

    def title_role(self, row: Row, *, is_selected: bool) -> str:
        return "caption_strong" if row.is_heading else "small_strong" if is_selected else "small"

    def height(self, row: Row, width: int) -> int:
        if self.is_rail:
            return theme.px(8 if row.is_heading else 36)
        if row.is_heading:
            room = _heading_room(QRect(0, 0, width, 0))
            return text_height("caption_strong", row.title, room.width()) + theme.px(14)
        return super().height(row, width)

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_selected: bool) -> None:
        if row.is_heading:
            if not self.is_rail:
                write(painter, _heading_room(rect), row.title, "caption_strong", "text2")
            return
        if is_selected:
            ground = "selection" if self.has_focus() or theme.mode() != "contrast" else "surface"
            edge = "focus" if self.has_focus() or theme.mode() == "contrast" else ""
            inset = theme.px(4 if self.is_rail else 8)
            card = QRectF(rect).adjusted(inset, 1, -inset, -1)
            self.paint_ground(painter, card, ground=ground, edge=edge, radius=6)
        side = theme.px(16)
        left = rect.left() + theme.px(11 if self.is_rail else 18)
        icon_room = QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, row.icon, icon_room, row.color)
        if self.is_rail:
            number = QRect(rect).adjusted(theme.px(32), 0, -theme.px(4), 0)
            painter.setFont(theme.font("small_strong" if is_selected else "small", digits=True))
            painter.setPen(theme.color("text"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(number, int(flags), row.number)
            return
        self.paint_words(painter, rect, row, is_selected=is_selected, line_color="text2")


class AgendaPane(Pane):
    """The items of the meeting; one of them is written on."""

    chosen = Signal(int)
    entered = Signal()
    """Enter on an item: go on writing."""
    opened_wide = Signal(bool)
    """The person wants to see titles in a narrow window, or no longer."""

    def __init__(self) -> None:
        super().__init__("left", margins=(0, 0, 0, 0), spacing=0)
        self.title = Label(_("Tagesordnung"), "section")
        self.clock = Label("", "caption", "text2")
        self.clock.setObjectName("agenda_clock")
        self.clock.set_look(digits=True)
        self.toggle = IconButton(
            "panel-left", _("Titel zeigen"), name="agenda_toggle", checkable=True
        )
        self.toggle.clicked.connect(lambda: self.opened_wide.emit(self.toggle.isChecked()))
        self.toggle.hide()
        self._head = row(
            self.toggle, self.title, None, self.clock, margins=(18, 10, 16, 4), spacing=8
        )
        self.list = WrappingList("recording_agenda", _("Tagesordnung"))
        self._delegate = AgendaDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(lambda _id: self.entered.emit())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._head)
        layout.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_record(self, record: Record, selected: int) -> None:
        """Show the items and which one is written on."""
        self.list.show_rows([_row(record, entry, selected) for entry in record.items], selected)
        self.show_clock(record)

    def show_clock(self, record: Record) -> None:
        """The time of day while the meeting runs, else how long it takes."""
        if record.is_running:
            text = _("{time} Uhr").format(time=clock_time(local_now())).replace(" ", NBSP)
        else:
            text = duration(record.plan.minutes) if record.plan.minutes else ""
        self.clock.setText(text)

    def set_look(self, *, is_rail: bool, is_narrow: bool, is_wide: bool) -> None:
        """A column of numbers, the usual list, or a wider one in a large window."""
        self._delegate.is_rail = is_rail
        self.toggle.setVisible(is_narrow)
        self.toggle.setChecked(is_narrow and not is_rail)
        self.toggle.set_hint(_("Titel zeigen") if is_rail else _("Titel ausblenden"))
        self.title.setVisible(not is_rail)
        self.clock.setVisible(not is_rail)
        self.setFixedWidth(theme.px(RAIL if is_rail else WIDTH_WIDE if is_wide else WIDTH))
        self.list.scheduleDelayedItemsLayout()


def _heading_room(rect: QRect) -> QRect:
    """Where the title of a part goes."""
    return rect.adjusted(theme.px(18), theme.px(9), -theme.px(18), 0)


def _row(record: Record, entry: Numbered[AgendaLine], selected: int) -> Row:
    item = entry.item
    if item.is_heading:
        return Row(item.id, f"{entry.number} {item.title}".strip(), is_heading=True)
    icon, color = OUTCOMES.get(item.outcome, ("circle", "text2"))
    word = outcome_label(item.outcome) if item.outcome else _("offen")
    is_now = item.id == selected and record.is_running
    if is_now:
        icon, color, word = "circle-dot", "accent", _("wird behandelt")
    is_done = bool(item.outcome) and item.id != selected
    line = _line(record, item)
    spoken = ", ".join(part for part in (item_label(entry.number), item.title, word, line) if part)
    return Row(
        item.id,
        item.title,
        line,
        icon,
        color,
        title_color="text2" if is_done else "text",
        number=plain(entry.number) or "–",
        spoken=spoken,
    )


def _line(record: Record, item: AgendaLine) -> str:
    start = record.plan.starts.get(item.id)
    parts = [_("{time} Uhr").format(time=clock_time(start)).replace(" ", NBSP)] if start else []
    if item.planned_min:
        parts.append(duration(item.planned_min))
    if item.outcome and item.outcome != Outcome.DEALT:
        parts.append(outcome_label(item.outcome))
    counts = record.counts(item.id)
    parts += counts.split(" · ") if counts else []
    return " · ".join(part.replace(" ", NBSP) for part in parts)  # lines end between parts
