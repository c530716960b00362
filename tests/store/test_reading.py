"""Reading in one step: values as Python has them, in order, also beside a running work."""

from __future__ import annotations

import json
import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from kommin_desktop.base.errors import WorldError
from kommin_desktop.contacts.model import ContactNote, Group, Person
from kommin_desktop.store.driver import Connection, OperationalError, open_reader
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from kommin_desktop.store.reading import Query, read, read_one
from kommin_desktop.store.worker import Worker
from tests.store.people import HARD_NAMES, TEXTS, person


class Line(NamedTuple):
    """One of every kind of value."""

    number: int
    text: str
    hours: float
    yes: bool
    day: date
    planned: datetime
    noted: datetime
    names: tuple[str, ...]
    numbers: tuple[int, ...]
    no_day: date | None
    no_yes: bool | None
    no_names: tuple[str, ...] | None


class Number(NamedTuple):
    """A number."""

    number: int


class Text(NamedTuple):
    """A text."""

    text: str


def test_values_become_what_the_line_says() -> None:
    connection: Connection = dbapi2.connect(":memory:")
    query = Query(
        "select 7, 'a', 2.5, 1, '2026-11-23', '2026-11-23T09:30', '2026-11-23T08:30:00.120Z', "
        "(select json_group_array(value) from json_each('[\"x\",\"y\"]')), json('[1,2]'), "
        "null, 0, null",
        Line,
    )
    assert read(connection, query) == [
        Line(
            7,
            "a",
            2.5,
            True,
            date(2026, 11, 23),
            datetime(2026, 11, 23, 9, 30),
            datetime(2026, 11, 23, 8, 30, 0, 120_000, tzinfo=UTC),
            ("x", "y"),
            (1, 2),
            None,
            False,
            None,
        )
    ]
    assert read(connection, query)[0].yes is True
    assert read(connection, query)[0].no_yes is False


def test_lines_come_in_the_order_asked_for() -> None:
    connection: Connection = dbapi2.connect(":memory:")
    numbers = [5, 3, 9, 1, 7]
    for direction in ("asc", "desc"):
        query = Query(
            f"select value from json_each(:numbers) order by value {direction}",
            Number,
            {"numbers": json.dumps(numbers)},
        )
        found = [line.number for line in read(connection, query)]
        assert found == sorted(numbers, reverse=direction == "desc")
    limited = Query(
        "select value from json_each('[5,3,9]') where value > 3 order by value desc limit 1", Number
    )
    assert read_one(connection, limited) == Number(9)
    union = Query("select 2 as n union all select 1 order by n", Number)
    assert read(connection, union) == [Number(1), Number(2)]


def test_no_line_is_none() -> None:
    connection: Connection = dbapi2.connect(":memory:")
    nothing = Query("select 1 where 0", Number)
    assert (read(connection, nothing), read_one(connection, nothing)) == ([], None)


@given(st.text())
def test_any_text_comes_back_unchanged(text: str) -> None:
    connection: Connection = dbapi2.connect(":memory:")
    assert read_one(connection, Query("select :text", Text, {"text": text})) == Text(text)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**63), 2**63 - 1))
def test_any_number_comes_back_unchanged(hours: float, number: int) -> None:
    class Both(NamedTuple):
        hours: float
        number: int

    connection: Connection = dbapi2.connect(":memory:")
    query = Query("select :hours, :number", Both, {"hours": hours, "number": number})
    assert read(connection, query) == [Both(hours, number)]


def test_quotes_in_a_parameter_are_text(office: OfficeFile) -> None:
    with office.work("Angelegt") as session:
        session.add_all([person(name) for name in HARD_NAMES])
    for name in HARD_NAMES:
        query = Query("select display from contact where display = :name", Text, {"name": name})
        assert office.read(query) == [Text(name)]


def test_a_work_reads_its_own_changes_and_others_do_not(office: OfficeFile) -> None:
    count = Query("select count(*) from contact", Number)
    reader = open_for_reading(office.path)
    with office.work("Angelegt") as session:
        session.add(person())
        assert read(session, count) == [Number(1)]
        assert read(reader, count) == [Number(0)]
    assert read(reader, count) == [Number(1)]
    reader.close()


def test_a_reader_cannot_write(office: OfficeFile) -> None:
    reader = open_for_reading(office.path)
    with pytest.raises(OperationalError, match="readonly"):
        reader.execute("delete from contact")
    reader.close()


def test_reading_needs_no_sqlalchemy(office: OfficeFile) -> None:
    """Of what is shown at start nothing waits for the mapper: only a session is flushed."""
    assert not hasattr(office.connection, "flush")
    assert read_one(office.connection, Query("select 1", Number)) == Number(1)


def test_a_damaged_page_is_said_in_words(office: OfficeFile) -> None:
    with office.work("Viele") as session:
        session.add_all([Group(name=f"Gruppe {n} " + "x" * 500) for n in range(100)])
    path = office.path
    office.close()
    whole = path.read_bytes()
    pages = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    path.write_bytes(b"".join(b"\xff" * 4096 if b"Gruppe 50 " in page else page for page in pages))
    with OfficeFile(path, TEXTS, by="Brinkmann") as damaged:
        with pytest.raises(WorldError, match="beschädigt"):
            damaged.read(Query("select name from contact_group", Text))

        def change() -> None:
            with damaged.work("Ändern") as session:
                for group in session.query(Group):
                    group.name += "!"

        with pytest.raises(WorldError, match="beschädigt"):
            change()
    assert path.stat().st_size == len(whole)


def test_a_read_beside_a_long_work_sees_the_old_state_at_once(office_path: Path) -> None:
    """The work stands still in the middle until the reads are over; they do not wait for it."""
    worker = Worker(lambda: OfficeFile(office_path, TEXTS, by="Brinkmann"))
    halfway, go_on = threading.Event(), threading.Event()

    def long_work(office: OfficeFile, step: object) -> None:
        office.connection.execute("pragma cache_size = 1")  # a larger work than fits into memory
        with office.work("Import") as session:
            session.add_all([person(f"Person {n}", f"p{n}@verein.example") for n in range(400)])
            session.flush()
            halfway.set()
            assert go_on.wait(60)

    job = worker.submit(long_work)
    assert halfway.wait(60)
    reader = open_reader(office_path)  # a window's reader: it is told „busy“ rather than waits
    count = Query("select count(*) from contact_point", Number)
    assert [read_one(reader, count) for _turn in range(50)] == [Number(0)] * 50
    assert not job.done.done()
    go_on.set()
    job.done.result(60)
    assert read_one(reader, count) == Number(400)
    reader.close()
    worker.close()


def test_instants_and_days_of_records_are_read_as_written(office: OfficeFile) -> None:
    class Noted(NamedTuple):
        noted_at: datetime
        next_on: date | None
        blocked: bool

    at = datetime(2026, 3, 29, 0, 59, 59, 999_000, tzinfo=UTC)
    with office.work("Notiz") as session:
        session.add(person())
        session.flush()
        session.add(ContactNote(contact_id=1, kind="call", noted_at=at, next_on=date(2028, 2, 29)))
        session.get_one(Person, 1).blocked = True
    query = Query(
        "select n.noted_at, n.next_on, c.blocked from contact_note n "
        "join contact c on c.id = n.contact_id",
        Noted,
    )
    assert office.read(query) == [Noted(at, date(2028, 2, 29), True)]
    with office.work("Gelesen") as session:
        assert session.get_one(ContactNote, 1).noted_at == at
