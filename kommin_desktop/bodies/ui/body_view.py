"""One body beside the list: its name, what it is for, and tabs with what all areas know of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import BodyRow
from kommin_desktop.bodies.rules import body_kind_label
from kommin_desktop.kit.area import Offers, Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import (
    ElidedLabel,
    IconButton,
    Separator,
    Tabs,
    column,
    row,
)
from kommin_desktop.store.log import Notice

PLACE = "body"


class BodyView(QWidget):
    """Title, purpose and tabs of a body; each tab is a panel that an area offers."""

    tab_chosen = Signal(str)

    def __init__(self, desk: Desk, others: Offers, edit: QAction) -> None:
        super().__init__()
        self.setObjectName("body_view")
        self.body_id = 0
        self._titles: dict[str, str] = {}
        self._panels: dict[str, Panel] = {}
        self._stack = QStackedWidget()
        self._stack.setObjectName("body_panels")
        for kind in others.panels(PLACE):
            panel = kind.make(desk)
            self._titles[kind.key], self._panels[kind.key] = kind.title, panel
            self._stack.addWidget(panel)
            panel.count_changed.connect(self._show_tabs)
        self.title = ElidedLabel("", "title")
        self.purpose = ElidedLabel("", "small", "text2")
        self.edit = IconButton(
            "pencil", _("Gremium bearbeiten"), shortcut="F2", name="body_edit_button"
        )
        self.edit.clicked.connect(edit.trigger)
        if not edit.isEnabled():
            self.edit.hide()
        self.tabs = Tabs("body_tabs")
        self.tabs.setAccessibleName(_("Bereiche des Gremiums"))
        self.tabs.chosen.connect(self._on_tab_chosen)
        head = row(
            (column(self.title, self.purpose, spacing=1), 1), self.edit, margins=(24, 10, 20, 0)
        )
        column(
            head,
            row(self.tabs, None, margins=(22, 0, 20, 0)),
            Separator(),
            (self._stack, 1),
            spacing=0,
            into=self,
        )
        self._show_tabs()

    @property
    def tab(self) -> str:
        """The key of the tab that is shown."""
        return self.tabs.current()

    @property
    def panel(self) -> Panel | None:
        """What the tab shows."""
        return self._panels.get(self.tab)

    def show_body(self, line: BodyRow, tab: str = "") -> None:
        """Show a body, with a certain tab or the one that is shown."""
        self.body_id = line.id
        self.title.setText(line.name)
        kind = _("{kind} · Kürzel {code}").format(kind=body_kind_label(line.kind), code=line.code)
        self.purpose.setText(" ".join(line.note.split()) or kind)
        for panel in self._panels.values():
            panel.show_record(line.id)
        self._show_tabs()
        self.show_tab(tab)

    def show_tab(self, key: str) -> None:
        """Show one of the tabs; an unknown one leaves the one that is shown."""
        if key in self._panels:
            self.tabs.set_current(key)
        if self.panel is not None:
            self._stack.setCurrentWidget(self.panel)

    def on_notice(self, notice: Notice) -> None:
        """Let the panels reload what a work touched."""
        for panel in self._panels.values():
            panel.on_notice(notice)

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether a tab with something unsaved keeps the person here; that tab is shown."""
        for key, panel in self._panels.items():
            if panel.holds_back(go_on):
                if key != self.tab:
                    self.show_tab(key)
                    panel.holds_back(go_on)
                return True
        return False

    def take_focus(self) -> None:
        """Put the keyboard into what the tab shows."""
        if self.panel is not None:
            self.panel.focus_place().setFocus()

    def _show_tabs(self) -> None:
        self.tabs.set_tabs(
            [(key, self._titles[key], panel.count()) for key, panel in self._panels.items()]
        )

    def _on_tab_chosen(self, key: str) -> None:
        self.show_tab(key)
        self.tab_chosen.emit(key)
