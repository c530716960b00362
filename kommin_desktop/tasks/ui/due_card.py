"""The card on Heute with the tasks that press most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Origin, TodayCard
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import IdsModel
from kommin_desktop.kit.widgets import Button, CardHeading, Pill, column
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read
from kommin_desktop.tasks import queries
from kommin_desktop.tasks.rules import DueGroup, due_group
from kommin_desktop.tasks.ui.card_table import CardTable
from kommin_desktop.tasks.ui.rows import (
    Origins,
    TaskRow,
    card_columns,
    card_parts,
    card_texts,
    task_rows,
)
from kommin_desktop.tasks.ui.ticking import tick_tasks

_FEW, _MANY = 4, 8
_TALL = 860
"""The height of the page from which on there is room for more tasks."""

_Found = tuple[list[queries.TaskLine], Mapping[int, Sequence[Origin]]]


class DueCard(TodayCard):
    """Open tasks by their day; a tick takes one off, Enter leads to it."""

    def __init__(self, desk: Desk, origins: Origins) -> None:
        super().__init__(desk, "due_tasks_card")
        self._origins = origins
        self._rows: list[TaskRow] = []
        self._room = _FEW
        self.model: IdsModel[TaskRow] = IdsModel(None, card_texts)
        self.table = CardTable(
            self.model, card_columns(), "due_tasks", _("Fällige Aufgaben"), parts=card_parts
        )
        self._overdue = Pill("", "danger")
        self._all = Button("", kind="ghost", small=True, name="due_tasks_all")
        heading = CardHeading(
            _("Fällige Aufgaben"), "list-checks", extra=self._overdue, link=self._all
        )
        body = column(heading, margins=(10, 0, 0, 0))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(10), theme.px(12), theme.px(14), theme.px(10))
            layout.setSpacing(theme.px(4))
            layout.addWidget(body)
            layout.addWidget(self.table)
        self._all.clicked.connect(lambda: desk.go("aufgaben?filter=offen"))
        self.table.opened.connect(lambda number: desk.go(f"aufgaben/{number}"))
        self.table.edit_wanted.connect(lambda number: desk.go(f"aufgaben/{number}"))
        self.table.part_pressed.connect(self._on_part_pressed)
        self.table.space_pressed.connect(self._tick)

    def refresh(self) -> None:
        """Read the open tasks again."""

        def look(connection: Connection) -> _Found:
            return read(connection, queries.open_tasks()), self._origins(connection)

        def show(found: _Found) -> None:
            self._rows = task_rows(*found)
            self._show()

        self.desk.read(look, show, key="due_card")

    def fit(self, height: int) -> None:
        """Four tasks, on a high screen eight."""
        room = _MANY if height >= theme.px(_TALL) else _FEW
        if room != self._room:
            self._room = room
            self._show()

    def _show(self) -> None:
        day = today()
        overdue = sum(due_group(row.task.due, day) is DueGroup.OVERDUE for row in self._rows)
        self._overdue.setVisible(bool(overdue))
        self._overdue.show_state(_("{n} überfällig").format(n=overdue), "danger", None)
        count = len(self._rows)
        self._all.setText(
            ngettext("{n} Aufgabe anzeigen", "Alle {n} anzeigen", count).format(n=count)
        )
        self.model.set_lines(self._rows[: self._room])
        self.show_if(bool(self._rows))

    def _on_part_pressed(self, task_id: int, key: str) -> None:
        if key == "tick":
            self._tick([task_id])

    def _tick(self, ids: Sequence[int]) -> None:
        tick_tasks(self.desk, self.model.lines_of(ids) or [])
