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
    """Somebody a name may mean: key and the parts of the name; an organisation has no family.

    `title` is the academic one, which notes may say or leave out.
    """

    key: int
    display: str
    given: str = ""
    family: str = ""
    title: str = ""


def heard(key: int, name: str) -> Known:
    """Somebody known by a full name alone, whose last word is taken for the family name."""
    given, _blank, family = name.strip().rpartition(" ")
    return Known(key, name, given, family) if given else Known(key, name)


@dataclass(frozen=True)
class NamedPerson:
    """An entry of an attendance line: the name, whom the person stands in for, the organisation."""

    name: str
    represents: str = ""
    organisation: str = ""


class Directory:
    """Looks people up by the names notes call them; only a single match counts."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._names: dict[int, str] = {}
        self._full: dict[str, set[int]] = {}
        self._family: dict[str, set[int]] = {}
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        """Know one more, or one by a further name."""
        self._names.setdefault(one.key, one.display)
        names, families = {one.display}, set()
        if one.family:
            names |= {f"{one.given} {one.family}", f"{one.family} {one.given}"}
            families = {one.family}
        if one.title:
            names |= {f"{one.title} {name}" for name in names}
            families |= {f"{one.title} {family}" for family in families}
        for index, keys in ((self._full, names), (self._family, families)):
            for name in keys:
                index.setdefault(_bare(name), set()).add(one.key)

    def find(self, name: str) -> int | None:
        """The key of the only one the name can mean: by full name, or by family name alone."""
        wanted = _bare(name)
        keys = (self._full.get(wanted) or self._family.get(wanted, set())) if wanted else set()
        return next(iter(keys)) if len(keys) == 1 else None

    def has(self, name: str) -> bool:
        """Whether anybody bears this full name, with or without a title."""
        return _bare(name) in self._full

    def display(self, key: int | None) -> str:
        """The name of one as lists show it."""
        return self._names.get(key, "") if key is not None else ""


def match(name: str, known: Iterable[Known]) -> int | None:
    """The key of the only one a name can mean; see `Directory`."""
    return Directory(known).find(name)


def _bare(name: str) -> str:
    words = fold(name.replace(".", ". ")).replace(",", " ").split()
    return " ".join(word.strip(".") for word in words if word.strip(".") not in _FORMS)


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
