"""The tab „Sitzungen“ of a body: what is planned and what was, with progress and state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.dates import short_date, time_range
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.tables import (
    Bar,
    Column,
    DayPart,
    GroupedRows,
    Icon,
    IdsModel,
    ListTable,
    Part,
    Pills,
    State,
    TwoLines,
)
from kommin_desktop.kit.widgets import Card, EmptyState, column
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import SeriesLine
from kommin_desktop.meetings.rules.progress import in_series, meeting_tone, reached
from kommin_desktop.meetings.rules.states import MeetingStatus, meeting_status_label
from kommin_desktop.store.log import Notice

_TABLES = frozenset(
    {
        "meeting",
        "meeting_body",
        "agenda_item",
        "agenda_item_task",
        "task",
        "decision",
        "attendance",
        "invitation",
        "invitation_recipient",
        "minutes_version",
        "meeting_attachment",
        "attachment",
        "body",
    }
)
_OVER = (MeetingStatus.HELD, MeetingStatus.CLOSED)


class MeetingsPanel(Panel):
    """The series of a body; a click or Enter opens a meeting."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "meetings_panel")
        self._model: IdsModel[SeriesLine] = IdsModel(None, series_texts)
        self.table = ListTable(
            self._model,
            (
                Column("day", _("Tag"), 74, keep=True),
                Column("meeting", _("Sitzung")),
                Column("reached", _("Fortschritt"), 177),
                Column("state", _("Stand"), 124, keep=True),
                Column("open", "", 40, keep=True),
            ),
            "meetings_list",
            _("Sitzungen"),
            parts=self._part,
        )
        self.table.horizontalHeader().hide()
        self.table.hug_rows()
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(self._on_opened)
        self.table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        new = make_action(self, "series_new", _("Neue Sitzung"), self._on_new, icon="plus")
        new.setEnabled(desk.can_write)
        self._empty = EmptyState(
            "calendar-plus",
            _("Noch keine Sitzungen"),
            _("Planen Sie die erste: Tag, Ort und Tagesordnung lassen sich später ändern."),
            new,
            None,
        )
        self._card = Card(self.table, margins=(1, 3, 1, 3), spacing=0)
        column(self._card, (self._empty, 100), None, margins=(20, 14, 20, 16), spacing=0, into=self)
        self._card.hide()
        self._empty.hide()

    def focus_place(self) -> QWidget:
        return self.table

    def show_record(self, record_id: int) -> None:
        """Show the meetings of a body."""
        super().show_record(record_id)
        self.desk.read(queries.series(record_id), self._show, key="meetings_panel")

    def on_notice(self, notice: Notice) -> None:
        """Show the series anew when something in it changed."""
        if self.record_id and _TABLES & set(notice):
            self.show_record(self.record_id)

    def _show(self, lines: Sequence[SeriesLine]) -> None:
        groups = in_series(lines)
        self._model.set_lines(
            lines, GroupedRows([(title, [line.id for line in group]) for title, group in groups])
        )
        self._card.setVisible(bool(lines))
        self._empty.setVisible(not lines)

    def _part(self, line: SeriesLine, key: str) -> Part | None:
        if key == "day":
            is_open = line.status == MeetingStatus.POSTPONED
            return DayPart(None if is_open else line.starts_at.date())
        if key == "meeting":
            return TwoLines(line.title, self._second_line(line))
        if key == "reached":
            done = reached(line)
            return None if done is None else Bar(done.value, done.total, done.words)
        if key == "state":
            label = _short_label(line.status)
            return Pills([State(label, meeting_tone(line.status))])
        return Icon("chevron-right")

    def _second_line(self, line: SeriesLine) -> str:
        parts = [line.place] if line.place else []
        if line.status in _OVER:
            parts += result_words(line)
        elif line.status == MeetingStatus.POSTPONED:
            parts = [_("war für den {day} geplant").format(day=short_date(line.starts_at.date()))]
        else:
            parts.append(time_range(line.starts_at, line.ends_at))
        if line.body_id != self.record_id:
            parts.append(_("gemeinsam mit {body}").format(body=line.body))
        return " · ".join(parts)

    def _on_clicked(self, index: QModelIndex) -> None:
        number = self._model.id_at(index.row())
        if number is not None:
            self._on_opened(number)

    def _on_opened(self, number: int) -> None:
        self.desk.go(f"sitzung/{number}")

    def _on_new(self) -> None:
        self.desk.go(f"sitzung/neu?gremium={self.record_id}")


def result_words(line: SeriesLine) -> list[str]:
    """„27 Anwesende“, „2 Beschlüsse“; what there was none of is not said."""
    found = []
    if line.present:
        words = ngettext("{n} Anwesende", "{n} Anwesende", line.present)
        found.append(words.format(n=line.present))
    if line.decisions:
        words = ngettext("{n} Beschluss", "{n} Beschlüsse", line.decisions)
        found.append(words.format(n=line.decisions))
    return found


def series_texts(line: SeriesLine) -> Sequence[str]:
    """What a meeting says in each column, for copying and screen readers."""
    done = reached(line)
    return (
        short_date(line.starts_at.date()),
        ", ".join(part for part in (line.title, line.place, *result_words(line)) if part),
        done.words if done is not None else "",
        meeting_status_label(line.status),
        "",
    )


def _short_label(status: str) -> str:
    """The state in one word or two, where the day column says the rest."""
    if status == MeetingStatus.POSTPONED:
        return _("verschoben")
    return meeting_status_label(status)
