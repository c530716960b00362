"""What each vCard property means for a contact."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kommin_desktop.contacts.importing.sheets import Sheet
from kommin_desktop.contacts.importing.vcard.leftovers import LABELS
from kommin_desktop.contacts.importing.vcard.lines import Head
from kommin_desktop.contacts.importing.vcard.values import (
    own_label,
    phone_kind,
    phone_text,
    place_of,
    split,
    split_address,
    split_name,
    unescape,
)
from kommin_desktop.contacts.rules.cards import Card, Email, Extra, Phone, Postal, split_salutation

_LONGEST_UNKNOWN = 500
_Value = TypeVar("_Value")


class VCardSheet(Sheet):
    """A sheet with what only vCard knows: version, kind, members and labels told by groups."""

    __slots__ = ("grouped", "is_salutation_known", "kind", "labels", "members", "roles", "version")

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.version = "3.0"
        self.kind = ""
        self.members: list[str] = []
        self.roles: list[str] = []
        self.labels: dict[str, str] = {}
        self.grouped: list[tuple[str, Email | Phone | Postal]] = []
        self.is_salutation_known = False

    def card(self) -> Card:
        """Return the whole card after the last property was read."""
        if self.labels:
            self._apply_labels()
        self._settle_names()
        for role in self.roles:
            self.set_text("function", role, "Rolle")
        return super().card()

    def _apply_labels(self) -> None:
        for group, value in self.grouped:
            label = self.labels.get(group)
            if not label:
                continue
            if isinstance(value, Email):
                _swap(self.emails, value, value._replace(label=label))
            elif isinstance(value, Phone):
                _swap(self.phones, value, value._replace(label=label))
            else:
                _swap(self.addresses, value, value._replace(kind=label))

    def _settle_names(self) -> None:
        texts = self.texts
        if "prefix" in texts and not self.is_salutation_known:
            salutation, prefix = split_salutation(texts["prefix"])
            if salutation:
                texts.update(salutation=salutation, prefix=prefix)
        if self.kind == "org":
            name = texts.setdefault("organisation", texts.get("display", ""))
            if texts.get("family", name) == name and "given" not in texts:
                texts.pop("family", None)


def _swap(values: list[_Value], old: _Value, new: _Value) -> None:
    """Put `new` where `old` itself stands, not an equal one."""
    at = next(at for at, value in enumerate(values) if value is old)
    values[at] = new


def _version(sheet: VCardSheet, head: Head, value: str) -> None:
    sheet.version = value.strip()


def _name(sheet: VCardSheet, head: Head, value: str) -> None:
    parts = split_name(value, sheet.version)
    fields = ("family", "given", "additional", "prefix", "suffix")
    for field, part in zip(fields, parts, strict=True):
        sheet.set_text(field, part, "Name")


def _text(field: str, label: str) -> Callable[[VCardSheet, Head, str], None]:
    def note(sheet: VCardSheet, head: Head, value: str) -> None:
        sheet.set_text(field, unescape(value).strip(), label)

    return note


def _display(sheet: VCardSheet, head: Head, value: str) -> None:
    # Further names are the same one in other scripts or orders; the first is the main one.
    sheet.texts.setdefault("display", unescape(value).strip())


def _organisation(sheet: VCardSheet, head: Head, value: str) -> None:
    name, *units = split(value, ";")
    sheet.set_text("organisation", name, "Organisation")
    for unit in units:
        sheet.set_text("unit", unit, "Abteilung")


def _role(sheet: VCardSheet, head: Head, value: str) -> None:
    role = unescape(value).strip()
    if role:
        sheet.roles.append(role)


def _email(sheet: VCardSheet, head: Head, value: str) -> None:
    address = unescape(value).strip()
    if address[:7].lower() == "mailto:":
        address = address[7:]
    if not address:
        return
    email = Email(address, place_of(head.types))
    sheet.add_email(email, is_first="pref" in head.types)
    if head.group:
        sheet.grouped.append((head.group, email))


def _phone(sheet: VCardSheet, head: Head, value: str) -> None:
    number = phone_text(unescape(value).strip())
    if not number:
        return
    phone = Phone(number, phone_kind(head.types), place_of(head.types))
    sheet.add_phone(phone, is_first="pref" in head.types)
    if head.group:
        sheet.grouped.append((head.group, phone))


def _address(sheet: VCardSheet, head: Head, value: str) -> None:
    address, surplus = split_address(value, place_of(head.types))
    sheet.add_extra("Adresse", surplus)
    if address.is_empty():
        return
    sheet.add_address(address, is_first="pref" in head.types)
    if head.group:
        sheet.grouped.append((head.group, address))


def _web(sheet: VCardSheet, head: Head, value: str) -> None:
    link = unescape(value).strip()
    if link:
        sheet.webs.append(link)


def _birthday(sheet: VCardSheet, head: Head, value: str) -> None:
    sheet.add_birthday(unescape(value).strip())


def _categories(sheet: VCardSheet, head: Head, value: str) -> None:
    if sheet.version.startswith("2"):
        value = value.replace(";", ",")
    for name in split(value, ","):
        sheet.add_category(name)


def _note(sheet: VCardSheet, head: Head, value: str) -> None:
    text = unescape(value).strip()
    if text and text not in sheet.note:
        sheet.note.append(text)


def _uid(sheet: VCardSheet, head: Head, value: str) -> None:
    sheet.texts.setdefault("uid", plain_uid(unescape(value)))


def plain_uid(value: str) -> str:
    """Return an identifier without the wrapping of vCard 4."""
    value = value.strip()
    return value[9:] if value[:9].lower() == "urn:uuid:" else value


def _language(sheet: VCardSheet, head: Head, value: str) -> None:
    language = unescape(value).strip()
    if language:
        sheet.languages.append(language)


def _photo(sheet: VCardSheet, head: Head, value: str) -> None:
    sheet.has_photo = sheet.has_photo or bool(value.strip())


def _kind(sheet: VCardSheet, head: Head, value: str) -> None:
    sheet.kind = "org" if value.strip().upper() == "COMPANY" else value.strip().lower()


def _member(sheet: VCardSheet, head: Head, value: str) -> None:
    sheet.members.append(plain_uid(unescape(value)))


def _label(sheet: VCardSheet, head: Head, value: str) -> None:
    if head.group:
        sheet.labels[head.group] = own_label(unescape(value).strip())


def _own_salutation(sheet: VCardSheet, head: Head, value: str) -> None:
    sheet.is_salutation_known = True
    salutation = unescape(value).strip()
    if salutation:
        sheet.texts["salutation"] = salutation


def _own_extra(sheet: VCardSheet, head: Head, value: str) -> None:
    label, text = [*split(value, ";"), ""][:2]
    sheet.extra.append(Extra(label, text))


def note_unknown(sheet: VCardSheet, head: Head, value: str) -> None:
    """Keep the value of a property that has no field, unless it is a machine's own."""
    if head.is_binary or len(value) > _LONGEST_UNKNOWN:
        return
    label = LABELS.get(head.name) or head.name.removeprefix("X-").replace("-", " ")
    # Evolution and KDE pack several parts into one value.
    parts = [part for part in split(value, ";") if part]
    sheet.add_extra(label, "; ".join(parts))


HANDLERS: dict[str, Callable[[VCardSheet, Head, str], None]] = {
    "VERSION": _version,
    "N": _name,
    "FN": _display,
    "NICKNAME": _text("nickname", "Spitzname"),
    "ORG": _organisation,
    "TITLE": _text("function", "Funktion"),
    "ROLE": _role,
    "EMAIL": _email,
    "TEL": _phone,
    "ADR": _address,
    "URL": _web,
    "BDAY": _birthday,
    "CATEGORIES": _categories,
    "NOTE": _note,
    "UID": _uid,
    "LANG": _language,
    "X-KOMMIN-LANGUAGE": _language,
    "PHOTO": _photo,
    "KIND": _kind,
    "X-ABSHOWAS": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "MEMBER": _member,
    "X-ADDRESSBOOKSERVER-MEMBER": _member,
    "X-ABLABEL": _label,
    "X-KOMMIN-SALUTATION": _own_salutation,
    "X-KOMMIN-EXTRA": _own_extra,
}
