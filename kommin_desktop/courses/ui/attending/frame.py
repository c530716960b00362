"""The card that holds the grid, what everybody attended, and one scroll bar for both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy

from kommin_desktop.courses.ui.attending.grid import AttendanceGrid
from kommin_desktop.courses.ui.attending.rates import RateColumn
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import Card, row

_EDGE = 2


class GridFrame(Card):
    """As high as its rows, and no higher than there is room."""

    def __init__(self, grid: AttendanceGrid) -> None:
        self.grid = grid
        self.rates = RateColumn(grid)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        super().__init__(
            (row((grid, 1), self.rates, self._bar, spacing=0), 1),
            margins=(_EDGE, _EDGE, _EDGE, _EDGE),
            spacing=0,
        )
        self.setObjectName("attendance_frame")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(140))
        inner = grid.verticalScrollBar()
        inner.rangeChanged.connect(self._on_range)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        grid.horizontalScrollBar().rangeChanged.connect(self.hug)
        grid.grid.modelReset.connect(self.hug)
        theme.notifier().changed.connect(self.hug)

    def hug(self) -> None:
        """Be no higher than the rows."""
        self.setMaximumHeight(max(theme.px(140), self.grid.height_of_rows() + 2 * _EDGE + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hug()

    def _on_range(self, least: int, most: int) -> None:
        inner = self.grid.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setVisible(most > least)
