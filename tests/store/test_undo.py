"""Undo and redo out of the log: across restarts, of the latest work and of older ones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, text, update

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts.model import (
    Affiliation,
    Contact,
    ContactNote,
    ContactPoint,
    Group,
    GroupMember,
    Person,
)
from kommin_desktop.store import undo
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.work import freeze, mark_final
from tests.store.people import TEXTS, expect_sound, organisation, person, search_rows, state


def note(office: OfficeFile, words: str, number: int = 1) -> None:
    """Write a note on a person, as a work named like it."""
    with office.work(words) as session:
        session.get_one(Person, number).note = words


def states(office: OfficeFile) -> list[tuple[str, str]]:
    """Label and state of all works, first one first."""
    return [(line.label, line.state) for line in reversed(office.read(undo.works()))]


@pytest.fixture
def two(office: OfficeFile) -> OfficeFile:
    """An office with two people and one mail address."""
    with office.work("Angelegt") as session:
        session.add_all([person("Elif Kaya", "kaya@verein.example"), person("Olena Koval")])
    return office


def test_undo_and_redo_go_on_after_a_restart(two: OfficeFile) -> None:
    seen = [state(two.connection)]
    for words in ("eins", "zwei", "drei"):
        note(two, words)
        seen.append(state(two.connection))
    two.undo()
    two.close()
    with OfficeFile(two.path, TEXTS, by="Yıldız") as again:
        assert [again.undo() for _step in range(2)] == ["zwei", "eins"]
        assert state(again.connection) == seen[0]
    with OfficeFile(two.path, TEXTS, by="Yıldız") as again:
        assert [again.redo() for _step in range(4)] == ["eins", "zwei", "drei", None]
        assert state(again.connection) == seen[3]
        assert [again.undo() for _step in range(5)] == ["drei", "zwei", "eins", "Angelegt", None]
        expect_sound(again.connection)


def test_an_undone_work_that_is_superseded_is_dropped_not_deleted(two: OfficeFile) -> None:
    note(two, "eins")
    note(two, "zwei")
    two.undo()
    note(two, "anders")
    assert states(two)[1:] == [("eins", "done"), ("zwei", "dropped"), ("anders", "done")]
    assert two.redo() is None
    assert [two.undo(), two.undo()] == ["anders", "eins"]


def test_undo_is_no_work_and_brings_the_search_back(two: OfficeFile) -> None:
    before = search_rows(two.connection)
    note(two, "Telefonat")
    assert search_rows(two.connection) != before
    two.undo()
    assert search_rows(two.connection) == before
    assert len(states(two)) == 2


def test_an_older_work_is_taken_back_while_nothing_stands_on_it(two: OfficeFile) -> None:
    note(two, "eins", 1)
    note(two, "zwei", 2)
    assert two.undo_work(2) == "eins"
    assert [row[0] for row in two.connection.execute("select note from contact")] == ["", "zwei"]
    assert states(two)[-1] == ("eins (zurückgenommen)", "done")
    after = state(two.connection)
    assert [two.undo(), two.undo(), two.undo()] == ["eins (zurückgenommen)", "zwei", "eins"]
    assert [two.redo() for _step in range(4)] == ["eins", "zwei", "eins (zurückgenommen)", None]
    assert state(two.connection) == after
    expect_sound(two.connection)


def test_an_older_work_with_later_changes_is_all_or_nothing(two: OfficeFile) -> None:
    with two.work("Beide") as session:
        session.execute(update(Person).values(note="alle", nickname="N"))
    note(two, "anders")
    before = (state(two.connection), states(two))
    with pytest.raises(UserError, match=r"„Beide“ .* 1 Angabe wurde seitdem geändert"):
        two.undo_work(2)
    note(two, "auch", 2)
    with pytest.raises(UserError, match="2 Angaben wurden seitdem geändert"):
        two.undo_work(2)
    two.undo()
    assert (state(two.connection), states(two)[:-1]) == before


def test_later_changes_can_be_left_and_the_rest_undone(two: OfficeFile) -> None:
    with two.work("Beide") as session:
        session.execute(update(Person).values(note="alle", nickname="N"))
        session.add(Group(name="Presse"))
    note(two, "anders")
    later = state(two.connection)
    two.undo_work(2, leave_later=True)
    rows = two.connection.execute("select note, nickname from contact").fetchall()
    assert rows == [("anders", None), ("", None)]
    assert state(two.connection)["contact_group"] == []
    expect_sound(two.connection)
    assert two.undo() == "Beide (zurückgenommen)"
    assert state(two.connection) == later
    assert [two.undo(), two.undo()] == ["anders", "Beide"]
    assert two.redo() == "Beide"
    expect_sound(two.connection)


def test_a_work_taken_back_leaves_nothing_to_take_back(two: OfficeFile) -> None:
    note(two, "eins", 1)
    note(two, "zwei", 2)
    two.undo_work(2)
    with pytest.raises(UserError, match="seitdem geändert"):
        two.undo_work(2)
    count = len(states(two))
    two.undo_work(2, leave_later=True)
    assert len(states(two)) == count


def test_an_older_work_others_point_to_is_refused(two: OfficeFile) -> None:
    with two.work("Dritte") as session:
        session.add(person("Piotr Nowak"))
    with two.work("Erreichbar") as session:
        session.add(ContactPoint(contact_id=3, kind="email", value="n@verein.example"))
    before = state(two.connection)
    with pytest.raises(UserError, match="weil andere Einträge darauf verweisen"):
        two.undo_work(2)
    assert state(two.connection) == before
    assert not two.connection.in_transaction


def test_undo_never_gets_stuck_behind_an_older_work_taken_back(two: OfficeFile) -> None:
    """Forth, back and forth again of one field, and the first of them taken back in between."""
    seen = [state(two.connection)]
    for words in ("a", "b", "a"):
        note(two, words)
        seen.append(state(two.connection))
    two.undo_work(2)
    for expected in reversed(seen):
        assert two.undo() is not None
        assert state(two.connection) == expected
    expect_sound(two.connection)


def test_unknown_and_undone_works_are_refused(two: OfficeFile) -> None:
    note(two, "eins")
    two.undo()
    with pytest.raises(UserError, match="„eins“ ist bereits rückgängig gemacht"):
        two.undo_work(2)
    with pytest.raises(UserError, match="gibt es nicht"):
        two.undo_work(99)


def test_records_that_changed_places_can_be_undone(two: OfficeFile) -> None:
    """Each stands in the way of the other, since living names are unique."""
    with two.work("Gruppen") as session:
        session.add_all([Group(name="Presse"), Group(name="Politik")])
    before = state(two.connection)
    with two.work("Getauscht") as session:
        for number, name in ((1, "?"), (2, "Presse"), (1, "Politik")):
            session.execute(update(Group).where(Group.id == number).values(name=name))
    after = state(two.connection)
    two.undo()
    assert state(two.connection) == before
    two.redo()
    assert state(two.connection) == after
    expect_sound(two.connection)


def test_a_name_handed_on_by_the_trash_can_be_undone(two: OfficeFile) -> None:
    with two.work("Gruppen") as session:
        session.add_all([Group(name="Presse"), Group(name="Politik")])
        session.flush()
        session.add(GroupMember(group_id=1, contact_id=1))
    before = state(two.connection)
    with two.work("Zusammengelegt") as session:
        session.get_one(Group, 1).deleted_at = datetime(2026, 11, 23, tzinfo=UTC)
        session.flush()
        session.get_one(Group, 2).name = "Presse"
        session.get_one(GroupMember, 1).group_id = 2
    after = state(two.connection)
    two.undo()
    assert state(two.connection) == before
    two.redo()
    assert state(two.connection) == after
    expect_sound(two.connection)


def test_a_whole_family_of_records_comes_back(two: OfficeFile) -> None:
    """Rows that point to each other in both directions, deleted together."""
    with two.work("Verein") as session:
        club, other = organisation("Verein"), organisation("Dachverband")
        session.add_all([club, other])
        session.flush()
        club.parent_id, other.successor_id = other.id, club.id
        session.add(Affiliation(person_id=1, organisation_id=club.id))
    before = state(two.connection)
    with two.work("Alles gelöscht") as session:
        session.execute(text("pragma defer_foreign_keys = on"))
        for table in (Contact, Affiliation, ContactPoint):
            session.execute(delete(table))
    two.undo()
    assert state(two.connection) == before
    expect_sound(two.connection)
    two.redo()
    assert state(two.connection)["contact"] == []


@pytest.mark.parametrize("touches", [True, False])
def test_what_an_issued_paper_rests_on_can_no_longer_be_undone(
    two: OfficeFile, touches: bool
) -> None:
    note(two, "eins", 1)
    note(two, "zwei", 2)
    with two.work("Einladung ausgegeben") as session:
        mark_final(session)
        freeze(session, "contact", [1])
        if touches:
            session.add(Group(name="Empfänger"))
    assert two.undo() == "zwei"
    before = state(two.connection)
    with pytest.raises(UserError, match=r"„eins“ .* weil „Einladung ausgegeben“ darauf beruht"):
        two.undo()
    with pytest.raises(UserError, match="darauf beruht"):
        two.undo_work(2, leave_later=True)
    assert state(two.connection) == before


def test_changes_after_an_issued_paper_can_be_undone(two: OfficeFile) -> None:
    with two.work("Einladung ausgegeben", final=True) as session:
        freeze(session, "contact", [1])
    note(two, "danach")
    assert two.undo() == "danach"


def test_a_final_work_itself_is_refused_with_a_sentence(two: OfficeFile) -> None:
    with two.work("Ausgegeben", final=True) as session:
        session.add(Group(name="Presse"))
    with pytest.raises(UserError, match="„Ausgegeben“ lässt sich nicht mehr rückgängig machen"):
        two.undo_work(2)


def test_an_undone_work_that_was_sealed_is_not_redone(two: OfficeFile) -> None:
    """Erasure and upgrades seal every work, also those undone at that time."""
    note(two, "eins")
    two.undo()
    two.connection.execute("update work set sealed = 1")
    assert (two.undo(), two.redo()) == (None, None)


def test_a_refused_undo_tells_nothing_and_leaves_redo(two: OfficeFile) -> None:
    note(two, "eins")
    two.connection.execute("update contact set note = 'am Log vorbei' where id = 1")
    two.connection.execute("delete from temp.touched")
    told: list[object] = []
    two.on_change.append(told.append)
    with pytest.raises(UserError, match="seitdem geändert"):
        two.undo()
    assert told == []
    assert states(two)[-1] == ("eins", "done")


def test_numbers_are_not_given_again_after_undo(two: OfficeFile) -> None:
    with two.work("Dritte") as session:
        session.add(person("Piotr Nowak"))
    two.undo()
    with two.work("Vierte") as session:
        somebody = person("Nach dem Rückgängig")
        session.add(somebody)
        session.flush()
        assert somebody.id == 4


@pytest.mark.parametrize("count", [600, pytest.param(5000, marks=pytest.mark.long)])
def test_an_import_of_thousands_is_one_step(office: OfficeFile, count: int) -> None:
    empty = state(office.connection)
    with office.work("Import") as session:
        session.execute(
            insert(Person),
            [
                {"uid": f"u{n}", "display": f"Person {n}", "sort_key": f"person {n}"}
                for n in range(count)
            ],
        )
        session.execute(
            insert(ContactPoint),
            [
                {"contact_id": n + 1, "kind": "email", "value": f"p{n}@verein.example"}
                for n in range(count)
            ],
        )
    with office.work("Alle") as session:
        session.execute(update(Person).values(note="Massenänderung"))
    full = state(office.connection)
    expect_sound(office.connection)
    assert [office.undo(), office.undo()] == ["Alle", "Import"]
    assert state(office.connection) == empty
    assert search_rows(office.connection) == []
    assert [office.redo(), office.redo()] == ["Import", "Alle"]
    assert state(office.connection) == full
    expect_sound(office.connection)


def test_the_history_of_a_record_tells_what_was_undone(two: OfficeFile) -> None:
    note(two, "eins")
    with two.work("Gespräch") as session:
        session.add(
            ContactNote(contact_id=1, kind="call", noted_at=datetime(2026, 11, 23, tzinfo=UTC))
        )
    two.undo()
    two.undo()
    lines = two.read(undo.record_history("contact", 1))
    assert [(line.label, line.state) for line in lines] == [
        ("eins", "undone"),
        ("Angelegt", "done"),
    ]
    assert two.read(undo.record_history("contact_note", 1))[0].state == "undone"
