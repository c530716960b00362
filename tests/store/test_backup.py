"""Backups: one verified file each, damage always noticed, and the way back."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.errors import WorldError
from kommin_desktop.contacts.model import Group
from kommin_desktop.store import driver
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from kommin_desktop.store.safety import backup, restoring
from kommin_desktop.store.schema.creating import create_file
from tests.crash.processes import said
from tests.store.people import TEXTS, expect_sound, history, person, state


def opened(path: Path) -> OfficeFile:
    return OfficeFile(path, TEXTS, by="Brinkmann")


def add(path: Path, name: str) -> int:
    """Write one person down; the number given."""
    with opened(path) as office, office.work(f"{name} angelegt") as session:
        somebody = person(name, f"{name}@verein.example")
        session.add(somebody)
        session.flush()
        return somebody.id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the backups go."""
    return tmp_path / "Sicherungen"


@pytest.fixture
def kaya(office_path: Path, clock: datetime) -> Path:
    """An office file with one person."""
    add(office_path, "Kaya")
    return office_path


def test_a_backup_is_one_file_that_says_what_it_holds(kaya: Path, folder: Path) -> None:
    made = backup.make_backup(kaya, folder)
    assert [path.name for path in folder.iterdir()] == ["amt_2026-11-23_0830.kommin-sicherung"]
    assert made.path.parent == folder
    assert made.manifest == backup.verify(made.path)
    assert made.manifest.name == "amt.kommin"
    assert made.manifest.created == "2026-11-23T08:30:00.000Z"
    assert made.manifest.schema_no == driver.SCHEMA_NO
    counts = made.manifest.counts
    assert (counts["contact"], counts["contact_point"], counts["work"]) == (1, 1, 1)
    with zipfile.ZipFile(made.path) as archive:
        assert sorted(archive.namelist()) == ["amt.kommin", "manifest.json"]
        assert json.loads(archive.read("manifest.json"))["sha256"] == made.manifest.sha256


def test_backups_of_one_minute_stand_side_by_side(kaya: Path, folder: Path) -> None:
    names = [backup.make_backup(kaya, folder).path.name for _turn in range(3)]
    stem = "amt_2026-11-23_0830"
    assert names == [f"{stem}{end}.kommin-sicherung" for end in ("", "-2", "-3")]
    (folder / names[0]).unlink()
    assert backup.make_backup(kaya, folder).path.name == f"{stem}-4.kommin-sicherung"
    assert len(list(folder.iterdir())) == 3


def test_a_backup_beside_a_running_work_holds_what_was_finished(kaya: Path, folder: Path) -> None:
    with opened(kaya) as office, office.work("Läuft") as session:
        session.add(person("Noch nicht"))
        session.flush()
        made = backup.make_backup(kaya, folder)
    assert made.manifest.counts["contact"] == 1


def test_what_is_restored_is_what_was_saved(kaya: Path, folder: Path, tmp_path: Path) -> None:
    with opened(kaya) as office:
        before = (state(office.connection), history(office.connection))
    made = backup.make_backup(kaya, folder)
    target = tmp_path / "woanders" / "neu.kommin"
    target.parent.mkdir()
    assert restoring.restore_backup(made.path, target) is None
    with opened(target) as office:
        assert (state(office.connection), history(office.connection)) == before
        expect_sound(office.connection)
        assert office.undo() == "Kaya angelegt"
    assert [path.name for path in target.parent.iterdir()] == ["neu.kommin"]


def test_restoring_never_overwrites(kaya: Path, folder: Path) -> None:
    made = backup.make_backup(kaya, folder)
    before = kaya.read_bytes()
    with pytest.raises(WorldError, match="gibt es schon"):
        restoring.restore_backup(made.path, kaya)
    assert kaya.read_bytes() == before
    kept = [restoring.restore_backup(made.path, kaya, replace=True) for _turn in range(3)]
    assert len({path.name for path in kept if path and path.exists()}) == 3
    assert kept[0]
    assert kept[0].name == "amt_vor-Wiederherstellung_2026-11-23_083000.kommin"
    assert kept[0].read_bytes() == before


def test_numbers_given_since_the_backup_are_not_given_again(kaya: Path, folder: Path) -> None:
    made = backup.make_backup(kaya, folder)
    with opened(kaya) as office, office.work("Gruppe") as session:
        session.add(Group(name="Presse"))
    assert [add(kaya, name) for name in ("Koval", "Nowak")] == [2, 3]
    kept = restoring.restore_backup(made.path, kaya, replace=True)
    assert add(kaya, "Yıldız") == 4
    with opened(kaya) as office, office.work("Gruppe") as session:
        group = Group(name="Politik")
        session.add(group)
        session.flush()
        assert group.id == 2
        assert office.connection.execute("select max(id) from work").fetchone() == (5,)
    assert kept
    with opened(kept) as office:
        assert len(state(office.connection)["contact"]) == 3


