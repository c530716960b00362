"""A file of contacts, whatever program wrote it: recognised first, then read into cards."""

from __future__ import annotations

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.encodings import Decoded, decode
from kommin_desktop.contacts.importing.tables.ldif import is_ldif, read_ldif
from kommin_desktop.contacts.importing.tables.mapping import Mapping, propose
from kommin_desktop.contacts.importing.tables.rows import apply
from kommin_desktop.contacts.importing.tables.text import Table, read_table
from kommin_desktop.contacts.importing.tables.workbook import Workbook, is_workbook
from kommin_desktop.contacts.importing.vcard.reader import is_vcard, read_vcards
from kommin_desktop.contacts.rules.cards import Problem, Reading
from kommin_desktop.store.chunks import Step, no_step

UNKNOWN = "unknown"
_FOREIGN = (
    (b"PK\x03\x04", "xlsx"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"%PDF", "pdf"),
)


def read(data: bytes, source: str, encoding: str | None = None) -> Reading:
    """Read the contacts of a vCard, LDIF, CSV or Excel file; `source` names it in the problems.

    `encoding` overrules what the bytes suggest. Never fails: what cannot be read is a problem.
    """
    if is_workbook(data):
        return _read_workbook(data, source)
    if any(data.startswith(sign) for sign, _name in _FOREIGN):
        message = _(
            "Diese Datei ist weder vCard noch CSV noch LDIF. Bitte die Tabelle in ihrem Programm"
            " als CSV-Datei speichern und diese wählen."
        )
        return Reading((), [Problem(source, 1, message)], UNKNOWN, "")
    decoded = decode(data, encoding)
    if is_vcard(decoded.text):
        return read_vcards(data, source, encoding)
    if is_ldif(decoded.text):
        found, problems = read_ldif(decoded.text, source)
        return Reading(found, [*_damage(decoded, source), *problems], "ldif", decoded.encoding)
    table = read_table(decoded.text)
    return read_mapped(table, propose(table.header), source, decoded)


def _read_workbook(data: bytes, source: str) -> Reading:
    try:
        book = Workbook(data)
        table = book.table(book.fullest())
    except UserError as error:
        return Reading((), [Problem(source, 1, error.sentence)], UNKNOWN, "")
    return read_mapped(table, propose(table.header), source, Decoded("", "", False))


def read_mapped(
    table: Table, mapping: Mapping, source: str, decoded: Decoded, step: Step = no_step
) -> Reading:
    """Read a table by a mapping, be it the proposed one or one that a person has changed."""
    if not mapping.is_useful:
        message = _(
            "In der ersten Zeile steht keine bekannte Überschrift wie Nachname, Organisation oder"
            " E-Mail; es wurde nichts übernommen."
        )
        return Reading((), [Problem(source, 1, message)], UNKNOWN, decoded.encoding)
    found, problems = apply(table, mapping, source, step)
    return Reading(
        found,
        [*_damage(decoded, source), *problems],
        mapping.family,
        decoded.encoding,
        table.delimiter,
    )


def _damage(decoded: Decoded, source: str) -> list[Problem]:
    if not decoded.is_damaged:
        return []
    message = _("Einige Zeichen der Datei waren nicht lesbar und sind durch � ersetzt.")
    return [Problem(source, 1, message)]
