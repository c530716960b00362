"""Which column of a foreign table is which field: proposed by the program, changed by a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kommin_desktop.contacts.importing.tables.headings import SIGNS, meanings, plain
from kommin_desktop.contacts.rules.columns import IGNORE, KEEP, Code, code_of

# „E-mail 1 - Value“, „Address 2 - Formatted“: Google's way to say several.
_NUMBERED = re.compile(r"([A-Za-z -]+?) (\d{1,3}) - (.+)")
_GOOGLE_PARTS = {
    "e-mail": {"value": "email", "label": "email_label", "type": "email_label"},
    "phone": {"value": "phone", "label": "phone_label", "type": "phone_label"},
    "website": {"value": "web"},
    "address": {
        "label": "address_label",
        "type": "address_label",
        "formatted": "formatted",
        "street": "street",
        "extended address": "extra",
        "po box": "po_box",
        "postal code": "postcode",
        "city": "city",
        "region": "region",
        "country": "country",
    },
    "organization": {"name": "organisation", "title": "function", "department": "unit"},
    "custom field": {"value": "custom", "label": "custom_label", "type": "custom_label"},
    "relation": {"value": "custom", "label": "custom_label", "type": "custom_label"},
    "event": {"value": "custom", "label": "custom_label", "type": "custom_label"},
    "im": {"value": "custom", "label": "custom_label", "service": "custom_label"},
}


class Column(NamedTuple):
    """A heading with the code of the field its cells go to (`rules.columns`)."""

    heading: str
    code: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a file in their order, and the family of files it was taken for."""

    family: str
    columns: tuple[Column, ...]

    @property
    def is_useful(self) -> bool:
        """Tell whether at least one column says who or what a contact is."""
        return any(Code.of(column.code).base in _TELLING for column in self.columns)

    def with_column(self, at: int, code: str) -> Mapping:
        """Return the mapping with another field for the column at this place."""
        columns = list(self.columns)
        columns[at] = columns[at]._replace(code=code)
        return replace(self, columns=tuple(columns))


_TELLING = frozenset(
    {"given", "family", "family_given", "display", "organisation", "email", "phone", "mobile"}
)


def recognise(header: Sequence[str]) -> str:
    """Return the family of files a header belongs to; `table` for anybody's own headings."""
    start = [plain(heading) for heading in header]
    for family, sign in SIGNS:
        wanted = [plain(heading) for heading in sign.split("|")]
        if start[: len(wanted)] == wanted:
            return family
    return "table"


def propose(header: Sequence[str], family: str = "") -> Mapping:
    """Propose a field for every column; what nobody knows goes to the note."""
    family = family or recognise(header)
    known = meanings(family)
    has_given = any(known.get(plain(heading)) == "given" for heading in header)
    columns: list[Column] = []
    taken: set[str] = set()
    highest: Counter[tuple[str, str]] = Counter()
    for heading in header:
        code = _code(heading, family, known, has_given=has_given)
        # Two columns with one heading: the second one's values are kept beside the first's.
        if code in taken and code not in (IGNORE, KEEP):
            base, label, _number = Code.of(code)
            code = str(Code(base, label, highest[base, label] + 1))
        taken.add(code)
        base, label, number = Code.of(code)
        highest[base, label] = max(highest[base, label], number)
        columns.append(Column(heading, code))
    return Mapping(family, tuple(columns))


def _code(heading: str, family: str, known: dict[str, str], *, has_given: bool) -> str:
    name = plain(heading)
    if not name:
        return KEEP
    if family == "kommin" and (own := code_of(heading)):
        return str(own)
    if name == "name" and has_given and not family.startswith("google"):
        return "family"
    if name in known:
        return known[name]
    numbered = _NUMBERED.fullmatch(heading)
    if numbered:
        parts = _GOOGLE_PARTS.get(numbered[1].lower())
        if parts is not None:
            base = parts.get(numbered[3].lower())
            return str(Code(base, "", int(numbered[2]))) if base else IGNORE
    own = code_of(heading)
    return str(own) if own and family == "table" else KEEP
