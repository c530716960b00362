"""Upgrades: everything is there afterwards, or the file is as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import delete

from kommin_desktop.base.errors import WorldError
from kommin_desktop.contacts.model import Affiliation, Contact, ContactPoint, Group
from kommin_desktop.office.model import Signatory
from kommin_desktop.store import driver, log, office_file, undo
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.safety import backup, restoring
from kommin_desktop.store.schema import migrating
from kommin_desktop.store.schema.creating import create_file
from tests.store import planted
from tests.store.people import TEXTS, expect_sound, organisation, person, search_rows, state

SAMPLES = sorted((Path(__file__).parents[1] / "files").glob("schema_*.kommin"))


@pytest.fixture
def old(office_path: Path) -> Path:
    """A file of schema 1 with people, children of people and numbers given but gone."""
    with OfficeFile(office_path, TEXTS, by="Brinkmann") as office:
        with office.work("Angelegt") as session:
            people = [person(f"Kaya {n}", f"k{n}@verein.example") for n in range(20)]
            club = organisation("Verein")
            session.add_all([*people, club, Group(name="Presse"), Signatory(name="A", room="12")])
            session.flush()
            club.parent_id = None
            session.add_all(
                [Affiliation(person_id=one.id, organisation_id=club.id) for one in people[:5]]
            )
        with office.work("Letzte") as session:
            session.add(person("Vorübergehend", "weg@verein.example"))
        with office.work("Letzte gelöscht") as session:
            session.execute(delete(ContactPoint).where(ContactPoint.id == 21))
            session.execute(delete(Contact).where(Contact.id == 22))
    return office_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the backup before an upgrade goes."""
    return tmp_path / "Sicherungen"


def upgraded(path: Path, tmp_path: Path, body: str = planted.GOOD) -> Path:
    steps = planted.plant(tmp_path, body)
    return migrating.upgrade_file(path, tmp_path / "Sicherungen", steps=steps, target=2)


def count(connection: Connection, table: str) -> int:
    row = connection.execute(f"select count(*) from {table}").fetchone()
    assert row
    return int(row[0])


def test_all_rows_children_and_numbers_are_there_afterwards(old: Path, tmp_path: Path) -> None:
    reader = driver.open_reader(old)
    before = {table: count(reader, table) for table in log.logged_tables(reader)}
    searched = search_rows(reader)
    reader.close()
    upgraded(old, tmp_path)
    assert driver.read_header(old).schema_no == 2
    connection = driver.open_writer(old)
    after = {table: count(connection, table) for table in before}
    assert after == before
    assert (after["contact"], after["contact_point"], after["affiliation"]) == (21, 20, 5)
    rows = connection.execute("select distinct shoe_size, greeting from contact").fetchall()
    assert rows == [("-", "")]
    assert connection.execute("select door from signatory").fetchall() == [("12",)]
    assert search_rows(connection) == searched
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.execute(
        "insert into contact(kind, uid, display, sort_key, municipality_fixed, note, "
        "letter_language, preferred_channel, greeting, blocked) "
        "values('person', 'neu', '', '', 0, '', 'de', 'letter', '', 0)"
    )
    assert connection.execute("select max(id) from contact").fetchone() == (23,)
    with pytest.raises(driver.IntegrityError, match="uid"):
        connection.execute("update contact set uid = 'neu' where id = 1")
    with pytest.raises(driver.IntegrityError, match="has_uid"):
        connection.execute("update contact set uid = '' where id = 1")
    with pytest.raises(driver.IntegrityError, match="FOREIGN KEY"):
        connection.execute("delete from contact where id = 1")
    driver.close_writer(connection)


def test_a_table_made_anew_has_the_indexes_it_had(old: Path, tmp_path: Path) -> None:
    def indexes() -> set[tuple[str, str]]:
        reader = driver.open_reader(old)
        found = reader.execute(
            "select name, replace(replace(sql, char(10), ' '), '\"', '') from sqlite_master "
            "where type = 'index' and tbl_name = 'contact'"
        ).fetchall()
        reader.close()
        return {(name, sql.lower()) for name, sql in found}

    before = indexes()
    upgraded(old, tmp_path)
    assert indexes() == before


