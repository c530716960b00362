"""The values of vCard properties: escapes, lists, kinds of numbers and places."""

from __future__ import annotations

import re
from functools import lru_cache

from kommin_desktop.contacts.rules.cards import HOME, OTHER, WORK, PhoneKind, Postal

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_$", re.DOTALL)
_ADDRESS_PARTS = 7
_MOBILE = frozenset({"cell", "mobile", "iphone"})
_APPLE_PLACES = {"work": WORK, "home": HOME, "other": OTHER}


def unescape(value: str) -> str:
    r"""Undo \n, \, \; and the like, in every version of vCard."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)


def split(value: str, separator: str) -> list[str]:
    """Cut at separators that are not escaped; the pieces are trimmed and unescaped."""
    if "\\" not in value:
        return [piece.strip() for piece in value.split(separator)]
    pieces, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == separator:
            pieces.append(value[start:at])
            start = at + 1
        at += 1
    pieces.append(value[start:])
    return [unescape(piece).strip() for piece in pieces]


def split_name(value: str, version: str) -> list[str]:
    """Return family, given, additional, prefix and suffix; lists in one part become one text."""
    if "," not in value or version.startswith("2"):
        parts = split(value, ";")
    else:
        joins = (" ", " ", " ", " ", ", ")
        raw = _split_raw(value)
        raw += [""] * (len(joins) - len(raw))
        parts = [
            join.join(piece for piece in split(part, ",") if piece)
            for join, part in zip(joins, raw, strict=False)
        ]
    return [*parts, "", "", "", "", ""][:5]


def _split_raw(value: str) -> list[str]:
    """Cut at unescaped semicolons and leave the escapes in the pieces."""
    pieces, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == ";":
            pieces.append(value[start:at])
            start = at + 1
        at += 1
    return [*pieces, value[start:]]


def split_address(value: str, kind: str) -> tuple[Postal, str]:
    """Return the address and what stands in surplus parts."""
    parts = split(value, ";")
    surplus = ", ".join(part for part in parts[_ADDRESS_PARTS:] if part)
    parts = [*parts, "", "", "", "", "", ""][:_ADDRESS_PARTS]
    po_box, extra, street, city, region, postcode, country = parts
    return Postal(kind, street, extra, po_box, postcode, city, region, country), surplus


@lru_cache(maxsize=256)
def place_of(types: frozenset[str]) -> str:
    """Return work, home, other or nothing."""
    for place in (WORK, HOME, OTHER):
        if place in types:
            return place
    return ""


@lru_cache(maxsize=256)
def phone_kind(types: frozenset[str]) -> PhoneKind:
    """Return the kind of a number; a fax in a car stays a fax."""
    if any("fax" in kind for kind in types):
        return "fax"
    if "pager" in types:
        return "pager"
    return "phone" if types.isdisjoint(_MOBILE) else "mobile"


def own_label(value: str) -> str:
    """Return a label that a person typed, out of the wrapping Apple puts round its own ones."""
    match = _APPLE_LABEL.match(value)
    label = match[1] if match else value
    return _APPLE_PLACES.get(label.lower(), label) if match else label


def phone_text(value: str) -> str:
    """Return a number as a person would type it, also where it was written as a tel: link."""
    if value[:4].lower() != "tel:":
        return value
    number, *settings = value[4:].split(";")
    extension = [s[4:] for s in settings if s[:4].lower() == "ext="]
    return f"{number} -{extension[0]}" if extension else number
