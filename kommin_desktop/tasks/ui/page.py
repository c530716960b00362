"""The page of tasks: the list over all sources, and beside it the task one looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.queries import list_lines
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms.typed_dates import NotADay, read_day
from kommin_desktop.kit.page import Crumb, Heading, Page, make_action
from kommin_desktop.kit.panes import ListAndPane
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import EmptyState
from kommin_desktop.store.log import Notice
from kommin_desktop.tasks.ui.form_pane import TaskForm
from kommin_desktop.tasks.ui.rows import Origins
from kommin_desktop.tasks.ui.task_list import TaskList
from kommin_desktop.tasks.ui.ticking import tick_tasks

HOME = "aufgaben"
_OF_TASKS = frozenset(
    ("task", "contact", "seat", "agenda_item_task", "agenda_item", "meeting", "body")
)


class TasksPage(Page):
    """Routes: aufgaben[?filter=…], aufgaben/<id>, aufgaben/neu?titel=…&termin=…&kontakt=…"""

    help_page = "aufgaben"

    def __init__(self, desk: Desk, origins: Origins) -> None:
        super().__init__(desk, "tasks_page")
        self.list = TaskList(desk, origins)
        self.form = TaskForm(desk)
        self._nothing = EmptyState(
            "list-checks",
            _("Keine Aufgabe ausgewählt"),
            _("Wählen Sie links eine Aufgabe aus, um sie zu sehen und zu ändern."),
        )
        self._side = QStackedWidget()
        self._side.addWidget(self._nothing)
        self._side.addWidget(self.form)
        self.places = ListAndPane("tasks", self.list, self._side, desk.settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.places)
        self._is_fresh = False
        self._is_choosing = False
        self._new = make_action(self, "task_new", _("Neue Aufgabe"), self._on_new, icon="plus")
        self._new.setEnabled(desk.can_write)
        self._connect()
        self._tell_heading()

    def show_route(self, route: Route) -> None:
        """Show the list, a task or the form of a new one."""
        number = route.number(1)
        if not self._is_fresh:
            self._is_fresh = True
            self.list.reload(select=number)
        if route.option("filter"):
            self.list.filter_by(route.option("filter"))
        if route.part(1) == "neu":
            self._show_new(route)
        elif number is not None:
            self._choose(number)
            self._show_task(number)
        else:
            self._show_selection()

    def on_notice(self, notice: Notice) -> None:
        """Reload what a work touched; the list keeps its place, a form what was typed."""
        if not _OF_TASKS & set(notice):
            return
        self.list.reload()
        shown = self.form.task_id
        touched = notice.get("task", ())
        if self._is_form and shown and shown in touched and not self.form.is_dirty():
            self.form.show_task(shown, self.list.origins.get(shown, ()))

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether an unsaved form keeps the person here."""
        return self._is_form and self.form.holds_back(go_on)

    def start_search(self) -> None:
        """Strg+F."""
        if self.places.is_pane_alone:
            self.desk.go(HOME)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def first_focus(self) -> QWidget | None:
        """The form of a new task, else the list."""
        if self._is_form and (self.places.is_pane_alone or not self.form.task_id):
            return self.form.first_focus()
        return self.list.table if self.list.count() else self.list.quick.line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_heading()

    def hideEvent(self, event: QHideEvent) -> None:
        """While another page is shown works are not told: ask again when one comes back."""
        super().hideEvent(event)
        self._is_fresh = False

    @property
    def _is_form(self) -> bool:
        return self._side.currentWidget() is self.form

    def _connect(self) -> None:
        self.list.opened.connect(self._on_opened)
        self.list.selection_changed.connect(self._on_selection_changed)
        self.list.delete_wanted.connect(self._trash)
        self.list.tick_wanted.connect(self._on_tick_wanted)
        self.list.menu_wanted.connect(self._on_menu_wanted)
        self.list.summary_changed.connect(self._tell_status)
        self.form.saved.connect(self._on_saved)
        self.form.closed.connect(self._on_form_closed)
        self.form.trash_wanted.connect(lambda number: self._trash([number]))

    def _show_new(self, route: Route) -> None:
        try:
            due = read_day(route.option("termin"), today())
        except NotADay:
            due = None
        self.form.show_new(route.option("titel"), due)
        contact = route.option("kontakt")
        if contact.isdecimal():
            lines = self.desk.try_read(list_lines([int(contact)]))
            if lines:
                self.form.choose_contact(lines[0].id, lines[0].display)
        self._show_pane(self.form, alone=True)
        self.form.take_focus()

    def _show_task(self, number: int) -> None:
        self.form.show_task(number, self.list.origins.get(number, ()))
        self._show_pane(self.form, alone=True)

    def _show_selection(self) -> None:
        ids = self.list.table.selected_ids()
        if len(ids) == 1:
            self.form.show_task(ids[0], self.list.origins.get(ids[0], ()))
            self._show_pane(self.form, alone=False)
        else:
            self._show_pane(self._nothing, alone=False)

    def _show_pane(self, pane: QWidget, *, alone: bool) -> None:
        self._side.setCurrentWidget(pane)
        self.places.show_pane(alone)
        self._tell_heading()

    def _choose(self, number: int) -> None:
        """Select a task in the list without asking what that means."""
        self._is_choosing = True
        try:
            self.list.find_task(number)
        finally:
            self._is_choosing = False
        self._tell_status()

    def _on_selection_changed(self, ids: Sequence[int]) -> None:
        self._tell_status()
        if self._is_choosing or (self._is_form and list(ids) == [self.form.task_id]):
            return
        if self._is_form and self.form.is_dirty():
            if self.form.holds_back(lambda: self._follow(ids)) and self.form.task_id:
                self._choose(self.form.task_id)
        else:
            self._follow(ids)

    def _follow(self, ids: Sequence[int]) -> None:
        """Show what is selected; the way back remembers where one was, not every row."""
        self._is_choosing = True
        try:
            self.list.table.select_ids(ids)
        finally:
            self._is_choosing = False
        self._show_selection()
        if len(ids) == 1 and not self.places.is_narrow:
            self.desk.router.replace(f"{HOME}/{ids[0]}")

    def _go(self, route: str) -> None:
        if self.desk.router.current is None:
            self.show_route(Route.parse(route))
        else:
            self.desk.go(route)

    def _on_opened(self, number: int) -> None:
        if self.places.is_narrow:
            self._go(f"{HOME}/{number}")
        elif not self._is_form:  # it was closed, and the row is still selected
            self._follow([number])
        self.form.take_focus()

    def _on_new(self) -> None:
        self._go(f"{HOME}/neu")

    def _on_saved(self, number: int) -> None:
        self.list.reload(select=number)
        self._replace(HOME if self.places.is_narrow else f"{HOME}/{number}")
        self.list.take_focus()

    def _on_form_closed(self) -> None:
        if self._is_form:
            self._side.setCurrentWidget(self._nothing)
            self.desk.router.replace(HOME)
            self._show_pane(self._nothing, alone=False)
            self.list.take_focus()

    def _replace(self, route: str) -> None:
        """Be somewhere else without a step that the way back would take again."""
        self.desk.router.replace(route)
        self.show_route(Route.parse(route))

    def _on_tick_wanted(self, ids: Sequence[int]) -> None:
        tick_tasks(self.desk, self.list.rows(ids))

    def _trash(self, ids: Sequence[int]) -> None:
        from kommin_desktop.tasks import service

        if not ids or not self.desk.can_write:
            return
        rows = self.list.rows(ids)
        told = ngettext(
            "{n} Aufgabe in den Papierkorb gelegt.",
            "{n} Aufgaben in den Papierkorb gelegt.",
            len(ids),
        ).format(n=len(ids))
        if len(rows) == 1:
            told = _("„{name}“ in den Papierkorb gelegt.").format(name=rows[0].task.title)
        if self._is_form and self.form.task_id in ids:
            self._side.setCurrentWidget(self._nothing)
            self.places.show_pane(False)
        self.desk.do(told.rstrip("."), service.trash_tasks, list(ids), toast=told)
        self.list.take_focus()

    def _on_menu_wanted(self, place: QPoint) -> None:
        ids = self.list.table.selected_ids()
        rows = self.list.rows(ids)
        if not rows:
            return
        menu = QMenu(self)
        if len(ids) == 1:
            menu.addAction(_("Bearbeiten")).triggered.connect(lambda: self._on_opened(ids[0]))
        if self.desk.can_write:
            words = _("Erledigt") if rows[0].is_open else _("Wieder öffnen")
            menu.addAction(words).triggered.connect(lambda: tick_tasks(self.desk, rows))
        menu.addAction(_("Kopieren")).triggered.connect(self.list.table.copy_selected)
        if self.desk.can_write:
            trash = menu.addAction(_("In den Papierkorb"))
            trash.triggered.connect(lambda: self._trash(ids))
        menu.popup(place)

    def _tell_status(self) -> None:
        count, overdue = self.list.count(), self.list.overdue()
        told = [ngettext("{n} Aufgabe", "{n} Aufgaben", count).format(n=count)]
        if overdue:
            told.append(_("{n} überfällig").format(n=overdue))
        chosen = len(self.list.table.selected_ids())
        if chosen:
            told.append(_("{n} ausgewählt").format(n=chosen))
        told.append(_("Leertaste hakt ab"))
        self.set_status(" · ".join(told))

    def _tell_heading(self) -> None:
        alone = self.places.is_pane_alone
        is_new = self._is_form and not self.form.task_id
        title = _("Neue Aufgabe") if is_new else _("Aufgabe")
        self.set_heading(
            Heading(
                title if alone else _("Aufgaben"),
                crumbs=(Crumb(_("Aufgaben"), HOME),) if alone else (),
                primary=None if is_new else self._new,
            )
        )
