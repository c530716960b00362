"""Files that cannot be opened: a sentence of its own for each, and not a byte changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kommin_desktop.base.errors import WorldError
from kommin_desktop.contacts.model import Group
from kommin_desktop.store import driver
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from kommin_desktop.store.safety import backup, restoring
from kommin_desktop.store.schema import migrating
from kommin_desktop.store.schema.creating import create_file
from tests.crash.processes import said
from tests.store.people import TEXTS, expect_sound, person, state


def missing(path: Path) -> None:
    path.unlink()


def newer(path: Path) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"pragma user_version = {driver.SCHEMA_NO + 1}")
    connection.close()


def foreign(path: Path) -> None:
    path.unlink()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("create table moz_places(id integer primary key, url)")
    connection.close()


def junk(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 kein Arbeitsblatt" * 500)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def one_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


def overwritten(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * 3996 + whole[4096:])


def schema_page_overwritten(path: Path) -> None:
    """The tables' descriptions are spread over several pages; one of them is gone."""
    whole = path.read_bytes()
    at = whole.index(b"CREATE TABLE contact_point") // 4096 * 4096
    path.write_bytes(whole[:at] + b"\xa5" * 4096 + whole[at + 4096 :])


SENTENCES = [
    (missing, "gibt es nicht"),
    (newer, "mit einer neueren Fassung von KOMM-IN"),
    (foreign, "gehört zu einem anderen Programm"),
    (junk, "ist keine Arbeitsdatei von KOMM-IN"),
    (empty, "ist keine Arbeitsdatei von KOMM-IN"),
    (cut_off, "ist beschädigt"),
    (one_page, "ist beschädigt"),
    (overwritten, "ist beschädigt"),
    (schema_page_overwritten, "ist beschädigt"),
]


def prints(folder: Path) -> dict[str, str]:
    """Name and SHA-256 of every file in a folder."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def open_to_write(path: Path) -> None:
    OfficeFile(path, TEXTS, by="Brinkmann").close()


def open_to_read(path: Path) -> None:
    open_for_reading(path).close()


def make_backup(path: Path) -> None:
    backup.make_backup(path, path.parent / "Sicherungen")


def upgrade(path: Path) -> None:
    migrating.upgrade_file(path, path.parent / "Sicherungen")


WAYS = (open_to_write, open_to_read, make_backup, upgrade)


@pytest.mark.parametrize(("harm", "sentence"), SENTENCES)
def test_a_file_that_cannot_be_opened_says_why_and_stays_as_it_was(
    office_path: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    with OfficeFile(office_path, TEXTS, by="Brinkmann") as office, office.work("Da") as session:
        session.add(person())
    harm(office_path)
    before = prints(office_path.parent)
    for way in WAYS:
        with pytest.raises(WorldError, match=sentence):
            way(office_path)
        assert prints(office_path.parent) == before, way
    assert not list(office_path.parent.glob("Sicherungen/*"))


def test_a_whole_file_opens_and_closing_leaves_one_file(office_path: Path) -> None:
    before = prints(office_path.parent)
    for way in (open_to_write, open_to_read):
        way(office_path)
        assert prints(office_path.parent) == before


def test_looking_at_a_file_needs_no_right_to_write(office_path: Path) -> None:
    office_path.chmod(0o400)
    open_to_read(office_path)
    assert [path.name for path in office_path.parent.iterdir()] == [office_path.name]


def test_a_file_another_program_writes_into_is_said(
    office_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_BUSY_MS", 1)
    other = dbapi2.connect(str(office_path), isolation_level=None)
    with OfficeFile(office_path, TEXTS, by="Brinkmann") as office:
        other.execute("begin immediate")

        def change() -> None:
            with office.work("Ändern") as session:
                session.add(Group(name="Presse"))

        with pytest.raises(WorldError, match="von einem anderen Programm benutzt"):
            change()
        with pytest.raises(WorldError, match="von einem anderen Programm benutzt"):
            office.rebuild_search()
        other.execute("rollback")
        other.close()
        change()
        assert office.undo() == "Ändern"


def test_a_new_file_never_replaces_one(office_path: Path) -> None:
    before = prints(office_path.parent)
    with pytest.raises(WorldError, match="gibt es schon"):
        create_file(office_path)
    assert prints(office_path.parent) == before


def test_a_new_file_in_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "fehlt" / "neu.kommin", tmp_path / "datei" / "neu.kommin"):
        (tmp_path / "datei").write_text("keine Mappe")
        with pytest.raises(WorldError, match="lässt sich hier nicht anlegen"):
            create_file(path)
    assert [path.name for path in tmp_path.iterdir()] == ["datei"]


@pytest.fixture(scope="module")
def wreck(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose writer died in mid-commit: overwritten pages, the old ones in the journal."""
    path = tmp_path_factory.mktemp("wreck") / "amt.kommin"
    shutil.copyfile(empty_file, path)
    with OfficeFile(path, TEXTS, by="Brinkmann") as office, office.work("Da") as session:
        session.add(person("Elif Kaya", "kaya@verein.example"))
    said("leave_hot_journal", path)
    return path


