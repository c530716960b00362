import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.base.folding import fold
from kommin_desktop.kit.tables.marks import marked_places, marked_words

NAMES = ["Yıldız", "Straße", "Mu\u0308ller", "Şahin", "Åse", "Œuvre", "Łódź", "É"]


def marked(text: str, typed: str) -> list[str]:
    """The pieces of a text that are marked for a typed search."""
    return [text[start:end] for start, end in marked_places(text, marked_words(typed))]


@pytest.mark.parametrize(
    ("text", "typed", "pieces"),
    [
        ("Yıldız, Şükran", "yil", ["Yıl"]),
        ("Yıldız, Şükran", "sukr YILD", ["Yıld", "Şükr"]),
        ("Groß Straße", "strasse", ["Straße"]),
        ("Straße", "stras", ["Straß"]),
        ("Mueller und Müller", "mül", ["Muel", "Mül"]),
        ("Müller", "muel", ["Mül"]),
        ("Mu\u0308ller", "mu", ["Mu\u0308"]),
        ("Leitung · Kreis Herford", "kreis", ["Kreis"]),
        ("Elternnetz · Herford", "elternnetz", ["Elternnetz"]),
        ("O'Brien", "obr", ["O'Br"]),
        ("İstanbul", "istan", ["İstan"]),
        ("Grażyna Łuczak", "gra luc", ["Gra", "Łuc"]),
        ("Meyer-Höpker", "hop", ["Höp"]),
        ("🌍 Welt", "welt", ["Welt"]),
        ("Elternarbeit", "arbeit", []),
        ("Anna", "", []),
    ],
)
def test_what_is_found_is_marked_as_it_is_written(text: str, typed: str, pieces: list[str]) -> None:
    assert marked(text, typed) == pieces


def test_the_longest_beginning_is_marked() -> None:
    assert marked("Herford", "he herf") == ["Herf"]


@given(st.text(max_size=30), st.text(min_size=1, max_size=6))
def test_marks_lie_in_the_text_and_fold_to_what_was_typed(text: str, typed: str) -> None:
    words = marked_words(typed)
    places = marked_places(text, words)
    assert list(places) == sorted(places)
    for start, end in places:
        assert 0 <= start < end <= len(text)


@given(st.lists(st.sampled_from(NAMES), max_size=4))
def test_a_whole_word_is_marked_wholly(words: list[str]) -> None:
    text = " ".join(words)
    for word in words:
        assert word in marked(text, fold(word))
