"""Days and times as German letters, tables and lists write them (interface, Words and formats)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kommin_desktop.base.clock import local_now, now

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
NBSP = "\u00a0"


def short_date(day: date) -> str:
    """„03.12.2026“, for tables."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def weekday_date(day: date, today: date) -> str:
    """„Do., 19.11.“, with the year where it is another one; for lists of what is due."""
    year = "" if day.year == today.year else f"{day.year:04d}"
    return f"{_WEEKDAYS[day.weekday()][:2]}.,{NBSP}{day.day:02d}.{day.month:02d}.{year}"


def text_date(day: date) -> str:
    """„3. Dezember 2026“, for running text; the day never stands alone at a line end."""
    return f"{day.day}.{NBSP}{_MONTHS[day.month - 1]} {day.year:04d}"


def letter_date(day: date) -> str:
    """„Donnerstag, 3. Dezember 2026“, for letters."""
    return f"{_WEEKDAYS[day.weekday()]}, {text_date(day)}"


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
    return f"{short_date(at.date())}, {clock_time(at)}{NBSP}Uhr"


def time_range(start: datetime, end: datetime | None) -> str:
    """„14:00–16:30 Uhr“; without an end „14:00 Uhr“."""
    if end is None:
        return f"{clock_time(start)}{NBSP}Uhr"
    return f"{clock_time(start)}–{clock_time(end)}{NBSP}Uhr"


def duration(minutes: int) -> str:
    """„2 Std. 25 Min.“ out of minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}{NBSP}Std."] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}Min.")
    return " ".join(parts)
