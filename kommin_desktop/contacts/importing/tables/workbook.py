"""Excel workbooks read as tables: every cell becomes the text a person sees in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from xml.etree import ElementTree

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.tables.text import Row, Table

_BOOK = "xl/workbook.xml"
_MOST_BYTES = 300_000_000
"""Unpacked; more is no list of contacts but a trap."""
_WIDEST = 1024
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
# Number formats of days that every Excel knows without naming them.
_DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_NOUGHT = datetime(1899, 12, 30)
_NOUGHT_1904 = datetime(1904, 1, 1)


def is_workbook(data: bytes) -> bool:
    """Tell an Excel workbook (.xlsx, .xlsm) from other archives."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _BOOK in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


class Workbook:
    """A workbook; a broken part is a UserError, never a guess."""

    def __init__(self, data: bytes) -> None:
        """Look what sheets there are. Raises UserError."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = set(self._archive.namelist())
            self._paths = dict(self._sheet_paths())
        except _BROKEN as error:
            raise _damaged() from error
        if not self._paths:
            raise _damaged()
        self._tables: dict[str, Table] = {}

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets in their order."""
        return tuple(self._paths)

    def fullest(self) -> str:
        """The first sheet that has rows below a heading, else the first one."""
        return next((name for name in self.sheets if self.table(name).rows), self.sheets[0])

    def table(self, sheet: str) -> Table:
        """The cells of a sheet as text; the first row that is not empty is the heading."""
        if sheet not in self._tables:
            try:
                rows = [row for row in self._rows(self._paths[sheet]) if any(row.cells)]
            except _BROKEN as error:
                raise _damaged() from error
            header = tuple(rows[0].cells) if rows else ()
            self._tables[sheet] = Table(header, rows[1:], "", ())
        return self._tables[sheet]

    def _sheet_paths(self) -> Iterator[tuple[str, str]]:
        book = self._xml(_BOOK)
        targets = {}
        for link in self._xml("xl/_rels/workbook.xml.rels"):
            target = link.get("Target", "")
            targets[link.get("Id")] = target[1:] if target[:1] == "/" else f"xl/{target}"
        for element in book.iter():
            if _tag(element) == "sheet":
                number = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
                path = targets.get(number, "")
                if path in self._parts:
                    yield element.get("name", ""), path

    def _rows(self, path: str) -> Iterator[Row]:
        line = 0
        for row in self._pieces(path, "row"):
            line = int(row.get("r") or line + 1)
            cells: list[str] = []
            for cell in row:
                at = _column(cell.get("r", ""), len(cells))
                if at < _WIDEST:
                    cells.extend([""] * (at - len(cells)))
                    cells[at:] = [self._text(cell).strip()]
            yield Row(line, cells)

    def _text(self, cell: ElementTree.Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _joined(cell)
        value = next((part.text or "" for part in cell if _tag(part) == "v"), "")
        if kind == "s":
            number = int(value or -1)
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if kind == "n" and value:
            return self._number(value, int(cell.get("s", "0")))
        # What a broken formula shows („#NV“) is nobody's name.
        return "" if kind == "e" else value

    def _number(self, value: str, style: int) -> str:
        number = float(value)
        if style in self._day_styles and 0 < number < 2_958_466:
            day = self._nought + timedelta(days=number)
            return day.date().isoformat()
        return str(int(number)) if number == int(number) else value.replace(".", ",")

    @cached_property
    def _strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._parts:
            return []
        return [_joined(item) for item in self._pieces("xl/sharedStrings.xml", "si")]

    @cached_property
    def _nought(self) -> datetime:
        """The day from which this workbook counts days; old Macs began in 1904."""
        for element in self._xml(_BOOK).iter():
            if _tag(element) == "workbookPr" and element.get("date1904") in ("1", "true"):
                return _NOUGHT_1904
        return _NOUGHT

    @cached_property
    def _day_styles(self) -> frozenset[int]:
        """Which cell styles show a number as a day."""
        if "xl/styles.xml" not in self._parts:
            return frozenset()
        root = self._xml("xl/styles.xml")
        days = set(_DAYS)
        for element in root.iter():
            if _tag(element) == "numFmt":
                shown = _QUOTED.sub("", element.get("formatCode", "")).lower()
                if "d" in shown or "yy" in shown or "tt" in shown or "jj" in shown:
                    days.add(int(element.get("numFmtId", "0")))
        styles = next((part for part in root if _tag(part) == "cellXfs"), ())
        return frozenset(
            at for at, style in enumerate(styles) if int(style.get("numFmtId", "0")) in days
        )

    def _xml(self, path: str) -> ElementTree.Element:
        return ElementTree.fromstring(self._bytes(path))

    def _pieces(self, path: str, tag: str) -> Iterator[ElementTree.Element]:
        """The elements of this name one by one, so that neither memory nor patience is strained."""
        for _event, element in ElementTree.iterparse(io.BytesIO(self._bytes(path))):
            if _tag(element) == tag:
                yield element
                element.clear()

    def _bytes(self, path: str) -> bytes:
        if self._archive.getinfo(path).file_size > _MOST_BYTES:
            raise UserError(_("Diese Arbeitsmappe ist zu groß für eine Liste von Kontakten."))
        data = self._archive.read(path)
        # A workbook of Excel never declares a document type; one that does wants to do harm.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise _damaged()
        return data


_BROKEN = (
    zipfile.BadZipFile,
    ElementTree.ParseError,
    KeyError,
    ValueError,
    OSError,
    OverflowError,
    RuntimeError,
)


def _damaged() -> UserError:
    return UserError(
        _(
            "Die Arbeitsmappe ist beschädigt oder mit einem Kennwort geschützt. Öffnen Sie sie in "
            "Excel und speichern Sie sie neu, auch als CSV-Datei."
        )
    )


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _joined(element: ElementTree.Element) -> str:
    """The text of all its runs, without the reading aids of East Asian scripts."""
    parts = []
    for child in element:
        if _tag(child) == "t":
            parts.append(child.text or "")
        elif _tag(child) in ("r", "is"):
            parts.append(_joined(child))
    return "".join(parts)


def _column(reference: str, default: int) -> int:
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return default
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1
