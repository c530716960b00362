"""Choosing one record by typing: a person, an organisation, a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from kommin_desktop.base.folding import fold
from kommin_desktop.base.text import _
from kommin_desktop.kit.forms.controls.control import Control, Problem
from kommin_desktop.kit.forms.controls.line import Line
from kommin_desktop.kit.forms.popups.suggestions import Suggestion, Suggestions

_AFTER_KEY = 120
_BUSY = 10


class Found(NamedTuple):
    """A record that fits what was typed: id, name, a second line and an icon."""

    id: int
    text: str
    line: str = ""
    icon: str = ""


Find = Callable[[str], "Sequence[Found] | None"]
"""Finds records for a text, best first; None says that the file is busy and to ask again."""

_NEW = object()


class PickField(Control):
    """One record or none; the value is its id.

    With `new` the list ends with a row that tells `new_wanted` what was typed.
    """

    new_wanted = Signal(str)

    def __init__(
        self,
        find: Find,
        *,
        name: str = "",
        spoken: str = "",
        placeholder: str = "",
        new: str = "",
    ) -> None:
        self.line = Line(placeholder or _("Name eingeben …"))
        super().__init__(self.line, name=name, spoken=spoken)
        self._find = find
        self._new = new
        self._chosen: Found | None = None
        self._known: dict[int, Found] = {}
        self._list = Suggestions(self.line, self.line)
        self._list.chosen.connect(self._on_chosen)
        self._remove = self.line.add_button("x", _("Auswahl entfernen"))
        self._remove.clicked.connect(self._on_removed)
        self.line.show_button(self._remove, False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_search)
        self.line.textEdited.connect(self._on_text_edited)
        self.line.opened.connect(self._on_search)

    def value(self) -> int | None:
        return self.chosen()

    def chosen(self) -> int | None:
        """The id of the chosen record."""
        return self._chosen.id if self._chosen else None

    def chosen_text(self) -> str:
        """The name of the chosen record."""
        return self._chosen.text if self._chosen else ""

    def typed(self) -> str:
        """What was typed, also when nothing is chosen."""
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a record: a Found, an (id, name), the id of one shown before, or None."""
        if isinstance(value, int):
            value = self._known.get(value)
        elif value is not None:
            value = Found(*value)
        self._show(value)

    def set_chosen(self, record: int | None, text: str = "", line: str = "") -> None:
        """Show the record with this id and name."""
        self._show(None if record is None else Found(record, text, line))

    def problem(self) -> Problem | None:
        if self._chosen is None and self.typed():
            return Problem(
                _("„{text}“ ist noch nicht ausgewählt. Wählen Sie einen Eintrag der Liste.").format(
                    text=self.typed()
                )
            )
        return None

    def settle(self) -> None:
        """Choose the one record that bears just the typed name; restore nothing else."""
        self._timer.stop()
        self._list.close_up()
        text = fold(self.typed())
        if self._chosen is not None or not text:
            return
        same = [found for found in self._find(self.typed()) or () if fold(found.text) == text]
        if len(same) == 1:
            self._show(same[0])
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list takes the arrow keys while it is open; arrow down opens it."""
        if watched is self.line:
            if self._list.take_event(event):
                return True
            if (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Down
            ):
                self._on_search()
                return True
        return super().eventFilter(watched, event)

    def _show(self, found: Found | None) -> None:
        if found is not None:
            self._known[found.id] = found
        self._chosen = found
        self.line.setText(found.text if found else "")
        self.line.setCursorPosition(0)
        self.line.setToolTip("")
        self.line.show_button(self._remove, found is not None)

    def _on_text_edited(self) -> None:
        self._chosen = None
        self.line.show_button(self._remove, False)
        self.edited.emit()
        self._timer.start(_AFTER_KEY)

    def _on_search(self) -> None:
        self._timer.stop()
        text = "" if self._chosen else self.typed()
        found = self._find(text)
        if found is None:
            self._timer.start(_BUSY)
            return
        rows = [Suggestion(one, one.text, one.line, one.icon) for one in found]
        if self._new and text:
            words = self._new.format(text=text)
            rows.append(Suggestion(_NEW, words, "", "plus"))
        self._list.offer(rows)

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, Found):
            self._show(key)
            self.edited.emit()
        else:
            self.new_wanted.emit(self.typed())

    def _on_removed(self) -> None:
        self._show(None)
        self.edited.emit()
        self.line.setFocus()
