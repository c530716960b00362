"""One writer at a time: the second one hears who works, readers do not mind."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import NamedTuple

import pytest

from kommin_desktop.base.errors import WorldError
from kommin_desktop.contacts.model import Group
from kommin_desktop.store.lock import FileLock
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from kommin_desktop.store.reading import Query, read
from tests.crash.processes import started
from tests.store.people import TEXTS


class Name(NamedTuple):
    """A group's name."""

    name: str


def open_office(path: Path) -> OfficeFile:
    return OfficeFile(path, TEXTS, by="Brinkmann")


def lock_file(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def test_a_second_process_hears_who_works_while_readers_read(office_path: Path) -> None:
    with open_office(office_path) as office, office.work("Angelegt") as session:
        session.add(Group(name="Presse"))
    with started("hold", office_path) as child:
        assert child.stdout
        assert child.stdout.readline() == "held\n"
        whole = office_path.read_bytes()
        with pytest.raises(WorldError) as caught:
            open_office(office_path)
        assert str(child.pid) in caught.value.sentence
        assert socket.gethostname() in caught.value.sentence
        assert "geöffnet" in caught.value.sentence
        reader = open_for_reading(office_path)
        assert read(reader, Query("select name from contact_group", Name)) == [Name("Presse")]
        reader.close()
        assert office_path.read_bytes() == whole
        child.kill()
        child.wait()
    assert lock_file(office_path).exists()
    with open_office(office_path) as office:
        assert office.undo() == "Angelegt"
    assert not lock_file(office_path).exists()


def test_within_one_process_too_only_one_writes(office_path: Path) -> None:
    with open_office(office_path):
        with pytest.raises(WorldError, match=str(os.getpid())):
            open_office(office_path)
        with pytest.raises(WorldError, match=str(os.getpid())):
            open_office(office_path)
    with open_office(office_path) as office:
        assert office.undo() is None


def test_a_lock_file_that_nobody_holds_is_no_lock(office_path: Path) -> None:
    dead = b'{"host": "alt", "user": "x", "process": 1}'
    for text in (b"", b"{", dead, b"\xff" * 9000):
        lock_file(office_path).write_bytes(text)
        with open_office(office_path):
            assert str(os.getpid()).encode() in lock_file(office_path).read_bytes()
        assert not lock_file(office_path).exists()


def test_a_held_lock_without_a_name_is_a_lock(office_path: Path) -> None:
    lock = FileLock(office_path)
    lock.acquire()
    for text in (b"", b"{", b"[]", b'{"host": 1}', b"\xff\xfe"):
        lock_file(office_path).write_bytes(text)
        with pytest.raises(WorldError, match="gerade anderswo geöffnet"):
            open_office(office_path)
    lock.release()
    lock.release()
    with open_office(office_path) as office:
        assert office.undo() is None


def test_a_refused_second_writer_leaves_the_name_of_the_first(office_path: Path) -> None:
    with open_office(office_path):
        before = lock_file(office_path).read_bytes()
        with pytest.raises(WorldError):
            open_office(office_path)
        assert lock_file(office_path).read_bytes() == before


def test_a_lock_file_taken_away_under_the_holder_frees_nothing_twice(office_path: Path) -> None:
    """Somebody deletes the lock file by hand: the holder goes on, and closing it does no harm."""
    with open_office(office_path) as office:
        lock_file(office_path).unlink()
        with office.work("Angelegt") as session:
            session.add(Group(name="Presse"))
    with open_office(office_path) as office:
        assert office.undo() == "Angelegt"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="lässt sich nicht schreiben"):
        FileLock(tmp_path / "fehlt" / "amt.kommin").acquire()


def test_a_file_that_fails_to_open_leaves_no_lock(office_path: Path) -> None:
    whole = office_path.read_bytes()
    office_path.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])
    with pytest.raises(WorldError):
        open_office(office_path)
    assert not lock_file(office_path).exists()
    office_path.write_bytes(whole)
    with open_office(office_path) as office:
        assert office.undo() is None
