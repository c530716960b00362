"""The line below a control: a hint, or what is wrong with a button that mends it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEasingCurve, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import Button, Label, Symbol

Repair = tuple[str, Callable[[], None]]
"""What a button that mends a value says, and what it does."""

_GROWTH = 120
# The words of the button stand below the words of the error.
_UNDER_WORDS = 12
_NO_LIMIT = 16_777_215
_ASK_AGAIN = 40


class _Parts:
    """What a line shows: a sign, words, a button that mends; and how it grows."""

    def __init__(self, line: QWidget, name: str) -> None:
        self.sign = Symbol("circle-alert", "danger", 14)
        self.text = Label("", "caption", "text3", wraps=True)
        self.mend = Button("", kind="ghost", small=True, name=f"{name}_repair" if name else "")
        self.growth = QVariantAnimation(line)
        self.growth.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.growth.setDuration(_GROWTH)
        words = QHBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(5))
        words.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.text, 1)
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, theme.px(4), 0, 0)
        layout.setSpacing(0)
        layout.addLayout(words)
        below = QHBoxLayout()
        below.setContentsMargins(theme.px(_UNDER_WORDS), 0, 0, 0)
        below.addWidget(self.mend)
        below.addStretch(1)
        layout.addLayout(below)
        self.sign.setVisible(False)
        self.mend.setVisible(False)


class HintLine(QWidget):
    """A hint or an error; the line grows gently, and never while a mouse button is down.

    Otherwise what the person is about to click would jump away under the mouse. Its parts are
    made when there is something to say: most fields of a form never have.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.hint = ""
        self.error = ""
        self._name = name
        self._repair: Repair | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_ASK_AGAIN)
        self._later.timeout.connect(self._refresh)
        self.setVisible(False)

    @cached_property
    def _parts(self) -> _Parts:
        parts = _Parts(self, self._name)
        parts.mend.clicked.connect(self._on_mend)
        parts.growth.valueChanged.connect(self._on_grown)
        parts.growth.finished.connect(self._on_full_height)
        return parts

    @property
    def mend_button(self) -> Button:
        """The button that mends a value."""
        return self._parts.mend

    def show_hint(self, text: str) -> None:
        """Show something helpful while nothing is wrong."""
        if text != self.hint:
            self.hint = text
            self._refresh()

    def show_error(self, text: str, repair: Repair | None = None) -> None:
        """Show what is wrong; an empty text brings the hint back."""
        is_other = text != self.error or repair is not None or self._repair is not None
        self._repair, self.error = repair, text
        if is_other:
            self._refresh()

    def _refresh(self) -> None:
        if self.window().isVisible() and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._later.start()
            return
        before = self.height() if self.isVisible() else 0
        wanted = bool(self.error or self.hint)
        self._show_texts()
        if not self._may_move():
            self.setMaximumHeight(_NO_LIMIT)
            self.setVisible(wanted)
            return
        self.setVisible(True)
        self._grow(before, self._full_height() if wanted else 0)

    def _show_texts(self) -> None:
        parts = self._parts
        if self.error or self.hint:  # while it shrinks to nothing the old text stays
            parts.text.setText(self.error or self.hint)
            parts.text.set_look(role="caption", color="danger" if self.error else "text3")
            parts.sign.setVisible(bool(self.error))
        parts.mend.setText(self._repair[0] if self._repair else "")
        parts.mend.setVisible(self._repair is not None)

    def _may_move(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.isVisible() and not theme.is_calm()

    def _full_height(self) -> int:
        parent = self.parentWidget()
        width = parent.width() if parent else self.width()
        layout = self.layout()
        if layout is None:
            return 0
        layout.activate()
        return (
            layout.heightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.sizeHint().height()
        )

    def _grow(self, start: int, end: int) -> None:
        growth = self._parts.growth
        growth.stop()
        if start == end:
            self._on_full_height()
            return
        self.setMaximumHeight(start)
        growth.setStartValue(start)
        growth.setEndValue(end)
        growth.start()

    def _on_grown(self, height: int) -> None:
        self.setMaximumHeight(height)

    def _on_full_height(self) -> None:
        self.setVisible(bool(self.error or self.hint))
        self.setMaximumHeight(_NO_LIMIT)

    def _on_mend(self) -> None:
        if self._repair is not None:
            self._repair[1]()
