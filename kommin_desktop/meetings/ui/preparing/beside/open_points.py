"""What is still open from earlier meetings, each with a plus that takes it onto the agenda."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import IconButton, Label, Pill, clear, column, row
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import OpenPointLine
from kommin_desktop.meetings.rules.states import outcome_label
from kommin_desktop.meetings.ui.preparing.sheet import Sheet

_NUMBERED = re.compile(r"\d{1,4}\.[ \u00a0]Sitzung")


def heading_of(points: list[OpenPointLine]) -> str:
    """„Offen aus der 16. Sitzung“, or of several meetings together."""
    meetings = {point.meeting for point in points if point.kind != "topic"}
    if len(meetings) == 1 and _NUMBERED.fullmatch(title := next(iter(meetings))):
        return _("Offen aus der {meeting}").format(meeting=title)
    return _("Offen aus früheren Sitzungen") if meetings else _("Im Themenspeicher")


def line_of(point: OpenPointLine) -> str:
    """What it is, whose it is and until when."""
    if point.kind == "task":
        due = _("fällig {day}").format(day=short_date(point.due)) if point.due else ""
        return " · ".join(part for part in (_("Aufgabe"), point.responsible, due) if part)
    if point.kind == "topic":
        return " · ".join(part for part in (_("Themenspeicher"), point.responsible) if part)
    return f"{outcome_label(point.outcome)} · {point.meeting}"


class OpenPoints(QWidget):
    """The list of open points of the body whose meeting is prepared."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("open_points")
        self._desk = desk
        self._meeting_id = 0
        self._shown: list[OpenPointLine] | None = None
        self._takes: list[IconButton] = []
        self._title = Label("", "section", wraps=True)
        self._count = Pill("")
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(8))
        column(row((self._title, 1), self._count), self._list, spacing=8, into=self)

    def show_sheet(self, sheet: Sheet) -> None:
        """Read what is open before this meeting."""
        self._meeting_id = sheet.meeting.id
        self._desk.read(queries.open_points(self._meeting_id), self._show, key="open_points")

    def _show(self, points: list[OpenPointLine]) -> None:
        if points == self._shown:
            return
        self._shown = points
        clear(self._lines)
        self._takes = []
        self._title.setText(heading_of(points) if points else _("Offene Punkte"))
        self._count.show_state(str(len(points)))
        self._count.setVisible(bool(points))
        for place, point in enumerate(points):
            self._lines.addWidget(self._line(place, point))
        if not points:
            text = _("Aus früheren Sitzungen ist nichts offen.")
            self._lines.addWidget(Label(text, "small", "text2", wraps=True))

    def _line(self, place: int, point: OpenPointLine) -> QWidget:
        take = IconButton(
            "plus",
            _("„{title}“ auf die Tagesordnung nehmen").format(title=point.title),
            size=16,
            name=f"take_point_{place}",
            color="accent",
        )
        take.clicked.connect(lambda: self._on_take(point))
        self._takes.append(take)
        words = column(
            Label(" ".join(point.title.split()), "small", wraps=True),
            Label(line_of(point), "caption", "text2", wraps=True),
            spacing=1,
        )
        line = row((words, 1), take, spacing=6)
        layout = line.layout()
        if layout is not None:
            layout.setAlignment(take, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _on_take(self, point: OpenPointLine) -> None:
        self._desk.do(
            _("Auf die Tagesordnung genommen"),
            _taking(point),
            self._meeting_id,
            toast=_("„{title}“ steht auf der Tagesordnung").format(title=point.title),
            done=lambda _result: self._on_taken(),
        )

    def _on_taken(self) -> None:
        """The next plus gets the focus of the one that is gone."""
        if self._takes and self._list.isVisible():
            self._takes[0].setFocus()


def _taking(point: OpenPointLine) -> Callable[..., Any]:
    def take(session: Any, meeting_id: int) -> Any:
        from kommin_desktop.meetings import service
        from kommin_desktop.meetings.rules.agenda_items import ItemDraft, ItemKind

        if point.kind == "task":
            service.carry_over(session, meeting_id, (), task_ids=[point.id])
        elif point.kind == "item":
            service.carry_over(session, meeting_id, [point.id], with_tasks=False)
        else:
            draft = ItemDraft(point.title, kind=ItemKind.DISCUSSION, presenter=point.responsible)
            service.add_item(session, meeting_id, draft, topic_id=point.id)

    return take
