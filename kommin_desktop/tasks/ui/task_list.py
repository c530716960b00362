"""The list of tasks under the headings of when they are due, with search and filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.folding import has_words
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Origin
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import GroupedRows, IdsModel, ListTable, SearchField
from kommin_desktop.kit.widgets import Chip, EmptyState, FlowLayout, Separator, column
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read
from kommin_desktop.tasks import queries
from kommin_desktop.tasks.rules import DueGroup, due_group, due_group_label, is_mine
from kommin_desktop.tasks.ui.quick_add import QuickAdd
from kommin_desktop.tasks.ui.rows import (
    Origins,
    TaskRow,
    row_parts,
    row_texts,
    task_columns,
    task_rows,
)

OPEN, DUE, MINE, CLOSED = "offen", "faellig", "meine", "erledigt"


class TaskList(QFrame):
    """Quick entry, search, chips and rows; knows nothing of how a task is changed."""

    opened = Signal(int)
    selection_changed = Signal(list)
    delete_wanted = Signal(list)
    tick_wanted = Signal(list)
    menu_wanted = Signal(QPoint)
    summary_changed = Signal()

    def __init__(self, desk: Desk, origins: Origins) -> None:
        super().__init__()
        self.setObjectName("task_list_pane")
        self._desk, self._origins_of = desk, origins
        self.origins: Mapping[int, Sequence[Origin]] = {}
        self._all: list[TaskRow] = []
        self.model: IdsModel[TaskRow] = IdsModel(None, row_texts)
        self.table = ListTable(
            self.model,
            task_columns(),
            "task_list",
            _("Aufgaben"),
            parts=row_parts,
            settings=desk.settings,
        )
        self.quick = QuickAdd(desk)
        self.search = SearchField(_("Aufgabe, Person, Sitzung …"), "task_search")
        self._chips = {
            OPEN: Chip(_("Alle offenen"), name="filter_open"),
            DUE: Chip(_("Fällig"), name="filter_due"),
            MINE: Chip(_("Meine"), name="filter_mine"),
            CLOSED: Chip(_("Erledigt"), name="filter_closed"),
        }
        self._empty = EmptyState("list-checks", "")
        self._places = QStackedWidget()
        self._places.addWidget(self.table)
        self._places.addWidget(self._empty)
        self._lay_out()
        self._connect()

    def rows(self, ids: Sequence[int]) -> list[TaskRow]:
        """The rows of these tasks."""
        return self.model.lines_of(ids) or []

    def count(self) -> int:
        """How many tasks are listed."""
        return len(self.model.ids())

    def overdue(self) -> int:
        """How many open tasks should have been done before today."""
        return sum(row.is_open and _group(row, today()) is DueGroup.OVERDUE for row in self._all)

    def filter_by(self, key: str) -> None:
        """Show the tasks of one chip."""
        if key in self._chips:
            self._chips[key].setChecked(True)

    def reload(self, *, select: int | None = None) -> None:
        """Read all tasks again; `select` one of them, whichever chip it takes."""

        def look(
            connection: Connection,
        ) -> tuple[list[queries.TaskLine], Mapping[int, Sequence[Origin]]]:
            return read(connection, queries.tasks()), self._origins_of(connection)

        def show(found: tuple[list[queries.TaskLine], Mapping[int, Sequence[Origin]]]) -> None:
            lines, self.origins = found
            self._all = task_rows(lines, self.origins)
            self._show()
            if select is not None:
                self.find_task(select)

        self._desk.read(look, show, key="task_list")

    def find_task(self, task_id: int) -> None:
        """Select a task, also one that search and chips leave out."""
        if self.table.select_id(task_id):
            return
        row = next((row for row in self._all if row.id == task_id), None)
        if row is not None:
            self.search.show_text("")
            self.filter_by(OPEN if row.is_open else CLOSED)
            self._show()
            self.table.select_id(task_id)

    def take_focus(self) -> None:
        """Put the keyboard into the list, or where a task is entered."""
        if self.count():
            self.table.take_focus()
        else:
            self.quick.line.setFocus()

    def _show(self, *, afresh: bool = False) -> None:
        typed = self.search.text().strip()
        day = today()
        found = [row for row in self._all if not typed or has_words(row.words(), typed)]
        shown = {key: [row for row in found if self._fits(row, key, day)] for key in self._chips}
        for key, chip in self._chips.items():
            chip.set_count(len(shown[key]))
        key = self._chosen()
        rows = shown[key]
        if key == CLOSED:
            rows = sorted(rows, key=lambda row: row.task.closed_on or date.min, reverse=True)
            self.model.set_lines(rows, afresh=afresh)
        else:
            self.model.set_lines(rows, _grouped(rows, day), afresh=afresh)
        self.table.set_marks(typed)
        self._show_emptiness(key, typed)
        self._places.setCurrentWidget(self.table if rows else self._empty)
        self.summary_changed.emit()

    def _show_emptiness(self, key: str, typed: str) -> None:
        if typed:
            words = _("Keine Treffer für „{text}“").format(text=typed)
            self._empty.show_words("search", words, _("Esc löscht die Suche."))
        elif key == CLOSED:
            self._empty.show_words(
                "list-checks",
                _("Noch nichts erledigt"),
                _("Abgehakte Aufgaben stehen hier und lassen sich wieder öffnen."),
            )
        else:
            self._empty.show_words(
                "circle-check",
                _("Alles erledigt"),
                _("Neue Aufgaben tragen Sie oben ein; sie entstehen auch im Protokoll."),
            )

    def _fits(self, row: TaskRow, key: str, day: date) -> bool:
        if key == CLOSED or not row.is_open:
            return key == CLOSED and not row.is_open
        if key == DUE:
            return _group(row, day) in (DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.THIS_WEEK)
        return key == OPEN or is_mine(row.task.responsible, self._desk.by)

    def _chosen(self) -> str:
        return next((key for key, chip in self._chips.items() if chip.isChecked()), OPEN)

    def _on_chip_toggled(self, _chip: QWidget, is_on: bool) -> None:
        if is_on:
            self._show(afresh=True)

    def _on_searched(self) -> None:
        self._show(afresh=True)

    def _on_confirmed(self) -> None:
        if self.count():
            self.table.take_focus()

    def _on_part_pressed(self, task_id: int, key: str) -> None:
        if key == "tick":
            self.tick_wanted.emit([task_id])

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        one_of = QButtonGroup(self)
        for chip in self._chips.values():
            one_of.addButton(chip)
            flow.addWidget(chip)
        self._chips[OPEN].setChecked(True)
        one_of.buttonToggled.connect(self._on_chip_toggled)
        head = column(self.search, chips, margins=(16, 12, 16, 12), spacing=10)
        quick = column(self.quick, margins=(16, 9, 16, 9))
        places = (self._places, 1)
        column(head, Separator(), quick, Separator(), places, spacing=0, into=self)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.search.went_down.connect(self.table.take_focus)
        self.search.confirmed.connect(self._on_confirmed)
        self.search.left.connect(self.take_focus)
        self.quick.left.connect(self.take_focus)
        self.table.left_upwards.connect(self.quick.line.setFocus)
        self.table.opened.connect(self.opened)
        self.table.edit_wanted.connect(self.opened)
        self.table.delete_wanted.connect(self.delete_wanted)
        self.table.space_pressed.connect(self.tick_wanted)
        self.table.part_pressed.connect(self._on_part_pressed)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.menu_wanted.connect(self.menu_wanted)


def _group(row: TaskRow, day: date) -> DueGroup:
    return due_group(row.task.due, day)


def _grouped(rows: Sequence[TaskRow], day: date) -> GroupedRows:
    return GroupedRows(
        [
            (due_group_label(group), [row.id for row in rows if _group(row, day) is group])
            for group in DueGroup
        ]
    )
