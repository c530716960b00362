"""Making the tables of a new office file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver
from kommin_desktop.store.columns import Base
from kommin_desktop.store.driver import APPLICATION_ID, SCHEMA_NO, Connection
from kommin_desktop.store.office_file import drop_unfinished
from kommin_desktop.store.schema import tables
from kommin_desktop.store.work import make_engine

ALEMBIC_TABLE = "alembic_version"


def revision_name(schema_no: int) -> str:
    """The name under which migrations know a schema: „0001“ for 1."""
    return f"{schema_no:04d}"


def create_file(path: Path, key: str | None = None) -> None:
    """Make a new, empty office file with the newest schema; the areas' models must be loaded.

    Raises WorldError if the file exists or its folder cannot be written.
    """
    if path.exists():
        raise WorldError(
            _("„{name}“ gibt es schon. Wählen Sie einen anderen Namen.").format(name=path.name)
        )
    unfinished = path.with_name(path.name + ".tmp")
    try:
        drop_unfinished(unfinished)
        connection = driver.open_writer(unfinished, key)
        try:
            make_schema(connection)
        finally:
            driver.close_writer(connection)
        # The journal of a file that lay here before must not be rolled back into the new one.
        driver.journal_of(path).unlink(missing_ok=True)
        unfinished.replace(path)
    except (OSError, DBAPIError, driver.DatabaseError) as error:
        with suppress(OSError):
            drop_unfinished(unfinished)
        raise WorldError(
            _("„{name}“ lässt sich hier nicht anlegen. Prüfen Sie Ordner und Rechte.").format(
                name=path.name
            )
        ) from error


def make_schema(connection: Connection) -> None:
    """Make all tables of the newest schema on an empty file's connection."""
    engine = make_engine(connection)
    with engine.begin() as link:
        Base.metadata.create_all(link)
        for statement in tables.FULL_TEXT_DDL:
            link.exec_driver_sql(statement)
        link.exec_driver_sql(
            f"create table {ALEMBIC_TABLE}(version_num varchar(32) not null primary key)"
        )
        link.exec_driver_sql(f"insert into {ALEMBIC_TABLE} values(?)", (revision_name(SCHEMA_NO),))
        link.exec_driver_sql(f"pragma application_id = {APPLICATION_ID}")
        link.exec_driver_sql(f"pragma user_version = {SCHEMA_NO}")
