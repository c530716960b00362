"""How fast the store is: log and search beside a plain import, undo, search, reading."""

from __future__ import annotations

import gc
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from kommin_desktop.app import registry
from kommin_desktop.contacts.model import ContactPoint, Person
from kommin_desktop.store import driver, search
from kommin_desktop.store.chunks import Step, in_chunks
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import Query, read
from kommin_desktop.store.schema.creating import create_file
from kommin_desktop.store.work import make_engine
from kommin_desktop.store.worker import Worker

GIVEN = (
    *("Elif", "Mehmet", "Олена", "Piotr", "Jürgen", "Zoë", "محمد", "Fatma", "Anna-Lena", "Dilan"),
    *("Oksana", "Grzegorz", "Nguyễn", "Ayşe", "Karl-Heinz", "Sükran", "İbrahim", "Łukasz", "Đorđe"),
)
FAMILY = (
    *("Kaya", "Yıldız", "Коваленко", "Nowak", "Müller", "Weiß", "الحمدان", "Öztürk", "Groß", "Öz"),
    *("Demirtaş", "Шевченко", "Wiśniewska", "Văn", "Schäfer", "Meyer-Hoffmann", "Çelik", "Köster"),
    *("Łapiński", "Petrović", "Sørensen", "Brinkmann", "Lüking"),
)
ROWS = 5000
TURNS = 3
SEARCHES = 400


class Number(NamedTuple):
    """A count."""

    number: int


def people(numbers: Sequence[int]) -> list[Person]:
    """Persons of many scripts with a mail address each."""
    found = []
    for number in numbers:
        given = GIVEN[number % len(GIVEN)]
        family = FAMILY[number * 7 % len(FAMILY)]
        found.append(
            Person(
                uid=f"uid-{number}",
                display=f"{given} {family}",
                given=given,
                family=family,
                sort_key=f"{family} {given} {number}",
                points=[
                    ContactPoint(
                        kind="email",
                        value=f"person{number}@verein{number % 900}.example",
                        match_key=f"person{number}@verein{number % 900}.example",
                    )
                ],
            )
        )
    return found


@contextmanager
def new_file() -> Iterator[Path]:
    """A new office file, gone afterwards."""
    registry.load_models()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "amt.kommin"
        create_file(path)
        yield path


def office_at(path: Path) -> OfficeFile:
    """The file, open with the search texts of all areas."""
    return OfficeFile(path, registry.search_texts(), by="Messung")


def import_into(session: Session, count: int, first: int = 0) -> None:
    """What an import writes, in chunks as the program does it."""
    for chunk in in_chunks(session, range(first, first + count)):
        session.add_all(people(chunk))


def cpu_seconds(act: Callable[[], None]) -> float:
    """CPU seconds of this process for one act."""
    gc.collect()
    begin = time.process_time()
    act()
    return time.process_time() - begin


def plain_import_seconds() -> float:
    """An import through the ORM alone: same schema and settings, no log, no search."""
    with new_file() as path:
        connection = driver.open_writer(path)
        engine = make_engine(connection)

        def act() -> None:
            with Session(engine) as session:
                import_into(session, ROWS)
                session.commit()

        seconds = cpu_seconds(act)
        driver.close_writer(connection)
        engine.dispose()
    return seconds


def logged_import_seconds() -> float:
    """The same import as a work."""

    def act() -> None:
        with office.work("Import") as session:
            import_into(session, ROWS)

    with new_file() as path, office_at(path) as office:
        with office.work("Warm"):
            pass
        return cpu_seconds(act)


def log_and_search_ratio() -> float:
    """CPU of an import of 5,000 people with log and search, against a plain one (goal ≤ 1.5)."""
    plain_import_seconds()
    pairs = [(logged_import_seconds(), plain_import_seconds()) for _turn in range(TURNS)]
    return statistics.median(logged / plain for logged, plain in pairs)


def undo_5000_seconds() -> float:
    """CPU seconds to take an import of 5,000 people back (goal < 1)."""
    with new_file() as path, office_at(path) as office:
        with office.work("Import") as session:
            import_into(session, ROWS)
        return cpu_seconds(lambda: void(office.undo()))


def search_p99_ms() -> float:
    """The 99th of 100 searches at 10,000 contacts, in milliseconds (goal ≤ 50)."""
    words = [name[:length] for name in GIVEN + FAMILY for length in (1, 2, 3, 9)]
    words += [f"{given[:2]} {family[:3]}" for given in GIVEN for family in FAMILY]
    with new_file() as path, office_at(path) as office:
        with office.work("Import") as session:
            import_into(session, 2 * ROWS)
        reader = driver.open_reader(path)
        times = []
        for word in words[:SEARCHES]:
            begin = time.perf_counter()
            read(reader, search.hits(word))
            times.append((time.perf_counter() - begin) * 1000)
        reader.close()
    return statistics.quantiles(times, n=100)[98]


def read_beside_import_ms() -> float:
    """The longest a reader waits for a list while an import runs, in milliseconds (goal ≤ 50).

    A read that hears „busy“ during the commit asks again after 10 ms, as the window does.
    """
    first = Query("select id from contact order by sort_key limit 200", Number)
    with new_file() as path:
        with office_at(path) as office, office.work("Bestand") as session:
            import_into(session, 1000)
        begun = threading.Event()

        def act(office: OfficeFile, step: Step) -> None:
            begun.set()
            with office.work("Import") as session:
                for chunk in in_chunks(session, range(1000, 1000 + ROWS), step):
                    session.add_all(people(chunk))

        worker = Worker(lambda: office_at(path))
        job = worker.submit(act)
        begun.wait()
        reader = driver.open_reader(path)
        worst = 0.0
        while not job.done.done():
            begin = time.perf_counter()
            try:
                read(reader, first)
                worst = max(worst, time.perf_counter() - begin)
            except driver.OperationalError:
                pass
            time.sleep(0.01)
        job.done.result()
        reader.close()
        worker.close()
    return worst * 1000


def void(_result: object) -> None:
    """Forget a result."""


if __name__ == "__main__":
    for measured in (
        log_and_search_ratio,
        undo_5000_seconds,
        search_p99_ms,
        read_beside_import_ms,
    ):
        print(f"{measured.__name__:25}{measured():8.2f}", flush=True)
