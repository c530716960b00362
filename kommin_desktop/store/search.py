"""Full-text search over everything: folded texts, kept by one refresh at the end of every work.

There are no schema triggers: works, undo, redo and erasure all call `refresh`; a record in the
trash has no row. What is searched is what the areas offer as `SearchText`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kommin_desktop.base.names import search_terms, search_text
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Query

_MADE_OF = "made of "
"""A row without words notes of which texts the search was made: no record has the number 0."""
_FOLDING = 1
"""One up when names are folded otherwise."""
PART_END = "\x1f"
"""What stands between the parts of a search text: `char(31)`."""


@dataclass(frozen=True)
class SearchText:
    """What is found of one kind of record.

    `statement` yields id and text of the living records among the JSON numbers `:ids`; the
    parts of the text, such as the names, are joined by `char(31)`;
    `owners` names, by table, the column that leads from a touched row to its record;
    `indirect` holds, by table, SQL for further records whose text a touched row `:keys` changes.
    """

    kind: str
    statement: str
    owners: Mapping[str, str]
    indirect: Mapping[str, str] = field(default_factory=dict)


class Hit(NamedTuple):
    """A record found by its words."""

    kind: str
    owner_id: int


def refresh(connection: Connection, texts: Sequence[SearchText]) -> None:
    """Bring the search texts of all touched records up to date; inside the running work."""
    touched = {row[0] for row in connection.execute("select distinct tbl from temp.touched")}
    for text in texts:
        owners: set[int] = set()
        for table, column in text.owners.items():
            if table in touched:
                owners |= _owners(connection, table, column)
        for table, statement in text.indirect.items():
            if table in touched:
                owners |= _indirect(connection, table, statement)
        if owners:
            _write(connection, text, owners)


def is_made_of(connection: Connection, texts: Sequence[SearchText]) -> bool:
    """Whether the search was made of these texts, not of those of a former program."""
    row = connection.execute(
        "select kind from search_doc where owner_id = 0 and kind like ?", (f"{_MADE_OF}%",)
    ).fetchone()
    return row is not None and row[0] == _mark(texts)


def rebuild(connection: Connection, texts: Sequence[SearchText]) -> None:
    """Make all search texts anew, as a check or after a change of the folding or of the texts."""
    connection.execute("delete from search_doc")
    connection.execute("insert into search(search) values('rebuild')")
    for text in texts:
        main = next(table for table, column in text.owners.items() if column == "id")
        ids = {row[0] for row in connection.execute(f"select id from {main}")}
        _write(connection, text, ids)
    _insert(connection, [(_mark(texts), 0, "")])


def hits(text: str, kind: str | None = None, limit: int = 50) -> Query[Hit]:
    """The records whose words begin with the words of `text`, at most `limit` of them."""
    return Query(
        "select d.kind, d.owner_id from search s join search_doc d on d.id = s.rowid "
        "where search match :match and (:kind is null or d.kind = :kind) limit :limit",
        Hit,
        {"match": match_expression(text), "kind": kind, "limit": limit},
    )


def match_expression(text: str) -> str:
    """The words of a search as FTS5 reads them: every word quoted, each a prefix."""
    groups = []
    for alternatives in search_terms(text):
        words = [f'"{word}"*' for word in alternatives]
        groups.append(words[0] if len(words) == 1 else "(" + " OR ".join(words) + ")")
    return " AND ".join(groups) or '""'


def _mark(texts: Sequence[SearchText]) -> str:
    made_of = [str(_FOLDING), *(f"{text.kind}: {text.statement}" for text in texts)]
    return f"{_MADE_OF}{zlib.crc32(PART_END.join(made_of).encode()):08x}"


def _owners(connection: Connection, table: str, column: str) -> set[int]:
    if column == "id":
        statement = "select key from temp.touched where tbl = :table"
    else:
        statement = (
            f"select json_extract(before, '$.{column}') from temp.touched "
            "where tbl = :table and before is not null "
            f'union select present."{column}" from temp.touched t '
            f"join main.{table} present on present.id = t.key where t.tbl = :table"
        )
    rows = connection.execute(statement, {"table": table})
    return {row[0] for row in rows if row[0] is not None}


def _indirect(connection: Connection, table: str, statement: str) -> set[int]:
    keys = connection.execute(
        "select json_group_array(key) from temp.touched where tbl = ?", (table,)
    ).fetchone()
    rows = connection.execute(statement, {"keys": keys[0] if keys else "[]"})
    return {row[0] for row in rows if row[0] is not None}


def _write(connection: Connection, text: SearchText, owners: Iterable[int]) -> None:
    ids = json.dumps(sorted(owners))
    wanted = {
        owner: search_text(*(words or "").split(PART_END))
        for owner, words in connection.execute(text.statement, {"ids": ids})
    }
    present = {
        owner: (number, words)
        for number, owner, words in connection.execute(
            "select id, owner_id, text from search_doc where kind = :kind "
            "and owner_id in (select value from json_each(:ids))",
            {"kind": text.kind, "ids": ids},
        )
    }
    gone = [
        (number, words) for owner, (number, words) in present.items() if wanted.get(owner) != words
    ]
    new = [
        (text.kind, owner, words)
        for owner, words in wanted.items()
        if owner not in present or present[owner][1] != words
    ]
    if gone:
        connection.executemany(
            "insert into search(search, rowid, text) values('delete', ?, ?)", gone
        )
        connection.executemany("delete from search_doc where id = ?", [(row[0],) for row in gone])
    if new:
        _insert(connection, new)


def _insert(connection: Connection, new: Sequence[tuple[str, int, str]]) -> None:
    last = connection.execute("select coalesce(max(id), 0) from search_doc").fetchone()
    first = int(last[0]) + 1 if last else 1
    connection.executemany(
        "insert into search_doc(id, kind, owner_id, text) values(?, ?, ?, ?)",
        [(first + index, *row) for index, row in enumerate(new)],
    )
    connection.executemany(
        "insert into search(rowid, text) values(?, ?)",
        [(first + index, row[2]) for index, row in enumerate(new)],
    )
