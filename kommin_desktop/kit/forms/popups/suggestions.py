"""The list of proposals below a control: groups, people, organisations that fit what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.popups.popover import Popover
from kommin_desktop.kit.icons import paint_icon

_MOST_ROWS = 8
_ONE_LINE = 32
_TWO_LINES = 46
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _MOST_ROWS,
    Qt.Key.Key_PageUp: -_MOST_ROWS,
}
_CHOOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYS = frozenset({*_STEPS, *_CHOOSING, Qt.Key.Key_Escape})
_Index = QModelIndex | QPersistentModelIndex


class Suggestion(NamedTuple):
    """One proposal: what it stands for, its words, a second line and an icon."""

    key: object
    text: str
    line: str = ""
    icon: str = ""


class _Rows(QAbstractListModel):
    """The proposals as a list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Suggestion] = []

    def show(self, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.rows[index.row()]
            return f"{row.text}, {row.line}" if row.line else row.text
        return None


class _RowPaint(QStyledItemDelegate):
    """Paints a proposal in one line or two."""

    def __init__(self, model: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = self._model.rows[index.row()]
        return QSize(0, theme.px(_TWO_LINES if row.line else _ONE_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        self._paint_ground(painter, option, area)
        left = area.left() + theme.px(10)
        if row.icon:
            side = theme.px(16)
            place = QRectF(left, area.center().y() - side / 2, side, side)
            paint_icon(painter, row.icon, place, "text2")
            left += side + theme.px(9)
        self._paint_words(
            painter, row, QRectF(left, area.top(), area.right() - left - theme.px(8), area.height())
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not chosen and not hovered:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selection" if chosen else "subtle"))
        painter.drawRoundedRect(area, theme.px(5), theme.px(5))

    def _paint_words(self, painter: QPainter, row: Suggestion, area: QRectF) -> None:
        first, second = theme.font("body"), theme.font("caption")
        high, low = QFontMetricsF(first), QFontMetricsF(second)
        block = high.height() + (low.height() if row.line else 0)
        base = area.center().y() - block / 2 + high.ascent()
        painter.setFont(first)
        painter.setPen(theme.color("text"))
        right = Qt.TextElideMode.ElideRight
        painter.drawText(QPointF(area.left(), base), high.elidedText(row.text, right, area.width()))
        if row.line:
            painter.setFont(second)
            painter.setPen(theme.color("text2"))
            below = base + high.descent() + low.ascent()
            painter.drawText(
                QPointF(area.left(), below), low.elidedText(row.line, right, area.width())
            )


class Suggestions(Popover):
    """Proposals to choose from with the keys or the mouse; the focus stays in the control."""

    chosen = Signal(object)

    def __init__(self, anchor: QWidget, speaker: QWidget) -> None:
        super().__init__(anchor)
        self._speaker = speaker
        self.setObjectName("suggestions")
        self._model = _Rows(self)
        self._list = QListView()
        self._list.setObjectName("suggestion_list")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_RowPaint(self._model, self._list))
        self._list.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.addWidget(self._list)

    @property
    def rows(self) -> list[Suggestion]:
        """What is proposed now."""
        return list(self._model.rows)

    def offer(self, rows: Sequence[Suggestion], *, mark: int = 0) -> None:
        """Propose these and open with the row `mark` marked; nothing to propose closes."""
        self._model.show(rows)
        if not rows:
            self.close_up()
            return
        self.open_up()
        self._mark(mark)
        self._list.scrollTo(self._list.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def current(self) -> Suggestion | None:
        """The marked row while the list is open."""
        index = self._list.currentIndex()
        return self._model.rows[index.row()] if self.is_open() and index.isValid() else None

    def take_event(self, event: QEvent) -> bool:
        """Use a key event of the control while the list is open; say whether it is used up."""
        if not self.is_open() or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key not in _KEYS or (key in _CHOOSING and self.current() is None):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Esc and Enter are ours before they are the page's
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _CHOOSING:
            self._choose()
        else:
            self.close_up()
        return True

    def wanted_size(self) -> QSize:
        shown = min(len(self._model.rows), _MOST_ROWS)
        heights = (
            theme.px(_TWO_LINES if row.line else _ONE_LINE) for row in self._model.rows[:shown]
        )
        return QSize(max(self._anchor.width(), theme.px(220)), sum(heights) + 10)

    def _step(self, by: int) -> None:
        last = len(self._model.rows) - 1
        now = self._list.currentIndex().row()
        row = now + by
        if abs(by) == 1:
            row = last if row < 0 else 0 if row > last else row
        self._mark(min(max(row, 0), last))

    def _mark(self, row: int) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._speaker, words))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._list.setCurrentIndex(index)
        self._choose()

    def _choose(self) -> None:
        row = self.current()
        self.close_up()
        if row is not None:
            self.chosen.emit(row.key)
