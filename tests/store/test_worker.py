"""The database worker: works in order on one thread, cancelled ones leave nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from kommin_desktop.base.errors import Cancelled, UserError, WorldError
from kommin_desktop.contacts.model import Group
from kommin_desktop.store import undo
from kommin_desktop.store.chunks import CHUNK, Step, in_chunks
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.worker import Worker
from tests.store.people import TEXTS, expect_sound, person, search_rows, state

PATIENCE = 60

T = TypeVar("T")
Act = Callable[[OfficeFile, Step], T]


@pytest.fixture
def worker(office_path: Path) -> Iterator[Worker]:
    """A worker that has a new office file open."""
    worker = Worker(lambda: OfficeFile(office_path, TEXTS, by="Brinkmann"))
    yield worker
    worker.close()


def add_many(count: int, begun: threading.Event, go_on: threading.Event) -> Act[int]:
    """A long work of so many people in chunks; it waits after its first chunk."""

    def act(office: OfficeFile, step: Step) -> int:
        with office.work("Import") as session:
            for chunk in in_chunks(session, range(count), step):
                session.add_all([person(f"Person {number}") for number in chunk])
                session.flush()
                begun.set()
                assert go_on.wait(PATIENCE)
        return count

    return act


def add_group(number: int) -> Act[str]:
    """A short work; it tells the thread that did it."""

    def act(office: OfficeFile, _step: Step) -> str:
        with office.work(f"Gruppe {number}") as session:
            session.add(Group(name=f"Gruppe {number}"))
        return threading.current_thread().name

    return act


def test_works_run_in_order_on_one_thread(worker: Worker) -> None:
    jobs = [worker.submit(add_group(number)) for number in range(20)]
    threads = {job.done.result(PATIENCE) for job in jobs}
    groups = worker.submit(lambda office, _step: state(office.connection)["contact_group"])
    found = [row[0] for row in groups.done.result(PATIENCE)]
    assert found == [f"Gruppe {number}" for number in range(20)]
    assert len(threads) == 1
    assert threading.current_thread().name not in threads


def test_a_cancelled_work_leaves_nothing(worker: Worker) -> None:
    begun, go_on = threading.Event(), threading.Event()
    job = worker.submit(add_many(CHUNK * 4, begun, go_on))
    behind = worker.submit(add_group(1))
    assert begun.wait(PATIENCE)
    job.cancel()
    go_on.set()
    with pytest.raises(Cancelled):
        job.done.result(PATIENCE)
    assert 0 < job.progress[0] < job.progress[1] == CHUNK * 4
    assert behind.done.result(PATIENCE)

    def look(office: OfficeFile, _step: Step) -> tuple[int, int, list[str]]:
        expect_sound(office.connection)
        people = len(state(office.connection)["contact"])
        labels = [line.label for line in office.read(undo.works())]
        return people, len(search_rows(office.connection)), labels

    assert worker.submit(look).done.result(PATIENCE) == (0, 1, ["Gruppe 1"])


def test_a_waiting_work_can_be_cancelled(worker: Worker) -> None:
    begun, go_on = threading.Event(), threading.Event()
    first = worker.submit(add_many(3, begun, go_on))
    waiting = worker.submit(add_group(1))
    waiting.cancel()
    go_on.set()
    assert first.done.result(PATIENCE) == 3
    with pytest.raises(Cancelled):
        waiting.done.result(PATIENCE)


@pytest.mark.parametrize("failure", [UserError("Nein."), WorldError("Voll."), ZeroDivisionError()])
def test_what_a_work_raises_comes_to_who_asked(worker: Worker, failure: Exception) -> None:
    def fail(office: OfficeFile, _step: Step) -> None:
        with office.work("Scheitert") as session:
            session.add(person())
            session.flush()
            raise failure

    with pytest.raises(type(failure)) as caught:
        worker.submit(fail).done.result(PATIENCE)
    assert caught.value is failure
    assert worker.submit(add_group(1)).done.result(PATIENCE)


def test_a_file_that_cannot_be_opened_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="gibt es nicht"):
        Worker(lambda: OfficeFile(tmp_path / "fehlt.kommin", TEXTS, by="Brinkmann"))


def test_closing_finishes_what_is_in_line_and_frees_the_file(office_path: Path) -> None:
    worker = Worker(lambda: OfficeFile(office_path, TEXTS, by="Brinkmann"))
    jobs = [worker.submit(add_group(number)) for number in range(5)]
    worker.close()
    assert all(job.done.done() for job in jobs)
    with pytest.raises(RuntimeError, match="closed"):
        worker.submit(add_group(6))
    with OfficeFile(office_path, TEXTS, by="Yıldız") as office:
        assert len(state(office.connection)["contact_group"]) == 5


def test_chunks_keep_all_rows_and_empty_the_session(office: OfficeFile) -> None:
    steps: list[tuple[int, int]] = []
    with office.work("Import") as session:
        for chunk in in_chunks(session, range(CHUNK + 1), lambda *step: steps.append(step)):
            session.add_all([person(f"Person {number}") for number in chunk])
        assert not session.identity_map.keys()
    assert steps == [(0, CHUNK + 1), (CHUNK, CHUNK + 1), (CHUNK + 1, CHUNK + 1)]
    assert office.connection.execute("select count(*) from contact").fetchone() == (CHUNK + 1,)
    assert office.undo() == "Import"
    expect_sound(office.connection)
