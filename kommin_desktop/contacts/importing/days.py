"""Days as foreign programs write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

Order = Literal["dmy", "mdy"]

_ISO = re.compile(r"(\d{4})-?(\d{1,2})-?(\d{1,2})(?:[T ].*)?$", re.DOTALL)
_GERMAN = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})(?: .*)?$")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: .*)?$")
# What programs write for „no birthday“: 0.0.00, 00.00.0000, 0000-00-00, --.
_NO_DAY = re.compile(r"[0\s./:T-]*Z?$")


def read_day(text: str, order: Order = "dmy") -> date | None:
    """Return the day a text means, None where it means no day; `order` rules slashes only.

    Raises ValueError where it means something that is not a full day.
    """
    text = text.strip()
    if _NO_DAY.match(text):
        return None
    if match := _ISO.match(text):
        year, month, day = map(int, match.groups())
    elif match := _GERMAN.match(text):
        day, month, year = map(int, match.groups())
    elif match := _SLASHED.match(text):
        day, month, year = map(int, match.groups())
        if order == "mdy":
            day, month = month, day
    else:
        raise ValueError
    return date(year, month, day)


def slash_order(texts: list[str]) -> Order | None:
    """Tell from all days of a column whether 3/4 is March or April; None if either could be."""
    pairs = [(int(m[1]), int(m[2])) for text in texts if (m := _SLASHED.match(text.strip()))]
    if any(first > 12 for first, _second in pairs):
        return "dmy"
    return "mdy" if any(second > 12 for _first, second in pairs) else None
