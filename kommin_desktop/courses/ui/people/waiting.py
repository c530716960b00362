"""The part „Warteliste“ of a course: who waits, in which order, and who moves up."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import PersonLine
from kommin_desktop.courses.ui.people.people_part import PeoplePart
from kommin_desktop.courses.ui.people.rows import PeopleRows
from kommin_desktop.courses.ui.people.state import PeopleState
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.widgets import EmptyState, Label


class WaitingList(PeoplePart):
    """Everybody who waits; Alt with an arrow or the mouse changes the order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "waiting_part",
            "course_waiting_list",
            _("Warteliste"),
            PeopleRows(is_waiting=True),
        )
        self._move_up = make_action(
            self, "person_move_up", _("Nachrücken"), self._on_move_up_chosen, icon="user-check"
        )
        words = _("Alt+↑ und Alt+↓ ändern die Reihenfolge, ebenso das Ziehen mit der Maus.")
        self._hint = Label(words, "small", "text2", wraps=True)
        self.lay_out(
            EmptyState(
                "hourglass",
                _("Niemand wartet"),
                _("Ist der Kurs ausgebucht, kommen weitere Anmeldungen auf die Warteliste."),
            ),
            self._hint,
        )
        self._hint.hide()
        if desk.can_write:
            self.table.let_order()
        self.table.step_wanted.connect(self._on_step)
        self.table.drop_wanted.connect(self._on_drop)

    def primary(self) -> QAction | None:
        return self._move_up if self._can_move_up() else None

    def status_text(self) -> str:
        if self.state is None:
            return ""
        words = (self.state.waiting_words(), self.state.places_words(), self.selected_words())
        return " · ".join(filter(None, words))

    def show_state(self, state: PeopleState) -> None:
        self._hint.setVisible(len(state.waiting) > 1 and self.desk.can_write)
        super().show_state(state)

    def add_to_menu(self, menu: QMenu, line: PersonLine) -> None:
        if not self._can_move_up():
            return
        up = menu.addAction(icon("user-check"), _("Nachrücken"))
        up.setObjectName("person_menu_move_up")
        up.triggered.connect(lambda _on=False: self.move_up(line))
        count = len(self._model.ids())
        for name, text, step, is_possible in (
            ("person_up", _("Nach oben") + "\t" + _("Alt+↑"), -1, line.rank != 1),
            ("person_down", _("Nach unten") + "\t" + _("Alt+↓"), 1, line.rank != count),
        ):
            action = menu.addAction(icon("arrow-up" if step < 0 else "arrow-down"), text)
            action.setObjectName(name)
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _on=False, step=step: self._on_step(line.id, step))

    def _can_move_up(self) -> bool:
        state = self.state
        return self.desk.can_write and bool(state and state.waiting and state.takes_people)

    def _on_move_up_chosen(self) -> None:
        """Move up the chosen one, else the first."""
        ids = self._model.ids()
        chosen = self.table.current_id() or (ids[0] if ids else 0)
        line = self.line_of(chosen)
        if line is not None and self._can_move_up():
            self.move_up(line)

    def _on_step(self, registration: int, step: int) -> None:
        ids = self._model.ids()
        self._place(registration, ids.index(registration) + step)

    def _on_drop(self, registration: int, gap: int) -> None:
        here = self._model.ids().index(registration)
        self._place(registration, gap - 1 if gap > here else gap)

    def _place(self, registration: int, row: int) -> None:
        """Put somebody into another row, counted from 0."""
        ids, line = self._model.ids(), self.line_of(registration)
        if line is not None and 0 <= row < len(ids) and ids[row] != registration:
            self.changes.place_in_line(line, row + 1)
            self.table.select_id(registration)
