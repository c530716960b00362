"""Real files of other programs: what a person reads in them is what the program reads."""

from pathlib import Path
from typing import Any

import pytest

from kommin_desktop.contacts.importing.reading import read
from tests.contacts.expectations import DATA, compare, expected_files

FILES = expected_files()
pytestmark = pytest.mark.skipif(not FILES, reason="the collected files are not at hand")


@pytest.mark.parametrize("known", FILES, ids=lambda known: Path(known["file"]).name)
def test_every_expected_field_of_a_file(known: dict[str, Any]) -> None:
    reading = read((DATA / known["file"]).read_bytes(), Path(known["file"]).name)
    cards = [found.card for found in reading.cards]
    assert len(cards) == known.get("cards", known.get("contacts_count", len(cards)))
    wrong = [
        (number, field)
        for number, (card, wanted) in enumerate(
            zip(cards, known.get("contacts") or [{}] * len(cards), strict=True)
        )
        for field, right in compare(card, wanted, is_vcard=known["kind"] == "vcf")
        if not right
    ]
    assert wrong == []


def test_lines_point_into_the_file() -> None:
    for known in FILES:
        data = (DATA / known["file"]).read_bytes()
        reading = read(data, "x")
        lines = [found.line for found in reading.cards]
        assert lines == sorted(set(lines))
        assert all(1 <= line <= data.count(b"\n") + 1 for line in lines)
