"""What came out of an item, one card each: to read, to change, to take back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QSizePolicy

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import icon, paint_icon
from kommin_desktop.meetings.rules.results import EntryKind
from kommin_desktop.meetings.ui.recording.record import Result
from kommin_desktop.meetings.ui.recording.rows import Row, WrappingDelegate, WrappingList

ICONS = {
    EntryKind.DECISION: ("gavel", "accent_softtext", "accent_soft"),
    EntryKind.TASK: ("list-checks", "warn", "warn_soft"),
    EntryKind.REMARK: ("sticky-note", "text2", "subtle"),
}
_GAP = 6
_PENCIL = 40


def kind_word(kind: EntryKind) -> str:
    """What an entry is called."""
    return {
        EntryKind.DECISION: _("Beschluss"),
        EntryKind.TASK: _("Aufgabe"),
        EntryKind.REMARK: _("Merker"),
    }[kind]


class ResultDelegate(WrappingDelegate):
    """Paints results as cards: sign of the kind, wording, how it came about, a pencil."""

    can_edit = True

    def room(self, rect: QRect) -> QRect:
        return rect.adjusted(theme.px(53), theme.px(8), -theme.px(48), -theme.px(8 + _GAP))

    def title_role(self, row: Row, *, is_selected: bool) -> str:
        del row, is_selected
        return "body"

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_selected: bool) -> None:
        card = QRectF(rect).adjusted(0, 0, 0, -theme.px(_GAP))
        is_here = is_selected and self.has_focus()
        edge = "focus" if is_here else "border"
        self.paint_ground(painter, card, ground="surface", edge=edge, radius=8)
        if is_here:
            inner = card.adjusted(1, 1, -1, -1)
            self.paint_ground(painter, inner, ground="", edge=edge, radius=7)
        disc = theme.px(30)
        place = QRectF(card.x() + theme.px(13), card.center().y() - disc / 2, disc, disc)
        self.paint_ground(painter, place, ground=row.ground, edge="", radius=15)
        side = theme.px(16)
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(place.center())
        paint_icon(painter, row.icon, sign, row.color)
        if self.can_edit:
            pencil = QRectF(0, 0, side, side)
            pencil.moveCenter(card.center())
            pencil.moveRight(card.right() - theme.px(13))
            paint_icon(painter, "pencil", pencil, "text2")
        self.paint_words(painter, rect, row, is_selected=is_selected, line_color="text2")


class ResultsList(WrappingList):
    """The results of the item one writes on; it is as high as its rows, up to a limit."""

    change_wanted = Signal(object)
    removal_wanted = Signal(object)
    conversion_wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("results", _("Ergebnisse"))
        self._delegate = ResultDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("flat", "1")
        self._results: dict[int, Result] = {}
        self._most = 0
        self.opened.connect(self._on_change)
        self.edit_wanted.connect(self._on_change)
        self.delete_wanted.connect(self._on_delete)
        self.menu_wanted.connect(self._on_menu)
        self.sized.connect(self._fit)
        theme.notifier().changed.connect(self._fit)

    def show_results(self, results: Sequence[Result], *, can_edit: bool) -> None:
        """Show these results."""
        self._delegate.can_edit = can_edit
        # Three tables number their records alike: rows are told apart by kind and number.
        self._results = {_row_id(result): result for result in results}
        self.show_rows([_row(result) for result in results])
        self.setVisible(bool(results))
        self._fit()

    def current(self) -> Result | None:
        """The result one is on."""
        return self._results.get(self.current_id() or 0)

    def limit(self, height: int) -> None:
        """Take at most this much height."""
        if height != self._most:
            self._most = height
            self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index)
        is_pencil = event.position().x() > self.viewport().width() - theme.px(_PENCIL)
        if row is not None and is_pencil and event.button() == Qt.MouseButton.LeftButton:
            self._on_change(row.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_pencil = event.position().x() > self.viewport().width() - theme.px(_PENCIL)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if is_pencil and self._delegate.can_edit else arrow)

    def menu_for(self, result: Result) -> QMenu:
        """What can be done with a result."""
        menu = QMenu(self)
        menu.setObjectName("result_menu")
        change = menu.addAction(icon("pencil"), _("Bearbeiten …") + "\t" + _("F2"))
        change.setObjectName("change_result")
        change.triggered.connect(lambda: self.change_wanted.emit(result))
        if not result.is_fixed:
            for kind in EntryKind:
                if kind is not result.kind:
                    text = _("In {kind} umwandeln").format(kind=kind_word(kind))
                    turn = menu.addAction(icon(ICONS[kind][0]), text)
                    turn.setObjectName(f"turn_into_{kind.value}")
                    turn.triggered.connect(
                        lambda _on=False, kind=kind: self.conversion_wanted.emit(result, kind)
                    )
            menu.addSeparator()
            remove = menu.addAction(icon("trash-2"), _("In den Papierkorb") + "\t" + _("Entf"))
            remove.setObjectName("remove_result")
            remove.triggered.connect(lambda: self.removal_wanted.emit(result))
        return menu

    def _on_change(self, id_: int) -> None:
        result = self._results.get(id_)
        if result is not None and self._delegate.can_edit:
            self.change_wanted.emit(result)

    def _on_delete(self, id_: int) -> None:
        result = self._results.get(id_)
        if result is not None and self._delegate.can_edit:
            self.removal_wanted.emit(result)

    def _on_menu(self, id_: int, place: QPoint) -> None:
        result = self._results.get(id_)
        if result is not None and self._delegate.can_edit:
            menu = self.menu_for(result)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _fit(self) -> None:
        self.setFixedHeight(min(self.whole_height(), max(self._most, theme.px(58))))


def _row_id(result: Result) -> int:
    return result.id * len(EntryKind) + list(EntryKind).index(result.kind)


def _row(result: Result) -> Row:
    name, color, ground = ICONS[result.kind]
    word = kind_word(result.kind)
    return Row(
        _row_id(result),
        result.text,
        result.line,
        name,
        color,
        ground,
        spoken=f"{word}: {result.text}, {result.line}",
    )
