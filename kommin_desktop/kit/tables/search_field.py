"""The search above a list: it waits for a pause in typing, and hands the keyboard to the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.icons import icon

PAUSE_MS = 120


class SearchField(QLineEdit):
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
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(placeholder.rstrip(" …"))
        self.setPlaceholderText(placeholder)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("x"), _("Suche leeren (Esc)"), self)
        self._clear.setObjectName(f"{name}_clear")
        self._clear.triggered.connect(self.clear_search)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)  # not before: a line shows the button of what it is given
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
        return super().event(event)

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

    def _on_text_changed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._pause.start()
