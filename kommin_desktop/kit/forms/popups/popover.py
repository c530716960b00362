"""A small surface that opens below a control, inside the window, and closes when it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

from kommin_desktop.kit import theme

_GAP = 3
_EDGE = 4


class Popover(QFrame):
    """A surface above the page; a click or wheel outside, Esc and a lost window close it."""

    closed = Signal()

    def __init__(self, anchor: QWidget) -> None:
        super().__init__()
        self._anchor = anchor
        self.setVisible(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        anchor.destroyed.connect(self.deleteLater)

    def wanted_size(self) -> QSize:
        """How large the surface wants to be."""
        return self.sizeHint()

    def open_up(self) -> None:
        """Open below the control, or above it where there is more room."""
        window = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._place(window)
        if not self.isVisible():
            self._cast_shadow()
            self.show()
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
        self.raise_()

    def close_up(self) -> None:
        """Close; the focus is left where it is."""
        if self.isVisible():
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            self.hide()
            self.closed.emit()

    def is_open(self) -> bool:
        """Whether the surface is shown."""
        return self.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the person turns to something else."""
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            if isinstance(watched, QWidget) and not self._belongs(watched):
                self.close_up()
        elif watched is self.parentWidget():
            if kind in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
                self.close_up()
        elif kind in (QEvent.Type.Resize, QEvent.Type.Move):
            if isinstance(watched, QWidget) and self._carries(watched):
                self._place(self._anchor.window())
        elif kind == QEvent.Type.Hide and watched is self._anchor:
            self.close_up()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click between the parts of the surface is not for the page below."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface with its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border_btn"), 1))
        painter.setBrush(theme.color("surface"))
        radius = theme.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _belongs(self, widget: QWidget) -> bool:
        return any(part is widget or part.isAncestorOf(widget) for part in (self, self._anchor))

    def _carries(self, widget: QWidget) -> bool:
        return widget is self._anchor or widget.isAncestorOf(self._anchor)

    def _place(self, window: QWidget) -> None:
        wanted = self.wanted_size()
        top = self._anchor.mapTo(window, QPoint(0, 0))
        below = window.height() - (top.y() + self._anchor.height()) - _GAP - _EDGE
        above = top.y() - _GAP - _EDGE
        goes_up = wanted.height() > below and above > below
        height = min(wanted.height(), max(above if goes_up else below, theme.px(40)))
        width = min(wanted.width(), window.width() - 2 * _EDGE)
        left = max(_EDGE, min(top.x(), window.width() - width - _EDGE))
        y = top.y() - _GAP - height if goes_up else top.y() + self._anchor.height() + _GAP
        self.setGeometry(left, y, width, height)

    def _cast_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(theme.px(24))
        shadow.setOffset(0, theme.px(6))
        shadow.setColor(QColor(0, 0, 0, 130 if theme.mode() == "dark" else 60))
        shadow.setEnabled(theme.mode() != "contrast")
        self.setGraphicsEffect(shadow)
