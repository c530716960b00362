"""Folding: one spelling without marks and capitals, by which names written differently meet."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = {
    "ß": "ss",
    "ẞ": "ss",
    "ı": "i",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "ð": "d",
    "Ð": "d",
    "ø": "o",
    "Ø": "o",
    "æ": "ae",
    "Æ": "ae",
    "œ": "oe",
    "Œ": "oe",
    "þ": "th",
    "Þ": "th",
    "ə": "e",
    "Ə": "e",
}
# Apostrophes of all kinds vanish inside a name: O'Brien, O’Brien and OBrien are one.
_APOSTROPHES = frozenset("'`´‘’‚‛ʹʻʼʽʾʿˈ′＇\u05f3\u05f4")
_UMLAUT_DIGRAPH = re.compile("[aou]e+")

_SIGNS = re.compile(r"[^\w]+")


def _fold_char(char: str) -> str:
    """Fold one sign: letters and digits to plain ASCII, blanks to a blank, the rest as its kind."""
    if char in _WHOLE_LETTERS:
        return _WHOLE_LETTERS[char]
    if char in _APOSTROPHES:
        return ""
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me", "Cf"):
        return ""
    if kind[0] in "ZC":
        return " "
    if kind[0] in "LNM":
        return _fold_letter(char)
    return "-" if kind == "Pd" else _plain_sign(char)


def _fold_letter(char: str) -> str:
    """Fold a letter or digit; scripts other than Latin go through their usual transliteration."""
    base = "".join(
        part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
    )
    if base.isascii():
        return base.lower()
    if len(base) == 1 and base in _WHOLE_LETTERS:
        return _WHOLE_LETTERS[base]
    from anyascii import anyascii

    return "".join(c for c in anyascii(char).lower() if c.isalnum())


def _plain_sign(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain.isascii() else " "


class _Table(dict[int, str]):
    """A translation table that learns each sign when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_table = _Table()


def strip_marks(text: str) -> str:
    """Write text in plain small ASCII letters, with ae, oe, ue left as they stand."""
    if text.isascii():
        plain = text.lower().replace("'", "").replace("`", "")
    else:
        plain = unicodedata.normalize("NFC", text).translate(_table)
        plain = plain.lower()
    return " ".join(plain.split())


def fold(text: str) -> str:
    """Return the search form of a text: Müller, Mueller and MULLER are all „muller“.

    ß is ss, ı and İ are i, marks and apostrophes fall away, other scripts are transliterated,
    and last ae, oe, ue become a, o, u, because nobody knows which was meant.
    """
    return _UMLAUT_DIGRAPH.sub(lambda pair: pair[0][0], strip_marks(text))


def has_words(text: str, typed: str) -> bool:
    """Whether every word that was typed begins a word of the text, however both are written."""
    folded = " " + " ".join(_SIGNS.sub(" ", fold(text)).split())
    return all(f" {word}" in folded for word in _SIGNS.sub(" ", fold(typed)).split())
