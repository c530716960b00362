"""What a person should look at before taking over a card: letters and digits lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.cards import Card

# „Ay?e“, „?al??“: the exporting program had no letter for what stood there.
_LOST_LETTER = re.compile(r"\w\?\w|\?\?|(?:^|[\s-])\?\w|\ufffd")
# „Ã¼“, „Ã–“: UTF-8 read as cp1252.
_WRONG_LETTERS = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Å[ŸŽž]|Ä[±Ÿž]")
_SHORT_POSTCODE = re.compile(r"[1-9]\d{3}$")
_ROUNDED = re.compile(r"\d[.,]\d+E\+\d+$", re.IGNORECASE)
_GERMANY = frozenset({"", "de", "d", "brd", "deutschland", "germany", "bundesrepublik deutschland"})


def doubts(card: Card) -> Iterator[str]:
    """Yield a German sentence for each thing that looks damaged; nothing is put right by itself."""
    names = [card.given, card.family, card.additional, card.display, card.organisation]
    texts = [*names, *(text for a in card.addresses for text in (a.street, a.city))]
    if not all(map(str.isascii, texts)) or any("?" in text for text in texts):
        yield from _letters(texts)
    for address in card.addresses:
        code = address.postcode
        if is_short_postcode(code) and address.country.lower() in _GERMANY:
            yield _(
                "Die Postleitzahl {code} hat nur vier Ziffern, vielleicht ist 0{code} gemeint;"
                " sie wurde nicht verändert."
            ).format(code=code)
    for phone in card.phones:
        if is_rounded(phone.value):
            yield _(
                "Die Nummer {value} hat eine Tabellenkalkulation gerundet; bitte neu erfragen."
            ).format(value=phone.value)


def has_lost_letters(text: str) -> bool:
    """Tell whether letters of this text were probably lost on the way."""
    return _LOST_LETTER.search(text) is not None


def has_wrong_letters(text: str) -> bool:
    """Tell whether this text was probably written in another encoding than it was read with."""
    return _WRONG_LETTERS.search(text) is not None


def is_rounded(text: str) -> bool:
    """Tell a number that a spreadsheet has rounded („4,92E+11“)."""
    return _ROUNDED.match(text) is not None


def is_short_postcode(code: str) -> bool:
    """Tell four digits that may be a German postcode without its nought."""
    return _SHORT_POSTCODE.match(code) is not None


def _letters(texts: list[str]) -> Iterator[str]:
    lost = next((text for text in texts if has_lost_letters(text)), None)
    if lost is not None:
        yield _(
            "In „{value}“ sind beim Export vermutlich Buchstaben verloren gegangen; bitte prüfen."
        ).format(value=lost)
    wrong = next((text for text in texts if has_wrong_letters(text)), None)
    if wrong is not None:
        yield _(
            "„{value}“ ist vermutlich in einer anderen Kodierung geschrieben; bitte prüfen."
        ).format(value=wrong)
