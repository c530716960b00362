"""Figures that are seen rather than read: how full a course is, and the day of a meeting."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kommin_desktop.base.dates import full_date, short_weekday
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets.label import plain_tooltip

_BAR = 6


def paint_bar(painter: QPainter, rect: QRectF, value: float, total: float, tone: str) -> None:
    """Paint a bar that is filled to `value` of `total`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outlined = theme.mode() == "contrast"
    painter.setPen(QPen(theme.color("text"), 1) if outlined else QPen(Qt.PenStyle.NoPen))
    radius = rect.height() / 2
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(rect, radius, radius)
    share = min(1.0, value / total) if total > 0 else 0.0
    if share > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * share))
        painter.setBrush(theme.color(tone))
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()


class FillBar(QWidget):
    """A thin bar; what it means stands in words for screen readers, „11 von 16 belegt“."""

    def __init__(self, value: float = 0, total: float = 1, tone: str = "accent") -> None:
        super().__init__()
        self._value, self._total, self._tone = value, total, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words("")
        theme.notifier().changed.connect(self.updateGeometry)

    def show(self, value: float | None = None, total: float = 1) -> None:
        """Fill the bar to `value` of `total`; without figures Qt's own meaning: become visible."""
        if value is None:
            super().show()
            return
        self.show_value(value, total)

    def show_value(self, value: float, total: float, tone: str = "") -> None:
        """Fill the bar to `value` of `total`, in another tone if given."""
        self._value, self._total, self._tone = value, total, tone or self._tone
        self.update()

    def set_words(self, words: str) -> None:
        """What the bar means, for screen readers and as a tooltip."""
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(60), theme.px(_BAR))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(30), theme.px(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(self.rect()), self._value, self._total, self._tone)


class DateTile(QWidget):
    """A leaf of a calendar: month, day and day of the week."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_date(day)
        theme.notifier().changed.connect(self.updateGeometry)

    def show_date(self, day: date) -> None:
        """Another day."""
        self._day = day
        self.setAccessibleName(full_date(day))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(68), theme.px(88))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = theme.mode() == "contrast"
        painter.setPen(QPen(theme.color("text"), 1) if outlined else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color("subtle"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, theme.px(8), theme.px(8))
        self._line(painter, 8, 20, _MONTHS[self._day.month - 1](), "small_button", "accent")
        self._line(painter, 26, 34, str(self._day.day), "display", "text")
        self._line(painter, 60, 20, short_weekday(self._day), "small", "text2")

    def _line(
        self, painter: QPainter, top: int, height: int, text: str, role: str, color: str
    ) -> None:
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(color))
        place = QRectF(0, theme.px(top), self.width(), theme.px(height))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


# Asked for while painting, because the language is chosen after this module is read.
_MONTHS = (
    lambda: _("JAN"),
    lambda: _("FEB"),
    lambda: _("MÄR"),
    lambda: _("APR"),
    lambda: _("MAI"),
    lambda: _("JUN"),
    lambda: _("JUL"),
    lambda: _("AUG"),
    lambda: _("SEP"),
    lambda: _("OKT"),
    lambda: _("NOV"),
    lambda: _("DEZ"),
)
