"""What the window part of an area offers the window: pages, commands, finders, cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.kit.widgets import Card, clear
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import Source


class PageKind(NamedTuple):
    """The page for all routes that begin like this; the longest beginning wins."""

    beginning: str
    make: Callable[[Desk], Page]


class Command(NamedTuple):
    """Something one can do from anywhere, in palette and menu („Neuer Kontakt“)."""

    name: str
    title: str
    icon: str
    run: Callable[[Desk], None]
    keys: str = ""


class Found(NamedTuple):
    """Something the palette found."""

    title: str
    line: str
    route: str
    edit_route: str = ""
    icon: str = ""
    has_avatar: bool = False
    is_organisation: bool = False


class Finder(NamedTuple):
    """Finds records of an area for what is typed into the palette; at most `limit` of them."""

    title: str
    find: Callable[[Connection, str, int], Sequence[Found]]
    sign: str = ""
    """Only asked when the text begins with this sign („#“ groups)."""


class TodayCard(Card):
    """A card on Heute: it reads for itself, and is not seen while it has nothing to say."""

    emptied = Signal()
    """It has something to say from now on, or nothing any more."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk
        self.is_empty = True
        self.hide()

    def refresh(self) -> None:
        """Read again what the card shows."""

    def fit(self, height: int) -> None:
        """Show as much as a page of this height has room for."""

    def show_if(self, has_something: bool) -> None:
        """Be seen only with something to say."""
        was_empty, self.is_empty = self.is_empty, not has_something
        self.setVisible(has_something)
        if was_empty != self.is_empty:
            self.emptied.emit()


class RowsCard(TodayCard):
    """A card of single rows without a heading, each with a button of its own."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, name)
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(10))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
            layout.addWidget(holder)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows instead of the former ones."""
        clear(self._rows)
        for one in rows:
            self._rows.addWidget(one)
        self.show_if(bool(rows))


class CardKind(NamedTuple):
    """A card on Heute."""

    name: str
    place: str
    """left or right."""
    order: int
    make: Callable[[Desk], TodayCard]


class Origin(NamedTuple):
    """Where a task comes from: a record of an area, in words and as a place to go to."""

    task_id: int
    text: str
    route: str = ""


class Panel(QWidget):
    """A part of another area's page about one record: what this area knows of it."""

    count_changed = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk
        self.record_id = 0

    def show_record(self, record_id: int) -> None:
        """Show what is known of this record; called again when it changes."""
        self.record_id = record_id

    def count(self) -> int | None:
        """The number beside the title of its tab, None for no number."""
        return None

    def on_notice(self, notice: Notice) -> None:
        """A work touched records: reload what is shown of them."""

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether something that is not saved keeps the person here; see Page.holds_back."""
        del go_on
        return False

    def focus_place(self) -> QWidget:
        """What the keyboard goes to when one comes here.

        No focus proxy does this: Tab would jump over everything that stands before it.
        """
        return self


class PanelKind(NamedTuple):
    """A panel for the pages of another area."""

    place: str
    """contact or body."""
    key: str
    title: str
    order: int
    make: Callable[[Desk], Panel]


class DeedKind(NamedTuple):
    """Something that can be done for a record of another area, such as a letter to a contact."""

    place: str
    """contact."""
    name: str
    title: str
    icon: str
    keys: str
    run: Callable[[Desk, int], None]


class FigureKind(NamedTuple):
    """A number that an area knows of each record of another, such as the meetings of a body."""

    place: str
    """body."""
    counts: Callable[[Connection], Mapping[int, int]]
    words: Callable[[int], str]
    """„35 Sitzungen“, for a sum."""


class HoldKind(NamedTuple):
    """What keeps a record of another area out of the trash, such as a meeting still to come."""

    place: str
    """body."""
    reason: Callable[[Source, int], str]
    """The sentence that refuses, empty where nothing speaks against it."""


class AreaUi(NamedTuple):
    """One area in the window."""

    name: str
    title: str = ""
    """Empty: the area is not in the sidebar."""
    icon: str = ""
    number: int = 0
    """Strg+number belongs to the area, not to its position."""
    route: str = ""
    new: Command | None = None
    """What Strg+N does in this area."""
    pages: tuple[PageKind, ...] = ()
    commands: tuple[Command, ...] = ()
    finders: tuple[Finder, ...] = ()
    cards: tuple[CardKind, ...] = ()
    panels: tuple[PanelKind, ...] = ()
    figures: tuple[FigureKind, ...] = ()
    holds: tuple[HoldKind, ...] = ()
    deeds: tuple[DeedKind, ...] = ()
    origins: Callable[[Connection], Sequence[Origin]] | None = None
    """Which tasks come from records of this area."""
    badge: Callable[[Connection], int] | None = None
    """The number behind the name in the sidebar (overdue tasks), hidden when 0."""


class Offers:
    """What all areas together offer, for pages that show parts of others.

    Each area's `ui/area_ui.py` has `offer(others: Offers) -> AreaUi`; pages are made later, when
    all areas have said what they have.
    """

    def __init__(self) -> None:
        self.areas: tuple[AreaUi, ...] = ()

    def fill(self, areas: Iterable[AreaUi]) -> None:
        """Take what the areas said."""
        self.areas = tuple(areas)

    def origins(self, connection: Connection) -> dict[int, list[Origin]]:
        """Where the tasks come from, over all areas."""
        found: dict[int, list[Origin]] = {}
        for area in self.areas:
            for origin in area.origins(connection) if area.origins is not None else ():
                found.setdefault(origin.task_id, []).append(origin)
        return found

    def panels(self, place: str) -> list[PanelKind]:
        """The panels for one kind of page, in their order."""
        found = [panel for area in self.areas for panel in area.panels if panel.place == place]
        return sorted(found, key=lambda panel: panel.order)

    def figures(self, place: str) -> list[FigureKind]:
        """The numbers for the lists of one kind of record."""
        return [figure for area in self.areas for figure in area.figures if figure.place == place]

    def deeds(self, place: str) -> list[DeedKind]:
        """What can be done for one kind of record."""
        return [deed for area in self.areas for deed in area.deeds if deed.place == place]

    def holds(self, place: str) -> list[Callable[[Source, int], str]]:
        """What is asked before one kind of record goes into the trash."""
        return [hold.reason for area in self.areas for hold in area.holds if hold.place == place]

    def cards(self, place: str) -> list[CardKind]:
        """The cards for one side of Heute, in their order."""
        found = [card for area in self.areas for card in area.cards if card.place == place]
        return sorted(found, key=lambda card: card.order)
