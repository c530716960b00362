"""The fields for the office's own data, the same at the first start and in the settings."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.kit.forms import EditForm, Field, TextField
from kommin_desktop.kit.forms.controls.control import Problem

ADDRESS = ("name", "department", "street", "postcode", "city")
REACH = ("phone", "email", "web", "own_reference")
_POSTCODE_DIGITS = 5


def add_address(form: EditForm) -> None:
    """Whose office it is and where it is."""
    name = Field(
        _("Name der Dienststelle"),
        TextField(placeholder=_("Kreis Herford")),
        required=True,
        name="office_name",
    )
    department = Field(
        _("Abteilung oder Stelle"),
        TextField(placeholder=_("Koordinierungsstelle Integration")),
        name="office_department",
    )
    street = Field(_("Straße und Hausnummer"), TextField(), name="office_street")
    postcode = Field(_("PLZ"), TextField(), name="office_postcode", check=_check_postcode)
    city = Field(_("Ort"), TextField(), name="office_city")
    for key, field in zip(ADDRESS, (name, department, street, postcode, city), strict=True):
        form.add(key, field)
    form.add_row(name)
    form.add_row(department)
    form.add_row(street)
    form.add_row((postcode, 1), (city, 3))


def add_reach(form: EditForm) -> None:
    """How the office is reached, and its sign on letters."""
    phone = Field(_("Telefon"), TextField(), name="office_phone")
    email = Field(_("E-Mail"), TextField(), name="office_email", check=check_email)
    web = Field(_("Internet"), TextField(), name="office_web")
    sign = Field(
        _("Mein Zeichen"),
        TextField(),
        name="office_own_reference",
        hint=_("Steht rechts oben im Brief, wenn das Schreiben kein eigenes nennt."),
    )
    for key, field in zip(REACH, (phone, email, web, sign), strict=True):
        form.add(key, field)
    form.add_row((phone, 1), (email, 1))
    form.add_row((web, 1), (sign, 1))


def check_email(typed: str) -> Problem | str | None:
    """What is wrong with an e-mail address; a comma is most often a mistyped full stop."""
    user, at, domain = typed.partition("@")
    if "," in typed:
        return Problem(
            _("Die Adresse enthält ein Komma. Meinten Sie {address}?").format(
                address=typed.replace(",", ".")
            ),
            meant=typed.replace(",", "."),
            offer=_("Übernehmen"),
        )
    if not (user and at and "." in domain) or " " in typed:
        return _("Eine Adresse hat die Form name@stelle.de.")
    return None


def _check_postcode(typed: str) -> str | None:
    if typed.isdecimal() and len(typed) == _POSTCODE_DIGITS:
        return None
    return _("Eine Postleitzahl hat fünf Ziffern.")
