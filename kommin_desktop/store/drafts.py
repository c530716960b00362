"""Text being typed, kept outside the log within seconds, so that a crash costs almost nothing."""

from __future__ import annotations

from typing import NamedTuple

from kommin_desktop.base.clock import instant_text
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Query


class DraftLine(NamedTuple):
    """A text that was being typed, under the key of its place."""

    key: str
    text: str
    at: str
    by: str


def drafts() -> Query[DraftLine]:
    """All texts that have not become a work yet."""
    return Query("select key, text, at, by from draft order by at", DraftLine)


def save_draft(connection: Connection, key: str, text: str, by: str) -> None:
    """Keep the text as it stands now; inside or outside a transaction."""
    connection.execute(
        "insert into draft(key, text, at, by) values(?, ?, ?, ?) "
        "on conflict(key) do update set text = excluded.text, at = excluded.at, by = excluded.by",
        (key, text, instant_text(), by),
    )


def drop_draft(connection: Connection, key: str) -> None:
    """Forget a draft, in the same transaction as the work that takes it over."""
    connection.execute("delete from draft where key = ?", (key,))
