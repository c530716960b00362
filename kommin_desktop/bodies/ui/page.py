"""The page of bodies: the list, and beside it one body with its tabs, or the form of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.bodies import queries
from kommin_desktop.bodies.queries import BodyRow
from kommin_desktop.bodies.ui.body_form import BodyForm
from kommin_desktop.bodies.ui.body_list import BodyList
from kommin_desktop.bodies.ui.body_view import PLACE, BodyView
from kommin_desktop.bodies.ui.deeds import trash
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb, Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import EmptyState
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read

HOME = "gremien"
_TABLES = frozenset({"body", "seat", "meeting", "meeting_body", "contact"})
_LIST, _LIST_WIDE, _LIST_SLIM = 288, 340, 232
_WIDE, _NARROW, _ALONE, _LEAST = 1360, 1120, 860, 560
_LAST = "bodies/last"


class _Found(NamedTuple):
    """All bodies, how many meetings each has, and what the status bar says of these."""

    lines: Sequence[BodyRow]
    meetings: Mapping[int, int]
    words: str


class BodiesPage(Page):
    """Routes: gremien, gremien/<id>[/<tab>], gremien/neu, gremien/<id>/bearbeiten."""

    help_page = "runde-tische"

    def __init__(self, desk: Desk, others: Offers) -> None:
        super().__init__(desk, "bodies_page")
        self._others = others
        self._route = Route((HOME,))
        self._found = _Found((), {}, "")
        self._is_choosing = False
        self._make_actions()
        self.list = BodyList(self._new)
        self.view = BodyView(desk, others, self._edit)
        self.form = BodyForm(desk)
        self._empty = EmptyState(
            "messages-square",
            _("Noch keine Gremien"),
            _("Legen Sie Ihren Runden Tisch an. Danach planen Sie seine erste Sitzung."),
            self._new,
            None,
        )
        self._side = QStackedWidget()
        self._side.setObjectName("bodies_side")
        for part in (self._empty, self.view, self.form):
            self._side.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self._side, 1)
        self._connect()

    def show_route(self, route: Route) -> None:
        """Show the list, a body with a tab, or a form."""
        self._route = route
        self._look_up(moves=True)

    def on_notice(self, notice: Notice) -> None:
        """Reload what a work touched; the list and the tab keep their place."""
        if _TABLES & set(notice):
            self._look_up(moves=False)
        self.view.on_notice(notice)

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether an unsaved form, or one in a tab, keeps the person here."""
        shown = self._side.currentWidget()
        if shown is self.form:
            return self.form.holds_back(go_on)
        return shown is self.view and self.view.holds_back(go_on)

    def first_focus(self) -> QWidget | None:
        """The list, the form, or what the tab shows where it stands alone."""
        if self._side.currentWidget() is self.form:
            return self.form.form.field("name").control
        if self.list.isVisible():
            return self.list.rows
        return self.view.panel.focus_place() if self.view.panel is not None else None

    def minimumSizeHint(self) -> QSize:
        """Where it is narrow the list gives way, whatever it takes now."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme.px(_LEAST)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._tell_heading()

    def hideEvent(self, event: QHideEvent) -> None:
        """The body that was looked at last is shown when one comes back."""
        super().hideEvent(event)
        if self.view.body_id:
            self.desk.settings.set_value(_LAST, self.view.body_id)

    def _make_actions(self) -> None:
        self._new_meeting = make_action(
            self, "meeting_new", _("Neue Sitzung"), self._on_new_meeting, icon="plus"
        )
        self._new = make_action(
            self,
            "body_new",
            _("Neues Gremium"),
            lambda: self._go(f"{HOME}/neu"),
            icon="plus",
        )
        self._edit = make_action(
            self, "body_edit", _("Gremium bearbeiten"), self._on_edit, icon="pencil"
        )
        self._trash = make_action(
            self, "body_trash", _("In den Papierkorb"), self._on_trash, icon="trash-2"
        )
        for action in (self._new_meeting, self._new, self._edit, self._trash):
            action.setEnabled(self.desk.can_write)

    def _connect(self) -> None:
        self.list.rows.selection_changed.connect(self._on_selection_changed)
        self.list.rows.opened.connect(self._on_opened)
        self.list.rows.clicked.connect(self._on_clicked)
        self.list.rows.edit_wanted.connect(self._go_edit)
        self.list.rows.delete_wanted.connect(self._on_delete_wanted)
        self.view.tab_chosen.connect(self._on_tab_chosen)
        self.form.saved.connect(self._on_saved)
        self.form.closed.connect(self._on_form_closed)

    def _look_up(self, *, moves: bool) -> None:
        figures = self._others.figures(PLACE)

        def look(connection: Connection) -> _Found:
            lines = read(connection, queries.body_rows())
            counts = figures[0].counts(connection) if figures else {}
            known = {line.id: counts.get(line.id, 0) for line in lines}
            words = figures[0].words(sum(known.values())) if figures else ""
            return _Found(lines, known, words)

        self.desk.read(look, lambda found: self._show(found, moves=moves), key="bodies_page")

    def _show(self, found: _Found, *, moves: bool) -> None:
        self._found = found
        self._choose(lambda: self.list.show_bodies(found.lines, found.meetings))
        if moves:
            self._show_place()
        elif self._side.currentWidget() is not self.form:
            self._show_body(self.view.body_id)
            self._tell_heading()
        self._tell_status()

    def _show_place(self) -> None:
        number, what = self._route.number(1), self._route.part(2)
        if self._route.part(1) == "neu":
            self._side.setCurrentWidget(self.form)
            self.form.show_new()
        elif number is not None and what == "bearbeiten":
            self._choose(lambda: self.list.rows.select_id(number))
            self._side.setCurrentWidget(self.form)
            self.form.show_body(number)
        else:
            self._show_body(number or 0, what)
        self._fit()
        self._tell_heading()

    def _show_body(self, number: int, tab: str = "") -> None:
        """Show a body, or that beside one that is gone, or of last time, or the first, or none."""
        known = [line.id for line in self._found.lines]
        if number not in known:
            near = (self.list.rows.current_id(), self.desk.settings.value(_LAST, 0), *known)
            number = next((one for one in near if one in known), 0)
        line = self.list.line_of(number)
        if line is None:
            self.view.body_id = 0
            self._side.setCurrentWidget(self._empty)
            return
        self._choose(lambda: self.list.rows.select_id(number))
        self.view.show_body(line, tab)
        self._side.setCurrentWidget(self.view)

    def _choose(self, act: Callable[[], object]) -> None:
        """Change the list without asking what the selection means."""
        self._is_choosing = True
        try:
            act()
        finally:
            self._is_choosing = False

    @property
    def is_alone(self) -> bool:
        """Whether there is room for the list or the body, not for both."""
        return self.width() < theme.px(_ALONE)

    @property
    def _is_list_wanted(self) -> bool:
        return self._route.number(1) is None and self._route.part(1) != "neu"

    def _fit(self) -> None:
        width = self.width()
        alone = self.is_alone
        self.list.setVisible(not alone or self._is_list_wanted)
        self._side.setVisible(not alone or not self.list.isVisibleTo(self))
        if alone:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16777215)
        else:
            wide, narrow = width >= theme.px(_WIDE), width < theme.px(_NARROW)
            self.list.setFixedWidth(
                theme.px(_LIST_WIDE if wide else _LIST_SLIM if narrow else _LIST)
            )

    def _on_selection_changed(self, ids: Sequence[int]) -> None:
        if self._is_choosing or not ids or self.is_alone:
            return
        number = ids[0]
        shown = self._side.currentWidget()
        back = self.form.body_id if shown is self.form else self.view.body_id
        if number != back and self.holds_back(lambda: self._follow(number)):
            self._choose(lambda: self.list.rows.select_id(back))
            return
        self._follow(number)

    def _follow(self, number: int) -> None:
        """Show what is selected; the way back remembers where one was, not every row."""
        route = Route((HOME, str(number), *([self.view.tab] if self.view.tab else [])))
        self._route = route
        self.desk.router.replace(route)
        self._show_body(number)
        self._tell_heading()

    def _on_clicked(self) -> None:
        number = self.list.rows.current_id()
        if self.is_alone and number is not None:
            self._go(f"{HOME}/{number}")

    def _on_opened(self, number: int) -> None:
        if self.is_alone:
            self._go(f"{HOME}/{number}")
        self.view.take_focus()

    def _on_tab_chosen(self, tab: str) -> None:
        self._route = Route((HOME, str(self.view.body_id), tab))
        self.desk.router.replace(self._route)

    def _on_new_meeting(self) -> None:
        number = self.view.body_id
        self.desk.go(f"sitzung/neu?gremium={number}" if number else "sitzung/neu")

    def _on_edit(self) -> None:
        if self.view.body_id:
            self._go_edit(self.view.body_id)

    def _on_trash(self) -> None:
        self._on_delete_wanted([self.view.body_id])

    def _on_delete_wanted(self, ids: Sequence[int]) -> None:
        line = self.list.line_of(ids[0]) if ids else None
        if line is not None and self.desk.can_write:
            trash(self.desk, line.id, line.name, self._others.holds(PLACE))

    def _go_edit(self, number: int) -> None:
        if self.desk.can_write:
            self._go(f"{HOME}/{number}/bearbeiten")

    def _on_saved(self, number: int) -> None:
        self._replace(f"{HOME}/{number}")

    def _on_form_closed(self) -> None:
        number = self.form.body_id or self.view.body_id
        self._replace(f"{HOME}/{number}" if number else HOME)

    def _replace(self, route: str) -> None:
        """Be somewhere else without a step that the way back would take again."""
        self.desk.router.replace(route)
        self.show_route(Route.parse(route))
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _go(self, route: str) -> None:
        if self.desk.router.current is None:
            self.show_route(Route.parse(route))
        else:
            self.desk.go(route)

    def _tell_status(self) -> None:
        count = len(self._found.lines)
        told = ngettext("{n} Gremium", "{n} Gremien", count).format(n=count)
        self.set_status(" · ".join(part for part in (told, self._found.words) if part))

    def _tell_heading(self) -> None:
        shown = self._side.currentWidget()
        home = (Crumb(_("Runde Tische"), HOME),)
        if shown is self.form:
            title = _("Gremium bearbeiten") if self.form.body_id else _("Neues Gremium")
            self.set_heading(Heading(title, home))
            return
        alone = self.is_alone and not self._is_list_wanted and shown is self.view
        self.set_heading(
            Heading(
                self.view.title.text() if alone else _("Runde Tische"),
                home if alone else (),
                primary=self._new_meeting if self._found.lines else None,
                more=(self._edit, self._new, self._trash) if self.view.body_id else (self._new,),
            )
        )
