"""How a contact is addressed: the recipient zone of a letter and its greeting (DIN 5008)."""

from __future__ import annotations

from typing import Protocol

from kommin_desktop.base.text import letter_text as _
from kommin_desktop.contacts.rules.kinds import Kind

ZONE_LINES = 6
"""Lines of the recipient zone (DIN 5008)."""

_HOME_COUNTRIES = frozenset(("", "de", "deutschland", "germany", "d", "brd"))
_WOMAN = frozenset(("frau", "fr", "mrs", "ms", "miss", "madame", "bayan"))
_MAN = frozenset(("herr", "herrn", "hr", "mr", "monsieur", "bay"))


class Addressee(Protocol):
    """Who gets a letter, as far as address and greeting need; see `queries.LetterAddress`."""

    @property
    def kind(self) -> str: ...
    @property
    def display(self) -> str: ...
    @property
    def salutation(self) -> str | None: ...
    @property
    def prefix(self) -> str | None: ...
    @property
    def given(self) -> str | None: ...
    @property
    def family(self) -> str | None: ...
    @property
    def suffix(self) -> str | None: ...
    @property
    def greeting_override(self) -> str: ...
    @property
    def organisation(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def care_of(self) -> str: ...
    @property
    def street(self) -> str: ...
    @property
    def extra(self) -> str: ...
    @property
    def po_box(self) -> str: ...
    @property
    def postcode(self) -> str: ...
    @property
    def city(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def at_home(self) -> bool: ...


def salutation_code(*typed: str) -> str:
    """`frau` or `herr` as a foreign file wrote it („Frau“, „Mr.“, „Herr Dr.“), else empty."""
    for text in typed:
        for word in text.lower().replace(".", " ").split():
            if word in _WOMAN:
                return "frau"
            if word in _MAN:
                return "herr"
    return ""


def academic_title(prefix: str | None) -> str:
    """The title in a name without a word of address: „Herr Dr.“ is „Dr.“."""
    words = (prefix or "").split()
    return " ".join(word for word in words if word.lower().strip(".") not in _WOMAN | _MAN)


def titled_name(prefix: str | None, name: str) -> str:
    """A name as papers print it, after the academic title: „Dr. Heinrich Meyer zu Selhausen“."""
    title = academic_title(prefix)
    return name if title in name else _joined(title, name)


def address_lines(to: Addressee) -> tuple[str, ...]:
    """The lines of the recipient zone, without blank lines, as DIN 5008 orders them.

    A letter to the place of work begins with the organisation, a letter home with the person.
    """
    lines = [*_named(to)]
    if to.care_of:
        lines.append(_("c/o {name}").format(name=to.care_of))
    lines += [to.extra, _("Postfach {number}").format(number=to.po_box) if to.po_box else to.street]
    lines.append(f"{to.postcode} {to.city}".strip())
    if to.country.strip().lower() not in _HOME_COUNTRIES:
        lines.append(to.country.strip().upper())
    lines = [line.strip() for text in lines for line in text.splitlines() if line.strip()]
    return tuple(_fit(lines, to))


def greeting(to: Addressee) -> str:
    """The first line of a letter, with its comma; the person's own wording comes first."""
    if to.greeting_override.strip():
        return to.greeting_override.strip()
    title = academic_title(to.prefix)
    if to.kind != Kind.PERSON or not (to.family or to.given):
        return _("Sehr geehrte Damen und Herren,")
    if to.family and to.salutation == "frau":
        return _("Sehr geehrte Frau {name},").format(name=_joined(title, to.family))
    if to.family and to.salutation == "herr":
        return _("Sehr geehrter Herr {name},").format(name=_joined(title, to.family))
    return _("Guten Tag {name},").format(name=_joined(title, to.given, to.family))


def full_name(to: Addressee) -> str:
    """Title, given and family name and what follows it; else the name lists show."""
    name = _joined(academic_title(to.prefix), to.given, to.family, to.suffix)
    return name if to.given or to.family else to.display


def _named(to: Addressee) -> tuple[str, ...]:
    if to.kind != Kind.PERSON:
        return (to.display,)
    words = {"frau": _("Frau"), "herr": _("Herrn")}
    person = _joined(words.get(to.salutation or "") if to.family else "", full_name(to))
    if to.organisation and not to.at_home:
        return (to.organisation, to.unit or "", person)
    return (person,)


def _fit(lines: list[str], to: Addressee) -> list[str]:
    """Leave out the unit, then the extra line, where the zone has no room for them."""
    for dispensable in (to.unit, to.extra):
        if len(lines) > ZONE_LINES and dispensable and dispensable.strip() in lines:
            lines.remove(dispensable.strip())
    return lines


def _joined(*parts: str | None) -> str:
    return " ".join(part.strip() for part in parts if part and part.strip())
