"""The small Markdown of minutes: what is formatted, and that all else stays as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.documents.blocks import BulletList, Heading, Item, NumberList, Run, Text
from kommin_desktop.documents.markdown import blocks_of


def test_headings_lists_and_emphasis() -> None:
    text = "# Bericht\n\nSie ist **sehr** zu*frie*den, *ja*.\n\n- eins\n  1. a\n  2. b\n- zwei\n"
    heading, paragraph, listed = blocks_of(text)
    assert heading == Heading(3, "Bericht")
    assert isinstance(paragraph, Text)
    assert Run("sehr", bold=True) in paragraph.content
    assert Run("ja", italic=True) in paragraph.content
    assert listed == BulletList((Item("eins", (NumberList(("a", "b")),)), "zwei"))


@pytest.mark.parametrize(
    "text",
    [
        'Frau <b>& "Söhne" &amp; 5 < 7',
        "<script>alert(1)</script> [Link](javascript:alert(1)) ![Bild](x.png)",
        "2*3*4 und Datei_name_mit_unterstrich und __init__",
        "12. November 2026 war der Termin.",
        "2. Sitzung",
        "`kein Code` | keine | Tabelle",
        "> kein Zitat",
        "* * *",
    ],
)
def test_everything_else_is_literal(text: str) -> None:
    assert blocks_of(text) == (Text(text),)


def test_line_ends_are_kept() -> None:
    assert blocks_of("eins\nzwei\n\ndrei") == (Text("eins\nzwei"), Text("drei"))


def test_a_list_begins_with_one_and_goes_on() -> None:
    assert blocks_of("1. eins\n2. zwei\n10. zehn") == (NumberList(("eins", "zwei", "zehn")),)
    assert blocks_of("- am\n  12. November") == (BulletList(("am\n12. November",)),)


def test_top_level_of_headings() -> None:
    assert blocks_of("# a\n### b", 2) == (Heading(2, "a"), Heading(4, "b"))


def test_escaped_star() -> None:
    assert blocks_of(r"\*kein Kursiv\*") == (Text("*kein Kursiv*"),)


@given(text=st.text(st.characters(exclude_characters="*\\#-+.)_ \t\n\r\x0b\x0c"), max_size=60))
def test_text_without_marks_is_unchanged(text: str) -> None:
    blocks = blocks_of(text)
    shown = "".join(b.content for b in blocks if isinstance(b, Text) and isinstance(b.content, str))
    assert "".join(shown.split()) == "".join(text.replace("\x00", "\ufffd").split())
