"""The sidebar: the office, the search, and the areas that exist, with what needs a hand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import AreaUi
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.widgets import (
    ElidedLabel,
    Label,
    Logo,
    NavButton,
    column,
    paint_at_right,
    row,
)

_WIDE = 212
_SLIM = 56
_SETTINGS = "settings"


class SearchButton(QPushButton):
    """Opens the palette; it looks like the field it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nav_search")
        self.setProperty("search", "1")
        self.setAccessibleName(_("Überall suchen"))
        self.setToolTip(_("Überall suchen (Strg+K)"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, *, shown: bool) -> None:
        """Show what it is and its key, or the icon alone."""
        self.setIcon(icon("search", "text2", 16))
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.setText("  " + _("Suchen …") if shown else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            paint_at_right(self, _("Strg+K"), "text3")


class Sidebar(QFrame):
    """Leads to the areas; it gives up its words where the window is narrow."""

    chosen = Signal(str)
    """The route of an area."""
    search_wanted = Signal()
    settings_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, areas: Iterable[AreaUi], office: str) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(_("Bereiche"))
        self.is_slim = False
        self._buttons: dict[str, NavButton] = {}
        self._office = ElidedLabel(office, "caption", "text2")
        self._words = column(Label("KOMM-IN", "strong"), self._office, spacing=0)
        self._search = SearchButton()
        self._search.clicked.connect(self.search_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 10, 10)
        layout.setSpacing(2)
        head = row(Logo(28), (self._words, 1), spacing=10, margins=(4, 0, 0, 0))
        for widget in (head, self._search):
            layout.addWidget(widget)
            layout.addSpacing(8)
        for area in areas:
            button = NavButton(f"nav_{area.name}", area.title, area.icon, _keys(area.number))
            button.clicked.connect(lambda _on=False, route=area.route: self.chosen.emit(route))
            self._buttons[area.name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self._help = NavButton("nav_help", _("Hilfe"), "circle-help", "F1")
        self._help.setCheckable(False)
        self._help.clicked.connect(self.help_wanted)
        self._settings = NavButton("nav_settings", _("Einstellungen"), "settings", _("Strg+Komma"))
        self._settings.clicked.connect(self._on_settings)
        layout.addWidget(self._settings)
        layout.addWidget(self._help)
        theme.notifier().changed.connect(self._on_theme)
        self._on_theme()

    def show_area(self, name: str) -> None:
        """Mark the area one is in."""
        for key, button in self._buttons.items():
            button.setChecked(key == name)
        self._settings.setChecked(name == _SETTINGS)

    def show_count(self, name: str, count: int) -> None:
        """Show the number behind one area."""
        self._buttons[name].show_count(count)

    def show_office(self, name: str) -> None:
        """Show whose office it is."""
        self._office.setText(name)

    def set_slim(self, slim: bool) -> None:
        """Show icons alone, or icons with words."""
        self.is_slim = slim
        self._on_theme()

    def _on_settings(self) -> None:
        self._settings.setChecked(True)
        self.settings_wanted.emit()

    def _on_theme(self) -> None:
        for button in (*self._buttons.values(), self._settings, self._help):
            button.show_words(shown=not self.is_slim)
            theme.dress_again(button)
        self._words.setVisible(not self.is_slim)
        self._search.show_words(shown=not self.is_slim)
        self.setFixedWidth(theme.px(_SLIM if self.is_slim else _WIDE))


def _keys(number: int) -> str:
    return _("Strg+{number}").format(number=number) if number else ""
