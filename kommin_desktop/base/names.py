"""Names as the office looks for them and as lists order them.

`fold` makes the spelling by which differently written names meet; `search_text` and
`search_terms` are its two sides in the search index; `sort_key` orders lists by DIN 5007-2.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kommin_desktop.base.folding import fold, strip_marks
from kommin_desktop.base.sounds import cologne, skeleton

__all__ = [
    "SORT_VERSION",
    "cologne",
    "fold",
    "search_terms",
    "search_text",
    "skeleton",
    "sort_key",
]

SORT_VERSION = 1
"""Raised when `sort_key` changes its answers, so that stored keys are made anew."""

_TOKEN = re.compile("[0-9a-z]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OTHER_LETTER = re.compile("[\u0400-\u04ffđĐ]")
_OTHER_SPELLING = re.compile(r"[^\s-]*[\u0400-\u04ffđĐ][^\s-]*")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f][^\s-]*")
_APOSTROPHE = re.compile("['’ʼ`´‘]")
_APOSTROPHISED = re.compile(r"\w+(?:['’ʼ`´‘]\w+)+")
_NO_NAME = re.compile("[0-9@]")
_LONGEST_NAME = 80
# A telephone number anywhere in a text: it is also found when typed without its separators.
_NUMBER = re.compile(r"(?<![0-9])(?:\+|00?)[1-9][0-9 ()/.\-\u2013]{4,}[0-9]")
_HOME_CODE = "49"

_SHORT_SKELETON = 2
# Given names from the Arabic world that Latin letters spell in many ways, by their skeleton; a
# Latin word gets the extra search token only if it is one of them, so that Müller is no Miller.
_ARABIC_NAMES = frozenset(
    skeleton(
        "Mohammed Ahmed Mahmoud Hamid Hassan Khaled Khalil Ibrahim Ismail Mustafa Omar Osman"
        " Abdullah Abdul Rahman Rahim Karim Kadir Jamal Jalal Salah Saleh Salim Suleiman Said"
        " Tarek Walid Yusuf Zainab Fatima Khadija Aisha Maryam Rashid Faisal Farouk Hadi Hussein"
        " Nasser Nabil Samir Sharif Bashar Bashir Murad Zahra Layla Noor Amina Rania Samira"
    ).split()
)

# Duden transcription and the Ukrainian passport's, where they differ from the usual English one.
_LETTERS = "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяў"
_GERMAN_SPELLING = (
    "a b w g g d e je jo sch s i i ji i k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja u"
)
_UKRAINIAN_SPELLING = (
    "a b v h g d e ie io zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia u"
)
_GERMAN = dict(zip(_LETTERS, _GERMAN_SPELLING.split(), strict=True))
_UKRAINIAN = dict(zip(_LETTERS, _UKRAINIAN_SPELLING.split(), strict=True))


def _transcribe(word: str, letters: dict[str, str]) -> str:
    spelled = "".join(letters.get(c, c) for c in unicodedata.normalize("NFC", word).lower())
    return fold(spelled.replace("_", ""))


def _spellings(word: str) -> Iterator[str]:
    """Yield the further search words of one word as written."""
    if _CYRILLIC.search(word):
        yield _transcribe(word, _GERMAN)
        yield _transcribe(word, _UKRAINIAN)
    if "đ" in word or "Đ" in word:
        yield fold(word.replace("đ", "dj").replace("Đ", "Dj"))


def _words(text: str) -> list[str]:
    return text.replace("-", " ").split()


def _bone_token(bones: str) -> str:
    # The zeros keep skeletons apart from real words: no typed word begins with a zero.
    return f"0{bones}0"


def _joined_numbers(text: str) -> Iterator[str]:
    """Yield each telephone number as digits alone, the German country code written as 0."""
    for match in _NUMBER.finditer(text):
        raw = match[0].replace("(0)", "")
        digits = "".join(c for c in raw if c.isdigit())
        if raw.startswith("+") or digits.startswith("00"):
            digits = digits.removeprefix("00")
            digits = "0" + digits.removeprefix(_HOME_CODE)
        yield digits


def search_text(*parts: str) -> str:
    """Return what the search index keeps of a record: folded words and their other spellings.

    Names are passed as parts of their own, since only short parts are taken for names.
    """
    text = "\n".join(parts)
    more: dict[str, None] = {}
    if not text.isascii():
        for word in _OTHER_SPELLING.findall(text) if _OTHER_LETTER.search(text) else ():
            more.update(dict.fromkeys(_spellings(word)))
        for word in _ARABIC.findall(text):
            more[_bone_token(skeleton(word))] = None
    for whole in _APOSTROPHISED.findall(text) if _APOSTROPHE.search(text) else ():
        more.update(dict.fromkeys(_TOKEN.findall(fold(_APOSTROPHE.sub(" ", whole)))))
    more.update(dict.fromkeys(_joined_numbers(text)))
    for part in parts:
        if len(part) <= _LONGEST_NAME and _NO_NAME.search(part) is None:
            more.update((_bone_token(bones), None) for bones in _arabic_bones(part))
    return " ".join([fold(text), *more])


def _arabic_bones(part: str) -> Iterator[str]:
    """Yield the skeletons of the words that are Arabic given names in Latin letters."""
    for word in _words(part):
        bones = _latin_skeleton(word)
        if bones in _ARABIC_NAMES:
            yield bones


# The same few thousand words come again and again in one office's names.
_latin_skeleton = lru_cache(maxsize=8192)(skeleton)


def search_terms(query: str) -> list[list[str]]:
    """Return what a search must find: each inner list is one word, any of its spellings will do.

    Every spelling is a folded word to be looked for as the beginning of a word, quoted
    for FTS5 as `"x"*`; all words must be found.
    """
    terms: list[list[str]] = []
    rest = query
    for match in _NUMBER.finditer(query):
        terms.append(list(_joined_numbers(match[0])))
        rest = rest.replace(match[0], " ", 1)
    for word in _words(rest):
        pieces = _TOKEN.findall(fold(word))
        if len(pieces) == 1:
            terms.append(_alternatives(word, pieces[0]))
        else:
            terms.extend([piece] for piece in pieces)
    return terms


def _alternatives(word: str, folded: str) -> list[str]:
    found = {folded: None, **dict.fromkeys(_spellings(word))}
    if folded.isalpha():
        bones = skeleton(word)
        if len(bones) > _SHORT_SKELETON:
            found[_bone_token(bones)[:-1]] = None
        elif len(bones) == _SHORT_SKELETON:
            found[_bone_token(bones)] = None
    return [spelling for spelling in found if spelling]


# Particles and titles of nobility that lists skip, as they stand in German registers.
_PARTICLE_WORDS = (
    "von vom van vander zu zum zur auf der den dem de del della di do dos da du ter ten ther"
    " 't ’t t und al el af av"
    " graf gräfin freiherr freifrau freiin baron baronin baronesse ritter edler edle"
    " fürst fürstin prinz prinzessin herzog herzogin markgraf burggraf landgraf reichsgraf"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ar|at|az|an|ash|adh|ul)-(?=\w)", re.IGNORECASE)
_DIN_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ß": "ss", "ẞ": "ss"}
)
# Below every letter and the blank, so that „Berg, Jan“ comes before „Berg-Meier, Anna“.
_FIELD_END = "\t"


def sort_key(family: str, given: str = "", *, person: bool = True) -> str:
    """Return the stored key by which lists order a name (DIN 5007-2: ä is ae).

    Of a person's family name leading particles, titles of nobility and apostrophes are skipped
    („von der Heyde“ stands under H) and decide only between equals; an organisation's name
    is taken as it stands: `sort_key(name, person=False)`.
    """
    skipped, main = _split_particles(family) if person else ("", family)
    fields = [_din(main), _din(given), _din(skipped)]
    return _FIELD_END.join(fields).rstrip(_FIELD_END)


def _split_particles(family: str) -> tuple[str, str]:
    words = unicodedata.normalize("NFC", family).split()
    at = 0
    while at < len(words) - 1 and words[at].lower().strip(".,") in _PARTICLES:
        at += 1
    main = " ".join(words[at:])
    article = _ARTICLE.match(main)
    if article:
        return " ".join([*words[:at], article[0]]), main[article.end() :]
    return " ".join(words[:at]), main


def _din(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_DIN_UMLAUTS)
    return " ".join(_TOKEN.findall(strip_marks(text)))
