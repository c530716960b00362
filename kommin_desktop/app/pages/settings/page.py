"""Einstellungen: the list of sections at the left, the cards of one of them beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kommin_desktop.app.pages.settings.section import Section
from kommin_desktop.app.pages.settings.sections import BEGINNING, section_kinds
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import ChoiceField
from kommin_desktop.kit.page import Crumb, Heading, Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import NavButton, column, scroll
from kommin_desktop.store.log import Notice

_LIST = 262
_NARROW_BELOW = 860
"""Below this width of the page a choice above the cards takes the place of the list."""


class SettingsPage(Page):
    """Shows one section; each is made when one first goes there."""

    help_page = "einstellungen"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings_page")
        self._kinds = section_kinds()
        self._key = self._kinds[0].key
        self._sections: dict[str, Section] = {}
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        for kind in self._kinds:
            button = NavButton(f"settings_{kind.key}", kind.title, kind.icon, "")
            button.clicked.connect(partial(self._go, kind.key))
            self._group.addButton(button)
            self._buttons[kind.key] = button
        self._choice = ChoiceField(
            [(kind.key, kind.title) for kind in self._kinds],
            name="settings_choice",
            spoken=_("Bereich der Einstellungen"),
        )
        self._choice.edited.connect(self._on_choice)
        nav = column(*self._buttons.values(), None, margins=(14, 6, 0, 8), spacing=2)
        nav.setObjectName("page")
        nav.setAccessibleName(_("Einstellungen"))
        self._side = scroll(nav)
        self._above = column(self._choice, margins=(20, 8, 20, 8))
        self._stack = QStackedWidget()
        self._stack.setObjectName("settings_sections")
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._above)
        down.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(right, 1)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def show_route(self, route: Route) -> None:
        keys = [kind.key for kind in self._kinds]
        self._key = route.part(1) if route.part(1) in keys else keys[0]
        section = self._sections.get(self._key)
        if section is None:
            kind = self._kinds[keys.index(self._key)]
            section = self._sections[self._key] = kind.make(self.desk)
            self._stack.addWidget(section)
        was_inside = self._stack.isAncestorOf(QApplication.focusWidget() or self)
        self._stack.setCurrentWidget(section)
        self.help_page = "sicherung" if self._key == "sicherung" else "einstellungen"
        self._mark()
        section.show_route(route)
        self._tell(section)
        if was_inside:  # a link in one section led to another, or to a step of it
            self.first_focus().setFocus()

    def on_notice(self, notice: Notice) -> None:
        section = self._stack.currentWidget()
        if isinstance(section, Section):
            section.on_notice(notice)

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        section = self._stack.currentWidget()
        return isinstance(section, Section) and section.holds_back(go_on)

    def first_focus(self) -> QWidget:
        section = self._stack.currentWidget()
        inner = section.focus_place() if isinstance(section, Section) else None
        usual = self._choice if self._side.isHidden() else self._buttons[self._key]
        return inner or usual

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tell(self, section: Section) -> None:
        title = next(kind.title for kind in self._kinds if kind.key == self._key)
        crumbs = [Crumb(_("Einstellungen"), BEGINNING)]
        if (place := section.place()) is not None:
            crumbs.append(place[1])
            title = place[0]
        self.set_heading(Heading(title, tuple(crumbs)))

    def _fit(self) -> None:
        is_narrow = self.width() < theme.px(_NARROW_BELOW)
        self._side.setVisible(not is_narrow)
        self._above.setVisible(is_narrow)
        self._side.setFixedWidth(theme.px(_LIST))

    def _mark(self) -> None:
        for key, button in self._buttons.items():
            button.setChecked(key == self._key)
            button.show_words(shown=True)
        self._choice.set_value(self._key)

    def _on_choice(self) -> None:
        self._go(self._choice.value())

    def _go(self, key: str) -> None:
        self.desk.go(f"{BEGINNING}/{key}")
        self._mark()  # unsaved changes may hold the person here
