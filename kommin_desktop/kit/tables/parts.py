"""What a cell of a list can show: two lines, a text, pills, a bar, a date, a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.tables.canvas import Canvas, line_height, text_width
from kommin_desktop.kit.tables.columns import Align
from kommin_desktop.kit.widgets import paint_avatar, paint_pill, pill_width

_PAD = 12
_PILL = 22
_GAP = 5


class Part:
    """What is painted into one cell."""

    def paint(self, canvas: Canvas) -> None:
        """Paint into the canvas."""
        del canvas

    def cut_text(self, room: QRectF) -> str:
        """The whole text if the room cuts it, for a tooltip; else nothing."""
        del room
        return ""


class State(NamedTuple):
    """A pill that says how something stands: word, tone and icon."""

    text: str
    tone: str = "neutral"
    icon: str | None = None


@dataclass(frozen=True)
class TwoLines(Part):
    """A title above a line of less weight; with a picture of whom or what it is."""

    title: str
    line: str = ""
    avatar: str = ""
    is_organisation: bool = False
    icon: str = ""
    icon_color: str = "text2"
    title_color: str = "text"
    line_color: str = "text2"
    title_role: str = "strong"
    line_role: str = "small"
    trailing: str = ""

    def paint(self, canvas: Canvas) -> None:
        room = self._room(canvas.rect, canvas.is_compact)
        self._paint_picture(canvas)
        if self.trailing:
            wide = self._trailing_width() + theme.px(_PAD)
            end = QRectF(canvas.rect.right() - wide, room.y(), wide - theme.px(_PAD), room.height())
            canvas.write(end, self.trailing, "caption", "text2", "right", digits=True)
        if canvas.is_compact or not self.line:
            self._paint_one_line(canvas, room)
            return
        first, second = line_height(self.title_role), line_height(self.line_role)
        top = room.center().y() - (first + second + theme.px(2)) / 2
        title_room = QRectF(room.x(), top, room.width(), first)
        canvas.write(title_room, self.title, self.title_role, self.title_color)
        line_room = QRectF(room.x(), top + first + theme.px(2), room.width(), second)
        canvas.write(line_room, self.line, self.line_role, self.line_color)

    def _paint_one_line(self, canvas: Canvas, room: QRectF) -> None:
        canvas.write(room, self.title, self.title_role, self.title_color)
        if self.line:
            start = text_width(self.title, self.title_role) + theme.px(10)
            rest = room.adjusted(start, 0, 0, 0)
            canvas.write(rest, self.line, self.line_role, self.line_color)

    def _paint_picture(self, canvas: Canvas) -> None:
        rect = canvas.rect
        if self.avatar:
            size = theme.px(24 if canvas.is_compact else 34)
            place = QRectF(rect.x() + theme.px(14), rect.center().y() - size / 2, size, size)
            paint_avatar(canvas.painter, place, self.avatar, is_organisation=self.is_organisation)
        elif self.icon:
            size = theme.px(18)
            place = QRectF(rect.x() + theme.px(14), rect.center().y() - size / 2, size, size)
            paint_icon(canvas.painter, self.icon, place, self.icon_color)

    def _trailing_width(self) -> float:
        return text_width(self.trailing, "caption", digits=True) if self.trailing else 0

    def _room(self, rect: QRectF, is_compact: bool = False) -> QRectF:
        left = (48 if is_compact else 60) if self.avatar else 42 if self.icon else _PAD
        end = self._trailing_width() + theme.px(10) if self.trailing else 0
        return rect.adjusted(theme.px(left), 0, -theme.px(_PAD if end else 8) - end, 0)

    def cut_text(self, room: QRectF) -> str:
        width = self._room(room).width()
        is_cut = (
            text_width(self.title, self.title_role) > width
            or text_width(self.line, self.line_role) > width
        )
        return "\n".join(text for text in (self.title, self.line) if text) if is_cut else ""


@dataclass(frozen=True)
class Text(Part):
    """One line of text, with an icon if wished: at the left edge, or close before right text."""

    text: str
    color: str = "text"
    role: str = "small"
    align: Align = "left"
    digits: bool = False
    icon: str = ""

    def paint(self, canvas: Canvas) -> None:
        rect = canvas.rect
        if self.icon:
            size = theme.px(16)
            left = rect.x() + theme.px(_PAD)
            if self.align == "right":
                wide = text_width(self.text, self.role, digits=self.digits) + theme.px(6) + size
                left = max(left, self._room(rect).right() - wide)
            place = QRectF(left, rect.center().y() - size / 2, size, size)
            paint_icon(canvas.painter, self.icon, place, self.color)
        room = self._room(rect)
        canvas.write(room, self.text, self.role, self.color, self.align, digits=self.digits)

    def _room(self, rect: QRectF) -> QRectF:
        return rect.adjusted(theme.px(_PAD + 24 if self.icon else _PAD), 0, -theme.px(6), 0)

    def cut_text(self, room: QRectF) -> str:
        width = text_width(self.text, self.role, digits=self.digits)
        return self.text if width > self._room(room).width() else ""


class Pills(Part):
    """Pills in a row: plain words are groups, a `State` says how it stands; the rest is +n."""

    def __init__(self, pills: Sequence[str | State]) -> None:
        self.pills = tuple(State(p, "") if isinstance(p, str) else p for p in pills)

    def paint(self, canvas: Canvas) -> None:
        rect = canvas.rect
        x = rect.x() + theme.px(_PAD)
        fitting = self._fitting(rect.width())
        for pill, width in fitting:
            if pill.tone:
                paint_pill(canvas.painter, x, rect.center().y(), pill.text, pill.tone, pill.icon)
            else:
                self._paint_group(canvas, x, width, pill.text)
            x += width + theme.px(_GAP)
        left_over = len(self.pills) - len(fitting)
        if left_over:
            room = QRectF(x + theme.px(1), rect.y(), theme.px(40), rect.height())
            canvas.write(room, _("+{count}").format(count=left_over), "caption", "text2")

    def _paint_group(self, canvas: Canvas, x: float, width: float, text: str) -> None:
        painter = canvas.painter
        height = theme.px(_PILL)
        rect = QRectF(x, round(canvas.rect.center().y() - height / 2), width, height)
        no_line = canvas.is_selected and theme.mode() != "contrast"
        painter.setPen(Qt.PenStyle.NoPen if no_line else QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("surface" if canvas.is_selected else "subtle"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        canvas.write(
            rect.adjusted(theme.px(4), 0, -theme.px(4), 0), text, "caption", "text2", "center"
        )

    def _fitting(self, width: float) -> list[tuple[State, float]]:
        """The pills that find room; one always does, and is cut if it must be."""
        room = width - theme.px(_PAD + 4)
        more = theme.px(28)
        found: list[tuple[State, float]] = []
        used = 0.0
        for number, pill in enumerate(self.pills):
            wide = self._width(pill)
            is_last = number == len(self.pills) - 1
            if found and used + wide + (0 if is_last else more) > room:
                break
            found.append((pill, min(wide, room if is_last else max(room - more, theme.px(30)))))
            used += wide + theme.px(_GAP)
        return found

    @staticmethod
    def _width(pill: State) -> float:
        if pill.tone:
            return pill_width(pill.text, pill.icon)
        return text_width(pill.text, "caption") + theme.px(16)

    def cut_text(self, room: QRectF) -> str:
        fits = self._fitting(room.width())
        is_cut = len(fits) < len(self.pills) or any(
            width < self._width(pill) for pill, width in fits
        )
        return ", ".join(pill.text for pill in self.pills) if is_cut else ""


@dataclass(frozen=True)
class Bar(Part):
    """How much of something is reached: the figure in words above, what is left at its end."""

    value: float
    total: float
    text: str = ""
    tone: str = "accent"
    end: str = ""
    end_color: str = "text2"

    def paint(self, canvas: Canvas) -> None:
        painter, rect = canvas.painter, canvas.rect
        height = theme.px(6)
        words = line_height("caption")
        block = words + theme.px(6) + height if self.text and not canvas.is_compact else height
        top = rect.center().y() - block / 2
        room = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        if self.text and not canvas.is_compact:
            line = QRectF(room.x(), top, room.width(), words)
            if self.end:
                canvas.write(line, self.end, "caption", self.end_color, "right")
                line.setWidth(max(0.0, line.width() - self._end_width()))
            canvas.write(line, self.text, "caption", "text2")
            top += words + theme.px(6)
        track = QRectF(room.x(), top, room.width(), height)
        painter.setPen(
            QPen(theme.color("text"), 1) if theme.mode() == "contrast" else Qt.PenStyle.NoPen
        )
        painter.setBrush(theme.color("surface" if canvas.is_selected else "track"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        if self.value > 0 and self.total > 0:
            share = min(1.0, self.value / self.total)
            track.setWidth(max(height, track.width() * share))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self.tone))
            painter.drawRoundedRect(track, height / 2, height / 2)

    def _end_width(self) -> float:
        return text_width(self.end, "caption") + theme.px(8) if self.end else 0.0

    def cut_text(self, room: QRectF) -> str:
        width = text_width(self.text, "caption") + self._end_width()
        words = ", ".join(part for part in (self.text, self.end) if part)
        return words if width > room.width() - 2 * theme.px(_PAD) else ""


@dataclass(frozen=True)
class DayPart(Part):
    """A day as the eye finds it in a list of meetings: the number above month and year."""

    day: date | None

    def paint(self, canvas: Canvas) -> None:
        rect = canvas.rect
        if self.day is None:
            canvas.write(rect, _("offen"), "caption", "text2", "center")
            return
        month = f"{_months()[self.day.month - 1]} {self.day:%y}"
        if canvas.is_compact:
            canvas.write(rect, f"{self.day.day}. {month}", "caption", "text2", "center")
            return
        first, second = line_height("section"), line_height("caption")
        top = rect.center().y() - (first + second) / 2
        number = QRectF(rect.x(), top, rect.width(), first)
        canvas.write(number, str(self.day.day), "section", "text", "center")
        below = QRectF(rect.x(), top + first, rect.width(), second)
        canvas.write(below, month, "caption", "text2", "center")


def _months() -> list[str]:
    """The short names of the months, as the table writes them."""
    return _("Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.").split()


@dataclass(frozen=True)
class Icon(Part):
    """An icon alone, such as the arrow that says a row can be opened."""

    name: str
    color: str = "text2"
    words: str = ""
    size: int = 18

    def paint(self, canvas: Canvas) -> None:
        side = theme.px(self.size)
        center = canvas.rect.center()
        place = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
        paint_icon(canvas.painter, self.name, place, self.color)

    def cut_text(self, room: QRectF) -> str:
        del room
        return self.words


@dataclass(frozen=True)
class Tick(Part):
    """A box to tick; its column is pressable."""

    is_on: bool
    is_round: bool = False

    def paint(self, canvas: Canvas) -> None:
        painter = canvas.painter
        side = theme.px(18)
        center = canvas.rect.center()
        corner = QPointF(round(center.x() - side / 2), round(center.y() - side / 2))
        box = QRectF(corner.x(), corner.y(), side, side)
        line = theme.color("accent" if self.is_on else "border_strong")
        painter.setPen(QPen(line, 1.5))
        painter.setBrush(theme.color("accent" if self.is_on else "surface"))
        radius = side / 2 if self.is_round else theme.px(4)
        painter.drawRoundedRect(box, radius, radius)
        if self.is_on:
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), "on_accent")
