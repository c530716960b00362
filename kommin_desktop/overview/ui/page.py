"""Heute: what needs a hand, as cards of all areas."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QVBoxLayout, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import full_date
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import EmptyState, column, scroll
from kommin_desktop.store.log import Notice

_NARROW = 1120
_WIDE = 1600
_RIGHT, _RIGHT_WIDE = 348, 440
_GAP = 16
_CALM = frozenset(("backup_card",))
"""Cards that are always there and say nothing of work to do."""


class TodayPage(Page):
    """Route: heute."""

    help_page = "heute"

    def __init__(self, desk: Desk, others: Offers) -> None:
        super().__init__(desk, "today_page")
        self._left = [kind.make(desk) for kind in others.cards("left")]
        self._right = [kind.make(desk) for kind in others.cards("right")]
        self._new_meeting = make_action(
            self,
            "today_new_meeting",
            _("Neue Sitzung"),
            lambda: desk.go("sitzung/neu"),
            icon="plus",
        )
        self._new_task = make_action(
            self, "today_new_task", _("Neue Aufgabe"), lambda: desk.go("aufgaben/neu"), icon="plus"
        )
        for action in (self._new_meeting, self._new_task):
            action.setEnabled(desk.can_write)
        self._nothing = EmptyState(
            "circle-check",
            _("Alles erledigt"),
            _("Keine Sitzung steht an, keine Aufgabe ist offen."),
        )
        self._nothing.setMinimumHeight(theme.px(260))
        self._lay_out()
        for card in (*self._left, *self._right):
            card.emptied.connect(self._show_emptiness)
        self._show_heading()

    def show_route(self, route: Route) -> None:
        """Read all cards again."""
        del route
        self._show_heading()
        self._refresh()

    def on_notice(self, notice: Notice) -> None:
        """Any work may concern a card."""
        if notice:
            self._refresh()

    def first_focus(self) -> QWidget | None:
        """The first list of the page, where arrows and the space bar do something at once."""
        for card in (*self._left, *self._right):
            if not card.is_empty and (found := card.findChild(QAbstractItemView)) is not None:
                return found
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _refresh(self) -> None:
        for card in (*self._left, *self._right):
            card.refresh()
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        cards = (*self._left, *self._right)
        has_work = any(not card.is_empty for card in cards if card.objectName() not in _CALM)
        self._nothing.setVisible(not has_work)
        self._left_side.setVisible(any(not card.is_empty for card in self._left) or not has_work)
        self._right_side.setVisible(any(not card.is_empty for card in self._right))

    def _show_heading(self) -> None:
        self.set_heading(
            Heading(
                _("Heute"),
                subtitle=full_date(today()),
                primary=self._new_meeting,
                secondary=(self._new_task,),
            )
        )

    def _lay_out(self) -> None:
        self._left_side = column(*self._left, self._nothing, None, spacing=_GAP - 2)
        self._right_side = column(*self._right, None, spacing=_GAP - 2)
        both = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._sides.setContentsMargins(theme.px(20), theme.px(4), theme.px(20), theme.px(20))
        self._sides.setSpacing(theme.px(_GAP))
        self._sides.addWidget(self._left_side, 1)
        self._sides.addWidget(self._right_side, 0)
        self._area = scroll(column(both, None, spacing=0))
        self._area.setObjectName("today_cards")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def _fit(self) -> None:
        """The right column beside the left one, below it where the page is narrow."""
        width = self.width()
        is_narrow = width < theme.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else _BESIDE
        self._sides.setDirection(direction)
        if is_narrow:
            self._right_side.setMinimumWidth(0)
            self._right_side.setMaximumWidth(_NO_LIMIT)
        else:
            self._right_side.setFixedWidth(
                theme.px(_RIGHT_WIDE if width >= theme.px(_WIDE) else _RIGHT)
            )
        for card in (*self._left, *self._right):
            card.fit(self.height())


_BESIDE = QBoxLayout.Direction.LeftToRight
_NO_LIMIT = (1 << 24) - 1
