"""Clock times and numbers as people at the desk type them: „14“, „9.30“, „1430“, „1.284“."""

from __future__ import annotations

import re
from datetime import time

from kommin_desktop.base.text import _

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.,h]\s*(\d{2})|(\d{2}))?\s*(?:uhr|h)?")
_NUMBER = re.compile(r"[+-]?\d{1,12}")


class NotReadable(Exception):
    """What was typed is no time or number: a sentence, and the text that was probably meant."""

    def __init__(self, sentence: str, meant: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.meant = meant


def read_time(text: str) -> time | None:
    """Return the clock time that `text` means; None for an empty text. Raises NotReadable."""
    words = " ".join(text.lower().split())
    if not words:
        return None
    found = _CLOCK.fullmatch(words)
    if found is None or not words.isascii():
        raise NotReadable(
            _("„{text}“ ist keine Uhrzeit. Geben Sie etwa 14:00 oder 930 ein.").format(
                text=text.strip()
            )
        )
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if hour > 23 or minute > 59:
        raise NotReadable(_("Die Uhrzeit geht von 0:00 bis 23:59."))
    return time(hour, minute)


def read_number(text: str, *, least: int, most: int) -> int | None:
    """Return the whole number that `text` means; None for an empty text. Raises NotReadable."""
    digits = re.sub(r"(?<=\d)[.\s](?=\d{3}(?!\d))", "", text.strip().replace("−", "-"))
    if not digits:
        return None
    if not _NUMBER.fullmatch(digits) or not digits.isascii():
        raise NotReadable(_("„{text}“ ist keine ganze Zahl.").format(text=text.strip()))
    number = int(digits)
    if not least <= number <= most:
        meant = number_text(least if number < least else most)
        raise NotReadable(
            _("Die Zahl geht von {least} bis {most}.").format(
                least=number_text(least), most=number_text(most)
            ),
            meant,
        )
    return number


def number_text(number: int) -> str:
    """„1.284“."""
    return f"{number:,}".replace(",", ".")
