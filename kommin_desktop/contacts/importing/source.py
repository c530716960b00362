"""A file somebody chose for an import: what kind it is, and its table before anything is mapped."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing import reading
from kommin_desktop.contacts.importing.encodings import Decoded, decode
from kommin_desktop.contacts.importing.tables.headings import plain
from kommin_desktop.contacts.importing.tables.ldif import is_ldif
from kommin_desktop.contacts.importing.tables.mapping import Mapping, propose
from kommin_desktop.contacts.importing.tables.text import Row, Table, read_table
from kommin_desktop.contacts.importing.tables.workbook import Workbook, is_workbook
from kommin_desktop.contacts.importing.vcard.reader import is_vcard
from kommin_desktop.contacts.rules.cards import Reading
from kommin_desktop.store.chunks import Step, no_step


@dataclass(frozen=True)
class Wish:
    """How a person wants a file to be read; empty means: as the program finds it."""

    encoding: str = ""
    sheet: str = ""
    has_header: bool = True


@dataclass(frozen=True)
class Source:
    """A file that can be imported; without a table its fields need no mapping."""

    name: str
    data: bytes
    decoded: Decoded
    table: Table | None = None
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    has_header: bool = True

    @property
    def is_text(self) -> bool:
        """Whether its letters may have been written in one of several encodings."""
        return not self.sheets

    @property
    def fingerprint(self) -> str:
        """The same for all files with these headings; says nothing about the people in them."""
        header = self.table.header if self.table else ()
        return hashlib.sha256("\n".join(map(plain, header)).encode()).hexdigest()[:16]

    def proposal(self) -> Mapping:
        """The fields its headings suggest."""
        return propose(self.table.header if self.table else ())

    def read(self, mapping: Mapping, step: Step = no_step) -> Reading:
        """Read its cards; the mapping is for tables only."""
        if self.table is None:
            return reading.read(self.data, self.name, self.decoded.encoding)
        return reading.read_mapped(self.table, mapping, self.name, self.decoded, step)


def open_source(data: bytes, name: str, wish: Wish | None = None) -> Source:
    """Recognise a file. Raises UserError for one that holds no contacts we can read."""
    wish = wish or Wish()
    if is_workbook(data):
        return _workbook(data, name, wish)
    for sign, sentence in _foreign().items():
        if data.startswith(sign):
            raise UserError(sentence)
    decoded = decode(data, wish.encoding or None)
    if not decoded.text.strip():
        raise UserError(_("Die Datei „{name}“ ist leer.").format(name=name))
    if is_vcard(decoded.text) or is_ldif(decoded.text):
        return Source(name, data, decoded)
    table = read_table(decoded.text)
    return _with_table(Source(name, data, decoded), table, wish)


def _workbook(data: bytes, name: str, wish: Wish) -> Source:
    book = Workbook(data)
    sheet = wish.sheet if wish.sheet in book.sheets else book.fullest()
    source = Source(name, data, Decoded("", "utf-8", False), None, book.sheets, sheet)
    return _with_table(source, book.table(sheet), wish)


def _with_table(source: Source, table: Table, wish: Wish) -> Source:
    if not wish.has_header:
        table = _without_header(table)
    if not table.rows:
        raise UserError(
            _("In „{name}“ stehen unter den Überschriften keine Zeilen.").format(
                name=source.sheet or source.name
            )
        )
    return replace(source, table=table, has_header=wish.has_header)


def _without_header(table: Table) -> Table:
    """The table with its first row taken for a contact like the others."""
    width = max([len(table.header), *(len(row.cells) for row in table.rows)])
    header = tuple(_("Spalte {n}").format(n=number) for number in range(1, width + 1))
    first = Row(1, list(table.header))
    return replace(table, header=header, rows=[first, *table.rows])


def _foreign() -> dict[bytes, str]:
    as_table = _(
        "Speichern Sie die Tabelle in ihrem Programm als Excel-Arbeitsmappe (.xlsx) oder als "
        "CSV-Datei und wählen Sie diese."
    )
    return {
        b"\xd0\xcf\x11\xe0": _("Das ist eine Datei aus einem alten Excel oder aus Outlook.")
        + " "
        + as_table,
        b"PK\x03\x04": _("Das ist keine Excel-Arbeitsmappe.") + " " + as_table,
        b"%PDF": _("Aus einer PDF-Datei lassen sich keine Kontakte lesen.") + " " + as_table,
    }
