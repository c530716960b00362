"""What the form of a contact says as a whole: the contact with all that hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.drafts import OrganisationDraft, PersonDraft


@dataclass(frozen=True)
class AffiliationDraft:
    """A function in an organisation; without its number the organisation is made by its name."""

    organisation_id: int | None = None
    new_organisation: str = ""
    function_title: str = ""
    unit: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    is_primary: bool = False
    id: int | None = None
    """The record it is already, None for a new one."""

    def holds_on(self, day: date) -> bool:
        """Whether the function is held on a day."""
        return not (
            (self.valid_from and self.valid_from > day) or (self.valid_to and self.valid_to < day)
        )


@dataclass(frozen=True)
class ContactForm:
    """A contact with its functions, groups, municipality and consents, saved as one work."""

    draft: PersonDraft | OrganisationDraft
    affiliations: tuple[AffiliationDraft, ...] = ()
    groups: tuple[str, ...] = ()
    municipality_id: int | None = None
    municipality_fixed: bool = False
    """Chosen by hand; else it follows from the postcode or the organisation."""
    purposes: tuple[int, ...] = ()
    """What the person agrees to from now on; what is missing here is withdrawn."""
    consent_source: str = ""
    """How the office knows of what is new among the purposes."""


def check_affiliations(affiliations: Sequence[AffiliationDraft]) -> None:
    """Refuse a function that ends before it begins or names no organisation. Raises UserError."""
    for one in affiliations:
        if one.organisation_id is None and not one.new_organisation.strip():
            raise UserError(_("Zu einer Zugehörigkeit gehört eine Organisation."))
        if one.valid_from and one.valid_to and one.valid_to < one.valid_from:
            raise UserError(_("Die Zugehörigkeit kann nicht vor ihrem Beginn enden."))


def with_one_primary(
    affiliations: Sequence[AffiliationDraft], day: date
) -> tuple[AffiliationDraft, ...]:
    """The same functions with one that counts: the chosen one, else the first held on a day."""
    order = sorted(
        range(len(affiliations)),
        key=lambda at: (not affiliations[at].holds_on(day), not affiliations[at].is_primary, at),
    )
    first = order[0] if order else None
    return tuple(replace(one, is_primary=at == first) for at, one in enumerate(affiliations))
