"""What is probably missing in the minutes, each with the way to the item it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import Button, Label, Symbol, clear, column, row

_ITEM = re.compile(r"TOP (\d[\d.]*\d|\d)[ .:]")


class ProofRows(QWidget):
    """Sentences that never keep anybody from finishing."""

    item_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("proof_rows")
        self._heading = Label("", "caption", "warn", wraps=True)
        self._rows = QWidget()
        self._lines = QVBoxLayout(self._rows)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(2))
        column(
            row(Symbol("triangle-alert", "warn", 16), (self._heading, 1), spacing=8),
            self._rows,
            margins=(32, 0, 0, 10),
            spacing=4,
            into=self,
        )
        self._shown: tuple[str, ...] = ()
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these; none of them hides the list."""
        if tuple(sentences) != self._shown:
            self._shown = tuple(sentences)
            self._fill()
        self.setVisible(bool(sentences))

    def _fill(self) -> None:
        clear(self._lines)
        count = len(self._shown)
        words = ngettext(
            "Vor dem Fertigstellen ansehen: {n} Hinweis",
            "Vor dem Fertigstellen ansehen: {n} Hinweise",
            count,
        )
        self._heading.setText(words.format(n=count))
        for place, sentence in enumerate(self._shown):
            self._lines.addWidget(self._line(place, sentence))

    def _line(self, place: int, sentence: str) -> QWidget:
        label = Label(sentence, "small", "text", wraps=True)
        found = _ITEM.match(sentence)
        if found is None:
            return row((label, 1), margins=(0, 4, 0, 4))
        number = found.group(1).rstrip(".")
        link = Button(
            _("Zu TOP {number}").format(number=number),
            kind="ghost",
            small=True,
            name=f"proof_{place}",
        )
        link.clicked.connect(lambda: self.item_wanted.emit(number))
        return row((label, 1), link, spacing=8)
