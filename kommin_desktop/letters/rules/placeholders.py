"""Placeholders of letter templates: `{{vorname}}` in the text, filled with plain text.

A placeholder is a name of letters, digits and `_` between two pairs of braces, blanks around it
and capital letters do not matter. Everything else is text, single braces too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kommin_desktop.base.text import _

_PLACEHOLDER = re.compile(r"\{\{\s*([^\W\d]\w*)\s*\}\}")
_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True)
class Filled:
    """A text with its placeholders filled, and the names for which there was nothing to fill in."""

    text: str
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class TemplateWarning:
    """Something to look at before printing: `letter` is the place of the letter in the run."""

    letter: int
    name: str
    sentence: str


def placeholders(text: str) -> tuple[str, ...]:
    """The names of all placeholders of a text, each once, in their order."""
    return tuple(dict.fromkeys(match.group(1).casefold() for match in _PLACEHOLDER.finditer(text)))


def fill(text: str, values: Mapping[str, str], *, markdown: bool = True) -> Filled:
    """Fill the placeholders with `values`; what a value says is never taken for markup.

    An unknown placeholder stays as it stands, so that the page shows what is wrong; an empty
    value leaves nothing and is reported as missing.
    """
    missing: dict[str, None] = {}
    unknown: dict[str, None] = {}

    def replacement(match: re.Match[str]) -> str:
        name = match.group(1).casefold()
        if name not in values:
            unknown[name] = None
            return match.group(0)
        value = values[name]
        if not value.strip():
            missing[name] = None
            return ""
        return _MARKUP.sub(r"\\\g<0>", value) if markdown else value

    filled = _PLACEHOLDER.sub(replacement, text)
    return Filled(filled, tuple(missing), tuple(unknown))


def template_warnings(
    texts: Collection[str], values_by_letter: Collection[Mapping[str, str]]
) -> tuple[TemplateWarning, ...]:
    """What is missing or unknown when `texts` (subject, body) are filled for every letter."""
    warnings: list[TemplateWarning] = []
    for letter, values in enumerate(values_by_letter):
        filled = [fill(text, values) for text in texts]
        for name in dict.fromkeys(name for one in filled for name in one.missing):
            sentence = _("Für „{name}“ ist nichts eingetragen.").format(name=name)
            warnings.append(TemplateWarning(letter, name, sentence))
        for name in dict.fromkeys(name for one in filled for name in one.unknown):
            sentence = _("Den Platzhalter „{name}“ gibt es nicht.").format(name=name)
            warnings.append(TemplateWarning(letter, name, sentence))
    return tuple(warnings)
