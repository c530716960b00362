"""What stays in view beside the grid: the dates above it, the people at its left."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kommin_desktop.courses.ui.attending.model import GridModel
from kommin_desktop.courses.ui.attending.sheet import day_words, is_off
from kommin_desktop.kit import theme
from kommin_desktop.kit.tables.canvas import Canvas, line_height
from kommin_desktop.kit.widgets import paint_avatar

HEAD = 46
_AVATAR = 26
_LEFT = 18


class DateHeader(QHeaderView):
    """Day and number of each date; the one that is due is accented."""

    pressed_at = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self.due: int | None = None
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(HEAD))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0:
            self.pressed_at.emit(section)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        sheet = self._grid.sheet
        if sheet is None or logicalIndex >= len(sheet.dates):
            return
        painter.save()
        whole = QRectF(rect)
        is_due = logicalIndex == self.due
        painter.fillRect(whole, theme.color("accent_soft" if is_due else "surface"))
        _rule(painter, whole)
        day = sheet.dates[logicalIndex]
        color = "accent_softtext" if is_due else "text3" if is_off(day) else "text2"
        canvas = Canvas(painter, whole)
        line = line_height("caption")
        top = whole.center().y() - line - 1
        date = f"{day.start.day:02d}.{day.start.month:02d}."
        first = QRectF(whole.x(), top, whole.width(), line)
        canvas.write(first, date, "caption", color, "center", digits=True)
        second = QRectF(whole.x(), top + line + 2, whole.width(), line)
        canvas.write(second, day_words(day), "caption", color, "center")
        painter.restore()


class PeopleHeader(QHeaderView):
    """Everybody's sign, name and municipality."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = model
        self._width = 200
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_width(self, width: int) -> None:
        """Take this width; the grid tells what is left for it."""
        if width != self._width:
            self._width = width
            self.setFixedWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        sheet = self._grid.sheet
        if sheet is None or logicalIndex >= len(sheet.rows):
            return
        painter.save()
        whole = QRectF(rect)
        painter.fillRect(whole, theme.color("surface"))
        if logicalIndex < len(sheet.rows) - 1:
            _rule(painter, whole)
        one = sheet.rows[logicalIndex]
        side = theme.px(_AVATAR)
        left = whole.x() + theme.px(_LEFT)
        paint_avatar(
            painter, QRectF(left, round(whole.center().y() - side / 2), side, side), one.name
        )
        canvas = Canvas(painter, whole)
        room = whole.adjusted(theme.px(_LEFT + 10) + side, 0, -theme.px(6), 0)
        first, second = line_height("small"), line_height("caption")
        below = second if one.municipality else 0
        top = room.center().y() - (first + below) / 2
        canvas.write(QRectF(room.x(), top, room.width(), first), one.name, "small")
        if one.municipality:
            line = QRectF(room.x(), top + first, room.width(), second)
            canvas.write(line, one.municipality, "caption", "text2")
        painter.restore()


def _rule(painter: QPainter, whole: QRectF) -> None:
    rule = QRectF(whole.x(), whole.bottom() - 1, whole.width(), 1)
    painter.fillRect(rule, theme.color("border"))
