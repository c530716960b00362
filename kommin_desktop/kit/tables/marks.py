"""Where the words of a search stand in a text as written, so that lists can mark them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from kommin_desktop.base.folding import fold
from kommin_desktop.base.names import search_terms

_TOKEN = re.compile("[0-9a-z]+")


def marked_words(typed: str) -> tuple[str, ...]:
    """The folded word beginnings that a typed search looks for, the longest first."""
    words = {word for alternatives in search_terms(typed) for word in alternatives if word}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1024)
def marked_places(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Start and end in `text` of what a search for the words found: beginnings of its words."""
    folded = fold(text)
    found = []
    for token in _TOKEN.finditer(folded):
        length = next((len(word) for word in words if token[0].startswith(word)), 0)
        if length:
            found.append((token.start(), token.start() + length))
    if not found:
        return ()
    lengths = _folded_lengths(text)
    return tuple(_place(text, lengths, start, end) for start, end in found)


def _place(text: str, lengths: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The characters that stand behind the folded signs from `start` up to `end`."""
    first = bisect_right(lengths, start)
    last = bisect_right(lengths, end - 1)
    # What follows without a folded sign of its own belongs to it: the accent, the e of ae.
    after = bisect_right(lengths, lengths[last], lo=last)
    while after > last + 1 and unicodedata.category(text[after - 1])[0] not in "LM":
        after -= 1
    return first, after


def _folded_lengths(text: str) -> Sequence[int]:
    """How long the folded text is after each of the characters."""
    lengths = (len(fold(text[:count])) for count in range(1, len(text) + 1))
    return list(accumulate(lengths, max))
