"""Where a word may be divided at the end of a line.

The patterns are pyphen's. pyphen itself takes more than a second to take the German ones apart;
here a pattern is only taken apart when a word meets it, which makes the first letter quick.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from kommin_desktop.documents.typeset.characters import SOFT_HYPHEN

# Letters only: addresses, numbers and file names are not words to divide.
_LETTERS = re.compile(r"[^\W\d_]{6,}")
_LEAST = 3
# German patterns would divide „Łukasiewicz“ or „Yıldız“ anywhere.
_NOT_GERMAN = re.compile("[^A-Za-zÄÖÜäöüßé]")
_DIGITS = re.compile(r"[0-9]")
_POSITIONS = re.compile(r"([0-9]?)([^0-9]?)")


class _Patterns:
    """The hyphenation patterns of one language (Liang's method)."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            encoding = file.readline().decode("ascii").strip()
            text = file.read().decode(encoding)
        lines = [line for line in text.split("\n") if "/" not in line and "%" not in line]
        keys = _DIGITS.sub("", "\n".join(lines)).split("\n")
        self._written = dict(zip(keys, lines, strict=True))
        self._longest = max(map(len, keys))

    def positions(self, word: str) -> list[int]:
        """Where the word may be divided, at least three letters from either end."""
        pointed = f".{word.lower()}."
        values = [0] * (len(pointed) + 1)
        for start in range(len(pointed)):
            for stop in range(start + 1, min(start + self._longest, len(pointed)) + 1):
                written = self._written.get(pointed[start:stop])
                if written:
                    for offset, value in enumerate(_values(written), start):
                        values[offset] = max(values[offset], value)
        return [i for i in range(_LEAST, len(word) - _LEAST + 1) if values[i + 1] % 2]


@cache
def _values(written: str) -> tuple[int, ...]:
    """The numbers between the letters of a pattern: „a1b“ is 0, 1, 0."""
    return tuple(int(digit or 0) for digit, _ in _POSITIONS.findall(written.strip()))


@cache
def _patterns(language: str) -> _Patterns | None:
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return _Patterns(Path(pyphen.LANGUAGES[name])) if name else None


@lru_cache(maxsize=20_000)
def division_points(word: str, language: str) -> tuple[int, ...]:
    """Positions in ``word`` before which it may be divided; those typed by hand win.

    Positions count characters without soft hyphens.
    """
    if SOFT_HYPHEN in word:
        points, length = [], 0
        for part in word.split(SOFT_HYPHEN)[:-1]:
            length += len(part)
            points.append(length)
        return tuple(points)
    if any(c in word for c in "@\\") or "://" in word or "www." in word:
        return ()
    patterns = _patterns(language)
    if patterns is None:
        return ()
    return tuple(
        match.start() + position
        for match in _LETTERS.finditer(word)
        if not (language.startswith("de") and _NOT_GERMAN.search(match.group()))
        for position in patterns.positions(match.group())
    )
