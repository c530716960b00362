"""What the name of a body tells: its kind, its short name, its grammar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.bodies.rules import (
    BodyDraft,
    body_kind_label,
    body_refusal,
    code_from_name,
    day_before,
    genitive,
    guess_kind,
    is_valid_on,
    period_refusal,
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Runder Tisch Integration", "round_table"),
        ("RUNDER TISCH", "round_table"),
        ("Lenkungsgruppe KIM", "steering_group"),
        ("Steuerungsgruppe", "steering_group"),
        ("Initiativkreis Enger", "initiative_circle"),
        ("Elternbeirat der Kita Am Bach", "parents_body"),
        ("Monitoringgruppe", "monitoring_group"),
        ("Arbeitskreis Sprache", "working_group"),
        ("Irgendetwas", "working_group"),
    ],
)
def test_the_kind_is_told_by_the_name(name: str, kind: str) -> None:
    assert guess_kind(name) == kind


def test_an_unknown_kind_is_shown_as_it_is() -> None:
    assert body_kind_label("round_table") == "Runder Tisch"
    assert body_kind_label("fremd") == "fremd"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Runder Tisch Integration", "RTI"),
        ("Steuerungsgruppe", "STE"),
        ("Arbeitskreis für Sprache und Bildung", "ASB"),
        ("runder tisch", "RUN"),
        ("123", "G"),
    ],
)
def test_short_names(name: str, code: str) -> None:
    assert code_from_name(name) == code


@given(st.text(max_size=40), st.sets(st.sampled_from(["RTI", "RTI2", "G", "STE"])))
def test_a_short_name_is_never_one_that_is_taken(name: str, taken: set[str]) -> None:
    code = code_from_name(name, taken)
    assert code
    assert code not in taken


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Runder Tisch Integration", "des Runden Tisches Integration"),
        ("Steuerungsgruppe", "der Steuerungsgruppe"),
        ("Arbeitskreis Sprache", "des Arbeitskreises Sprache"),
        ("Elternbeirat Kita Am Bach", "des Elternbeirates Kita Am Bach"),
        ("Jugendhilfeausschuss", "des Jugendhilfeausschusses"),
        ("Bildungsforum", "des Bildungsforums"),
        ("widunetz", None),
        ("Hand in Hand", None),
    ],
)
def test_letters_name_a_body_in_the_genitive(name: str, words: str | None) -> None:
    assert genitive(name) == words


def test_a_body_needs_a_name_and_no_negative_days() -> None:
    assert body_refusal(BodyDraft(" ")) is not None
    assert body_refusal(BodyDraft("A", notice_days=-1)) is not None
    assert body_refusal(BodyDraft("A")) is None


@given(st.dates(), st.dates(), st.dates())
def test_first_and_last_day_belong_to_a_period(one: date, other: date, day: date) -> None:
    first, last = sorted((one, other))
    assert period_refusal(first, last) is None
    assert is_valid_on(first, last, day) is (first <= day <= last)
    assert is_valid_on(None, None, day)


def test_the_day_before() -> None:
    assert day_before(date(2027, 1, 1)) == date(2026, 12, 31)
