"""What a draft writes into which column; one place for single records and whole imports."""

from __future__ import annotations

import uuid
from typing import Any

from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
    match_key,
)

Columns = dict[str, Any]


def person_columns(draft: PersonDraft) -> Columns:
    """The columns of a person's record, without uid and municipality."""
    return {
        "given": _or_none(draft.given),
        "additional": _or_none(draft.additional),
        "family": _or_none(draft.family),
        "prefix": _or_none(draft.prefix),
        "suffix": _or_none(draft.suffix),
        "nickname": _or_none(draft.nickname),
        "salutation": _or_none(draft.salutation),
        "languages": _or_none(" ".join(draft.languages)),
        "birth_date": draft.birth_date,
        **_contact_columns(draft),
    }


def organisation_columns(draft: OrganisationDraft) -> Columns:
    """The columns of an organisation's record, without uid and municipality."""
    return {
        "name": draft.name.strip(),
        "short_name": _or_none(draft.short_name),
        "organisation_type": draft.organisation_type,
        "fields_of_action": _or_none(draft.fields_of_action),
        "legal_form": _or_none(draft.legal_form),
        "register_no": _or_none(draft.register_no),
        "founded_on": draft.founded_on,
        "is_nonprofit": draft.is_nonprofit,
        "parent_id": draft.parent_id,
        **_contact_columns(draft),
    }


def address_columns(draft: AddressDraft) -> Columns:
    """The columns of an address, without its contact."""
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in draft.__dict__.items()
    }


def point_columns(draft: PointDraft) -> Columns:
    """The columns of a phone number, mail address or web page, without its contact."""
    return {
        "kind": draft.kind,
        "value": draft.value.strip(),
        "label": draft.label,
        "match_key": match_key(draft.kind, draft.value),
    }


def new_uid(draft: PersonDraft | OrganisationDraft) -> str:
    """The uid a card brought along, else a new one."""
    return draft.uid or str(uuid.uuid4())


def _contact_columns(draft: PersonDraft | OrganisationDraft) -> Columns:
    return {
        "display": draft.shown.strip(),
        "sort_key": draft.order,
        "note": draft.note,
        "letter_language": draft.letter_language,
        "preferred_channel": draft.preferred_channel,
        "greeting_override": draft.greeting_override,
    }


def _or_none(value: str) -> str | None:
    return value.strip() or None
