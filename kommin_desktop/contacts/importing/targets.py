"""The fields a column can go to, as a person chooses among them, and how each column stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.days import read_day
from kommin_desktop.contacts.importing.doubts import (
    has_lost_letters,
    has_wrong_letters,
    is_rounded,
    is_short_postcode,
)
from kommin_desktop.contacts.importing.sheets import is_email
from kommin_desktop.contacts.importing.tables.mapping import Mapping
from kommin_desktop.contacts.importing.tables.text import Table
from kommin_desktop.contacts.rules.columns import (
    ADDRESS,
    IGNORE,
    KEEP,
    PLACE,
    SEVERAL,
    SINGLE,
    Code,
    heading_of,
)


class ColumnState(StrEnum):
    """How a column stands."""

    KNOWN = "known"
    SPLIT = "split"
    KEPT = "kept"
    SKIPPED = "skipped"


class ColumnLook(NamedTuple):
    """A column as a person judges it: heading, an example, where it goes, how it stands."""

    place: int
    heading: str
    sample: str
    code: str
    state: ColumnState
    doubtful: int
    """In how many rows its value deserves a look."""
    filled: int


def targets() -> list[tuple[str, str]]:
    """The fields to choose from, with their names; the most wanted first."""
    codes = [
        *("family", "given", "family_given", "display", "salutation", "prefix"),
        *("organisation", "function", "unit"),
        *(f"{base}{place}" for base in ("email", "phone") for place in _PLACES),
        *("mobile", "mobile.work", "mobile.home", "fax", "web"),
        *("street", "postcode", "city", PLACE, "extra", "po_box", "region", "country"),
        *("street.home", "postcode.home", "city.home", f"{PLACE}.home"),
        *("birthday", "language", "categories", "note"),
        *("additional", "suffix", "nickname", "uid"),
    ]
    return [(IGNORE, field_title(IGNORE)), (KEEP, field_title(KEEP))] + [
        (code, field_title(code)) for code in codes
    ]


def field_title(code: str) -> str:
    """What a field is called where a person chooses it."""
    taken = Code.of(code)
    own = _own_titles()
    if taken.base in own:
        title = own[taken.base]
        return f"{title} ({_place(taken.label)})" if taken.label else title
    if taken.base not in SINGLE and taken.base not in SEVERAL:
        return _("Angabe für die Notiz")
    title = heading_of(Code(taken.base))
    place = _place(taken.label)
    title = f"{title} ({place})" if place else title
    return f"{title} {taken.number}" if taken.number > 1 else title


def column_looks(table: Table, mapping: Mapping) -> list[ColumnLook]:
    """Every column that has values anywhere, in the order of the file."""
    looks = []
    for place, column in enumerate(mapping.columns):
        values = [row.cells[place] for row in table.rows if len(row.cells) > place]
        values = [value for value in values if value]
        if not values:
            continue
        looks.append(
            ColumnLook(
                place,
                column.heading,
                values[0],
                column.code,
                _state(column.code, values),
                _doubtful(column.code, values),
                len(values),
            )
        )
    return looks


def _state(code: str, values: Sequence[str]) -> ColumnState:
    if code == IGNORE:
        return ColumnState.SKIPPED
    base = Code.of(code).base
    if base == PLACE or (base == "family_given" and any("," in value for value in values)):
        return ColumnState.SPLIT
    is_field = base in SINGLE or base in SEVERAL or base in _own_titles()
    return ColumnState.KNOWN if is_field and base != KEEP else ColumnState.KEPT


def _doubtful(code: str, values: Sequence[str]) -> int:
    base = Code.of(code).base
    if base in (IGNORE, KEEP):
        return 0
    check = _CHECKS.get(base, _is_odd_text)
    return sum(map(check, values))


def _is_odd_text(value: str) -> bool:
    return has_lost_letters(value) or has_wrong_letters(value)


def _is_no_mail(value: str) -> bool:
    return not all(is_email(piece.strip()) for piece in value.split(" ::: ") if piece.strip())


def _is_no_day(value: str) -> bool:
    try:
        read_day(value)
    except ValueError:
        try:
            read_day(value, "mdy")
        except ValueError:
            return True
    return False


def _never(_value: str) -> bool:
    return False


_CHECKS: dict[str, Callable[[str], bool]] = {
    "email": _is_no_mail,
    "birthday": _is_no_day,
    "postcode": is_short_postcode,
    "phone": is_rounded,
    "mobile": is_rounded,
    "fax": is_rounded,
    "web": _never,
    "note": _never,
    "uid": _never,
}
_PLACES = ("", ".work", ".home")


def _place(label: str) -> str:
    words = {"work": _("dienstlich"), "home": _("privat"), "other": _("weitere")}
    return words.get(label, label)


def _own_titles() -> dict[str, str]:
    """Fields that a column can name but our own exports do not write like this."""
    return {
        IGNORE: _("nicht übernehmen"),
        KEEP: _("in die Notiz"),
        "family_given": _("Nachname, Vorname"),
        "display": _("Name, wie er dasteht"),
        PLACE: _("PLZ und Ort"),
        "line3": ADDRESS["extra"],
        "formatted": _("Anschrift in einem Feld"),
        "birth_year": _("Geburtsjahr"),
        "birth_month": _("Geburtsmonat"),
        "birth_day": _("Geburtstag ohne Jahr"),
        "photo": _("Bild"),
    }
