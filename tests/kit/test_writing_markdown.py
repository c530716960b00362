"""What is typed into minutes is kept as Markdown and read again without the loss of a sign."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.documents.blocks import BulletList, NumberList, Run, Text
from kommin_desktop.documents.markdown import blocks_of
from kommin_desktop.kit.writing.marks import BOLD, ITALIC, lines_of, settled
from kommin_desktop.kit.writing.paragraphs import (
    Kind,
    Paragraph,
    clean,
    joined,
    paragraphs_of,
)
from kommin_desktop.kit.writing.serial import markdown_of

HOSTILE = "ab1Ü *_#-+\\.)(<>&`[]:„“\u00a0\u0301,\n🙂~|"
signs = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters()), max_size=12)
starts = st.sampled_from(
    ("", "- ", "* ", "+ ", "-", "--", "1. ", "1.", "2) ", "12. ", "01. ", "# ", "## #", "\\")
)
texts = st.builds(str.__add__, starts, signs).map(clean)
runs = st.builds(Run, texts, st.booleans(), st.booleans())
kinds: st.SearchStrategy[Kind] = st.sampled_from(("text", "heading", "bullet", "number"))
paragraphs = st.builds(
    Paragraph,
    st.lists(runs, max_size=4).map(joined),
    kinds,
    st.integers(1, 3),
    st.integers(1, 2),
)


class Seen(NamedTuple):
    """What a person sees of a line or paragraph: spaces have no look."""

    kind: str
    text: str
    looks: list[int]


def seen(paragraph: Paragraph) -> list[Seen]:
    """A text as its lines, all other paragraphs as one; lines without text are not seen."""
    lines: list[Seen] = []
    for text, styles in lines_of(paragraph.runs):
        kept = ITALIC if paragraph.kind == "heading" else BOLD | ITALIC
        printed = settled(text, [style & kept for style in styles])
        looks = [0 if sign.isspace() else look for sign, look in zip(text, printed, strict=True)]
        if text:
            lines.append(Seen(paragraph.kind, text, looks))
    if paragraph.kind == "text" or not lines:
        return lines
    between = " " if paragraph.kind == "heading" else "\n"
    looks = [look for line in lines for look in (0, *line.looks)][1:]
    return [Seen(paragraph.kind, between.join(line.text for line in lines), looks)]


@given(given=st.lists(paragraphs, max_size=8))
def test_all_that_is_typed_is_read_again(given: list[Paragraph]) -> None:
    kept = markdown_of(given)
    again = paragraphs_of(kept)
    assert [line for p in again for line in seen(p)] == [line for p in given for line in seen(p)]
    assert markdown_of(again) == kept


@given(text=st.lists(texts, max_size=6).map("\n".join))
def test_a_text_typed_elsewhere_says_the_same_after_the_editor(text: str) -> None:
    once = paragraphs_of(text)
    again = paragraphs_of(markdown_of(once))
    assert [line for p in again for line in seen(p)] == [line for p in once for line in seen(p)]


@pytest.mark.parametrize(
    "text",
    [
        "Bürger*innen, 2*3*4 und Datei_name",
        "Frau **Ayşe Yıldız** fragt nach *allen* Anträgen.\n\nZweiter Absatz",
        "- eins\n- zwei\n  - innen\n    1. noch tiefer\n    2. und weiter\n- drei",
        "Text\n\n1. eins\n2. zwei\n\nText",
        "# Bericht\n\nZeile eins\nZeile zwei\n\n## Unterpunkt",
        "- am\n  12\\. November",
        "12. November 2026 war der Termin.",
    ],
)
def test_usual_texts_stay_as_they_are(text: str) -> None:
    assert markdown_of(paragraphs_of(text)) == text


def test_a_part_of_a_word_takes_the_whole_word_along() -> None:
    given = Paragraph((Run("die "), Run("Teil", bold=True), Run("nehmenden: alle")))
    assert markdown_of([given]) == "die **Teilnehmenden**: alle"


def test_a_mark_ends_beside_a_sign() -> None:
    given = Paragraph((Run("("), Run("wichtig", bold=True), Run("), "), Run("ja", italic=True)))
    assert markdown_of([given]) == "(**wichtig**), *ja*"


def test_neighbouring_lists_stay_apart() -> None:
    given = [Paragraph((Run(text),), "number", 1, key) for text, key in (("a", 1), ("b", 2))]
    kept = markdown_of(given)
    assert blocks_of(kept) == (NumberList(("a",)), NumberList(("b",)))


def test_a_paragraph_after_a_list_is_no_entry() -> None:
    given = [Paragraph((Run("a"),), "number"), Paragraph((Run("12. November"),))]
    assert blocks_of(markdown_of(given)) == (NumberList(("a",)), Text("12. November"))


def test_an_empty_entry_is_left_out() -> None:
    given = [Paragraph((Run(text),) if text else (), "bullet") for text in ("a", "", "b")]
    assert blocks_of(markdown_of(given)) == (BulletList(("a", "b")),)
