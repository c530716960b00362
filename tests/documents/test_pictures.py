"""Pictures are embedded as they are; what cannot be printed is refused with a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import NamedTuple

import pikepdf
import pytest
from PIL import Image

from kommin_desktop.base.errors import UserError
from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Document, Picture
from tests.documents import examples

_KINDS = {"grey": (0, 1), "rgb": (2, 3), "grey and alpha": (4, 2), "rgb and alpha": (6, 4)}
_WIDTH, _HEIGHT = 5, 6


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(colour: int, rows: list[bytes], extra: bytes = b"", depth: int = 8) -> bytes:
    head = struct.pack(">IIBBBBB", _WIDTH, len(rows), depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + extra
        + _chunk(b"IDAT", zlib.compress(b"".join(rows)))
        + _chunk(b"IEND", b"")
    )


def _filtered(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    """A row as a PNG encoder writes it with the given filter."""
    out = bytearray([kind])
    for i, value in enumerate(row):
        left = row[i - step] if i >= step else 0
        up, corner = above[i], above[i - step] if i >= step else 0
        estimate = left + up - corner
        nearest = min((left, up, corner), key=lambda n: abs(estimate - n))
        out.append((value - (0, left, up, (left + up) // 2, nearest)[kind]) & 255)
    return bytes(out)


@pytest.mark.parametrize("kind", _KINDS)
def test_png_comes_out_pixel_by_pixel(kind: str) -> None:
    colour, channels = _KINDS[kind]
    pixels = [
        bytes((7 * x + 31 * y + 90 * (x % channels)) & 255 for x in range(_WIDTH * channels))
        for y in range(_HEIGHT)
    ]
    rows, above = [], bytes(_WIDTH * channels)
    for number, row in enumerate(pixels):
        rows.append(_filtered(number % 5, row, above, channels))
        above = row
    image = _embedded(_png(colour, rows))
    assert image.size == (_WIDTH, _HEIGHT)
    expected = b"".join(_on_white(row, channels) for row in pixels)
    assert len(image.data) == len(expected)
    # Half a step of grey may be rounded up or down.
    assert max(abs(a - b) for a, b in zip(image.data, expected, strict=True)) <= 1


class _Embedded(NamedTuple):
    size: tuple[int, int]
    data: bytes
    stored: bytes


def _embedded(picture: bytes) -> _Embedded:
    """The picture as it stands in a PDF."""
    data = pdf.render(Document("Bild", (Picture(picture, 20, "Muster"),), examples.CREATED))
    file = pikepdf.open(BytesIO(data))
    image = next(
        o
        for o in file.objects
        if isinstance(o, pikepdf.Stream) and str(o.get("/Subtype", "")) == "/Image"
    )
    stored = image.read_raw_bytes()
    plain = stored if stored.startswith(b"\xff\xd8") else image.read_bytes()
    return _Embedded((int(image.Width), int(image.Height)), plain, stored)


def _on_white(row: bytes, channels: int) -> bytes:
    if channels in (1, 3):
        return row
    flat = []
    for start in range(0, len(row), channels):
        alpha = row[start + channels - 1]
        flat += [255 - (255 - v) * alpha // 255 for v in row[start : start + channels - 1]]
    return bytes(flat)


def test_palette_png() -> None:
    palette = _chunk(b"PLTE", bytes([255, 0, 0, 0, 0, 255]))
    image = _embedded(_png(3, [b"\0" + bytes([0, 1, 0, 1, 0])] * 2, palette))
    red, blue = bytes([255, 0, 0]), bytes([0, 0, 255])
    assert image.data == (red + blue + red + blue + red) * 2


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_jpeg_is_embedded_as_it_is(mode: str) -> None:
    jpeg = _jpeg(mode)
    image = _embedded(jpeg)
    assert image.stored == jpeg
    assert image.size == (48, 32)


def _jpeg(mode: str) -> bytes:
    written = BytesIO()
    Image.new(mode, (48, 32), "white").save(written, "JPEG")
    return written.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8\xff",
        _jpeg("CMYK"),
        _jpeg("RGB")[:-40],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        examples.PNG[:60],
    ],
)
def test_what_cannot_be_printed_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="PNG- oder JPEG-Datei"):
        pdf.render(Document("Bild", (Picture(data, 20, "x"),), examples.CREATED))
