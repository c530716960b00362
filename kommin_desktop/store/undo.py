"""Undo and redo of works out of the log, and the history of a record.

A work is undone whole or not at all. The latest work always can be; an older one only while
nothing later changed the same fields, unless the person chooses to leave those as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set
from typing import Any, NamedTuple

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.store.driver import SCHEMA_NO, Connection, IntegrityError
from kommin_desktop.store.log import columns_of, image_sql
from kommin_desktop.store.reading import Query

Image = dict[str, Any]


class Step(NamedTuple):
    """One record's way back (or forth): how it should stand now and how it shall stand."""

    table: str
    key: int
    present: Image | None
    wanted: Image | None


class WorkLine(NamedTuple):
    """A work as the history shows it."""

    id: int
    at: str
    by: str
    label: str
    state: str
    sealed: bool


class ChangeLine(NamedTuple):
    """What one work did to one record; images are JSON texts of the changed fields."""

    work_id: int
    at: str
    by: str
    label: str
    state: str
    table: str
    key: int
    before: str | None
    after: str | None


def works(limit: int = 1000) -> Query[WorkLine]:
    """The latest works, newest first."""
    return Query(
        "select id, at, by, label, state, sealed from work order by id desc limit :limit",
        WorkLine,
        {"limit": limit},
    )


def record_history(table: str = "contact", key: int = 0) -> Query[ChangeLine]:
    """What happened to one record, newest first."""
    return Query(
        "select w.id, w.at, w.by, w.label, w.state, r.tbl, r.key, r.before, r.after "
        "from work_row r join work w on w.id = r.work_id "
        "where r.tbl = :table and r.key = :key and (r.before is not null or r.after is not null) "
        "order by w.id desc",
        ChangeLine,
        {"table": table, "key": key},
    )


def next_undo(connection: Connection) -> int | None:
    """The work that undo takes back next; issued papers and dispatch are not among them."""
    return _work_number(connection, "select max(id) from work where state = 'done' and not sealed")


def next_redo(connection: Connection) -> int | None:
    """The work that redo does again next."""
    return _work_number(
        connection, "select min(id) from work where state = 'undone' and not sealed"
    )


def label_of(connection: Connection, number: int) -> str:
    """What the person called the work."""
    row = connection.execute("select label from work where id = ?", (number,)).fetchone()
    return str(row[0]) if row else ""


def undo_work(
    connection: Connection, number: int, *, leave_later: bool = False, latest: bool = True
) -> None:
    """Take one work back, inside the running transaction.

    The `latest` can then be done again; taking back an older one is for the caller to log. With
    `leave_later` fields that were changed since stay as they are and the rest is undone.
    Raises UserError if the work is sealed, or later changes or issued papers stand on it.
    """
    label, state, sealed, schema_no = _work_facts(connection, number)
    if state != "done":
        raise UserError(_("„{label}“ ist bereits rückgängig gemacht.").format(label=label))
    if sealed or schema_no != SCHEMA_NO:
        raise UserError(_("„{label}“ lässt sich nicht mehr rückgängig machen.").format(label=label))
    _refuse_frozen(connection, number, label)
    connection.execute("pragma defer_foreign_keys = on")
    gone = _take_out_untouched(connection, number)
    steps = [
        Step(table, key, after, before)
        for table, key, before, after in _rows(connection, number, gone)
    ]
    _walk(connection, steps, label, leave_later=leave_later)
    if latest:
        connection.execute("update work set state = 'undone' where id = ?", (number,))


def redo_work(connection: Connection, number: int) -> None:
    """Do an undone work again, inside the running transaction.

    Raises UserError if its records were changed since.
    """
    label, state, sealed, schema_no = _work_facts(connection, number)
    if state != "undone" or sealed or schema_no != SCHEMA_NO:
        raise UserError(_("„{label}“ ist nicht rückgängig gemacht.").format(label=label))
    steps = [Step(*row) for row in _rows(connection, number)]
    _walk(connection, steps, label, leave_later=False)
    connection.execute("update work set state = 'done' where id = ?", (number,))


def _work_number(connection: Connection, statement: str) -> int | None:
    row = connection.execute(statement).fetchone()
    return None if row is None or row[0] is None else int(row[0])


def _work_facts(connection: Connection, number: int) -> tuple[str, str, bool, int]:
    row = connection.execute(
        "select label, state, sealed, schema_no from work where id = ?", (number,)
    ).fetchone()
    if row is None:
        raise UserError(_("Diesen Arbeitsschritt gibt es nicht."))
    return str(row[0]), str(row[1]), bool(row[2]), int(row[3])


def _refuse_frozen(connection: Connection, number: int, label: str) -> None:
    """A paper that left the office rests on these records: they stay."""
    row = connection.execute(
        "select w.label from work_row mine join work_row later "
        "on later.tbl = mine.tbl and later.key = mine.key and later.work_id > mine.work_id "
        "join work w on w.id = later.work_id and w.state = 'done' and w.sealed "
        "where mine.work_id = ? limit 1",
        (number,),
    ).fetchone()
    if row:
        raise UserError(
            _(
                "„{label}“ lässt sich nicht rückgängig machen, weil „{later}“ darauf beruht. "
                "Ändern Sie den Eintrag oder öffnen Sie den Vorgang wieder."
            ).format(label=label, later=row[0])
        )


