"""What is still to be done about a contact, in the contact's own pane."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import IdsModel
from kommin_desktop.kit.widgets import column
from kommin_desktop.store.log import Notice
from kommin_desktop.tasks import queries
from kommin_desktop.tasks.queries import TaskLine
from kommin_desktop.tasks.ui.card_table import CardTable
from kommin_desktop.tasks.ui.quick_add import QuickAdd
from kommin_desktop.tasks.ui.rows import TaskRow, card_texts, panel_columns, panel_parts
from kommin_desktop.tasks.ui.ticking import tick_tasks


class ContactTasks(Panel):
    """The open tasks of a contact and follow-ups about it, with a line to add one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "contact_tasks")
        self.model: IdsModel[TaskRow] = IdsModel(None, card_texts)
        self.table = CardTable(
            self.model,
            panel_columns(),
            "contact_task_list",
            _("Aufgaben und Wiedervorlagen"),
            parts=panel_parts,
        )
        self.table.hide()
        self.quick = QuickAdd(desk, "contact_task_quick")
        self.quick.line.setPlaceholderText(_("Neue Wiedervorlage, Termin"))
        self.quick.line.setAccessibleName(_("Neue Wiedervorlage, dahinter der Termin"))
        if not desk.can_write:
            self.quick.hide()
        column(self.table, self.quick, spacing=6, into=self)
        self.table.opened.connect(lambda number: desk.go(f"aufgaben/{number}"))
        self.table.part_pressed.connect(self._on_part_pressed)
        self.table.space_pressed.connect(self._tick)

    def show_record(self, record_id: int) -> None:
        """Show what is to be done about this contact."""
        super().show_record(record_id)
        self.quick.contact_id = record_id

        def show(lines: list[TaskLine]) -> None:
            self.model.set_lines([TaskRow(line.id, line, "") for line in lines])
            self.table.setVisible(bool(lines))
            self.count_changed.emit()

        self.desk.read(queries.contact_tasks(record_id), show, key="contact_tasks")

    def count(self) -> int | None:
        """How many are open; without any there is still the line to add one."""
        return len(self.model.ids()) or None

    def on_notice(self, notice: Notice) -> None:
        """Read again when tasks were touched."""
        if self.record_id and "task" in notice:
            self.show_record(self.record_id)

    def _on_part_pressed(self, task_id: int, key: str) -> None:
        if key == "tick":
            self._tick([task_id])

    def _tick(self, ids: Sequence[int]) -> None:
        tick_tasks(self.desk, self.model.lines_of(ids) or [])
