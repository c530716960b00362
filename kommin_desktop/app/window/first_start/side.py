"""The side of the first start: what it is, and which of the four steps one is at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.widgets import ElidedLabel, Label, Logo, Symbol, column, row

_WIDE, _NARROW = 320, 250
_DISC = 26


class _Disc(QWidget):
    """The number of a step; a tick when it is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._state = number, "later"
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def show_state(self, state: str) -> None:
        """done, current or later."""
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        reached = self._state != "later"
        painter.setPen(QPen(theme.color("accent" if reached else "border_strong"), 1))
        painter.setBrush(theme.color("accent" if reached else "sidebar"))
        painter.drawEllipse(disc)
        if self._state == "done":
            inset = theme.px(6)
            paint_icon(painter, "check", disc.adjusted(inset, inset, -inset, -inset), "on_accent")
            return
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.color("on_accent" if reached else "text2"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _dress(self) -> None:
        self.setFixedSize(theme.px(_DISC), theme.px(_DISC))
        self.update()


class SetUpSide(QFrame):
    """Logo, steps with what was said in each, and the promise about the internet."""

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("side")
        self._titles = [title for title, _line in steps]
        self._discs = [_Disc(number) for number in range(1, len(steps) + 1)]
        self._names = [ElidedLabel(title, "body") for title, _line in steps]
        self._lines = [ElidedLabel(line, "caption", "text2") for _title, line in steps]
        shown = [
            row(disc, (column(name, line, spacing=0), 1), margins=(0, 0, 0, 8), spacing=14)
            for disc, name, line in zip(self._discs, self._names, self._lines, strict=True)
        ]
        promise = Label(
            _("Arbeitet vollständig ohne Internet. Es werden keine Daten übertragen."),
            "caption",
            "text2",
            wraps=True,
        )
        words = Label(
            _("Einrichtung in etwa drei Minuten. Alles lässt sich später ändern."),
            "small",
            "text2",
            wraps=True,
        )
        column(
            row(Logo(44), None),
            4,
            Label(_("KOMM-IN Desktop"), "title", wraps=True),
            words,
            16,
            *shown,
            None,
            row(Symbol("shield-check", "ok", 16), (promise, 1), spacing=8),
            margins=(32, 36, 24, 24),
            spacing=10,
            into=self,
        )
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """Which step it is, from 0."""
        for number, (disc, name) in enumerate(zip(self._discs, self._names, strict=True)):
            state = "done" if number < at else "current" if number == at else "later"
            disc.show_state(state)
            name.set_look(
                role="strong" if state == "current" else "body",
                color="text2" if state == "later" else "text",
            )
        words = _("Schritt {n} von {total}: {title}")
        told = words.format(n=at + 1, total=len(self._titles), title=self._titles[at])
        self.setAccessibleName(told)

    def show_line(self, at: int, text: str) -> None:
        """Say what was entered in a step."""
        self._lines[at].setText(text)

    def fit(self, width: int) -> None:
        """Give up some width where the window is narrow."""
        narrow = width < theme.px(1180)
        self.setFixedWidth(min(theme.px(_NARROW if narrow else _WIDE), width * 36 // 100))
