"""Characters without a font are reported before anything is printed."""

from __future__ import annotations

from dataclasses import replace

from kommin_desktop.documents.blocks import Column, Document, Markdown, Run, Table, Text
from kommin_desktop.documents.checks import missing_glyphs
from tests.documents import examples


def test_our_scripts_are_covered() -> None:
    for example in examples.kinds().values():
        assert missing_glyphs(example) == ()
    assert (
        missing_glyphs(["ĞğİıŞş Łżźć ЇїҐґЄє Ёё ÊêÎîÛû Țș ẞ Đđ", "e\u0301 x\u030c ə ʼ □ ✓ → €"])
        == ()
    )


def test_other_scripts_are_named() -> None:
    assert missing_glyphs(["Name: محمد", "ትግርኛ"]) == tuple(sorted(set("محمدትግርኛ")))


def test_they_are_found_in_every_corner_of_a_document() -> None:
    table = Table((("a", (Run("漢"),)),), (Column(), Column()))
    blocks = (Text("字"), table, Markdown("**ü** 語"))
    document = Document("Titel", blocks, examples.CREATED, footer="ش")
    assert set(missing_glyphs(document)) == set("漢字語ش")


def test_they_are_found_in_a_recipient() -> None:
    run = examples.letter_run(2)
    part = replace(run.recipients[1], recipient=("محمد",))
    assert set(missing_glyphs(replace(run, recipients=(run.recipients[0], part)))) == set("محمد")
