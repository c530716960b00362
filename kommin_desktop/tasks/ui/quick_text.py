"""A task in one line: the words, and the day typed behind them."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kommin_desktop.kit.forms.typed_dates import NotADay, read_day

# Without a comma only what can hardly be part of the words counts as a day.
_PLAIN_DAY = re.compile(
    r"(?P<title>.+?)\s+(?P<day>\+\d{1,3}|heute|morgen|übermorgen|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)",
    re.IGNORECASE,
)


class QuickTask(NamedTuple):
    """What was typed: what is to be done, and until when."""

    title: str
    due: date | None


def read_quick(typed: str, today: date) -> QuickTask:
    """„Saal bestätigen, fr“ is to be done until Friday; a comma without a day stays a comma."""
    text = " ".join(typed.split())
    title, comma, end = text.rpartition(",")
    plain = _PLAIN_DAY.fullmatch(text)
    if comma and title.strip() and end.strip():
        day = _day(end, today)
        if day is not None:
            return QuickTask(title.strip(), day)
    if plain is not None:
        day = _day(plain["day"], today)
        if day is not None:
            return QuickTask(plain["title"].rstrip(" ,"), day)
    return QuickTask(text, None)


def _day(text: str, today: date) -> date | None:
    try:
        return read_day(text, today)
    except NotADay:
        return None
