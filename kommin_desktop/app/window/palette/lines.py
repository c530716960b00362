"""The lines of the palette: what each one shows, and how it is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.widgets import paint_avatar

ENTRY = Qt.ItemDataRole.UserRole
"""Where an item of the list keeps its entry; headings have none."""


@dataclass(frozen=True)
class Entry:
    """A line of the palette: what it shows and what Enter and Strg+Enter do."""

    title: str
    line: str = ""
    icon: str = "arrow-right"
    keys: str = ""
    has_avatar: bool = False
    is_organisation: bool = False
    go: Callable[[], None] = lambda: None
    edit: Callable[[], None] | None = None


class EntryDelegate(QStyledItemDelegate):
    """Paints headings and entries."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        entry = index.data(ENTRY)
        if entry is None:
            return QSize(80, theme.px(28))
        return QSize(80, theme.px(46 if entry.line else 40))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = index.data(ENTRY)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text2"))
            area = rect.adjusted(theme.px(20), theme.px(6), 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_entry(painter, rect, entry, chosen=chosen)
        painter.restore()


def _paint_entry(painter: QPainter, rect: QRectF, entry: Entry, *, chosen: bool) -> None:
    px = theme.px
    rect = rect.adjusted(px(8), 0, -px(8), -1)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selection"))
        painter.drawRoundedRect(rect, px(6), px(6))
    lead = QRectF(rect.x() + px(10), rect.center().y() - px(13), px(26), px(26))
    if entry.has_avatar:
        paint_avatar(painter, lead, entry.title, is_organisation=entry.is_organisation)
    else:
        inner = lead.adjusted(px(4), px(4), -px(4), -px(4))
        paint_icon(painter, entry.icon or "arrow-right", inner, "accent" if chosen else "text2")
    right = rect.right() - px(12)
    if entry.keys and (chosen or not entry.keys.startswith("Enter")):
        font = theme.font("caption")
        width = QFontMetrics(font).horizontalAdvance(entry.keys)
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        area = QRectF(right - width - 2, rect.y(), width + 2, rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, entry.keys)
        right -= width + px(12)
    left = lead.right() + px(12)
    area = QRectF(left, rect.y(), right - left, rect.height())
    if entry.line:
        half = area.height() / 2
        _paint_line(
            painter,
            QRectF(left, area.y() + px(4), area.width(), half - px(3)),
            entry.title,
            "strong" if chosen else "body",
            "text",
        )
        _paint_line(
            painter,
            QRectF(left, area.y() + half, area.width(), half - px(4)),
            entry.line,
            "caption",
            "text2",
        )
    else:
        _paint_line(painter, area, entry.title, "strong" if chosen else "body", "text")


def _paint_line(painter: QPainter, rect: QRectF, text: str, role: str, color: str) -> None:
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.color(color))
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, cut)
