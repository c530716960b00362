"""How the keyboard moves through a list and what it asks of the selected records."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from kommin_desktop.kit.tables.model import IdsModel

_Move = QAbstractItemView.CursorAction
_Key = Qt.Key
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_NOT_TYPED = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class RowSteps:
    """Which row comes next; headings are stepped over."""

    def __init__(self, view: QTableView, model: IdsModel[Any]) -> None:
        self._view = view
        self._model = model

    def first(self) -> int:
        """The first row with a record, or -1."""
        return self._seek(0, 1)

    def last(self) -> int:
        """The last row with a record, or -1."""
        return self._seek(self._model.rowCount() - 1, -1)

    def stepped(self, row: int, step: int) -> int:
        """The row so many records further; the first or last where the list ends."""
        if row < 0:
            return self.first()
        for _number in range(abs(step)):
            after = self._seek(row + (1 if step > 0 else -1), 1 if step > 0 else -1)
            if after < 0:
                break
            row = after
        return row

    def moved(self, action: _Move, row: int) -> int | None:
        """Where a key of the list leads from a row; None leaves it to Qt."""
        page = max(1, self._view.viewport().height() // max(1, self._view.rowHeight(row)) - 1)
        steps = {
            _Move.MoveUp: -1,
            _Move.MoveDown: 1,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
        }
        if action in steps:
            return self.stepped(row, steps[action])
        if action == _Move.MoveHome:
            return self.first()
        return self.last() if action == _Move.MoveEnd else None

    def _seek(self, row: int, step: int) -> int:
        while 0 <= row < self._model.rowCount():
            if self._model.id_at(row) is not None:
                return row
            row += step
        return -1


class KeyedList(Protocol):
    """What the keys of a list need of it."""

    opened: SignalInstance
    edit_wanted: SignalInstance
    delete_wanted: SignalInstance
    left_upwards: SignalInstance
    space_pressed: SignalInstance

    def current_id(self) -> int | None: ...

    def selected_ids(self) -> list[int]: ...

    def select_id(self, id_: int) -> bool: ...

    def copy_selected(self) -> None: ...


class ListKeys(QObject):
    """Reads Enter, F2, Entf, Leertaste, Strg+C, arrow up on top, and letters of a name."""

    def __init__(self, view: QTableView, told: KeyedList, model: IdsModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._told = told
        self._model = model
        self._steps = RowSteps(view, model)
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_paused)
        self.letters_are_commands = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(event)
        return super().eventFilter(watched, event)

    def search(self, typed: str) -> None:
        """Select the next record whose first text begins with what was typed in one go."""
        is_new = not self._typed
        self._typed += typed
        self._pause.start(QGuiApplication.styleHints().keyboardInputInterval())
        row = max(0, self._view.currentIndex().row())
        # The first letter goes on to the next name, further letters may stay with this one.
        found = self._model.row_beginning_with(self._typed, row + 1 if is_new else row)
        id_ = self._model.id_at(found) if found is not None else None
        if id_ is not None:
            self._told.select_id(id_)

    def _on_paused(self) -> None:
        self._typed = ""

    def _takes(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._told.copy_selected()
            return True
        if event.modifiers() in _PLAIN and self._takes_plain(event.key()):
            return True
        is_letter = event.text().isprintable() and event.text().strip()
        if is_letter and self.letters_are_commands and not event.modifiers() & _NOT_TYPED:
            event.ignore()
            return True
        return False

    def _takes_plain(self, key: int) -> bool:
        current = self._told.current_id()
        if key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2):
            signal = self._told.edit_wanted if key == _Key.Key_F2 else self._told.opened
            if current is not None:
                signal.emit(current)
            return current is not None
        if key == _Key.Key_Up and self._view.currentIndex().row() <= self._steps.first():
            self._told.left_upwards.emit()
            return True
        # Before anything is selected the keys are for the row that wears the frame of the focus.
        meant = self._told.selected_ids() or ([] if current is None else [current])
        if not meant:
            return False
        if key == _Key.Key_Delete:
            self._told.delete_wanted.emit(meant)
            return True
        if key == _Key.Key_Space and not self._typed:
            self._told.space_pressed.emit(meant)
            return True
        return False
