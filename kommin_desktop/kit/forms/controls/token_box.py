"""The box of a field with several entries: the entries with their × and the line after them."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.widgets import FlowLayout

_HEIGHT = 24
_WIDEST = 260
_LEAST = 36


class Entry(NamedTuple):
    """One entry: the id of a known one, None for a new one, and its words."""

    id: int | None
    text: str


class Token(QWidget):
    """An entry with its ×."""

    removed = Signal()

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.is_marked = False
        self._is_hovered = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("{text} entfernen").format(text=escape(entry.text)))
        self.setAccessibleName(entry.text)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme.font("small")).horizontalAdvance(self.entry.text)
        width = theme.px(10) + words + theme.px(_HEIGHT) + 1
        return QSize(round(min(width, theme.px(_WIDEST))), theme.px(_HEIGHT))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._cross().contains(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove the entry when its × is clicked."""
        if self._cross().contains(event.position()) and self.isEnabled():
            self.removed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_new = self.entry.id is None
        painter.setBrush(theme.color("accent_soft" if self.isEnabled() else "subtle"))
        painter.setPen(self._edge(is_new))
        painter.drawRoundedRect(area, theme.px(5), theme.px(5))
        self._paint_words(painter, "accent_softtext" if self.isEnabled() else "disabled")
        painter.end()

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color(ink))
        metrics = QFontMetricsF(painter.font())
        left, cross = theme.px(9), self._cross()
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        words = metrics.elidedText(
            self.entry.text, Qt.TextElideMode.ElideRight, cross.left() - left
        )
        painter.drawText(QPointF(left, base), words)
        if self.isEnabled():
            side = theme.px(13)
            place = QRectF(0, 0, side, side)
            place.moveCenter(cross.center())
            paint_icon(painter, "x", place, "danger" if self._is_hovered else ink)

    def _edge(self, is_new: bool) -> QPen:
        if self.is_marked:
            return QPen(theme.color("focus"), 2)
        if is_new:
            return QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine)
        return QPen(theme.color("border" if theme.mode() == "contrast" else "accent_soft"), 1)

    def _cross(self) -> QRectF:
        side = theme.px(_HEIGHT)
        return QRectF(self.width() - side, 0, side, self.height())

    def _hover(self, on: bool) -> None:
        self._is_hovered = on
        self.setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)
        self.update()


class TokenLine(QLineEdit):
    """The line after the entries, as wide as what is typed in it."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setProperty("flat", "1")
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), theme.px(_HEIGHT))

    def sizeHint(self) -> QSize:
        """Room for the words and the next letter."""
        words = self.text() or self.placeholderText()
        width = self.fontMetrics().horizontalAdvance(words) + theme.px(24)
        return QSize(max(width, theme.px(_LEAST)), theme.px(_HEIGHT))


class TokenBox(QFrame):
    """The box around the entries and the line; it looks like any other input."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self._line = line
        self.setProperty("field", "1")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.flow = FlowLayout(self, spacing=4)
        self.flow.addWidget(line)
        self.show_state(focused=False, bad=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the line is a click into it."""
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)

    def show_state(self, *, focused: bool, bad: bool) -> None:
        """Draw the edge for the focus and for an error; the entries keep their place."""
        self.setProperty("focused", "1" if focused else "")
        self.setProperty("bad", "1" if bad else "")
        theme.dress_again(self)
        edge = 2 if focused or bad else 1
        inside = theme.px(5) - edge
        self.flow.setContentsMargins(inside, inside, inside, inside)
        self.update()
