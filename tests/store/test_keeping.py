"""Backups from day to day: why, whether needed, which stay, the second place, the way back."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.errors import Cancelled, WorldError
from kommin_desktop.contacts.model import Group
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.safety import backup, keeping, restoring
from tests.store.people import TEXTS, person

BEGIN = datetime(2025, 11, 3, 7, 0, tzinfo=UTC)


@contextmanager
def opened(path: Path) -> Iterator[OfficeFile]:
    with OfficeFile(path, TEXTS, by="Brinkmann") as office:
        yield office


def add(path: Path, *names: str) -> None:
    with opened(path) as office, office.work("Angelegt") as session:
        session.add_all([person(name) for name in names])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Sicherungen"


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_says_what_it_was_made_for(office_path: Path, folder: Path, clock: object) -> None:
    made = keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    kept = keeping.shelf(folder, "amt")
    assert [one.path for one in kept] == [made.path]
    assert kept[0].manifest == made.manifest
    assert keeping.why_words(made.manifest.why) == "beim Schließen"
    assert kept[0].size == made.path.stat().st_size


def test_a_backup_of_a_former_version_says_nothing_of_it(
    office_path: Path, folder: Path, clock: object
) -> None:
    made = backup.make_backup(office_path, folder)
    facts = {
        name: value
        for name, value in made.manifest._asdict().items()
        if name not in {"why", "mark"}
    }
    old = folder / "amt_2026-01-05_0800.kommin-sicherung"
    with zipfile.ZipFile(made.path) as packed, zipfile.ZipFile(old, "w") as archive:
        archive.writestr("manifest.json", json.dumps(facts))
        archive.writestr("amt.kommin", packed.read("amt.kommin"))
    peeked = backup.peek(old)
    assert peeked is not None
    assert (peeked.why, peeked.mark) == ("", "")
    assert peeked.counts == made.manifest.counts


def test_every_change_is_one_that_is_not_saved_yet(
    office_path: Path, folder: Path, clock: object
) -> None:
    assert not keeping.is_saved(office_path, folder)
    add(office_path, "Kaya")

    def saved_now() -> bool:
        before = keeping.is_saved(office_path, folder)
        backup.make_backup(office_path, folder)
        assert keeping.is_saved(office_path, folder)
        return before

    assert not saved_now()
    assert saved_now()
    with opened(office_path) as office, office.work("Name", merge_key="m") as session:
        session.add(Group(name="Presse"))
    assert not saved_now()
    with opened(office_path) as office, office.work("Name", merge_key="m") as session:
        session.add(Group(name="Politik"))
    assert not saved_now()
    with opened(office_path) as office:
        office.undo()
    assert not saved_now()
    with opened(office_path) as office:
        office.redo()
    assert not saved_now()


def test_the_backup_just_verified_stays_even_when_the_clock_went_back(
    office_path: Path, folder: Path
) -> None:
    for day in range(40):
        with clock_at(BEGIN + timedelta(days=day)):
            keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    with clock_at(BEGIN + timedelta(days=12)):
        made = keeping.keep_backup(office_path, folder, keeping.BY_HAND)
    assert made.path.exists()
    assert backup.verify(made.path) == made.manifest


def test_what_holds_far_more_than_now_is_spared_for_a_month(
    office_path: Path, folder: Path
) -> None:
    add(office_path, *(f"Person {n}" for n in range(300)))
    rich = []
    for hour in range(3):
        with clock_at(BEGIN + timedelta(days=4, hours=hour)):
            rich.append(backup.make_backup(office_path, folder).path)
    with opened(office_path) as office, office.work("Verloren") as session:
        for table in ("contact_point", "contact"):
            session.execute(text(f"delete from {table}"))
    with clock_at(BEGIN + timedelta(days=5)):
        keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    assert all(path.exists() for path in rich)
    with clock_at(BEGIN + timedelta(days=5, hours=1)):
        keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    assert len(list(folder.iterdir())) == 4, "among poor ones the day's last is enough"
    with clock_at(BEGIN + timedelta(days=60)):
        keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    assert [path.exists() for path in rich] == [False, False, True]


def test_a_cancelled_backup_leaves_nothing(office_path: Path, folder: Path) -> None:
    steps: list[tuple[int, int]] = []

    def step(count: int, total: int) -> None:
        steps.append((count, total))
        if len(steps) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        keeping.keep_backup(office_path, folder, keeping.ON_CLOSE, step=step)
    assert steps
    assert names_in(folder) == set()


def test_a_second_place_gets_the_same_and_is_sorted_out_too(
    office_path: Path, folder: Path, tmp_path: Path
) -> None:
    second = tmp_path / "Stick"
    second.mkdir()
    for day in range(30):
        with clock_at(BEGIN + timedelta(days=day)):
            made = keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
            copied = keeping.copy_backup(made.path, second, "amt")
            assert copied.read_bytes() == made.path.read_bytes()
    assert names_in(second) == names_in(folder)
    found = keeping.find_backups(office_path, folder, second)
    assert len(found) == len(names_in(folder)), "each is named once"


def test_a_second_place_that_is_gone_is_not_made_up(
    office_path: Path, folder: Path, tmp_path: Path
) -> None:
    made = keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    with pytest.raises(WorldError, match="Der Ordner „Stick“ ist nicht erreichbar"):
        keeping.copy_backup(made.path, tmp_path / "Stick", "amt")
    assert not (tmp_path / "Stick").exists()
    assert made.path.exists()


def test_the_present_file_becomes_a_backup_before_another_takes_its_place(
    office_path: Path, folder: Path, clock: object
) -> None:
    add(office_path, "Kaya")
    made = keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    add(office_path, "Koval")
    saved = restoring.swap_in(made.path, office_path, folder)
    assert saved
    assert backup.verify(saved).counts["contact"] == 2
    assert backup.verify(saved).why == keeping.BEFORE_RESTORE
    assert {path.name for path in office_path.parent.glob("*.kommin")} == {"amt.kommin"}
    with opened(office_path) as office:
        assert office.connection.execute("select count(*) from contact").fetchone() == (1,)


def test_a_destroyed_file_stays_beside(office_path: Path, folder: Path, clock: object) -> None:
    made = keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    office_path.write_bytes(b"nichts")
    beside = restoring.swap_in(made.path, office_path, folder)
    assert beside
    assert beside.read_bytes() == b"nichts"
    assert len(list(folder.iterdir())) == 1
    with opened(office_path):
        pass


def test_a_useless_backup_changes_nothing(office_path: Path, folder: Path, clock: object) -> None:
    made = keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
    made.path.write_bytes(made.path.read_bytes()[:-100])
    before = office_path.read_bytes()
    with pytest.raises(WorldError, match="keine brauchbare Sicherung"):
        restoring.swap_in(made.path, office_path, folder)
    assert office_path.read_bytes() == before
    assert len(list(folder.iterdir())) == 1


@pytest.mark.long
def test_four_hundred_days_of_backups_and_each_kept_one_opens(
    office_path: Path, folder: Path, tmp_path: Path
) -> None:
    """One change and two backups a day; each kept one holds what there was on its day."""
    held: dict[Path, int] = {}
    for day in range(400):
        for hour in (0, 8):
            with clock_at(BEGIN + timedelta(days=day, hours=hour)):
                add(office_path, f"Person {day} {hour}")
                made = keeping.keep_backup(office_path, folder, keeping.ON_CLOSE)
            held[made.path] = day * 2 + (1 if hour == 0 else 2)
            assert made.path.exists()
    kept = [one.path for one in keeping.shelf(folder, "amt")]
    days = [backup.made_at(path, "amt") for path in kept]
    assert len(kept) == len(names_in(folder))
    assert 7 + 12 <= len(kept) <= 7 + 4 + 12
    last = BEGIN + timedelta(days=399)
    daily = {(last - timedelta(days=back)).date() for back in range(7)}
    assert daily <= {made.date() for made in days if made}
    assert len({(made.year, made.month) for made in days if made}) == 12
    for at, path in enumerate(kept):
        assert backup.verify(path).counts["contact"] == held[path]
        target = tmp_path / f"wieder-{at}.kommin"
        restoring.restore_backup(path, target)
        with opened(target) as office:
            count = office.connection.execute("select count(*) from contact").fetchone()
            assert count == (held[path],)
            assert office.connection.execute("pragma integrity_check").fetchone() == ("ok",)
