"""How list and pane share the page: beside each other, or one at a time where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.settings import Settings

NARROW = 1120
"""Below this width of the content the pane becomes a page of its own."""
_WIDE = 1360
_DETAIL, _DETAIL_WIDE = 396, 480
_LIST_BESIDE_FORM = 440
_LEAST_LIST, _LEAST_PANE = 320, 300


class ListAndPane(QObject):
    """Gives list and pane their widths; where the line between was dragged to is remembered."""

    def __init__(self, page: QWidget, left: QWidget, right: QWidget, settings: Settings) -> None:
        super().__init__(page)
        self._page, self._left, self._right = page, left, right
        self._settings = settings
        self.splitter = QSplitter(Qt.Orientation.Horizontal, page)
        self.splitter.setObjectName("contacts_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(0)  # the panes have lines; Qt widens what the mouse can grip
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        left.setMinimumWidth(theme.px(_LEAST_LIST))
        right.setMinimumWidth(theme.px(_LEAST_PANE))
        self.is_form = False
        self.is_pane_wanted = False
        """Whether the pane is what is looked at; counts where there is room for one alone."""
        self.splitter.splitterMoved.connect(self._on_moved)

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one alone."""
        return self._page.width() < theme.px(NARROW)

    def show(self, *, form: bool, pane: bool) -> None:
        """Show a form or a contact in the pane, or the list."""
        self.is_form, self.is_pane_wanted = form, pane
        self.fit()

    def fit(self) -> None:
        """Share the width there is."""
        narrow = self.is_narrow
        self._left.setVisible(not narrow or not self.is_pane_wanted)
        self._right.setVisible(not narrow or self.is_pane_wanted)
        if narrow:
            return
        width = self._page.width()
        if self.is_form:
            left = theme.px(self._kept("form", _LIST_BESIDE_FORM))
            sizes = [left, width - left]
        else:
            usual = _DETAIL_WIDE if width >= theme.px(_WIDE) else _DETAIL
            right = theme.px(self._kept("detail", usual))
            sizes = [width - right, right]
        self.splitter.setSizes([max(theme.px(_LEAST_PANE), size) for size in sizes])

    def _on_moved(self) -> None:
        left, right = self.splitter.sizes()
        name, size = ("form", left) if self.is_form else ("detail", right)
        self._settings.set_value(f"contacts/{name}", round(size * 100 / theme.px(100)))

    def _kept(self, name: str, usual: int) -> int:
        kept = self._settings.value(f"contacts/{name}", usual)
        return kept if isinstance(kept, int) and kept >= _LEAST_PANE else usual
