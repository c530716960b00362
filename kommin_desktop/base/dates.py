"""Days and times as the window writes them in lists and sentences (interface, Words and formats).

Papers are German also beside an English window: `paper_dates`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from kommin_desktop.base.clock import local_now, now
from kommin_desktop.base.text import _

NBSP = "\u00a0"


def weekday_name(day: date) -> str:
    """„Donnerstag“."""
    names = (
        _("Montag"),
        _("Dienstag"),
        _("Mittwoch"),
        _("Donnerstag"),
        _("Freitag"),
        _("Samstag"),
        _("Sonntag"),
    )
    return names[day.weekday()]


def short_weekday(day: date) -> str:
    """„Do.“."""
    names = (_("Mo."), _("Di."), _("Mi."), _("Do."), _("Fr."), _("Sa."), _("So."))
    return names[day.weekday()]


def month_name(month: int) -> str:
    """„Dezember“ for 12."""
    names = (
        _("Januar"),
        _("Februar"),
        _("März"),
        _("April"),
        _("Mai"),
        _("Juni"),
        _("Juli"),
        _("August"),
        _("September"),
        _("Oktober"),
        _("November"),
        _("Dezember"),
    )
    return names[month - 1]


def short_date(day: date) -> str:
    """„03.12.2026“, for tables."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def weekday_date(day: date, today: date) -> str:
    """„Do., 19.11.“, with the year where it is another one; for lists of what is due."""
    year = "" if day.year == today.year else f"{day.year:04d}"
    return f"{short_weekday(day)},{NBSP}{day.day:02d}.{day.month:02d}.{year}"


def text_date(day: date) -> str:
    """„3. Dezember 2026“, for running text; the day never stands alone at a line end."""
    words = _("{day}. {month} {year}").replace(" ", NBSP, 1)
    return words.format(day=day.day, month=month_name(day.month), year=f"{day.year:04d}")


def full_date(day: date) -> str:
    """„Donnerstag, 3. Dezember 2026“, for headings."""
    return f"{weekday_name(day)}, {text_date(day)}"


def clock_time(at: datetime) -> str:
    """„14:00“."""
    return f"{at.hour:02d}:{at.minute:02d}"


def wall_time(instant: str) -> datetime:
    """An instant of the office file (UTC, „…Z“) as the wall clock at the office PC showed it."""
    at = datetime.fromisoformat(instant.replace("Z", "+00:00"))
    if at.tzinfo is None:
        return at
    at = at.astimezone(UTC)
    # Under a set clock (tests, sample year) the wall shows UTC; else the zone of the computer.
    is_set = abs((local_now() - now().astimezone(UTC).replace(tzinfo=None)).total_seconds()) < 1
    return at.replace(tzinfo=None) if is_set else at.astimezone().replace(tzinfo=None)


def instant_words(instant: str) -> str:
    """„03.12.2026, 14:00 Uhr“ out of an instant of the office file, for lists."""
    at = wall_time(instant)
    return f"{short_date(at.date())}, {time_range(at, None)}"


def time_range(start: datetime, end: datetime | None) -> str:
    """„14:00–16:30 Uhr“; without an end „14:00 Uhr“."""
    time = clock_time(start) if end is None else f"{clock_time(start)}–{clock_time(end)}"
    return _("{time} Uhr").replace(" ", NBSP).format(time=time)


def duration(minutes: int) -> str:
    """„2 Std. 25 Min.“ out of minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [_("{hours} Std.").format(hours=hours)] if hours else []
    if rest or not hours:
        parts.append(_("{minutes} Min.").format(minutes=rest))
    return " ".join(part.replace(" ", NBSP) for part in parts)
