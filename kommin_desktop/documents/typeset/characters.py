"""How typed text becomes drawable: composed, without control characters, nothing else changed."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_NEEDS_CARE = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u03ff\u0400-\u052f\u2010-\u2027]")
# Joiners, direction marks, variation selectors: they steer shaping and have no picture.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]")

SOFT_HYPHEN = "\xad"


def drawable(text: str) -> str:
    """Text as it is drawn: NFC, "\\n" for every kind of line end, tabs as spaces.

    Only for drawing; the typed text itself stays as it is. A soft hyphen stays as a place where
    a word may be divided.
    """
    if not _NEEDS_CARE.search(text):
        return text
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    text = _INVISIBLE.sub("", text)
    return "".join(_replaced(c) for c in text)


def _replaced(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc" and character != "\n":
        return ""
    if category == "Cs":  # half of a broken character: keep its place visible
        return "\ufffd"
    return character


def one_line(text: str) -> str:
    """Text for places that hold one line: titles, outline entries, running heads."""
    return " ".join(drawable(text).replace(SOFT_HYPHEN, "").split())
