"""A contact that is kept, as the draft it would be typed as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
)


def kept_person(record: Any, points: Iterable[Any], places: Iterable[Any]) -> PersonDraft:
    """A person as a draft, whether the record or a line that was read of it is given."""
    draft = PersonDraft(
        given=record.given or "",
        family=record.family or "",
        additional=record.additional or "",
        prefix=record.prefix or "",
        suffix=record.suffix or "",
        nickname=record.nickname or "",
        salutation=record.salutation or "",
        display=record.display,
        languages=tuple((record.languages or "").split()),
        birth_date=record.birth_date,
        **_shared(record, points, places),
    )
    return replace(draft, display="") if draft.own_name == draft.display else draft


def kept_organisation(
    record: Any, points: Iterable[Any], places: Iterable[Any]
) -> OrganisationDraft:
    """An organisation as a draft, whether the record or a line that was read of it is given."""
    return OrganisationDraft(
        name=record.name or record.display,
        short_name=record.short_name or "",
        organisation_type=record.organisation_type or "other",
        fields_of_action=record.fields_of_action or "",
        legal_form=record.legal_form or "",
        register_no=record.register_no or "",
        founded_on=record.founded_on,
        is_nonprofit=record.is_nonprofit,
        parent_id=record.parent_id,
        **_shared(record, points, places),
    )


def _shared(record: Any, points: Iterable[Any], places: Iterable[Any]) -> dict[str, Any]:
    names = [field.name for field in fields(AddressDraft)]
    return {
        "note": record.note,
        "letter_language": record.letter_language,
        "preferred_channel": record.preferred_channel,
        "greeting_override": record.greeting_override,
        "points": tuple(PointDraft(point.kind, point.value, point.label) for point in points),
        "addresses": tuple(
            AddressDraft(**{name: getattr(place, name) for name in names}) for place in places
        ),
    }
