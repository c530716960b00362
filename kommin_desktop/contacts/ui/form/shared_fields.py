"""What people and organisations have alike in the form: reach, groups, municipality, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import GroupLine, PurposeLine
from kommin_desktop.contacts.rules.drafts import AddressDraft, PointDraft
from kommin_desktop.contacts.rules.forms import ContactForm
from kommin_desktop.contacts.ui.form.places import place_entries
from kommin_desktop.contacts.ui.form.reach import (
    is_number,
    mail_entries,
    number_entries,
    web_entries,
)
from kommin_desktop.kit.forms import ChoiceField, EditForm, Field, MultilineField, TokenField
from kommin_desktop.office.queries import MunicipalityLine

BY_POSTCODE = "auto"
_NONE = "none"
_NUMBERS = ("mails", "numbers", "webs")


class Choices(NamedTuple):
    """What the file offers to choose from."""

    groups: Sequence[GroupLine] = ()
    municipalities: Sequence[MunicipalityLine] = ()
    purposes: Sequence[PurposeLine] = ()


def add_reach(form: EditForm, usual_kind: str) -> None:
    """Mail addresses, numbers, web pages and postal addresses."""
    form.add_section(_("Erreichbarkeit"))
    mails, numbers, webs = mail_entries(), number_entries(), web_entries()
    form.add("mails", mails)
    form.add("numbers", numbers)
    form.add_row((mails, 1), (numbers, 1))
    form.add("webs", webs)
    form.add_row(webs)
    form.add_row(form_part(form, "places", place_entries(usual_kind)))


def form_part(form: EditForm, key: str, field: Field) -> Field:
    """Make a field part of the form and hand it back for its row."""
    form.add(key, field)
    return field


def add_belonging(form: EditForm) -> None:
    """Groups and municipality."""
    form.add_section(_("Zuordnung"))
    groups = Field(
        _("Gruppen"), TokenField(new=True, placeholder=_("Gruppe eingeben …")), name="groups"
    )
    municipality = Field(_("Kommune"), ChoiceField(), name="municipality")
    form.add_row(
        (form_part(form, "groups", groups), 3),
        (form_part(form, "municipality", municipality), 2),
    )


def add_notes(form: EditForm) -> None:
    """Free notes."""
    form.add_section(_("Notizen"))
    notes = Field("", MultilineField(least=3), name="note")
    notes.input.set_name("note", _("Notizen"))
    form.add("note", notes, title=_("Notizen"))
    form.add_row(notes)


def show_choices(form: EditForm, choices: Choices) -> None:
    """Offer what the file knows."""
    groups = form.field("groups")
    assert isinstance(groups, Field)
    assert isinstance(groups.input, TokenField)
    groups.input.set_choices([(line.id, line.name) for line in choices.groups])
    places = form.field("municipality")
    assert isinstance(places, Field)
    assert isinstance(places.input, ChoiceField)
    places.input.set_choices(
        [
            (BY_POSTCODE, _("nach Anschrift")),
            *((line.id, line.name) for line in choices.municipalities),
            (_NONE, _("keine")),
        ]
    )


def shared_values(present: ContactForm, choices: Choices) -> dict[str, Any]:
    """What the shared fields show of a contact."""
    draft = present.draft
    known = {line.name: line.id for line in choices.groups}
    municipality: object = BY_POSTCODE
    if present.municipality_fixed:
        municipality = present.municipality_id or _NONE
    return {
        "mails": tuple(point for point in draft.points if point.kind == "email"),
        "numbers": tuple(point for point in draft.points if is_number(point)),
        "webs": tuple(point for point in draft.points if point.kind == "web"),
        "places": draft.addresses,
        "groups": [(known.get(name), name) for name in present.groups],
        "municipality": municipality,
        "note": draft.note,
    }


def points_said(values: Mapping[str, Any]) -> tuple[PointDraft, ...]:
    """The mail addresses, numbers and pages of the form."""
    return tuple(point for name in _NUMBERS for point in values[name])


def places_said(values: Mapping[str, Any]) -> tuple[AddressDraft, ...]:
    """The addresses of the form; a single one is the one for letters."""
    places: tuple[AddressDraft, ...] = tuple(values["places"])
    if places and not any(place.is_postal_default for place in places):
        places = (replace(places[0], is_postal_default=True), *places[1:])
    return places


def with_shared(form: ContactForm, values: Mapping[str, Any]) -> ContactForm:
    """The form with its groups and municipality."""
    chosen = values["municipality"]
    return replace(
        form,
        groups=tuple(entry.text for entry in values["groups"]),
        municipality_fixed=chosen not in (None, BY_POSTCODE),
        municipality_id=chosen if isinstance(chosen, int) else None,
    )
