"""The page of contacts: the list, and beside it one contact, its form, or several at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.ui.deeds import HOME, PageActions, count_words, row_menu, trash
from kommin_desktop.contacts.ui.export import export_contacts
from kommin_desktop.contacts.ui.listing.pane import ContactList
from kommin_desktop.contacts.ui.side import Side
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.kit.panes import ListAndPane
from kommin_desktop.kit.router import Route
from kommin_desktop.store.log import Notice

if TYPE_CHECKING:
    from kommin_desktop.contacts.ui.form.pane import FormPane


class ContactsPage(Page):
    """Routes: kontakte, kontakte/<id>[/bearbeiten|/verlauf], kontakte/neu?art=…&name=…

    The list is there at once; each pane beside it is made when one first looks at it.
    """

    help_page = "kontakte"

    def __init__(self, desk: Desk, others: Offers, *, has_import: bool = False) -> None:
        super().__init__(desk, "contacts_page")
        self.list = ContactList(desk)
        self.list.set_import_offered(has_import)
        self.side = Side(desk, others)
        self.places = ListAndPane("contacts", self.list, self.side, desk.settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.places)
        self._contact_name = ""
        self._is_fresh = False
        self._is_choosing = False
        self._actions = PageActions(
            self, desk, self._on_new, self.list.export_all, has_import=has_import
        )
        self._connect()

    def show_route(self, route: Route) -> None:
        """Show the list, a contact, its form or its history."""
        number, what = route.number(1), route.part(1)
        if not self._is_fresh:
            self._is_fresh = True
            self.list.reload(select=number)
        if what == "neu":
            kind = Kind.ORGANISATION if route.option("art") == "organisation" else Kind.PERSON
            self._show_form(kind).show_new(route.option("name"))
        elif what == "gruppe":
            self.list.show_group(route.number(2) or 0)
            self._show_selection()
        elif number is None:
            self._show_selection()
        elif route.part(2) == "bearbeiten":
            self._choose(number)
            self._edit(number)
        elif route.part(2) == "verlauf":
            self._choose(number)
            self.side.history.show_contact(number)
            self._show_pane(self.side.history)
        else:
            self._choose(number)
            self._show_contact(number)

    def on_notice(self, notice: Notice) -> None:
        """Reload what a work touched; the list keeps its place."""
        tables = frozenset(notice)
        self.list.on_notice(tables, frozenset(notice.get("contact", ())))
        self.side.on_notice(notice)

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether an unsaved form keeps the person here."""
        form = self.side.open_form()
        return form is not None and form.holds_back(go_on)

    def start_search(self) -> None:
        """Strg+F."""
        if self.places.is_pane_alone:
            self.desk.go(HOME)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def first_focus(self) -> QWidget | None:
        """The search, or the form."""
        form = self.side.open_form()
        return form.start if form is not None else self.list.search

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from a contact that fills the page back to the list."""
        alone = self.places.is_pane_alone
        if event.key() == Qt.Key.Key_Escape and alone and self.side.open_form() is None:
            self._go(HOME)
            self.list.take_focus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_heading()

    def hideEvent(self, event: QHideEvent) -> None:
        """While another page is shown works are not told: ask again when one comes back."""
        super().hideEvent(event)
        self._is_fresh = False

    def _connect(self) -> None:
        self.list.selection_changed.connect(self._on_selection_changed)
        self.list.opened.connect(self._on_opened)
        self.list.edit_wanted.connect(self._go_edit)
        self.list.delete_wanted.connect(self._trash)
        self.list.menu_wanted.connect(self._on_menu_wanted)
        self.list.new_wanted.connect(self._on_new)
        self.list.import_wanted.connect(lambda: self._go(f"{HOME}/importieren"))
        self.list.summary_changed.connect(self._tell_status)
        side = self.side
        side.edit_wanted.connect(self._go_edit)
        side.history_wanted.connect(lambda number: self._go(f"{HOME}/{number}/verlauf"))
        side.contact_wanted.connect(lambda number: self._go(f"{HOME}/{number}"))
        side.card_wanted.connect(self._on_card_wanted)
        side.trash_wanted.connect(self._trash)
        side.group_wanted.connect(self._on_group_wanted)
        side.search_wanted.connect(self._on_search_wanted)
        side.named.connect(self._on_named)
        side.saved.connect(self._on_saved)
        side.form_closed.connect(self._on_form_closed)

    def _show_form(self, kind: str) -> FormPane:
        form = self.side.form(kind)
        self._show_pane(form, is_form=True)
        return form

    def _edit(self, number: int) -> None:
        lines = self.list.model.lines_of([number])
        kind = lines[0].kind if lines else Kind.PERSON
        self._show_form(str(kind)).show_contact(number)

    def _show_pane(self, pane: QWidget, *, is_form: bool = False, alone: bool = True) -> None:
        self.help_page = "kontakt-bearbeiten" if is_form else "kontakte"
        was_form = self.side.open_form() is not None
        self.side.setCurrentWidget(pane)
        self.list.set_slim(is_form)
        self.places.show_pane(alone, is_form=is_form)
        self._tell_heading()
        if was_form and not is_form and self.list.isVisible():
            self.list.take_focus()  # what had it went with the form

    def _show_contact(self, number: int) -> None:
        self.side.detail.show_contact(number)
        self._show_pane(self.side.detail)

    def _show_selection(self) -> None:
        """Show the list with what is selected in it."""
        ids = self.list.table.selected_ids()
        if len(ids) > 1:
            self.side.bulk.show_contacts(ids)
            self._show_pane(self.side.bulk, alone=self.places.is_pane_alone)
        elif ids:
            self.side.detail.show_contact(ids[0])
            self._show_pane(self.side.detail, alone=False)
        else:
            self._show_pane(self.side.nobody, alone=False)

    def _choose(self, number: int) -> None:
        """Select a contact in the list without asking what that means."""
        self._is_choosing = True
        try:
            self.list.table.select_id(number)
        finally:
            self._is_choosing = False
        self._tell_status()

    def _on_selection_changed(self, ids: Sequence[int]) -> None:
        self._tell_status()
        form = self.side.open_form()
        if self._is_choosing:
            return
        if form is None:
            self._follow(ids)
        elif ids != [form.contact_id] and not form.is_dirty():
            if form.contact_id and ids:
                self._follow(ids)
        elif ids != [form.contact_id] and form.holds_back(lambda: self._follow_to(ids)):
            self._choose(form.contact_id)

    def _follow_to(self, ids: Sequence[int]) -> None:
        self._is_choosing = True
        try:
            self.list.table.select_ids(ids)
        finally:
            self._is_choosing = False
        self._follow(ids)

    def _follow(self, ids: Sequence[int]) -> None:
        """Show what is selected; the way back remembers where one was, not every row."""
        if self.places.is_pane_alone and len(ids) == 1:
            self._show_contact(ids[0])
        else:
            self._show_selection()
        if len(ids) == 1:
            self.desk.router.replace(f"{HOME}/{ids[0]}")

    def _go(self, route: str) -> None:
        if self.desk.router.current is None:
            self.show_route(Route.parse(route))
        else:
            self.desk.go(route)

    def _show_together(self) -> None:
        """Show what can be done with several where that needs the whole page."""
        self.side.bulk.show_contacts(self.list.table.selected_ids())
        self._show_pane(self.side.bulk)

    def _on_opened(self, number: int) -> None:
        if self.places.is_narrow and len(self.list.table.selected_ids()) > 1:
            self._show_together()
        elif self.places.is_narrow or not self.desk.can_write:
            self._go(f"{HOME}/{number}")
        else:
            self._go_edit(number)

    def _go_edit(self, number: int) -> None:
        if self.desk.can_write:
            self._go(f"{HOME}/{number}/bearbeiten")

    def _on_new(self) -> None:
        self._go(f"{HOME}/neu?art=person")

    def _on_saved(self, number: int) -> None:
        self._is_fresh = True
        self.list.reload(select=number)
        self._replace(f"{HOME}/{number}")
        if not self.places.is_narrow:
            self.list.table.setFocus()

    def _on_form_closed(self) -> None:
        form = self.side.open_form()
        number = form.contact_id if form else 0
        self._replace(f"{HOME}/{number}" if number else HOME)
        if not self.places.is_narrow or not number:
            self.list.take_focus()

    def _replace(self, route: str) -> None:
        """Be somewhere else without a step that the way back would take again."""
        self.side.setCurrentWidget(self.side.nobody)
        self.desk.router.replace(route)
        self.show_route(Route.parse(route))

    def _on_card_wanted(self, number: int) -> None:
        name = "_".join(self._contact_name.split()) or _("Kontakt")
        export_contacts(self.desk, [number], name, "vcf")

    def _on_group_wanted(self, group_id: int) -> None:
        self.list.show_group(group_id)
        if self.places.is_narrow:
            self._go(HOME)

    def _on_search_wanted(self, text: str) -> None:
        if self.places.is_narrow:
            self._go(HOME)
        self.list.filters.lift()
        self.list.search_for(text)

    def _on_named(self, name: str) -> None:
        self._contact_name = name
        self._tell_heading()

    def _trash(self, ids: Sequence[int]) -> None:
        if not ids or not self.desk.can_write:
            return
        lines = self.list.model.lines_of(list(ids[:1])) or []
        trash(self.desk, ids, lines[0].display if lines else "")
        self._replace(HOME)
        self.list.table.setFocus()

    def _on_menu_wanted(self, place: QPoint) -> None:
        ids, may = self.list.table.selected_ids(), self.desk.can_write
        menu = row_menu(
            self,
            (lambda: self._go_edit(ids[0])) if may and len(ids) == 1 else None,
            self._show_together if self.places.is_narrow and len(ids) > 1 else None,
            self.list.table.copy_selected,
            (lambda: self._trash(ids)) if may and ids else None,
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _tell_status(self) -> None:
        chosen = len(self.list.table.selected_ids())
        self.set_status(count_words(self.list.count(), self.list.total(), chosen))

    def _tell_heading(self) -> None:
        alone = self.places.is_pane_alone
        self.set_heading(
            self._actions.heading(self._contact_name, is_alone=alone, is_form=self.places.is_form)
        )
