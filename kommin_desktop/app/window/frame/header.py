"""The header above a page: back and forward, where one is, and the page's actions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.page import Heading
from kommin_desktop.kit.widgets import (
    ActionButton,
    Button,
    ElidedLabel,
    IconButton,
    Symbol,
    row,
)

_HEIGHT = 54
_FITS_ALL = 820


class Header(QFrame):
    """Shows the heading of a page; further actions lie behind the ellipsis."""

    went = Signal(str)
    """The route of a crumb."""
    back_wanted = Signal()
    forward_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("head")
        self._back = IconButton("arrow-left", _("Zurück"), shortcut="Alt+Left", name="go_back")
        self._forward = IconButton("arrow-right", _("Vor"), shortcut="Alt+Right", name="go_forward")
        self._back.clicked.connect(self.back_wanted)
        self._forward.clicked.connect(self.forward_wanted)
        self._heading = Heading("")
        self._is_narrow = False
        self._way: QWidget = QWidget()
        self._actions: QWidget = QWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 20, 0)
        layout.setSpacing(6)
        layout.addWidget(self._back)
        layout.addWidget(self._forward)
        layout.addSpacing(6)
        layout.addWidget(self._way, 1)
        layout.addWidget(self._actions)
        theme.notifier().changed.connect(self._on_theme)
        self._on_theme()

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Say whether one can go back and forward."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def show_heading(self, heading: Heading) -> None:
        """Show another heading."""
        self._heading = heading
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_FITS_ALL)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._build()

    def _build(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        for old in (self._way, self._actions):
            layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._way = self._made_way()
        self._actions = self._made_actions()
        layout.addWidget(self._way, 1)
        layout.addWidget(self._actions)

    def _made_way(self) -> QWidget:
        parts: list[QWidget | int | tuple[QWidget, int] | None] = []
        for crumb in self._heading.crumbs:
            link = Button(crumb.title, name="crumb")
            link.setProperty("crumb", "1")
            link.clicked.connect(lambda _on=False, route=crumb.route: self.went.emit(route))
            parts += [link, Symbol("chevron-right", "text3", 16), 4]
        title = ElidedLabel(self._heading.title, "title", "text")
        title.setObjectName("page_title")
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        parts.append((title, 0))
        if self._heading.subtitle:
            subtitle = ElidedLabel(self._heading.subtitle, "small", "text2")
            subtitle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            parts += [8, (subtitle, 0)]
        return row(*parts, None, spacing=2)

    def _made_actions(self) -> QWidget:
        heading = self._heading
        secondary = [action for action in heading.secondary if action is not heading.primary]
        hidden = secondary if self._is_narrow else []
        parts: list[QWidget | int | tuple[QWidget, int] | None] = []
        if more := [*hidden, *heading.more]:
            parts.append(self._more(more))
        parts += [ActionButton(action) for action in secondary if action not in hidden]
        if heading.primary is not None:
            parts.append(ActionButton(heading.primary, "primary"))
        return row(*parts, spacing=8)

    def _more(self, actions: list[QAction]) -> QWidget:
        button = IconButton("ellipsis", _("Weitere Aktionen"), name="more_actions")
        menu = QMenu(button)
        menu.addActions(actions)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _on_theme(self) -> None:
        self.setFixedHeight(theme.px(_HEIGHT))
