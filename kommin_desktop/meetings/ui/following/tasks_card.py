"""The tasks that were given in the meeting: to tick, to open, to add."""

from __future__ import annotations

from PySide6.QtCore import Signal

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import Column, IdsModel, ListTable, Part, Text, Tick
from kommin_desktop.kit.widgets import Button, Card, CardHeading, Label, Pill
from kommin_desktop.meetings.queries import ItemTaskLine
from kommin_desktop.meetings.ui.following.aftermath import Aftermath, last_item, short_day_words
from kommin_desktop.meetings.ui.inviting.people.people_search import PeopleSearch
from kommin_desktop.meetings.ui.recording.changes import Changes
from kommin_desktop.meetings.ui.recording.entry_forms import TaskForm
from kommin_desktop.tasks.rules import TaskStatus, status_label


class TasksCard(Card):
    """A tick closes a task, a second one opens it again."""

    ticked = Signal(list, bool)
    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        self._changes = Changes(desk)
        self._item: int | None = None
        self._count = Pill("")
        self._add = Button(_("Aufgabe"), "plus", "ghost", small=True, name="add_task")
        self._add.setAccessibleName(_("Aufgabe hinzufügen"))
        self.model: IdsModel[ItemTaskLine] = IdsModel(None, _texts, key=lambda line: line.task_id)
        columns = (
            Column("tick", "", 44, keep=True, pressable=True),
            Column("title", _("Aufgabe")),
            Column("who", _("Zuständig"), 130),
            Column("due", _("Fällig"), 148, align="right", keep=True),
        )
        self.table = ListTable(
            self.model, columns, "meeting_tasks", _("Aufgaben aus dieser Sitzung"), parts=_part
        )
        self.table.horizontalHeader().hide()
        self.table.set_row_height(38)
        self.table.hug_rows()
        self.form = TaskForm(PeopleSearch(desk).further)
        self._wrong = Label("", "small", "danger", wraps=True)
        self._wrong.setObjectName("task_refusal")
        self._nothing = Label(
            _("In dieser Sitzung wurde keine Aufgabe vergeben."), "small", "text2"
        )
        heading = CardHeading(
            _("Aufgaben aus dieser Sitzung"), "list-checks", extra=self._count, link=self._add
        )
        # Below that width the two sides of the page stand one below the other.
        heading.title.setWordWrap(False)
        super().__init__(
            heading,
            self.form,
            self._wrong,
            self._nothing,
            self.table,
            margins=(20, 12, 14, 14),
            spacing=8,
        )
        self.setObjectName("tasks_card")
        self._add.clicked.connect(self._on_add)
        self.form.submitted.connect(self._on_submitted)
        self.form.hide()
        self._wrong.hide()
        self.table.part_pressed.connect(lambda number, _key: self._on_ticked([number]))
        self.table.space_pressed.connect(self._on_ticked)
        self.table.opened.connect(self.opened)

    def show_aftermath(self, aftermath: Aftermath, *, can_write: bool) -> None:
        """Show the tasks of this meeting."""
        tasks = aftermath.tasks
        self._item = last_item(aftermath)
        done = sum(line.status != TaskStatus.OPEN for line in tasks)
        words = _("{done} von {count} erledigt").format(done=done, count=len(tasks))
        self._count.show_state(words, "ok" if tasks and done == len(tasks) else "neutral")
        self._count.setVisible(bool(tasks))
        can_add = can_write and not aftermath.is_locked and self._item is not None
        self._add.setVisible(can_add)
        if not can_add:
            self._close_form()
        self.model.set_lines(list(tasks))
        self.table.setVisible(bool(tasks))
        self._nothing.setVisible(not tasks)

    def _on_ticked(self, ids: list[int]) -> None:
        lines = self.model.lines_of(ids) or []
        is_open = any(line.status == TaskStatus.OPEN for line in lines)
        wanted = [line.task_id for line in lines if (line.status == TaskStatus.OPEN) is is_open]
        if wanted:
            self.ticked.emit(wanted, is_open)

    def _on_add(self) -> None:
        if self.form.isHidden():
            self.form.clear()
            self.form.show()
            self.form.text.control.setFocus()
        else:
            self._close_form()
            self._add.setFocus()

    def _close_form(self) -> None:
        self.form.hide()
        self._wrong.hide()

    def _on_submitted(self) -> None:
        refusal = self.form.refusal()
        self._show_refusal(refusal)
        if refusal or self._item is None:
            return
        self._changes.take(self._item, self.form.typed(), None, self._on_refused)
        self.form.clear()
        self.form.text.control.setFocus()

    def _on_refused(self, error: UserError) -> None:
        self._show_refusal(error.sentence)

    def _show_refusal(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))


def _part(line: ItemTaskLine, key: str) -> Part | None:
    is_open = line.status == TaskStatus.OPEN
    if key == "tick":
        return Tick(not is_open)
    if key == "title":
        return Text(" ".join(line.title.split()), "text" if is_open else "text2", "body")
    if key == "who":
        return Text(line.responsible or _("niemand"), "text2" if line.responsible else "warn")
    return _due(line)


def _due(line: ItemTaskLine) -> Part:
    if line.status != TaskStatus.OPEN:
        return Text(status_label(line.status), "ok", align="right")
    if line.due is None:
        return Text(_("ohne Termin"), "warn", align="right")
    words = short_day_words(line.due)
    if line.due < today():
        return Text(words, "danger", align="right", digits=True, icon="triangle-alert")
    color = "warn" if line.due == today() else "text2"
    return Text(words, color, align="right", digits=True)


def _texts(line: ItemTaskLine) -> tuple[str, ...]:
    due = short_day_words(line.due) if line.status == TaskStatus.OPEN else status_label(line.status)
    return (status_label(line.status), line.title, line.responsible, due)
