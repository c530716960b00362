"""Putting widgets beside and below each other in one line of code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kommin_desktop.kit import theme

Item = QWidget | int | None | tuple[QWidget, int]
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
_ROUNDS = 8  # a field that wraps moves its row, its card, the form and the page


def scaled_margins(margins: Margins) -> QMargins:
    """Margins given at 100 %, in the person's scale."""
    return QMargins(*(theme.px(side) for side in margins))


def fill(layout: QBoxLayout, items: tuple[Item, ...], margins: Margins, spacing: int) -> None:
    """Put items into a layout: a widget, a gap (int), a stretch (None) or (widget, stretch)."""
    layout.setContentsMargins(scaled_margins(margins))
    layout.setSpacing(theme.px(spacing))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(theme.px(item))
        elif isinstance(item, tuple):
            layout.addWidget(*item)
        else:
            layout.addWidget(item)


def row(
    *items: Item, margins: Margins = NO_MARGINS, spacing: int = 8, into: QWidget | None = None
) -> QWidget:
    """Items from left to right."""
    widget = QWidget() if into is None else into
    fill(QHBoxLayout(widget), items, margins, spacing)
    return widget


def column(
    *items: Item, margins: Margins = NO_MARGINS, spacing: int = 8, into: QWidget | None = None
) -> QWidget:
    """Items from top to bottom."""
    widget = QWidget() if into is None else into
    fill(QVBoxLayout(widget), items, margins, spacing)
    return widget


def scroll(widget: QWidget) -> QScrollArea:
    """A frameless area that scrolls up and down; its content never pushes it wider."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; what stood there is gone at once and deleted later."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class FlowLayout(QLayout):
    """Widgets in lines like words: what does not fit goes to the next line."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.px(spacing))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        x, y, height = area.x(), area.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > area.x() and x + size.width() > area.right() + 1:
                x, y, height = area.x(), y + height + self.spacing(), 0
            width = min(size.width(), max(area.width(), item.minimumSize().width()))
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x, height = x + width + self.spacing(), max(height, size.height())
        return y + height - rect.y() + self.contentsMargins().bottom()


def settle_layouts(page: QWidget) -> None:
    """Give every widget of a page its place now, before the first of them is painted.

    Qt shows what was put into a visible layout later, and lays out one level of nested widgets
    between two paintings: a form that has just been filled would be seen with its fields upon
    each other.
    """
    said = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    for child in page.findChildren(QWidget):
        if child.isHidden() and not child.testAttribute(said):
            QCoreApplication.sendPostedEvents(child, QEvent.Type.MetaCall)
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
