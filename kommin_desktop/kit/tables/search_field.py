"""The search above a list: it waits for a pause in typing, and hands the keyboard to the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import IconButton, SignLine

PAUSE_MS = 120
_CLEAR = 28


class SearchField(SignLine):
    """A field to search in; `searched` tells what is typed, "" when it was cleared.

    Esc clears, Esc again is told as `left`; arrow down as `went_down`, Enter as `confirmed`.
    """

    searched = Signal(str)
    left = Signal()
    went_down = Signal()
    confirmed = Signal()

    def __init__(
        self, placeholder: str, name: str, *, pause: int = PAUSE_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__("search", parent)
        self.setObjectName(name)
        self.setAccessibleName(placeholder.rstrip(" …"))
        self.setPlaceholderText(placeholder)
        self._clear = IconButton("x", _("Suche leeren"), shortcut="Esc", size=16)
        self._clear.setParent(self)
        self._clear.setObjectName(f"{name}_clear")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear_search)
        self._clear.hide()
        self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause)
        self._pause.timeout.connect(self.search_now)
        self.textChanged.connect(self._on_text_changed)

    def search_now(self) -> None:
        """Tell at once what is typed, if it is not told yet."""
        self._pause.stop()
        typed = self.text().strip()
        if typed != self._told:
            self._told = typed
            self.searched.emit(typed)

    def clear_search(self) -> None:
        """Search for nothing."""
        self.clear()
        self.search_now()

    def show_text(self, text: str) -> None:
        """Show a search that the page has made already; nothing is told."""
        self._told = text.strip()
        self.setText(text)
        self._pause.stop()

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the field while it has the keyboard, not to a shortcut of the window.
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        # With nothing typed to take back, Strg+Z means the last work, and Strg+Y what was undone.
        if is_override and isinstance(event, QKeyEvent) and self._has_no_step(event):
            event.ignore()
            return True
        return super().event(event)

    def _has_no_step(self, event: QKeyEvent) -> bool:
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        return (event.matches(undo) and not self.isUndoAvailable()) or (
            event.matches(redo) and not self.isRedoAvailable()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.text():
                self.clear_search()
            else:
                self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.search_now()
            self.went_down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search_now()
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A search that was left is done: coming back to it Strg+Z means the last work."""
        super().focusOutEvent(event)
        reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in reasons and (self.isUndoAvailable() or self.isRedoAvailable()):
            self.setText(self.text())

    def room_at_end(self) -> int:
        return theme.px(_CLEAR) if self.text() else 0

    def lay_out(self) -> None:
        super().lay_out()
        side = theme.px(_CLEAR)
        top = (self.height() - side) // 2
        self._clear.setGeometry(self.width() - side - theme.px(4), top, side, side)

    def _on_text_changed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self.lay_out()
        self._pause.start()
