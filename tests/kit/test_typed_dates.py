"""What people type for a day or a time means what they expect, and anything else is told."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kommin_desktop.base.dates import full_date, short_date, text_date
from kommin_desktop.kit.forms.typed_dates import NotADay, read_day
from kommin_desktop.kit.forms.typed_times import (
    NotReadable,
    number_text,
    read_number,
    read_time,
)

MONDAY = date(2026, 11, 23)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
office_days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3.12.", date(2026, 12, 3)),
        ("3.12", date(2026, 12, 3)),
        (" 03.12.2026 ", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("0312", date(2026, 12, 3)),
        ("03122026", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3. Dezember", date(2026, 12, 3)),
        ("3. Dez. 2026", date(2026, 12, 3)),
        ("1. März", date(2027, 3, 1)),
        ("Do., 3.12.2026", date(2026, 12, 3)),
        ("Do 3.12", date(2026, 12, 3)),
        ("15.1.", date(2027, 1, 15)),
        ("10.11.", date(2026, 11, 10)),
        ("29.2.", date(2028, 2, 29)),
        ("heute", MONDAY),
        ("Morgen", date(2026, 11, 24)),
        ("übermorgen", date(2026, 11, 25)),
        ("gestern", date(2026, 11, 22)),
        ("+7", date(2026, 11, 30)),
        ("-1", date(2026, 11, 22)),
        ("+2w", date(2026, 12, 7)),
        ("in 3 Tagen", date(2026, 11, 26)),
        ("+3m", date(2027, 2, 23)),
        ("mo", date(2026, 11, 30)),
        ("di", date(2026, 11, 24)),
        ("nächsten Freitag", date(2026, 11, 27)),
        ("KW 49", date(2026, 11, 30)),
        ("kw 2", date(2027, 1, 11)),
    ],
)
def test_the_usual_ways_to_type_a_day(typed: str, meant: date) -> None:
    assert read_day(typed, MONDAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("3.12.", date(2025, 12, 3)), ("23.11.", MONDAY), ("3.12.55", date(1955, 12, 3))],
)
def test_days_of_birth_and_incoming_mail_lie_behind(typed: str, meant: date) -> None:
    assert read_day(typed, MONDAY, past=True) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("31.11.", date(2026, 11, 30)), ("29.2.2027", date(2027, 2, 28)), ("0.5.", date(2026, 5, 1))],
)
def test_a_day_that_does_not_exist_proposes_the_nearest(typed: str, meant: date) -> None:
    with pytest.raises(NotADay) as told:
        read_day(typed, MONDAY)
    assert told.value.meant == meant


def test_a_wrong_weekday_is_told_with_the_day_it_stands_by() -> None:
    with pytest.raises(NotADay) as told:
        read_day("Mi., 3.12.2026", MONDAY)
    assert told.value.meant == date(2026, 12, 3)
    assert "Mittwoch" in told.value.sentence


@pytest.mark.parametrize("typed", ["bald", "3.13.", "99999", "m", "j", "1.1.1492", "+9999m", "²"])
def test_what_is_no_day_is_told(typed: str) -> None:
    with pytest.raises(NotADay):
        read_day(typed, MONDAY)


def test_nothing_typed_is_no_day() -> None:
    assert read_day("  ", MONDAY) is None


@given(day=days, today=office_days)
@example(day=date(2024, 2, 29), today=MONDAY)
def test_every_written_form_of_a_day_is_read_back(day: date, today: date) -> None:
    for written in (short_date(day), day.isoformat(), text_date(day), full_date(day)):
        assert read_day(written, today) == day


@given(day=days, today=office_days, past=st.booleans())
def test_a_day_without_a_year_is_near_and_on_the_right_side(
    day: date, today: date, past: bool
) -> None:
    if (day.month, day.day) == (2, 29):
        day = date(day.year, 2, 28)
    read = read_day(f"{day.day}.{day.month}.", today, past=past)
    assert read is not None
    assert (read.day, read.month) == (day.day, day.month)
    least, most = (-366, 0) if past else (-30, 366)
    assert timedelta(least) <= read - today <= timedelta(most)


@given(count=st.integers(0, 9999), today=office_days)
def test_plus_days_counts_days(count: int, today: date) -> None:
    assert read_day(f"+{count}", today) == today + timedelta(count)


@given(name=st.sampled_from(["mo", "di", "mi", "do", "fr", "sa", "so"]), today=office_days)
def test_a_weekday_is_within_the_next_seven_days(name: str, today: date) -> None:
    read = read_day(name, today)
    behind = read_day(name, today, past=True)
    assert read is not None
    assert behind is not None
    assert 1 <= (read - today).days <= 7
    assert 1 <= (today - behind).days <= 7
    assert read.weekday() == behind.weekday()


@given(typed=st.text(max_size=20), today=office_days, past=st.booleans())
@example(typed="31.12.2199", today=MONDAY, past=False)
@example(typed="kw 53 2027", today=MONDAY, past=False)
def test_any_text_is_a_day_within_reach_or_told(typed: str, today: date, past: bool) -> None:
    try:
        read = read_day(typed, today, past=past)
    except NotADay:
        return
    assert read is None or 1900 <= read.year <= 2199


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14", time(14)),
        ("14:30 Uhr", time(14, 30)),
        ("9.30", time(9, 30)),
        ("930", time(9, 30)),
        ("1430", time(14, 30)),
        ("8h", time(8)),
        ("0:05", time(0, 5)),
        (" ", None),
    ],
)
def test_the_usual_ways_to_type_a_time(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "14:61", "nachmittags", "14:3", "١٤"])
def test_what_is_no_time_is_told(typed: str) -> None:
    with pytest.raises(NotReadable):
        read_time(typed)


@given(st.integers(-999_999_999, 999_999_999))
def test_a_number_is_read_back_as_it_is_shown(number: int) -> None:
    assert read_number(number_text(number), least=-(10**9), most=10**9) == number


def test_a_number_out_of_bounds_proposes_the_bound() -> None:
    with pytest.raises(NotReadable) as told:
        read_number("900", least=5, most=600)
    assert told.value.meant == "600"


@given(st.text(max_size=12))
def test_any_text_is_a_number_within_bounds_or_told(typed: str) -> None:
    try:
        read = read_number(typed, least=0, most=100)
    except NotReadable:
        return
    assert read is None or 0 <= read <= 100
