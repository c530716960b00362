"""One contact as a foreign program wrote it, before the office decides what to make of it.

Cards are neutral to the file format: vCard, CSV and LDIF readers fill them, the vCard, CSV and
XLSX writers print them. Nothing is guessed here: a card without a personal name keeps only what
it had, and what has no field of its own waits in `extra` for the note.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

PhoneKind = Literal["phone", "mobile", "fax", "pager"]
PHONE_KINDS: tuple[PhoneKind, ...] = ("phone", "mobile", "fax", "pager")

WORK = "work"
HOME = "home"
OTHER = "other"
# The three labels every program knows, in stable English; any other label is the text as written.
PLACES = (WORK, HOME, OTHER)


# Words that stand before a name in a letter, not in it; kept apart from academic titles.
SALUTATIONS = frozenset({"frau", "herr", "herrn", "familie", "eheleute", "fräulein", "divers"})
ENGLISH_SALUTATIONS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "mx."})


def split_salutation(prefix: str, salutations: frozenset[str] = SALUTATIONS) -> tuple[str, str]:
    """Part „Frau Dr.“, as other programs keep it in one field, into salutation and title."""
    first, _blank, rest = prefix.partition(" ")
    if first.lower() in salutations:
        return first, rest.strip()
    return "", prefix


class Email(NamedTuple):
    """An e-mail address with its label: work, home, other, free text or nothing."""

    value: str
    label: str = ""


class Phone(NamedTuple):
    """A telephone number as typed, with its kind and a label like that of an e-mail address."""

    value: str
    kind: PhoneKind = "phone"
    label: str = ""


class Postal(NamedTuple):
    """A postal address; `kind` is work, home, other, free text or nothing."""

    kind: str = ""
    street: str = ""
    extra: str = ""
    po_box: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""

    def is_empty(self) -> bool:
        """Tell whether nothing but the kind is known."""
        return not any(self[1:])


class Extra(NamedTuple):
    """A value that has no field of its own; it goes into the note as „Label: value“."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """A contact between two programs; empty text and empty tuples mean: not there."""

    uid: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    salutation: str = ""
    display: str = ""
    organisation: str = ""
    unit: str = ""
    function: str = ""
    emails: tuple[Email, ...] = ()
    phones: tuple[Phone, ...] = ()
    webs: tuple[str, ...] = ()
    addresses: tuple[Postal, ...] = ()
    birthday: date | None = None
    languages: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    note: str = ""
    extra: tuple[Extra, ...] = ()
    has_photo: bool = False

    @property
    def has_name(self) -> bool:
        """Tell whether a person's own name is there, be it only one part of it."""
        return bool(self.given or self.family)

    @property
    def is_organisation(self) -> bool:
        """Tell whether the card names an organisation and nobody in it."""
        return bool(
            self.organisation and not self.has_name and self.display in ("", self.organisation)
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is there by which anybody would recognise this contact."""
        named = self.given or self.family or self.display or self.organisation or self.nickname
        return not (named or self.emails or self.phones or self.webs or self.addresses)

    def note_with_extra(self) -> str:
        """Return the note followed by one line „Label: value“ for each value without a field."""
        lines = [self.note] if self.note else []
        lines.extend(f"{label}: {value}" if label else value for label, value in self.extra)
        return "\n".join(lines)


class Problem(NamedTuple):
    """Something in a file that a person should look at, said in a German sentence."""

    source: str
    line: int
    message: str


class Found(NamedTuple):
    """A card with the line of the file on which it begins, counted from 1."""

    line: int
    card: Card


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one file; `format` is a stable English code such as outlook_de."""

    cards: Sequence[Found]
    problems: Sequence[Problem]
    format: str
    encoding: str
    delimiter: str = ""
