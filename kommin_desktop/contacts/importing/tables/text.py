"""A delimited text as rows, however it was quoted, with the line on which each row begins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kommin_desktop.base.text import _

DELIMITERS = (",", ";", "\t")
_SEPARATOR_LINE = re.compile(r'"?sep=([,;|\t])"?[ \t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)
_LONGEST_CELL = 16 * 1024 * 1024


class Row(NamedTuple):
    """One row with the line of the file on which it begins, counted from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the file, nothing interpreted."""

    header: tuple[str, ...]
    rows: Sequence[Row]
    delimiter: str
    doubts: Sequence[tuple[int, str]]


def read_table(text: str, delimiter: str = "") -> Table:
    """Read a delimited text; an unclosed quotation mark costs one row its order, not the file."""
    skipped = 0
    told = _SEPARATOR_LINE.match(text)
    if told:
        delimiter = delimiter or told[1]
        text = text[told.end() :]
        skipped = 1
    delimiter = delimiter or guess_delimiter(text)
    reader = _Rows(text, delimiter)
    rows = [Row(row.line + skipped, row.cells) for row in reader.rows() if any(row.cells)]
    doubts = [(line + skipped, message) for line, message in reader.doubts]
    if not rows:
        return Table((), (), delimiter, doubts)
    header = tuple(cell.strip() for cell in rows[0].cells)
    return Table(header, rows[1:], delimiter, doubts)


def guess_delimiter(text: str) -> str:
    """Return the sign that comes most often in the first line that is not empty."""
    first = re.split("[\r\n]", text.lstrip("\r\n "), maxsplit=1)[0]
    # A comma before a blank belongs to a heading such as „Nachname, Vorname“.
    counts = {sign: first.count(sign) for sign in DELIMITERS}
    counts[","] -= first.count(", ")
    return max(DELIMITERS, key=counts.__getitem__)


class _Rows:
    """Rows read one by one, so that a broken one can be read again on its own."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._lines = text.splitlines(keepends=True) if _is_plain(text) else _lines(text)
        self._delimiter = delimiter
        self._at = 0
        self._width = 0
        self.doubts: list[tuple[int, str]] = []

    def rows(self) -> Iterator[Row]:
        csv.field_size_limit(_LONGEST_CELL)
        while self._at < len(self._lines):
            start = self._at
            cells = self._record()
            if cells is None or self._is_torn(start, cells):
                self._at = start + 1
                cells = self._alone(start)
                self.doubts.append(
                    (start + 1, _("Ein Anführungszeichen steht falsch; bitte prüfen."))
                )
            self._width = self._width or len(cells)
            yield Row(start + 1, [cell.strip() for cell in cells])

    def _record(self) -> list[str] | None:
        """Read a row by the rules, as many lines as it takes; None where they are broken."""
        return self._parse(self._take(), strict=True)

    def _take(self) -> Iterator[str]:
        while self._at < len(self._lines):
            self._at += 1
            yield self._lines[self._at - 1]

    def _alone(self, start: int) -> list[str]:
        """Read one line by itself, its quotation marks closed or, failing that, left out."""
        line = self._lines[start].rstrip("\r\n")
        closed = line + '"' * (line.count('"') % 2)
        cells = self._parse([closed], strict=False)
        if cells and len(cells) == self._width:
            return cells
        return line.replace('"', "").split(self._delimiter)

    def _parse(self, lines: Iterable[str], *, strict: bool) -> list[str] | None:
        try:
            return next(csv.reader(lines, delimiter=self._delimiter, strict=strict), [])
        except csv.Error:
            return None

    def _is_torn(self, start: int, cells: list[str]) -> bool:
        """Tell whether a row over several lines is really one with an unclosed quotation mark."""
        if self._at - start == 1 or not self._width or len(cells) == self._width:
            return False
        return len(self._alone(start)) == self._width


def _is_plain(text: str) -> bool:
    # str.splitlines also cuts at signs that are no line ends in a table.
    return not re.search("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text)