def _take_out_untouched(connection: Connection, number: int) -> set[str]:
    """Take out what the work brought in, where all of a table stands as it came: in one go.

    This is the undo of an import; the tables done are told.
    """
    mine = "from work_row where work_id = :work and tbl = :table and before is null "
    mine += "and after is not null"
    brought = connection.execute(
        "select distinct tbl from work_row "
        "where work_id = ? and before is null and after is not null",
        (number,),
    ).fetchall()
    gone = set()
    for (table,) in brought:
        names = {"work": number, "table": table}
        present = image_sql("present", columns_of(connection, table))
        changed = connection.execute(
            f"select 1 from (select key, after {mine}) came "
            f"left join main.{table} present on present.id = came.key "
            f"where came.after is not {present} limit 1",
            names,
        ).fetchone()
        if changed is None:
            connection.execute(f"delete from main.{table} where id in (select key {mine})", names)
            gone.add(table)
    return gone


def _rows(
    connection: Connection, number: int, gone: Set[str] = frozenset()
) -> list[tuple[str, int, Image | None, Image | None]]:
    """The rows of a work, but for what it brought into tables that are done already."""
    rows = connection.execute(
        "select tbl, key, before, after from work_row where work_id = ? "
        "and (before is not null or after is not null) order by id",
        (number,),
    ).fetchall()
    return [
        (table, key, before and json.loads(before), after and json.loads(after))
        for table, key, before, after in rows
        if before is not None or table not in gone
    ]


def _walk(connection: Connection, steps: list[Step], label: str, *, leave_later: bool) -> None:
    by_table: dict[str, list[Step]] = {}
    for step in steps:
        by_table.setdefault(step.table, []).append(step)
    fitting: list[Step] = []
    images: dict[tuple[str, int], Image] = {}
    changed = 0
    for table, group in by_table.items():
        standing = _standing(
            connection, table, columns_of(connection, table), [step.key for step in group]
        )
        images.update({(table, key): image for key, image in standing.items()})
        for step in group:
            fit, misfits = _fit(step, standing.get(step.key))
            changed += misfits
            if fit:
                fitting.append(fit)
    if changed and not leave_later:
        raise UserError(
            ngettext(
                "„{label}“ lässt sich nicht rückgängig machen: {n} Angabe wurde seitdem geändert.",
                "„{label}“ lässt sich nicht rückgängig machen: {n} Angaben wurden seitdem "
                "geändert.",
                changed,
            ).format(label=label, n=changed)
        )
    connection.execute("pragma defer_foreign_keys = on")
    connection.execute("savepoint steps")
    try:
        _write_steps(connection, fitting)
    except IntegrityError:  # two records changing places: each stands in the other's way
        connection.execute("rollback to steps")
        _write_steps(connection, [part for step in fitting for part in _taken_out(step, images)])
    connection.execute("release steps")
    _check_references(connection, label)


def _standing(
    connection: Connection, table: str, columns: tuple[str, ...], keys: list[int]
) -> dict[int, Image]:
    rows = connection.execute(
        f"select id, {image_sql('present', columns)} from main.{table} present "
        "where id in (select value from json_each(?))",
        (json.dumps(keys),),
    ).fetchall()
    return {key: json.loads(image) for key, image in rows}


def _fit(step: Step, standing: Image | None) -> tuple[Step | None, int]:
    """The part of a step that still fits what stands, and how many fields do not."""
    if step.present is None:
        return (step, 0) if standing is None else (None, 1)
    if standing is None:
        return None, 1
    differing = [name for name, value in step.present.items() if standing.get(name) != value]
    if not differing:
        return step, 0
    if step.wanted is None:
        return None, len(differing)
    rest = {name: value for name, value in step.wanted.items() if name not in differing}
    if not rest:
        return None, len(differing)
    return Step(step.table, step.key, step.present, rest), len(differing)


def _taken_out(step: Step, images: Mapping[tuple[str, int], Image]) -> Iterable[Step]:
    """A change as two steps, out and in again, so that all are out before the first comes in."""
    if step.present is None or step.wanted is None:
        return [step]
    image = images[step.table, step.key]
    return [
        Step(step.table, step.key, image, None),
        Step(step.table, step.key, None, {**image, **step.wanted}),
    ]


def _write_steps(connection: Connection, steps: Iterable[Step]) -> None:
    """Write all steps grouped by what they do: delete, then update, then insert."""
    groups: dict[tuple[int, str, tuple[str, ...]], list[Step]] = {}
    for step in steps:
        order = 0 if step.wanted is None else 1 if step.present is not None else 2
        columns = tuple(step.wanted or ())
        groups.setdefault((order, step.table, columns), []).append(step)
    for (order, table, columns), group in sorted(groups.items()):
        names = ",".join(f'"{name}"' for name in columns)
        if order == 0:
            connection.executemany(
                f"delete from main.{table} where id = ?", [(step.key,) for step in group]
            )
        elif order == 1:
            places = ",".join(f'"{name}" = ?' for name in columns)
            connection.executemany(
                f"update main.{table} set {places} where id = ?",
                [(*_values(step.wanted, columns), step.key) for step in group],
            )
        else:
            marks = ",".join("?" * len(columns))
            connection.executemany(
                f"insert into main.{table}({names}) values({marks})",
                [_values(step.wanted, columns) for step in group],
            )


def _values(image: Mapping[str, Any] | None, columns: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(image[name] for name in columns) if image else ()


def _check_references(connection: Connection, label: str) -> None:
    """Refuse a step that would leave a record pointing to nothing."""
    if connection.execute("pragma foreign_key_check").fetchone():
        raise UserError(
            _(
                "„{label}“ lässt sich nicht rückgängig machen, weil andere Einträge darauf "
                "verweisen."
            ).format(label=label)
        )
