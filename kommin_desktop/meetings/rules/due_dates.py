"""Days as people write them in minutes („15.1.“, „Ende Januar“); what is not certain is no day."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTHS = {
    "januar": 1,
    "jänner": 1,
    "februar": 2,
    "märz": 3,
    "april": 4,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "dezember": 12,
}
_WEEKDAY = (
    r"(?:(?:zum\s+)?(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag"
    r"|Sonntag)\.?,?\s+(?:den\s+|dem\s+)?)?"
)
_NUMERIC = re.compile(
    _WEEKDAY + r"(?:zum\s+)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?", re.IGNORECASE
)
_WORDS = re.compile(
    _WEEKDAY + r"(?:zum\s+)?(\d{1,2})\.\s?([a-zäöü]+)(?:\s+(\d{4}))?", re.IGNORECASE
)
_END = re.compile(r"(?:zum\s+)?Ende\s+([a-zäöü]+)(?:\s+(\d{4}))?", re.IGNORECASE)
_LAST_DAY = -1
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def due_date(text: str, meeting_day: date) -> date | None:
    """The day a text names; without a year the first such day from the meeting on.

    None if the text is not surely a day: „Mitte Januar“, „31.2.“, „nächste Sitzung“.
    """
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(text):
        year = int(found[3]) if found[3] else None
        if year is not None and year < 100:
            year += 2000
        return _resolve(year, int(found[2]), int(found[1]), meeting_day)
    if found := _WORDS.fullmatch(text):
        month = _MONTHS.get(found[2].casefold())
        year = int(found[3]) if found[3] else None
        return _resolve(year, month, int(found[1]), meeting_day) if month else None
    if found := _END.fullmatch(text):
        month = _MONTHS.get(found[1].casefold())
        year = int(found[2]) if found[2] else None
        return _resolve(year, month, _LAST_DAY, meeting_day) if month else None
    return None


def _resolve(year: int | None, month: int, day: int, meeting_day: date) -> date | None:
    """The day in its year, or in the first year from the meeting on."""
    if year is not None:
        return _day(year, month, day)
    for candidate_year in (meeting_day.year, meeting_day.year + 1):
        candidate = _day(candidate_year, month, day)
        if candidate is not None and candidate >= meeting_day:
            return candidate
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, last if day == _LAST_DAY else day)
    except (ValueError, calendar.IllegalMonthError):
        return None
