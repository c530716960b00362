"""A work: all of it or nothing, with its log, its search and its notice."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import load_only

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts.model import Contact, ContactNote, ContactPoint, Group, Person
from kommin_desktop.store import log, undo
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import Query, read
from kommin_desktop.store.work import worker_name
from tests.store.people import HARD_NAMES, expect_sound, history, person, search_rows, state

NOTED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class NameOnly(NamedTuple):
    """A name as it was written down."""

    name: str


def rows_of(office: OfficeFile, number: int | None = None) -> list[tuple[str, object, object]]:
    """Table and images of a work's rows (of the latest one unless named), in the log's order."""
    found = office.connection.execute(
        "select tbl, before, after from work_row "
        "where work_id = coalesce(?, (select max(id) from work)) order by id",
        (number,),
    ).fetchall()
    return [
        (table, before and json.loads(before), after and json.loads(after))
        for table, before, after in found
    ]


def test_the_log_says_who_when_and_what(office: OfficeFile) -> None:
    with office.work("Kontakt angelegt") as session:
        assert worker_name(session) == "Brinkmann"
        session.add(person("Elif Kaya"))
    with office.work("Kontakt geändert") as session:
        session.scalars(select(Person)).one().note = "ruft zurück"
    latest, first = office.read(undo.works())
    assert (first.label, first.by, first.state) == ("Kontakt angelegt", "Brinkmann", "done")
    assert first.at == "2026-11-23T08:30:00.000Z"
    assert not first.sealed
    assert latest.label == "Kontakt geändert"
    assert rows_of(office) == [("contact", {"note": ""}, {"note": "ruft zurück"})]
    changes = office.read(undo.record_history("contact", 1))
    assert [change.label for change in changes] == ["Kontakt geändert", "Kontakt angelegt"]
    assert changes[1].before is None
    assert json.loads(changes[1].after or "")["display"] == "Elif Kaya"


def test_a_record_created_and_gone_within_a_work_leaves_no_history(office: OfficeFile) -> None:
    with office.work("Umsonst") as session:
        somebody = person()
        session.add(somebody)
        session.flush()
        session.delete(somebody)
    assert history(office.connection) == ([], [])


def test_a_change_and_back_within_a_work_leaves_no_history(office: OfficeFile) -> None:
    with office.work("Angelegt") as session:
        session.add(person(note="alt"))
    office.undo()
    office.redo()
    with office.work("Hin und zurück") as session:
        somebody = session.scalars(select(Person)).one()
        somebody.note = "neu"
        session.flush()
        somebody.note = "alt"
    assert [line.label for line in office.read(undo.works())] == ["Angelegt"]


def test_what_changes_nothing_leaves_undone_works_to_be_redone(office: OfficeFile) -> None:
    with office.work("Angelegt") as session:
        session.add(person(note="alt"))
    with office.work("Geändert") as session:
        session.scalars(select(Person)).one().note = "neu"
    office.undo()
    with office.work("Nichts") as session:
        session.execute(update(Person).values(note="alt"))
    assert office.redo() == "Geändert"


def test_nothing_changed_is_no_work(office: OfficeFile) -> None:
    told: list[log.Notice] = []
    office.on_change.append(told.append)
    with office.work("Nur gelesen") as session:
        assert session.scalars(select(Person)).all() == []
    assert history(office.connection) == ([], [])
    assert told == []


def test_a_rolled_back_savepoint_leaves_no_history(office: OfficeFile) -> None:
    with office.work("Mit Sicherungspunkt") as session:
        session.add(person("Bleibt"))
        session.flush()
        inner = session.begin_nested()
        session.add(person("Verworfen"))
        session.execute(update(Person).values(note="verworfen"))
        session.flush()
        inner.rollback()
    assert len(rows_of(office)) == 1
    assert [row[1] for row in search_rows(office.connection)] == [1]
    assert office.read(undo.record_history("contact", 2)) == []
    expect_sound(office.connection)


def test_a_work_that_rolls_back_by_itself_goes_on_with_a_clean_log(office: OfficeFile) -> None:
    """A service may catch a refused row and go on: only what follows belongs to the work."""
    with office.work("Vorher") as session:
        session.add(person("Erste"))
    with office.work("Zweiter Anlauf") as session:
        session.add(person("Verworfen"))
        session.flush()
        session.rollback()
        session.add(person("Zweite"))
    assert len(rows_of(office)) == 1
    assert [row[1] for row in search_rows(office.connection)] == [1, 2]
    expect_sound(office.connection)
    assert office.undo() == "Zweiter Anlauf"
    assert [line.label for line in office.read(undo.works())] == ["Zweiter Anlauf", "Vorher"]
    assert len(state(office.connection)["contact"]) == 1


def test_a_partly_loaded_record_keeps_what_was_not_loaded(office: OfficeFile) -> None:
    with office.work("Angelegt") as session:
        session.add(person("Elif Kaya", note="wichtig"))
    with office.work("Geändert") as session:
        somebody = session.scalars(select(Person).options(load_only(Person.display))).one()
        somebody.display = "Elif Kaya-Demir"
    with office.work("Notiz ungeladen überschrieben") as session:
        somebody = session.scalars(select(Person).options(load_only(Person.display))).one()
        somebody.note = "neu"
    assert rows_of(office, 2) == [
        ("contact", {"display": "Elif Kaya"}, {"display": "Elif Kaya-Demir"})
    ]
    assert rows_of(office, 3) == [("contact", {"note": "wichtig"}, {"note": "neu"})]


def test_bulk_statements_and_plain_sql_are_logged(office: OfficeFile) -> None:
    with office.work("Import") as session:
        session.execute(
            insert(Group), [{"name": f"Gruppe {number}", "colour": ""} for number in range(3)]
        )
    assert len(rows_of(office)) == 3
    with office.work("Massenänderung") as session:
        session.execute(update(Group).where(Group.id > 1).values(colour="blau"))
    assert rows_of(office) == [("contact_group", {"colour": ""}, {"colour": "blau"})] * 2
    with office.work("Klartext") as session:
        session.execute(text("update contact_group set name = upper(name) where id = 1"))
        session.execute(
            text(
                "insert into contact_group(name, colour) values('Vierte', '') "
                "on conflict do nothing"
            )
        )
    assert len(rows_of(office)) == 2
    with office.work("Gelöscht") as session:
        session.execute(delete(Group).where(Group.id < 3))
    assert [after for _table, _before, after in rows_of(office)] == [None, None]
    expect_sound(office.connection)
    for _step in range(4):
        office.undo()
    assert state(office.connection)["contact_group"] == []
    for _step in range(4):
        office.redo()
    assert [row[0] for row in state(office.connection)["contact_group"]] == ["Gruppe 2", "Vierte"]


def test_an_upsert_is_logged_as_the_change_it_was(office: OfficeFile) -> None:
    statement = text(
        "insert into contact(id, kind, uid, display, sort_key, municipality_fixed, note, "
        "letter_language, preferred_channel, greeting_override, blocked) "
        "values(1, 'person', 'u', :name, '', 0, '', 'de', 'letter', '', 0) "
        "on conflict(id) do update set display = excluded.display"
    )
    with office.work("Einmal") as session:
        session.execute(statement, {"name": "Anna"})
    with office.work("Nochmal") as session:
        session.execute(statement, {"name": "Berta"})
    assert rows_of(office) == [("contact", {"display": "Anna"}, {"display": "Berta"})]


@pytest.mark.parametrize(
    "failure", [UserError("Nein."), RuntimeError("Fehler"), KeyboardInterrupt()]
)
def test_a_failing_work_leaves_all_as_it_was(office: OfficeFile, failure: BaseException) -> None:
    with office.work("Bestand") as session:
        session.add(person("Elif Kaya", "kaya@verein.example"))
    before = (state(office.connection), history(office.connection), search_rows(office.connection))
    told: list[log.Notice] = []
    office.on_change.append(told.append)

    def fail() -> None:
        with office.work("Scheitert") as session:
            session.add(person("Neu"))
            session.scalars(select(ContactPoint)).one().value = "anders@verein.example"
            session.flush()
            raise failure

    with pytest.raises(type(failure)):
        fail()
    assert before == (
        state(office.connection),
        history(office.connection),
        search_rows(office.connection),
    )
    assert told == []
    with office.work("Danach") as session:
        session.add(person("Geht wieder"))
    assert len(rows_of(office)) == 1
    expect_sound(office.connection)


def test_a_row_the_file_refuses_fails_the_whole_work(office: OfficeFile) -> None:
    with office.work("Gruppe angelegt") as session:
        session.add(Group(name="Presse"))

    def twice() -> None:
        with office.work("Doppelt") as session:
            session.add(person())
            session.add(Group(name="Presse"))

    with pytest.raises(IntegrityError):
        twice()
    assert state(office.connection)["contact"] == []
    assert not office.connection.in_transaction


def test_the_message_of_a_refused_row_names_no_person(office: OfficeFile) -> None:
    def broken() -> None:
        with office.work("Ohne Namen") as session:
            session.execute(
                insert(Contact), [{"kind": "person", "uid": "u", "note": "Geheim Müller"}]
            )

    with pytest.raises(IntegrityError) as caught:
        broken()
    assert "Müller" not in str(caught.value)


def test_a_work_within_a_work_is_refused_and_harms_nothing(office: OfficeFile) -> None:
    with office.work("Außen") as session:
        session.add(person("Erste"))
        session.flush()
        with pytest.raises(RuntimeError, match="running"):
            office.work("Innen")
        with pytest.raises(RuntimeError, match="running"):
            office.rebuild_search()
        session.add(person("Zweite"))
    assert len(rows_of(office)) == 2


def test_the_notice_tells_exactly_the_touched_records(office: OfficeFile) -> None:
    told: list[log.Notice] = []
    office.on_change.append(told.append)
    with office.work("Zwei angelegt", merge_key="k") as session:
        session.add_all([person("Elif Kaya", "a@b.example"), person("Olena Koval")])
    with office.work("Eine geändert", merge_key="k") as session:
        session.get_one(Person, 2).note = "neu"
    office.undo()
    office.redo()
    both = {"contact": frozenset({1, 2}), "contact_point": frozenset({1})}
    assert told == [both, {"contact": frozenset({2})}, both, both]


def test_a_final_work_is_never_undone(office: OfficeFile) -> None:
    with office.work("Angelegt") as session:
        session.add(person())
    with office.work("Brief ausgegeben", final=True) as session:
        session.add(Group(name="Empfänger"))
    assert [(line.label, line.sealed) for line in office.read(undo.works())] == [
        ("Brief ausgegeben", True),
        ("Angelegt", False),
    ]
    assert office.undo() == "Angelegt"
    assert office.undo() is None
    assert len(state(office.connection)["contact_group"]) == 1


@pytest.mark.parametrize("name", HARD_NAMES)
def test_every_text_comes_through_log_undo_and_reading_unchanged(
    office: OfficeFile, name: str
) -> None:
    with office.work("Angelegt") as session:
        session.add(person("Vorher"))
    with office.work("Geändert") as session:
        somebody = session.scalars(select(Person)).one()
        somebody.display = name
        session.add(ContactNote(contact_id=1, kind="call", noted_at=NOTED, text=name))
    with_name = state(office.connection)
    expect_sound(office.connection)
    office.undo()
    assert office.connection.execute("select display from contact").fetchone() == ("Vorher",)
    office.redo()
    assert state(office.connection) == with_name
    assert office.connection.execute("select display from contact").fetchone() == (name,)
    with office.work("Gelöscht") as session:
        session.execute(delete(ContactNote))
        session.execute(delete(Contact))
    office.undo()
    assert state(office.connection) == with_name
    expect_sound(office.connection)
    with office.work("Gelesen") as session:
        query = Query("select display from contact", NameOnly)
        assert read(session, query) == [NameOnly(name)]


@pytest.mark.parametrize("hours", [0.1, 1 / 3, 1e20, 5e-324, 3.0, 2.675, 1e308])
def test_every_number_comes_through_log_and_undo_unchanged(
    office: OfficeFile, hours: float
) -> None:
    with office.work("Angelegt") as session:
        session.add(person())
        session.flush()
        session.add(ContactNote(contact_id=1, kind="call", noted_at=NOTED, text="", hours=hours))
    for merge_key in ("k", "k"):
        with office.work("Geändert", merge_key=merge_key) as session:
            note = session.scalars(select(ContactNote)).one()
            note.hours, note.text = hours, note.text + "x"
    with office.work("Gelöscht") as session:
        session.execute(delete(ContactNote))
    office.undo()
    assert office.connection.execute("select hours, text from contact_note").fetchone() == (
        hours,
        "xx",
    )
    office.undo()
    assert office.connection.execute("select hours, text from contact_note").fetchone() == (
        hours,
        "",
    )
