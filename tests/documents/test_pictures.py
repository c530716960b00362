"""Pictures are embedded as they are; what cannot be printed is refused with a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pikepdf
import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Document, Picture
from kommin_desktop.documents.writer.pictures import read_picture
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
    picture = Picture(_png(colour, rows), 20, "Muster")
    data = pdf.render(Document("Bild", (picture,), examples.CREATED))
    file = pikepdf.open(BytesIO(data))
    image = next(
        o
        for o in file.objects
        if isinstance(o, pikepdf.Stream) and str(o.get("/Subtype", "")) == "/Image"
    )
    assert (int(image.Width), int(image.Height)) == (_WIDTH, _HEIGHT)
    assert image.read_bytes() == b"".join(_on_white(row, channels) for row in pixels)


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
    raster = read_picture(_png(3, [b"\0" + bytes([0, 1, 0, 1, 0])] * 2, palette))
    assert "/Indexed/DeviceRGB 1<ff00000000ff>" in raster.entries


def test_jpeg_is_embedded_as_it_is() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x20\x00\x30\x03" + bytes(9)
    raster = read_picture(jpeg)
    assert (raster.width, raster.height, raster.data) == (48, 32, jpeg)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x20\x00\x30\x04" + bytes(9),  # CMYK
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        examples.PNG[:60],
    ],
)
def test_what_cannot_be_printed_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="PNG- oder JPEG-Datei"):
        pdf.render(Document("Bild", (Picture(data, 20, "x"),), examples.CREATED))
