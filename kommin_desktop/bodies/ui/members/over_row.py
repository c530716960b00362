"""Puts a widget over a row of a list, and keeps it there while the list scrolls and reloads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from kommin_desktop.kit.tables import ListTable


class OverRow(QObject):
    """The one widget that lies over a row at a time; the row is as high as the widget."""

    def __init__(self, table: ListTable) -> None:
        super().__init__(table)
        self._table = table
        self._widget: QWidget | None = None
        self._id = 0
        table.viewport().installEventFilter(self)
        table.verticalScrollBar().valueChanged.connect(self._place)
        table.rows.modelReset.connect(self._on_reset)

    @property
    def id(self) -> int:
        """The record over whose row something lies, 0 if nothing does."""
        return self._id if self._widget is not None else 0

    def show(self, id_: int, widget: QWidget) -> None:
        """Lay a widget over the row of a record."""
        self.clear()
        self._widget, self._id = widget, id_
        widget.setParent(self._table.viewport())
        # Words in a list would be painted in the colour of its rows.
        widget.setForegroundRole(QPalette.ColorRole.WindowText)
        widget.installEventFilter(self)
        widget.show()
        self._place()
        row = self._table.rows.row_of(id_)
        if row is not None:
            self._table.scrollTo(self._table.rows.index(row, 0))

    def clear(self) -> None:
        """Take the widget away; the row is as high as before."""
        if self._widget is None:
            return
        widget, self._widget = self._widget, None
        widget.removeEventFilter(self)
        widget.hide()
        widget.deleteLater()
        row = self._table.rows.row_of(self._id)
        if row is not None:
            usual = self._table.row_delegate.height()
            self._table.verticalHeader().resizeSection(row, usual)
        self._table.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The kind first: while the page goes away, the list may be gone before its last events.
        kind = event.type()
        if (kind == QEvent.Type.LayoutRequest and watched is self._widget) or (
            kind == QEvent.Type.Resize and watched is self._table.viewport()
        ):
            # The list lays out its columns first.
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def _on_reset(self) -> None:
        if self._widget is None:
            return
        if self._table.rows.row_of(self._id) is None:
            self.clear()
        else:
            self._place()

    def _place(self) -> None:
        row = self._table.rows.row_of(self._id)
        if self._widget is None or row is None:
            return
        width = self._table.viewport().width()
        layout = self._widget.layout()
        height = max(layout.totalHeightForWidth(width), 0) if layout is not None else 0
        needed = max(height, self._widget.sizeHint().height())
        height = max(needed + 1, self._table.row_delegate.height())
        if self._table.rowHeight(row) != height:
            self._table.verticalHeader().resizeSection(row, height)
            self._table.updateGeometry()
        self._widget.setGeometry(0, self._table.rowViewportPosition(row), width, height - 1)