@pytest.fixture
def crashed(wreck: Path, tmp_path: Path) -> Path:
    """A copy of the wreck."""
    path = tmp_path / "amt.kommin"
    shutil.copyfile(wreck, path)
    shutil.copyfile(driver.journal_of(wreck), driver.journal_of(path))
    assert driver.unfinished_work(path)
    assert b"halb geschrieben" in path.read_bytes()
    return path


def displays(connection: driver.Connection) -> list[tuple[object, ...]]:
    return connection.execute("select display from contact").fetchall()


def test_a_crash_in_mid_commit_is_rolled_back_by_the_next_writer(crashed: Path) -> None:
    with OfficeFile(crashed, TEXTS, by="Brinkmann") as office:
        assert displays(office.connection) == [("Elif Kaya",)]
        expect_sound(office.connection)
        assert office.undo() == "Da"
    assert [path.name for path in crashed.parent.iterdir()] == [crashed.name]


def test_a_crash_in_mid_commit_is_rolled_back_before_reading(crashed: Path) -> None:
    reader = open_for_reading(crashed)
    assert displays(reader) == [("Elif Kaya",)]
    reader.close()
    assert [path.name for path in crashed.parent.iterdir()] == [crashed.name]


def test_a_crash_that_left_the_file_short_is_no_damage(crashed: Path) -> None:
    """The header is written first: it may tell of pages that were never added."""
    header = bytearray(crashed.read_bytes())
    pages = int.from_bytes(header[28:32], "big") + 50
    header[28:32] = pages.to_bytes(4, "big")
    header[92:96] = header[24:28]
    crashed.write_bytes(header)
    with OfficeFile(crashed, TEXTS, by="Brinkmann") as office:
        assert displays(office.connection) == [("Elif Kaya",)]
        expect_sound(office.connection)


def test_a_crash_in_mid_commit_can_be_backed_up(crashed: Path, tmp_path: Path) -> None:
    made = backup.make_backup(crashed, tmp_path / "Sicherungen")
    assert made.manifest.counts["contact"] == 1
    assert made.manifest.counts["contact_group"] == 0


def test_a_journal_of_a_crash_is_never_rolled_back_into_a_restored_file(
    crashed: Path, tmp_path: Path
) -> None:
    other = tmp_path / "anderes.kommin"
    create_file(other)
    with OfficeFile(other, TEXTS, by="Yıldız") as office, office.work("Viel") as session:
        session.add_all([Group(name=f"Gruppe {n}" * 50) for n in range(300)])
        session.add(person("Aus der Sicherung"))
        session.flush()
    made = backup.make_backup(other, tmp_path / "Sicherungen")
    kept = restoring.restore_backup(made.path, crashed, replace=True)
    assert kept is not None
    for path, expected in ((crashed, "Aus der Sicherung"), (kept, "Elif Kaya")):
        with OfficeFile(path, TEXTS, by="Brinkmann") as office:
            assert displays(office.connection) == [(expected,)]
            expect_sound(office.connection)


def test_a_destroyed_file_takes_its_journal_along(crashed: Path, tmp_path: Path) -> None:
    other = tmp_path / "anderes.kommin"
    create_file(other)
    made = backup.make_backup(other, tmp_path / "Sicherungen")
    crashed.write_bytes(b"SQLite format 3\x00" + b"\xff" * 90_000)
    kept = restoring.restore_backup(made.path, crashed, replace=True)
    assert kept
    assert driver.unfinished_work(kept)
    assert not driver.journal_of(crashed).exists()
    with OfficeFile(crashed, TEXTS, by="Brinkmann") as office:
        assert displays(office.connection) == []
        expect_sound(office.connection)


@pytest.mark.parametrize("way", ["restore", "create"])
def test_a_journal_left_alone_is_never_rolled_back_into_a_new_file(
    crashed: Path, tmp_path: Path, way: str
) -> None:
    """Somebody deleted the file after a crash, but not its journal."""
    journal = tmp_path / "journal"
    shutil.copyfile(driver.journal_of(crashed), journal)
    made = backup.make_backup(crashed, tmp_path / "Sicherungen")
    crashed.unlink()
    shutil.copyfile(journal, driver.journal_of(crashed))
    if way == "restore":
        restoring.restore_backup(made.path, crashed)
    else:
        create_file(crashed)
    with OfficeFile(crashed, TEXTS, by="Brinkmann") as office:
        assert len(state(office.connection)["contact"]) == (1 if way == "restore" else 0)
        expect_sound(office.connection)


def test_a_writer_at_work_is_not_disturbed_by_readers(office_path: Path) -> None:
    """His journal is no crash."""
    with OfficeFile(office_path, TEXTS, by="Brinkmann") as office:
        with office.work("Läuft") as session:
            session.add(person())
            session.flush()
            reader = open_for_reading(office_path)
            assert displays(reader) == []
            reader.close()
        assert office.undo() == "Läuft"
