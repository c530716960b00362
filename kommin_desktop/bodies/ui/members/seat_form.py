"""The form above the list that gives a body a new seat or changes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFrame

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import MemberLine
from kommin_desktop.bodies.rules import SeatCapacity, SeatDraft, seat_capacity_label
from kommin_desktop.bodies.ui.finding import find_organisations, find_people
from kommin_desktop.bodies.ui.members.rows import seat_name
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    CheckField,
    ChoiceField,
    DateField,
    EditForm,
    Field,
    LeaveBar,
    PickField,
    TextField,
)
from kommin_desktop.kit.widgets import Button, Card, ElidedLabel, Label, column, row


class Wanted(NamedTuple):
    """A seat as it was entered, and who is to be on it."""

    draft: SeatDraft
    person_id: int | None


class SeatForm(QFrame):
    """Organisation, person, what the seat counts for; Strg+Enter saves, Esc leaves."""

    saved = Signal(int, object)
    """The seat (0 for a new one) and what is Wanted."""
    closed = Signal()

    def __init__(self, desk: Desk, go: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("seat_form_pane")
        self._desk = desk
        self.seat_id = 0
        self.form = EditForm(name="seat_form")
        self.leave = LeaveBar(self.form, aside=0)
        self._title = ElidedLabel("", "section")
        self._fault = Label("", "small", "danger", wraps=True)
        self._fault.setObjectName("seat_fault")
        self._add_fields(go)
        self._save = Button(_("Speichern"), "check", "primary", name="seat_save")
        self._save.clicked.connect(self.form.save)
        self._cancel = Button(_("Abbrechen"), name="seat_cancel")
        self._cancel.clicked.connect(self._on_cancel)
        card = Card(
            self.leave,
            self._title,
            self.form,
            self._fault,
            row(None, self._cancel, self._save),
            margins=(18, 12, 18, 14),
            spacing=8,
        )
        column(card, into=self)
        self.form.save_wanted.connect(self._on_save_wanted)
        self.form.refused.connect(self._show_fault)
        self.form.changed.connect(lambda: self._show_fault(""))
        self.form.discarded.connect(self.closed)

    def show_new(self) -> None:
        """Begin a new seat from today on."""
        self._begin(0, _("Neuer Sitz"), SeatDraft(valid_from=today()), None)

    def show_seat(self, line: MemberLine) -> None:
        """Load a seat to change it."""
        draft = SeatDraft(
            line.organisation_id, line.label, line.capacity, line.voting, line.valid_from
        )
        title = _("Sitz „{name}“ bearbeiten").format(name=seat_name(line))
        self._begin(line.id, title, draft, line.organisation)

    def refuse(self, error: UserError) -> None:
        """Say why the seat cannot be kept."""
        self.form.refuse(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        elif is_enter:
            focus = self.focusWidget()
            if isinstance(focus, QAbstractButton) and not isinstance(focus, QCheckBox):
                focus.click()
            else:
                self.form.save()
        else:
            super().keyPressEvent(event)

    def _on_cancel(self) -> None:
        # Whatever is chosen in the bar closes the form by itself.
        if not self.leave.holds_back(lambda: None):
            self.closed.emit()

    def _begin(self, seat_id: int, title: str, draft: SeatDraft, owner: str | None) -> None:
        self.seat_id = seat_id
        self._title.setText(title)
        self._person.setVisible(not seat_id)
        self.form.set_values(
            {
                "organisation": (draft.organisation_id, owner) if draft.organisation_id else None,
                "person": None,
                "label": draft.label,
                "capacity": draft.capacity,
                "voting": draft.voting,
                "since": draft.valid_from,
            }
        )
        self._show_fault("")
        self.form.focus_first()

    def _add_fields(self, go: Callable[[str], None]) -> None:
        form, desk = self.form, self._desk
        owner = PickField(
            lambda text: find_organisations(desk, text),
            placeholder=_("Leer: persönlicher Sitz"),
            new=_("„{text}“ als Kontakt anlegen"),
        )
        owner.new_wanted.connect(lambda name: self._create(owner, "organisation", name, go))
        person = PickField(
            lambda text: find_people(desk, text), new=_("„{text}“ als Kontakt anlegen")
        )
        person.new_wanted.connect(lambda name: self._create(person, "person", name, go))
        organisation = Field(_("Organisation"), owner, name="seat_organisation")
        self._person = Field(_("Person auf dem Sitz"), person, name="seat_person")
        label = Field(
            _("Bezeichnung"), TextField(placeholder=_("etwa „Elternvertretung“")), name="seat_label"
        )
        capacity = Field(
            _("Zählt als"),
            ChoiceField(
                [(one.value, seat_capacity_label(one)) for one in SeatCapacity], empty=None
            ),
            name="seat_capacity",
        )
        since = Field(_("ab"), DateField(), name="seat_since")
        voting = CheckField(_("stimmberechtigt"), name="seat_voting")
        for key, part in (
            ("organisation", organisation),
            ("person", self._person),
            ("label", label),
            ("capacity", capacity),
            ("since", since),
            ("voting", voting),
        ):
            form.add(key, part)
        form.add_row((organisation, 1), (self._person, 1))
        form.add_row((label, 2), (capacity, 1), (since, 1))
        form.add_row(voting)

    def _create(self, pick: PickField, kind: str, name: str, go: Callable[[str], None]) -> None:
        """Somebody who is not there yet: the name goes along, the rest is asked about."""
        pick.set_value(None)
        go(f"kontakte/neu?art={kind}&name={quote(name)}")

    def _show_fault(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _on_save_wanted(self) -> None:
        values = self.form.values()
        draft = SeatDraft(
            values["organisation"],
            values["label"],
            values["capacity"],
            values["voting"],
            values["since"],
        )
        self.saved.emit(self.seat_id, Wanted(draft, values["person"]))
