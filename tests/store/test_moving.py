"""The office file at another place: the copy holds everything, the old one stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommin_desktop.base.errors import WorldError
from kommin_desktop.contacts.queries import groups
from kommin_desktop.contacts.service import group_by_name
from kommin_desktop.store import driver
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from kommin_desktop.store.reading import read
from kommin_desktop.store.safety import places
from kommin_desktop.store.safety.moving import copy_office_file
from kommin_desktop.store.safety.places import PlaceKind, look_at


def test_the_copy_holds_what_the_open_file_holds(office: OfficeFile, tmp_path: Path) -> None:
    with office.work("Gruppe angelegt") as session:
        group_by_name(session, "Elternarbeit")
    target = tmp_path / "neu" / "amt.kommin"
    assert copy_office_file(office.path, target) == target
    reader = open_for_reading(target)
    assert [line.name for line in read(reader, groups())] == ["Elternarbeit"]
    reader.close()
    assert office.path.exists()
    assert [path.name for path in target.parent.iterdir()] == ["amt.kommin"]


def test_a_file_that_is_there_is_never_overwritten(office: OfficeFile, tmp_path: Path) -> None:
    target = tmp_path / "da.kommin"
    target.write_bytes(b"anderes")
    with pytest.raises(WorldError, match="gibt es dort schon"):
        copy_office_file(office.path, target)
    assert target.read_bytes() == b"anderes"


def test_a_copy_that_fails_leaves_nothing(
    office: OfficeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise driver.OperationalError("database or disk is full")

    monkeypatch.setattr("kommin_desktop.store.safety.backup._copy", full)
    target = tmp_path / "neu" / "amt.kommin"
    with pytest.raises(WorldError, match="unverändert am bisherigen Ort"):
        copy_office_file(office.path, target)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("//server/amt", PlaceKind.SHARE),
        (r"\\server\amt", PlaceKind.SHARE),
        ("/daten/mb/OneDrive - Kreis/KOMM-IN", PlaceKind.SYNC),
        ("/daten/mb/Nextcloud", PlaceKind.SYNC),
        ("/daten/mb/Dokumente", PlaceKind.LOCAL),
    ],
)
def test_a_folder_is_known_by_its_name(folder: str, kind: PlaceKind) -> None:
    assert look_at(Path(folder)).kind == kind


@pytest.mark.skipif(not places._MOUNTS.exists(), reason="only Linux lists its mounts there")
def test_a_mounted_share_is_known_by_its_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda / ext4 rw 0 0\n//srv/amt /mnt/amt\\040neu cifs rw 0 0\n")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    assert look_at(Path("/mnt/amt neu/KOMM-IN")).kind == PlaceKind.SHARE
    assert look_at(Path("/mnt/anderes")).kind == PlaceKind.LOCAL


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    assert look_at(tmp_path / "noch" / "nicht" / "da").is_writable
    (tmp_path / "datei").write_text("x")
    assert not look_at(tmp_path / "datei" / "darin").is_writable
