"""The English catalogue is complete and well, as `python -m tools texts --check` says."""

from __future__ import annotations

from tests.house.floors import ROOT
from tools import texts


def test_every_text_has_its_english() -> None:
    """Translated, with the same places to fill in, all plurals, and compiled."""
    assert [path.parent.parent.name for path in texts.catalogues(ROOT)] == ["en"]
    assert texts.faults(ROOT) == []


def test_english_is_typeset() -> None:
    """English quotes, no exclamation marks, a true ellipsis, nothing left German."""
    wrong = [
        form
        for message in texts.load(texts.catalogues(ROOT)[0])
        if message.id
        for form in texts.forms_of(message)
        if any(sign in form for sign in ('"', "!", "...", " - ", "'", "„", "ß"))
    ]
    assert wrong == []
