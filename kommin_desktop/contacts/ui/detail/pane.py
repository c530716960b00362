"""The pane beside the list: all that is known of one contact."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import ContactCard
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.ui.detail.consent import ConsentRow
from kommin_desktop.contacts.ui.detail.facts import facts_of
from kommin_desktop.contacts.ui.detail.groups import GroupsRow
from kommin_desktop.contacts.ui.detail.head import DetailHead
from kommin_desktop.contacts.ui.detail.panels import PLACE, ContactPanels
from kommin_desktop.contacts.ui.detail.people import PeopleOf
from kommin_desktop.contacts.ui.detail.rows import FactRow
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.clipboard import copy_text
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.widgets import Label, Separator, clear, column, scroll
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice

_OF_A_CONTACT = frozenset(
    (
        "contact",
        "contact_point",
        "address",
        "affiliation",
        "group_member",
        "contact_group",
        "consent",
        "consent_purpose",
        "municipality",
    )
)

_WIDEST = 720
"""Where the pane is a page of its own, a value and its button stay near each other."""


class DetailPane(QFrame):
    """One contact; what is done with it is told to the page."""

    shown = Signal(str)
    """The name of the contact that is shown now."""
    edit_wanted = Signal(int)
    history_wanted = Signal(int)
    card_wanted = Signal(int)
    trash_wanted = Signal(int)
    group_wanted = Signal(int)
    search_wanted = Signal(str)

    def __init__(self, desk: Desk, others: Offers) -> None:
        super().__init__()
        self.setObjectName("contact_detail")
        self._desk = desk
        self.contact_id = 0
        self.head = DetailHead(desk.can_write, self._deeds(others) if desk.can_write else ())
        self._facts = QWidget()
        self._fact_rows = QVBoxLayout(self._facts)
        self._fact_rows.setContentsMargins(0, 0, 0, 0)
        self._fact_rows.setSpacing(theme.px(10))
        self._groups = GroupsRow(desk, self.group_wanted.emit)
        self._people = PeopleOf(desk.go, self.search_wanted.emit)
        self._consent = ConsentRow()
        self._note_head = Label(_("Notizen"), "section")
        self._note = Label("", "body", wraps=True)
        self._note.setObjectName("contact_note")
        self._panels = ContactPanels(desk, others)
        self._lay_out()
        self.head.edit_wanted.connect(lambda: self.edit_wanted.emit(self.contact_id))
        self.head.history_wanted.connect(lambda: self.history_wanted.emit(self.contact_id))
        self.head.card_wanted.connect(lambda: self.card_wanted.emit(self.contact_id))
        self.head.trash_wanted.connect(lambda: self.trash_wanted.emit(self.contact_id))

    def _deeds(self, others: Offers) -> list[QAction]:
        """What other areas do for a contact; the keys work while the contact is to be seen."""
        actions = []
        for deed in others.deeds(PLACE):
            action = make_action(
                self,
                deed.name,
                deed.title,
                partial(self._do, deed.run),
                icon=deed.icon,
                keys=deed.keys,
            )
            action.setData(deed.icon)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            actions.append(action)
        return actions

    def _do(self, run: Callable[[Desk, int], None]) -> None:
        if self.contact_id:
            run(self._desk, self.contact_id)

    def show_contact(self, contact_id: int) -> None:
        """Read a contact and show it."""
        self.contact_id = contact_id

        def look(connection: Connection) -> ContactCard | None:
            return queries.contact_card(connection, contact_id)

        self._desk.read(look, self._show, key="contact_detail")
        self._panels.show_record(contact_id)

    def on_notice(self, notice: Notice) -> None:
        """Read the contact again if a work may have touched it."""
        if self.contact_id and any(table in _OF_A_CONTACT for table in notice):
            self.show_contact(self.contact_id)
        self._panels.on_notice(notice)

    def _show(self, card: ContactCard | None) -> None:
        self._content.setVisible(card is not None)
        if card is None:
            self.shown.emit("")
            return
        self.head.show_card(card)
        self._show_facts(card)
        is_person = card.facts.kind == Kind.PERSON
        self._groups.show_groups(card.facts.id, card.groups)
        self._people.show_people(card.people, card.facts.display)
        self._consent.setVisible(is_person)
        self._consent.show_consents(card.consents)
        self._note.setText(card.facts.note)
        self._note.setVisible(bool(card.facts.note))
        self._note_head.setVisible(bool(card.facts.note))
        self.shown.emit(self.head.name.text())

    def _show_facts(self, card: ContactCard) -> None:
        clear(self._fact_rows)
        for number, fact in enumerate(facts_of(card)):
            self._fact_rows.addWidget(FactRow(fact, self._copy, self._desk.go, number))
        self._facts.setVisible(self._fact_rows.count() > 0)

    def _copy(self, text: str) -> None:
        copy_text(text)
        self._desk.toast(_("Kopiert: {text}").format(text=" ".join(text.split())))

    def _lay_out(self) -> None:
        self._content = column(
            self.head,
            Separator(),
            self._facts,
            self._groups,
            self._consent,
            self._people,
            self._note_head,
            self._note,
            self._panels,
            None,
            margins=(20, 18, 20, 18),
            spacing=12,
        )
        self._content.setMaximumWidth(theme.px(_WIDEST))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(self._content))
