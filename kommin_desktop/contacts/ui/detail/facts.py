"""What the pane says of a contact: one entry each for organisation, numbers, places, languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import AffiliationLine, ContactCard, PlaceLine
from kommin_desktop.contacts.rules.history import point_word
from kommin_desktop.contacts.rules.kinds import Kind, organisation_type_label
from kommin_desktop.contacts.rules.languages import languages_text
from kommin_desktop.contacts.rules.naming import place_text

_POINT_ICONS = {"email": "mail", "web": "external-link"}
_POINT_ORDER = ("email", "phone", "mobile", "fax", "pager", "web")


class Fact(NamedTuple):
    """An entry of the pane: icon, what it is, what it says, and where it leads."""

    icon: str
    title: str
    text: str
    copies: str = ""
    """What its button copies, empty for no button."""
    route: str = ""
    """Where its button leads, empty for nowhere."""


def facts_of(card: ContactCard) -> Iterator[Fact]:
    """The entries for a contact, in their order."""
    if card.facts.kind == Kind.PERSON:
        yield from _organisations(card)
    else:
        yield from _about_organisation(card)
    for kind in _POINT_ORDER:
        for point in card.points:
            if point.kind == kind:
                yield _point(kind, point.value, point.label)
    for place in card.places:
        title = _("Anschrift")
        if len(card.places) > 1:
            title = _("Anschrift ({place})").format(place=place_text(place.kind))
        yield Fact("map-pin", title, place_line(place), place_block(card.facts.display, place))
    if card.facts.languages:
        yield Fact("languages", _("Sprachen"), languages_text(card.facts.languages.split()))
    if card.facts.birth_date:
        yield Fact("cake", _("Geburtsdatum"), short_date(card.facts.birth_date))


def function_line(card: ContactCard) -> str:
    """What stands below the name: the function that counts today, or the type."""
    if card.facts.kind != Kind.PERSON:
        return organisation_type_label(card.facts.organisation_type or "other")
    held = [one for one in card.affiliations if one.holds_on(today())]
    return next((one.function_title for one in held if one.function_title), "")


def mail_address(card: ContactCard) -> str:
    """Where mail to the contact goes first."""
    return next((point.value for point in card.points if point.kind == "email"), "")


def place_line(place: PlaceLine) -> str:
    """„Rathausstraße 1, 32120 Hiddenhausen“."""
    box = _("Postfach {number}").format(number=place.po_box) if place.po_box else ""
    town = f"{place.postcode} {place.city}".strip()
    parts = (place.care_of, place.extra, place.street, box, town, place.country)
    return ", ".join(part for part in parts if part)


def place_block(name: str, place: PlaceLine) -> str:
    """Name and address below each other, to be pasted into a letter."""
    box = _("Postfach {number}").format(number=place.po_box) if place.po_box else ""
    town = f"{place.postcode} {place.city}".strip()
    parts = (name, place.care_of, place.extra, place.street, box, town, place.country)
    return "\n".join(part for part in parts if part)


def _organisations(card: ContactCard) -> Iterator[Fact]:
    day = today()
    held = [one for one in card.affiliations if one.holds_on(day)]
    for one in card.affiliations:
        is_held = one in held
        title = _("Organisation") if is_held else _past_or_coming(one, day)
        text = one.organisation
        told = [one.unit] if is_held else [one.function_title]
        told += [one.function_title] if is_held and one is not held[0] else []
        more = ", ".join(part for part in told if part)
        yield Fact(
            "building-2",
            title,
            f"{text}\n{more}" if more else text,
            route=f"kontakte/{one.organisation_id}",
        )


def _past_or_coming(one: AffiliationLine, day: date) -> str:
    if one.valid_from and one.valid_from > day:
        return _("Ab {day}").format(day=short_date(one.valid_from))
    if one.valid_to:
        return _("Bis {day}").format(day=short_date(one.valid_to))
    return _("Organisation")


def _about_organisation(card: ContactCard) -> Iterator[Fact]:
    facts = card.facts
    if facts.parent_id and facts.parent:
        yield Fact("building-2", _("Gehört zu"), facts.parent, route=f"kontakte/{facts.parent_id}")
    if facts.short_name:
        yield Fact("tag", _("Kurzname"), facts.short_name)
    if facts.fields_of_action:
        yield Fact("target", _("Handlungsfelder"), facts.fields_of_action)
    register = ", ".join(filter(None, (facts.legal_form, facts.register_no)))
    if register:
        yield Fact("stamp", _("Rechtsform und Register"), register)


def _point(kind: str, value: str, label: str) -> Fact:
    title = point_word(kind)
    if label:
        title = _("{what} ({place})").format(what=title, place=place_text(label))
    return Fact(_POINT_ICONS.get(kind, "phone"), title, value, copies=value)
