"""How names sound: candidates for duplicates and names from the Arabic script in any spelling."""

from __future__ import annotations

import re

from kommin_desktop.base.folding import fold, strip_marks

_CLUSTERS = (
    ("dsch", "j"),
    ("tsch", "c"),
    ("sch", "sh"),
    ("kh", "h"),
    ("ch", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
)
_WEAK = re.compile("[aeiouyw]+")
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile("[a-z]+")
# A word beginning with one of these begins with a vowel in speech, whatever Latin spelling says.
_SILENT_START = frozenset("اأإآٱعءئؤ")


def skeleton(name: str) -> str:
    """Return the consonants of each word: محمد, Mohammed and Muhammad are all „mhmd“.

    Long vowels (y, w) count as vowels, a vowel at the beginning is „a“, a final h is silent.
    """
    return " ".join(bones for word in name.split() if (bones := _word_skeleton(word)))


def _word_skeleton(word: str) -> str:
    bare = word.lstrip("\u200e\u200f'’`")
    plain = "".join(_WORD.findall(strip_marks(bare)))
    if not plain:
        return ""
    for cluster, letter in _CLUSTERS:
        plain = plain.replace(cluster, letter)
    starts_open = bare[:1] in _SILENT_START or plain[0] in "aeiou"
    bones = _DOUBLED.sub(r"\1", _WEAK.sub("", plain).replace("q", "k"))
    if len(bones) > 1 and bones[-1] == "h":
        bones = bones[:-1]
    return f"a{bones}" if starts_open else bones


# Kölner Phonetik (Postel 1969): the digit of each letter where no neighbour changes it.
_COLOGNE = {
    **dict.fromkeys("aeijouy", "0"),
    "b": "1",
    "p": "1",
    **dict.fromkeys("dt", "2"),
    **dict.fromkeys("fvw", "3"),
    **dict.fromkeys("gkq", "4"),
    "l": "5",
    **dict.fromkeys("mn", "6"),
    "r": "7",
    **dict.fromkeys("sz", "8"),
}


def cologne(name: str) -> str:
    """Return the Kölner Phonetik of a name; names with the same digits sound alike in German."""
    letters = "".join(_WORD.findall(fold(name)))
    digits: list[str] = []
    for at, letter in enumerate(letters):
        before = letters[at - 1] if at else ""
        after = letters[at + 1] if at + 1 < len(letters) else ""
        for digit in _cologne_digits(letter, before, after):
            if not digits or digits[-1] != digit:
                digits.append(digit)
    return "".join(digits[:1]) + "".join(digit for digit in digits[1:] if digit != "0")


def _cologne_digits(letter: str, before: str, after: str) -> str:
    if letter == "h":
        return ""
    if letter == "p" and after == "h":
        return "3"
    if letter in "dt" and after and after in "csz":
        return "8"
    if letter == "x":
        return "8" if before and before in "ckq" else "48"
    if letter == "c":
        return _cologne_c(before, after)
    return _COLOGNE[letter]


def _cologne_c(before: str, after: str) -> str:
    if not before:
        return "4" if after and after in "ahkloqrux" else "8"
    if before in "sz":
        return "8"
    return "4" if after and after in "ahkoqux" else "8"
