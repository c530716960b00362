"""The one field in which a person is registered for a course."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import Wanted, contact_ids, list_lines
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import list_description
from kommin_desktop.courses.ui.people.state import PeopleState
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Found, PickField
from kommin_desktop.kit.widgets import Button, Label, announce, column, row
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_AT_MOST = 12
_WIDTH = 380


class _NameField(PickField):
    """Takes a name only when it is chosen or Enter is pressed, not when the field is left."""

    def __init__(self, find: Callable[[str], Sequence[Found] | None]) -> None:
        super().__init__(
            find,
            name="people_register",
            spoken=_("Person anmelden"),
            placeholder=_("Person anmelden: Name eingeben …"),
            new=_("„{text}“ als neue Person anmelden"),
        )

    def settle(self) -> None:
        """Leave what was typed as it is."""

    def take(self) -> None:
        """Take the one who bears just the typed name."""
        super().settle()


class RegisterLine(QWidget):
    """Field, places, and what became of the last registration."""

    chosen = Signal(object, str)
    """A contact, or None with the name of somebody new."""
    seat_wanted = Signal(int, str)
    """Who was put on the waiting list shall have a place anyway: registration, name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("register_line")
        self._desk = desk
        self._state: PeopleState | None = None
        self.field = _NameField(self._find)
        self.field.setMaximumWidth(theme.px(_WIDTH))
        self.field.edited.connect(self._on_edited)
        self.field.new_wanted.connect(self._on_new)
        self._hint = Label("", "small", "text2", wraps=True)
        self._hint.setObjectName("people_hint")
        self._said = Label("", "small", wraps=True)
        self._said.setObjectName("people_said")
        self._anyway = Button(
            _("Trotzdem einen Platz geben …"), kind="ghost", small=True, name="people_anyway"
        )
        self._anyway.clicked.connect(self._on_anyway)
        self._waiting: tuple[int, str] = (0, "")
        self._answer = row((self._said, 1), self._anyway)
        self._answer.hide()
        column(
            row((self.field, 3), (self._hint, 4), spacing=14), self._answer, spacing=6, into=self
        )

    def show_state(self, state: PeopleState, can_write: bool) -> None:
        """Say how many places are left, or why nobody can be registered."""
        self._state = state
        takes = state.takes_people and can_write
        if not takes and self.field.control.hasFocus():
            self.focusNextChild()
        self.field.setVisible(takes)
        self._hint.setText(self._hint_words(state) if takes else state.refusal)
        if self._waiting[0] and all(one.id != self._waiting[0] for one in state.waiting):
            self.clear_answer()

    def begin(self) -> None:
        """Be ready for the next name, with the keyboard."""
        self.field.set_value(None)
        self.field.show_bad(False)
        self.field.setFocus()

    def say_waiting(self, registration: int, name: str, rank: int) -> None:
        """Say that somebody waits, and offer a place against the rule."""
        self._waiting = (registration, name)
        why = _("Der Kurs ist ausgebucht.")
        if self._state is not None and self._state.places.has_free:
            why = _("Auf der Warteliste steht jemand weiter vorn.")
        words = _("{name} steht auf Platz {rank} der Warteliste.").format(name=name, rank=rank)
        self._say(f"{why} {words}", "text2")
        self._anyway.show()

    def refuse(self, error: UserError) -> None:
        """Say why somebody cannot be registered."""
        self.say_refusal(error.sentence)

    def say_refusal(self, sentence: str) -> None:
        """Say why somebody cannot be registered; what was typed stays."""
        self._say(sentence, "danger")
        self.field.show_bad(True)
        self.field.setFocus()
        self.field.line.selectAll()
        announce(self, sentence, urgent=True)

    def clear_answer(self) -> None:
        """Forget what became of the last registration."""
        self._waiting = (0, "")
        self._answer.hide()
        self.field.show_bad(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the name as typed, Esc empties the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.typed():
            self.field.take()
            if self.field.chosen() is None and self.field.typed():
                self.field.line.opened.emit()
        elif event.key() == Qt.Key.Key_Escape and self.field.typed():
            self.field.set_value(None)
            self.clear_answer()
        else:
            super().keyPressEvent(event)

    def _say(self, words: str, color: str) -> None:
        self._said.set_look(color=color)
        self._said.setText(words)
        self._anyway.hide()
        self._answer.show()

    def _hint_words(self, state: PeopleState) -> str:
        words = []
        if late := state.late_words():
            words.append(late)
        if not state.places.has_free:
            words.append(_("Ausgebucht: Weitere Anmeldungen kommen auf die Warteliste."))
        elif state.waiting:
            words.append(_("Weitere Anmeldungen kommen auf die Warteliste."))
        elif not words:
            words.append(state.places_words())
        return " ".join(words)

    def _find(self, text: str) -> Sequence[Found] | None:
        def look(connection: Connection) -> list[Found]:
            wanted = Wanted(text, kind=Kind.PERSON)
            ids = read(connection, contact_ids(wanted))[0].ids[:_AT_MOST]
            lines = {line.id: line for line in read(connection, list_lines(ids))}
            return [
                Found(
                    number,
                    lines[number].display,
                    self._known_words(number) or list_description(lines[number]),
                    "user-check" if self._known_words(number) else "user",
                )
                for number in ids
            ]

        found: Sequence[Found] | None = self._desk.try_read(look)
        return found

    def _known_words(self, contact_id: int) -> str:
        known = self._state.known(contact_id) if self._state is not None else None
        if known is None:
            return ""
        return _("schon angemeldet") if known.rank is None else _("auf der Warteliste")

    def _on_edited(self) -> None:
        number = self.field.chosen()
        if number is not None:
            self.chosen.emit(number, self.field.chosen_text())
        else:
            self.clear_answer()

    def _on_new(self, name: str) -> None:
        self.chosen.emit(None, name)

    def _on_anyway(self) -> None:
        self.seat_wanted.emit(*self._waiting)
