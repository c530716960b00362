"""The single rows of the pane: an entry with its button, a person of an organisation, a group."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.ui.detail.facts import Fact
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import (
    IconButton,
    Label,
    Symbol,
    column,
    plain_tooltip,
    row,
)

_PERSON_ASIDE = 12


class FactRow(QWidget):
    """An entry of the pane with a button that copies it or leads on."""

    def __init__(
        self, fact: Fact, copy: Callable[[str], None], go: Callable[[str], None], number: int
    ) -> None:
        super().__init__()
        self.setObjectName(f"fact_{number}")
        title = Label(fact.title, "caption", "text2")
        value = Label(fact.text, "body", wraps=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        value.setMinimumWidth(theme.px(60))
        sign = Symbol(fact.icon, "text2", 16)
        words = column(title, value, spacing=1)
        row(sign, (words, 1), spacing=12, into=self)
        layout = self.layout()
        if layout is None:
            return
        layout.setAlignment(sign, Qt.AlignmentFlag.AlignVCenter)
        button = self._button(fact, copy, go, number)
        if button is not None:
            layout.addWidget(button)
            layout.setAlignment(button, Qt.AlignmentFlag.AlignVCenter)

    @staticmethod
    def _button(
        fact: Fact, copy: Callable[[str], None], go: Callable[[str], None], number: int
    ) -> IconButton | None:
        first_line = fact.text.splitlines()[0] if fact.text else ""
        if fact.route:
            hint = _("{name} öffnen").format(name=first_line)
            button = IconButton("arrow-up-right", hint, size=16, name=f"fact_open_{number}")
            button.clicked.connect(lambda: go(fact.route))
            return button
        if fact.copies:
            hint = _("{what} kopieren").format(what=fact.title)
            button = IconButton("copy", hint, size=16, name=f"fact_copy_{number}")
            button.clicked.connect(lambda: copy(fact.copies))
            return button
        return None


class GroupButton(QPushButton):
    """A group of the contact; its menu shows all members or takes the contact out."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__(name.replace("&", "&&"))
        self.setObjectName(f"group_{number}")
        self.setAccessibleName(_("Gruppe {name}").format(name=name))
        self.setProperty("chip", "1")
        self.setProperty("active", "1")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def offer(self, text: str, run: Callable[[], None], name: str) -> None:
        """Add an entry to its menu."""
        action = self._menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _on=False: run())


class PersonRow(QPushButton):
    """Somebody of an organisation; a click shows them."""

    def __init__(self, name: str, function_title: str, go: Callable[[], None], number: int) -> None:
        super().__init__()
        self.setObjectName(f"person_{number}")
        self.setProperty("nav", "1")
        self.setAutoDefault(False)
        self._words = f"{name}, {function_title}" if function_title else name
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(go)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that do not fit end in „…“; the tooltip has them all."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - theme.px(2 * _PERSON_ASIDE)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(plain_tooltip(self._words) if shown != self._words else "")
