"""A task and its day in one line."""

from __future__ import annotations

from datetime import date

import pytest

from kommin_desktop.tasks.ui.quick_text import read_quick

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "title", "due"),
    [
        ("Saal bestätigen, fr", "Saal bestätigen", date(2026, 11, 27)),
        ("Saal bestätigen, 3.12.", "Saal bestätigen", date(2026, 12, 3)),
        ("Anrufen morgen", "Anrufen", date(2026, 11, 24)),
        ("Anrufen +7", "Anrufen", date(2026, 11, 30)),
        ("Obst, Kaffee, Kuchen", "Obst, Kaffee, Kuchen", None),
        ("Raum 3.14 streichen", "Raum 3.14 streichen", None),
        ("heute", "heute", None),
        ("  ", "", None),
    ],
)
def test_the_day_is_read_from_the_end(typed: str, title: str, due: date | None) -> None:
    assert read_quick(typed, MONDAY) == (title, due)
