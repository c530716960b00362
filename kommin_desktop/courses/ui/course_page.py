"""The page of one course: when and where it is, its six parts, and the part one works in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseLine, DateLine
from kommin_desktop.courses.rules import OVER
from kommin_desktop.courses.ui.deeds import CourseDeeds
from kommin_desktop.courses.ui.meta_line import CourseMeta
from kommin_desktop.courses.ui.part import CoursePart
from kommin_desktop.courses.ui.parts import PARTS
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb, Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import EmptyState, Separator, Tabs, column
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read, read_one

HOME = "kurse"
_FIRST = "uebersicht"
_TABLES = frozenset(
    (
        "course",
        "course_kind",
        "course_session",
        "course_trainer",
        "course_host",
        "registration",
        "contact",
    )
)


class _Found(NamedTuple):
    """A course and its dates."""

    line: CourseLine
    dates: Sequence[DateLine]


class CoursePage(Page):
    """Routes `kurse/<id>[/uebersicht|termine|teilnehmende|warteliste|anwesenheit|bescheinigungen]`.

    Without a part the one is shown that was shown last of this course, else the overview.
    """

    help_page = "kurse"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "course_page")
        self._route = Route(())
        self._found: _Found | None = None
        self._parts: dict[str, CoursePart] = {}
        self._shown = ""
        self._deeds = CourseDeeds(desk)
        self.meta = CourseMeta()
        self.tabs = Tabs("course_tabs")
        self.tabs.setAccessibleName(_("Bereiche des Kurses"))
        self.tabs.chosen.connect(self._on_tab_chosen)
        self._stack = QStackedWidget()
        self._stack.setObjectName("course_parts")
        self._make_actions()
        self._gone = EmptyState(
            "graduation-cap",
            _("Diesen Kurs gibt es nicht mehr"),
            _("Vielleicht liegt er im Papierkorb, oder sein Anlegen wurde rückgängig gemacht."),
            self._to_courses,
            None,
        )
        top = column(self.meta, self.tabs, margins=(20, 0, 20, 0), spacing=0)
        self._whole = column(top, Separator(), (self._stack, 1), spacing=0)
        column((self._whole, 1), (self._gone, 1), spacing=0, into=self)
        self._gone.hide()

    @property
    def shown_part(self) -> CoursePart | None:
        """The part one works in."""
        return self._parts.get(self._shown)

    def show_route(self, route: Route) -> None:
        """Show the course and the part that the route names."""
        self._route = route
        self._look_up(moves=True)

    def on_notice(self, notice: Notice) -> None:
        """Show the course anew if its own line changed; the part looks for itself."""
        if _TABLES & set(notice):
            self._look_up(moves=False)
        if self._found is not None and (part := self.shown_part) is not None:
            part.on_notice(notice)

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether unsaved changes of the part keep the person here."""
        part = self.shown_part
        return self._found is not None and part is not None and part.holds_back(go_on)

    def save_pending(self) -> None:
        """Save what is being typed in any part."""
        for part in self._parts.values():
            part.save_pending()

    def first_focus(self) -> QWidget | None:
        """Where the part wants one to begin."""
        part = self.shown_part
        return part.first_focus() if part is not None else None

    def _make_actions(self) -> None:
        self._edit = make_action(
            self, "course_edit", _("Kurs bearbeiten"), self._on_edit, icon="pencil"
        )
        self._trash = make_action(
            self, "course_trash", _("In den Papierkorb"), self._on_trash, icon="trash-2"
        )
        self._to_courses = make_action(
            self, "to_courses", _("Zu den Kursen"), lambda: self.desk.go(HOME)
        )
        for number, key in enumerate(PARTS, start=1):
            make_action(
                self,
                f"to_{key}",
                part_title(key),
                partial(self._on_tab_chosen, key),
                keys=f"Ctrl+Shift+{number}",
            )

    def _look_up(self, *, moves: bool) -> None:
        number = self._route.number(1) or 0

        def look(connection: Connection) -> _Found | None:
            line = read_one(connection, queries.course_line(number))
            return _Found(line, read(connection, queries.course_dates(number))) if line else None

        self.desk.read(look, lambda found: self._show(found, moves=moves), key="course_page")

    def _show(self, found: _Found | None, *, moves: bool) -> None:
        former, self._found = self._found, found
        self._gone.setVisible(found is None)
        self._whole.setVisible(found is not None)
        if found is None:
            self.set_heading(Heading(_("Kurs"), (Crumb(_("Kurse"), HOME),)))
            self.set_status("")
            return
        line = found.line
        self._edit.setVisible(self.desk.can_write and line.stored_status not in OVER)
        self._trash.setVisible(self.desk.can_write)
        self.meta.show_course(line, found.dates)
        counts = {
            "termine": line.sessions,
            "teilnehmende": line.confirmed,
            "warteliste": line.waiting,
        }
        self.tabs.set_tabs([(key, part_title(key), counts.get(key)) for key in PARTS])
        wanted = self._route.part(2) if moves else self._shown
        is_same = former is not None and former.line.id == line.id
        if wanted not in PARTS:
            wanted = self._shown if is_same and self._shown else _FIRST
        self._show_part(wanted, line)

    def _show_part(self, key: str, line: CourseLine) -> None:
        if self._route.part(2) != key:
            self._route = Route((HOME, str(line.id), key), self._route.options)
            self.desk.router.replace(self._route)
        former = self.shown_part
        if key != self._shown and former is not None:
            former.save_pending()
        self._shown = key
        part = self._part(key)
        focus = QApplication.focusWidget()
        goes_along = former is not None and focus is not None and former.isAncestorOf(focus)
        self.tabs.set_current(key)
        part.show_course(line, self._route)
        # „?neu“ is asked for once, not with every change of the course.
        self._route = Route(self._route.path)
        self._stack.setCurrentWidget(part)
        if goes_along and part is not former and (first := part.first_focus()) is not None:
            first.setFocus()
        self._on_actions_changed()
        self._on_status_changed()

    def _part(self, key: str) -> CoursePart:
        if key not in self._parts:
            part = self._parts[key] = PARTS[key](self.desk)
            part.actions_changed.connect(self._on_actions_changed)
            part.status_changed.connect(self._on_status_changed)
            self._stack.addWidget(part)
        return self._parts[key]

    def _on_tab_chosen(self, key: str) -> None:
        if self._found is not None:
            self.desk.go(f"{HOME}/{self._found.line.id}/{key}")
            self.tabs.set_current(self._shown)

    def _on_edit(self) -> None:
        if self._found is not None:
            self.desk.go(f"{HOME}/{self._found.line.id}/bearbeiten")

    def _on_trash(self) -> None:
        if self._found is not None:
            line = self._found.line
            self._deeds.trash(line.id, line.title, lambda _result: self.desk.go(HOME))

    def _on_actions_changed(self) -> None:
        part, found = self.shown_part, self._found
        if part is None or found is None:
            return
        own = tuple(action for action in (self._edit, self._trash) if action.isVisible())
        if self._shown == _FIRST:
            own = tuple(action for action in own if action is not self._edit)
        self.set_heading(
            Heading(
                found.line.title,
                (Crumb(_("Kurse"), HOME),),
                primary=part.primary(),
                secondary=part.secondary(),
                more=(*part.more(), *own),
            )
        )

    def _on_status_changed(self) -> None:
        part, found = self.shown_part, self._found
        if part is not None and found is not None:
            self.set_status(part.status_text() or found.line.number)


def part_title(key: str) -> str:
    """The tab's word."""
    return {
        "uebersicht": _("Übersicht"),
        "termine": _("Termine"),
        "teilnehmende": _("Teilnehmende"),
        "warteliste": _("Warteliste"),
        "anwesenheit": _("Anwesenheit"),
        "bescheinigungen": _("Bescheinigungen"),
    }[key]
