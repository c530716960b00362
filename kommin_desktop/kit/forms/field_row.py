"""Fields beside each other that share the width, and wrap where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from kommin_desktop.kit import theme

_GAP = 12
_LINE_GAP = 10
_LEAST = 92


class _ShareLayout(QLayout):
    """Lines of cells: each takes its share of the line, aligned at the top."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.shares: list[int] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, moving=True)

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(max(item.sizeHint().width(), self._least(item)) for item in shown)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width + max(0, len(shown) - 1) * theme.px(_GAP), height)

    def minimumSize(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        width = max((self._least(item) for item in shown), default=0)
        height = max((item.minimumSize().height() for item in shown), default=0)
        return QSize(width, height)

    def _least(self, item: QLayoutItem) -> int:
        return max(item.minimumSize().width(), theme.px(_LEAST))

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        room = 0
        for item, share in zip(self._items, self.shares, strict=True):
            if item.isEmpty():
                continue
            needs = self._least(item) + theme.px(_GAP)
            if not lines or needs > room:
                lines.append([])
                room = width + theme.px(_GAP)
            lines[-1].append((item, share))
            room -= needs
        return lines

    def _arrange(self, rect: QRect, *, moving: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            height = max(
                _height(item, width) for (item, _share), width in zip(line, widths, strict=True)
            )
            x = rect.x()
            for (item, _share), width in zip(line, widths, strict=True):
                if moving:
                    item.setGeometry(QRect(x, y, width, _height(item, width)))
                x += width + theme.px(_GAP)
            y += height + theme.px(_LINE_GAP)
        return max(0, y - theme.px(_LINE_GAP) - rect.y())

    def _widths(self, line: list[tuple[QLayoutItem, int]], width: int) -> list[int]:
        """Each its share, but no less than it needs; what that costs the others pay."""
        room = width - theme.px(_GAP) * (len(line) - 1)
        widths = dict.fromkeys(range(len(line)), 0)
        open_cells = list(widths)
        while open_cells:
            total = sum(line[index][1] for index in open_cells) or 1
            short = [
                index
                for index in open_cells
                if room * line[index][1] / total < self._least(line[index][0])
            ]
            if not short or len(short) == len(open_cells):
                for index in open_cells:
                    widths[index] = int(room * line[index][1] / total)
                break
            for index in short:
                widths[index] = self._least(line[index][0])
                room -= widths[index]
                open_cells.remove(index)
        return [widths[index] for index in range(len(line))]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class FieldRow(QWidget):
    """One row of a form; cells are widgets or (widget, share of the width)."""

    def __init__(self, cells: Sequence[QWidget | tuple[QWidget, int]]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = _ShareLayout(self)
        for cell in cells:
            widget, share = cell if isinstance(cell, tuple) else (cell, 1)
            layout.shares.append(share)
            layout.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_height()
        return done

    def _keep_height(self) -> None:
        # A page that was laid out for another width would cut the fields off.
        layout = self.layout()
        height = layout.heightForWidth(self.width()) if layout is not None else 0
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
