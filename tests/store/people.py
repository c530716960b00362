"""People, groups and their search texts for the tests of the store; and what the file holds."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence

from kommin_desktop.base.names import search_text
from kommin_desktop.contacts.model import (
    ContactPoint,
    Organisation,
    Person,
)
from kommin_desktop.store import log
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.search import PART_END, SearchText

CONTACTS = SearchText(
    kind="contact",
    statement="""
        select c.id, c.display || char(31) || c.note
            || coalesce((select char(31) || group_concat(p.value, char(31)) from contact_point p
                         where p.contact_id = c.id and p.deleted_at is null), '')
            || coalesce((select char(31) || group_concat(o.display, char(31)) from affiliation a
                         join contact o on o.id = a.organisation_id
                         where a.person_id = c.id and a.deleted_at is null), '')
        from contact c
        where c.deleted_at is null and c.id in (select value from json_each(:ids))
    """,
    owners={"contact": "id", "contact_point": "contact_id", "affiliation": "person_id"},
    indirect={
        "contact": "select person_id from affiliation "
        "where organisation_id in (select value from json_each(:keys))"
    },
)
GROUPS = SearchText(
    kind="group",
    statement="select id, name from contact_group "
    "where deleted_at is null and id in (select value from json_each(:ids))",
    owners={"contact_group": "id"},
)
TEXTS = (CONTACTS, GROUPS)

HARD_NAMES = (
    '<b>& "Söhne"',
    '=HYPERLINK("http://boese.example";"hier")',
    "Größe\nund " + "Länge " * 100,
    "nul\x00zeichen",
    "'; drop table contact; --",
    "e\u0301 a\u0308 \u202eumgekehrt \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "Олена Коваленко محمد 王",
    "\\n \\u0041 {} [] $.x",
    "\x7f\x01\x1b\r\n\t",
)

_numbers = itertools.count(1)


def person(display: str = "Elif Kaya", *points: str, note: str = "") -> Person:
    """A person with a number of its own and mail addresses or telephone numbers."""
    return Person(
        uid=f"uid-{next(_numbers)}",
        display=display,
        sort_key=display.lower(),
        note=note,
        points=[ContactPoint(kind="email", value=value) for value in points],
    )


def organisation(display: str = "Beispielverein e. V.") -> Organisation:
    """An organisation with a number of its own."""
    return Organisation(uid=f"uid-{next(_numbers)}", display=display, sort_key=display.lower())


def state(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all logged tables: what the office has written down."""
    return {
        table: connection.execute(f'select * from "{table}" order by id').fetchall()
        for table in log.logged_tables(connection)
    }


def history(connection: Connection) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The log: all works and all their rows."""
    return (
        connection.execute("select * from work order by id").fetchall(),
        connection.execute("select * from work_row order by id").fetchall(),
    )


def search_rows(connection: Connection) -> list[tuple[object, ...]]:
    """What the search knows."""
    return connection.execute(
        "select kind, owner_id, text from search_doc where owner_id order by kind, owner_id"
    ).fetchall()


def expect_sound(connection: Connection, texts: Sequence[SearchText] = TEXTS) -> None:
    """References, search and log fit together and the file is whole."""
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    assert search_rows(connection) == sorted(_search_made_anew(connection, texts))
    # Raises if the index knows other words than its texts.
    connection.execute("insert into search(search, rank) values('integrity-check', 1)")
    _expect_log_fits(connection)


def _search_made_anew(
    connection: Connection, texts: Sequence[SearchText]
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for text in texts:
        main = next(table for table, column in text.owners.items() if column == "id")
        ids = [row[0] for row in connection.execute(f"select id from {main}").fetchall()]
        rows += [
            (text.kind, owner, search_text(*words.split(PART_END)))
            for owner, words in connection.execute(
                text.statement, {"ids": json.dumps(ids)}
            ).fetchall()
        ]
    return rows


def _expect_log_fits(connection: Connection) -> None:
    """The latest image the log has of a record is how the record stands."""
    tables = log.logged_tables(connection)
    latest: dict[tuple[str, int], dict[str, object] | None] = {}
    rows = connection.execute(
        "select r.tbl, r.key, r.before, r.after, w.state from work_row r join work w "
        "on w.id = r.work_id where (before is not null or after is not null) "
        "order by w.state <> 'done', r.work_id"
    ).fetchall()
    for table, key, before, after, work_state in rows:
        if work_state != "done":
            continue
        assert before != after
        image = latest.get((table, key))
        if before is None:
            assert image is None
            latest[table, key] = json.loads(after)
        elif after is None:
            latest[table, key] = None
        else:
            old, new = json.loads(before), json.loads(after)
            assert old.keys() == new.keys()
            assert all(old[name] != new[name] for name in old)
            latest[table, key] = {**(image or {}), **new}
    for (table, key), image in latest.items():
        found = connection.execute(
            f"select {log.image_sql('present', tables[table])} from {table} present where id = ?",
            (key,),
        ).fetchone()
        standing = json.loads(found[0]) if found else None
        if image is None or standing is None:
            assert image is standing
        else:
            assert {name: standing[name] for name in image} == image
