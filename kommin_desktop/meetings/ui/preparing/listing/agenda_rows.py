"""How the rows of an agenda look: clock time, number and title, who speaks, how long."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.tables.canvas import Canvas
from kommin_desktop.meetings.rules.agenda_items import item_kind_label
from kommin_desktop.meetings.ui.preparing.listing.agenda_model import ROW_ROLE
from kommin_desktop.meetings.ui.preparing.sheet import KIND_COLOURS, SheetRow

_Index = QModelIndex | QPersistentModelIndex
HEADER, _ROW, _BREAK_ROW, _HEADING_ROW, _INDENT = 38, 54, 40, 38, 26


class Columns(NamedTuple):
    """Where the columns of the agenda stand in a given width."""

    grip: float
    clock: float
    number: float
    title: float
    title_right: float
    presenter: float
    presenter_right: float
    minutes_right: float
    menu: float

    @property
    def has_presenter(self) -> bool:
        """Whether there is room for who is responsible."""
        return self.presenter_right > self.presenter


def columns(width: float) -> Columns:
    """The columns for a list of this width; a narrow one goes without who is responsible."""
    px = theme.px
    menu = width - px(38)
    minutes_right = menu - px(10)
    minutes_left = minutes_right - px(74)
    presenter_right = minutes_left - px(6)
    presenter = presenter_right - px(124)
    if width < px(600):
        presenter = presenter_right
    return Columns(
        px(10),
        px(31),
        px(97),
        px(121),
        presenter - px(14),
        presenter,
        presenter_right,
        minutes_right,
        menu,
    )


def title_lines(text: str, width: float, *, role: str = "strong") -> list[str]:
    """A title on at most two lines, the second cut with … where it is too long."""
    layout = QTextLayout(text, theme.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    # Qt counts in UTF-16; letters beyond it must not be cut in two.
    units = text.encode("utf-16-le")
    found: list[str] = []
    start = 0
    while len(found) < 2:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        end = start + line.textLength()
        rest = units[2 * start :] if len(found) == 1 else units[2 * start : 2 * end]
        found.append(rest.decode("utf-16-le").strip())
        start = end
    layout.endLayout()
    if len(found) == 2:
        metrics = QFontMetricsF(theme.font(role))
        found[1] = metrics.elidedText(found[1], Qt.TextElideMode.ElideRight, width)
    return found or [""]


def _shift(row: SheetRow) -> float:
    """How far the title of a sub-item stands to the right; long numbers push it further."""
    if not row.depth:
        return 0.0
    # All numbers of one length are given the same room, so that titles stand in one line.
    widest = "".join("8" if sign.isdigit() else sign for sign in row.number)
    wide = QFontMetricsF(theme.font("body")).horizontalAdvance(widest) + theme.px(8)
    return theme.px(_INDENT) * row.depth + max(0.0, wide - theme.px(24))


class AgendaRows(QStyledItemDelegate):
    """Paints the agenda; the row that is being edited leaves room for its form."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.width = 800
        self.hovered = -1
        self.is_active = False
        self.edited_id: int | None = None
        self.edited_height = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: SheetRow = index.data(ROW_ROLE)
        if row.id == self.edited_id:
            return QSize(theme.px(200), self.edited_height)
        return QSize(theme.px(200), self._height(row))

    def _height(self, row: SheetRow) -> int:
        if row.is_heading:
            return theme.px(_HEADING_ROW)
        if row.is_break:
            return theme.px(_BREAK_ROW)
        lines = title_lines(row.title, self._title_room(row))
        extra = QFontMetricsF(theme.font("strong")).lineSpacing() if len(lines) > 1 else 0
        return round(theme.px(_ROW) + extra)

    def _title_room(self, row: SheetRow) -> float:
        at = columns(self.width)
        return at.title_right - at.title - _shift(row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: SheetRow = index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        if row.id == self.edited_id:
            painter.fillRect(rect, theme.color("surface"))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, row, index.row(), is_selected)
        if index.row() < index.model().rowCount() - 1:  # the card's edge is the last line
            painter.setPen(QPen(theme.color("border"), 1))
            bottom = rect.bottom() - 0.5
            painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
        painter.setClipRect(rect)
        at = columns(rect.width())
        self._paint_frame(painter, rect, at, row, is_selected or index.row() == self.hovered)
        if row.is_heading:
            room = QRectF(at.clock, rect.top(), at.presenter_right - at.clock, rect.height())
            Canvas(painter, rect).write(room, row.title, "small_strong", "text2")
        else:
            self._paint_item(painter, rect, at, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, row: SheetRow, place: int, is_selected: bool
    ) -> None:
        is_contrast = theme.mode() == "contrast"
        ground = "subtle" if place == self.hovered or row.is_heading else "surface"
        if is_selected and not is_contrast:
            ground = "selection" if self.is_active else "selection_off"
        painter.fillRect(rect, theme.color(ground))
        if is_selected:
            bar = QRectF(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(bar, theme.color("accent"))
            if is_contrast:
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_frame(
        self, painter: QPainter, rect: QRectF, at: Columns, row: SheetRow, is_awake: bool
    ) -> None:
        """The handle to draw an item by, and the sign of its menu."""
        side = theme.px(16)
        middle = rect.center().y() - side / 2
        ink = "text2" if is_awake else "text3"
        paint_icon(painter, "grip-vertical", QRectF(at.grip - 2, middle, side, side), ink)
        side = theme.px(18)
        middle = rect.center().y() - side / 2
        left = at.menu + (theme.px(30) - side) / 2
        paint_icon(painter, "ellipsis", QRectF(left, middle, side, side), ink)

    def _paint_item(self, painter: QPainter, rect: QRectF, at: Columns, row: SheetRow) -> None:
        canvas = Canvas(painter, rect)
        clock = QRectF(at.clock, rect.top(), at.number - at.clock, rect.height())
        canvas.write(
            clock,
            row.clock or "–",
            "strong" if row.clock else "small",
            "text" if row.clock else "text3",
            digits=True,
        )
        minutes = QRectF(
            at.presenter_right, rect.top(), at.minutes_right - at.presenter_right, rect.height()
        )
        canvas.write(minutes, row.duration_text(), "body", "text", "right", digits=True)
        if at.has_presenter:
            room = QRectF(
                at.presenter, rect.top(), at.presenter_right - at.presenter, rect.height()
            )
            canvas.write(room, row.presenter, "small", "text")
        if row.is_break:
            room = QRectF(at.title, rect.top(), at.title_right - at.title, rect.height())
            canvas.write(room, row.title, "body", "text2")
            return
        self._paint_title(canvas, rect, at, row)

    def _paint_title(self, canvas: Canvas, rect: QRectF, at: Columns, row: SheetRow) -> None:
        lines = title_lines(row.title, self._title_room(row))
        strong = QFontMetricsF(theme.font("strong"))
        caption = QFontMetricsF(theme.font("caption"))
        step = strong.lineSpacing()
        gap = theme.px(3)
        block = step * len(lines) + gap + caption.height()
        top = rect.center().y() - block / 2
        left = at.title + _shift(row)
        start = at.number + theme.px(_INDENT) * row.depth
        canvas.write(QRectF(start, top, left - start, step), row.number, "body", "text2")
        for line in lines:
            canvas.write(QRectF(left, top, at.title_right - left, step), line, "strong", "text")
            top += step
        second = QRectF(left, top + gap, at.title_right - left, caption.height())
        self._paint_second_line(canvas, second, row, at.has_presenter)

    def _paint_second_line(
        self, canvas: Canvas, room: QRectF, row: SheetRow, has_presenter: bool
    ) -> None:
        metrics = QFontMetricsF(theme.font("caption"))
        parts: list[tuple[str, str, str]] = [
            ("", item_kind_label(row.kind), KIND_COLOURS.get(row.kind, "text2"))
        ]
        if row.papers:
            parts.append(("paperclip", row.papers, "text2"))
        if not row.is_public:
            parts.append(("lock", _("nichtöffentlich"), "text2"))
        if row.was_changed:
            parts.append(("pencil", _("nach Versand geändert"), "warn"))
        if row.presenter and not has_presenter:
            parts.append(("user", row.presenter, "text2"))
        left = room.left()
        for icon, text, color in parts:
            if icon:
                side = theme.px(13)
                place = QRectF(left, room.center().y() - side / 2, side, side)
                paint_icon(canvas.painter, icon, place, color)
                left += side + theme.px(3)
            width = min(metrics.horizontalAdvance(text) + 1, room.right() - left)
            canvas.write(QRectF(left, room.top(), width, room.height()), text, "caption", color)
            left += width + theme.px(12)


class AgendaHeader(QWidget):
    """The names of the columns above the agenda."""

    def __init__(self, list_: QWidget) -> None:
        super().__init__()
        self._list = list_
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        at = columns(self._list.width())
        canvas = Canvas(painter, QRectF(self.rect()))
        high = float(self.height())
        names = [
            (at.grip, at.number, _("Uhrzeit")),
            (at.number, at.title_right, _("TOP")),
            (at.presenter, at.presenter_right, _("Verantwortlich")),
        ]
        for left, right, text in names:
            canvas.write(QRectF(left, 0, right - left, high), text, "caption", "text2")
        room = QRectF(at.presenter_right, 0, at.minutes_right - at.presenter_right, high)
        canvas.write(room, _("Dauer"), "caption", "text2", "right")
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(QPointF(0, high - 0.5), QPointF(self.width(), high - 0.5))

    def _dress(self) -> None:
        self.setFixedHeight(theme.px(HEADER))
        self.update()
