"""One step on the way to approved minutes: sign, title, who and when, and its button."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.widgets import Label, Symbol, column, row


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


_SIGNS = {
    StepState.DONE: ("circle-check", "ok"),
    StepState.CURRENT: ("circle-dot", "accent"),
    StepState.LATER: ("circle", "text3"),
}


class StepRow(QWidget):
    """Done, now, or later; the buttons of a step are seen while it is the next one."""

    def __init__(self, name: str, *buttons: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sign = Symbol("circle", "text3", 20)
        self._title = Label("", "strong", wraps=True)
        self._line = Label("", "small", "text2", wraps=True)
        self._buttons = row(*buttons, spacing=8)
        self._buttons.hide()
        line = row(
            self._sign,
            4,
            (column(self._title, self._line, spacing=1), 1),
            self._buttons,
            spacing=8,
            margins=(0, 8, 0, 8),
            into=self,
        ).layout()
        if line is not None:
            line.setAlignment(self._sign, Qt.AlignmentFlag.AlignVCenter)
            line.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)

    def show_step(self, title: str, line: str, state: StepState, *, can_act: bool = True) -> None:
        """Show where this step stands."""
        sign, color = _SIGNS[state]
        words = {
            StepState.DONE: _("erledigt"),
            StepState.CURRENT: _("als Nächstes"),
            StepState.LATER: _("später"),
        }[state]
        self._sign.show_icon(sign, color, words=words)
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._buttons.setVisible(state == StepState.CURRENT and can_act)
        self.setAccessibleName(f"{title}: {words}. {line}".strip())
