"""Checking an office file: is it sound, does the search fit, are all papers as they were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from kommin_desktop.base.names import search_text
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.store.driver import Connection, DatabaseError
from kommin_desktop.store.search import PART_END, SearchText, is_made_of


def problems(connection: Connection, texts: Sequence[SearchText]) -> list[str]:
    """German sentences about what is wrong with the file; none if it is sound."""
    try:
        return [
            *_structure(connection),
            *_references(connection),
            *_search(connection, texts),
            *_papers(connection),
        ]
    except DatabaseError:
        return [_("Die Arbeitsdatei ist beschädigt. Stellen Sie die letzte Sicherung wieder her.")]


def _structure(connection: Connection) -> Iterator[str]:
    row = connection.execute("pragma integrity_check(1)").fetchone()
    if row is None or row[0] != "ok":
        yield _("Die Arbeitsdatei ist beschädigt. Stellen Sie die letzte Sicherung wieder her.")


def _references(connection: Connection) -> Iterator[str]:
    broken = len(connection.execute("pragma foreign_key_check").fetchall())
    if broken:
        yield ngettext(
            "{n} Eintrag verweist auf etwas, das es nicht gibt.",
            "{n} Einträge verweisen auf etwas, das es nicht gibt.",
            broken,
        ).format(n=broken)


def _search(connection: Connection, texts: Sequence[SearchText]) -> Iterator[str]:
    if not is_made_of(connection, texts):
        return  # of a former program: made anew with the next opening to write
    wrong = 0
    for text in texts:
        main = next(table for table, column in text.owners.items() if column == "id")
        ids = json.dumps([row[0] for row in connection.execute(f"select id from {main}")])
        wanted = {
            owner: search_text(*(words or "").split(PART_END))
            for owner, words in connection.execute(text.statement, {"ids": ids})
        }
        present: dict[int, str] = dict(
            connection.execute(
                "select owner_id, text from search_doc where kind = ?", (text.kind,)
            ).fetchall()
        )
        wrong += sum(wanted.get(key) != present.get(key) for key in wanted.keys() | present.keys())
    if wrong:
        yield ngettext(
            "Die Suche findet {n} Eintrag nicht richtig.",
            "Die Suche findet {n} Einträge nicht richtig.",
            wrong,
        ).format(n=wrong)


def _papers(connection: Connection) -> Iterator[str]:
    wrong = 0
    for (digest,) in connection.execute("select sha256 from blob").fetchall():
        row = connection.execute("select content from blob where sha256 = ?", (digest,)).fetchone()
        wrong += row is None or hashlib.sha256(row[0]).hexdigest() != digest
    if wrong:
        yield ngettext(
            "{n} abgelegtes Dokument ist nicht mehr, wie es ausgegeben wurde.",
            "{n} abgelegte Dokumente sind nicht mehr, wie sie ausgegeben wurden.",
            wrong,
        ).format(n=wrong)
