"""The line above the tasks: a task and its day typed in one go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import weekday_date
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Label, SignLine, row
from kommin_desktop.tasks.rules import TaskDraft
from kommin_desktop.tasks.ui.quick_text import read_quick


class QuickAdd(QWidget):
    """Enter keeps the task; the day that was understood stands beside while one types."""

    added = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, name: str = "task_quick", contact_id: int | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.contact_id = contact_id
        self.line = SignLine("plus")
        self.line.setObjectName(name)
        self.line.setPlaceholderText(_("Neue Aufgabe, Termin"))
        self.line.setAccessibleName(_("Neue Aufgabe, dahinter der Termin"))
        self.line.installEventFilter(self)
        self._meant = Label("", "small", "text2")
        self._meant.setObjectName(f"{name}_meant")
        self._meant.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._meant.hide()
        row((self.line, 1), self._meant, spacing=12, into=self)
        self.setEnabled(desk.can_write)
        self.line.textChanged.connect(self._on_text_changed)
        self.line.returnPressed.connect(self._on_confirmed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line, Esc again leaves it."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.line.text():
            self.line.clear()
        else:
            self.left.emit()

    def _on_text_changed(self, typed: str) -> None:
        due = read_quick(typed, today()).due
        self._meant.setVisible(bool(typed.strip()))
        if due is None:
            self._meant.setText(_("ohne Termin"))
        else:
            self._meant.setText(_("bis {day}").format(day=weekday_date(due, today())))

    def _on_confirmed(self) -> None:
        from kommin_desktop.tasks import service

        task = read_quick(self.line.text(), today())
        if not task.title:
            return
        draft = TaskDraft(
            task.title,
            responsible_text=self._desk.by,
            due=task.due,
            contact_id=self.contact_id,
        )
        self._desk.do(_("Aufgabe angelegt"), service.add_task, draft, done=self._on_added)

    def _on_added(self, task_id: int) -> None:
        self.line.clear()
        self._desk.toast(_("Aufgabe angelegt."), undo=True)
        self.added.emit(task_id)
