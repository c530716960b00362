"""One month as German calendars show it: weeks with their number, Monday first."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kommin_desktop.base.dates import full_date
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.typed_dates import FIRST_YEAR, LAST_YEAR

_CELL_WIDTH = 36
_CELL_HEIGHT = 32
_HEAD = 26
_WEEKS = 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


def weekday_names() -> tuple[str, ...]:
    """„Mo“ to „So“."""
    return (_("Mo"), _("Di"), _("Mi"), _("Do"), _("Fr"), _("Sa"), _("So"))


class MonthGrid(QWidget):
    """The days of one month; arrows move, Bild auf/ab turns the month, Enter chooses."""

    turned = Signal()
    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, name: str = "month_grid") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._today = date.min
        self._day = date(2026, 1, 1)
        self._chosen: date | None = None
        self._hovered: date | None = None

    @property
    def day(self) -> date:
        """The day the keys stand on; its month is shown."""
        return self._day

    def show_day(self, day: date, *, chosen: date | None, today: date) -> None:
        """Show the month of `day`; `chosen` is the value of the field."""
        self._chosen, self._today = chosen, today
        self._go_to(day)

    def turn(self, months: int) -> None:
        """Show an earlier or later month."""
        year, month = divmod(self._day.year * 12 + self._day.month - 1 + months, 12)
        if FIRST_YEAR <= year <= LAST_YEAR:
            first = date(year, month + 1, 1)
            self._go_to(min(first + timedelta(days=self._day.day - 1), _last_of(first)))

    def sizeHint(self) -> QSize:
        """A column for the week numbers, seven for the days."""
        width = theme.px(_CELL_WIDTH)
        return QSize(8 * width, theme.px(_HEAD) + _WEEKS * theme.px(_CELL_HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Keep Esc from closing more than the calendar."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, turn, choose or give up."""
        key = Qt.Key(event.key())
        months = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if key in _STEPS:
            self._go_to(self._day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-months if key == Qt.Key.Key_PageUp else months)
        elif key == Qt.Key.Key_Home:
            self._go_to(self._day.replace(day=1))
        elif key == Qt.Key.Key_End:
            self._go_to(_last_of(self._day))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._day)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which day a click would choose."""
        self._hovered = self._day_at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No day is under the mouse any more."""
        self._hovered = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the mouse."""
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(day)
            self.chosen.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, the week numbers and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        for week in range(_WEEKS):
            monday = self._first_shown() + timedelta(days=7 * week)
            painter.setFont(theme.font("caption", digits=True))
            painter.setPen(theme.color("text3"))
            number = str(monday.isocalendar().week)
            painter.drawText(self._cell(week, 0), Qt.AlignmentFlag.AlignCenter, number)
            for column in range(7):
                day = monday + timedelta(days=column)
                self._paint_day(painter, self._cell(week, column + 1), day)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        width = theme.px(_CELL_WIDTH)
        for column, name in enumerate((_("KW"), *weekday_names())):
            place = QRectF(column * width, 0, width, theme.px(_HEAD))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        painter.setPen(QPen(theme.color("border"), 1))
        bottom = theme.px(_HEAD) - 0.5
        painter.drawLine(QPointF(theme.px(6), bottom), QPointF(self.width() - theme.px(6), bottom))

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        area = cell.adjusted(2, 2, -2, -2)
        is_chosen, is_here = day == self._chosen, day == self._day
        if is_chosen or day == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if is_chosen else "hover"))
            painter.drawRoundedRect(area, theme.px(6), theme.px(6))
        if is_here and self.hasFocus():
            ring = theme.color("text" if is_chosen else "focus")
            painter.setPen(QPen(ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
        is_today = day == self._today
        painter.setFont(theme.font("strong" if is_today else "body"))
        painter.setPen(theme.color(self._ink(day, is_chosen, is_today)))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if is_today:
            metrics = QFontMetricsF(painter.font())
            half = metrics.horizontalAdvance(str(day.day)) / 2
            below = area.center().y() + metrics.ascent() / 2 + theme.px(3)
            middle = area.center().x()
            painter.setPen(QPen(painter.pen().color(), 2))
            painter.drawLine(QPointF(middle - half, below), QPointF(middle + half, below))

    def _ink(self, day: date, is_chosen: bool, is_today: bool) -> str:
        if is_chosen:
            return "on_accent"
        if is_today:
            return "accent"
        return "text" if day.month == self._day.month else "text3"

    def _cell(self, week: int, column: int) -> QRectF:
        width, height = theme.px(_CELL_WIDTH), theme.px(_CELL_HEIGHT)
        return QRectF(column * width, theme.px(_HEAD) + week * height, width, height)

    def _day_at(self, place: QPointF) -> date | None:
        week = int((place.y() - theme.px(_HEAD)) // theme.px(_CELL_HEIGHT))
        column = int(place.x() // theme.px(_CELL_WIDTH)) - 1
        if 0 <= week < _WEEKS and 0 <= column < 7:
            return self._first_shown() + timedelta(days=7 * week + column)
        return None

    def _first_shown(self) -> date:
        first = self._day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _go_to(self, day: date) -> None:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return
        self._day = day
        self.setAccessibleName(full_date(day))
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, full_date(day)))
        self.turned.emit()
        self.update()


def _last_of(day: date) -> date:
    after = day.replace(day=28) + timedelta(days=4)
    return after - timedelta(days=after.day)
