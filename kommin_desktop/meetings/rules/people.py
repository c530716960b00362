"""Who is meant by a name as somebody wrote it in notes; only a single match counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kommin_desktop.base.names import fold

_FORMS = frozenset(
    {"herr", "herrn", "frau", "hr", "fr", "dr", "prof", "dipl", "ing", "med", "phil", "jur"}
)
_DEPUTY = re.compile(
    r"(?:i\.?\s?V\.?|in Vertretung|Vertretung|vertritt)\s*(?:für|von|:)?\s*(?P<whom>[^()]*)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"^(?P<name>[^()]*)\((?P<inside>[^()]*)\)\s*$")


@dataclass(frozen=True)
class Known:
    """Somebody a name may mean: key and the parts of the name; an organisation has no family."""

    key: int
    display: str
    given: str = ""
    family: str = ""


@dataclass(frozen=True)
class NamedPerson:
    """An entry of an attendance line: the name, whom the person stands in for, the organisation."""

    name: str
    represents: str = ""
    organisation: str = ""


def match(name: str, known: Iterable[Known]) -> int | None:
    """The key of the only one the name can mean: by full name, or by family name alone."""
    wanted = _bare(name)
    if not wanted:
        return None
    people = list(dict.fromkeys(known))
    for spellings in (_full, _family):
        keys = {one.key for one in people if wanted in spellings(one)}
        if keys:
            return keys.pop() if len(keys) == 1 else None
    return None


def _bare(name: str) -> str:
    words = fold(name.replace(".", ". ")).replace(",", " ").split()
    return " ".join(word.strip(".") for word in words if word.strip(".") not in _FORMS)


def _full(one: Known) -> set[str]:
    names = {_bare(one.display)}
    if one.family:
        names |= {_bare(f"{one.given} {one.family}"), _bare(f"{one.family} {one.given}")}
    return names


def _family(one: Known) -> set[str]:
    return {_bare(one.family)} if one.family else set()


def parse_names(text: str) -> tuple[NamedPerson, ...]:
    """The people of a line „Kaya, Yıldız (i. V. für Brünger); …“; semicolons win over commas."""
    return tuple(_named(part) for part in _split(text) if part.strip(" ."))


def _split(text: str) -> list[str]:
    """Parts between the separators that stand outside of brackets."""
    separator = ";" if ";" in text else ","
    parts, depth, current = [], 0, ""
    for sign in text:
        depth = max(0, depth + {"(": 1, ")": -1}.get(sign, 0))
        if sign == separator and not depth:
            parts.append(current)
            current = ""
        else:
            current += sign
    return [*parts, current]


def _named(part: str) -> NamedPerson:
    part = part.strip()
    if found := _BRACKETS.match(part):
        name, inside = found["name"].strip(), found["inside"].strip()
        deputy = _DEPUTY.fullmatch(inside)
        if not name:
            return NamedPerson(part)
        if deputy:
            return NamedPerson(name, represents=deputy["whom"].strip())
        return NamedPerson(name, organisation=inside)
    deputy = re.search(r"\s(?:i\.?\s?V\.?|in Vertretung)\s+(?:für|von)\s+(?P<whom>.+)$", part)
    if deputy:
        return NamedPerson(part[: deputy.start()].strip(), represents=deputy["whom"].strip())
    return NamedPerson(part)
