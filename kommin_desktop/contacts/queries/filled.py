"""A contact as the form begins with it: what is kept, ready to be changed."""

from __future__ import annotations

from typing import Any

from kommin_desktop.base.clock import today
from kommin_desktop.contacts.queries.card import ContactCard, ContactFacts
from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
)
from kommin_desktop.contacts.rules.forms import AffiliationDraft, ContactForm
from kommin_desktop.contacts.rules.kinds import Kind


def filled_form(card: ContactCard) -> ContactForm:
    """The contact's form as it stands in the office file."""
    facts, day = card.facts, today()
    return ContactForm(
        draft=_person(card) if facts.kind == Kind.PERSON else _organisation(card),
        affiliations=tuple(
            AffiliationDraft(
                organisation_id=one.organisation_id,
                new_organisation=one.organisation,
                function_title=one.function_title,
                unit=one.unit,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
                is_primary=one.is_primary,
                id=one.id,
            )
            for one in card.affiliations
        ),
        groups=tuple(group.name for group in card.groups),
        municipality_id=facts.municipality_id,
        municipality_fixed=facts.municipality_fixed,
        purposes=tuple(one.purpose_id for one in card.consents if one.holds_on(day)),
    )


def _person(card: ContactCard) -> PersonDraft:
    facts = card.facts
    own_name = " ".join(filter(None, (facts.given, facts.family)))
    return PersonDraft(
        given=facts.given or "",
        family=facts.family or "",
        additional=facts.additional or "",
        prefix=facts.prefix or "",
        suffix=facts.suffix or "",
        nickname=facts.nickname or "",
        salutation=facts.salutation or "",
        display="" if facts.display == own_name else facts.display,
        languages=tuple((facts.languages or "").split()),
        birth_date=facts.birth_date,
        **_shared(card, facts),
    )


def _organisation(card: ContactCard) -> OrganisationDraft:
    facts = card.facts
    return OrganisationDraft(
        name=facts.name or facts.display,
        short_name=facts.short_name or "",
        organisation_type=facts.organisation_type or "other",
        fields_of_action=facts.fields_of_action or "",
        legal_form=facts.legal_form or "",
        register_no=facts.register_no or "",
        founded_on=facts.founded_on,
        is_nonprofit=facts.is_nonprofit,
        parent_id=facts.parent_id,
        **_shared(card, facts),
    )


def _shared(card: ContactCard, facts: ContactFacts) -> dict[str, Any]:
    return {
        "note": facts.note,
        "letter_language": facts.letter_language,
        "preferred_channel": facts.preferred_channel,
        "greeting_override": facts.greeting_override,
        "points": tuple(PointDraft(*point) for point in card.points),
        "addresses": tuple(AddressDraft(**place._asdict()) for place in card.places),
    }
