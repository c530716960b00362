"""Chips above a list: filters to switch on, and filters to choose several from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kommin_desktop.base.folding import fold
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import icon as line_icon
from kommin_desktop.kit.widgets.layout import scroll

Choice = tuple[object, str, bool]
_SEARCH_FROM = 8  # fewer choices are seen at a glance


def _escaped(text: str) -> str:
    """A text with an ampersand is no text with a key to press."""
    return text.replace("&", "&&")


class Chip(QPushButton):
    """A filter that is on or off, with the number of what it would show."""

    def __init__(self, text: str, *, icon: str | None = None, name: str = "") -> None:
        super().__init__(_escaped(text))
        self._label, self._icon_name, self._count = text, icon or "", ""
        self.setObjectName(name)
        self.setProperty("chip", "1")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_count(self, count: int | None) -> None:
        """The number behind the word, „Alle 1.284“, or none."""
        self._count = "" if count is None else f"{count:,}".replace(",", ".")
        self._write()

    def _write(self) -> None:
        words = f"{self._label} {self._count}".strip()
        self.setText(_escaped(words))
        self.setAccessibleName(words)

    def _dress(self) -> None:
        if self._icon_name:
            side = theme.px(14)
            self.setIcon(line_icon(self._icon_name, "text2", side, checked="accent_softtext"))
            self.setIconSize(QSize(side + theme.px(3), side))


class MenuChip(QPushButton):
    """A filter with several values: „Kommune: alle ▾“ opens a list to tick, with a search."""

    chosen = Signal(list)

    def __init__(self, title: str, name: str = "") -> None:
        super().__init__()
        self._title, self._choices = title, list[Choice]()
        self.setObjectName(name)
        self.setProperty("chip", "1")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_list)
        self._list: _CheckList | None = None
        self._write()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """What can be ticked: (key, text, ticked)."""
        self._choices = list(choices)
        self._write()

    def chosen_keys(self) -> list[object]:
        """The keys of what is ticked."""
        return [key for key, _text, ticked in self._choices if ticked]

    def clear(self) -> None:
        """Nothing ticked: everything is shown."""
        if self.chosen_keys():
            self._take([])

    def open_list(self) -> None:
        """Show the list below the chip."""
        if self._list is not None:
            self._list.deleteLater()
        self._list = _CheckList(self, self._title, self._choices)
        self._list.changed.connect(self._take)
        self._list.adjustSize()
        self._list.move(self._place_for(self._list.size()))
        self._list.show()
        self._list.take_focus()

    def _place_for(self, size: QSize) -> QPoint:
        """Below the chip, but never beyond the screen."""
        place = self.mapToGlobal(QPoint(0, self.height() + theme.px(4)))
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(place.x(), screen.right() - size.width()))
        if place.y() + size.height() > screen.bottom():
            above = self.mapToGlobal(QPoint(0, -theme.px(4) - size.height())).y()
            return QPoint(left, max(screen.top(), above))
        return QPoint(left, place.y())

    def _take(self, keys: list[object]) -> None:
        self._choices = [(key, text, key in keys) for key, text, _ticked in self._choices]
        self._write()
        self.chosen.emit(self.chosen_keys())

    def _write(self) -> None:
        ticked = [text for _key, text, is_ticked in self._choices if is_ticked]
        value = ticked[0] if ticked else _("alle")
        more = f" +{len(ticked) - 1}" if len(ticked) > 1 else ""
        self.setText(_escaped(f"{self._title}: {value}{more}  ▾"))
        self.setAccessibleName(f"{self._title}: {', '.join(ticked) if ticked else value}")
        active = "1" if ticked else ""
        if self.property("active") != active:
            self.setProperty("active", active)
            theme.dress_again(self)


class _CheckList(QFrame):
    """The popup of a menu chip."""

    changed = Signal(list)

    def __init__(self, chip: QWidget, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(chip, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("check_list")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(8)] * 4)
        layout.setSpacing(theme.px(6))
        self._search = QLineEdit()
        self._search.setObjectName("check_list_search")
        self._search.setAccessibleName(_("{title} suchen").format(title=title))
        self._search.setPlaceholderText(_("Suchen …"))
        self._search.textChanged.connect(self._on_searched)
        layout.addWidget(self._search)
        self._search.setVisible(len(choices) >= _SEARCH_FROM)
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        lines.setSpacing(theme.px(2))
        self._boxes: list[tuple[object, str, QCheckBox]] = []
        for key, text, ticked in choices:
            box = QCheckBox(_escaped(text))
            box.setChecked(ticked)
            box.setAccessibleName(text)
            box.toggled.connect(self._on_toggled)
            lines.addWidget(box)
            self._boxes.append((key, text, box))
        lines.addStretch(1)
        area = scroll(inner)
        area.setMinimumSize(
            max(theme.px(200), inner.sizeHint().width() + theme.px(20)),
            min(inner.sizeHint().height() + theme.px(4), theme.px(280)),
        )
        layout.addWidget(area)
        self._none = QPushButton(_("Alle zeigen"))
        self._none.setObjectName("check_list_all")
        self._none.setProperty("kind", "ghost")
        self._none.setProperty("small", "1")
        self._none.clicked.connect(self._on_cleared)
        layout.addWidget(self._none, 0, Qt.AlignmentFlag.AlignLeft)

    def take_focus(self) -> None:
        """Let the keyboard begin where it is of most use."""
        if not self._search.isHidden():
            self._search.setFocus()
        elif self._boxes:
            self._boxes[0][2].setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        # By hand: round corners need a window that Qt does not fill.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border_btn"), 1))
        painter.setBrush(theme.color("surface"))
        radius = theme.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_searched(self, words: str) -> None:
        wanted = fold(words)
        for _key, text, box in self._boxes:
            box.setVisible(wanted in fold(text))

    def _on_toggled(self) -> None:
        self.changed.emit([key for key, _text, box in self._boxes if box.isChecked()])

    def _on_cleared(self) -> None:
        for _key, _text, box in self._boxes:
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)
        self.changed.emit([])
        self.close()
