"""What a card of a foreign program becomes: a person or an organisation of the office."""

from __future__ import annotations

from dataclasses import replace

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.cards import Card, Extra
from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
)
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.letters import salutation_code


def card_kind(card: Card) -> Kind:
    """An organisation where only an organisation is named, else a person."""
    if card.has_name or not card.organisation:
        return Kind.PERSON
    if not card.display or fold(card.display) == fold(card.organisation):
        return Kind.ORGANISATION
    return Kind.PERSON


def card_draft(card: Card) -> PersonDraft | OrganisationDraft:
    """The person or organisation a card tells of."""
    is_person = card_kind(card) is Kind.PERSON
    return person_draft(card) if is_person else organisation_draft(card)


def person_draft(card: Card) -> PersonDraft:
    """The person a card tells of; a name shown as a whole is kept and not taken apart."""
    return PersonDraft(
        given=card.given,
        family=card.family,
        additional=card.additional,
        prefix=card.prefix,
        suffix=card.suffix,
        nickname=card.nickname,
        salutation=salutation_code(card.salutation, card.prefix),
        display=_whole_name(card),
        languages=card.languages,
        birth_date=card.birthday,
        note=_note(card, belongs=bool(fold(card.organisation))),
        points=point_drafts(card),
        addresses=address_drafts(card),
        uid=card.uid,
    )


def _whole_name(card: Card) -> str:
    """The name as the other program shows it, unless as „Kaya, Elif“ or no more than its parts."""
    shown = card.display.strip()
    parts = " ".join(part.strip() for part in (card.given, card.family) if part.strip())
    turned = card.family and fold(shown).startswith(f"{fold(card.family)},")
    return "" if turned or shown == parts else shown


def organisation_draft(card: Card) -> OrganisationDraft:
    """The organisation a card tells of."""
    return OrganisationDraft(
        name=card.organisation,
        note=_note(card, belongs=False),
        points=point_drafts(card),
        addresses=address_drafts(card),
        uid=card.uid,
    )


def _note(card: Card, *, belongs: bool) -> str:
    """The card's note, with function and unit where no organisation is there to hold them."""
    homeless: list[Extra] = []
    if not belongs:
        homeless = [Extra(_("Funktion"), card.function), Extra(_("Abteilung"), card.unit)]
        if card_kind(card) is Kind.PERSON:
            homeless.append(Extra(_("Organisation"), card.organisation))
    told = tuple(one for one in homeless if one.value.strip())
    return (replace(card, extra=(*told, *card.extra)) if told else card).note_with_extra()


def point_drafts(card: Card) -> tuple[PointDraft, ...]:
    """Mail addresses, numbers and web pages of a card."""
    return (
        *(PointDraft("email", mail.value, mail.label) for mail in card.emails),
        *(PointDraft(phone.kind, phone.value, phone.label) for phone in card.phones),
        *(PointDraft("web", web) for web in card.webs),
    )


def address_drafts(card: Card) -> tuple[AddressDraft, ...]:
    """Postal addresses of a card; letters go to the first one."""
    return tuple(
        AddressDraft(
            kind=postal.kind or "work",
            street=postal.street,
            extra=postal.extra,
            po_box=postal.po_box,
            postcode=postal.postcode,
            city=postal.city,
            region=postal.region,
            country=postal.country,
            is_postal_default=index == 0,
        )
        for index, postal in enumerate(card.addresses)
    )
