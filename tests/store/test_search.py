"""The search: what is found, that it never fails, and that it always equals a rebuild."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlcipher3 import dbapi2

from kommin_desktop.base.names import search_text
from kommin_desktop.contacts.model import Affiliation, Contact, ContactPoint, Group, Person
from kommin_desktop.store import search
from kommin_desktop.store.office_file import OfficeFile
from tests.store.people import HARD_NAMES, expect_sound, organisation, person, search_rows

INDEX = dbapi2.connect(":memory:", isolation_level=None)
INDEX.execute("create virtual table s using fts5(text, tokenize='unicode61 remove_diacritics 2')")


def found(office: OfficeFile, words: str, kind: str | None = None) -> set[tuple[str, int]]:
    """What a search finds."""
    return {(hit.kind, hit.owner_id) for hit in office.read(search.hits(words, kind))}


@pytest.fixture
def people(office: OfficeFile) -> OfficeFile:
    """An office with people of many spellings, an organisation and a group."""
    with office.work("Angelegt") as session:
        session.add_all(
            [
                person("Jürgen Müller", "mueller@verein.example"),
                person("Олена Коваленко"),
                person("Mohammed Al-Hamdan"),
                person("Zoë Weiß", "05221 5550-12"),
                organisation("Begegnungszentrum Straße e. V."),
            ]
        )
        session.flush()
        session.add(Affiliation(person_id=4, organisation_id=5))
        session.add(Group(name="Müllers Freunde"))
    return office


SPELLINGS = (
    ("Müller", 1),
    ("mueller", 1),
    ("MULLER", 1),
    ("Müll Jürg", 1),
    ("olena", 2),
    ("Kowalenko", 2),
    ("muhammad", 3),
    ("hamdan", 3),
    ("weiss zoe", 4),
    ("0522155", 4),
    ("05221 5550-12", 4),
    ("begegnungszentrum strasse", 4),
    ("straße", 5),
)


def test_spellings_meet(people: OfficeFile) -> None:
    missed = [
        (words, who) for words, who in SPELLINGS if ("contact", who) not in found(people, words)
    ]
    assert missed == []


def test_all_words_must_be_found_and_a_kind_can_be_chosen(people: OfficeFile) -> None:
    assert found(people, "Müller Koval") == set()
    assert found(people, "müller") == {("contact", 1), ("group", 1)}
    assert found(people, "müller", "group") == {("group", 1)}


def test_hits_are_limited(office: OfficeFile) -> None:
    with office.work("Viele") as session:
        session.add_all([person(f"Kaya {n}") for n in range(60)])
    assert len(office.read(search.hits("kaya"))) == 50
    assert len(office.read(search.hits("kaya", limit=7))) == 7


HOSTILE = (
    '"', '""', "*", "AND", "AND OR NOT", "NEAR(a b)", "(", ")", "a)(", "-a", "^a", "text:a", "{a}",
    "a:b", "'", "; drop table contact", "\x00", "a\x00b", "\U0001f600", "ß", "0", "+49", "+ 0 0 0",
    "+490000000", "00 1 ()()()", "ı", "\u0301", " ", "", "\n", "%", "_", "\\", "\ud7ff", "a" * 5000,
    "wort " * 700, "Олена " * 300, "(" * 400,
)  # fmt: skip


def test_hostile_searches_never_fail(people: OfficeFile) -> None:
    for words in HOSTILE + HARD_NAMES:
        assert len(found(people, words)) <= 6, words


def test_a_search_for_no_word_finds_nothing(people: OfficeFile) -> None:
    assert [found(people, words) for words in ("", "  ", "()", "\U0001f600", '"')] == [set()] * 5


@settings(max_examples=200)
@example("+49")
@given(st.text(max_size=60))
def test_any_typed_text_is_a_valid_search(words: str) -> None:
    """The index understands every expression made from typed text."""
    expression = search.match_expression(words)
    assert INDEX.execute("select * from s where s match ?", (expression,)).fetchall() == []


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_whoever_is_written_down_is_found_by_the_same_words(name: str) -> None:
    INDEX.execute("insert into s values(?)", (search_text(name),))
    try:
        expression = search.match_expression(name)
        hits = INDEX.execute("select 1 from s where s match ?", (expression,)).fetchall()
        assert hits or expression == '""'
    finally:
        INDEX.execute("delete from s")


def test_the_search_follows_every_way_of_writing(people: OfficeFile) -> None:
    with people.work("Trash und Verein") as session:
        session.execute(update(Contact).where(Contact.id == 5).values(display="Neuer Name"))
        session.execute(update(Person).where(Person.id == 1).values(deleted_at=None, note="Notiz"))
    assert found(people, "neuer name") == {("contact", 5), ("contact", 4)}
    assert found(people, "begegnungszentrum") == set()
    with people.work("Weg") as session:
        session.execute(delete(ContactPoint))
        session.execute(delete(Affiliation))
        session.execute(delete(Contact).where(Contact.id == 5))
    assert found(people, "neuer name") == set()
    expect_sound(people.connection)
    people.undo()
    assert found(people, "neuer name") == {("contact", 5), ("contact", 4)}
    expect_sound(people.connection)


def test_what_was_deleted_does_not_stay_in_the_file(people: OfficeFile) -> None:
    """Neither the index nor free pages keep a word; only the log does, which erasure empties."""
    with people.work("Angelegt", final=True) as session:
        session.add(person("Geheimwortzebra"))
    with people.work("Gelöscht", final=True) as session:
        session.execute(delete(Contact).where(Contact.id == 6))
    people.connection.execute("update work_row set before = null, after = null")
    people.close()
    assert b"eheimwortzebra" not in people.path.read_bytes()


def test_a_rebuild_changes_nothing(people: OfficeFile) -> None:
    before = search_rows(people.connection)
    people.rebuild_search()
    assert search_rows(people.connection) == before
    expect_sound(people.connection)


def test_the_search_of_a_former_program_is_made_anew_once(people: OfficeFile) -> None:
    wanted = search_rows(people.connection)
    people.connection.execute("update search_doc set text = 'alt' where owner_id = 1")
    people.renew_search()
    assert search_rows(people.connection) == wanted
    people.connection.execute("update search_doc set text = 'alt' where owner_id = 1")
    people.renew_search()
    assert search_rows(people.connection) != wanted
    people.connection.execute("update search_doc set kind = 'made of older' where owner_id = 0")
    people.renew_search()
    assert search_rows(people.connection) == wanted
    expect_sound(people.connection)


def test_a_rebuild_repairs(people: OfficeFile) -> None:
    before = search_rows(people.connection)
    people.connection.execute("update search_doc set text = 'falsch' where owner_id = 1")
    people.connection.execute("delete from search_doc where owner_id = 2")
    people.rebuild_search()
    assert search_rows(people.connection) == before
    expect_sound(people.connection)
    assert people.undo() == "Angelegt"
