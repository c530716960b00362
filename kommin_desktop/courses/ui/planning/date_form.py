"""The form beside the dates of a course: a new date, a changed, moved or called off one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.queries import DateLine
from kommin_desktop.courses.rules import MOST_DATES, default_half_units, units_text
from kommin_desktop.courses.ui.planning.date_fields import DateFields, empty_dates
from kommin_desktop.courses.ui.words import day_words
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import ClosingForm, EditForm, Field, FormFooter, LeaveBar, TextField
from kommin_desktop.kit.widgets import (
    IconButton,
    Label,
    Separator,
    column,
    row,
    scroll,
)


class Task(Enum):
    """What is done to a date."""

    ADD = "add"
    CHANGE = "change"
    MOVE = "move"
    CANCEL = "cancel"


class DateForm(ClosingForm):
    """Asks for what a task needs; says when it was done or left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("pane", "right")
        self.setObjectName("date_form_pane")
        self._desk = desk
        self._course_id = 0
        self._task = Task.ADD
        self._line: DateLine | None = None
        self.title = Label("", "section", wraps=True)
        self.words = Label("", "small", "text2", wraps=True)
        close = IconButton("x", _("Schließen"), shortcut=_("Esc"), size=16, name="date_close")
        close.clicked.connect(self.close_form)
        self.form = EditForm(name="date_form")
        self.fields = DateFields(desk, "date", required=True)
        self.reason = Field(_("Grund"), TextField(), name="date_reason")
        self._fill()
        self.leave = LeaveBar(self.form, name="date_leave_bar")
        self.footer = FormFooter(self.form, name="date_footer")
        head = row((column(self.title, self.words, spacing=2), 1), close, spacing=8)
        inner = column(head, 4, self.form, None, margins=(20, 16, 20, 16), spacing=8)
        column(self.leave, (scroll(inner), 1), Separator(), self.footer, spacing=0, into=self)
        self.form.save_wanted.connect(self._on_save)
        self.form.discarded.connect(self.fields.show_hints)

    def begin_new(self, course_id: int, dates: Sequence[DateLine]) -> None:
        """Ask for a further date; what the last one was like is proposed."""
        self._begin(Task.ADD, course_id, None)
        values = empty_dates()
        if dates:
            last = dates[-1]
            values["start"], values["end"] = last.start.time(), last.end.time()
            values["trainers"] = [(number, name) for number, _prefix, name in last.led_by]
        self.form.set_values({**values, "reason": ""})
        self.fields.show_hints()

    def begin(self, task: Task, line: DateLine) -> None:
        """Ask what a task needs of a date."""
        self._begin(task, line.course_id, line)
        usual = default_half_units(line.start, line.end)
        self.form.set_values(
            {
                **empty_dates(),
                "day": line.start.date(),
                "start": line.start.time(),
                "end": line.end.time(),
                "units": "" if line.half_units == usual else units_text(line.half_units),
                "module": line.module,
                "session_place": line.own_place,
                "trainers": [(number, name) for number, _prefix, name in line.led_by],
                "reason": "",
            }
        )
        self.fields.show_hints()

    def take_focus(self) -> None:
        """Begin to write."""
        self.form.focus_first()

    def _begin(self, task: Task, course_id: int, line: DateLine | None) -> None:
        self._task, self._course_id, self._line = task, course_id, line
        titles = {
            Task.ADD: _("Neuer Termin"),
            Task.CHANGE: _("Termin ändern"),
            Task.MOVE: _("Termin verlegen"),
            Task.CANCEL: _("Termin absagen"),
        }
        hints = {
            Task.MOVE: _("Der alte Termin bleibt als verlegt in der Liste stehen."),
            Task.CANCEL: _("Seine Unterrichtseinheiten zählen dann nicht mehr."),
        }
        self.title.setText(titles[task])
        told = [day_words(line.start, line.end)] if line is not None else []
        told += [hints[task]] if task in hints else []
        self.words.setText("\n".join(told))
        self.words.setVisible(bool(told))
        self._show_fields()

    def _fill(self) -> None:
        form, fields = self.form, self.fields
        fields.add_to(form)
        form.add("reason", self.reason)
        form.add_row(fields.day)
        form.add_row((fields.start, 1), (fields.end, 1))
        form.add_row((fields.times, 1), (fields.rhythm, 1))
        form.add_row(fields.module)
        form.add_row(fields.trainers)
        form.add_row((fields.place, 3), (fields.units, 2))
        form.add_row(self.reason)

    def _show_fields(self) -> None:
        fields, task = self.fields, self._task
        for field in (fields.day, fields.start, fields.end):
            field.setVisible(task is not Task.CANCEL)
        for field in (fields.times, fields.rhythm):
            field.setVisible(task is Task.ADD)
        for field in (fields.module, fields.trainers, fields.place, fields.units):
            field.setVisible(task in (Task.ADD, Task.CHANGE))
        self.reason.setVisible(task in (Task.MOVE, Task.CANCEL))

    def _on_save(self) -> None:
        steps: dict[Task, Callable[[], None]] = {
            Task.ADD: self._add,
            Task.CHANGE: self._change,
            Task.MOVE: self._move,
            Task.CANCEL: self._cancel,
        }
        steps[self._task]()

    def _add(self) -> None:
        drafts = self.fields.drafts()
        course_id = self._course_id

        def add(session: Any) -> Any:
            from kommin_desktop.courses import service

            return [service.add_session(session, course_id, one) for one in drafts]

        told = ngettext("{n} Termin angelegt", "{n} Termine angelegt", len(drafts))
        self._do(_("Termin angelegt"), add, told.format(n=min(len(drafts), MOST_DATES)))

    def _change(self) -> None:
        from kommin_desktop.courses import service

        draft, line = self.fields.draft(), self._line
        if draft is not None and line is not None:
            self._do(
                _("Termin geändert"), service.change_session, _("Termin geändert"), line.id, draft
            )

    def _move(self) -> None:
        draft, line = self.fields.draft(), self._line
        if draft is None or line is None:
            return
        reason = self.reason.value()

        def move(session: Any) -> Any:
            from kommin_desktop.courses import service

            return service.move_session(session, line.id, draft.start, draft.end, reason=reason)

        told = _("Termin verlegt auf {day}").format(day=day_words(draft.start, draft.end))
        self._do(_("Termin verlegt"), move, told)

    def _cancel(self) -> None:
        from kommin_desktop.courses import service

        line = self._line
        if line is not None:
            told = _("Termin abgesagt: {day}").format(day=day_words(line.start, line.end))
            self._do(
                _("Termin abgesagt"), service.cancel_session, told, line.id, self.reason.value()
            )

    def _do(self, label: str, command: Callable[..., Any], toast: str, *args: Any) -> None:
        self._desk.do(
            label,
            command,
            *args,
            done=lambda _result: self._on_saved(),
            refused=self.form.refuse,
            toast=toast,
        )

    def _on_saved(self) -> None:
        is_leaving = not self.leave.isHidden()
        self.form.mark_saved()
        if not is_leaving:
            self.closed.emit()
