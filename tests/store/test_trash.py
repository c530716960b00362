"""The trash and the drafts: nothing gets lost that somebody may want back."""

from __future__ import annotations

from datetime import datetime

import pytest

from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts.model import ContactPoint, Group, Person
from kommin_desktop.store import trash, undo
from kommin_desktop.store.drafts import DraftLine, drafts, drop_draft, save_draft
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.trash import TrashKind, TrashLine, trashed
from tests.store.people import TEXTS, expect_sound, person, search_rows, state

KINDS = (
    TrashKind("contact", lambda: "Kontakt", "display"),
    TrashKind("contact_group", lambda: "Gruppe", "name"),
)


@pytest.fixture
def presse(office: OfficeFile) -> OfficeFile:
    """An office with a person and a group, the group in the trash."""
    with office.work("Angelegt") as session:
        session.add_all([Group(name="Presse"), person("Elif Kaya", "kaya@verein.example")])
    with office.work("Weg") as session:
        trash.move_to_trash(session, session.get_one(Group, 1))
    return office


def test_the_trash_lists_what_lies_in_it(presse: OfficeFile) -> None:
    at = "2026-11-23T08:30:00.000Z"
    assert presse.read(trashed(KINDS)) == [TrashLine("contact_group", 1, "Presse", at, "")]
    assert presse.read(trashed(())) == []


def test_what_lies_in_the_trash_is_not_found(presse: OfficeFile) -> None:
    assert [row[0] for row in search_rows(presse.connection)] == ["contact"]
    with presse.work("Zurück") as session:
        trash.restore(session, session.get_one(Group, 1))
    assert [row[0] for row in search_rows(presse.connection)] == ["contact", "group"]
    expect_sound(presse.connection)


def test_what_lies_in_the_trash_is_not_living(presse: OfficeFile) -> None:
    with presse.work("Versuch") as session:
        with pytest.raises(UserError, match="liegt im Papierkorb"):
            trash.living(session, Group, 1)
        with pytest.raises(UserError, match="99 gibt es nicht"):
            trash.living(session, Group, 99)
        assert trash.living(session, Person, 1).display == "Elif Kaya"


def test_a_place_taken_meanwhile_is_noticed_at_restoring(presse: OfficeFile) -> None:
    with presse.work("Neue") as session:
        session.add(Group(name="Presse"))
    before = state(presse.connection)

    def back() -> None:
        with presse.work("Zurück") as session:
            trash.restore(session, session.get_one(Group, 1))

    with pytest.raises(UserError, match="inzwischen einen gleichen"):
        back()
    assert state(presse.connection) == before
    assert len(presse.read(undo.works())) == 3


def test_undo_of_the_trash_refuses_a_place_taken_by_a_final_work(presse: OfficeFile) -> None:
    with presse.work("Ausgegeben", final=True) as session:
        session.add(Group(name="Presse"))
    before = state(presse.connection)
    with pytest.raises(UserError, match="weil anderes darauf beruht"):
        presse.undo()
    assert state(presse.connection) == before


def test_only_what_lies_in_the_trash_is_purged(presse: OfficeFile) -> None:
    def purge(kind: type[Person | Group | ContactPoint], label: str) -> None:
        with presse.work(label) as session:
            trash.purge(session, session.get_one(kind, 1))

    with pytest.raises(UserError, match="Nur was im Papierkorb liegt"):
        purge(Person, "Zu früh")
    purge(Group, "Endgültig")
    assert state(presse.connection)["contact_group"] == []
    assert presse.undo() == "Endgültig"
    assert presse.read(trashed(KINDS))[0].title == "Presse"


def test_what_others_point_to_stays_in_the_trash(presse: OfficeFile) -> None:
    with presse.work("Gruppe mit Mitglied") as session:
        from kommin_desktop.contacts.model import GroupMember

        session.add(GroupMember(group_id=1, contact_id=1))

    def purge() -> None:
        with presse.work("Endgültig") as session:
            trash.purge(session, session.get_one(Group, 1))

    with pytest.raises(UserError, match="weil andere Einträge auf ihn verweisen"):
        purge()
    assert len(state(presse.connection)["contact_group"]) == 1


def test_a_draft_is_kept_across_restarts_and_outside_the_log(
    office: OfficeFile, clock: datetime
) -> None:
    save_draft(office.connection, "minutes:1:item:4", "Frau Kaya berichtet,", "Brinkmann")
    save_draft(office.connection, "minutes:1:item:4", "Frau Kaya berichtet, dass", "Brinkmann")
    assert office.read(undo.works()) == []
    office.close()
    with OfficeFile(office.path, TEXTS, by="Brinkmann") as again:
        text = "Frau Kaya berichtet, dass"
        at = "2026-11-23T08:30:00.000Z"
        assert again.read(drafts()) == [DraftLine("minutes:1:item:4", text, at, "Brinkmann")]
        with again.work("Niederschrift") as session:
            session.add(Group(name=text))
            drop_draft(again.connection, "minutes:1:item:4")
        assert again.read(drafts()) == []


def test_a_draft_stays_when_the_work_that_takes_it_over_fails(office: OfficeFile) -> None:
    save_draft(office.connection, "k", "getippt", "Brinkmann")

    def take_over() -> None:
        with office.work("Niederschrift"):
            drop_draft(office.connection, "k")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        take_over()
    assert [line.text for line in office.read(drafts())] == ["getippt"]
