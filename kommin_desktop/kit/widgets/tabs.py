"""Tabs below a page's head: one stop for the Tab key, arrows move, a line marks the current one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon

_HEIGHT, _SIDE, _BETWEEN, _LINE, _ICON = 38, 4, 18, 2, 18


class _Tab(NamedTuple):
    key: str
    text: str
    figure: str = ""
    icon: str = ""
    tone: str = ""
    state: str = ""


class _TabRow(QTabBar):
    """A row of tabs painted in the fonts and colours of the look."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._tabs: list[_Tab] = []
        self._quiet = False
        self.setObjectName(name)
        self.setAccessibleName(_("Ansichten"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._on_current_changed)
        theme.notifier().changed.connect(self._on_look_changed)

    def set_current(self, key: str) -> None:
        """Mark a tab as the one that is shown; nobody is told."""
        for index, tab in enumerate(self._tabs):
            if tab.key == key:
                self._quiet = True
                self.setCurrentIndex(index)
                self._quiet = False

    def current(self) -> str:
        """The key of the tab that is shown."""
        index = self.currentIndex()
        return self._tabs[index].key if 0 <= index < len(self._tabs) else ""

    def keys(self) -> list[str]:
        """The keys of all tabs, from left to right."""
        return [tab.key for tab in self._tabs]

    def _show(self, tabs: list[_Tab]) -> None:
        kept = self.current()
        self._quiet = True
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        self._tabs = tabs
        for index, tab in enumerate(tabs):
            words = f"{tab.text} {tab.figure}".strip().replace("&", "&&")
            if index < self.count():
                self.setTabText(index, words)
            else:
                self.addTab(words)
            self.setAccessibleTabName(
                index, " ".join(filter(None, (tab.text, tab.figure, tab.state)))
            )
        self._quiet = False
        if kept in self.keys():
            self.set_current(kept)

    def _on_current_changed(self, index: int) -> None:
        if not self._quiet and 0 <= index < len(self._tabs):
            self.chosen.emit(self._tabs[index].key)

    def _on_look_changed(self) -> None:
        # A text set anew is what makes Qt measure the tabs again.
        for index in range(self.count()):
            self.setTabText(index, self.tabText(index))
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:
        if index >= len(self._tabs):
            return QSize(0, theme.px(_HEIGHT))
        tab = self._tabs[index]
        width = QFontMetricsF(theme.font("strong")).horizontalAdvance(tab.text)
        if tab.figure:
            advance = QFontMetricsF(theme.font("small")).horizontalAdvance(tab.figure)
            width += theme.px(6) + advance
        width += theme.px(_ICON + 6) if tab.icon else 0
        return QSize(round(width + 0.5) + theme.px(2 * _SIDE + _BETWEEN), theme.px(_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index, tab in enumerate(self._tabs):
            self._paint_tab(painter, self.tabRect(index), tab, index, index == hovered)

    def _paint_tab(
        self, painter: QPainter, whole: QRect, tab: _Tab, index: int, is_hovered: bool
    ) -> None:
        is_current = index == self.currentIndex()
        rect = QRectF(whole).adjusted(0, 0, -theme.px(_BETWEEN), 0)
        left, middle = rect.x() + theme.px(_SIDE), rect.y() + (rect.height() - theme.px(_LINE)) / 2
        if tab.icon:
            side = theme.px(_ICON)
            paint_icon(painter, tab.icon, QRectF(left, middle - side / 2, side, side), tab.tone)
            left += theme.px(_ICON + 6)
        color = "text" if is_current or is_hovered else "text2"
        if not self.isEnabled():
            color = "disabled"
        left = self._paint_words(
            painter, left, middle, tab.text, "strong" if is_current else "button", color
        )
        if tab.figure:
            self._paint_words(painter, left + theme.px(6), middle, tab.figure, "small", "text3")
        if is_current:
            line = QRectF(rect)
            line.setTop(rect.bottom() - theme.px(_LINE))
            painter.fillRect(line, theme.color("accent"))
            if self.hasFocus():
                ring = rect.adjusted(1, theme.px(4), -1, -theme.px(5))
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(ring, theme.px(4), theme.px(4))

    def _paint_words(
        self, painter: QPainter, left: float, middle: float, text: str, role: str, color: str
    ) -> float:
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(color))
        metrics = QFontMetricsF(painter.font())
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, baseline), text)
        return left + metrics.horizontalAdvance(text)


class Tabs(_TabRow):
    """The parts of a page, each with its number where it has one."""

    def set_tabs(self, tabs: Sequence[tuple[str, str, int | None]]) -> None:
        """The tabs: (key, text, number or None); the current one stays if it is still there."""
        self._show(
            [
                _Tab(key, text, "" if count is None else f"{count:,}".replace(",", "."))
                for key, text, count in tabs
            ]
        )


_STAGE_ICONS = {"done": ("circle-check", "ok"), "current": ("circle-dot", "accent")}


class StageTabs(_TabRow):
    """The stages of a meeting; each can be opened at any time."""

    def set_stages(self, stages: Sequence[tuple[str, str, str]]) -> None:
        """The stages: (key, text, state), the state being done, current or later."""
        words = {"done": _("erledigt"), "current": _("als Nächstes"), "later": _("später")}
        self._show(
            [
                _Tab(key, text, "", *_STAGE_ICONS.get(state, ("circle", "text2")), words[state])
                for key, text, state in stages
            ]
        )
