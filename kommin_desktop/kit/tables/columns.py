"""The columns of a list: what they are called, how wide they are, and which ones find room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView

from kommin_desktop.kit import theme

Align = Literal["left", "right", "center"]

_LEAST_STRETCH = 200
_NARROWEST = 40


class Remembers(Protocol):
    """Where widths are remembered: the window's settings."""

    def value(self, key: str, default: Any = None, /) -> Any: ...

    def set_value(self, key: str, value: Any, /) -> None: ...


@dataclass(frozen=True)
class Column:
    """A column of a list; without a width it takes the room that is left.

    `keep` columns stay where the window is narrow, the others go, the last first.
    Clicks into a `pressable` column are told as `part_pressed` and leave the selection alone.
    """

    key: str
    title: str
    width: int | None = None
    sort: bool = False
    align: Align = "left"
    keep: bool = False
    pressable: bool = False


class ColumnWidths(QObject):
    """Widths and hidden columns of one list, remembered for the person at this computer."""

    def __init__(
        self,
        header: QHeaderView,
        columns: Sequence[Column],
        name: str,
        settings: Remembers | None,
    ) -> None:
        super().__init__(header)
        self._header = header
        self._columns = columns
        self._place = f"columns/{name}"
        self._settings = settings
        kept = settings.value(self._place, None) if settings else None
        kept = kept if isinstance(kept, dict) else {}
        widths, unwanted = kept.get("widths"), kept.get("hidden")
        self._widths: dict[str, int] = (
            {key: int(width) for key, width in widths.items() if isinstance(width, (int, float))}
            if isinstance(widths, dict)
            else {}
        )
        self._unwanted: set[str] = set(unwanted) if isinstance(unwanted, list) else set()
        self._is_placing = False
        header.sectionResized.connect(self._on_section_resized)

    def place(self) -> None:
        """Give every column its width at today's font scale."""
        self._is_placing = True
        try:
            for number, column in enumerate(self._columns):
                if column.width is None:
                    self._header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
                else:
                    self._header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                    self._header.resizeSection(number, theme.px(self._width(column)))
        finally:
            self._is_placing = False

    def fit(self, room: int) -> None:
        """Hide what is unwanted, and from the last on what leaves no room for the first."""
        shown = [column for column in self._columns if self.is_wanted(column.key)]
        needed = sum(theme.px(self._least(column)) for column in shown)
        for column in reversed(self._columns[1:]):
            if needed > room and column in shown and not column.keep:
                shown.remove(column)
                needed -= theme.px(self._least(column))
        self._is_placing = True
        try:
            for number, column in enumerate(self._columns):
                if self._header.isSectionHidden(number) != (column not in shown):
                    self._header.setSectionHidden(number, column not in shown)
        finally:
            self._is_placing = False

    def is_wanted(self, key: str) -> bool:
        """Whether the person wants to see the column."""
        return key not in self._unwanted

    def want(self, key: str, wanted: bool) -> None:
        """Show or hide a column from now on."""
        (self._unwanted.discard if wanted else self._unwanted.add)(key)
        self._remember()

    def _least(self, column: Column) -> int:
        return _LEAST_STRETCH if column.width is None else self._width(column)

    def _width(self, column: Column) -> int:
        return max(_NARROWEST, self._widths.get(column.key, column.width or 0))

    def _on_section_resized(self, section: int, _old: int, new: int) -> None:
        column = self._columns[section]
        if self._is_placing or column.width is None or new <= 0:
            return
        self._widths[column.key] = round(new * 100 / theme.px(100))
        self._remember()

    def _remember(self) -> None:
        if self._settings:
            kept = {"widths": self._widths, "hidden": sorted(self._unwanted)}
            self._settings.set_value(self._place, kept)
