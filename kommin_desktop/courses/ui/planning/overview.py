"""The tab „Übersicht“: what the course is, how full, which date is next and what to do now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseCard, CourseLine, DateLine
from kommin_desktop.courses.rules import OVER, CourseStatus, SessionStatus
from kommin_desktop.courses.ui.deeds import CourseDeeds
from kommin_desktop.courses.ui.part import CoursePart
from kommin_desktop.courses.ui.planning.facts_card import FactsCard
from kommin_desktop.courses.ui.planning.next_card import NextDateCard
from kommin_desktop.courses.ui.planning.places_card import PlacesCard
from kommin_desktop.courses.ui.planning.state_card import StateCard
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import ReasonBar
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import column, scroll
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read, read_one

_TABLES = frozenset(
    ("course", "course_kind", "course_session", "course_trainer", "course_host", "registration")
)
_SIDE, _BESIDE = 348, 860


class _Found(NamedTuple):
    """A course with its dates."""

    card: CourseCard | None
    dates: Sequence[DateLine]


class Overview(CoursePart):
    """Facts at the left, places and state at the right; below each other where it is narrow."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "course_overview")
        self._course_id = 0
        self._deeds = CourseDeeds(desk)
        self._make_actions()
        self.why = ReasonBar("course_why")
        self.next = NextDateCard(desk)
        self.facts = FactsCard()
        self.places = PlacesCard(desk)
        self.state = StateCard()
        left = column(self.next, self.facts, None, spacing=14)
        self._side = column(self.state, self.places, None, spacing=14)
        self._columns = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(16))
        self._box.addWidget(left, 1)
        self._box.addWidget(self._side)
        inner = column(self.why, self._columns, None, margins=(20, 14, 20, 16), spacing=10)
        column(scroll(inner), spacing=0, into=self)
        self.why.closed.connect(self._on_bar_closed)

    def show_course(self, course: CourseLine, route: Route) -> None:
        """Show this course."""
        super().show_course(course, route)
        if self._course_id != course.id:
            self._course_id = course.id
            self.why.drop()
        self._read()

    def primary(self) -> QAction | None:
        """What comes next: open the registration, or finish the course."""
        for action in (self._open, self._finish):
            if action.isVisible():
                return action
        return None

    def secondary(self) -> tuple[QAction, ...]:
        """Change the facts."""
        return (self._edit,) if self._edit.isVisible() else ()

    def more(self) -> tuple[QAction, ...]:
        """What seldom happens."""
        return tuple(one for one in (self._reopen, self._cancel) if one.isVisible())

    def on_notice(self, notice: Notice) -> None:
        """Read again when the course, its dates or registrations were touched."""
        if self._course_id and _TABLES & set(notice):
            self._read()

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether a reason begun keeps the person here."""
        return self.why.holds_back(go_on)

    def first_focus(self) -> QWidget | None:
        """The way to the next date."""
        return self.next.go

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(_BESIDE)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        self._side.setMinimumWidth(theme.px(_SIDE) if is_wide else 0)
        self._side.setMaximumWidth(theme.px(_SIDE) if is_wide else 16777215)

    def _make_actions(self) -> None:
        self._edit = make_action(
            self, "course_change", _("Kurs bearbeiten"), self._on_edit, icon="pencil", keys="F2"
        )
        self._open = make_action(
            self, "course_start", _("Anmeldung öffnen"), self._on_open, icon="check"
        )
        self._finish = make_action(
            self, "course_finish", _("Kurs abschließen"), self._on_finish, icon="circle-check"
        )
        self._cancel = make_action(
            self, "course_cancel", _("Kurs absagen …"), self._on_cancel, icon="x"
        )
        self._reopen = make_action(
            self, "course_reopen", _("Wieder öffnen …"), self._on_reopen, icon="rotate-ccw"
        )

    def _read(self) -> None:
        number = self._course_id

        def look(connection: Connection) -> _Found:
            return _Found(
                read_one(connection, queries.course_card(number)),
                read(connection, queries.course_dates(number)),
            )

        self.desk.read(look, self._show, key="course_overview")

    def _show(self, found: _Found) -> None:
        line, card = self.course, found.card
        if line is None or card is None:
            return
        self._offer(line, found.dates)
        self.next.show_dates(line, found.dates)
        self.facts.show_facts(line, card, found.dates)
        self.places.show_places(line, card)
        self.state.show_state(line, card, found.dates)
        self.actions_changed.emit()

    def _offer(self, line: CourseLine, dates: Sequence[DateLine]) -> None:
        """Offer what is possible as the course stands."""
        status, can_write = line.stored_status, self.desk.can_write
        is_done = bool(dates) and not any(one.status == SessionStatus.PLANNED for one in dates)
        self._edit.setVisible(can_write and status not in OVER)
        self._open.setVisible(can_write and status == CourseStatus.DRAFT)
        self._finish.setVisible(
            can_write and status == CourseStatus.OPEN and (is_done or _is_past(line))
        )
        self._cancel.setVisible(can_write and status not in OVER)
        self._reopen.setVisible(can_write and status in OVER)

    def _on_edit(self) -> None:
        if self.course is not None:
            self.desk.go(f"kurse/{self.course.id}/bearbeiten")

    def _on_open(self) -> None:
        if self.course is not None:
            self._deeds.open(self.course.id, self.course.title)

    def _on_finish(self) -> None:
        if self.course is not None:
            self._deeds.finish(self.course.id, self.course.title)

    def _on_cancel(self) -> None:
        self.why.ask(
            _("Warum wird der Kurs abgesagt?"), _("Kurs absagen"), self._on_cancelled, icon="x"
        )

    def _on_reopen(self) -> None:
        self.why.ask(
            _("Warum wird der Kurs wieder geöffnet?"),
            _("Wieder öffnen"),
            self._on_reopened,
            icon="rotate-ccw",
            required=True,
        )

    def _on_cancelled(self, reason: str) -> None:
        if self.course is not None:
            self._deeds.cancel(self.course.id, self.course.title, reason)

    def _on_reopened(self, reason: str) -> None:
        if self.course is not None:
            self._deeds.reopen(self.course.id, self.course.title, reason)

    def _on_bar_closed(self) -> None:
        self.next.go.setFocus()


def _is_past(line: CourseLine) -> bool:
    return line.last_end is not None and line.last_end < local_now()
