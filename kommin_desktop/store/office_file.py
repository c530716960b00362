"""The office file as the program holds it open: works go in, lines come out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kommin_desktop.base.errors import UserError, WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver, log, search, undo
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.lock import FileLock
from kommin_desktop.store.reading import Query, read

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine
    from sqlalchemy.orm import Session

L = TypeVar("L", bound=tuple[Any, ...])


def open_for_reading(path: Path, key: str | None = None, *, patient: bool = True) -> Connection:
    """A reading connection to an office file, whoever has it open for writing.

    A work that a crash cut off is rolled back first, which a reading connection cannot do.
    Raises WorldError for a missing, foreign, damaged or newer file, which stays as it was.
    """
    driver.check_openable(path, key)
    roll_back_crash(path, key)
    connection = driver.open_reader(path, key, patient=patient)
    try:
        driver.check_opened(connection, path)
        with driver.in_words(path):
            connection.execute("select count(*) from sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def roll_back_crash(path: Path, key: str | None = None) -> None:
    """Undo what a work had half written when its process died; nothing while somebody works."""
    if not driver.unfinished_work(path):
        return
    lock = FileLock(path)
    try:
        lock.acquire()
    except WorldError:
        return
    try:
        with driver.in_words(path):
            connection = driver.open_writer(path, key)
            try:
                connection.execute("select count(*) from sqlite_master").fetchone()
            finally:
                driver.close_writer(connection)
    finally:
        lock.release()


def needs_upgrade(path: Path, key: str | None = None) -> bool:
    """Whether the file was written with an older schema."""
    driver.check_openable(path, key)
    roll_back_crash(path, key)
    return 0 < driver.check_openable(path, key).schema_no < driver.SCHEMA_NO


Texts = Sequence[search.SearchText] | Callable[[], Sequence[search.SearchText]]
"""What the full-text search finds, or who knows it, asked with the first work."""


class OfficeFile:
    """One office file, open for writing by this process alone.

    It belongs to the thread that opened it; windows read through a connection of their own.
    """

    def __init__(
        self,
        path: Path,
        texts: Texts,
        by: str,
        key: str | None = None,
    ) -> None:
        """Open the file. Raises WorldError if it is locked, missing, foreign, damaged or newer."""
        driver.check_openable(path, key)
        self.path = path
        self.by = by
        self._texts = texts
        self.on_change: list[Callable[[log.Notice], None]] = []
        self._lock = FileLock(path)
        self._lock.acquire()
        try:
            self.connection = _opened(path, key)
        except BaseException:
            self._lock.release()
            raise
        self._made_engine: Engine | None = None
        self._is_armed = False
        self._closed = False

    @property
    def texts(self) -> Sequence[search.SearchText]:
        """What the full-text search finds."""
        return self._texts() if callable(self._texts) else self._texts

    def close(self) -> None:
        """Close the file and give it back to others; a second time it does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            driver.close_writer(self.connection)
            if self._made_engine is not None:
                self._made_engine.dispose()
        finally:
            self._lock.release()

    def __enter__(self) -> OfficeFile:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def work(
        self, label: str, *, merge_key: str | None = None, final: bool = False
    ) -> AbstractContextManager[Session]:
        """One change under the name the person knows it by; all of it or nothing.

        Saves with the same `merge_key` within 30 seconds become one work. A `final` work
        (issuing, dispatch) is never undone.
        """
        from kommin_desktop.store.work import run_work

        if self.connection.in_transaction:
            raise RuntimeError("a work is running already")
        self._arm()
        note = log.WorkNote(label, self.by, merge_key, final)
        return run_work(self._engine, self.path, self.texts, note, self._tell)

    def read(self, query: Query[L]) -> list[L]:
        """All lines that answer the query. Raises WorldError if the file cannot be read."""
        with driver.in_words(self.path):
            return read(self.connection, query)

    def undo(self) -> str | None:
        """Take the latest work back; its label, or None if there is nothing to take back.

        Raises UserError if something that left the office rests on it.
        """
        number = undo.next_undo(self.connection)
        return None if number is None else self.undo_work(number)

    def undo_work(self, number: int, *, leave_later: bool = False) -> str:
        """Take one work back, an older one too. Raises UserError if later changes stand on it.

        Taking back an older work is a work of its own, which can be taken back in turn: so the
        later works keep what they stand on, and undoing them one by one never gets stuck.
        """
        label = undo.label_of(self.connection, number)
        note = None
        if number != undo.next_undo(self.connection):
            name = _("{label} (zurückgenommen)").format(label=label)
            note = log.WorkNote(name, self.by)
        self._step(
            lambda: undo.undo_work(
                self.connection, number, leave_later=leave_later, latest=note is None
            ),
            note,
        )
        return label

    def redo(self) -> str | None:
        """Do the earliest undone work again; its label, or None. Raises UserError on conflict."""
        number = undo.next_redo(self.connection)
        if number is None:
            return None
        self._step(lambda: undo.redo_work(self.connection, number))
        return undo.label_of(self.connection, number)

    def renew_search(self) -> None:
        """Make the search anew if a former program made it, which found other words."""
        if not search.is_made_of(self.connection, self.texts):
            self.rebuild_search()

    def rebuild_search(self) -> None:
        """Make the search anew from the records."""
        self._step(lambda: search.rebuild(self.connection, self.texts))

    @property
    def _engine(self) -> Engine:
        if self._made_engine is None:
            from kommin_desktop.store.work import make_engine

            self._made_engine = make_engine(self.connection)
        return self._made_engine

    def _arm(self) -> None:
        """Note what is written from now on: before the first work, so that opening is quick."""
        if not self._is_armed:
            with driver.in_words(self.path):
                log.arm(self.connection)
            self._is_armed = True

    def _step(self, act: Callable[[], None], note: log.WorkNote | None = None) -> None:
        """Run a step of the store itself in one transaction, with search and notice."""
        connection = self.connection
        if connection.in_transaction:
            raise RuntimeError("a work is running already")
        self._arm()
        with driver.in_words(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                act()
                touched = log.finish(connection, self.texts, note)
                connection.execute("COMMIT")
            except driver.IntegrityError as error:
                connection.rollback()
                raise UserError(
                    _("Das lässt sich nicht rückgängig machen, weil anderes darauf beruht.")
                ) from error
            except BaseException:
                connection.rollback()
                raise
        if touched:
            self._tell(touched)

    def _tell(self, touched: log.Notice) -> None:
        for listener in self.on_change:
            listener(touched)


def drop_unfinished(path: Path) -> None:
    """Take away what is left of a file that never became one, with its journal."""
    path.unlink(missing_ok=True)
    driver.journal_of(path).unlink(missing_ok=True)


def _opened(path: Path, key: str | None) -> Connection:
    with driver.in_words(path):
        connection = driver.open_writer(path, key)
        try:
            driver.check_opened(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection
