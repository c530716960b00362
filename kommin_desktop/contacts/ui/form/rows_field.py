"""Several entries of one kind in a form: numbers, addresses, functions; rows come and go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import Control, Field, Problem
from kommin_desktop.kit.forms.tab_order import lead_tab_through
from kommin_desktop.kit.widgets import Button, IconButton


class EntryRow(QWidget):
    """One entry: its fields, and the button that takes it away; kinds of rows say the rest."""

    def __init__(self, remove_hint: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.fields: list[Field] = []
        self.extra: list[Control] = []
        """Controls without a field around them."""
        self.remove = IconButton("x", remove_hint, size=16, name=f"{name}_remove")

    def entry(self) -> Any:
        """What the row says, None if nothing."""
        return None

    def show_entry(self, entry: Any) -> None:
        """Show an entry."""
        del entry

    def show_blank(self) -> None:
        """Say nothing again."""

    def show_several(self, several: bool) -> None:
        """Leave out what only means something among several rows."""
        self.remove.setVisible(several)

    def with_remove(self, first: QWidget) -> QHBoxLayout:
        """The first line of the row, with the cross beside its fields and below their labels."""
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(first, 1)
        place = QHBoxLayout()
        place.setContentsMargins(0, theme.px(21), 0, 0)
        place.addWidget(self.remove)
        line.addLayout(place)
        line.setAlignment(place, Qt.AlignmentFlag.AlignTop)
        return line

    def controls(self) -> list[Control]:
        """All controls of the row."""
        return [*(field.input for field in self.fields), *self.extra]


class Entries(Control):
    """Rows of one kind below each other; the value is a tuple of what they say."""

    def __init__(
        self, make: Callable[[int], EntryRow], add_text: str, *, name: str, at_least: int = 1
    ) -> None:
        self._box = QWidget()
        self._rows_layout = QVBoxLayout(self._box)
        self._rows_layout.setContentsMargins(0, 0, 0, 0)
        self._rows_layout.setSpacing(theme.px(8))
        self.add_button = Button(add_text, "plus", "ghost", small=True, name=f"{name}_add")
        self.rows: list[EntryRow] = []
        self._make = make
        self._made = 0
        self._at_least = at_least
        super().__init__(self._box, name=name)
        self.add_button.clicked.connect(self._on_add)

    @property
    def control(self) -> QWidget:
        """The first field of the first row."""
        for row in self.rows:
            for one in row.controls():
                return one.control
        return self.add_button

    def lay_out(self, layout: QVBoxLayout) -> None:
        layout.addWidget(self._box)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[Any, ...]:
        said = (row.entry() for row in self.rows)
        return tuple(entry for entry in said if entry is not None)

    def set_value(self, value: Sequence[Any] | None) -> None:
        # Rows are used again: making them anew is what takes time in a form.
        wanted = list(value or ())
        for row in self.rows[max(len(wanted), self._at_least) :]:
            self._drop(row)
        while len(self.rows) < max(len(wanted), self._at_least):
            self.add_row()
        for row, entry in zip_longest(self.rows, wanted):
            if entry is None:
                row.show_blank()
            else:
                row.show_entry(entry)
        self._tell_rows()

    def problem(self) -> Problem | None:
        for row in self.rows:
            for one in row.controls():
                found = one.problem()
                if found is not None:
                    return found
        return None

    def settle(self) -> None:
        for row in self.rows:
            for one in row.controls():
                one.settle()

    def add_row(self) -> EntryRow:
        """Put another row below the others."""
        self._made += 1
        row = self._make(self._made)
        self.rows.append(row)
        self._rows_layout.addWidget(row)
        row.remove.clicked.connect(lambda: self._on_removed(row))
        for one in row.controls():
            one.edited.connect(self.edited)
            one.left.connect(self.left)
        lead_tab_through(row, self.add_button)
        return row

    def _drop(self, row: EntryRow) -> None:
        self.rows.remove(row)
        self._rows_layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell_rows(self) -> None:
        self._box.setVisible(bool(self.rows))
        for row in self.rows:
            row.show_several(len(self.rows) > 1 or not self._at_least)

    def _on_add(self) -> None:
        row = self.add_row()
        self._tell_rows()
        for one in row.controls():
            one.control.setFocus(Qt.FocusReason.OtherFocusReason)
            break
        self.edited.emit()

    def _on_removed(self, row: EntryRow) -> None:
        place = self.rows.index(row)
        self._drop(row)
        if len(self.rows) < self._at_least:
            self.add_row()
        self._tell_rows()
        following = self.rows[min(place, len(self.rows) - 1)] if self.rows else None
        target = following.controls()[0].control if following else self.add_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


class EntriesField(Field):
    """Rows of one kind as a field of the form: each row's fields show their own faults."""

    def __init__(self, label: str, entries: Entries, *, name: str) -> None:
        self._entries = entries
        super().__init__("", entries, name=name)
        self.label = label

    @property
    def control(self) -> QWidget:
        """The first field that is wrong, else the first at all."""
        for field in self._fields():
            if field.error:
                return field.control
        return self._entries.control

    def check(self) -> bool:
        """Check every field of every row and show its faults there."""
        found = [field.check() for field in self._fields()]
        self.checked.emit()
        return all(found)

    def show_error(self, text: str, repair: Any = None) -> None:
        """Faults stand at the rows; an empty text forgets them."""
        if text:
            super().show_error(text, repair)
            return
        for field in self._fields():
            field.show_error("")

    def _fields(self) -> list[Field]:
        return [field for row in self._entries.rows for field in row.fields]


def remove_hint(what: str) -> str:
    """What the button of a row says."""
    return _("{what} entfernen").format(what=what)
