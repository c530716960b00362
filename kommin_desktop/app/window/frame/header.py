"""The header above a page: back and forward, where one is, and the page's actions."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QSpacerItem, QWidget

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
_TITLE = 96
"""What the title keeps of its width before anything else gives way."""
_GAP = 8
_INDENT = 6
_CRUMB_SIDE = 4  # what the sheet puts beside a crumb, inside its border


class _Fit(NamedTuple):
    """What gives way where there is little room."""

    secondary: int = 0
    """How many further actions lie behind the ellipsis, the first ones first."""
    crumbs: int = 0
    """How many crumbs are left out, the farthest ones first."""


class Header(QFrame):
    """Shows the heading of a page; further actions lie behind the ellipsis.

    Where it is narrow the title elides first, then further actions go behind the ellipsis, then
    crumbs are left out; the primary action is always whole.
    """

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
        self._fit = _Fit()
        self._action_widths: list[int] = []
        self._crumb_widths: list[int] = []
        self._fixed_width = 0
        self._way: QWidget = QWidget()
        self._actions: QWidget = QWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 20, 0)
        layout.setSpacing(6)
        layout.addWidget(self._back)
        layout.addWidget(self._forward)
        self._indent = QSpacerItem(_INDENT, 0)
        layout.addItem(self._indent)
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
        if self._fitting() != self._fit:
            self._build()

    def _build(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        for old in (self._way, self._actions):
            layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._measure()
        self._fit = self._fitting()
        self._way = self._made_way()
        self._actions = self._made_actions()
        layout.addWidget(self._way, 1)
        layout.addWidget(self._actions)
        # A crumb has room around its words; they begin where a title does.
        has_crumb = len(self._heading.crumbs) > self._fit.crumbs
        inside = theme.px(_CRUMB_SIDE) + 1 if has_crumb else 0
        self._indent.changeSize(max(0, _INDENT - inside), 0)
        layout.invalidate()

    def _measure(self) -> None:
        """Know how wide each part of this heading would be."""
        secondary, primary = self._secondary(), self._heading.primary
        self._action_widths = [self._width_of(ActionButton(action)) for action in secondary]
        self._crumb_widths = [
            self._width_of(_crumb(crumb.title)) + theme.px(16) + 8 for crumb in self._heading.crumbs
        ]
        fixed = self._width_of(ActionButton(primary, "primary")) + _GAP if primary else 0
        ways = sum(button.sizeHint().width() for button in (self._back, self._forward))
        self._fixed_width = fixed + ways + 5 * _GAP + 36

    def _width_of(self, widget: QWidget) -> int:
        """How wide it is as a part of the header."""
        widget.setParent(self)
        widget.ensurePolished()
        width = widget.sizeHint().width()
        widget.deleteLater()
        return width

    def _fitting(self) -> _Fit:
        """The least that must give way for the primary action to be whole."""
        fits = [_Fit(count) for count in range(len(self._action_widths) + 1)]
        fits += [_Fit(len(self._action_widths), n + 1) for n in range(len(self._crumb_widths))]
        room = self.width() - self._fixed_width - theme.px(_TITLE)
        return next((fit for fit in fits if self._needed(fit) <= room), fits[-1])

    def _needed(self, fit: _Fit) -> int:
        """How wide crumbs and further actions are then."""
        shown = self._action_widths[fit.secondary :]
        has_more = bool(self._heading.more) or fit.secondary > 0
        more = self._back.sizeHint().width() + _GAP if has_more else 0
        return more + sum(shown) + _GAP * len(shown) + sum(self._crumb_widths[fit.crumbs :])

    def _secondary(self) -> list[QAction]:
        heading = self._heading
        return [action for action in heading.secondary if action is not heading.primary]

    def _made_way(self) -> QWidget:
        parts: list[QWidget | int | tuple[QWidget, int] | None] = []
        for crumb in self._heading.crumbs[self._fit.crumbs :]:
            link = _crumb(crumb.title)
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
        heading, secondary = self._heading, self._secondary()
        hidden, shown = secondary[: self._fit.secondary], secondary[self._fit.secondary :]
        parts: list[QWidget | int | tuple[QWidget, int] | None] = []
        if more := [*hidden, *heading.more]:
            parts.append(self._more(more))
        parts += [ActionButton(action) for action in shown]
        if heading.primary is not None:
            parts.append(ActionButton(heading.primary, "primary"))
        return row(*parts, spacing=_GAP)

    def _more(self, actions: list[QAction]) -> QWidget:
        button = IconButton("ellipsis", _("Weitere Aktionen"), name="more_actions")
        menu = QMenu(button)
        menu.addActions(actions)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _on_theme(self) -> None:
        self.setFixedHeight(theme.px(_HEIGHT))
        self._build()


def _crumb(title: str) -> Button:
    link = Button(title, name="crumb")
    link.setProperty("crumb", "1")
    return link
