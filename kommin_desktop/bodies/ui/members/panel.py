"""The tab „Mitglieder“ of a body: seats with their people, changed in one line with a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.bodies import queries
from kommin_desktop.bodies.queries import HoldingLine, MemberLine
from kommin_desktop.bodies.ui.members.asking import SeatQuestions
from kommin_desktop.bodies.ui.members.changes import MemberChanges
from kommin_desktop.bodies.ui.members.menu import past_menu, seat_menu
from kommin_desktop.bodies.ui.members.rows import (
    MENU,
    UNFOLD,
    MemberParts,
    PastRow,
    Row,
    columns,
    in_groups,
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
_LEAST_LIST = 150


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
        self.questions = SeatQuestions(desk, self.table, self._changes)
        self.questions.keeps = self.holds_back
        self.seat_form = SeatForm(desk, desk.go)
        self._form_place = scroll(self.seat_form)
        self._form_place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._form_place.hide()
        self._lay_out()
        self._connect()

    def count(self) -> int | None:
        """How many seats there are."""
        return len(self._seats)

    def focus_place(self) -> QWidget:
        return self.table

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether the line or the form with something typed keeps the person here."""
        if self.questions.holds_back(go_on):
            return True
        return not self._form_place.isHidden() and self._form_holds_back(go_on)

    def show_record(self, record_id: int) -> None:
        """Show the seats of a body."""
        if record_id != self.record_id:
            self._unfolded.clear()
            self.questions.close()
            self._close_form()
        super().show_record(record_id)
        self._look_up()

    def on_notice(self, notice: Notice) -> None:
        """Show the seats anew when one of them changed."""
        if _TABLES & set(notice):
            self._look_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_form)

    def edit_seat(self, line: MemberLine) -> None:
        """Change what a seat is in the form above the list."""
        self._open_form(lambda: self.seat_form.show_seat(line))

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
            self,
            "seat_group",
            _("Aus einer Gruppe …"),
            lambda: self.questions.ask_group(self.record_id),
            icon="users",
        )
        buttons = []
        for action, icon in ((self._add, "plus"), (self._group, "users")):
            action.setEnabled(self.desk.can_write)
            button = Button(action.text(), icon, small=True, name=f"{action.objectName()}_button")
            button.clicked.connect(action.trigger)
            if not self.desk.can_write:
                button.hide()
            buttons.append(button)
        self._summary = Label("", "small", "text2")
        self._top = row(self._summary, None, *buttons)
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
        layout.addLayout(self.questions.place_above)
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
        self.questions.began.connect(self._on_question_begun)
        self.questions.ended.connect(self._show_emptiness)
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
        self._top.setVisible(not is_empty)
        self._card.setVisible(not is_empty)
        self._fit_form()
        self._show_emptiness()
        self.count_changed.emit()

    def _show_emptiness(self) -> None:
        is_asking = self.questions.is_above or not self._form_place.isHidden()
        self._empty.setVisible(not self._seats and not is_asking)

    def _on_question_begun(self) -> None:
        self._close_form()
        self._empty.hide()

    def _open_form(self, show: Callable[[], None]) -> None:
        if self.holds_back(lambda: self._open_form(show)):
            return
        self.questions.close()
        self._empty.hide()
        self._form_place.show()
        show()
        self._fit_form()

    def _form_holds_back(self, go_on: Callable[[], None]) -> bool:
        is_held = self.seat_form.leave.holds_back(go_on)
        if is_held:
            self._form_place.verticalScrollBar().setValue(0)
            self._fit_form()
        return is_held

    def _close_form(self) -> None:
        self._form_place.hide()
        self._card.setVisible(bool(self._seats))

    def _fit_form(self) -> None:
        """Where there is not enough height for both, the form stands without the list."""
        if self._form_place.isHidden():
            return
        layout = self.seat_form.layout()
        width = self._form_place.width()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        room = self.height() - self._top.height() - theme.px(44)
        self._card.setVisible(bool(self._seats) and room - needed >= theme.px(_LEAST_LIST))
        self._form_place.setFixedHeight(max(theme.px(80), min(needed + 2, room)))

    def _line_of(self, id_: int) -> Row | None:
        return self._model.line_of(id_)

    def _on_change_wanted(self, id_: int) -> None:
        line = self._line_of(id_)
        if isinstance(line, PastRow):
            self.open_contact(line.holding.person_id)
        elif line is not None and self.desk.can_write:
            self.questions.ask_holder(line)

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
            menu = past_menu(line.holding, self, self.questions, self.desk.can_write, self)
        elif line is not None:
            menu = seat_menu(line, self, self.questions, self.desk.can_write, self)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _on_delete_wanted(self, ids: Sequence[int]) -> None:
        line = self._line_of(ids[0]) if ids else None
        if isinstance(line, MemberLine) and self.desk.can_write:
            self.questions.ask_end_of_seat(line)

    def _on_add(self) -> None:
        self._open_form(self.seat_form.show_new)

    def _on_seat_saved(self, seat_id: int, wanted: Wanted) -> None:
        def done(number: object) -> None:
            self._close_form()
            self._look_up()
            if isinstance(number, int):
                self.table.select_id(number)
            self.table.take_focus()
            self.seat_form.form.mark_saved()

        self._changes.save_seat(self.record_id, seat_id, wanted, done, self.seat_form.refuse)

    def _on_form_closed(self) -> None:
        self._close_form()
        self._show_emptiness()
        self.table.take_focus()
