"""A form: named fields, what has changed in them, and whether it may be saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from kommin_desktop.base.errors import OfficeError
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.controls.control import Control
from kommin_desktop.kit.forms.field import Field
from kommin_desktop.kit.forms.field_row import FieldRow
from kommin_desktop.kit.widgets import Label, Separator, column

Part = Field | Control
Cell = QWidget | tuple[QWidget, int]


class EditForm(QWidget):
    """Fields with keys; knows which differ from what was loaded and finds the first fault.

    `save_wanted` comes when all fields are right; the page then writes and calls `mark_saved`
    (or `refuse` with the error). `set_values` loads a record without making it unsaved.
    """

    changed = Signal()
    save_wanted = Signal()
    saved = Signal()
    discarded = Signal()
    refused = Signal(str)

    def __init__(self, *, name: str = "form") -> None:
        super().__init__()
        self.setObjectName(name)
        self._parts: dict[str, Part] = {}
        self._names: dict[str, str] = {}
        self._clean: dict[str, Any] = {}
        self._rules: dict[Label, QWidget] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(10))
        self._layout.addStretch(1)

    def add(self, key: str, part: Part, *, title: str = "") -> Part:
        """Make a field part of the form under `key`; `title` names it among the changes."""
        self._parts[key] = part
        self._names[key] = title or getattr(part, "label", "") or getattr(part, "text", "") or key
        self._clean[key] = part.value()
        control = part.input if isinstance(part, Field) else part
        control.edited.connect(self._on_edited)
        control.left.connect(self._on_edited)
        return part

    def add_section(self, title: str) -> Label:
        """Begin a section with a heading; a line parts it from the one before."""
        heading = Label(title, "section")
        if self._layout.count() > 1:
            rule = self._rules[heading] = column(Separator(), margins=(0, 4, 0, 4), spacing=0)
            self._put(rule)
        self._put(heading)
        return heading

    def show_section(self, heading: Label, shown: bool) -> None:
        """Show the heading of a section with the line before it, or neither."""
        heading.setVisible(shown)
        if heading in self._rules:
            self._rules[heading].setVisible(shown)

    def add_row(self, *cells: Cell) -> FieldRow:
        """Put widgets beside each other, `(widget, share)` of the width; they wrap if need be."""
        row = FieldRow(cells)
        self._put(row)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Put any widget below what is there."""
        self._put(widget)

    def field(self, key: str) -> Part:
        """The field under a key."""
        return self._parts[key]

    def value(self, key: str) -> Any:
        """What one field holds now."""
        return self._parts[key].value()

    def values(self) -> dict[str, Any]:
        """What all fields hold now."""
        return {key: part.value() for key, part in self._parts.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Load a record: keys that are not named keep what they show; nothing is unsaved then."""
        for key, value in values.items():
            if key in self._parts:
                self._parts[key].set_value(value)
        self.mark_saved(tell=False)

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Fill in proposals: these count as unsaved changes."""
        for key, value in values.items():
            self._parts[key].set_value(value)
        self._tell()

    def is_dirty(self) -> bool:
        """Whether something was changed and not saved."""
        return bool(self.dirty_keys())

    def dirty_keys(self) -> list[str]:
        """The keys of the changed fields."""
        return [key for key, part in self._parts.items() if self._is_changed(key, part)]

    def dirty_names(self) -> list[str]:
        """The labels of the changed fields, for „Nicht gespeicherte Änderungen: …“."""
        return [self._names[key] for key in self.dirty_keys()]

    def check_all(self) -> bool:
        """Check every field, show every fault and put the focus on the first one."""
        wrong = [
            part
            for part in self._parts.values()
            if isinstance(part, Field) and not part.isHidden() and not part.check()
        ]
        if wrong:
            self._show_first(wrong)
        return not wrong

    def save(self) -> bool:
        """Check all and ask the page to save; False when something is wrong."""
        self._settle()
        if not self.check_all():
            return False
        self.save_wanted.emit()
        return True

    def mark_saved(self, *, tell: bool = True) -> None:
        """What is shown now is what the file holds."""
        self._clean = self.values()
        self._tell()
        if tell:
            self.saved.emit()

    def discard(self) -> None:
        """Show again what was loaded."""
        for key, part in self._parts.items():
            if self._is_changed(key, part):
                part.set_value(self._clean[key])
        self._forget_faults()
        self._tell()
        self.discarded.emit()

    def refuse(self, error: OfficeError, key: str = "") -> None:
        """Show why the file refused: at the field under `key`, else beside the save button."""
        part = self._parts.get(key)
        if isinstance(part, Field):
            part.show_error(error.sentence)
            self._show_first([part])
        else:
            self.refused.emit(error.sentence)

    def focus_first(self) -> None:
        """Put the focus on the first field that can be edited."""
        for part in self._parts.values():
            if part.isEnabled() and part.isVisibleTo(self):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _put(self, item: QWidget | int) -> None:
        """Put a widget or a gap above the stretch that ends the form."""
        place = self._layout.count() - 1
        if isinstance(item, int):
            self._layout.insertSpacing(place, theme.px(item))
        else:
            self._layout.insertWidget(place, item)

    def _is_changed(self, key: str, part: Part) -> bool:
        control = part.input if isinstance(part, Field) else part
        return bool(part.value() != self._clean[key]) or control.problem() is not None

    def _settle(self) -> None:
        """Strg+S does not leave the field; what stands in it is read as if it were left."""
        for part in self._parts.values():
            (part.input if isinstance(part, Field) else part).settle()

    def _forget_faults(self) -> None:
        for part in self._parts.values():
            if isinstance(part, Field):
                part.show_error("")

    def _show_first(self, wrong: Sequence[Field]) -> None:
        """Scroll to the first fault and put the focus there."""
        first = wrong[0]
        above = first.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(first, 0, theme.px(24))
        first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
