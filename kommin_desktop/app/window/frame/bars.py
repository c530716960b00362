"""The place for bars above a page: what failed, what one should know, what is under way."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.jobs import Task
from kommin_desktop.kit.widgets import InfoBar, ProgressCard

_MOST = 2
_SHOW_AFTER_MS = 400


class Bars(QWidget):
    """Shows at most two messages, the newest last, and a card for each long work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bars")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 0, 20, 0)
        self._layout.setSpacing(8)
        self._bars: list[InfoBar] = []
        self._cards: list[ProgressCard] = []
        desk.told.connect(self.show_message)
        desk.long_work_began.connect(self._on_long_work)
        self._make_room()

    def show_message(self, message: Message) -> None:
        """Show a message; the same one again replaces itself, a third one the oldest."""
        for bar in [bar for bar in self._bars if bar.title.text() == message.title]:
            self._close(bar)
        while len(self._bars) >= _MOST:
            self._close(self._bars[0])
        actions = []
        for text, way in message.ways:
            action = QAction(text, self)
            action.triggered.connect(lambda _on=False, way=way: way())
            actions.append(action)
        bar = InfoBar(message.tone, message.title, message.reason, actions)
        for action in actions:
            action.triggered.connect(lambda _on=False: self._close(bar))
        bar.closed.connect(lambda: self._close(bar))
        self._bars.append(bar)
        self._layout.addWidget(bar)
        self._make_room()

    def _close(self, bar: InfoBar) -> None:
        if bar in self._bars:
            self._bars.remove(bar)
            self._remove(bar)

    def _on_long_work(self, task: Task) -> None:
        card = ProgressCard(task.title)
        card.hide()
        self._cards.append(card)
        self._layout.addWidget(card)
        task.stepped.connect(card.show_step)
        card.cancelled.connect(task.cancel)
        task.ended.connect(lambda: self._end(card))
        task.watch()
        self._show_later(card)

    def _show_later(self, card: ProgressCard) -> None:
        def show() -> None:
            if card in self._cards:
                card.show()
                self._make_room()

        QTimer.singleShot(_SHOW_AFTER_MS, card, show)

    def _end(self, card: ProgressCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._remove(card)

    def _remove(self, widget: QWidget) -> None:
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        self._make_room()

    def _make_room(self) -> None:
        shown = bool(self._bars) or any(card.isVisibleTo(self) for card in self._cards)
        self._layout.setContentsMargins(20, 0, 20, 12 if shown else 0)
        self.setVisible(shown)
