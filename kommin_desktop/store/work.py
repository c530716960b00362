"""The unit of work: one session, one transaction, one row in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy
from sqlalchemy import event
from sqlalchemy.engine import Connection as EngineConnection
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from kommin_desktop.store import driver, log, search
from kommin_desktop.store.driver import MODULE, Connection
from kommin_desktop.store.reading import driver_connection

_FINAL = "work_is_final"
_BY = "work_is_by"

Told = Callable[[log.Notice], None]
"""Who wants to know which records a commit touched."""


def make_engine(connection: Connection) -> Engine:
    """SQLAlchemy over the one writing connection; parameters never reach messages or logs."""
    engine = sqlalchemy.create_engine(
        "sqlite://",
        module=MODULE,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: EngineConnection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def run_work(
    engine: Engine,
    path: Path,
    texts: Sequence[search.SearchText],
    note: log.WorkNote,
    told: Told,
) -> Iterator[Session]:
    """Do one work: all of it is in the file and in the log afterwards, or nothing of it.

    Raises WorldError where disk, lock or damage stood in the way.
    """
    with driver.in_words(path), Session(engine, expire_on_commit=False) as session:
        connection = driver_connection(session)
        session.info[_BY] = note.by
        session.info[_FINAL] = note.final
        yield session
        session.flush()
        note = note._replace(final=session.info[_FINAL])
        # The session may have rolled back and begun anew: the driver's connection stays the same.
        touched = log.finish(connection, texts, note)
        session.commit()
    if touched:
        told(touched)


def mark_final(session: Session) -> None:
    """Say that this work leaves the office (issuing, dispatch): it is never undone."""
    session.info[_FINAL] = True


def freeze(session: Session, table: str, ids: Iterable[int]) -> None:
    """Name the records an issued paper rests on: older works on them can no longer be undone."""
    session.flush()
    driver_connection(session).executemany(
        "insert or ignore into temp.frozen values(?, ?)", [(table, key) for key in ids]
    )


def worker_name(session: Session) -> str:
    """Who is doing this work."""
    return str(session.info.get(_BY, ""))
