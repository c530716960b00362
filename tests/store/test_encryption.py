"""Nothing stands in the way of encryption: every way of the store works with a raw key too."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommin_desktop.base.errors import WorldError
from kommin_desktop.store import office_file
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from kommin_desktop.store.safety import backup, restoring
from kommin_desktop.store.schema.creating import create_file
from tests.crash.processes import said
from tests.store.people import TEXTS, expect_sound, person, state

KEY = "0123456789abcdef" * 4
OTHER_KEY = "f" * 64


def opened(path: Path) -> OfficeFile:
    """The encrypted file, open for writing."""
    return OfficeFile(path, TEXTS, by="Brinkmann", key=KEY)


@pytest.fixture
def secret(tmp_path: Path, empty_file: Path) -> Path:
    """An encrypted office file with one person."""
    assert empty_file.exists()  # all models are loaded
    path = tmp_path / "geheim.kommin"
    create_file(path, KEY)
    with opened(path) as office, office.work("Angelegt") as session:
        session.add(person("Elif Kaya", "kaya@verein.example"))
    return path


def test_an_encrypted_file_works_like_a_plain_one(secret: Path) -> None:
    with opened(secret) as office:
        before = state(office.connection)
        assert office.undo() == "Angelegt"
        assert office.redo() == "Angelegt"
        assert state(office.connection) == before
        expect_sound(office.connection)
    reader = open_for_reading(secret, KEY)
    assert reader.execute("select display from contact").fetchall() == [("Elif Kaya",)]
    reader.close()


def test_nothing_in_an_encrypted_file_can_be_read(secret: Path) -> None:
    content = secret.read_bytes()
    for word in (b"Kaya", b"kaya", b"SQLite format", b"CREATE TABLE"):
        assert word not in content


@pytest.mark.parametrize("key", [None, OTHER_KEY])
def test_without_its_key_a_file_says_so_and_stays_as_it_was(secret: Path, key: str | None) -> None:
    before = secret.read_bytes()
    with pytest.raises(WorldError, match="ist keine Arbeitsdatei von KOMM-IN"):
        OfficeFile(secret, TEXTS, by="Brinkmann", key=key)
    with pytest.raises(WorldError, match="ist keine Arbeitsdatei von KOMM-IN"):
        open_for_reading(secret, key)
    assert secret.read_bytes() == before
    assert [path.name for path in secret.parent.iterdir()] == [secret.name]


def test_a_key_is_64_hexadecimal_digits(secret: Path) -> None:
    for key in ("", "abc", "x" * 64, KEY + "'; drop"):
        with pytest.raises(ValueError, match="64 hexadecimal digits"):
            open_for_reading(secret, key)


def test_backup_and_restore_keep_the_key_and_the_numbers(secret: Path, tmp_path: Path) -> None:
    made = backup.make_backup(secret, tmp_path / "Sicherungen", KEY)
    assert b"Kaya" not in made.path.read_bytes()
    assert made.manifest.counts["contact"] == 1
    with opened(secret) as office, office.work("Später") as session:
        session.add(person("Olena Koval"))
    kept = restoring.restore_backup(made.path, secret, KEY, replace=True)
    assert kept is not None
    with opened(secret) as office, office.work("Nach der Sicherung") as session:
        somebody = person("Piotr Nowak")
        session.add(somebody)
        session.flush()
        assert somebody.id == 3
    open_for_reading(kept, KEY).close()


def test_an_encrypted_file_knows_whether_it_is_old(secret: Path) -> None:
    assert not office_file.needs_upgrade(secret, KEY)


def test_a_killed_writer_of_an_encrypted_file_loses_nothing(secret: Path) -> None:
    said("leave_hot_journal", secret, KEY)
    assert len(list(secret.parent.iterdir())) == 2
    reader = open_for_reading(secret, KEY)
    assert reader.execute("select display from contact").fetchall() == [("Elif Kaya",)]
    reader.close()
