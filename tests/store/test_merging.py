"""Saves of the same thing within half a minute run together into one work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from kommin_desktop.base.clock import clock_at
from kommin_desktop.contacts.model import ContactPoint, Group, Person
from kommin_desktop.store import undo
from kommin_desktop.store.office_file import OfficeFile
from tests.store.people import TEXTS, expect_sound, history, person, search_rows, state


@contextmanager
def later(clock: datetime, seconds: float) -> Iterator[None]:
    """So many seconds after the test began."""
    with clock_at(clock + timedelta(seconds=seconds)):
        yield


def save(office: OfficeFile, note: str, merge_key: str | None = "contact:1") -> None:
    """Save the note of the first person."""
    with office.work(f"Notiz {note}", merge_key=merge_key) as session:
        session.get_one(Person, 1).note = note


def labels(office: OfficeFile) -> list[str]:
    """The works, first one first."""
    return [line.label for line in reversed(office.read(undo.works()))]


@pytest.fixture
def somebody(office: OfficeFile) -> OfficeFile:
    """An office with one person, of whom nothing is noted."""
    with office.work("Angelegt") as session:
        session.add(person())
    return office


def test_saves_within_half_a_minute_are_one_work(somebody: OfficeFile, clock: datetime) -> None:
    save(somebody, "a")
    with later(clock, 29.9):
        save(somebody, "b")
    with later(clock, 59):
        save(somebody, "c")
    assert labels(somebody) == ["Angelegt", "Notiz c"]
    assert somebody.undo() == "Notiz c"
    assert somebody.connection.execute("select note from contact").fetchone() == ("",)
    somebody.redo()
    assert somebody.connection.execute("select note from contact").fetchone() == ("c",)
    expect_sound(somebody.connection)


def test_a_save_after_half_a_minute_is_a_work_of_its_own(
    somebody: OfficeFile, clock: datetime
) -> None:
    save(somebody, "a")
    with later(clock, 30.1):
        save(somebody, "b")
    assert labels(somebody) == ["Angelegt", "Notiz a", "Notiz b"]


@pytest.mark.parametrize("merge_key", [None, "contact:2"])
def test_other_works_do_not_merge(somebody: OfficeFile, merge_key: str | None) -> None:
    save(somebody, "a")
    save(somebody, "b", merge_key)
    assert labels(somebody) == ["Angelegt", "Notiz a", "Notiz b"]


def test_saves_do_not_merge_across_another_work(somebody: OfficeFile) -> None:
    save(somebody, "a")
    with somebody.work("Gruppe") as session:
        session.add(Group(name="Presse"))
    save(somebody, "b")
    assert labels(somebody) == ["Angelegt", "Notiz a", "Gruppe", "Notiz b"]


def test_saves_of_two_people_do_not_merge(somebody: OfficeFile) -> None:
    save(somebody, "a")
    somebody.by = "Yıldız"
    save(somebody, "b")
    assert labels(somebody) == ["Angelegt", "Notiz a", "Notiz b"]


def test_a_save_does_not_merge_into_a_final_work(somebody: OfficeFile) -> None:
    with somebody.work("Ausgegeben", merge_key="contact:1", final=True) as session:
        session.get_one(Person, 1).note = "a"
    save(somebody, "b")
    assert labels(somebody) == ["Angelegt", "Ausgegeben", "Notiz b"]


def test_a_save_does_not_merge_into_an_undone_work(somebody: OfficeFile) -> None:
    save(somebody, "a")
    somebody.undo()
    save(somebody, "b")
    states = [(line.label, line.state) for line in reversed(somebody.read(undo.works()))]
    assert states == [("Angelegt", "done"), ("Notiz a", "dropped"), ("Notiz b", "done")]


def test_saves_merge_after_reopening(somebody: OfficeFile) -> None:
    save(somebody, "a")
    somebody.close()
    with OfficeFile(somebody.path, TEXTS, by="Brinkmann") as again:
        save(again, "b")
        assert labels(again) == ["Angelegt", "Notiz b"]


def test_saves_back_to_the_beginning_leave_no_work(somebody: OfficeFile) -> None:
    before = history(somebody.connection)
    save(somebody, 'a "\\\n\x7f ü')
    save(somebody, "")
    assert history(somebody.connection) == before
    assert somebody.undo() == "Angelegt"


def test_a_save_back_to_the_beginning_ends_redo(somebody: OfficeFile) -> None:
    """The undone work stood on the save that is no more."""
    save(somebody, "a")
    save(somebody, "b", None)
    somebody.undo()
    save(somebody, "")
    assert somebody.redo() is None


def test_insert_update_and_delete_merge(somebody: OfficeFile) -> None:
    empty = state(somebody.connection)
    with somebody.work("Erreichbar", merge_key="k") as session:
        session.add(ContactPoint(contact_id=1, kind="email", value="a@verein.example"))
    with somebody.work("Erreichbar", merge_key="k") as session:
        session.get_one(ContactPoint, 1).value = "b@verein.example"
        session.add(ContactPoint(contact_id=1, kind="phone", value="05221 5550-12"))
    with somebody.work("Erreichbar", merge_key="k") as session:
        session.execute(delete(ContactPoint).where(ContactPoint.id == 1))
        session.get_one(Person, 1).note = "nur Telefon"
    full = state(somebody.connection)
    assert labels(somebody) == ["Angelegt", "Erreichbar"]
    expect_sound(somebody.connection)
    somebody.undo()
    assert state(somebody.connection) == empty
    expect_sound(somebody.connection)
    somebody.redo()
    assert state(somebody.connection) == full
    expect_sound(somebody.connection)


def test_update_then_delete_merge_to_the_delete_of_the_oldest(somebody: OfficeFile) -> None:
    with somebody.work("Erreichbar") as session:
        session.add(ContactPoint(contact_id=1, kind="email", value="a@verein.example"))
    oldest = state(somebody.connection)
    with somebody.work("Aufgeräumt", merge_key="k") as session:
        session.get_one(ContactPoint, 1).value = "b@verein.example"
    with somebody.work("Aufgeräumt", merge_key="k") as session:
        session.execute(delete(ContactPoint))
    somebody.undo()
    assert state(somebody.connection) == oldest
    somebody.redo()
    assert state(somebody.connection)["contact_point"] == []


def test_delete_then_insert_merge_to_a_change(somebody: OfficeFile) -> None:
    with somebody.work("Erreichbar") as session:
        session.add(ContactPoint(id=7, contact_id=1, kind="email", value="a@verein.example"))
    oldest = state(somebody.connection)
    with somebody.work("Neu", merge_key="k") as session:
        session.execute(delete(ContactPoint))
    with somebody.work("Neu", merge_key="k") as session:
        session.add(ContactPoint(id=7, contact_id=1, kind="email", value="b@verein.example"))
    assert somebody.connection.execute(
        "select before, after from work_row where work_id = 3"
    ).fetchall() == [('{"value":"a@verein.example"}', '{"value":"b@verein.example"}')]
    somebody.undo()
    assert state(somebody.connection) == oldest


def test_the_search_follows_what_merged_saves_pass_through(somebody: OfficeFile) -> None:
    """A point created for one person and moved on leaves nobody's search text behind."""
    with somebody.work("Zwei weitere") as session:
        session.add_all([person("Olena Koval"), person("Piotr Nowak")])
    with somebody.work("Verschoben", merge_key="k") as session:
        session.add(ContactPoint(id=9, contact_id=1, kind="email", value="wander@verein.example"))
    for owner in (2, 3):
        with somebody.work("Verschoben", merge_key="k") as session:
            session.get_one(ContactPoint, 9).contact_id = owner
        expect_sound(somebody.connection)
    with somebody.work("Verschoben", merge_key="k") as session:
        session.execute(delete(ContactPoint))
    expect_sound(somebody.connection)
    assert not [row for row in search_rows(somebody.connection) if "wander" in str(row[2])]


def test_saves_of_a_merged_work_stay_whole_when_one_fails(
    somebody: OfficeFile, office_path: Path
) -> None:
    save(somebody, "a")
    before = history(somebody.connection)

    def failing() -> None:
        with somebody.work("Scheitert", merge_key="contact:1") as session:
            session.get_one(Person, 1).note = "b"
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert history(somebody.connection) == before
    assert somebody.undo() == "Notiz a"
