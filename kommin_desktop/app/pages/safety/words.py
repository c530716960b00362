"""What pages about backups say: sizes, dates and what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from kommin_desktop.base.dates import clock_time, short_date, short_weekday
from kommin_desktop.base.text import _

_KB, _MB = 1000, 1_000_000


class CountLine(NamedTuple):
    """How many records of a kind there were then and are now."""

    id: int
    title: str
    then: int
    now: int


def size_words(size: int) -> str:
    """„4,2 MB“."""
    if size < _MB:
        return _("{n} KB").format(n=max(1, round(size / _KB)))
    return _("{n} MB").format(n=f"{size / _MB:.1f}".replace(".", ","))


def moment_words(at: datetime) -> str:
    """„Mo., 23.11.2026, 08:02 Uhr“."""
    day = at.date()
    return _("{weekday}, {day}, {time} Uhr").format(
        weekday=short_weekday(day), day=short_date(day), time=clock_time(at)
    )


def counted() -> dict[str, str]:
    """The tables whose records a person knows, with their names."""
    return {
        "contact": _("Kontakte"),
        "body": _("Gremien"),
        "meeting": _("Sitzungen"),
        "minutes_version": _("Freigegebene Protokolle"),
        "decision": _("Beschlüsse"),
        "task": _("Aufgaben"),
        "course": _("Kurse"),
        "registration": _("Anmeldungen zu Kursen"),
        "letter_item": _("Briefe und E-Mails"),
        "issued_document": _("Ausgegebene Dokumente"),
    }


def count_lines(then: Mapping[str, int], now: Mapping[str, int]) -> list[CountLine]:
    """Kind by kind what a backup holds beside what the file holds now."""
    return [
        CountLine(at, title, then.get(table, 0), now.get(table, 0))
        for at, (table, title) in enumerate(counted().items(), start=1)
    ]


def holds_words(counts: Mapping[str, int]) -> str:
    """„126 Kontakte · 8 Sitzungen · 22 Aufgaben · 4 Kurse“."""
    titles = counted()
    shown = ("contact", "meeting", "task", "course")
    return " · ".join(f"{counts.get(table, 0)} {titles[table]}" for table in shown)
