"""A list and the pane about what is selected in it: beside each other, or one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.settings import Settings

NARROW = 1120
"""Below this width of the content the pane becomes a page of its own."""
_WIDE = 1360
_LIST_BESIDE_FORM = 440
_LEAST_LIST, _LEAST_PANE = 320, 300


class ListAndPane(QFrame):
    """Gives list and pane their widths; where the line between was dragged to is remembered."""

    def __init__(
        self,
        name: str,
        left: QWidget,
        right: QWidget,
        settings: Settings,
        usual: tuple[int, int] = (396, 480),
    ) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._settings, self._name, self._usual = settings, name, usual
        self._is_pane_wanted = False
        self.is_form = False
        """Whether a form is in the pane: it gets the room, the list a column."""
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName(f"{name}_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(0)  # the pane has a line; Qt widens what the mouse can grip
        for part, side in ((left, "left"), (right, "right")):
            part.setProperty("pane", side)
            part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        left.setMinimumWidth(theme.px(_LEAST_LIST))
        right.setMinimumWidth(theme.px(_LEAST_PANE))
        self._splitter.splitterMoved.connect(self._on_moved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one alone."""
        return self.width() < theme.px(NARROW)

    @property
    def is_pane_alone(self) -> bool:
        """Whether the pane is all there is to see."""
        return self.is_narrow and self._is_pane_wanted

    def show_pane(self, is_wanted: bool, *, is_form: bool = False) -> None:
        """Which of both is looked at; counts where there is room for one alone."""
        self._is_pane_wanted, self.is_form = is_wanted, is_form
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.is_narrow
        self._left.setVisible(not narrow or not self._is_pane_wanted)
        self._right.setVisible(not narrow or self._is_pane_wanted)
        if narrow:
            return
        width = self.width()
        if self.is_form:
            left = theme.px(self._kept(_LIST_BESIDE_FORM))
            right = max(theme.px(_LEAST_PANE), width - left)
        else:
            small, large = self._usual
            right = theme.px(self._kept(large if width >= theme.px(_WIDE) else small))
            left = max(theme.px(_LEAST_LIST), width - right)
        self._splitter.setSizes([left, right])

    @property
    def _key(self) -> str:
        return f"panes/{self._name}_form" if self.is_form else f"panes/{self._name}"

    def _kept(self, usual: int) -> int:
        kept = self._settings.value(self._key, usual)
        return kept if isinstance(kept, int) and kept >= _LEAST_PANE else usual

    def _on_moved(self) -> None:
        left, right = self._splitter.sizes()
        size = left if self.is_form else right
        self._settings.set_value(self._key, round(size * 100 / theme.px(100)))
