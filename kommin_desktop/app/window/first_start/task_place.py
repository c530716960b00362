"""The place in a window without a page where a long work says how far it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.kit.jobs import Task
from kommin_desktop.kit.widgets import ProgressCard


class TaskPlace(QWidget):
    """Shows one work at a time, with its way to cancel, and is not seen otherwise."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("task_place")
        self._card: ProgressCard | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_task(self, task: Task) -> None:
        """Follow this work to its end."""
        self._forget()
        card = self._card = ProgressCard(task.title)
        self._layout.addWidget(card)
        task.stepped.connect(card.show_step)
        card.cancelled.connect(task.cancel)
        task.ended.connect(self._on_ended)
        task.watch()
        self.show()
        card.cancel_button.setFocus()

    def _on_ended(self) -> None:
        self._forget()
        self.hide()
        self.ended.emit()

    def _forget(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
