"""The page of courses: all of them with their places and where they stand."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from kommin_desktop.base.folding import has_words
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.courses.ui.deeds import CourseDeeds
from kommin_desktop.courses.ui.finding import course_words
from kommin_desktop.courses.ui.listing.filters import CourseChips
from kommin_desktop.courses.ui.listing.menu import course_menu
from kommin_desktop.courses.ui.listing.rows import (
    course_columns,
    course_parts,
    course_texts,
    sort_key,
)
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import IdsModel, ListTable, SearchField
from kommin_desktop.kit.widgets import Card, EmptyState, column, row
from kommin_desktop.store.log import Notice

HOME = "kurse"
TABLES = frozenset(
    ("course", "course_kind", "course_session", "course_trainer", "course_host", "registration")
)
_SEARCH = 300


class CoursesPage(Page):
    """Route: kurse."""

    help_page = "kurse"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "courses_page")
        self._all: list[CourseLine] = []
        self._is_fresh = False
        self._order: tuple[str, bool] | None = None
        self._deeds = CourseDeeds(desk)
        self._new = make_action(
            self, "course_new", _("Neuer Kurs"), lambda: desk.go(f"{HOME}/neu"), icon="plus"
        )
        self._new.setEnabled(desk.can_write)
        self._lift = make_action(self, "courses_lift", _("Alle Kurse zeigen"), self._on_lifted)
        self.model: IdsModel[CourseLine] = IdsModel(None, course_texts)
        self.table = ListTable(
            self.model,
            course_columns(),
            "courses_list",
            _("Kurse"),
            parts=course_parts,
            settings=desk.settings,
        )
        self.table.hug_rows()
        self.search = SearchField(_("Kurs, Leitung, Ort …"), "courses_search")
        self.search.setMaximumWidth(theme.px(_SEARCH))
        self.chips = CourseChips()
        self._none = EmptyState(
            "graduation-cap",
            _("Noch keine Kurse"),
            _("Legen Sie den ersten an: Titel, Plätze und Termine lassen sich später ändern."),
            self._new,
            None,
        )
        self._not_found = EmptyState(
            "search",
            _("Nichts gefunden"),
            _("Kein Kurs passt zu Suche und Filter."),
            self._lift,
            None,
        )
        self._places = QStackedWidget()
        listing = column(Card(self.table, margins=(1, 3, 1, 3), spacing=0), None, spacing=0)
        self._listing: QWidget = listing
        for place in (listing, self._none, self._not_found):
            self._places.addWidget(place)
        chips = column(self.chips, margins=(0, 3, 0, 0))
        head = row((self.search, 1), (chips, 2), spacing=8)
        column(head, (self._places, 1), margins=(20, 6, 20, 16), spacing=12, into=self)
        self._connect()
        self.set_heading(Heading(_("Kurse"), primary=self._new))

    def show_route(self, route: Route) -> None:
        """Show the list; where one comes back to, the course that was looked at is selected."""
        del route
        if not self._is_fresh:
            self._is_fresh = True
            self.reload()

    def on_notice(self, notice: Notice) -> None:
        """Read again when courses, their dates or registrations were touched."""
        if TABLES & set(notice):
            self.reload()

    def start_search(self) -> None:
        """Strg+F."""
        self.search.setFocus()
        self.search.selectAll()

    def first_focus(self) -> QWidget | None:
        """The list, or the search where nothing is listed."""
        return self.table if self.model.ids() else self.search

    def hideEvent(self, event: QHideEvent) -> None:
        """While another page is shown works are not told: ask again when one comes back."""
        super().hideEvent(event)
        self._is_fresh = False

    def reload(self) -> None:
        """Read all courses again."""

        def show(lines: list[CourseLine]) -> None:
            self._all = lines
            self.chips.show_counts(lines)
            self._show()

        self.desk.read(queries.courses(), show, key="courses_page")

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._show(afresh=True))
        self.search.went_down.connect(self.table.take_focus)
        self.search.confirmed.connect(self._on_confirmed)
        self.search.left.connect(self.table.take_focus)
        self.chips.changed.connect(lambda: self._show(afresh=True))
        self.table.left_upwards.connect(self.search.setFocus)
        self.table.opened.connect(lambda number: self.desk.go(f"{HOME}/{number}"))
        self.table.edit_wanted.connect(self._on_edit)
        self.table.delete_wanted.connect(self._on_delete)
        self.table.sort_chosen.connect(self._on_sort_chosen)
        self.table.selection_changed.connect(lambda _ids: self._tell_status())
        self.table.menu_wanted.connect(self._on_menu_wanted)
        self.table.part_pressed.connect(self._on_part_pressed)

    def _show(self, *, afresh: bool = False) -> None:
        typed = self.search.text().strip()
        lines = [
            line
            for line in self._all
            if self.chips.fits(line) and (not typed or has_words(course_words(line), typed))
        ]
        if self._order is not None:
            key, ascending = self._order
            lines.sort(key=sort_key(key), reverse=not ascending)
        self.model.set_lines(lines, afresh=afresh)
        self.table.set_marks(typed)
        place = self._listing if lines else self._not_found if self._all else self._none
        self._places.setCurrentWidget(place)
        self._tell_status()

    def _tell_status(self) -> None:
        lines = self.model.lines_of(self.model.ids()) or []
        told = [ngettext("{n} Kurs", "{n} Kurse", len(lines)).format(n=len(lines))]
        limited = [line for line in lines if line.places is not None]
        if limited:
            told.append(
                _("{n} von {places} Plätzen belegt").format(
                    n=sum(line.confirmed for line in limited),
                    places=sum(line.places or 0 for line in limited),
                )
            )
        chosen = len(self.table.selected_ids())
        if chosen > 1:
            told.append(_("{n} ausgewählt").format(n=chosen))
        self.set_status(" · ".join(told))

    def _line(self, number: int) -> CourseLine | None:
        return next((line for line in self._all if line.id == number), None)

    def _on_confirmed(self) -> None:
        if self.model.ids():
            self.table.take_focus()

    def _on_lifted(self) -> None:
        self.search.show_text("")
        self.chips.lift()
        self._show(afresh=True)
        self.table.take_focus()

    def _on_sort_chosen(self, key: str, is_ascending: bool) -> None:
        self._order = (key, is_ascending)
        self.table.show_sort(key, is_ascending)
        self._show(afresh=True)

    def _on_edit(self, number: int) -> None:
        if self.desk.can_write:
            self.desk.go(f"{HOME}/{number}/bearbeiten")

    def _on_delete(self, ids: list[int]) -> None:
        if self.desk.can_write:
            for line in self.model.lines_of(ids) or ():
                self._deeds.trash(line.id, line.title)

    def _on_part_pressed(self, number: int, key: str) -> None:
        if key == "menu":
            self.table.select_id(number)
            self._on_menu_wanted(self.table.place_of(number, key))

    def _on_menu_wanted(self, place: QPoint) -> None:
        number = self.table.current_id()
        line = self._line(number) if number is not None else None
        if line is not None:
            self.menu_of(line).popup(place)

    def menu_of(self, line: CourseLine) -> QMenu:
        """What can be done with a course of the list."""
        copy = QAction(_("Kopieren"), self)
        copy.triggered.connect(self.table.copy_selected)
        return course_menu(self, self.desk, self._deeds, line, copy)
