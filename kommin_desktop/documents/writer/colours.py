"""The colour space every file names as its own: sRGB, as a small ICC profile made here."""

from __future__ import annotations

import struct
from functools import cache

# D50-adapted primaries and the transfer curve of sRGB (IEC 61966-2-1).
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_ADAPTATION = (
    (1.04791, 0.02293, -0.05019),
    (0.02960, 0.99046, -0.01707),
    (-0.00925, 0.01506, 0.75179),
)


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(encoded), 28) + encoded


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


@cache
def srgb_profile() -> bytes:
    """An ICC profile, version 4.2, for sRGB on a display."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + b"".join(map(_fixed, _CURVE))
    adaptation = b"sf32" + bytes(4) + b"".join(_fixed(n) for row in _ADAPTATION for n in row)
    tags = {
        b"desc": _text("sRGB IEC61966-2.1"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(_WHITE),
        b"chad": adaptation,
        **{tag: _xyz(values) for tag, values in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, data = [], b""
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        table.append(tag + struct.pack(">II", start + len(data), len(content)))
        data += content + bytes(-len(content) % 4)
    header = (
        struct.pack(">I", start + len(data))
        + bytes(4)
        + b"\x04\x20\x00\x00mntrRGB XYZ "
        + struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
        + b"acsp"
        + bytes(28)
        + b"".join(map(_fixed, _WHITE))
        + bytes(48)
    )
    return header + struct.pack(">I", len(tags)) + b"".join(table) + data
