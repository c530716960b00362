"""The palette (Strg+K): one field that finds people, meetings, tasks and commands.

It lies inside the window, so no system dialog takes the focus; Esc gives it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kommin_desktop.app.window.palette.lines import ENTRY, Entry, EntryDelegate
from kommin_desktop.base.folding import fold
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Command, Finder, Found
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Label, Pill, Separator, Symbol, row

_WIDTH = 640
_TOP = 92
_OF_EACH = 5
_IN_ALL = 12


class Palette(QWidget):
    """Covers the window while one searches."""

    opened = Signal()

    def __init__(
        self,
        desk: Desk,
        finders: Sequence[Finder],
        commands: Callable[[], Iterable[Command]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._desk = desk
        self._window = window
        self._finders = finders
        self._commands = commands
        self._before: QWidget | None = None
        self._field = QLineEdit()
        self._field.setObjectName("palette_field")
        self._field.setProperty("flat", "1")
        self._field.setAccessibleName(_("Überall suchen"))
        self._field.setPlaceholderText(_("Kontakte, Sitzungen, Aufgaben, Befehle …"))
        self._field.textChanged.connect(self._on_text)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName(_("Treffer"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(EntryDelegate(self._list))
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._on_clicked)
        self._box = self._made_box()
        window.installEventFilter(self)
        self.hide()

    def open_with(self, text: str = "") -> None:
        """Open over the window, with a text typed already (">" for commands)."""
        self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self._field.setText(text)
        self._on_text(text)
        self.show()
        self._lay_out()  # only what is shown wears its look, and so knows its height
        self.raise_()
        self._field.setFocus()
        self.opened.emit()

    def close_up(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("scrim"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._lay_out()
        return False

    def _made_box(self) -> QFrame:
        box = QFrame(self)
        box.setObjectName("palette_box")
        box.setProperty("overlay", "1")
        shadow = QGraphicsDropShadowEffect(box)
        shadow.setBlurRadius(48)
        shadow.setOffset(0, 14)
        shadow.setColor(QColor(0, 0, 0, 90))
        box.setGraphicsEffect(shadow)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(
            row(
                Symbol("search", "text2", 20),
                (self._field, 1),
                Pill(_("Esc")),
                margins=(18, 4, 16, 4),
                spacing=12,
            )
        )
        layout.addWidget(Separator())
        layout.addWidget(self._list)
        layout.addWidget(Separator())
        hints = _("↑↓ auswählen   Enter öffnen   Strg+Enter bearbeiten   > nur Befehle   # Gruppen")
        layout.addWidget(row(Label(hints, "caption", "text2"), None, margins=(18, 8, 18, 9)))
        return box

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            wants_edit = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._run(self._list.currentItem(), edit=wants_edit)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        count = self._list.count()
        at = self._list.currentRow()
        for _attempt in range(count):
            at = (at + step) % count
            if self._list.item(at).data(ENTRY) is not None:
                self._list.setCurrentRow(at)
                return

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._run(item, edit=False)

    def _run(self, item: QListWidgetItem | None, *, edit: bool) -> None:
        entry = item.data(ENTRY) if item is not None else None
        if isinstance(entry, Entry):
            self.close_up()
            (entry.edit if edit and entry.edit else entry.go)()

    def _on_text(self, text: str) -> None:
        self._list.clear()
        for title, entries in self._answers(text.strip()):
            heading = QListWidgetItem(title)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(heading)
            for entry in entries:
                item = QListWidgetItem(
                    f"{entry.title}, {entry.line}" if entry.line else entry.title
                )
                item.setData(ENTRY, entry)
                self._list.addItem(item)
        if not self._list.count():
            empty = QListWidgetItem(_("Keine Treffer"))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(empty)
        self._list.setCurrentRow(-1)
        self._step(1)
        self._lay_out()

    def _answers(self, text: str) -> list[tuple[str, list[Entry]]]:
        if text.startswith(">"):
            return self._of_commands(text[1:].strip(), _IN_ALL)
        signs = {finder.sign for finder in self._finders if finder.sign}
        sign = text[:1] if text[:1] in signs else ""
        if not text:
            return self._recent() + self._of_commands("", _OF_EACH)
        found: list[tuple[str, list[Entry]]] = []
        left = _IN_ALL
        for finder in self._finders:
            if finder.sign != sign or not left:
                continue
            lines = self._find(finder, text[len(sign) :].strip(), min(_OF_EACH, left))
            left -= len(lines)
            if lines:
                found.append((finder.title, [self._entry(line) for line in lines]))
        return found if sign else found + self._of_commands(text, min(_OF_EACH, max(left, 2)))

    def _find(self, finder: Finder, text: str, limit: int) -> Sequence[Found]:
        return self._desk.try_read(lambda connection: finder.find(connection, text, limit)) or ()

    def _entry(self, found: Found) -> Entry:
        edit = found.edit_route
        return Entry(
            found.title,
            found.line,
            found.icon,
            _("Enter: öffnen"),
            found.has_avatar,
            found.is_organisation,
            lambda: self._desk.go(found.route),
            (lambda: self._desk.go(edit)) if edit else None,
        )

    def _recent(self) -> list[tuple[str, list[Entry]]]:
        places = self._desk.router.recent(_OF_EACH)
        entries = [
            Entry(place.title, icon="history", go=partial(self._desk.go, place.route))
            for place in places
        ]
        return [(_("Zuletzt geöffnet"), entries)] if entries else []

    def _of_commands(self, text: str, limit: int) -> list[tuple[str, list[Entry]]]:
        words = fold(text).split()
        entries = [
            Entry(
                command.title,
                icon=command.icon or "corner-down-left",
                keys=command.keys,
                go=partial(command.run, self._desk),
            )
            for command in self._commands()
            if all(word in fold(command.title) for word in words)
        ]
        return [(_("Befehle"), entries[:limit])] if entries else []

    def _lay_out(self) -> None:
        width = min(theme.px(_WIDTH), self.width() - 48)
        rows = [self._list.sizeHintForRow(at) for at in range(self._list.count())]
        top = min(theme.px(_TOP), max(16, self.height() // 8))
        room = self.height() - top - theme.px(140)
        self._list.setFixedHeight(max(theme.px(52), min(sum(rows) + 12, room)))
        self._box.setFixedWidth(width)
        self._field.setFixedHeight(theme.px(48))
        self._box.setFixedHeight(self._box.sizeHint().height())
        self._box.move((self.width() - width) // 2, top)