def test_a_verified_backup_is_made_first(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    saved = upgraded(old, tmp_path)
    assert backup.verify(saved).schema_no == 1
    target = tmp_path / "wieder.kommin"
    restoring.restore_backup(saved, target)
    with OfficeFile(target, TEXTS, by="Brinkmann") as office:
        assert office.undo() == "Letzte gelöscht"
    assert before != old.read_bytes()


def test_older_works_stay_readable_but_sealed(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OfficeFile(old, TEXTS, by="Brinkmann") as office:
        office.undo()
    upgraded(old, tmp_path)
    for module in (driver, log, undo):
        monkeypatch.setattr(module, "SCHEMA_NO", 2)
    assert not office_file.needs_upgrade(old)
    with OfficeFile(old, (), by="Brinkmann") as office:
        lines = office.read(undo.works())
        assert [(line.label, line.state, line.sealed) for line in lines] == [
            ("Letzte gelöscht", "undone", True),
            ("Letzte", "done", True),
            ("Angelegt", "done", True),
        ]
        assert len(office.read(undo.record_history("contact", 1))) == 1
        before = state(office.connection)
        assert (office.undo(), office.redo()) == (None, None)
        assert state(office.connection) == before


def test_an_old_file_is_known_as_such(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not office_file.needs_upgrade(old)
    monkeypatch.setattr(driver, "SCHEMA_NO", 2)
    assert office_file.needs_upgrade(old)


FAILURES = {
    "breaks off": (planted.BREAKS_OFF, RuntimeError),
    "loses rows": (planted.LOSES_ROWS, WorldError),
    "breaks references": (planted.LOSES_PARENTS, WorldError),
    "forgets numbers": (planted.FORGETS_NUMBERS, WorldError),
    "is no SQL": (planted.IS_NO_SQL, Exception),
}


@pytest.mark.parametrize(("body", "failure"), FAILURES.values(), ids=FAILURES)
def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    old: Path, tmp_path: Path, folder: Path, body: str, failure: type[Exception]
) -> None:
    before = old.read_bytes()
    with pytest.raises(failure):
        upgraded(old, tmp_path, body)
    assert old.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("amt*")) == ["amt.kommin"]
    assert [backup.verify(path).schema_no for path in folder.iterdir()] == [1]
    with OfficeFile(old, TEXTS, by="Brinkmann") as office:
        expect_sound(office.connection)
        assert office.undo() == "Letzte gelöscht"


def test_a_file_in_use_is_not_upgraded(old: Path, tmp_path: Path) -> None:
    with OfficeFile(old, TEXTS, by="Brinkmann") as office:
        with pytest.raises(WorldError, match="gerade geöffnet"):
            upgraded(old, tmp_path)
        assert office.undo() == "Letzte gelöscht"


def test_without_a_backup_there_is_no_upgrade(old: Path, tmp_path: Path) -> None:
    (tmp_path / "Sicherungen").write_text("keine Mappe")
    before = old.read_bytes()
    with pytest.raises(WorldError, match="Sicherung konnte nicht geschrieben werden"):
        upgraded(old, tmp_path)
    assert old.read_bytes() == before


def anatomy(path: Path) -> dict[str, object]:
    """Tables with their columns, indexes with theirs, which tables never reuse a number."""
    reader = driver.open_reader(path)
    tables = [
        row[0]
        for row in reader.execute(
            "select name from pragma_table_list where schema = 'main' "
            "and type in ('table', 'virtual') and name not like 'sqlite!_%' escape '!'"
        ).fetchall()
    ]
    found: dict[str, object] = {}
    for table in sorted(tables):
        made = reader.execute("select sql from sqlite_master where name = ?", (table,)).fetchone()
        indexes = reader.execute(f"pragma index_list('{table}')").fetchall()
        found[table] = (
            reader.execute(f"pragma table_xinfo('{table}')").fetchall(),
            sorted(reader.execute(f"pragma foreign_key_list('{table}')").fetchall()),
            "AUTOINCREMENT" in made[0].upper() if made else None,
            sorted(
                (row[1:], tuple(reader.execute(f"pragma index_xinfo('{row[1]}')").fetchall()))
                for row in indexes
            ),
            sorted(
                row[0].lower().split(" where ")[-1]
                for row in reader.execute(
                    "select sql from sqlite_master where type = 'index' and tbl_name = ? "
                    "and sql like '% where %'",
                    (table,),
                ).fetchall()
            ),
        )
    reader.close()
    return found


@pytest.mark.skipif(not SAMPLES, reason="no schema has been released yet")
def test_every_schema_has_its_sample_file() -> None:
    numbers = [int(path.stem.removeprefix("schema_")) for path in SAMPLES]
    assert sorted(numbers) == list(range(1, driver.SCHEMA_NO + 1))
    assert [driver.read_header(path).schema_no for path in SAMPLES] == numbers


@pytest.mark.skipif(not SAMPLES, reason="no schema has been released yet")
@pytest.mark.parametrize("sample", SAMPLES or [Path()], ids=lambda path: path.stem)
def test_every_old_file_becomes_like_a_new_one(
    sample: Path, empty_file: Path, tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / sample.name
    shutil.copyfile(sample, path)
    reader = driver.open_reader(path)
    before = {table: count(reader, table) for table in log.logged_tables(reader)}
    reader.close()
    assert sum(before.values()) > 0
    if office_file.needs_upgrade(path):
        migrating.upgrade_file(path, folder)
    assert anatomy(path) == anatomy(empty_file)
    with OfficeFile(path, (), by="Brinkmann") as office:
        assert office.connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert office.connection.execute("pragma foreign_key_check").fetchall() == []
        assert office.connection.execute("select count(*) from contact").fetchone() == (
            before["contact"],
        )


def test_the_comparison_sees_what_an_upgrade_forgot(empty_file: Path, tmp_path: Path) -> None:
    for change in (
        "alter table contact add column more text",
        "drop index uq_contact_uid",
        "create index ix_more on contact(note)",
    ):
        path = tmp_path / "anders.kommin"
        shutil.copyfile(empty_file, path)
        connection = driver.open_writer(path)
        connection.execute(change)
        driver.close_writer(connection)
        assert anatomy(path) != anatomy(empty_file)
    other = tmp_path / "neu.kommin"
    create_file(other)
    assert anatomy(other) == anatomy(empty_file)
