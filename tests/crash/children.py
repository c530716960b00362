"""Programs that tests start as processes of their own, to kill or to starve them.

`python -m tests.crash.children NAME FILE …`; each line on stdout tells that something is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from sqlalchemy import select

from kommin_desktop.base.errors import WorldError
from kommin_desktop.contacts.model import ContactPoint, Group
from kommin_desktop.store import driver
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.safety import backup
from kommin_desktop.store.schema import migrating
from tests.store.people import TEXTS, person


def say(line: str) -> None:
    """Acknowledge: what is said has happened."""
    print(line, flush=True)


def one_work(office: OfficeFile, number: int) -> None:
    """A work of several rows that belong together, with a mark that counts the works."""
    with office.work(f"Arbeit {number}") as session:
        somebody = person(f"Werk{number} Kaya", f"w{number}@verein.example")
        somebody.uid = f"werk-{number}"
        session.add(somebody)
        session.add(Group(name=f"Werk {number}"))
        session.flush()
        counter = session.scalars(select(Group).where(Group.name.like("Zähler%"))).first()
        if counter is None:
            counter = Group(name="Zähler", colour="0")
            session.add(counter)
        counter.colour = str(number)
        if number % 5 == 0:  # a larger one, so that a kill falls into its commit now and then
            session.add_all(
                [
                    ContactPoint(contact_id=somebody.id, kind="email", value="x" * 900)
                    for _turn in range(100)
                ]
            )


def work_on(path: Path) -> None:
    """Write works until killed; every third one is taken back and done again."""
    with OfficeFile(path, TEXTS, by="Kind") as office:
        row = office.connection.execute(
            "select coalesce(max(cast(colour as integer)), 0) from contact_group "
            "where name = 'Zähler'"
        ).fetchone()
        number = row[0] if row else 0
        say(f"begin {number}")
        while True:
            number += 1
            one_work(office, number)
            say(str(number))
            if number % 3 == 0:
                office.undo()
                office.redo()


def hold(path: Path) -> None:
    """Hold the file open until stdin ends."""
    with OfficeFile(path, TEXTS, by="Kind"):
        say("held")
        sys.stdin.read()


def back_up(path: Path, folder: Path) -> None:
    """Back up until killed."""
    while True:
        say("begin")
        backup.make_backup(path, folder)
        say("done")


def upgrade(path: Path, folder: Path, steps: Path) -> None:
    """Bring the file to schema 2."""
    say("begin")
    migrating.upgrade_file(path, folder, steps=steps, target=2)
    say("done")


def leave_hot_journal(path: Path, key: Path | None = None) -> None:
    """Die in mid-commit: pages are written over already, the journal still holds the old ones."""
    connection = driver.open_writer(path, str(key) if key else None)
    connection.execute("pragma cache_spill = 1")
    connection.execute("pragma cache_size = 1")
    connection.execute("begin immediate")
    connection.execute(f"pragma user_version = {driver.SCHEMA_NO}")  # the first page is saved too
    connection.execute(
        "update contact set display = 'halb geschrieben', note = hex(randomblob(900))"
    )
    connection.executemany(
        "insert into contact_group(name, colour) values(?, ?)",
        [(f"Halb {number}", "x" * 3000) for number in range(300)],
    )
    os.abort()


def write_until_full(path: Path, limit: int) -> None:
    """Write works until the file may not grow any more; then go on with more room."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with OfficeFile(path, TEXTS, by="Kind") as office:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        number = 0
        try:
            while True:
                one_work(office, number + 1)
                number += 1
        except WorldError as error:
            say(f"{number} {error.sentence}")
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        one_work(office, number + 1)
        office.undo()
        office.redo()
        say(str(number + 1))


def back_up_until_full(path: Path, folder: Path, limit: int) -> None:
    """Try a backup that may not be written whole, then one that may."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        backup.make_backup(path, folder)
    except WorldError as error:
        say(f"{sorted(name.name for name in folder.iterdir())} {error.sentence}")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    say(str(backup.make_backup(path, folder).manifest.counts["contact"]))


def main(name: str, *words: str) -> None:
    """Run one of the programs."""
    import_module("kommin_desktop.office.model")  # contacts point to its tables
    paths = [Path(word) if not word.isdigit() else int(word) for word in words]
    PROGRAMS[name](*paths)


PROGRAMS: dict[str, Callable[..., None]] = {
    program.__name__: program
    for program in (
        work_on,
        hold,
        back_up,
        upgrade,
        leave_hot_journal,
        write_until_full,
        back_up_until_full,
    )
}

if __name__ == "__main__":
    main(*sys.argv[1:])
