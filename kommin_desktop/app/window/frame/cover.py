"""The sheet over the window while its file is being left: what is done, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import (
    Button,
    Card,
    FlowLayout,
    Label,
    Symbol,
    announce,
    column,
    row,
)

Way = tuple[str, str, str, Callable[[], None]]
"""A button: its name, its words, its kind, what it does."""

_WIDE = 640
_LEAST_MARGIN = 24


class Cover(QFrame):
    """Covers all of a window and takes its keys until it is put away."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._sign = Symbol("shield-check", "accent", 26)
        self._title = Label("", "section", wraps=True)
        self._text = Label("", "body", "text2", wraps=True)
        self._ways = QWidget()
        self._card = Card(
            row(self._sign, (self._title, 1), spacing=12),
            self._text,
            self._ways,
            margins=(28, 24, 28, 22),
            spacing=12,
        )
        column(None, row(None, self._card, None), None, margins=(24, 24, 24, 24), into=self)
        window.installEventFilter(self)
        self._escape: Callable[[], None] | None = None
        self.hide()

    def cover(
        self,
        icon: str,
        tone: str,
        title: str,
        text: str,
        ways: Sequence[Way] = (),
        escape: Callable[[], None] | None = None,
    ) -> None:
        """Lie over the window with these words; `escape` is what Esc does."""
        self._sign.show_icon(icon, tone)
        self._title.setText(title)
        self._text.setText(text)
        self._escape = escape
        self._offer(ways)
        self._set_others(False)
        self._fit()
        self.show()
        self.raise_()
        button = self._ways.findChild(Button)
        (button or self).setFocus()
        announce(self, f"{title} {text}", urgent=tone == "danger")

    def put_away(self) -> None:
        """Give the window back."""
        if self.isVisible():
            self.hide()
            self._set_others(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._escape is not None:
            self._escape()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _offer(self, ways: Sequence[Way]) -> None:
        fresh = QWidget()
        flow = FlowLayout(fresh, spacing=8)
        for name, words, kind, run in ways:
            button = Button(words, None, kind, name=name)
            button.clicked.connect(lambda _on=False, run=run: run())
            flow.addWidget(button)
        layout = self._card.layout()
        if layout is not None:
            layout.replaceWidget(self._ways, fresh)
        self._ways.hide()
        self._ways.deleteLater()
        self._ways = fresh
        fresh.setVisible(bool(ways))

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        room = self.width() - 2 * theme.px(_LEAST_MARGIN)
        self._card.setFixedWidth(min(theme.px(_WIDE), room))

    def _set_others(self, enabled: bool) -> None:
        for widget in (self._window.centralWidget(), self._window.menuBar()):
            if widget is not None:
                widget.setEnabled(enabled)
