"""A line that opens above the list and asks for a name: who is invited too, who comes instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.forms import Found, PickField
from kommin_desktop.kit.widgets import IconButton, Label, row

Find = Callable[[str], "Sequence[Found] | None"]


class AskLine(QWidget):
    """Label, field, and a cross that closes it; Esc does the same."""

    chosen = Signal(int, str)
    """The number of a contact, or 0 with a name as typed."""
    closed = Signal()

    def __init__(self, name: str, spoken: str, find: Find, *, new: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{name}_line")
        self._label = Label("", "small", "text2", wraps=True)
        self.field = PickField(find, name=name, spoken=spoken, new=new)
        close = IconButton("x", _("Schließen"), shortcut=_("Esc"), size=16, name=f"{name}_close")
        close.clicked.connect(self.close_up)
        row((self._label, 2), (self.field, 3), close, margins=(16, 8, 10, 8), into=self)
        self.field.edited.connect(self._on_edited)
        self.field.new_wanted.connect(self._on_new)
        self.hide()

    def ask(self, question: str) -> None:
        """Open with this question and take the keyboard."""
        self._label.setText(question)
        self.field.set_value(None)
        self.show()
        self.field.control.setFocus()

    def close_up(self) -> None:
        """Ask no longer."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the line; Enter takes a name as it was typed where any name will do."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        number = self.field.chosen()
        if number is not None:
            self._tell(number, self.field.chosen_text())

    def _on_new(self, name: str) -> None:
        self._tell(0, name)

    def _tell(self, number: int, name: str) -> None:
        self.hide()
        self.chosen.emit(number, name)
