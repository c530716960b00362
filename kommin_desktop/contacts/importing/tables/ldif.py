"""LDIF address books, as Thunderbird writes them (RFC 2849)."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator

from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.tables.headings import meanings
from kommin_desktop.contacts.importing.tables.rows import card_of
from kommin_desktop.contacts.rules.cards import Card, Found, Problem

_BEFORE = re.compile(r"\s*(?:#.*|version:.*)?$", re.IGNORECASE)
_FIRST = re.compile(r"dn::?", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)((?:;[^:]*)?)(::|:<|:)\s*(.*)", re.DOTALL)
_LISTS = frozenset({"groupofnames", "mailgroup"})
_BINARY = frozenset({"jpegphoto", "photo", "thumbnailphoto"})
_CUSTOM = re.compile(r"mozillacustom(\d)$")
_MESSENGER = frozenset({"nsaimid", "mozillaaimscreenname"})


def is_ldif(text: str) -> bool:
    """Tell whether a text begins as LDIF does."""
    for line in io.StringIO(text):
        if not _BEFORE.match(line):
            return bool(_FIRST.match(line))
    return False


def read_ldif(text: str, source: str) -> tuple[list[Found], list[Problem]]:
    """Read every person of an address book; mailing lists are told, not taken for people."""
    found: list[Found] = []
    problems: list[Problem] = []
    for line, attributes in _entries(text, source, problems):
        classes = {value.lower() for name, value in attributes if name == "objectclass"}
        if classes & _LISTS:
            problems.append(Problem(source, line, _("Eine Verteilerliste wurde nicht übernommen.")))
            continue
        card, told = card_of(_pairs(attributes), line)
        if card != Card():
            found.append(Found(line, card))
        problems.extend(Problem(source, at, message) for at, message in told)
    return found, problems


def _pairs(attributes: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    known = meanings("ldif")
    for name, value in attributes:
        if not value:
            continue
        if name in _MESSENGER:
            yield "Messenger", "keep", value
        elif match := _CUSTOM.match(name):
            yield f"Benutzerdefiniert {match[1]}", "keep", value
        else:
            yield name, known.get(name, "keep"), value


def _entries(
    text: str, source: str, problems: list[Problem]
) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield each entry with the line it begins on."""
    start = 0
    attributes: list[tuple[str, str]] = []
    for line, content in _logical_lines(text):
        if not content:
            if attributes:
                yield start, attributes
            start, attributes = 0, []
            continue
        match = _ATTRIBUTE.match(content)
        if not match:
            problems.append(
                Problem(source, line, _("Diese Zeile war nicht zu verstehen und fehlt im Kontakt."))
            )
            continue
        start = start or line
        name, _options, colon, value = match.groups()
        told = _value(name.lower(), colon, value)
        if told is None:
            sentence = _("Der Wert von „{name}“ war nicht zu lesen und fehlt im Kontakt.")
            problems.append(Problem(source, line, sentence.format(name=name)))
        else:
            attributes.append((name.lower(), told))
    if attributes:
        yield start, attributes


def _value(name: str, colon: str, value: str) -> str | None:
    """The text of an attribute; None where its base64 is none."""
    if colon == ":<":
        return ""
    if colon == ":":
        return value.strip()
    if name in _BINARY:
        return "1"
    try:
        data = base64.b64decode(value, validate=False)
    except ValueError:
        return None
    if value.strip() and not data:
        return None
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding).replace("\x00", "").replace("\r\n", "\n").strip()
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace").replace("\x00", "").strip()


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines with their folding undone and comments left out; an empty one ends an entry."""
    pending: list[str] = []
    first = 0
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line[:1] == " " and pending:
            pending.append(line[1:])
            continue
        if pending and pending[0][:1] != "#":
            yield first, "".join(pending)
        pending, first = [line], number
        if not line.strip():
            yield number, ""
            pending = []
    if pending and pending[0][:1] != "#":
        yield first, "".join(pending)
