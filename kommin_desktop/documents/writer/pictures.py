"""PNG and JPEG pictures as PDF objects, without transparency: what shines through is white."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.documents.writer.objects import ObjectFile

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_GREY, _RGB, _PALETTE, _GREY_ALPHA, _RGBA = 0, 2, 3, 4, 6
_CHANNELS = {_GREY: 1, _RGB: 3, _GREY_ALPHA: 2, _RGBA: 4, _PALETTE: 1}


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture ready to embed; ``entries`` belong to its image dictionary."""

    width: int
    height: int
    data: bytes
    entries: str
    compress: bool

    def put(self, file: ObjectFile) -> int:
        """Stores the picture as an image object; returns its number."""
        entries = (
            f"/Type/XObject/Subtype/Image/Width {self.width}/Height {self.height}{self.entries}"
        )
        return file.put_stream(self.data, entries, compress=self.compress)


@lru_cache(maxsize=8)
def read_picture(data: bytes) -> Raster:
    """Reads a PNG or an RGB or grey JPEG. Raises UserError for anything else."""
    try:
        if data.startswith(_PNG):
            return _read_png(data)
        if data.startswith(b"\xff\xd8"):
            return _read_jpeg(data)
    except (ValueError, IndexError, KeyError, struct.error, zlib.error):
        pass  # damaged: the same sentence as for an unknown kind
    raise UserError(
        _("Das Bild kann nicht gedruckt werden. Verwenden Sie eine PNG- oder JPEG-Datei in RGB.")
    )


def _read_jpeg(data: bytes) -> Raster:
    position = 2
    while data[position] == 0xFF:
        marker = data[position + 1]
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        if marker in _JPEG_SIZES:
            _bits, height, width, channels = struct.unpack_from(">BHHB", data, position + 4)
            space = {1: "/DeviceGray", 3: "/DeviceRGB"}[channels]
            entries = f"/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode"
            return Raster(width, height, data, entries, compress=False)
        position += 2 + length
    raise ValueError


def _read_png(data: bytes) -> Raster:
    chunks: dict[bytes, bytes] = {}
    position = len(_PNG)
    while position < len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        chunks[kind] = chunks.get(kind, b"") + data[position + 8 : position + 8 + length]
        position += 12 + length
    width, height, depth, kind_of_colour, _c, _f, interlaced = struct.unpack(
        ">IIBBBBB", chunks[b"IHDR"]
    )
    if interlaced or depth > 8 or (depth < 8 and kind_of_colour != _PALETTE):
        raise ValueError
    channels = _CHANNELS[kind_of_colour]
    if kind_of_colour in (_GREY_ALPHA, _RGBA):
        rows = _rows(zlib.decompress(chunks[b"IDAT"]), width * channels, height, channels)
        flat = b"".join(_on_white(row, channels) for row in rows)
        space = "/DeviceGray" if channels == 2 else "/DeviceRGB"
        entries = f"/ColorSpace{space}/BitsPerComponent 8"
        return Raster(width, height, flat, entries, compress=True)
    space = {_GREY: "/DeviceGray", _RGB: "/DeviceRGB"}.get(kind_of_colour, "")
    if kind_of_colour == _PALETTE:
        palette = chunks[b"PLTE"]
        space = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex()}>]"
    entries = (
        f"/ColorSpace{space}/BitsPerComponent {depth}/Filter/FlateDecode/DecodeParms"
        f"<</Predictor 15/Colors {channels}/BitsPerComponent {depth}/Columns {width}>>"
    )
    return Raster(width, height, chunks[b"IDAT"], entries, compress=False)


def _rows(data: bytes, length: int, height: int, step: int) -> list[bytes]:
    """The rows of a PNG with their filters undone (PNG specification, 9.2)."""
    rows: list[bytes] = []
    above = bytes(length)
    for number in range(height):
        start = number * (length + 1)
        row = bytearray(data[start + 1 : start + 1 + length])
        _unfilter(data[start], row, above, step)
        above = bytes(row)
        rows.append(above)
    return rows


def _unfilter(kind: int, row: bytearray, above: bytes, step: int) -> None:
    if kind == 2:
        row[:] = bytes((a + b) & 255 for a, b in zip(row, above, strict=True))
        return
    for i in range(len(row) if kind else 0):
        left = row[i - step] if i >= step else 0
        if kind == 1:
            predicted = left
        elif kind == 3:
            predicted = (left + above[i]) // 2
        else:
            predicted = _paeth(left, above[i], above[i - step] if i >= step else 0)
        row[i] = (row[i] + predicted) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    estimate = left + up - corner
    distances = (abs(estimate - left), abs(estimate - up), abs(estimate - corner))
    return (left, up, corner)[distances.index(min(distances))]


def _on_white(row: bytes, channels: int) -> bytes:
    colours = channels - 1
    alpha = row[colours::channels]
    flat = bytearray(len(alpha) * colours)
    for channel in range(colours):
        flat[channel::colours] = bytes(
            255 - (255 - value) * a // 255
            for value, a in zip(row[channel::channels], alpha, strict=True)
        )
    return bytes(flat)
