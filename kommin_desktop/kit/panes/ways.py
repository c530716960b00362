"""A panel of lines that lead somewhere, such as the bodies in which a contact sits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import IconButton, Symbol, TextLines, clear, column, row
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import L, Query


class Way(NamedTuple):
    """What a line says, and where its button leads."""

    title: str
    line: str
    route: str


class WaysPanel(Panel, Generic[L]):
    """Reads what belongs to the record and shows each with a way to it."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        lines_of: Callable[[int], Query[L]],
        way: Callable[[L], Way],
        *,
        icon: str,
        tables: frozenset[str],
    ) -> None:
        super().__init__(desk, name)
        self._lines_of, self._way = lines_of, way
        self._icon, self._tables = icon, tables
        self._count = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(6))

    def show_record(self, record_id: int) -> None:
        """Show what belongs to this record."""
        super().show_record(record_id)
        self.desk.read(self._lines_of(record_id), self._show, key=self.objectName())

    def count(self) -> int | None:
        """How many lines there are."""
        return self._count

    def on_notice(self, notice: Notice) -> None:
        """Read again when something of it was touched."""
        if self.record_id and self._tables & set(notice):
            self.show_record(self.record_id)

    def _show(self, lines: Sequence[L]) -> None:
        clear(self._layout)
        for number, line in enumerate(lines):
            self._layout.addWidget(self._row(self._way(line), number))
        self._count = len(lines)
        self.count_changed.emit()

    def _row(self, way: Way, number: int) -> QWidget:
        words = TextLines(way.title, way.line, role="body")
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        go = IconButton(
            "arrow-up-right",
            _("{name} öffnen").format(name=way.title),
            size=16,
            name=f"{self.objectName()}_open_{number}",
        )
        go.clicked.connect(lambda: self.desk.go(way.route))
        return row(Symbol(self._icon, "text2", 16), (column(words), 1), go, spacing=12)
