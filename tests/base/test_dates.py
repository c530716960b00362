"""Days and times speak the language of the window, those of papers are always German."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from kommin_desktop.base import dates, paper_dates
from kommin_desktop.base.text import use_language
from kommin_desktop.meetings.rules.numbering import item_label, printed_label

DAY = date(2026, 12, 3)
START, END = datetime(2026, 12, 3, 14, 0), datetime(2026, 12, 3, 16, 30)


@pytest.fixture
def english() -> Iterator[None]:
    """A window in English."""
    use_language("en")
    yield
    use_language("de")


def test_a_german_window() -> None:
    assert dates.full_date(DAY) == "Donnerstag, 3.\u00a0Dezember 2026"
    assert dates.weekday_date(DAY, DAY) == "Do.,\u00a003.12."
    assert dates.time_range(START, END) == "14:00–16:30\u00a0Uhr"
    assert dates.duration(145) == "2\u00a0Std. 25\u00a0Min."
    assert item_label("3.") == "TOP 3"


@pytest.mark.usefixtures("english")
def test_an_english_window() -> None:
    assert dates.full_date(DAY) == "Thursday, 3\u00a0December 2026"
    assert dates.weekday_date(DAY, date(2027, 1, 4)) == "Thu,\u00a003.12.2026"
    assert dates.time_range(START, END) == "14:00–16:30"
    assert dates.instant_words("2026-12-03T14:00:00") == "03.12.2026, 14:00"
    assert dates.duration(145) == "2\u00a0h 25\u00a0min"
    assert item_label("3.") == "Item 3"


@pytest.mark.usefixtures("english")
def test_papers_stay_german_beside_an_english_window() -> None:
    assert paper_dates.letter_date(DAY) == "Donnerstag, 3.\u00a0Dezember 2026"
    assert paper_dates.time_range(START, None) == "14:00\u00a0Uhr"
    assert printed_label("3.") == "TOP 3"
