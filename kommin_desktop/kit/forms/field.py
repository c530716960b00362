"""A labelled field: label above, control, below it one line for a hint or for what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.controls.control import Control, Problem
from kommin_desktop.kit.forms.hint_line import HintLine, Repair
from kommin_desktop.kit.widgets import Label

Check = Callable[[Any], "Problem | str | None"]
"""Says what is wrong with a value, with the value probably meant; None when all is well."""


class Field(QWidget):
    """A control with its label; it checks itself when the person leaves it."""

    checked = Signal()

    def __init__(
        self,
        label: str,
        control: Control,
        *,
        required: bool = False,
        hint: str = "",
        name: str = "",
        check: Check | None = None,
    ) -> None:
        super().__init__()
        self.label = label
        self.input = control
        self._required = required
        self._check = check
        self._error = ""
        self._was_edited = False
        control.set_name(name, label)
        name = name or control.objectName()
        if name:
            self.setObjectName(f"{name}_field")
        self._line = HintLine(name)
        self._lay_out()
        self._line.show_hint(hint)
        self.setFocusProxy(control)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        control.edited.connect(self._on_edited)
        control.left.connect(self._on_left)
        self._describe()

    @property
    def control(self) -> QWidget:
        """The widget that takes the keys."""
        return self.input.control

    @property
    def error(self) -> str:
        """What is shown as wrong now, or nothing."""
        return self._error

    def value(self) -> Any:
        return self.input.value()

    def set_value(self, value: Any) -> None:
        """Show a value and forget what was wrong with the one before."""
        self.input.set_value(value)
        self._was_edited = False
        self.show_error("")

    def set_required(self, required: bool) -> None:
        """Demand an entry from now on, or no longer."""
        self._required = required
        self._label.setText(self._label_text())
        self._describe()

    def show_hint(self, text: str) -> None:
        """Say something helpful below the control while nothing is wrong."""
        self._line.show_hint(text)
        self._describe()

    def show_error(self, text: str, repair: Repair | None = None) -> None:
        """Say what is wrong and offer to mend it; an empty text says that all is well."""
        is_new = text and text != self._error
        self._error = text
        self._line.show_error(text, repair)
        if repair is not None:
            QWidget.setTabOrder(self.control, self._line.mend_button)
        self.input.show_bad(bool(text))
        self._describe()
        if is_new:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self.control, f"{self.label}: {text}")
            )

    def check(self) -> bool:
        """Look at the value, show what is wrong with it and say whether it is right."""
        problem = self._problem()
        if problem is None:
            self.show_error("")
        else:
            self.show_error(problem.sentence, self._repair(problem))
        self.checked.emit()
        return problem is None

    def _problem(self) -> Problem | None:
        found = self.input.problem()
        if found is not None:
            return found
        if self.input.is_empty():
            return Problem(_("Diese Angabe fehlt.")) if self._required else None
        told = self._check(self.input.value()) if self._check else None
        return Problem(told) if isinstance(told, str) else told

    def _repair(self, problem: Problem) -> Repair | None:
        if problem.meant is None:
            return None
        return (problem.offer or _("Übernehmen"), lambda: self._on_repaired(problem.meant))

    def _on_repaired(self, value: Any) -> None:
        self.input.put(value)
        self.check()
        self.control.setFocus()

    def _on_edited(self) -> None:
        self._was_edited = True
        # While the person writes, an error may vanish but none appears.
        if self._error and self._problem() is None:
            self.show_error("")

    def _on_left(self) -> None:
        if self._was_edited or self._error:
            self.check()

    def _label_text(self) -> str:
        text = self.label.replace("&", "&&")
        return f"{text} *" if self._required else text

    def _describe(self) -> None:
        parts = [_("Pflichtangabe")] if self._required else []
        parts.append(self._error or self._line.hint)
        self.control.setAccessibleDescription(". ".join(part for part in parts if part))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._label = Label(self._label_text(), "caption", "text2", wraps=True)
        self._label.setBuddy(self.control)
        layout.addWidget(self._label)
        self._label.setVisible(bool(self.label))
        layout.addSpacing(theme.px(4) if self.label else 0)
        layout.addWidget(self.input)
        layout.addWidget(self._line)
        layout.addStretch(1)
