"""A list whose order people change: Alt with an arrow moves a row, or the mouse draws it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

from kommin_desktop.kit.tables import Drawing, ListTable

_BY_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedTable(ListTable):
    """Tells where a record shall stand, once `let_order` was called; the page moves it."""

    step_wanted = Signal(int, int)
    """A record shall go one place up or down."""
    drop_wanted = Signal(int, int)
    """A record was drawn to the gap before a row."""

    _drawing: Drawing | None = None

    def let_order(self) -> None:
        """Let rows be moved by keys and by drawing."""
        self._drawing = Drawing(self)
        self._drawing.dropped.connect(self.drop_wanted)

    def event(self, event: QEvent) -> bool:
        # Alt with an arrow belongs to the row, whatever the window would do with it.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._step(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, id_ = self._step(event), self.current_id()
        if self._drawing is not None and self._drawing.is_on and event.key() == Qt.Key.Key_Escape:
            self._drawing.cancel()
        elif step and id_ is not None:
            self.step_wanted.emit(id_, step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _BY_MOUSE:
            self.begin()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        id_ = self.rows.id_at(self.rowAt(place.y()))
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_left = event.button() == Qt.MouseButton.LeftButton
        if self._drawing is not None and id_ is not None and plain and is_left:
            self._drawing.press(id_, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drawing.move(event.position().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing is None or not self._drawing.release():
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drawing is not None:
            self._drawing.paint(self.viewport())

    def _step(self, event: QKeyEvent) -> int:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._drawing is None or held != Qt.KeyboardModifier.AltModifier:
            return 0
        return _STEPS.get(Qt.Key(event.key()), 0)
