"""A contact as the form begins with it: what is kept, ready to be changed."""

from __future__ import annotations

from kommin_desktop.base.clock import today
from kommin_desktop.contacts.queries.card import ContactCard
from kommin_desktop.contacts.rules.forms import AffiliationDraft, ContactForm
from kommin_desktop.contacts.rules.kept import kept_organisation, kept_person
from kommin_desktop.contacts.rules.kinds import Kind


def filled_form(card: ContactCard) -> ContactForm:
    """The contact's form as it stands in the office file."""
    facts, day = card.facts, today()
    kept = kept_person if facts.kind == Kind.PERSON else kept_organisation
    return ContactForm(
        draft=kept(facts, card.points, card.places),
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
