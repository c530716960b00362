"""What the lists of participants and of waiting people have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.queries import LetterAddress, letter_addresses
from kommin_desktop.contacts.rules.naming import spoken_name
from kommin_desktop.courses.queries import CourseLine, PersonLine
from kommin_desktop.courses.rules import move_up_refusal
from kommin_desktop.courses.ui.part import CoursePart
from kommin_desktop.courses.ui.people.changes import PeopleChanges
from kommin_desktop.courses.ui.people.move_up_bar import MoveUpBar
from kommin_desktop.courses.ui.people.ordered_table import OrderedTable
from kommin_desktop.courses.ui.people.rows import MENU, PeopleRows
from kommin_desktop.courses.ui.people.state import PeopleState, look_up
from kommin_desktop.kit.clipboard import copy_addresses
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import ReasonBar
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import IdsModel
from kommin_desktop.kit.widgets import Card, EmptyState, column
from kommin_desktop.store.log import Notice

_TABLES = frozenset(
    {"registration", "contact", "course", "course_kind", "course_session", "session_attendance"}
)


class PeoplePart(CoursePart):
    """A list of people of a course: Enter opens the contact, Entf withdraws, Strg+C copies."""

    def __init__(self, desk: Desk, name: str, list_name: str, title: str, rows: PeopleRows) -> None:
        super().__init__(desk, name)
        self.state: PeopleState | None = None
        self.changes = PeopleChanges(desk)
        self._rows = rows
        self._model: IdsModel[PersonLine] = IdsModel(None, rows.texts)
        self.table = OrderedTable(
            self._model,
            rows.columns(),
            list_name,
            title,
            parts=rows.part,
            settings=desk.settings,
        )
        self.table.hug_rows()
        self.reason = ReasonBar("people")
        self.bar = MoveUpBar()
        self._addresses = make_action(
            self,
            f"{name}_addresses",
            _("E-Mail-Adressen kopieren"),
            self._on_copy_addresses,
            icon="copy",
        )
        self._connect()

    def lay_out(self, empty: EmptyState, *above: QWidget) -> None:
        """Put the parts below each other; `above` stands on top of the list."""
        self._empty = empty
        self._card = Card(self.table, margins=(1, 3, 1, 3), spacing=0)
        column(
            *above,
            self.bar,
            self.reason,
            self._card,
            (empty, 100),
            None,
            margins=(20, 14, 20, 16),
            spacing=10,
            into=self,
        )
        self._card.hide()
        self._empty.hide()

    def show_course(self, course: CourseLine, route: Route) -> None:
        is_other = self.course is None or self.course.id != course.id
        super().show_course(course, route)
        if is_other:
            self.reason.drop()
        self.look_up()

    def on_notice(self, notice: Notice) -> None:
        if _TABLES & set(notice):
            self.look_up()

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        return self.reason.holds_back(go_on)

    def first_focus(self) -> QWidget | None:
        return self.table if self._model.ids() else None

    def more(self) -> tuple[QAction, ...]:
        return (self._addresses,)

    def look_up(self) -> None:
        """Read the people of the course anew."""
        if self.course is not None:
            number = self.course.id
            self.desk.read(
                lambda connection: look_up(connection, number), self._on_read, key=self.objectName()
            )

    def people_of(self, state: PeopleState) -> Sequence[PersonLine]:
        """Whom the list shows."""
        return state.waiting if self._rows.is_waiting else state.seated

    def show_state(self, state: PeopleState) -> None:
        """Show what was read."""
        people = self.people_of(state)
        self._rows.state = state
        had_focus = self.table.hasFocus()
        self._model.set_lines(people)
        self._card.setVisible(bool(people))
        self._empty.setVisible(not people)
        self.bar.show_state(state, self.desk.can_write)
        self._addresses.setEnabled(bool(people))
        if had_focus and not people:
            self.take_focus()
        self.status_changed.emit()
        self.actions_changed.emit()

    def take_focus(self) -> None:
        """Put the keyboard where one goes on after a question."""
        if self._model.ids():
            self.table.take_focus()
        else:
            self.setFocus()

    def add_to_menu(self, menu: QMenu, line: PersonLine) -> None:
        """Put what only this list offers on top of a person's menu."""

    def line_of(self, registration: int) -> PersonLine | None:
        """The line of a registration in the list."""
        return self._model.line_of(registration)

    def selected(self) -> list[PersonLine]:
        """The people that are selected."""
        return self._model.lines_of(self.table.selected_ids()) or []

    def selected_words(self) -> str:
        """„2 ausgewählt“, or nothing where one alone is selected."""
        count = len(self.table.selected_ids())
        return (
            ngettext("{n} ausgewählt", "{n} ausgewählt", count).format(n=count) if count > 1 else ""
        )

    def move_up(self, line: PersonLine) -> None:
        """Give somebody who waits a place; against the rule a reason is asked for."""
        name = spoken_name(line)
        if self.state is not None and move_up_refusal(self.state.places, line.id, ""):
            self.ask_for_seat(line.id, name)
        else:
            self.changes.move_up(line.id, name, "", lambda _id: self.moved_up(line.id))

    def ask_for_seat(self, registration: int, name: str) -> None:
        """Ask why somebody gets a place against the rule."""

        def save(reason: str) -> None:
            self.changes.move_up(
                registration,
                name,
                reason,
                lambda _id: self.moved_up(registration),
                self.reason.refuse,
            )

        rule = _("Es ist kein Platz frei.")
        if self.state is not None and self.state.places.has_free:
            rule = _("Auf der Warteliste steht jemand weiter vorn.")
        question = _("Aus welchem Grund bekommt {name} trotzdem einen Platz?").format(name=name)
        self.reason.ask(
            f"{rule} {question}", _("Platz geben"), save, icon="user-check", required=True
        )

    def moved_up(self, registration: int) -> None:
        """Somebody got a place."""
        self.table.select_id(registration)
        self.take_focus()

    def withdraw(self, lines: Sequence[PersonLine]) -> None:
        """Ask for the reason, then take the registrations back."""
        if not lines or not self.desk.can_write:
            return

        def save(reason: str) -> None:
            self.changes.withdraw(
                lines, reason, lambda _count: self.take_focus(), self.reason.refuse
            )

        words = ngettext("{name} abmelden", "{n} Personen abmelden", len(lines))
        question = words.format(name=spoken_name(lines[0]), n=len(lines))
        self.reason.ask(question, _("Abmelden"), save, icon="user-x")

    def open_contact(self, registration: int) -> None:
        """Go to the person's contact."""
        line = self.line_of(registration)
        if line is not None:
            self.desk.go(f"kontakte/{line.contact_id}")

    def _connect(self) -> None:
        table = self.table
        table.opened.connect(self.open_contact)
        table.delete_wanted.connect(lambda _ids: self.withdraw(self.selected()))
        table.menu_wanted.connect(self._on_menu)
        table.part_pressed.connect(self._on_part_pressed)
        table.copied.connect(self._on_copied)
        table.selection_changed.connect(lambda _ids: self.status_changed.emit())
        self.reason.closed.connect(self.take_focus)
        self.bar.wanted.connect(self._on_move_up)

    def _on_read(self, state: PeopleState | None) -> None:
        if state is not None:
            self.state = state
            self.show_state(state)

    def _on_move_up(self, registration: int) -> None:
        waiting = self.state.waiting if self.state is not None else ()
        line = next((one for one in waiting if one.id == registration), None)
        if line is not None:
            self.move_up(line)

    def _on_part_pressed(self, registration: int, key: str) -> None:
        if key == MENU:
            self.table.select_id(registration)
            self._on_menu(self.table.place_of(registration, MENU))

    def _on_menu(self, place: QPoint) -> None:
        line = self.line_of(self.table.current_id() or 0)
        if line is None:
            return
        menu = QMenu(self)
        menu.setObjectName("person_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opens = menu.addAction(icon("user"), _("Kontakt öffnen") + "\t" + _("Enter"))
        opens.setObjectName("person_open")
        opens.triggered.connect(partial(self.open_contact, line.id))
        if self.desk.can_write:
            self.add_to_menu(menu, line)
            lines = self.selected()
            leave = menu.addAction(icon("user-x"), _("Abmelden …") + "\t" + _("Entf"))
            leave.setObjectName("person_withdraw")
            leave.triggered.connect(lambda _on=False: self.withdraw(lines))
        menu.addSeparator()
        rows = menu.addAction(icon("copy"), _("Zeilen kopieren") + "\t" + _("Strg+C"))
        rows.setObjectName("person_copy")
        rows.triggered.connect(lambda _on=False: self.table.copy_selected())
        menu.addAction(self._addresses)
        menu.popup(place)

    def _on_copied(self, count: int) -> None:
        self.desk.toast(ngettext("{n} Zeile kopiert", "{n} Zeilen kopiert", count).format(n=count))

    def _on_copy_addresses(self) -> None:
        """Copy those of the selected, or of all where one or none is selected."""
        chosen = self.table.selected_ids()
        lines = self.selected() if len(chosen) > 1 else self._model.lines_of(self._model.ids())

        def show(found: Sequence[LetterAddress]) -> None:
            count = copy_addresses(one.email for one in found if one.email and not one.blocked)
            self.desk.toast(_copied_words(count, len(lines or ()) - count))

        self.desk.read(letter_addresses([line.contact_id for line in lines or ()]), show)


def _copied_words(count: int, missing: int) -> str:
    words = ngettext("{n} E-Mail-Adresse kopiert", "{n} E-Mail-Adressen kopiert", count)
    told = [words.format(n=count)]
    if missing > 0:
        rest = ngettext("{n} Person ohne Adresse", "{n} Personen ohne Adresse", missing)
        told.append(rest.format(n=missing))
    return " · ".join(told)
