"""A process killed at any moment: what it acknowledged is there, what it began is not."""

from __future__ import annotations

import os
import random
import shutil
import threading
from pathlib import Path

import pytest

from kommin_desktop.store import driver
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from kommin_desktop.store.safety import backup, restoring
from tests.crash.processes import started
from tests.store import planted
from tests.store.people import TEXTS, expect_sound, person, state

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a matter of Unix")


def lines_until_killed(seconds: float, *words: object) -> list[str]:
    """What a program acknowledged until it was killed so long after its first word."""
    with started(*words) as child:
        assert child.stdout
        lines = [child.stdout.readline()]
        assert lines[0].startswith("begin"), child.stderr and child.stderr.read()
        killer = threading.Timer(seconds, child.kill)
        killer.start()
        lines += child.stdout
        killer.join()
        assert child.stderr
        assert child.stderr.read() == ""
    return [line.strip() for line in lines if line.endswith("\n")]


def expect_works_whole(office: OfficeFile, acknowledged: int) -> None:
    """Each work wrote a person, an address, a group and the counter: all of them or none."""
    rows = office.connection.execute(
        "select substr(uid, 6), exists(select 1 from contact_group g "
        "where g.name = 'Werk ' || substr(uid, 6)), exists(select 1 from contact_point p "
        "where p.contact_id = c.id and p.value like 'w%@verein.example'), exists(select 1 "
        "from work where label = 'Arbeit ' || substr(uid, 6) and state = 'done'), "
        "exists(select 1 from search_doc d where d.owner_id = c.id and d.kind = 'contact' "
        "and d.text like 'werk' || substr(uid, 6) || ' %') from contact c order by id"
    ).fetchall()
    numbers = [int(row[0]) for row in rows]
    assert [row[1:] for row in rows] == [(1, 1, 1, 1)] * len(rows)
    assert numbers == list(range(1, len(rows) + 1))
    # One more may have been finished but not yet acknowledged; one undone may await its redo.
    if office.connection.execute("select 1 from work where state = 'undone'").fetchone():
        assert office.redo() == f"Arbeit {len(rows) + 1}"
        numbers.append(len(rows) + 1)
    assert len(numbers) in (acknowledged, acknowledged + 1)
    counter = office.connection.execute(
        "select colour from contact_group where name = 'Zähler'"
    ).fetchone()
    assert counter == (str(len(numbers)),) if numbers else counter is None


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.long)])
def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(
    office_path: Path, kills: int
) -> None:
    chance = random.Random()
    acknowledged = 0
    for _turn in range(kills):
        lines = lines_until_killed(chance.uniform(0, 0.6), "work_on", office_path)
        acknowledged = max(acknowledged, *(int(line.split()[-1]) for line in lines))
        reader = open_for_reading(office_path)
        assert reader.execute("pragma integrity_check").fetchall() == [("ok",)]
        reader.close()
        with OfficeFile(office_path, TEXTS, by="Brinkmann") as office:
            expect_works_whole(office, acknowledged)
            expect_sound(office.connection)
            row = office.connection.execute("select count(*) from contact").fetchone()
            assert row
            acknowledged = row[0]
    assert acknowledged > 0
    assert [path.name for path in office_path.parent.iterdir()] == [office_path.name]


@pytest.mark.parametrize("kills", [2, pytest.param(10, marks=pytest.mark.long)])
def test_a_backup_cut_off_is_no_backup(office_path: Path, tmp_path: Path, kills: int) -> None:
    with (
        OfficeFile(office_path, TEXTS, by="Brinkmann") as office,
        office.work("Angelegt") as session,
    ):
        session.add_all([person(f"Kaya {n}", note="x" * 2000) for n in range(500)])
    before = office_path.read_bytes()
    folder = tmp_path / "Sicherungen"
    chance = random.Random()
    done = 0
    for _turn in range(kills):
        lines = lines_until_killed(chance.uniform(0, 0.3), "back_up", office_path, folder)
        done += lines.count("done")
        finished = list(folder.glob("*.kommin-sicherung"))
        assert len(finished) >= done
        assert all(backup.verify(path).counts["contact"] == 500 for path in finished)
    assert office_path.read_bytes() == before
    backup.make_backup(office_path, folder)
    target = tmp_path / "zurück.kommin"
    restoring.restore_backup(sorted(folder.glob("*.kommin-sicherung"))[-1], target)
    assert target.stat().st_size >= len(before)


@pytest.mark.parametrize("kills", [2, pytest.param(10, marks=pytest.mark.long)])
def test_a_file_killed_in_an_upgrade_is_old_or_new(
    office_path: Path, tmp_path: Path, kills: int
) -> None:
    with OfficeFile(office_path, TEXTS, by="Brinkmann") as office:
        with office.work("Angelegt") as session:
            session.add_all(
                [person(f"Kaya {n}", "k@v.example", note="x" * 900) for n in range(900)]
            )
        before = state(office.connection)
    steps = planted.plant(tmp_path, planted.GOOD)
    path = tmp_path / "alt.kommin"
    chance = random.Random()
    for _turn in range(kills):
        shutil.copyfile(office_path, path)
        for leftover in (driver.journal_of(path), path.with_name(path.name + ".lock")):
            leftover.unlink(missing_ok=True)
        seconds = chance.uniform(0, 1.0)
        lines_until_killed(seconds, "upgrade", path, tmp_path / "Sicherungen", steps)
        connection = driver.open_writer(path)
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        version = connection.execute("pragma user_version").fetchone()
        columns = [row[1] for row in connection.execute("pragma table_info(contact)").fetchall()]
        people = connection.execute("select count(*) from contact").fetchone()
        points = connection.execute("select count(*) from contact_point").fetchone()
        if version == (1,):
            assert state(connection) == before
        assert ("shoe_size" in columns, "greeting" in columns) == ((version == (2,)),) * 2
        assert (people, points) == ((900,), (900,))
        driver.close_writer(connection)
