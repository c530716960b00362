"""Steps on the way: how far a meeting is prepared, and where in the import one stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon

Step = tuple[str, str, str]
_RADIUS = 10


def _state_words(state: str) -> str:
    return {"done": _("erledigt"), "current": _("als Nächstes")}.get(state, _("später"))


class StepStrip(QWidget):
    """Steps along a line: title and figure below each, done, current or later."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._steps: list[Step] = []
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """The steps: (title, figure, state)."""
        self._steps = list(steps)
        told = (f"{title}: {_state_words(state)}, {figure}" for title, figure, state in steps)
        self.setAccessibleName("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(62))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60) * max(1, len(self._steps)), theme.px(62))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._steps)
        for index, (title, figure, state) in enumerate(self._steps):
            left, width = index * self.width() / count, self.width() / count
            if index + 1 < count:
                follows = self._steps[index + 1][2]
                self._paint_line(painter, left, width, state == "done" and follows != "later")
            self._paint_dot(painter, QPointF(left + theme.px(_RADIUS + 1), theme.px(12)), state)
            self._paint_words(painter, left, width, title, figure, state)

    def _paint_line(self, painter: QPainter, left: float, width: float, is_done: bool) -> None:
        painter.setPen(QPen(theme.color("accent" if is_done else "border"), 2))
        gap = theme.px(4)
        start, end = left + theme.px(2 * _RADIUS + 1) + gap, left + width - gap
        painter.drawLine(QPointF(start, theme.px(12)), QPointF(end, theme.px(12)))

    def _paint_dot(self, painter: QPainter, middle: QPointF, state: str) -> None:
        radius = theme.px(_RADIUS) - 0.5
        if state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(middle, radius + 0.5, radius + 0.5)
            side = theme.px(12)
            place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            paint_icon(painter, "check", place, "on_accent")
            return
        painter.setBrush(theme.color("surface"))
        outline = "accent" if state == "current" else "border_strong"
        painter.setPen(QPen(theme.color(outline), 2))
        painter.drawEllipse(middle, radius - 0.5, radius - 0.5)
        if state == "current":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(middle, theme.px(4.5), theme.px(4.5))

    def _paint_words(
        self,
        painter: QPainter,
        left: float,
        width: float,
        title: str,
        figure: str,
        state: str,
    ) -> None:
        room = width - theme.px(8)
        lines = (
            (title, "small_strong" if state == "current" else "small_button", "text", 28),
            (figure, "caption", "text2", 45),
        )
        for text, role, color, top in lines:
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(color))
            metrics = QFontMetrics(painter.font())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QPointF(left, theme.px(top) + metrics.ascent()), shown)


class StepHeader(QWidget):
    """Numbered steps side by side, as in the import: done ones ticked, the current one filled."""

    def __init__(self, titles: Sequence[str] = (), name: str = "") -> None:
        super().__init__()
        self._titles, self._current = list(titles), 0
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()
        theme.notifier().changed.connect(self.updateGeometry)

    def set_steps(self, titles: Sequence[str]) -> None:
        """The titles of the steps."""
        self._titles = list(titles)
        self._tell()

    def set_current(self, index: int) -> None:
        """Which step it is, from 0; what lies before is done."""
        self._current = index
        self._tell()

    def _tell(self) -> None:
        title = self._titles[self._current] if self._current < len(self._titles) else ""
        words = _("Schritt {n} von {total}: {title}")
        self.setAccessibleName(
            words.format(n=self._current + 1, total=len(self._titles), title=title)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._widths(short=False))), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(sum(self._widths(short=True))), theme.px(32))

    def _widths(self, *, short: bool) -> list[float]:
        """The width of each step; short ones show the number alone, but for the current one."""
        metrics = QFontMetricsF(theme.font("strong"))
        arrow = theme.px(38)
        widths = []
        for index, title in enumerate(self._titles):
            words = theme.px(10) + metrics.horizontalAdvance(title)
            has_words = not short or index == self._current
            has_arrow = index + 1 < len(self._titles)
            widths.append(theme.px(22) + (words if has_words else 0) + (arrow if has_arrow else 0))
        return widths

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        short = sum(self._widths(short=False)) > self.width() + 1
        left, middle = 0.0, self.height() / 2
        for index, width in enumerate(self._widths(short=short)):
            self._paint_number(painter, left, middle, index)
            if not short or index == self._current:
                self._paint_title(painter, left + theme.px(32), middle, index)
            if index + 1 < len(self._titles):
                side = theme.px(16)
                place = QRectF(
                    left + width - theme.px(38) / 2 - side / 2, middle - side / 2, side, side
                )
                paint_icon(painter, "chevron-right", place, "text3")
            left += width

    def _paint_number(self, painter: QPainter, left: float, middle: float, index: int) -> None:
        side = theme.px(22)
        disc = QRectF(left, middle - side / 2, side, side)
        reached = index <= self._current
        painter.setPen(
            QPen(theme.color("border_strong" if theme.mode() == "contrast" else "track"), 1)
            if not reached
            else QPen(Qt.PenStyle.NoPen)
        )
        painter.setBrush(theme.color("accent" if reached else "track"))
        painter.drawEllipse(disc)
        if index < self._current:
            inset = theme.px(5)
            paint_icon(painter, "check", disc.adjusted(inset, inset, -inset, -inset), "on_accent")
            return
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.color("on_accent" if reached else "text2"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _paint_title(self, painter: QPainter, left: float, middle: float, index: int) -> None:
        is_current = index == self._current
        painter.setFont(theme.font("strong" if is_current else "body"))
        painter.setPen(theme.color("text" if index <= self._current else "text2"))
        metrics = QFontMetricsF(painter.font())
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, baseline), self._titles[index])
