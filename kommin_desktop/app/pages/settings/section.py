"""What the sections of the settings have in common: cards one below the other, rows in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Card, Label, Separator, column, scroll
from kommin_desktop.store.log import Notice

WIDEST = 780
_MARGIN = 20
_CONTROL = 270
_TURNS_BELOW = 520


class Section(QWidget):
    """One section of the settings."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk

    def show_route(self, route: Route) -> None:
        """Show what a route names within the section; also when it is shown already."""

    def on_notice(self, notice: Notice) -> None:
        """A work touched records: reload what is shown of them."""

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether unsaved changes keep the person here."""
        del go_on
        return False

    def place(self) -> tuple[str, Crumb] | None:
        """The title of a step within the section and the way up, None at its beginning."""
        return None

    def focus_place(self) -> QWidget | None:
        """What the keyboard goes to."""
        return None


class Cards(QWidget):
    """Cards at most 780 wide that scroll; they stand at the left as the writing does."""

    def __init__(self, *cards: QWidget, widest: int = WIDEST, top: bool = True) -> None:
        super().__init__()
        self._widest = widest
        self._inner = column(*cards, spacing=14)
        page = QWidget()
        page.setObjectName("page")
        across = QHBoxLayout(page)
        across.setContentsMargins(_MARGIN, 6 if top else 0, _MARGIN, _MARGIN)
        down = QVBoxLayout()
        down.addWidget(self._inner)
        down.addStretch(1)
        across.addLayout(down, 1000)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(page))
        theme.notifier().changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        self._inner.setMaximumWidth(theme.px(self._widest))


class FramedSection(Section):
    """Cards that know by themselves what they show."""

    def __init__(self, desk: Desk, name: str, cards: QWidget) -> None:
        super().__init__(desk, name)
        column((Cards(cards), 1), into=self)


class SettingRow(QWidget):
    """What can be set, a line about it, and at the right the control; below where it is narrow."""

    def __init__(self, title: str, line: str, control: QWidget, *, wide: bool = True) -> None:
        super().__init__()
        self._control, self._is_wide = control, wide
        self.line = Label(line, "small", "text2", wraps=True)
        if not line:
            self.line.hide()
        words = column(Label(title, "strong", wraps=True), self.line, spacing=1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(8))
        self._box.addWidget(words, 1)
        self._box.addWidget(control)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < theme.px(_TURNS_BELOW)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        if self._is_wide:
            self._control.setFixedWidth(theme.px(_CONTROL))


def setting_card(title: str, *rows: QWidget) -> Card:
    """A card with a heading and rows, parted by fine lines."""
    parts: list[QWidget] = [Label(title, "section")]
    for at, one in enumerate(rows):
        if at:
            parts.append(Separator())
        parts.append(one)
    return Card(*parts)
