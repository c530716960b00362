"""The bare PDF file: numbered objects, packed into compressed object streams (ISO 32000-1, 7.5)."""

from __future__ import annotations

import hashlib
import struct
import zlib

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_OBJECT_STREAM = 250
_LEVEL = 6


def pdf_text(text: str) -> str:
    """A text string object in UTF-16, written in hex so that nothing needs escaping."""
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def reference(number: int) -> str:
    """An indirect reference."""
    return f"{number} 0 R"


class ObjectFile:
    """Collects objects and writes them as one file; the same objects give the same bytes."""

    def __init__(self) -> None:
        self._count = 0
        self._plain: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._count += 1
        return self._count

    def put(self, body: str, number: int = 0) -> int:
        """Stores an object other than a stream; returns its number."""
        number = number or self.reserve()
        self._plain[number] = body
        return number

    def put_stream(
        self, data: bytes, entries: str = "", number: int = 0, compress: bool = True
    ) -> int:
        """Stores a stream with further dictionary entries; returns its number."""
        number = number or self.reserve()
        if compress:
            data = zlib.compress(data, _LEVEL)
            entries += "/Filter/FlateDecode"
        head = f"<<{entries}/Length {len(data)}>>stream\n".encode("ascii")
        # With CR LF a reader that strips the line end takes nothing from data that end in CR.
        self._streams[number] = head + data + b"\r\nendstream"
        return number

    def write(self, catalog: int, info: int) -> bytes:
        """The whole file."""
        places: dict[int, tuple[int, int, int]] = {}
        numbers = list(self._plain)
        for start in range(0, len(numbers), _PER_OBJECT_STREAM):
            self._pack(numbers[start : start + _PER_OBJECT_STREAM], places)
        parts = [_HEADER]
        position = len(_HEADER)
        for number in sorted(self._streams):
            part = b"%d 0 obj\n%b\nendobj\n" % (number, self._streams[number])
            places[number] = (1, position, 0)
            position += len(part)
            parts.append(part)
        identity = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest()
        table = self.reserve()
        places[table] = (1, position, 0)
        entries = (
            f"/Type/XRef/Size {table + 1}/W[1 4 2]/Root {reference(catalog)}"
            f"/Info {reference(info)}/ID[<{identity}><{identity}>]"
            "/DecodeParms<</Predictor 12/Columns 7>>"
        )
        self.put_stream(_cross_reference(places, table), entries, table)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (table, self._streams[table]))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(parts)

    def _pack(self, numbers: list[int], places: dict[int, tuple[int, int, int]]) -> None:
        stream = self.reserve()
        head, bodies, offset = [], [], 0
        for index, number in enumerate(numbers):
            body = self._plain[number]
            head.append(f"{number} {offset}")
            bodies.append(body)
            offset += len(body) + 1
            places[number] = (2, stream, index)
        first = " ".join(head) + "\n"
        data = (first + "\n".join(bodies)).encode("ascii")
        self.put_stream(data, f"/Type/ObjStm/N {len(numbers)}/First {len(first)}", stream)


def _cross_reference(places: dict[int, tuple[int, int, int]], last: int) -> bytes:
    """The table of all objects, each row as the difference to the one above (PNG predictor)."""
    pack = struct.Struct(">BIH").pack
    table = b"".join([pack(*places.get(number, (0, 0, 65535))) for number in range(last + 1)])
    differences = bytes([(a - b) & 255 for a, b in zip(table, bytes(7) + table, strict=False)])
    rows = range(0, len(differences), 7)
    return b"".join([b"\x02" + differences[start : start + 7] for start in rows])
