"""What a person fills in about a contact, before it becomes a record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.names import sort_key
from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.kinds import Kind


@dataclass(frozen=True)
class PointDraft:
    """A phone number, mail address or web page; `kind` is phone, mobile, fax, pager, email, web."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True)
class AddressDraft:
    """A postal address; `kind` is work, home or other."""

    kind: str = "work"
    care_of: str = ""
    street: str = ""
    extra: str = ""
    po_box: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    is_postal_default: bool = False


@dataclass(frozen=True)
class PersonDraft:
    """A person as typed or read."""

    given: str = ""
    family: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    salutation: str = ""
    """`frau`, `herr` or empty for the neutral form."""
    display: str = ""
    """The whole name as another program or the person shows it; else given and family name."""
    languages: tuple[str, ...] = ()
    birth_date: date | None = None
    note: str = ""
    letter_language: str = "de"
    preferred_channel: str = "letter"
    greeting_override: str = ""
    points: tuple[PointDraft, ...] = ()
    addresses: tuple[AddressDraft, ...] = ()
    uid: str = ""

    @property
    def own_name(self) -> str:
        """Given and family name, as far as they are known."""
        return " ".join(part.strip() for part in (self.given, self.family) if part.strip())

    @property
    def shown(self) -> str:
        """The name as lists show it: the whole name, else given and family name, else any sign."""
        known = (self.display, self.own_name, self.nickname, *(one.value for one in self.points))
        return next((name for name in known if name.strip()), "")

    @property
    def order(self) -> str:
        """The key by which lists order the person (DIN 5007-2)."""
        if self.family or self.given:
            return sort_key(self.family or self.given, self.given if self.family else "")
        return sort_key(self.shown)


@dataclass(frozen=True)
class OrganisationDraft:
    """An organisation as typed or read."""

    name: str
    short_name: str = ""
    organisation_type: str = "other"
    fields_of_action: str = ""
    legal_form: str = ""
    register_no: str = ""
    founded_on: date | None = None
    is_nonprofit: bool | None = None
    parent_id: int | None = None
    note: str = ""
    letter_language: str = "de"
    preferred_channel: str = "letter"
    greeting_override: str = ""
    points: tuple[PointDraft, ...] = ()
    addresses: tuple[AddressDraft, ...] = ()
    uid: str = ""

    @property
    def own_name(self) -> str:
        """The name by which the organisation is the same."""
        return self.name

    @property
    def shown(self) -> str:
        """The name as lists show it."""
        return self.name

    @property
    def order(self) -> str:
        """The key by which lists order the organisation (DIN 5007-2)."""
        return sort_key(self.name, person=False)


def person_named(typed: str) -> PersonDraft:
    """A person by a name as it is typed in one go: „Anna von der Heide“ or „Demir, Zeynep“."""
    words = " ".join(typed.split())
    family, comma, given = words.partition(",")
    if comma:
        return PersonDraft(given=given.strip(), family=family.strip())
    parts = words.split(" ")
    first = max(0, len(parts) - 1)
    # Small words before the last one belong to the family name.
    while first > 1 and parts[first - 1].islower():
        first -= 1
    return PersonDraft(given=" ".join(parts[:first]), family=" ".join(parts[first:]))


def kind_of(draft: PersonDraft | OrganisationDraft) -> Kind:
    """What the draft is of."""
    return Kind.PERSON if isinstance(draft, PersonDraft) else Kind.ORGANISATION


def check_person(draft: PersonDraft) -> None:
    """Refuse a person that nobody could recognise. Raises UserError."""
    if not draft.shown.strip():
        raise UserError(
            _("Zu einer Person gehört mindestens ein Name, eine Telefonnummer oder E-Mail-Adresse.")
        )


def check_organisation(draft: OrganisationDraft) -> None:
    """Refuse an organisation without a name. Raises UserError."""
    if not draft.name.strip():
        raise UserError(_("Zu einer Organisation gehört ein Name."))


_NOT_DIGIT = re.compile(r"\D+")


def match_key(kind: str, value: str) -> str:
    """What makes two entries the same: the digits of a number, the lower-case mail address.

    +49, 0049 and the leading 0 of a German number are the same; short numbers tell nothing.
    """
    if kind in ("email", "web"):
        return value.strip().lower()
    digits = _NOT_DIGIT.sub("", value.replace("(0)", ""))
    digits = digits.removeprefix("00")
    digits = digits.removeprefix("49") if value.strip().startswith(("+", "00")) else digits
    digits = digits.lstrip("0")
    return digits if len(digits) >= _SHORTEST_NUMBER else ""


_SHORTEST_NUMBER = 5
