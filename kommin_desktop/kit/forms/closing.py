"""A form that one leaves with Esc, and that keeps the person while something is not saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from kommin_desktop.kit.forms.footer import LeaveBar


class ClosingForm(QFrame):
    """A form beside or in place of something else; its `leave` asks about unsaved changes."""

    closed = Signal()
    leave: LeaveBar

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether unsaved changes keep the person here."""
        return self.leave.holds_back(go_on)

    def close_form(self) -> None:
        """Leave the form; unsaved changes are asked about."""
        if not self.holds_back(self.closed.emit):
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
