"""The log of works: what each change did to which record, written by triggers of the connection.

Triggers live in the TEMP schema of the writing connection only, so the office file has none.
They see every way of writing (ORM, bulk, plain SQL, rolled-back savepoints), which events of an
ORM do not; that is why history and undo can rest on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from kommin_desktop.base.clock import instant_text, now
from kommin_desktop.store import search
from kommin_desktop.store.driver import SCHEMA_NO, Connection

Notice = Mapping[str, frozenset[int]]
"""The records a work touched: their numbers by table."""

MERGE_WITHIN = timedelta(seconds=30)
"""Saves of the same thing within this time run together into one work."""

_UNLOGGED = ("work", "work_row", "search_doc", "draft", "blob", "alembic_version")


class WorkNote(NamedTuple):
    """What is written down about a work beside its rows."""

    label: str
    by: str
    merge_key: str | None = None
    final: bool = False


def logged_tables(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The tables whose rows are logged, with their columns."""
    rows = connection.execute(
        "select t.name, c.name from pragma_table_list t, pragma_table_info(t.name) c "
        "where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite!_%' escape '!' "
        "order by t.name, c.cid"
    ).fetchall()
    tables: dict[str, tuple[str, ...]] = {}
    for table, column in rows:
        if table not in _UNLOGGED:
            tables[table] = (*tables.get(table, ()), column)
    return {table: columns for table, columns in tables.items() if "id" in columns}


def columns_of(connection: Connection, table: str) -> tuple[str, ...]:
    """The columns of one logged table."""
    rows = connection.execute("select name from pragma_table_info(?) order by cid", (table,))
    return tuple(row[0] for row in rows)


def image_sql(row: str, columns: Iterable[str]) -> str:
    """SQL for a row of `columns` as a JSON object."""
    pairs = [f"'{name}',{row}.\"{name}\"" for name in columns]
    return f"json_object({','.join(pairs)})"


def arm(connection: Connection) -> None:
    """Start noting what this connection writes; once for each writing connection.

    All of it or nothing, so that one can try again where the file was busy.
    """
    statements = [
        (
            "create temp table touched(tbl text, key integer, before text, "
            "primary key(tbl, key)) without rowid"
        ),
        "create temp table frozen(tbl text, key integer, primary key(tbl, key)) without rowid",
    ]
    for table, columns in logged_tables(connection).items():
        old = image_sql("old", columns)
        differs = " or ".join(f'old."{name}" is not new."{name}"' for name in columns)
        statements += [
            (
                f"create temp trigger log_{table}_i after insert on main.{table} begin "
                f"insert or ignore into touched values('{table}', new.id, null); end"
            ),
            (
                f"create temp trigger log_{table}_u after update on main.{table} "
                f"when {differs} begin "
                f"insert or ignore into touched values('{table}', old.id, {old}); end"
            ),
            (
                f"create temp trigger log_{table}_d after delete on main.{table} begin "
                f"insert or ignore into touched values('{table}', old.id, {old}); end"
            ),
        ]
    connection.execute("BEGIN")
    try:
        for statement in statements:
            connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def finish(
    connection: Connection, texts: Sequence[search.SearchText], note: WorkNote | None
) -> Notice:
    """End the running work: search up to date, log written; the records it touched.

    Without a note nothing is written down (undo and redo). Search comes before the log, since a
    merged save puts older images under the rows. What was noted is forgotten inside the
    transaction: the next one begins empty, also after a rollback.
    """
    search.refresh(connection, texts)
    touched = notice(connection)
    if note is not None:
        write_work(connection, note)
    connection.execute("delete from temp.touched")
    connection.execute("delete from temp.frozen")
    return touched


def notice(connection: Connection) -> Notice:
    """Which records the running work has touched so far."""
    found: dict[str, set[int]] = {}
    for table, key in connection.execute("select tbl, key from temp.touched").fetchall():
        found.setdefault(table, set()).add(key)
    return {table: frozenset(keys) for table, keys in found.items()}


