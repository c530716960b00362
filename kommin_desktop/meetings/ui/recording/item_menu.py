"""What can be done with the item one writes on, beside writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kommin_desktop.base.text import _
from kommin_desktop.kit.icons import icon
from kommin_desktop.meetings.rules.states import Outcome, outcome_label
from kommin_desktop.meetings.ui.recording.agenda_pane import OUTCOMES


class Item(Protocol):
    """What the menu has done."""

    def set_outcome(self, outcome: str) -> None: ...
    def read_notes(self) -> None: ...
    def paste_notes(self) -> None: ...


class ItemMenu(QMenu):
    """Outcome of the item, and notes that become results."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.setObjectName("item_actions")
        self._outcomes: dict[str, QAction] = {}
        for outcome in Outcome:
            words = outcome_label(outcome.value)
            action = self._add(f"outcome_{outcome.value}", OUTCOMES[outcome.value][0], words)
            action.setCheckable(True)
            action.triggered.connect(
                lambda _on=False, outcome=outcome: item.set_outcome(outcome.value)
            )
            self._outcomes[outcome.value] = action
        nothing = self._add("outcome_none", "circle", _("noch offen"))
        nothing.setCheckable(True)
        nothing.triggered.connect(lambda _on=False: item.set_outcome(""))
        self._outcomes[""] = nothing
        self.addSeparator()
        self._run("read_notes", "sparkles", _("Notizen im Text auswerten"), item.read_notes)
        self._run("paste_notes", "file-text", _("Notizen aus der Zwischenablage"), item.paste_notes)

    def show_outcome(self, outcome: str) -> None:
        """Tick what became of the item."""
        for code, action in self._outcomes.items():
            action.setChecked(code == outcome)

    def _run(self, name: str, sign: str, words: str, run: Callable[[], None]) -> None:
        self._add(name, sign, words).triggered.connect(lambda _on=False: run())

    def _add(self, name: str, sign: str, words: str) -> QAction:
        action = self.addAction(icon(sign), words)
        action.setObjectName(name)
        return action
