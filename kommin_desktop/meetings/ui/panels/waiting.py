"""The tab „Offene Punkte“ of a body: tasks, items not dealt with, topics for a later agenda."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import short_date
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import TextField
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.tables import (
    Column,
    GroupedRows,
    Icon,
    IdsModel,
    ListTable,
    Part,
    Text,
    Tick,
    TwoLines,
)
from kommin_desktop.kit.widgets import Button, Card, EmptyState, IconButton, Label, column, row
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import WaitingLine
from kommin_desktop.meetings.rules.states import outcome_label
from kommin_desktop.meetings.ui.panels.places import go_to_item
from kommin_desktop.store.log import Notice
from kommin_desktop.tasks.rules import due_words

_TABLES = frozenset({"task", "agenda_item", "agenda_item_task", "topic", "meeting"})
_RANKS = {"task": 1, "item": 2, "topic": 3}
_RANK = 100_000_000


class _Row(NamedTuple):
    """A line under a number that no line of another kind has."""

    id: int
    line: WaitingLine


class WaitingPanel(Panel):
    """What is open in a body; the tick or the space bar closes a task, Enter shows its item."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "waiting_panel")
        self._model: IdsModel[_Row] = IdsModel(None, _texts)
        self.table = ListTable(
            self._model,
            (
                Column("tick", "", 46, pressable=True, keep=True),
                Column("title", _("Offener Punkt")),
                Column("due", _("Fällig"), 190, keep=True),
            ),
            "waiting_list",
            _("Offene Punkte"),
            parts=self._part,
            settings=desk.settings,
        )
        self.table.horizontalHeader().hide()
        self.table.hug_rows()
        self._lay_out()
        self._card.hide()
        self._empty.hide()
        self.table.opened.connect(self._on_opened)
        self.table.part_pressed.connect(self._on_part_pressed)
        self.table.space_pressed.connect(self._on_space_pressed)

    def count(self) -> int | None:
        """How many points are open."""
        return len(self._model.ids())

    def focus_place(self) -> QWidget:
        return self.table

    def show_record(self, record_id: int) -> None:
        """Show what is open in a body."""
        if record_id != self.record_id:
            self._line.hide()
        super().show_record(record_id)
        self.desk.read(queries.body_waiting(record_id), self._show, key="waiting_panel")

    def on_notice(self, notice: Notice) -> None:
        """Show what is open anew when something of it changed."""
        if self.record_id and _TABLES & set(notice):
            self.show_record(self.record_id)

    def _lay_out(self) -> None:
        add = make_action(self, "topic_add", _("Thema vorschlagen"), self._on_add, icon="plus")
        add.setEnabled(self.desk.can_write)
        button = Button(_("Thema vorschlagen"), "plus", small=True, name="topic_add_button")
        button.clicked.connect(add.trigger)
        if not self.desk.can_write:
            button.hide()
        words = _("Was hier steht, lässt sich beim Vorbereiten auf die Tagesordnung setzen.")
        hint = Label(words, "small", "text2", wraps=True)
        self._top = row((hint, 1), button)
        self._line = _TopicLine()
        self._line.hide()
        self._line.entered.connect(self._on_topic_entered)
        self._line.closed.connect(self._on_topic_left)
        self._empty = EmptyState(
            "circle-check",
            _("Nichts offen"),
            _("Aufgaben, vertagte Punkte und Themen für eine spätere Sitzung stehen hier."),
            add,
            None,
        )
        self._card = Card(self.table, margins=(1, 3, 1, 3), spacing=0)
        column(
            self._top,
            self._line,
            self._card,
            (self._empty, 100),
            None,
            margins=(20, 12, 20, 16),
            spacing=10,
            into=self,
        )

    def _show(self, lines: Sequence[WaitingLine]) -> None:
        rows = [_Row(_RANKS[line.kind] * _RANK + line.id, line) for line in lines]
        self._model.set_lines(
            rows,
            GroupedRows(
                [
                    (title, [one.id for one in rows if one.line.kind == kind])
                    for kind, title in (
                        ("task", _("Aufgaben")),
                        ("item", _("Vertagt oder nicht erreicht")),
                        ("topic", _("Themenspeicher")),
                    )
                ]
            ),
        )
        self._top.setVisible(bool(rows))
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows and self._line.isHidden())
        self.count_changed.emit()

    def _part(self, one: _Row, key: str) -> Part | None:
        line = one.line
        if key == "tick":
            if line.kind == "task":
                return Tick(False)
            return Icon("rotate-ccw" if line.kind == "item" else "sticky-note", "text3")
        if key == "title":
            return TwoLines(line.title, _second_line(line), title_role="body")
        if line.due is None:
            return None
        day = today()
        color = "danger" if line.due < day else "warn" if line.due == day else "text2"
        return Text(due_words(line.due, day), color, align="right")

    def _on_opened(self, id_: int) -> None:
        one = self._model.line_of(id_)
        if one is not None and one.line.meeting_id is not None:
            go_to_item(self.desk, one.line.meeting_id, one.line.agenda_item_id)

    def _on_part_pressed(self, id_: int, _key: str) -> None:
        one = self._model.line_of(id_)
        if one is None or one.line.kind != "task" or not self.desk.can_write:
            return
        from kommin_desktop.tasks import service

        self.desk.do(
            _("Aufgabe erledigt"),
            service.close_task,
            one.line.id,
            toast=_("„{title}“ ist erledigt.").format(title=one.line.title),
        )

    def _on_space_pressed(self, ids: Sequence[int]) -> None:
        for id_ in ids:
            self._on_part_pressed(id_, "tick")

    def _on_add(self) -> None:
        self._empty.hide()
        self._line.show()
        self._line.title.setFocus()

    def _on_topic_left(self) -> None:
        self._line.begin()
        self._line.hide()
        self._empty.setVisible(not self._model.ids())
        self.table.take_focus()

    def _on_topic_entered(self) -> None:
        from kommin_desktop.meetings import service

        title, by = self._line.title.value(), self._line.by.value()

        def done(_number: object) -> None:
            self._line.begin()
            self._line.title.setFocus()

        self.desk.do(
            _("Thema vorgeschlagen"),
            partial(service.add_topic, suggested_by=by),
            self.record_id,
            title,
            done=done,
            refused=self._line.refuse,
            toast=_("„{title}“ steht im Themenspeicher.").format(title=title),
        )


