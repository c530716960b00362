"""The tab „Mitglieder“ of a body: seats with their people, changed in one line with a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.bodies import queries
from kommin_desktop.bodies.queries import HoldingLine, MemberLine
from kommin_desktop.bodies.ui.finding import find_groups, find_people
from kommin_desktop.bodies.ui.members.change_line import Asked, ChangeLine
from kommin_desktop.bodies.ui.members.changes import Done, MemberChanges, Refused
from kommin_desktop.bodies.ui.members.menu import past_menu, seat_menu
from kommin_desktop.bodies.ui.members.over_row import OverRow
from kommin_desktop.bodies.ui.members.rows import (
    MENU,
    UNFOLD,
    MemberParts,
    PastRow,
    Row,
    columns,
    in_groups,
    seat_name,
    texts,
)
from kommin_desktop.bodies.ui.members.seat_form import SeatForm, Wanted
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.tables import IdsModel, ListTable
from kommin_desktop.kit.widgets import Button, Card, EmptyState, Label, column, row, scroll
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read

_TABLES = frozenset({"seat", "seat_holding", "contact", "body"})
Save = Callable[[int, str, date, Done, Refused], None]


class _Found(NamedTuple):
    """The seats of a body, and the history of those that are unfolded."""

    seats: Sequence[MemberLine]
    pasts: Mapping[int, Sequence[HoldingLine]]


class MembersPanel(Panel):
    """All seats of a body; Enter or F2 changes who is on one, the menu offers the rest."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "members_panel")
        self._seats: Sequence[MemberLine] = ()
        self._unfolded: set[int] = set()
        self._changes = MemberChanges(desk)
        self._model: IdsModel[Row] = IdsModel(None, texts)
        self.table = ListTable(
            self._model,
            columns(),
            "members_list",
            _("Mitglieder"),
            parts=MemberParts(self._unfolded, desk.can_write),
            settings=desk.settings,
        )
        self.table.hug_rows()
        self._over = OverRow(self.table)
        self._above: ChangeLine | None = None
        self.seat_form = SeatForm(desk, desk.go)
        self._form_place = scroll(self.seat_form)
        self._form_place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._form_place.setMinimumHeight(theme.px(120))
        self._form_place.hide()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def count(self) -> int | None:
        """How many seats there are."""
        return len(self._seats)

    def show_record(self, record_id: int) -> None:
        """Show the seats of a body."""
        if record_id != self.record_id:
            self._unfolded.clear()
            self._close_line()
            self._close_form()
        super().show_record(record_id)
        self._look_up()

    def on_notice(self, notice: Notice) -> None:
        """Show the seats anew when one of them changed."""
        if _TABLES & set(notice):
            self._look_up()

    def ask_holder(self, line: MemberLine) -> None:
        """Who takes the seat from which day on."""
        title = _("Wechsel auf dem Sitz „{seat}“") if line.holder else _("Sitz „{seat}“ besetzen")
        self._ask(line.id, self._person_asked(title, line), partial(self._changes.put_on, line))

    def ask_deputy(self, line: MemberLine) -> None:
        """Who else stands in."""
        asked = self._person_asked(_("Vertretung auf dem Sitz „{seat}“"), line)
        self._ask(line.id, asked, partial(self._changes.add_deputy, line))

    def ask_other_deputy(self, line: MemberLine, holding: int, name: str) -> None:
        """Who stands in for a deputy from which day on."""
        title = _("{name} als Vertretung ablösen").format(name=name)
        asked = self._person_asked(title.replace("{", "{{").replace("}", "}}"), line)
        self._ask(line.id, asked, partial(self._changes.replace_deputy, line, holding))

    def ask_end_of_holding(self, seat_id: int, holding: int, name: str) -> None:
        """Until when somebody is on the seat."""

        def save(_who: int, _name: str, day: date, done: Done, refused: Refused) -> None:
            self._changes.end_holding(holding, name, day, done, refused)

        title = _("{name} ausscheiden lassen").format(name=name)
        self._ask(seat_id, Asked(title, _("letzter Tag"), _("Eintragen")), save)

    def ask_end_of_seat(self, line: MemberLine) -> None:
        """Until when there is the seat."""

        def save(_who: int, _name: str, day: date, done: Done, refused: Refused) -> None:
            self._changes.end_seat(line, day, done, refused)

        title = _("Sitz „{seat}“ aufgeben").format(seat=seat_name(line))
        self._ask(line.id, Asked(title, _("letzter Tag"), _("Aufgeben")), save)

    def edit_seat(self, line: MemberLine) -> None:
        """Change what a seat is in the form above the list."""
        self._close_line()
        self._form_place.show()
        self.seat_form.show_seat(line)

    def give_role(self, line: MemberLine, role: str) -> None:
        """Give whoever is on the seat an office."""
        self._changes.give_role(line, role)

    def turn_history(self, seat_id: int) -> None:
        """Show the history of a seat below it, or hide it."""
        self._unfolded.symmetric_difference_update({seat_id})
        self._look_up()

    def open_contact(self, contact_id: int) -> None:
        """Go to a person or an organisation."""
        self.desk.go(f"kontakte/{contact_id}")

    def _lay_out(self) -> None:
        self._add = make_action(self, "seat_add", _("Sitz hinzufügen"), self._on_add, icon="plus")
        self._group = make_action(
            self, "seat_group", _("Aus einer Gruppe …"), self._on_group, icon="users"
        )
        buttons = []
        for action, icon in ((self._add, "plus"), (self._group, "users")):
            action.setEnabled(self.desk.can_write)
            button = Button(action.text(), icon, small=True, name=f"{action.objectName()}_button")
            button.clicked.connect(action.trigger)
            button.setVisible(self.desk.can_write)
            buttons.append(button)
        self._summary = Label("", "small", "text2")
        self._top = row(self._summary, None, *buttons)
        self._place_above = QVBoxLayout()
        self._empty = EmptyState(
            "users",
            _("Noch keine Mitglieder"),
            _("Ein Sitz gehört einer Organisation oder einer Person."),
            self._add,
            self._group,
        )
        self._card = Card(self.table, margins=(1, 3, 1, 3), spacing=0)
        whole = column(margins=(20, 12, 20, 16), spacing=10, into=self)
        layout = whole.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self._top)
        layout.addLayout(self._place_above)
        layout.addWidget(self._form_place)
        layout.addWidget(self._card)
        layout.addWidget(self._empty, 100)
        self._card.hide()
        self._empty.hide()
        layout.addStretch(1)

    def _connect(self) -> None:
        table = self.table
        table.opened.connect(self._on_change_wanted)
        table.edit_wanted.connect(self._on_change_wanted)
        table.part_pressed.connect(self._on_part_pressed)
        table.space_pressed.connect(self._on_space_pressed)
        table.menu_wanted.connect(self._on_menu_wanted)
        table.delete_wanted.connect(self._on_delete_wanted)
        for key, unfolds in ((Qt.Key.Key_Right, True), (Qt.Key.Key_Left, False)):
            shortcut = QShortcut(QKeySequence(key), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._unfold, unfolds))
        self.seat_form.saved.connect(self._on_seat_saved)
        self.seat_form.closed.connect(self._on_form_closed)

    def _look_up(self) -> None:
        body_id, unfolded = self.record_id, tuple(self._unfolded)

        def look(connection: Connection) -> _Found:
            return _Found(
                read(connection, queries.members(body_id)),
                {seat: read(connection, queries.holdings(seat)) for seat in unfolded},
            )

        self.desk.read(look, self._show, key="members_panel")

    def _show(self, found: _Found) -> None:
        self._seats = found.seats
        lines, groups = in_groups(found.seats, dict(found.pasts))
        self._model.set_lines(lines, groups)
        voting = sum(seat.voting for seat in found.seats)
        self._summary.setText(
            ngettext(
                "{n} Sitz ist stimmberechtigt", "{n} Sitze sind stimmberechtigt", voting
            ).format(n=voting)
        )
        is_empty = not found.seats
        is_asking = self._above is not None or not self._form_place.isHidden()
        self._top.setVisible(not is_empty)
        self._card.setVisible(not is_empty)
        self._empty.setVisible(is_empty and not is_asking)
        self.count_changed.emit()

    def _person_asked(self, title: str, line: MemberLine) -> Asked:
        return Asked(
            title.format(seat=seat_name(line)),
            _("ab"),
            _("Eintragen"),
            lambda text: find_people(self.desk, text, line.id),
            _("Person suchen …"),
            _("„{text}“ als Kontakt anlegen"),
        )

    def _ask(self, seat_id: int, asked: Asked, save: Save) -> None:
        """Open the line over the row of a seat (0: above the list)."""
        self._close_line()
        self._close_form()
        line = ChangeLine(asked)

        def done(_result: object) -> None:
            self._close_line()
            if seat_id:
                self.table.select_id(seat_id)
            self.table.take_focus()

        def refused(error: UserError) -> None:
            line.refuse(error.sentence)
            line.take_focus()

        line.saved.connect(lambda who, name, day: save(who, name, day, done, refused))
        line.closed.connect(self._on_line_closed)
        line.new_wanted.connect(self._on_new_contact)
        if seat_id:
            self.table.select_id(seat_id)
            self._over.show(seat_id, line)
        else:
            self._above = line
            self._place_above.addWidget(line)
            self._empty.hide()
        line.take_focus()

    def _close_line(self) -> None:
        self._over.clear()
        if self._above is not None:
            self._above.hide()
            self._above.deleteLater()
            self._above = None

    def _close_form(self) -> None:
        self._form_place.hide()

    def _line_of(self, id_: int) -> Row | None:
        return self._model.line_of(id_)

    def _on_line_closed(self) -> None:
        self._close_line()
        self._empty.setVisible(not self._seats)
        self.table.take_focus()

    def _on_new_contact(self, name: str) -> None:
        self.desk.go(f"kontakte/neu?art=person&name={quote(name)}")

    def _on_change_wanted(self, id_: int) -> None:
        line = self._line_of(id_)
        if isinstance(line, PastRow):
            self.open_contact(line.holding.person_id)
        elif line is not None and self.desk.can_write:
            self.ask_holder(line)

    def _on_part_pressed(self, id_: int, key: str) -> None:
        if key == UNFOLD and isinstance(line := self._line_of(id_), MemberLine) and line.periods:
            self.turn_history(id_)
        elif key == MENU:
            self.table.select_id(id_)
            self._on_menu_wanted(self.table.place_of(id_, MENU))

    def _on_space_pressed(self, ids: Sequence[int]) -> None:
        for id_ in ids[:1]:
            self._on_part_pressed(id_, UNFOLD)

    def _unfold(self, unfolds: bool) -> None:
        line = self._line_of(self.table.current_id() or 0)
        seat_id = line.seat_id if isinstance(line, PastRow) else line.id if line else 0
        if seat_id and (seat_id in self._unfolded) != unfolds:
            self.table.select_id(seat_id)
            self._on_part_pressed(seat_id, UNFOLD)

    def _on_menu_wanted(self, place: QPoint) -> None:
        line = self._line_of(self.table.current_id() or 0)
        menu: QMenu | None = None
        if isinstance(line, PastRow):
            menu = past_menu(line.holding, self, self.desk.can_write, self)
        elif line is not None:
            menu = seat_menu(line, self, self.desk.can_write, self)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _on_delete_wanted(self, ids: Sequence[int]) -> None:
        line = self._line_of(ids[0]) if ids else None
        if isinstance(line, MemberLine) and self.desk.can_write:
            self.ask_end_of_seat(line)

    def _on_add(self) -> None:
        self._close_line()
        self._empty.hide()
        self._form_place.show()
        self.seat_form.show_new()

    def _on_group(self) -> None:
        def save(_who: int, name: str, day: date, done: Done, refused: Refused) -> None:
            self._changes.from_group(self.record_id, name, day, done, refused)

        asked = Asked(
            _("Sitze für alle aus einer Gruppe"),
            _("ab"),
            _("Hinzufügen"),
            lambda text: find_groups(self.desk, text),
            _("Gruppe suchen …"),
        )
        self._ask(0, asked, save)

    def _on_seat_saved(self, seat_id: int, wanted: Wanted) -> None:
        def done(number: object) -> None:
            self._close_form()
            self._look_up()
            if isinstance(number, int):
                self.table.select_id(number)
            self.table.take_focus()

        self._changes.save_seat(self.record_id, seat_id, wanted, done, self.seat_form.refuse)

    def _on_form_closed(self) -> None:
        self._close_form()
        self._empty.setVisible(not self._seats)
        self.table.take_focus()
