"""Text being typed, kept outside the log within seconds, so that a crash costs almost nothing."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kommin_desktop.base.clock import instant_text
from kommin_desktop.base.errors import WorldError
from kommin_desktop.store import driver
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import Query, read

_SPARE_SUFFIX = "-entwurf"
_SPARE_TABLE = (
    "create table if not exists draft("
    "key text primary key, text text not null, at text not null, by text not null)"
)


class DraftLine(NamedTuple):
    """A text that was being typed, under the key of its place."""

    key: str
    text: str
    at: str
    by: str


class ChangeLine(NamedTuple):
    """When a record was last changed by a work that holds, None if never."""

    at: str | None


def drafts() -> Query[DraftLine]:
    """All texts that have not become a work yet."""
    return Query("select key, text, at, by from draft order by at", DraftLine)


def draft_of(key: str = "") -> Query[DraftLine]:
    """The draft of one place."""
    return Query("select key, text, at, by from draft where key = :key", DraftLine, {"key": key})


def last_change(table: str = "", key: int = 0) -> Query[ChangeLine]:
    """When a record was last changed, as `DraftLine.at` says it: older drafts are of no use."""
    return Query(
        "select max(w.at) from work_row r join work w on w.id = r.work_id "
        "where r.tbl = :table and r.key = :key and w.state = 'done'",
        ChangeLine,
        {"table": table, "key": key},
    )


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


def keep_draft(office: OfficeFile, key: str, text: str) -> None:
    """Keep a draft in the office file outside of any work. Raises WorldError on disk trouble."""
    with driver.in_words(office.path):
        save_draft(office.connection, key, text, office.by)


class SpareDrafts:
    """Drafts beside the office file, for the time in which a long work or a full disk closes it.

    They are written on a thread of their own; when the last one is dropped, the file is gone. An
    encrypted office file gets one only with its key, since typed text never lies open.
    """

    def __init__(self, office_path: Path, key: str | None = None) -> None:
        self.path = office_path.with_name(office_path.name + _SPARE_SUFFIX)
        self._office_path = office_path
        self._key = key
        self._line: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._connection: Connection | None = None

    def put(self, key: str, text: str, by: str) -> None:
        """Keep a text as it stands now; returns at once."""
        if self._may_write():
            at = instant_text()  # a clock that tests set is not seen on another thread
            self._do(lambda: self._write(DraftLine(key, text, at, by)))

    def drop(self, key: str) -> None:
        """Forget a text, which has come into the office file; returns at once."""
        if self._thread is not None or self.path.exists():
            self._do(lambda: self._forget(key))

    def lines(self) -> list[DraftLine]:
        """What a crash left behind; nothing where that cannot be read."""
        if not self.path.exists():
            return []
        try:
            connection = driver.open_writer(self.path, self._key)  # rolls half a draft back
            try:
                return read(connection, drafts())
            finally:
                driver.close_writer(connection)
        except driver.DriverError:
            return []

    def close(self) -> None:
        """Write what waits and end the thread; a second time it does nothing."""
        if self._thread is not None:
            self._line.put(None)
            self._thread.join()
            self._thread = None

    def _may_write(self) -> bool:
        try:
            return self._key is not None or driver.read_header(self._office_path).is_sqlite
        except OSError:
            return True

    def _do(self, act: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="spare-drafts", daemon=True)
            self._thread.start()
        self._line.put(act)

    def _run(self) -> None:
        while (act := self._line.get()) is not None:
            try:
                with driver.in_words(self.path):
                    act()
            except (WorldError, OSError):
                self._shut()  # the text is still in the window, and the next second tries again
        self._shut()

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = driver.open_writer(self.path, self._key)
            self._connection.execute(_SPARE_TABLE)
        return self._connection

    def _write(self, line: DraftLine) -> None:
        self._open().execute(
            "insert into draft(key, text, at, by) values(?, ?, ?, ?) on conflict(key) do update "
            "set text = excluded.text, at = excluded.at, by = excluded.by",
            line,
        )

    def _forget(self, key: str) -> None:
        if self._connection is None and not self.path.exists():
            return
        connection = self._open()
        drop_draft(connection, key)
        if connection.execute("select 1 from draft").fetchone() is None:
            self._shut()
            self.path.unlink(missing_ok=True)
            driver.journal_of(self.path).unlink(missing_ok=True)

    def _shut(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                driver.close_writer(connection)
            except driver.DriverError:
                connection.close()
