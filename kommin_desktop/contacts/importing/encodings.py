"""Which letters the bytes of a foreign file mean."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Not every codec of Python is one of text, and some act on escapes inside it.
_TEXT_ENCODINGS = (
    "utf-",
    "cp",
    "iso8859",
    "ascii",
    "shift_jis",
    "euc_",
    "koi8",
    "gb",
    "big5",
    "mac",
)
# Hiragana and katakana in Shift-JIS; as cp1252 these pairs are never seen in German text.
_KANA = re.compile(rb"(?:\x82[\x9f-\xf1]|\x83[\x40-\x96])")
_ENOUGH_KANA = 3
_PROBE = 400


class Decoded(NamedTuple):
    """The text of a file, the encoding it was read with, and whether signs were unreadable."""

    text: str
    encoding: str
    is_damaged: bool


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Read bytes as text: byte order mark, strict UTF-8, else cp1252; a chosen encoding rules."""
    name = known_encoding(encoding) if encoding else None
    name = name or _recognise(data)
    # utf-16 and utf-32 without a mark are the machine's order; with one the mark decides.
    text = data.decode(name, errors="replace")
    text = text.removeprefix("\ufeff")
    is_damaged = "\ufffd" in text
    return Decoded(text.replace("\x00", ""), name, is_damaged)


@lru_cache(maxsize=64)
def known_encoding(name: str) -> str | None:
    """Return the machine's name of an encoding of text; None for an unknown or unsafe one."""
    try:
        plain = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return plain if plain.startswith(_TEXT_ENCODINGS) else None


def _recognise(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _wide(data[:_PROBE])
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "shift_jis" if _is_shift_jis(data) else "cp1252"
    return "utf-8"


def _wide(start: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero half of almost every sign."""
    half = len(start) // 2
    if half < len("BEGIN"):
        return None
    if start[1::2].count(0) > 0.8 * half:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > 0.8 * half else None


def _is_shift_jis(data: bytes) -> bool:
    if len(_KANA.findall(data)) < _ENOUGH_KANA:
        return False
    try:
        data.decode("shift_jis")
    except UnicodeDecodeError:
        return False
    return True


def better_encoding(data: bytes, current: str) -> str | None:
    """Return the encoding in which this file has fewer odd letters, None if `current` is best."""
    odd = _oddness(data, current)
    if not odd:
        return None
    oddness = {name: _oddness(data, name) for name in _MEANT}
    best = min(_MEANT, key=oddness.__getitem__)
    return best if oddness[best] < odd else None


def _oddness(data: bytes, name: str) -> int:
    # In pieces, so that a window beside this never waits for one long search.
    pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
    texts = codecs.iterdecode(pieces, name, errors="replace")
    return sum(len(_ODD.findall(text)) for text in texts)


_PIECE = 65_536
_MEANT = ("utf-8", "cp1254", "cp1252")
# Signs lost, control signs, and what UTF-8 or Turkish letters look like when read as cp1252.
_ODD = re.compile(
    "[\ufffd\x80-\x9f\xfe\xf0\xfd\xde\xd0\xdd]"
    "|[\xc3-\xc5][\x80-\xbf\u2013-\u2122\u0152-\u0192\u02c6\u02dc]"
)
