"""Days and times as German letters, tables and lists write them (interface, Words and formats)."""

from __future__ import annotations

from datetime import date, datetime

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


def text_date(day: date) -> str:
    """„3. Dezember 2026“, for running text; the day never stands alone at a line end."""
    return f"{day.day}.{NBSP}{_MONTHS[day.month - 1]} {day.year:04d}"


def letter_date(day: date) -> str:
    """„Donnerstag, 3. Dezember 2026“, for letters."""
    return f"{_WEEKDAYS[day.weekday()]}, {text_date(day)}"


def clock_time(at: datetime) -> str:
    """„14:00“."""
    return f"{at.hour:02d}:{at.minute:02d}"


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
