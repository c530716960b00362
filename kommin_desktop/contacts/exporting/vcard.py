"""Contacts as a vCard 4.0 file (RFC 6350)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommin_desktop.contacts.rules.cards import PLACES, Card, PhoneKind, split_salutation

_LONGEST_LINE = 75  # octets of a physical line, its end not counted (RFC 6350, 3.2)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LINE_END = re.compile(r"\r\n|\r")
_TEXT = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_LINK = str.maketrans({"\\": "\\\\", "\n": "\\n"})
_PHONE_TYPES: dict[PhoneKind, str] = {
    "phone": "voice",
    "mobile": "cell",
    "fax": "fax",
    "pager": "pager",
}


def write_vcard(cards: Sequence[Card]) -> bytes:
    """Return the cards as one vCard 4.0 file in UTF-8; texts stand as typed, only escaped."""
    return b"".join(_fold(line) for card in cards for line in _Writer(card).lines())


class _Writer:
    """The lines of one card; labels of one's own need groups, which are counted through."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._groups = 0

    def lines(self) -> Iterator[str]:
        card = self._card
        yield "BEGIN:VCARD"
        yield "VERSION:4.0"
        yield "PRODID:-//KOMM-IN Desktop//DE"
        if card.uid:
            is_uuid = _UUID.fullmatch(card.uid)
            yield f"UID:urn:uuid:{card.uid}" if is_uuid else f"UID;VALUE=text:{_text(card.uid)}"
        if card.is_organisation:
            yield "KIND:org"
        yield from self._names()
        yield from self._reach()
        yield from self._rest()
        yield "END:VCARD"

    def _names(self) -> Iterator[str]:
        card = self._card
        yield f"FN:{_text(shown_name(card))}"
        prefix = f"{card.salutation} {card.prefix}".strip()
        if split_salutation(prefix) != (card.salutation, card.prefix):
            yield f"X-KOMMIN-SALUTATION:{_text(card.salutation)}"
            prefix = card.prefix
        parts = (card.family, card.given, card.additional, prefix, card.suffix)
        if any(parts):
            yield "N:" + ";".join(map(_text, parts))
        if card.nickname:
            yield f"NICKNAME:{_text(card.nickname)}"
        if card.organisation or card.unit:
            unit = f";{_text(card.unit)}" if card.unit else ""
            yield f"ORG:{_text(card.organisation)}{unit}"
        if card.function:
            yield f"TITLE:{_text(card.function)}"

    def _reach(self) -> Iterator[str]:
        card = self._card
        for email in card.emails:
            yield from self._labelled("EMAIL", (), email.label, _text(email.value))
        for phone in card.phones:
            kinds = (_PHONE_TYPES[phone.kind],)
            yield from self._labelled("TEL", kinds, phone.label, _text(phone.value))
        for address in card.addresses:
            a = address
            parts = (a.po_box, a.extra, a.street, a.city, a.region, a.postcode, a.country)
            yield from self._labelled("ADR", (), address.kind, ";".join(map(_text, parts)))
        for web in card.webs:
            yield f"URL:{_LINE_END.sub(' ', web).translate(_LINK)}"

    def _labelled(self, name: str, kinds: tuple[str, ...], label: str, value: str) -> Iterator[str]:
        group = ""
        if label in PLACES:
            kinds = (label, *kinds)
        elif label:
            self._groups += 1
            group = f"item{self._groups}."
        types = f";TYPE={','.join(kinds)}" if kinds else ""
        yield f"{group}{name}{types}:{value}"
        if group:
            yield f"{group}X-ABLabel:{_text(label)}"

    def _rest(self) -> Iterator[str]:
        card = self._card
        if card.birthday:
            day = card.birthday
            yield f"BDAY:{day.year:04d}{day.month:02d}{day.day:02d}"
        for language in card.languages:
            is_tag = _LANGUAGE_TAG.fullmatch(language)
            yield f"{'LANG' if is_tag else 'X-KOMMIN-LANGUAGE'}:{_text(language)}"
        if card.categories:
            yield "CATEGORIES:" + ",".join(map(_text, card.categories))
        if card.note:
            yield f"NOTE:{_text(card.note)}"
        for label, value in card.extra:
            yield f"X-KOMMIN-EXTRA:{_text(label)};{_text(value)}"


def shown_name(card: Card) -> str:
    """Return the name by which a card is shown; vCard demands one."""
    person = " ".join(part for part in (card.prefix, card.given, card.family) if part)
    emails = [email.value for email in card.emails]
    names = (card.display, person, card.organisation, card.nickname, *emails)
    return next((name for name in names if name), "?")


def _text(text: str) -> str:
    return _LINE_END.sub("\n", text).translate(_TEXT)


def _fold(line: str) -> bytes:
    """Break a line after at most 75 octets, never inside a sign."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _LONGEST_LINE:
        return data + b"\r\n"
    pieces = []
    start, room = 0, _LONGEST_LINE
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _LONGEST_LINE - 1
    return b"\r\n ".join(pieces) + b"\r\n"