def test_a_destroyed_file_is_kept_beside_and_replaced(kaya: Path, folder: Path) -> None:
    made = backup.make_backup(kaya, folder)
    junk = b"SQLite format 3\x00" + b"\xff" * 9000
    kaya.write_bytes(junk)
    kept = restoring.restore_backup(made.path, kaya, replace=True)
    assert kept
    assert kept.read_bytes() == junk
    assert add(kaya, "Koval") == 2


def test_a_file_in_use_is_not_replaced(kaya: Path, folder: Path) -> None:
    made = backup.make_backup(kaya, folder)
    with opened(kaya) as office:
        before = kaya.read_bytes()
        with pytest.raises(WorldError, match="gerade geöffnet"):
            restoring.restore_backup(made.path, kaya, replace=True)
        assert kaya.read_bytes() == before
        assert office.undo() == "Kaya angelegt"


def test_a_backup_of_a_newer_program_is_refused(
    kaya: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.make_backup(kaya, folder)
    before = kaya.read_bytes()
    monkeypatch.setattr(driver, "SCHEMA_NO", 0)
    with pytest.raises(WorldError, match="neueren Fassung"):
        restoring.restore_backup(made.path, kaya, replace=True)
    assert kaya.read_bytes() == before


def write_byte(path: Path, at: int, byte: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(bytes([byte]))


def test_a_changed_byte_anywhere_is_noticed(kaya: Path, folder: Path) -> None:
    """200 places at random and many in what the ZIP says about itself."""
    made = backup.make_backup(kaya, folder)
    whole = made.path.read_bytes()
    chance = random.Random(20261123)
    places = [chance.randrange(len(whole)) for _turn in range(200)]
    places += [*range(0, 700, 20), *range(len(whole) - 260, len(whole), 4)]
    unnoticed = []
    for at in places:
        write_byte(made.path, at, whole[at] ^ chance.randrange(1, 256))
        try:
            backup.verify(made.path)
            unnoticed.append(at)
        except WorldError:
            write_byte(made.path, at, whole[at])
    assert unnoticed == []
    assert backup.verify(made.path) == made.manifest


@pytest.mark.parametrize("left", [0, 1, 63, 64, 65, 1000, -1])
def test_a_cut_off_backup_is_noticed(kaya: Path, folder: Path, left: int) -> None:
    made = backup.make_backup(kaya, folder)
    made.path.write_bytes(made.path.read_bytes()[:left])
    before = kaya.read_bytes()
    with pytest.raises(WorldError, match="keine brauchbare Sicherung"):
        restoring.restore_backup(made.path, kaya, replace=True)
    assert kaya.read_bytes() == before
    assert not list(kaya.parent.glob("*.tmp"))


def test_something_added_to_a_backup_is_noticed(kaya: Path, folder: Path) -> None:
    made = backup.make_backup(kaya, folder)
    made.path.write_bytes(made.path.read_bytes() + b"\0")
    with pytest.raises(WorldError, match="keine brauchbare Sicherung"):
        backup.verify(made.path)


def test_other_files_are_no_backups(tmp_path: Path) -> None:
    archive = tmp_path / "fremd.kommin-sicherung"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("manifest.json", "[]")
    with pytest.raises(WorldError, match="keine brauchbare Sicherung"):
        backup.verify(archive)
    with pytest.raises(WorldError, match="gibt es nicht"):
        backup.verify(tmp_path / "fehlt.kommin-sicherung")
    with pytest.raises(WorldError, match="keine brauchbare Sicherung"):
        backup.verify(tmp_path)


def test_a_backup_never_writes_outside_its_folder(kaya: Path, folder: Path) -> None:
    """Even a well sealed one whose manifest names a path."""
    made = backup.make_backup(kaya, folder)
    evil = made.manifest._replace(name="../amt.kommin")
    copy = folder / "amt.kommin"
    shutil.copyfile(kaya, copy)
    archive = folder / "boese.kommin-sicherung"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("manifest.json", json.dumps(evil._asdict()))
        packed.write(copy, "../amt.kommin")
        packed.comment = bytes(64)
    whole = archive.read_bytes()[:-64]
    archive.write_bytes(whole + hashlib.sha256(whole).hexdigest().encode())
    with pytest.raises(WorldError, match="keine brauchbare Sicherung"):
        backup.verify(archive)


def test_a_damaged_file_is_not_backed_up(kaya: Path, folder: Path) -> None:
    with opened(kaya) as office, office.work("Viele") as session:
        session.add_all([Group(name=f"Gruppe {n} " + "x" * 500) for n in range(100)])
    backup.make_backup(kaya, folder)
    whole = kaya.read_bytes()
    pages = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    kaya.write_bytes(b"".join(b"\xff" * 4096 if b"Gruppe 50 " in page else page for page in pages))
    with pytest.raises(WorldError, match="ist beschädigt"):
        backup.make_backup(kaya, folder)
    assert len(list(folder.iterdir())) == 1


def test_broken_references_are_not_backed_up(kaya: Path, folder: Path) -> None:
    connection = driver.open_writer(kaya)
    connection.execute("pragma foreign_keys = OFF")
    connection.execute("delete from contact")
    driver.close_writer(connection)
    with pytest.raises(WorldError, match="ist beschädigt"):
        backup.make_backup(kaya, folder)
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_none_is_said(kaya: Path, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("keine Mappe")
    for folder in (tmp_path / "datei", tmp_path / "datei" / "Sicherungen"):
        with pytest.raises(WorldError, match=f"Der Ordner „{folder.name}“ ist nicht erreichbar"):
            backup.make_backup(kaya, folder)
    assert (tmp_path / "datei").read_text() == "keine Mappe"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere"
)
def test_a_folder_without_the_right_to_write_is_said(kaya: Path, folder: Path) -> None:
    folder.mkdir(mode=0o500)
    with pytest.raises(WorldError, match="nicht erreichbar oder voll"):
        backup.make_backup(kaya, folder)
    folder.chmod(0o700)
    assert list(folder.iterdir()) == []


def test_any_failure_leaves_no_scratch_file(
    kaya: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise KeyboardInterrupt

    for name in ("_copy", "_describe", "_pack", "verify"):
        with monkeypatch.context() as patch:
            patch.setattr(backup, name, fail)
            with pytest.raises(KeyboardInterrupt):
                backup.make_backup(kaya, folder)
        assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are a matter of Unix")
def test_a_full_disk_costs_only_the_copy(kaya: Path, folder: Path) -> None:
    before = kaya.read_bytes()
    for limit in (100_000, kaya.stat().st_size + 500):  # while copying; while packing
        refused, then = said("back_up_until_full", kaya, folder, limit)
        assert "konnte nicht geschrieben werden" in refused
        assert "beschädigt" not in refused
        assert ".tmp" not in refused
        assert ".sicherung-" not in refused
        assert then == "1"
    assert kaya.read_bytes() == before
    assert all(backup.verify(path).counts["contact"] == 1 for path in folder.iterdir())


def test_what_killed_backups_left_is_swept_away_days_later(kaya: Path, folder: Path) -> None:
    for name in (".sicherung-alt", ".sicherung-neu"):
        (folder / name).mkdir(parents=True)
        (folder / name / "amt.kommin").write_bytes(b"halb")
    (folder / "amt_2026-11-01_0800.kommin-sicherung.tmp").write_bytes(b"halb")
    (folder / "wichtig.tmp").write_bytes(b"fremd")
    for path in folder.iterdir():
        if path.name != ".sicherung-neu":
            os.utime(path, (1, 1))
    made = backup.make_backup(kaya, folder)
    left = {path.name for path in folder.iterdir()}
    assert left == {".sicherung-neu", "wichtig.tmp", made.path.name}


def test_a_backup_of_another_file_keeps_its_name(
    empty_file: Path, tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / "Büro [1]* é.kommin"
    shutil.copyfile(empty_file, path)
    with clock_at(datetime(2026, 12, 31, 23, 59, tzinfo=UTC)):
        made = backup.make_backup(path, folder)
    assert made.path.name == "Büro [1]* é_2026-12-31_2359.kommin-sicherung"
    assert backup.made_at(made.path, path.stem) == datetime(2026, 12, 31, 23, 59, 0, 1)
    assert backup.made_at(made.path, "Büro") is None
    target = tmp_path / "zurück.kommin"
    restoring.restore_backup(made.path, target)
    open_for_reading(target).close()


def test_a_new_file_and_its_backup_are_small(tmp_path: Path, folder: Path) -> None:
    create_file(tmp_path / "neu.kommin")
    made = backup.make_backup(tmp_path / "neu.kommin", folder)
    assert made.path.stat().st_size < (tmp_path / "neu.kommin").stat().st_size + 4000
