"""The part „Teilnehmende“ of a course: who has a place, registered in one field."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import CourseLine, PersonLine
from kommin_desktop.courses.ui.people.people_part import PeoplePart
from kommin_desktop.courses.ui.people.register_line import RegisterLine
from kommin_desktop.courses.ui.people.rows import PeopleRows
from kommin_desktop.courses.ui.people.state import PeopleState
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import EmptyState


class Participants(PeoplePart):
    """Everybody with a place; a name and Enter register somebody, Entf withdraws."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "participants", "participants_list", _("Teilnehmende"), PeopleRows())
        self._register = make_action(
            self, "person_register", _("Person anmelden"), self._on_register, icon="user-plus"
        )
        self.register_line = RegisterLine(desk)
        self.lay_out(
            EmptyState("users", _("Noch keine Teilnehmenden")),
            self.register_line,
        )
        self.register_line.chosen.connect(self._on_chosen)
        self.register_line.seat_wanted.connect(self._on_seat_wanted)
        self.table.left_upwards.connect(self.take_field)

    def show_course(self, course: CourseLine, route: Route) -> None:
        if self.course is None or self.course.id != course.id:
            self.register_line.clear_answer()
            self.register_line.field.set_value(None)
        super().show_course(course, route)

    def primary(self) -> QAction | None:
        return self._register if self._can_register() else None

    def status_text(self) -> str:
        if self.state is None:
            return ""
        words = [self.state.places_words(), self.state.waiting_words(), self.selected_words()]
        if not self.state.waiting:
            words.remove(self.state.waiting_words())
        return " · ".join(filter(None, words))

    def first_focus(self) -> QWidget | None:
        if self._can_register():
            return self.register_line.field.control
        return super().first_focus()

    def show_state(self, state: PeopleState) -> None:
        self.register_line.show_state(state, self.desk.can_write)
        super().show_state(state)
        takes = self._can_register()
        self.register_line.setVisible(takes or bool(state.seated))
        how = _("Ein Name im Feld oben genügt. Wer noch kein Kontakt ist, wird gleich angelegt.")
        why = how if takes else state.refusal
        self._empty.show_words("users", _("Noch keine Teilnehmenden"), why)

    def take_focus(self) -> None:
        if self._model.ids():
            super().take_focus()
        else:
            self.take_field()

    def take_field(self) -> None:
        """Put the keyboard into the field for the next name."""
        if self._can_register():
            self.register_line.field.setFocus()

    def moved_up(self, registration: int) -> None:
        self.register_line.clear_answer()
        super().moved_up(registration)

    def _can_register(self) -> bool:
        return self.desk.can_write and self.state is not None and self.state.takes_people

    def _on_register(self) -> None:
        self.reason.drop()
        self.register_line.begin()

    def _on_chosen(self, contact_id: int | None, name: str) -> None:
        if self.state is None:
            return
        known = self.state.known(contact_id) if contact_id else None
        if known is not None:
            self.register_line.say_refusal(self._double_words(known, name))
            return
        late = self.state.late_words()
        if not late:
            self._do_register(contact_id, name, "")
            return
        question = _("{late} Warum wird {name} nachgemeldet?").format(late=late, name=name)
        self.reason.ask(
            question,
            _("Anmelden"),
            lambda reason: self._do_register(contact_id, name, reason),
            required=True,
        )

    def _do_register(self, contact_id: int | None, name: str, note: str) -> None:
        if self.course is None:
            return

        def done(registration: int, rank: int | None) -> None:
            self.register_line.clear_answer()
            self.register_line.begin()
            if rank is None:
                self.table.select_id(registration)
            else:
                self.register_line.say_waiting(registration, name, rank)

        self.changes.register(
            self.course.id, contact_id, name, note, done, self.register_line.refuse
        )

    def _on_seat_wanted(self, registration: int, name: str) -> None:
        self.ask_for_seat(registration, name)

    @staticmethod
    def _double_words(known: PersonLine, name: str) -> str:
        if known.rank is not None:
            return _("{name} steht schon auf Platz {rank} der Warteliste.").format(
                name=name, rank=known.rank
            )
        return _("{name} ist für den Kurs schon angemeldet.").format(name=name)