class _TopicLine(QFrame):
    """The line that takes a topic: its title, and who proposed it."""

    entered = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topic_line")
        self.setProperty("band", "1")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = TextField(
            name="topic_title", spoken=_("Thema"), placeholder=_("Thema für eine spätere Sitzung")
        )
        self.by = TextField(
            name="topic_by", spoken=_("Vorgeschlagen von"), placeholder=_("vorgeschlagen von")
        )
        self.save = Button(_("Hinzufügen"), "check", "primary", name="topic_save")
        self.leave = IconButton("x", _("Fertig"), shortcut="Esc", name="topic_cancel")
        self.save.clicked.connect(self.entered)
        self.leave.clicked.connect(self.closed)
        self._fault = Label("", "small", "danger", wraps=True)
        self._fault.hide()
        column(
            row((self.title, 3), (self.by, 2), self.save, self.leave),
            self._fault,
            margins=(14, 8, 12, 8),
            spacing=4,
            into=self,
        )

    def begin(self) -> None:
        """Be ready for the next topic."""
        self.title.set_value("")
        self._fault.hide()

    def refuse(self, error: UserError) -> None:
        """Say why the topic cannot be kept."""
        self._fault.setText(error.sentence)
        self._fault.show()
        self.title.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _second_line(line: WaitingLine) -> str:
    parts = []
    if line.kind == "task":
        who = _("zuständig: {name}").format(name=line.responsible)
        parts.append(who if line.responsible else _("ohne Zuständige"))
    elif line.responsible:
        words = _("vorgeschlagen von {name}") if line.kind == "topic" else _("vorgetragen: {name}")
        parts.append(words.format(name=line.responsible))
    if line.kind == "item" and line.outcome:
        parts.append(outcome_label(line.outcome))
    if line.meeting and line.on is not None:
        parts.append(f"{line.meeting}, {short_date(line.on.date())}")
    return " · ".join(parts)


def _texts(one: _Row) -> Sequence[str]:
    due = short_date(one.line.due) if one.line.due is not None else ""
    return ("", ", ".join(part for part in (one.line.title, _second_line(one.line)) if part), due)
