"""The list of contacts with its search and filters, quick for ten thousand of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import ALL, GroupLine, ListLine, Wanted
from kommin_desktop.contacts.rules.naming import near_name
from kommin_desktop.contacts.ui.listing.empty import EmptyPlaces, NearName
from kommin_desktop.contacts.ui.listing.filters import FilterChips
from kommin_desktop.contacts.ui.listing.rows import list_columns, row_parts, row_texts
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import IdsModel, ListTable, SearchField
from kommin_desktop.kit.widgets import Label, Separator, column
from kommin_desktop.office.queries import MunicipalityLine, municipalities
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_NEAR_AFTER_MS = 250
_PAUSE_MS = 15
"""Long enough for keys that come together; ten thousand contacts are searched in 30 ms."""
_OF_LISTS = frozenset(("contact_group", "municipality"))
_OF_ROWS = frozenset(("contact", "affiliation", "group_member", "consent", *_OF_LISTS))


class Found(NamedTuple):
    """What a search found: numbers in order, all there are, all of either kind, the choices."""

    ids: Sequence[int]
    total: int
    of_all_kinds: int


class ContactList(QFrame):
    """Search, chips and rows; knows nothing of what is done with a contact.

    `summary_changed` comes when other counts are to be told.
    """

    opened = Signal(int)
    edit_wanted = Signal(int)
    delete_wanted = Signal(list)
    selection_changed = Signal(list)
    menu_wanted = Signal(QPoint)
    new_wanted = Signal()
    import_wanted = Signal()
    summary_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("contact_list_pane")
        self._desk = desk
        self._found = Found((), 0, 0)
        self._order = ("name", True)
        self._choices_known = False
        self.model: IdsModel[ListLine] = IdsModel(self._load, row_texts)
        self.table = ListTable(
            self.model,
            list_columns(),
            "contact_list",
            _("Kontakte"),
            parts=row_parts,
            settings=desk.settings,
        )
        self.search = SearchField(
            _("Name, Ort, Organisation, Telefon …"), "contact_search", pause=_PAUSE_MS
        )
        self.filters = FilterChips()
        self._empty = EmptyPlaces(
            self.new_wanted.emit, self.import_wanted.emit, self.search_for, self.filters.lift
        )
        self._places = QStackedWidget()
        self._places.addWidget(self.table)
        self._places.addWidget(self._empty)
        self._foot = Label("", "small", "text2")
        self._foot.setObjectName("contact_hits")
        self._near_timer = QTimer(self)
        self._near_timer.setSingleShot(True)
        self._near_timer.setInterval(_NEAR_AFTER_MS)
        self._near_timer.timeout.connect(self._seek_near)
        self._lay_out()
        self._connect()
        self.table.show_sort(*self._order)

    def wanted(self) -> Wanted:
        """What the list shows now."""
        return self.filters.wanted(self.search.text().strip())

    def count(self) -> int:
        """How many contacts are listed."""
        return len(self._found.ids)

    def total(self) -> int:
        """How many contacts there are."""
        return self._found.total

    def reload(self, *, afresh: bool = False, select: int | None = None) -> None:
        """Ask the file again what is wanted; `select` a contact once the list is there."""
        wanted, order = self.wanted(), self._order
        with_choices = not self._choices_known

        def look(connection: Connection) -> tuple[Found, _Choices | None]:
            return _look(connection, wanted, order), _choices(connection) if with_choices else None

        def show(answer: tuple[Found, _Choices | None]) -> None:
            found, choices = answer
            if choices is not None:
                self._choices_known = True
                self.filters.show_choices(*choices)
            self._show(found, wanted, afresh=afresh)
            if select is not None:
                self.table.select_id(select)

        self._desk.read(look, show, key="contact_list")

    def on_notice(self, touched: frozenset[str], ids: frozenset[int]) -> None:
        """Reload what a work touched: `touched` tables, and of contacts these numbers."""
        if touched & _OF_LISTS:
            self._choices_known = False
        if touched & _OF_ROWS:
            only_rows = touched & _OF_ROWS == {"contact"}
            self.model.forget(ids if only_rows else None)
            self.reload()

    def search_for(self, text: str) -> None:
        """Search for a text as if it was typed."""
        self.search.setText(text)
        self.search.search_now()
        self.search.setFocus()

    def show_group(self, group_id: int) -> None:
        """Show the members of one group."""

        def show(groups: list[GroupLine]) -> None:
            self.search.show_text("")
            self.filters.choose_group(group_id, groups)

        self._desk.read(queries.groups(), show)

    def export_all(self) -> None:
        """Write all contacts of the list, as it is filtered now, into a file."""
        from kommin_desktop.contacts.ui.export import export_contacts

        export_contacts(self._desk, self.model.ids(), _("Kontakte"), "xlsx")

    def take_focus(self) -> None:
        """Put the keyboard into the list, or into the search where there is none."""
        if self.count():
            self.table.take_focus()
        else:
            self.search.setFocus()

    def set_slim(self, is_slim: bool) -> None:
        """Leave room for a form beside it."""
        self.filters.set_slim(is_slim)

    def set_import_offered(self, offered: bool) -> None:
        """Whether there is a page to import with."""
        self._empty.set_import_offered(offered)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._near_timer.stop()

    def _load(self, ids: Sequence[int]) -> list[ListLine] | None:
        found: list[ListLine] | None = self._desk.try_read(queries.list_lines(ids))
        return found

    def _show(self, found: Found, wanted: Wanted, *, afresh: bool) -> None:
        self._found = found
        self.model.set_ids(found.ids, afresh=afresh)
        self.table.set_marks(wanted.search)
        self.filters.show_count(found.of_all_kinds)
        self._near_timer.stop()
        if found.ids:
            self._places.setCurrentWidget(self.table)
        else:
            self._show_empty(None)
            if wanted.search:
                self._near_timer.start()
        self._foot.setVisible(bool(wanted.search and found.ids))
        self._foot.setText(
            ngettext(
                "{n} Treffer für „{text}“ · Esc löscht die Suche",
                "{n} Treffer für „{text}“ · Esc löscht die Suche",
                len(found.ids),
            ).format(n=f"{len(found.ids):,}".replace(",", "."), text=wanted.search)
        )
        self.summary_changed.emit()

    def _show_empty(self, near: NearName | None) -> None:
        wanted = self.wanted()
        if wanted == ALL:
            self._empty.show_nobody()
        else:
            self._empty.show_no_hits(wanted.search, self.filters.names(), near)
        self._places.setCurrentWidget(self._empty)

    def _seek_near(self) -> None:
        typed = self.search.text().strip()

        def look(connection: Connection) -> NearName | None:
            name = near_name(typed, [line.name for line in read(connection, queries.borne_names())])
            if not name:
                return None
            return NearName(name, read(connection, queries.contact_count(Wanted(name)))[0].contacts)

        def show(near: NearName | None) -> None:
            if near is not None and near.contacts and not self._found.ids:
                self._show_empty(near)

        self._desk.read(look, show, key="contact_near")

    def _on_searched(self) -> None:
        self.reload(afresh=True)

    def _on_confirmed(self) -> None:
        if self.count():
            self.table.take_focus()

    def _on_sort_chosen(self, key: str, is_ascending: bool) -> None:
        self._order = (key, is_ascending)
        self.reload(afresh=True)

    def _on_copied(self, count: int) -> None:
        self._desk.toast(ngettext("{n} Zeile kopiert", "{n} Zeilen kopiert", count).format(n=count))

    def _lay_out(self) -> None:
        head = column(self.search, self.filters, margins=(16, 12, 16, 12), spacing=10)
        column(head, Separator(), (self._places, 1), self._foot_row(), spacing=0, into=self)

    def _foot_row(self) -> Label:
        self._foot.setContentsMargins(16, 8, 16, 8)
        self._foot.setWordWrap(True)
        self._foot.hide()
        return self._foot

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.search.went_down.connect(self.table.take_focus)
        self.search.confirmed.connect(self._on_confirmed)
        self.search.left.connect(self.take_focus)
        self.filters.changed.connect(self._on_searched)
        self.table.left_upwards.connect(self.search.setFocus)
        self.table.opened.connect(self.opened)
        self.table.edit_wanted.connect(self.edit_wanted)
        self.table.delete_wanted.connect(self.delete_wanted)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.menu_wanted.connect(self.menu_wanted)
        self.table.sort_chosen.connect(self._on_sort_chosen)
        self.table.copied.connect(self._on_copied)


_Choices = tuple[Sequence[MunicipalityLine], Sequence[GroupLine]]


def _look(connection: Connection, wanted: Wanted, order: tuple[str, bool]) -> Found:
    ids = read(connection, queries.contact_ids(wanted, *order))[0].ids
    total = read(connection, queries.contact_count())[0].contacts
    if not wanted.kind:
        return Found(ids, total, len(ids))
    of_all = read(connection, queries.contact_count(wanted._replace(kind="")))[0].contacts
    return Found(ids, total, of_all)


def _choices(connection: Connection) -> _Choices:
    return read(connection, municipalities()), read(connection, queries.groups())
