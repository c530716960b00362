"""The pane beside the tasks: one task with all that can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Origin
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    ChoiceField,
    ClosingForm,
    DateField,
    EditForm,
    Field,
    FormFooter,
    Found,
    LeaveBar,
    MultilineField,
    PickField,
    TextField,
)
from kommin_desktop.kit.widgets import (
    Button,
    ElidedLabel,
    IconButton,
    Label,
    Separator,
    Symbol,
    clear,
    column,
    row,
    scroll,
)
from kommin_desktop.tasks import queries
from kommin_desktop.tasks.queries import TaskCard
from kommin_desktop.tasks.rules import (
    Priority,
    TaskDraft,
    TaskStatus,
    priority_label,
    status_label,
)
from kommin_desktop.tasks.ui.people import Responsible, ResponsibleField, find_people


class TaskForm(ClosingForm):
    """Enters a new task or changes one."""

    saved = Signal(int)
    trash_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("task_form_pane")
        self._desk = desk
        self.task_id = 0
        """The task that is changed, 0 for a new one."""
        self.form = EditForm(name="task_form")
        self.leave = LeaveBar(self.form)
        self._heading = ElidedLabel("", "section")
        self._heading.setObjectName("task_heading")
        self._trash = IconButton(
            "trash-2", _("In den Papierkorb"), shortcut=_("Entf"), name="task_trash"
        )
        self._sources = QFrame()
        column(spacing=6, into=self._sources)
        self._responsible = ResponsibleField(desk, name="task_responsible")
        self._contact = PickField(lambda text: find_people(desk, text), name="task_contact")
        self._add_fields()
        self._lay_out()
        self.form.save_wanted.connect(self._on_save_wanted)
        self.form.changed.connect(self._on_changed)
        self._trash.clicked.connect(lambda: self.trash_wanted.emit(self.task_id))

    def show_task(self, task_id: int, origins: Sequence[Origin]) -> None:
        """Load a task to look at it and change it."""

        def show(cards: list[TaskCard]) -> None:
            if cards:
                self._load(cards[0], origins)
            else:
                self.task_id = 0
                self.closed.emit()

        self._desk.read(queries.task_card(task_id), show, key="task_form")

    def show_new(self, title: str = "", due: date | None = None) -> None:
        """Begin a new task."""
        self.task_id = 0
        self._heading.setText(_("Neue Aufgabe"))
        self._trash.hide()
        self._show_sources(())
        mine = Responsible(text=self._desk.by)
        self.form.set_values(
            {
                "title": title,
                "responsible": self._responsible.found(mine, self._desk.by),
                "due": due,
                "priority": Priority.NORMAL.value,
                "contact": None,
                "status": TaskStatus.OPEN.value,
                "note": "",
            }
        )
        self._on_changed()

    def choose_contact(self, contact_id: int, name: str) -> None:
        """Make the new task a follow-up about somebody."""
        self.form.put_values({"contact": Found(contact_id, name)})

    def take_focus(self) -> None:
        """Begin to type."""
        self.form.field("title").setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """Where one begins to type."""
        return self.form.field("title")

    def is_dirty(self) -> bool:
        """Whether something is not saved."""
        return self.form.is_dirty()

    def _load(self, card: TaskCard, origins: Sequence[Origin]) -> None:
        self.task_id = card.id
        self._heading.setText(_("Aufgabe bearbeiten"))
        self._trash.setVisible(self._desk.can_write)
        self._show_sources(origins)
        who = Responsible(
            card.responsible_id,
            card.responsible_seat_id,
            ""
            if card.responsible_id is not None or card.responsible_seat_id is not None
            else card.responsible,
        )
        contact = None if card.contact_id is None else Found(card.contact_id, card.contact)
        self.form.set_values(
            {
                "title": " ".join(card.title.split()),
                "responsible": self._responsible.found(who, card.responsible),
                "due": card.due,
                "priority": card.priority,
                "contact": contact,
                "status": card.status,
                "note": card.closed_note,
            }
        )
        self._on_changed()
        closed = card.closed_on
        self._note.show_hint(
            _("Abgeschlossen am {day}.").format(day=short_date(closed)) if closed else ""
        )

    def _show_sources(self, origins: Sequence[Origin]) -> None:
        layout = self._sources.layout()
        if layout is not None:
            clear(layout)
        self._sources.setVisible(bool(origins))
        for number, origin in enumerate(origins):
            if layout is not None:
                layout.addWidget(self._source(origin, number))

    def _source(self, origin: Origin, number: int) -> QWidget:
        words = Label(origin.text, "small", "text2", wraps=True)
        if not origin.route:
            return row(Symbol("corner-down-left", "text2", 16), (words, 1), spacing=10)
        button = IconButton(
            "arrow-up-right", _("Dorthin gehen"), size=16, name=f"task_origin_{number}"
        )
        button.clicked.connect(lambda: self._desk.go(origin.route))
        return row(Symbol("corner-down-left", "text2", 16), (words, 1), button, spacing=10)

    def _on_changed(self) -> None:
        status = str(self.form.value("status") or "")
        self._note.setVisible(status != TaskStatus.OPEN or bool(self.form.value("note")))
        self._note.set_required(status == TaskStatus.DROPPED)

    def _on_save_wanted(self) -> None:
        from kommin_desktop.tasks import service

        values = self.form.values()
        who = self._responsible.responsible()
        draft = TaskDraft(
            values["title"],
            responsible_id=who.contact_id,
            responsible_text=who.text,
            due=values["due"],
            priority=values["priority"] or Priority.NORMAL.value,
            contact_id=values["contact"],
            responsible_seat_id=who.seat_id,
        )
        is_new = not self.task_id
        self._desk.do(
            _("Aufgabe angelegt") if is_new else _("Aufgabe geändert"),
            service.save_task,
            self.task_id or None,
            draft,
            TaskStatus(values["status"]),
            values["note"],
            done=self._on_saved,
            refused=self._on_refused,
            toast=_("Aufgabe angelegt.") if is_new else _("Aufgabe gespeichert."),
        )

    def _on_saved(self, task_id: int) -> None:
        is_leaving = not self.leave.isHidden()
        self.task_id = task_id
        self.form.mark_saved()
        if not is_leaving:
            self.saved.emit(task_id)

    def _on_refused(self, error: UserError) -> None:
        self.form.refuse(error, "note" if self._note.isVisible() else "title")

    def _add_fields(self) -> None:
        title = Field(_("Aufgabe"), TextField(), required=True, name="task_title")
        responsible = Field(_("Zuständig"), self._responsible, name="task_responsible")
        due = Field(_("Termin"), DateField(), name="task_due")
        priorities = [(one.value, priority_label(one.value)) for one in Priority]
        priority = Field(_("Priorität"), ChoiceField(priorities), name="task_priority")
        contact = Field(_("Wiedervorlage zu"), self._contact, name="task_contact")
        states = [(one.value, status_label(one.value)) for one in TaskStatus]
        status = Field(_("Stand"), ChoiceField(states), name="task_status")
        self._note = Field(_("Ergebnis oder Grund"), MultilineField(), name="task_note")
        for key, field in (
            ("title", title),
            ("responsible", responsible),
            ("due", due),
            ("priority", priority),
            ("contact", contact),
            ("status", status),
            ("note", self._note),
        ):
            self.form.add(key, field)
        self.form.add_row(title)
        self.form.add_row(responsible)
        self.form.add_row((due, 1), (priority, 1))
        self.form.add_row(contact)
        self.form.add_row(status)
        self.form.add_row(self._note)

    def _lay_out(self) -> None:
        close = Button(_("Schließen"), kind="ghost", small=True, name="task_close")
        close.clicked.connect(self.close_form)
        head = row((self._heading, 1), close, self._trash, margins=(20, 10, 14, 10))
        bar = self.leave
        body = column(self.form, self._sources, None, margins=(20, 14, 20, 18), spacing=14)
        self.form.setEnabled(self._desk.can_write)
        column(
            head,
            bar,
            Separator(),
            (scroll(body), 1),
            Separator(),
            FormFooter(self.form),
            spacing=0,
            into=self,
        )

    def _on_close(self) -> None:
        if not self.holds_back(self.closed.emit):
            self.closed.emit()
