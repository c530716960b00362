"""The tab „Termine“: when the course takes place, with what becomes of each date."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseLine, DateLine
from kommin_desktop.courses.rules import OVER, SessionStatus, units_text
from kommin_desktop.courses.ui.part import CoursePart
from kommin_desktop.courses.ui.planning.date_form import DateForm, Task
from kommin_desktop.courses.ui.planning.date_rows import (
    date_columns,
    date_parts,
    date_texts,
)
from kommin_desktop.courses.ui.words import dates_words, day_words
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import IdsModel, ListTable
from kommin_desktop.kit.widgets import Card, EmptyState, column
from kommin_desktop.store.log import Notice

_TABLES = frozenset(("course_session", "course_trainer", "session_attendance", "contact"))
_COUNTED = (SessionStatus.PLANNED.value, SessionStatus.HELD.value)
_PANE, _BOTH = 380, 900


class Dates(CoursePart):
    """The list of dates, and beside it the form for one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "course_dates")
        self._course_id = 0
        self._lines: list[DateLine] = []
        self._new = make_action(self, "date_new", _("Neuer Termin"), self._on_new, icon="plus")
        self.model: IdsModel[DateLine] = IdsModel(None, date_texts)
        self.table = ListTable(
            self.model,
            date_columns(),
            "dates_list",
            _("Termine"),
            parts=date_parts,
            settings=desk.settings,
        )
        self.table.hug_rows()
        self.form = DateForm(desk)
        self.form.setFixedWidth(theme.px(_PANE))
        self._empty = EmptyState(
            "calendar-plus",
            _("Noch keine Termine"),
            _("Legen Sie den ersten an, oder gleich mehrere im selben Abstand."),
            self._new,
            None,
        )
        self._listing = column(Card(self.table, margins=(1, 3, 1, 3), spacing=0), None, spacing=0)
        self._places = QStackedWidget()
        self._places.addWidget(self._listing)
        self._places.addWidget(self._empty)
        self._left = column(self._places, margins=(20, 14, 20, 16))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left, 1)
        layout.addWidget(self.form)
        self.form.hide()
        self._connect()
        theme.notifier().changed.connect(self._fit)

    def show_course(self, course: CourseLine, route: Route) -> None:
        """Show the dates of this course; „?neu“ begins a further one."""
        super().show_course(course, route)
        if self._course_id != course.id:
            self._course_id = course.id
            self._hide_form()
        self._new.setEnabled(self.can_change)
        self._read()
        if route.option("neu") and self.can_change:
            self._on_new()

    @property
    def can_change(self) -> bool:
        """Whether dates of this course may still be changed."""
        is_over = self.course is not None and self.course.stored_status in OVER
        return self.desk.can_write and not is_over

    def primary(self) -> QAction | None:
        """A further date."""
        return self._new

    def status_text(self) -> str:
        """„6 Termine · 18 UE · 3 durchgeführt“."""
        counted = [line for line in self._lines if line.status in _COUNTED]
        held = sum(line.status == SessionStatus.HELD for line in counted)
        told = [dates_words(len(counted))]
        if counted:
            units = units_text(sum(line.half_units for line in counted))
            told.append(_("{n} Unterrichtseinheiten").format(n=units))
            told.append(_("{n} durchgeführt").format(n=held))
        return " · ".join(told)

    def on_notice(self, notice: Notice) -> None:
        """Read again when dates, their leaders or attendance were touched."""
        if self._course_id and _TABLES & set(notice):
            self._read()

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether an unsaved form keeps the person here."""
        return not self.form.isHidden() and self.form.holds_back(go_on)

    def first_focus(self) -> QWidget | None:
        """The form while it is open, else the list."""
        if not self.form.isHidden():
            return self.form.fields.day.control
        return self.table if self._lines else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def menu_of(self, line: DateLine) -> QMenu:
        """What can be done with a date."""
        menu = QMenu(self)
        menu.setObjectName("date_menu")

        def add(name: str, text: str, run: Callable[[], None]) -> None:
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False: run())

        attend = f"kurse/{line.course_id}/anwesenheit"
        add("date_attendance", _("Anwesenheit"), lambda: self.desk.go(attend))
        menu.addAction(_("Kopieren")).triggered.connect(self.table.copy_selected)
        if not self.can_change or line.status not in _COUNTED:
            return menu
        menu.addSeparator()
        add("date_edit", _("Bearbeiten …"), lambda: self._begin(Task.CHANGE, line))
        if line.status == SessionStatus.HELD:
            add("date_planned", _("Doch nicht durchgeführt"), lambda: self._set_held(line, False))
            return menu
        add("date_held", _("Hat stattgefunden"), lambda: self._set_held(line, True))
        add("date_move", _("Verlegen …"), lambda: self._begin(Task.MOVE, line))
        add("date_cancel", _("Absagen …"), lambda: self._begin(Task.CANCEL, line))
        menu.addSeparator()
        add("date_trash", _("Löschen"), lambda: self._trash(line))
        return menu

    def _connect(self) -> None:
        self.table.opened.connect(self._on_edit)
        self.table.edit_wanted.connect(self._on_edit)
        self.table.delete_wanted.connect(self._on_delete)
        self.table.menu_wanted.connect(self._on_menu_wanted)
        self.table.part_pressed.connect(self._on_part_pressed)
        self.form.closed.connect(self._on_closed)

    def _read(self) -> None:
        def show(lines: list[DateLine]) -> None:
            self._lines = lines
            self.model.set_lines(lines)
            self._places.setCurrentWidget(self._listing if lines else self._empty)
            self.status_changed.emit()

        self.desk.read(queries.course_dates(self._course_id), show, key="course_dates")

    def _fit(self) -> None:
        """Where there is room for one the form takes the place of the list."""
        is_open = not self.form.isHidden()
        is_wide = self.width() >= theme.px(_BOTH)
        self._left.setVisible(is_wide or not is_open)
        if is_wide:
            self.form.setFixedWidth(theme.px(_PANE))
        else:
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(16777215)

    def _line(self, number: int | None) -> DateLine | None:
        return next((line for line in self._lines if line.id == number), None)

    def _on_new(self) -> None:
        if self.holds_back(self._begin_new):
            return
        self._begin_new()

    def _begin_new(self) -> None:
        self.form.begin_new(self._course_id, [one for one in self._lines if one.status in _COUNTED])
        self._open_form()

    def _begin(self, task: Task, line: DateLine) -> None:
        def go_on() -> None:
            self.form.begin(task, line)
            self._open_form()

        if not self.holds_back(go_on):
            go_on()

    def _open_form(self) -> None:
        self.form.show()
        self._fit()
        self.form.take_focus()

    def _hide_form(self) -> None:
        self.form.hide()
        self._fit()

    def _on_closed(self) -> None:
        self._hide_form()
        current = self.desk.router.current
        if current is not None and current.option("neu"):
            # Asked for once: the way back does not open the form again.
            self.desk.router.replace(Route(current.path))
        if self._lines:
            self.table.take_focus()

    def _on_edit(self, number: int) -> None:
        line = self._line(number)
        if line is not None and self.can_change and line.status in _COUNTED:
            self._begin(Task.CHANGE, line)

    def _on_delete(self, ids: Sequence[int]) -> None:
        if self.can_change:
            for number in ids:
                if (line := self._line(number)) is not None:
                    self._trash(line)

    def _on_part_pressed(self, number: int, key: str) -> None:
        if key == "menu":
            self.table.select_id(number)
            self._on_menu_wanted(self.table.place_of(number, key))

    def _on_menu_wanted(self, place: QPoint) -> None:
        line = self._line(self.table.current_id())
        if line is not None:
            self.menu_of(line).popup(place)

    def _trash(self, line: DateLine) -> None:
        from kommin_desktop.courses import service

        told = _("Termin gelöscht: {day}").format(day=day_words(line.start, line.end))
        self.desk.do(_("Termin gelöscht"), service.trash_session, line.id, toast=told)

    def _set_held(self, line: DateLine, is_held: bool) -> None:
        from kommin_desktop.courses import service

        label = _("Termin als durchgeführt eingetragen")
        if not is_held:
            label = _("Termin wieder als geplant eingetragen")
        command = service.mark_held if is_held else service.mark_planned
        self.desk.do(label, command, line.id, toast=label)
