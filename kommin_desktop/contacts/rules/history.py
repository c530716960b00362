"""What a work changed in a contact, in words: field, old value, new value."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.kinds import organisation_type_label
from kommin_desktop.contacts.rules.languages import languages_text

Image = Mapping[str, Any]


class ChangeWords(NamedTuple):
    """One change: what was changed, how it was before and after; empty where nothing was."""

    field: str
    before: str
    after: str


def change_words(
    table: str, before: str | None, after: str | None, names: str
) -> Sequence[ChangeWords]:
    """What one record of a contact went through; `names` is what it points to."""
    old: Image = json.loads(before) if before else {}
    new: Image = json.loads(after) if after else {}
    if new.get("deleted_at") and not old.get("deleted_at"):
        return [ChangeWords(_("Papierkorb"), "", _("hineingelegt"))]
    if old.get("deleted_at") and "deleted_at" in new and not new["deleted_at"]:
        return [ChangeWords(_("Papierkorb"), "", _("wiederhergestellt"))]
    whole = _WHOLE.get(table)
    if whole is not None and not (before and after):
        return _came_or_went(
            _part_name(table, {**old, **new}), whole(old, names), whole(new, names)
        )
    fields = _fields(table)
    if not before:
        fields.pop("preferred_channel", None)  # everybody begins with letters
    return [
        ChangeWords(fields[name], _shown(name, old.get(name)), _shown(name, new.get(name)))
        for name in fields
        if _shown(name, old.get(name)) != _shown(name, new.get(name))
    ]


def _came_or_went(field: str, before: str, after: str) -> list[ChangeWords]:
    return [ChangeWords(field, before, after)] if before or after else []


def _part_name(table: str, image: Image) -> str:
    words = {
        "address": _("Anschrift"),
        "group_member": _("Gruppe"),
        "affiliation": _("Zugehörigkeit"),
        "consent": _("Einwilligung"),
        "contact_note": _("Vermerk"),
    }
    return words.get(table) or point_word(str(image.get("kind", "")))


def point_word(kind: str) -> str:
    """The German word for a way to reach somebody."""
    words = {
        "email": _("E-Mail"),
        "phone": _("Telefon"),
        "mobile": _("Mobil"),
        "fax": _("Fax"),
        "pager": _("Pager"),
        "web": _("Webseite"),
    }
    return words.get(kind, kind)


def _address(image: Image, _names: str) -> str:
    town = f"{image.get('postcode') or ''} {image.get('city') or ''}".strip()
    parts = (image.get("street"), image.get("extra"), image.get("po_box"), town)
    return ", ".join(str(part) for part in parts if part)


def _affiliation(image: Image, names: str) -> str:
    return ", ".join(filter(None, (image.get("function_title"), names))) if image else ""


def _value(image: Image, _names: str) -> str:
    return str(image.get("value") or "")


def _name(image: Image, names: str) -> str:
    return names if image else ""


def _note(image: Image, _names: str) -> str:
    return str(image.get("text") or "")


_WHOLE: Mapping[str, Callable[[Image, str], str]] = {
    "address": _address,
    "contact_point": _value,
    "group_member": _name,
    "affiliation": _affiliation,
    "consent": _name,
    "contact_note": _note,
}


def _fields(table: str) -> dict[str, str]:
    if table == "contact":
        return _contact_fields()
    words = {
        "value": _("Wert"),
        "street": _("Straße und Hausnummer"),
        "extra": _("Adresszusatz"),
        "po_box": _("Postfach"),
        "postcode": _("PLZ"),
        "city": _("Ort"),
        "country": _("Land"),
        "function_title": _("Funktion"),
        "unit": _("Abteilung"),
        "valid_from": _("Seit"),
        "valid_to": _("Bis"),
        "is_primary": _("Hauptzugehörigkeit"),
        "withdrawn_on": _("Einwilligung widerrufen"),
        "text": _("Vermerk"),
    }
    return words


def _contact_fields() -> dict[str, str]:
    return {
        "salutation": _("Anrede"),
        "prefix": _("Titel"),
        "given": _("Vorname"),
        "additional": _("Weitere Vornamen"),
        "family": _("Nachname"),
        "suffix": _("Namenszusatz"),
        "name": _("Name"),
        "short_name": _("Kurzname"),
        "organisation_type": _("Art"),
        "fields_of_action": _("Handlungsfelder"),
        "legal_form": _("Rechtsform"),
        "register_no": _("Registernummer"),
        "languages": _("Sprachen"),
        "birth_date": _("Geburtsdatum"),
        "note": _("Notizen"),
        "preferred_channel": _("Versandweg"),
        "greeting_override": _("Eigene Briefanrede"),
        "blocked": _("Gesperrt für Post"),
    }


def _shown(field: str, value: Any) -> str:
    if value in (None, "", 0, False):
        return ""
    if field in ("valid_from", "valid_to", "birth_date", "withdrawn_on"):
        return _day(str(value))
    if field in ("is_primary", "blocked"):
        return _("ja")
    if field == "salutation":
        return {"frau": _("Frau"), "herr": _("Herr")}.get(str(value), str(value))
    if field == "languages":
        return languages_text(str(value).split())
    if field == "preferred_channel":
        return {"letter": _("Brief"), "email": _("E-Mail")}.get(str(value), str(value))
    if field == "organisation_type":
        return organisation_type_label(str(value))
    return str(value)


def _day(text: str) -> str:
    return short_date(date.fromisoformat(text))