def write_work(connection: Connection, note: WorkNote) -> int | None:
    """Write the running work into the log; its number, or None if it changed nothing.

    Works that were undone and are now superseded become `dropped`; they stay readable.
    """
    if not _anything_noted(connection):
        return None
    merged = _merged_into(connection, note)
    number = merged
    if number is None:
        row = connection.execute(
            "insert into work(at, by, label, state, schema_no, merge_key, sealed) "
            "values(?, ?, ?, 'done', ?, ?, ?) returning id",
            (instant_text(), note.by, note.label, SCHEMA_NO, note.merge_key, int(note.final)),
        ).fetchone()
        assert row is not None
        number = int(row[0])
    _write_rows(connection, number)
    if not _has_rows(connection, number):  # everything stands as before
        connection.execute("delete from work where id = ?", (number,))
        number = None
    if number is not None or merged is not None:
        connection.execute("update work set state = 'dropped' where state = 'undone'")
    return number


def _anything_noted(connection: Connection) -> bool:
    row = connection.execute(
        "select exists(select 1 from temp.touched) or exists(select 1 from temp.frozen)"
    ).fetchone()
    return bool(row and row[0])


def _has_rows(connection: Connection, number: int) -> bool:
    return bool(
        connection.execute("select 1 from work_row where work_id = ?", (number,)).fetchone()
    )


def _write_rows(connection: Connection, number: int) -> None:
    touched = connection.execute("select distinct tbl from temp.touched").fetchall()
    for (table,) in touched:
        image = image_sql("present", columns_of(connection, table))
        connection.execute(
            f"""
            insert into work_row(work_id, tbl, key, before, after)
            select :work, '{table}', key,
              case when before is null or after is null then before
                else {_changed_only("before", "after")} end,
              case when before is null or after is null then after
                else {_changed_only("after", "before")} end
            from (select t.key, t.before,
                    case when present.id is null then null else {image} end as after
                  from temp.touched t left join main.{table} present on present.id = t.key
                  where t.tbl = '{table}')
            where before is not after order by key
            """,
            {"work": number},
        )
    connection.execute("delete from work_row where work_id = ? and after = '{}'", (number,))
    connection.execute(
        "insert into work_row(work_id, tbl, key) select ?, tbl, key from temp.frozen", (number,)
    )


def _changed_only(this: str, other: str) -> str:
    return (
        f"(select json_group_object(x.key, x.value) from json_each({this}) x "
        f"where json_extract({other}, '$.' || x.key) is not x.value)"
    )


def _merged_into(connection: Connection, note: WorkNote) -> int | None:
    if note.merge_key is None or note.final:
        return None
    row = connection.execute(
        "select id, at, by, merge_key, sealed from work where state = 'done' "
        "order by id desc limit 1"
    ).fetchone()
    if row is None:
        return None
    number, at, by, merge_key, sealed = row
    if merge_key != note.merge_key or by != note.by or sealed:
        return None
    if now() - datetime.fromisoformat(at.replace("Z", "+00:00")) > MERGE_WITHIN:
        return None
    _take_over(connection, number)
    connection.execute(
        "update work set at = ?, label = ? where id = ?", (instant_text(), note.label, number)
    )
    return int(number)


def _take_over(connection: Connection, number: int) -> None:
    """Put the rows of an earlier work under the running one: its „before“ is the older one."""
    rows = connection.execute(
        "select tbl, key, before, after from work_row where work_id = ?", (number,)
    ).fetchall()
    for table, key, before, after in rows:
        if before is None and after is None:
            connection.execute("insert or ignore into temp.frozen values(?, ?)", (table, key))
            continue
        oldest = _older_before(connection, table, key, before, after)
        connection.execute(
            "insert into temp.touched values(?, ?, ?) "
            "on conflict(tbl, key) do update set before = excluded.before",
            (table, key, oldest),
        )
    connection.execute("delete from work_row where work_id = ?", (number,))


def _older_before(
    connection: Connection, table: str, key: int, before: str | None, after: str | None
) -> str | None:
    if before is None or after is None:
        return before
    noted = connection.execute(
        "select before from temp.touched where tbl = ? and key = ?", (table, key)
    ).fetchone()
    if noted is None:
        image = image_sql("present", columns_of(connection, table))
        noted = connection.execute(
            f"select {image} from main.{table} present where id = ?", (key,)
        ).fetchone()
    full: dict[str, Any] = json.loads(noted[0]) if noted and noted[0] else {}
    full.update(json.loads(before))
    return json.dumps(full, ensure_ascii=False, separators=(",", ":"))
