"""The page about backups: the cards of the section under a heading of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.app.pages.safety.section import SafetySection
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Heading, Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import column, scroll

_MOST_WIDE = 780


class SafetyPage(Page):
    """Route: einstellungen/sicherung."""

    help_page = "sicherung"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "safety_page")
        self.section = SafetySection(desk)
        self.section.setMaximumWidth(theme.px(_MOST_WIDE))
        area = scroll(column(self.section, None, margins=(20, 6, 20, 20), spacing=0))
        area.setObjectName("safety_scroll")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.set_heading(Heading(_("Datensicherung")))

    def show_route(self, route: Route) -> None:
        del route
        if self.isVisible():
            self.section.refresh()

    def first_focus(self) -> QWidget:
        return self.section.make
