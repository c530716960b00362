"""Lines are broken where they may be, and nothing of the text is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.documents.blocks import Run
from kommin_desktop.documents.typeset.breaking import break_lines
from kommin_desktop.documents.typeset.faces import face
from kommin_desktop.documents.typeset.hyphens import division_points
from kommin_desktop.documents.typeset.lines import Lines, Look

LOOK = Look(10, 14)
WORDS = [
    "Migrantenselbstorganisationen",
    "Kindertageseinrichtungen",
    "Teilnahmebescheinigung",
    "Straßenverkehr",
    "Öffentlichkeitsarbeit",
    "Zuständigkeitsregelungen",
    "Rödinghausen",
    "Donnerstag",
    "verbindlich",
    "Aussprache",
]


def _drawn(lines: Lines) -> list[str]:
    return ["".join(w.text for w in line.words) for line in lines.lines]


@pytest.mark.parametrize("word", WORDS)
def test_words_are_divided_as_pyphen_divides_them(word: str) -> None:
    expected = [int(p) for p in pyphen.Pyphen(lang="de_DE", left=3, right=3).positions(word)]
    assert list(division_points(word, "de-DE")) == expected


@pytest.mark.parametrize("word", ["Łukasiewicz", "Yıldız-Öztürkoğlu", "a.b@amt.example", "kurz"])
def test_names_and_addresses_are_not_divided(word: str) -> None:
    assert division_points(word, "de-DE") == ()


def test_soft_hyphens_typed_by_hand_win() -> None:
    lines = _drawn(break_lines("Blumen\xadtopf\xaderde", LOOK, 52))
    assert lines == ["Blumen\xad", "topferde"]


def test_language_without_patterns_is_not_divided() -> None:
    assert division_points("Teilnahmebescheinigung", "xx") == ()


def test_hyphenated_names_break_at_their_hyphen() -> None:
    lines = _drawn(break_lines("Frau Öztürk-Łukasiewicz", LOOK, 75))
    assert lines == ["Frau Öztürk-", "Łukasiewicz"]


def test_addresses_break_behind_the_at() -> None:
    lines = _drawn(break_lines("p.brinkmann@kreis-herford.example", LOOK, 120))
    assert lines == ["p.brinkmann@", "kreis-herford.example"]


def test_a_no_break_space_holds() -> None:
    lines = _drawn(break_lines("am 3.\xa0Dezember", LOOK, 40))
    assert lines[0] == "am"


def test_kerning_makes_pairs_narrower() -> None:
    plain = face()
    assert plain.word("AV").width < plain.word("A").width + plain.word("V").width


def test_figures_of_one_width_where_asked() -> None:
    plain = face()
    assert plain.word("111", tabular=True).width == plain.word("888", tabular=True).width
    assert plain.word("111").width != plain.word("888").width


_typed = st.lists(
    st.sampled_from([*"aeiounrstlmABÜßłж-–/@.,1 \n\xad", "Verein ", "gemeinschaft"]), max_size=80
).map("".join)


@given(text=_typed, width=st.floats(30, 500), split=st.integers(0, 120))
def test_breaking_keeps_every_character_and_the_width(text: str, width: float, split: int) -> None:
    runs = (Run(text[:split]), Run(text[split:], bold=True))
    lines = break_lines(runs, LOOK, width)
    assert _letters(lines.text()) == _letters(text)
    for line in lines.lines:
        shown = sum(len(w.glyphs) for w in line.words)
        assert line.width <= width + 0.02 or shown <= 2
        assert line.width == pytest.approx(sum(w.width for w in line.words) * LOOK.size)


def _letters(text: str) -> str:
    return "".join(text.replace("\xad", "").split())


@given(text=st.text(max_size=60))
def test_any_text_can_be_set(text: str) -> None:
    assert break_lines(text, LOOK, 200).lines


@given(text=_typed, count=st.integers(1, 5))
def test_dividing_lines_keeps_them(text: str, count: int) -> None:
    lines = break_lines(text, LOOK, 80)
    first, rest = lines.divided(count)
    assert first.lines + rest.lines == lines.lines
    assert lines.divided(count) == (first, rest)


def test_a_look_without_hyphens_divides_no_word_that_fits_a_line() -> None:
    look = replace(LOOK, hyphens=False)
    lines = _drawn(break_lines("Heinrich Meyer zu Selhausen", look, 110))
    assert lines == ["Heinrich Meyer zu", "Selhausen"]


def test_a_word_wider_than_its_line_is_divided_at_a_syllable_all_the_same() -> None:
    look = replace(LOOK, hyphens=False)
    lines = _drawn(break_lines("Migrantenselbstorganisationen", look, 90))
    assert lines[0].endswith("\xad")
