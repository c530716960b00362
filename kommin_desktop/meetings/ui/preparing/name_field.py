"""A name as it is typed, with the contacts of the office proposed below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Control
from kommin_desktop.kit.forms.popups.suggestions import Suggestion, Suggestions
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import FoundPerson

_AFTER_KEY_MS, _LEAST = 120, 2


class NameField(Control):
    """Free words; Enter or a click takes a proposed contact's name over."""

    def __init__(self, desk: Desk, *, name: str = "", spoken: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(self.line, name=name, spoken=spoken)
        self._desk = desk
        self._list = Suggestions(self.line, self.line)
        self._list.chosen.connect(self._on_chosen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_KEY_MS)
        self._timer.timeout.connect(self._on_search)
        self.line.textEdited.connect(self._on_edited)

    def value(self) -> str:
        return " ".join(self.line.text().split())

    def set_value(self, value: Any) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)

    def settle(self) -> None:
        self._timer.stop()
        self._list.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list takes the arrow keys and Enter while it is open."""
        if watched is self.line and self._list.take_event(event):
            return True
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        self.edited.emit()
        self._timer.start()

    def _on_search(self) -> None:
        words = self.value()
        if len(words) < _LEAST:
            self._list.close_up()
            return
        self._desk.read(queries.people_named(words, limit=8), self._offer, key="name_field")

    def _offer(self, found: list[FoundPerson]) -> None:
        if self.line.hasFocus():
            rows = [Suggestion(one.display, one.display, one.organisation) for one in found]
            self._list.offer(rows, mark=-1)

    def _on_chosen(self, name: object) -> None:
        self.put(str(name))
