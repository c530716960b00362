"""The lines of a vCard file as properties, however the writing program folded and coded them.

Own reader instead of a library: real files break the rules of RFC 2426 and 6350 in ways that
cost a strict reader the whole file (exchange.md: vobject 276 of 294); here at most a value.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kommin_desktop.contacts.importing.encodings import known_encoding


class Head(NamedTuple):
    """What stands before the colon: group, name in capitals, types in small letters, coding."""

    group: str
    name: str
    types: frozenset[str]
    charset: str
    is_quoted_printable: bool
    is_binary: bool


UNREADABLE = Head("", "", frozenset(), "", False, False)


class Property(NamedTuple):
    """One property with the number of its first line in the file."""

    line: int
    head: Head
    value: str


_QUOTED_HEAD = re.compile(r'((?:"[^"]*"|[^":])*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';((?:"[^"]*"|[^";])*)')
_NAME = re.compile(r"\s*(?:([A-Za-z0-9-]+)\.)?([A-Za-z][A-Za-z0-9_-]*)\s*(?=;|$)")
_HEAD_LIKE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)?[;:]")
# A line beginning so is a new property even where a soft line break was left open before it.
_SURE_HEAD = re.compile(
    r"(?:item\d+\.)?(?:BEGIN|END|VERSION|N|FN|TEL|EMAIL|ADR|ORG|TITLE|ROLE|NOTE|URL|BDAY|REV|UID"
    r"|PHOTO|CATEGORIES|NICKNAME|LABEL|X-[A-Z-]+)(?:;[A-Z][^:]*)?:"
)
_FOLDED_CODE = re.compile(r"[ \t]+=[0-9A-Fa-f]{2}")
_BINARY_NAMES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_CUT_SHORT = "unexpected end of data"  # what the UTF-8 codec says of half a sign at the end
_FOLD = (" ", "\t")


def split_lines(text: str) -> list[str]:
    """Cut text at its line ends; a bare CR ends a line only where there is no LF at all."""
    if "\n" not in text:
        return text.split("\r")
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    if "\r" not in text:
        return lines
    return [line.rstrip("\r").replace("\r", "\n") for line in lines]


def properties(lines: Sequence[str]) -> Iterator[Property]:
    """Yield every property; one with an empty name is a line that could not be understood."""
    at, end = 0, len(lines)
    while at < end:
        line = lines[at]
        at += 1
        if not line or line.isspace():
            continue
        first = at
        if at < end and lines[at][:1] in _FOLD and not _is_soft_break(line):
            line, at = _unfold(line, lines, at)
        raw, value = _cut(line)
        head = parse_head(raw) if raw else UNREADABLE
        if head.is_binary:
            at = _skip_binary(lines, at)
        elif head.is_quoted_printable and value[-1:] == "=":
            value, at = _join_soft_breaks(value, lines, at)
        yield Property(first, head, value if head.name else line)


def _is_soft_break(line: str) -> bool:
    return line[-1] == "=" and "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _unfold(line: str, lines: Sequence[str], at: int) -> tuple[str, int]:
    parts = [line]
    while at < len(lines) and lines[at][:1] in _FOLD:
        parts.append(lines[at][1:])
        at += 1
    return "".join(parts), at


def _cut(line: str) -> tuple[str, str]:
    raw, colon, value = line.partition(":")
    if '"' in raw:
        match = _QUOTED_HEAD.match(line)
        return (match[1], match[2]) if match else (raw, value)
    return (raw, value) if colon else ("", "")


def _skip_binary(lines: Sequence[str], at: int) -> int:
    """Pass over lines of a picture that lost their folding blank, up to the next property."""
    while at < len(lines) and not _HEAD_LIKE.match(lines[at]):
        at += 1
    return at


def _join_soft_breaks(value: str, lines: Sequence[str], at: int) -> tuple[str, int]:
    parts: list[str] = []
    while value[-1:] == "=":
        parts.append(value[:-1])
        value = ""
        if at == len(lines) or _SURE_HEAD.match(lines[at]):
            break
        value = lines[at]
        # A blank before a coded sign is folding, not text: no program codes half a word.
        if _FOLDED_CODE.match(value):
            value = value.lstrip()
        at += 1
    return "".join(parts) + value, at


@lru_cache(maxsize=2048)
def parse_head(raw: str) -> Head:
    """Take apart what stands before the colon; the same few heads come in every card."""
    match = _NAME.match(raw)
    if not match:
        return UNREADABLE
    group, name = (match[1] or "").lower(), match[2].upper()
    types: set[str] = set()
    settings: dict[str, str] = {}
    for parameter in _PARAMETER.findall(raw, match.end()):
        key, equals, value = parameter.replace('"', "").partition("=")
        key = key.strip().upper()
        if not equals:
            _bare_parameter(key, types, settings)
        elif key == "TYPE":
            types.update(kind.strip().lower() for kind in value.split(","))
        elif key == "PREF":
            types.update({"pref"} if value.strip() == "1" else ())
        else:
            settings[key] = value.strip()
    coding = settings.get("ENCODING", "").upper()
    is_link = settings.get("VALUE", "").lower() in ("uri", "url")
    return Head(
        group,
        name,
        frozenset(types),
        settings.get("CHARSET", ""),
        coding == "QUOTED-PRINTABLE",
        coding in ("B", "BASE64") or (name in _BINARY_NAMES and not is_link),
    )


def _bare_parameter(word: str, types: set[str], settings: dict[str, str]) -> None:
    """File a parameter without a name, as vCard 2.1 writes them."""
    if word in ("QUOTED-PRINTABLE", "BASE64", "B"):
        settings["ENCODING"] = word
    else:
        types.add(word.lower())


def decode_value(head: Head, value: str, *, is_raw: bool) -> str:
    """Return the value as text: quoted-printable undone, its own charset applied.

    `is_raw` says that each sign of `value` stands for one byte of the file.
    """
    if head.is_quoted_printable:
        data = binascii.a2b_qp(value.encode("latin-1" if is_raw else "utf-8", "replace"))
        return _to_text(data, head.charset).replace("\r\n", "\n").replace("\r", "\n")
    if is_raw and not value.isascii():
        return _to_text(value.encode("latin-1", "replace"), head.charset)
    return value


def _to_text(data: bytes, charset: str) -> str:
    for name in (known_encoding(charset), "utf-8", "cp1252"):
        if name:
            try:
                return data.decode(name).replace("\x00", "")
            except UnicodeDecodeError as error:
                # Old telephones cut long values, often inside a sign; only that sign is lost.
                if charset and error.reason == _CUT_SHORT:
                    return data[: error.start].decode(name).replace("\x00", "")
    return data.decode("cp1252", "replace").replace("\x00", "")
