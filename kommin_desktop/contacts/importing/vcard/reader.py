"""vCard files of every version and many programs, read into cards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.doubts import doubts
from kommin_desktop.contacts.importing.encodings import decode
from kommin_desktop.contacts.importing.vcard.fields import (
    HANDLERS,
    VCardSheet,
    note_unknown,
)
from kommin_desktop.contacts.importing.vcard.leftovers import IGNORED
from kommin_desktop.contacts.importing.vcard.lines import (
    Property,
    decode_value,
    properties,
    split_lines,
)
from kommin_desktop.contacts.rules.cards import Found, Problem, Reading

_BEGIN = re.compile(r"(?:^|[\r\n])[ \t]*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)


def is_vcard(text: str) -> bool:
    """Tell whether a text holds at least one vCard."""
    # A large table is searched for the word first: the pattern alone would take much longer.
    return "vcard" in text.lower() and bool(_BEGIN.search(text))


def read_vcards(data: bytes, source: str, encoding: str | None = None) -> Reading:
    """Read all cards of a vCard file; whatever is broken costs at most its own value."""
    decoded = decode(data, encoding)
    # Old files say the charset value by value, so the bytes must stay recognisable.
    is_raw = encoding is None and (
        decoded.encoding == "cp1252"
        or (decoded.encoding == "shift_jis" and b"CHARSET=" in data.upper())
    )
    text = data.decode("latin-1").replace("\x00", "") if is_raw else decoded.text
    reader = _Reader(split_lines(text), source, is_raw=is_raw)
    reader.read()
    if decoded.is_damaged and not is_raw:
        reader.say(1, _("Einige Zeichen der Datei waren nicht lesbar und sind durch � ersetzt."))
    return Reading(reader.cards, reader.problems, "vcard", decoded.encoding)


class _Reader:
    """One pass over the lines of a file."""

    def __init__(self, lines: Sequence[str], source: str, *, is_raw: bool) -> None:
        self._lines = lines
        self._source = source
        self._is_raw = is_raw
        self._sheet: VCardSheet | None = None
        self._before = ""
        self._nested = 0
        self._lists: list[tuple[int, str, list[str]]] = []
        self.cards: list[Found] = []
        self.problems: list[Problem] = []

    def say(self, line: int, message: str) -> None:
        """Tell the person about something in this line."""
        self.problems.append(Problem(self._source, line, message))

    def read(self) -> None:
        """Read every card to the end of the file."""
        for prop in properties(self._lines):
            name = prop.head.name
            if name == "BEGIN":
                self._begin(prop)
            elif name == "END":
                self._end(prop)
            elif self._sheet is not None and not self._nested:
                self._note(self._sheet, prop)
            if name:
                self._before = name
        if self._sheet is not None:
            self.say(self._sheet.line, _("Die letzte Karte der Datei hat kein Ende; bitte prüfen."))
            self._finish(self._sheet)
        self._fill_lists()

    def _begin(self, prop: Property) -> None:
        if prop.value.strip().upper() != "VCARD":
            return
        if self._sheet is not None:
            if self._before == "AGENT":
                self._nested += 1
                return
            self.say(self._sheet.line, _("Diese Karte hat kein Ende; bitte prüfen."))
            self._finish(self._sheet)
        self._nested = 0
        self._sheet = VCardSheet(prop.line)

    def _end(self, prop: Property) -> None:
        if self._sheet is None or prop.value.strip().upper() != "VCARD":
            return
        if self._nested:
            self._nested -= 1
            return
        self._finish(self._sheet)

    def _note(self, sheet: VCardSheet, prop: Property) -> None:
        head = prop.head
        if not head.name:
            self._note_unreadable(sheet, prop)
            return
        value = prop.value
        if self._is_raw or head.is_quoted_printable:
            value = decode_value(head, value, is_raw=self._is_raw)
        handler = HANDLERS.get(head.name)
        if handler is None:
            if head.name in IGNORED:
                return
            handler = note_unknown
        sheet.at = prop.line
        handler(sheet, head, value)

    def _note_unreadable(self, sheet: VCardSheet, prop: Property) -> None:
        if self._before == "NOTE" and sheet.note:
            # A line break in a note that nobody escaped.
            sheet.note[-1] += "\n" + decode_value(prop.head, prop.value, is_raw=self._is_raw)
        else:
            self.say(prop.line, _("Diese Zeile war nicht zu verstehen und fehlt im Kontakt."))

    def _finish(self, sheet: VCardSheet) -> None:
        self._sheet = None
        if sheet.kind == "group" and sheet.members:
            self._lists.append((sheet.line, sheet.texts.get("display", ""), sheet.members))
            return
        card = sheet.card()
        for at, message in sheet.doubts:
            self.say(at, message)
        for message in doubts(card):
            self.say(sheet.line, message)
        self.cards.append(Found(sheet.line, card))

    def _fill_lists(self) -> None:
        """Turn lists of members into a group on each member's card."""
        if not self._lists:
            return
        at = {found.card.uid: index for index, found in enumerate(self.cards) if found.card.uid}
        for line, name, members in self._lists:
            known = [at[uid] for uid in members if uid in at]
            for index in known:
                found = self.cards[index]
                groups = tuple(dict.fromkeys([*found.card.categories, name]))
                self.cards[index] = found._replace(card=replace(found.card, categories=groups))
            if len(known) < len(members):
                self.say(
                    line, _("Nicht alle Mitglieder der Verteilerliste stehen in dieser Datei.")
                )
