"""The office's own data, the nine municipalities of the county and their postcodes."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple, Protocol

from kommin_desktop.base.text import _


@dataclass(frozen=True)
class OfficeData:
    """What letterhead, return line and documents say of the office."""

    name: str = ""
    department: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    own_reference: str = ""
    """„Mein Zeichen“ in the information block."""
    logo: str = ""
    """A small PNG or JPEG as Base64; see `logo_text`."""

    @classmethod
    def from_facts(cls, facts: Iterable[tuple[str, str]]) -> OfficeData:
        """Out of the settings `office.<field>`; settings of other things are passed over."""
        known = {field.name for field in fields(cls)}
        values = {
            key.removeprefix(FACT_PREFIX): value
            for key, value in facts
            if key.startswith(FACT_PREFIX)
        }
        return cls(**{name: value for name, value in values.items() if name in known})

    def facts(self) -> Mapping[str, str]:
        """The settings that keep these data."""
        return {f"{FACT_PREFIX}{field.name}": getattr(self, field.name) for field in fields(self)}

    @property
    def logo_bytes(self) -> bytes:
        """The logo as a picture, nothing if there is none or it cannot be read."""
        try:
            return base64.b64decode(self.logo, validate=True)
        except (binascii.Error, ValueError):
            return b""

    @property
    def place(self) -> str:
        """Where certificates and minutes are signed."""
        return self.city

    @property
    def return_line(self) -> str:
        """The sender in the window of an envelope (DIN 5008, Zusatz- und Vermerkzone)."""
        town = f"{self.postcode} {self.city}".strip()
        return " · ".join(part for part in (self.name, self.street, town) if part)


FACT_PREFIX = "office."
BIRTHDAYS_KEY = "consent.birthdays"
"""Under which the number of the purpose stands that birthdays are shown for."""
WORKERS_KEY = "workers"
LOGO_MOST_BYTES = 120_000
"""A logo is 13 mm high on paper; more bytes would only burden the file and its history."""


def logo_text(picture: bytes) -> str:
    """A picture as the office data keep it."""
    return base64.b64encode(picture).decode("ascii")


def workers_of(facts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The names that the office chose for „Es arbeitet“, in their order."""
    lines = dict(facts).get(WORKERS_KEY, "").splitlines()
    return tuple(name for line in lines if (name := line.strip()))


def joined_workers(names: Iterable[str]) -> str:
    """The names as one setting: one a line, each once."""
    tidy = (" ".join(name.split()) for name in names)
    return "\n".join(dict.fromkeys(name for name in tidy if name))


class MunicipalityFacts(NamedTuple):
    """A municipality as the program brings it along; the office may change it."""

    name: str
    ags: str
    is_town: bool
    postcodes: tuple[str, ...]


HERFORD_COUNTY: tuple[MunicipalityFacts, ...] = (
    MunicipalityFacts("Bünde", "05758004", True, ("32257",)),
    MunicipalityFacts("Enger", "05758008", True, ("32130",)),
    MunicipalityFacts("Herford", "05758012", True, ("32049", "32051", "32052")),
    MunicipalityFacts("Hiddenhausen", "05758016", False, ("32120",)),
    MunicipalityFacts("Kirchlengern", "05758020", False, ("32278",)),
    MunicipalityFacts("Löhne", "05758024", True, ("32584",)),
    MunicipalityFacts("Rödinghausen", "05758028", False, ("32289",)),
    MunicipalityFacts("Spenge", "05758032", True, ("32139",)),
    MunicipalityFacts("Vlotho", "05758036", True, ("32602",)),
)
"""The county of Herford (AGS 05758); keys of 012, 020 to 036 are unconfirmed and editable."""


class HasPostcodes(Protocol):
    """A municipality as far as finding it by postcode needs."""

    @property
    def id(self) -> int: ...
    @property
    def postcodes(self) -> str: ...


def municipality_by_postcode(municipalities: Sequence[HasPostcodes]) -> dict[str, int]:
    """The municipality's number by postcode; a postcode of two municipalities tells nothing."""
    found: dict[str, int] = {}
    unclear: set[str] = set()
    for municipality in municipalities:
        for postcode in municipality.postcodes.split():
            if postcode in found:
                unclear.add(postcode)
            found[postcode] = municipality.id
    return {postcode: number for postcode, number in found.items() if postcode not in unclear}


def document_kind_label(kind: str) -> str:
    """The German word for a kind of issued document; an unknown kind as it is."""
    labels = {
        "invitation": _("Einladung"),
        "agenda": _("Tagesordnung"),
        "attendance": _("Anwesenheitsliste"),
        "minutes": _("Protokoll"),
        "certificate": _("Teilnahmebescheinigung"),
        "letter": _("Schreiben"),
        "list": _("Liste"),
    }
    return labels.get(kind, kind)
