"""What people mistype in mail addresses, postcodes and numbers, and what was probably meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from kommin_desktop.base.text import _

_MAIL = re.compile(r"[^\s@,;:<>()]+@[^\s@,;:<>().]+(?:\.[^\s@,;:<>().]+)+")
_ENCLOSED = re.compile(r"<([^<>]+)>\s*$")
_HOME = frozenset(("", "de", "d", "brd", "deutschland", "germany"))
_HAS_DIGIT = re.compile(r"\d")


class Fault(NamedTuple):
    """What is wrong with a typed text, as a sentence, and the text that was probably meant."""

    sentence: str
    meant: str = ""


def mail_fault(typed: str) -> Fault | None:
    """What is wrong with a mail address; None for a good one and for none."""
    address = typed.strip()
    if not address or _MAIL.fullmatch(address):
        return None
    meant = _mail_meant(address)
    if "," in address and _MAIL.fullmatch(address.replace(",", ".")):
        return Fault(
            _("Die Adresse enthält ein Komma. Meinten Sie „{meant}“?").format(meant=meant), meant
        )
    if meant:
        return Fault(
            _("Das ist keine E-Mail-Adresse. Meinten Sie „{meant}“?").format(meant=meant), meant
        )
    if "@" not in address:
        return Fault(_("Der Adresse fehlt das Zeichen @."))
    return Fault(_("Nach dem @ fehlt die Endung, etwa „.de“, oder ein Zeichen ist zu viel."))


def _mail_meant(address: str) -> str:
    """The address that a small repair makes good, else nothing."""
    enclosed = _ENCLOSED.search(address)
    bare = enclosed[1] if enclosed else address
    bare = re.sub(r"^mailto:", "", bare.strip(), flags=re.IGNORECASE).strip(".,;: ")
    bare = re.sub(r"\s*(?:\(at\)|\[at\])\s*", "@", bare, flags=re.IGNORECASE)
    for meant in (
        bare,
        bare.replace(",", "."),
        re.sub(r"\s+", "", bare),
        re.sub(r"\.{2,}", ".", bare),
    ):
        if _MAIL.fullmatch(meant):
            return meant
    return ""


def postcode_fault(typed: str, country: str = "") -> Fault | None:
    """What is wrong with a German postcode; those of other countries are taken as they are."""
    code = typed.strip()
    if not code or country.strip().lower() not in _HOME or re.fullmatch(r"[0-9]{5}", code):
        return None
    digits = re.sub(r"^(?:D|DE)[\s-]*", "", code, flags=re.IGNORECASE).replace(" ", "")
    if re.fullmatch(r"[0-9]{5}", digits):
        return Fault(_("Meinten Sie {meant}?").format(meant=digits), digits)
    if re.fullmatch(r"[1-9][0-9]{3}", digits):
        meant = f"0{digits}"
        return Fault(
            _("Eine Postleitzahl hat fünf Ziffern. Meinten Sie {meant}?").format(meant=meant), meant
        )
    return Fault(_("Eine Postleitzahl hat fünf Ziffern."))


def number_fault(typed: str) -> Fault | None:
    """What is wrong with a telephone number; it is kept as typed otherwise."""
    number = typed.strip()
    if not number or _HAS_DIGIT.search(number):
        if "@" in number:
            return Fault(_("Das ist eine E-Mail-Adresse, keine Telefonnummer."))
        return None
    return Fault(_("Eine Telefonnummer hat Ziffern."))
