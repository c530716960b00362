"""Days and times as papers write them: German, whatever the window speaks."""

from __future__ import annotations

from datetime import date, datetime

from kommin_desktop.base.dates import NBSP, clock_time

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


def text_date(day: date) -> str:
    """„3. Dezember 2026“, for running text; the day never stands alone at a line end."""
    return f"{day.day}.{NBSP}{_MONTHS[day.month - 1]} {day.year:04d}"


def letter_date(day: date) -> str:
    """„Donnerstag, 3. Dezember 2026“, for letters."""
    return f"{_WEEKDAYS[day.weekday()]}, {text_date(day)}"


def time_range(start: datetime, end: datetime | None) -> str:
    """„14:00–16:30 Uhr“; without an end „14:00 Uhr“."""
    if end is None:
        return f"{clock_time(start)}{NBSP}Uhr"
    return f"{clock_time(start)}–{clock_time(end)}{NBSP}Uhr"
