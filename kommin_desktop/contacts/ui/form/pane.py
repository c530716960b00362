"""The form of a contact in the pane: head, fields, what is not saved, and the way out."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import ContactCard
from kommin_desktop.contacts.queries.filled import filled_form
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft
from kommin_desktop.contacts.rules.forms import ContactForm
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import spoken_name
from kommin_desktop.contacts.ui.form.organisation_fields import OrganisationFields
from kommin_desktop.contacts.ui.form.person_fields import PersonFields
from kommin_desktop.contacts.ui.form.shared_fields import Choices
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import ClosingForm, EditForm, FormFooter, LeaveBar
from kommin_desktop.kit.widgets import Avatar, ElidedLabel, Separator, column, row, scroll
from kommin_desktop.office.queries import municipalities
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read


class _Start(NamedTuple):
    """What the form begins with."""

    card: ContactCard | None
    choices: Choices


class FormPane(ClosingForm):
    """Enters a new contact or changes one; a kind of contact has a pane of its own."""

    saved = Signal(int)
    named = Signal(str)

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self.setObjectName(f"contact_form_{kind}")
        self._desk = desk
        self.contact_id = 0
        """The contact that is changed, 0 for a new one."""
        self._is_person = kind == Kind.PERSON
        self.form = EditForm(name="contact_form")
        self._fields: PersonFields | OrganisationFields = (
            PersonFields(self.form, desk)
            if self._is_person
            else OrganisationFields(self.form, desk)
        )
        self.leave = LeaveBar(self.form)
        self._avatar = Avatar("", 40, is_organisation=not self._is_person)
        self._name = ElidedLabel("", "title")
        self._line = ElidedLabel("", "caption", "text2")
        self._lay_out()
        self.form.save_wanted.connect(self._on_save_wanted)
        self.form.changed.connect(self._on_changed)
        self.form.discarded.connect(self._on_discarded)

    def show_contact(self, contact_id: int) -> None:
        """Load a contact to change it."""
        self._begin(contact_id, "")

    def show_new(self, name: str = "") -> None:
        """Begin a new contact, with a name that was typed elsewhere."""
        self._begin(0, name)

    def is_dirty(self) -> bool:
        """Whether something is not saved."""
        return self.form.is_dirty()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fields.similar.stop()

    def take_focus(self) -> None:
        """Begin to type."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def start(self) -> QWidget:
        """Where one begins to type."""
        return self.form.field(self._fields.start_at()).control

    def _begin(self, contact_id: int, name: str) -> None:
        self.contact_id = contact_id

        def look(connection: Connection) -> _Start:
            card = queries.contact_card(connection, contact_id) if contact_id else None
            choices = Choices(
                read(connection, queries.groups()),
                read(connection, municipalities()),
                read(connection, queries.purposes()),
            )
            return _Start(card, choices)

        def show(start: _Start) -> None:
            self._show(start, name)

        self._desk.read(look, show, key="contact_form")

    def _show(self, start: _Start, name: str) -> None:
        card = start.card
        self._fields.similar.begin(self.contact_id)
        present = filled_form(card) if card else _blank(self._is_person)
        if isinstance(self._fields, OrganisationFields):
            self._fields.show(present, start.choices, (card.facts.parent or "") if card else "")
        else:
            self._fields.show(present, start.choices)
        self._line.setText(_history(card) if card else _("Wird neu angelegt"))
        self._name.setText(spoken_name(card.facts) if card else self._fields.usual_title())
        self._avatar.show_name(
            card.facts.display if card else "", is_organisation=not self._is_person
        )
        if name:
            self._fields.propose(name)
        self.named.emit(self._name.text())
        if self.isVisible():
            self.take_focus()

    def _on_changed(self) -> None:
        keys = set(self.form.dirty_keys())
        if keys & {"given", "family", "name", "mails", "numbers"}:
            self._fields.similar.look_soon()
        if not self.contact_id:
            shown = self._fields.read().draft.own_name
            self._name.setText(shown or self._fields.usual_title())
            self._avatar.show_name(shown, is_organisation=not self._is_person)

    def _on_discarded(self) -> None:
        self._fields.similar.begin(self.contact_id)

    def _on_save_wanted(self) -> None:
        from kommin_desktop.contacts import service

        form = self._fields.read()
        label = _("Kontakt geändert") if self.contact_id else _("Kontakt angelegt")
        told = _("„{name}“ gespeichert.") if self.contact_id else _("„{name}“ angelegt.")
        self._desk.do(
            label,
            service.save_contact,
            self.contact_id or None,
            form,
            done=self._on_saved,
            refused=self._on_refused,
            toast=told.format(name=form.draft.shown.strip()),
        )

    def _on_saved(self, contact_id: int) -> None:
        self.contact_id = contact_id
        self._fields.similar.stop()
        is_leaving = not self.leave.isHidden()
        self.form.mark_saved()
        if not is_leaving:
            self.saved.emit(contact_id)

    def _on_refused(self, error: UserError) -> None:
        self.form.refuse(error)

    def _lay_out(self) -> None:
        head = row(
            self._avatar,
            (column(self._name, self._line, spacing=2), 1),
            margins=(24, 12, 24, 12),
            spacing=12,
        )
        bar = self.leave
        body = column(self.form, None, margins=(24, 14, 24, 18))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(bar)
        layout.addWidget(Separator())
        layout.addWidget(scroll(body), 1)
        layout.addWidget(Separator())
        layout.addWidget(FormFooter(self.form))
        self.setMinimumWidth(theme.px(360))


def _blank(is_person: bool) -> ContactForm:
    return ContactForm(PersonDraft() if is_person else OrganisationDraft(""))


def _history(card: ContactCard) -> str:
    """„Bearbeiten · angelegt am 14.03.2025, geändert am 02.11.2026“."""
    told = []
    for text, at in (
        (_("angelegt am {day}"), card.facts.created_at),
        (_("geändert am {day}"), card.facts.changed_at),
    ):
        if at:
            told.append(text.format(day=short_date(datetime.fromisoformat(at[:10]).date())))
    return " · ".join(part for part in (_("Bearbeiten"), ", ".join(told)) if part)
