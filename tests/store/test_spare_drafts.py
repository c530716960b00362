"""Drafts beside the office file: there while it is closed by a long work, gone afterwards."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kommin_desktop.base.errors import WorldError
from kommin_desktop.store import driver
from kommin_desktop.store.drafts import SpareDrafts, drafts, keep_draft, last_change
from kommin_desktop.store.office_file import OfficeFile
from tests.store.people import person

KEY = "agenda_item/4/text"


def test_a_text_is_kept_beside_the_file_while_a_work_runs(office: OfficeFile) -> None:
    spare = SpareDrafts(office.path)
    with office.work("Langer Import") as session:
        session.add(person("Kaya", "k@verein.example"))
        session.flush()
        spare.put(KEY, "Frau Kaya", "Brinkmann")
        spare.put(KEY, "Frau Kaya berichtet,", "Brinkmann")
        spare.close()
        (line,) = SpareDrafts(office.path).lines()
    assert (line.key, line.text, line.by) == (KEY, "Frau Kaya berichtet,", "Brinkmann")


def test_nothing_stays_beside_the_file_when_the_last_draft_is_dropped(office: OfficeFile) -> None:
    before = {path.name for path in office.path.parent.iterdir()}
    spare = SpareDrafts(office.path)
    spare.put(KEY, "eins", "Brinkmann")
    spare.put("anderes", "zwei", "Brinkmann")
    spare.drop(KEY)
    spare.close()
    assert [line.text for line in spare.lines()] == ["zwei"]
    spare.drop("anderes")
    spare.close()
    assert {path.name for path in office.path.parent.iterdir()} == before
    assert spare.lines() == []


def test_an_encrypted_file_gets_no_open_text_beside_it(tmp_path: Path) -> None:
    key = "ab" * 32
    path = tmp_path / "geheim.kommin"
    connection = driver.open_writer(path, key)
    connection.execute("create table t(x)")
    driver.close_writer(connection)
    locked = SpareDrafts(path)
    locked.put(KEY, "vertraulich", "Brinkmann")
    locked.close()
    assert not locked.path.exists()
    spare = SpareDrafts(path, key)
    spare.put(KEY, "vertraulich", "Brinkmann")
    spare.close()
    assert b"vertraulich" not in spare.path.read_bytes()
    assert [line.text for line in spare.lines()] == ["vertraulich"]


def test_a_folder_that_is_gone_costs_the_draft_and_nothing_else(tmp_path: Path) -> None:
    spare = SpareDrafts(tmp_path / "fort" / "amt.kommin")
    spare.put(KEY, "Text", "Brinkmann")
    spare.close()
    assert spare.lines() == []


def test_a_draft_in_the_file_and_the_last_change_of_its_record(
    office: OfficeFile, clock: datetime
) -> None:
    assert [line.at for line in office.read(last_change("contact", 1))] == [None]
    with office.work("Kontakt") as session:
        one = person("Kaya", "k@verein.example")
        session.add(one)
    keep_draft(office, KEY, "Text")
    (draft,) = office.read(drafts())
    assert draft.text == "Text"
    assert [line.at for line in office.read(last_change("contact", one.id))] == [draft.at]


def test_trouble_with_the_disk_is_told_in_words(office: OfficeFile) -> None:
    office.connection.execute("pragma query_only = on")
    with pytest.raises(WorldError, match="lässt sich nicht beschreiben"):
        keep_draft(office, KEY, "Text")
    office.connection.execute("pragma query_only = off")
