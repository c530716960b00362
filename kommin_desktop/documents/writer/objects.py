"""Objects of our own in a file that reportlab writes: the structure tree consists of them.

A run of letters has tens of thousands. reportlab writes each object by itself; ours are packed
into compressed object streams (ISO 32000-1, 7.5.7), so that the file is a third as large.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

_PER_STREAM = 250
_ROW = struct.Struct(">BIH")
_FREE = (0, 0, 65535)


def reference(number: int) -> str:
    """An indirect reference."""
    return f"{number} 0 R"


class OwnObjects:
    """Plain objects beside those of a reportlab ``PDFDocument``, and the file that holds both."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._bodies: dict[int, str] = {}
        document.format = self._file

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._document.objectcounter += 1
        return int(self._document.objectcounter)

    def put(self, body: str, number: int = 0) -> int:
        """Stores an object other than a stream; returns its number."""
        number = number or self.reserve()
        self._bodies[number] = body
        return number

    def _file(self) -> bytes:
        """The whole file, as reportlab's document puts it together, with a table for both kinds."""
        document = self._document
        places = self._packed()
        file = pdfdoc.PDFFile(document._pdfVersion)
        number = 0
        while number < document.objectcounter:  # grows while objects are written
            number += 1
            name = document.numberToId.get(number)
            if name is not None:
                places[number] = (1, file.add(_object(document, name)), 0)
        table = self.reserve()
        name = f"objects {table}"
        places[table] = (1, file.offset, 0)
        document.numberToId[table] = name
        document.idToObjectNumberAndVersion[name] = (table, 0)
        document.idToObject[name] = _cross_reference(document, places, table)
        file.add(_object(document, name))
        file.add(b"startxref\n%d\n%%%%EOF\n" % places[table][1])
        return bytes(file.format(document))

    def _packed(self) -> dict[int, tuple[int, int, int]]:
        """Packs the own objects into streams of reportlab; returns where each one is."""
        places: dict[int, tuple[int, int, int]] = {}
        numbers = list(self._bodies)
        for start in range(0, len(numbers), _PER_STREAM):
            some = numbers[start : start + _PER_STREAM]
            head, offset = [], 0
            for number in some:
                head.append(f"{number} {offset}")
                offset += len(self._bodies[number]) + 1
            first = " ".join(head) + "\n"
            entries = {"Type": "/ObjStm", "N": len(some), "First": len(first)}
            content = first + "\n".join(self._bodies[number] for number in some)
            stream = _stream(entries, content.encode("ascii"))
            self._document.Reference(stream)
            packed = self._document.objectcounter
            places.update((number, (2, packed, index)) for index, number in enumerate(some))
        return places


def _object(document: Any, name: str) -> bytes:
    indirect = pdfdoc.PDFIndirectObject(name, document.idToObject[name])
    return bytes(indirect.format(document))


def _stream(entries: dict[str, object], content: bytes) -> Any:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, [pdfdoc.PDFZCompress])


def _cross_reference(document: Any, places: dict[int, tuple[int, int, int]], last: int) -> Any:
    """The table of all objects, each row as the difference to the one above (PNG predictor)."""
    table = b"".join([_ROW.pack(*places.get(number, _FREE)) for number in range(last + 1)])
    size = _ROW.size
    differences = bytes([(a - b) & 255 for a, b in zip(table, bytes(size) + table, strict=False)])
    rows = range(0, len(differences), size)
    entries: dict[str, object] = {
        "Type": "/XRef",
        "Size": last + 1,
        "W": "[1 4 2]",
        "Filter": "/FlateDecode",  # not in a list, as reportlab writes it: some readers fail there
        "DecodeParms": f"<</Predictor 12/Columns {size}>>",
        "Root": document.Reference(document.Catalog),
        "Info": document.Reference(document.info),
        "ID": document.ID(),
    }
    content = b"".join([b"\x02" + differences[start : start + size] for start in rows])
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), zlib.compress(content))
