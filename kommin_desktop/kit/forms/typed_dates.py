"""Days as people at the desk type them: „3.12.“, „heute“, „+7“, „mo“, „3. Dez.“."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _

FIRST_YEAR = 1900
LAST_YEAR = 2199
# A day without a year that is no further back than this is still meant in the past.
_JUST_PAST = timedelta(days=30)
# A year of two digits lies at most this many years ahead.
_AHEAD = 20

_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_MONTHS = (
    "januar",
    "februar",
    "maerz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
)
_NAMED_DAYS = {
    "vorgestern": -2,
    "gestern": -1,
    "heute": 0,
    "morgen": 1,
    "uebermorgen": 2,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
_UNITS = {"": 1, "t": 1, "tag": 1, "tage": 1, "tagen": 1}
_UNITS |= {"w": 7, "woche": 7, "wochen": 7}
_MONTH_UNITS = frozenset({"m", "monat", "monate", "monaten"})

_WEEKDAY_IN_FRONT = re.compile(r"([a-z]{2,10})\s*[.,]*\s*(?=\d)")
_PLAIN = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]?\s*(\d{4}|\d{2})?")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDED = re.compile(r"(\d{1,2})\s*\.?\s*([a-z]{3,9})\.?\s*(\d{4}|\d{2})?")
_SHIFT = re.compile(r"([+-]|in\s)\s*(\d{1,4})\s*([a-z]*)")
_WEEK = re.compile(r"kw\s*(\d{1,2})(?:\s*[/.-]?\s*(\d{4}))?")


class NotADay(Exception):
    """What was typed is no day: a sentence, and the day that was probably meant."""

    def __init__(self, sentence: str, meant: date | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.meant = meant


def read_day(text: str, today: date, *, past: bool = False) -> date | None:
    """Return the day that `text` means as seen from `today`; None for an empty text.

    A day without a year is the next one (up to 30 days ago counts as just past); with `past`
    it is the last one, for birthdays and incoming mail. Raises NotADay.
    """
    words = _plainly(text)
    if not words:
        return None
    for reader in _READERS:
        day = reader(words, today, past)
        if day is not None:
            return _within_reach(day)
    raise NotADay(
        _("„{text}“ ist kein Datum. Geben Sie etwa 3.12. ein, heute, +7 oder mo.").format(
            text=text.strip()
        )
    )


def _plainly(text: str) -> str:
    small = " ".join(text.lower().split())
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("–", "-")):
        small = small.replace(letter, plain)
    return small if small.isascii() else "?"


def _within_reach(day: date) -> date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise NotADay(_("Das Jahr {year} liegt zu weit weg.").format(year=day.year))


def _named(words: str, today: date, past: bool) -> date | None:
    days = _NAMED_DAYS.get(words)
    return None if days is None else _moved(today, days)


def _shifted(words: str, today: date, past: bool) -> date | None:
    found = _SHIFT.fullmatch(words)
    if found is None:
        return None
    count = -int(found[2]) if found[1] == "-" else int(found[2])
    if found[3] in _MONTH_UNITS:
        return _months_later(today, count)
    return _moved(today, count * _UNITS[found[3]]) if found[3] in _UNITS else None


def _weekday(words: str, today: date, past: bool) -> date | None:
    name = re.sub(r"^(am|naechste[nr]?|kommende[nr]?)\s+", "", words).rstrip(".")
    index = _index_of(name, _WEEKDAYS, shortest=2)
    if index is None:
        return None
    if past:
        return _moved(today, -((today.weekday() - index - 1) % 7 + 1))
    return _moved(today, (index - today.weekday() - 1) % 7 + 1)


def _calendar_week(words: str, today: date, past: bool) -> date | None:
    found = _WEEK.fullmatch(words)
    if found is None:
        return None
    year = int(found[2]) if found[2] else today.isocalendar().year
    try:
        monday = date.fromisocalendar(year, int(found[1]), 1)
        if not found[2] and not past and monday + timedelta(days=6) < today - _JUST_PAST:
            monday = date.fromisocalendar(year + 1, int(found[1]), 1)
    except ValueError:
        raise NotADay(
            _("Eine Kalenderwoche {week} gibt es in diesem Jahr nicht.").format(week=found[1])
        ) from None
    return monday


def _iso(words: str, today: date, past: bool) -> date | None:
    found = _ISO.fullmatch(words)
    return found and _day(int(found[3]), int(found[2]), found[1], today, past)


def _plain(words: str, today: date, past: bool) -> date | None:
    found = _PLAIN.fullmatch(words) or _DIGITS.fullmatch(words)
    return found and _day(int(found[1]), int(found[2]), found[3], today, past)


def _worded(words: str, today: date, past: bool) -> date | None:
    found = _WORDED.fullmatch(words)
    month = None if found is None else _index_of(found[2], _MONTHS, shortest=3)
    if found is None or month is None:
        return None
    return _day(int(found[1]), month + 1, found[3], today, past)


def _after_weekday(words: str, today: date, past: bool) -> date | None:
    """Read „Do., 3.12.2026“; a weekday that contradicts the day is told."""
    found = _WEEKDAY_IN_FRONT.match(words)
    index = None if found is None else _index_of(found[1], _WEEKDAYS, shortest=2)
    if found is None or index is None:
        return None
    rest = words[found.end() :]
    day = (
        _iso(rest, today, past)
        or _plain(rest, today, past)
        or _plain(rest + ".", today, past)
        or _worded(rest, today, past)
    )
    if day is not None and day.weekday() != index:
        raise NotADay(
            _("Der {day} ist kein {weekday}.").format(
                day=short_date(day), weekday=_weekday_words()[index]
            ),
            day,
        )
    return day


def _weekday_words() -> tuple[str, ...]:
    return (
        _("Montag"),
        _("Dienstag"),
        _("Mittwoch"),
        _("Donnerstag"),
        _("Freitag"),
        _("Samstag"),
        _("Sonntag"),
    )


_Reader = Callable[[str, date, bool], "date | None"]
_READERS: tuple[_Reader, ...] = (
    _named,
    _shifted,
    _weekday,
    _calendar_week,
    _iso,
    _plain,
    _worded,
    _after_weekday,
)


def _index_of(word: str, names: tuple[str, ...], *, shortest: int) -> int | None:
    """Return which name a word abbreviates: the beginning of just one of them."""
    word = {"sonnabend": "samstag", "mrz": "maerz", "mar": "maerz"}.get(word, word)
    if len(word) < shortest:
        return None
    hits = [index for index, name in enumerate(names) if name.startswith(word)]
    return hits[0] if len(hits) == 1 else None


def _day(number: int, month: int, year: str | None, today: date, past: bool) -> date:
    if not 1 <= month <= 12:
        raise NotADay(_("Einen Monat {month} gibt es nicht.").format(month=month))
    if year is None:
        return _without_year(number, month, today, past)
    return _checked(number, month, _full_year(year, today, past))


def _full_year(digits: str, today: date, past: bool) -> int:
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year - 100 if year > today.year + (0 if past else _AHEAD) else year


def _without_year(number: int, month: int, today: date, past: bool) -> date:
    if number == 29 and month == 2:
        return _leap_day(today, past)
    day = _checked(number, month, today.year)
    if past:
        return day if day <= today else day.replace(year=day.year - 1)
    earlier = day.replace(year=day.year - 1)
    if earlier >= today - _JUST_PAST:
        return earlier
    return day if day >= today - _JUST_PAST else day.replace(year=day.year + 1)


def _leap_day(today: date, past: bool) -> date:
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    for year in years:
        try:
            day = date(year, 2, 29)
        except ValueError:
            continue
        if day <= today if past else day >= today - _JUST_PAST:
            return day
    raise NotADay(_("Einen 29. Februar gibt es in der Nähe nicht."))


def _checked(number: int, month: int, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADay(_("Das Jahr {year} liegt zu weit weg.").format(year=year))
    try:
        return date(year, month, number)
    except ValueError:
        last = _last_of(year, month)
    told = f"{number:02d}.{month:02d}.{year:04d}"
    meant = last if number else last.replace(day=1)
    raise NotADay(_("Den {day} gibt es nicht.").format(day=told), meant)


def _last_of(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _moved(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise NotADay(_("Dieser Tag liegt zu weit weg.")) from None


def _months_later(today: date, count: int) -> date:
    """The same day some months later; the last of the month where the day is missing."""
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADay(_("Dieser Tag liegt zu weit weg."))
    return date(year, month + 1, min(today.day, _last_of(year, month + 1).day))
