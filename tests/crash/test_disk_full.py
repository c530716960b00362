"""A full disk: the step is refused with a sentence, nothing is lost, and it goes on later."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kommin_desktop.store.office_file import OfficeFile
from tests.crash.processes import said
from tests.store.people import TEXTS, expect_sound

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of a process are a matter of Unix")


ROOMS = (5_000, 20_000, 100_000, 150_000, 300_000, 700_000)


@pytest.mark.parametrize(
    "room", [60_000, *(pytest.param(room, marks=pytest.mark.long) for room in ROOMS)]
)
def test_a_work_that_does_not_fit_is_refused_and_the_next_one_fits(
    office_path: Path, room: int
) -> None:
    limit = office_path.stat().st_size + room
    refused, last = said("write_until_full", office_path, limit)
    written, _blank, sentence = refused.partition(" ")
    assert "Das Laufwerk ist voll, getrennt oder gestört" in sentence
    assert int(last) == int(written) + 1
    with OfficeFile(office_path, TEXTS, by="Brinkmann") as office:
        expect_sound(office.connection)
        assert office.connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert office.connection.execute("select count(*) from contact").fetchone() == (int(last),)
        assert office.undo() == f"Arbeit {last}"
        expect_sound(office.connection)
    assert [path.name for path in office_path.parent.iterdir()] == [office_path.name]
