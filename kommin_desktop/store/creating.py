"""Making the tables of a new office file."""

from __future__ import annotations

from kommin_desktop.store import tables
from kommin_desktop.store.columns import Base
from kommin_desktop.store.driver import APPLICATION_ID, SCHEMA_NO, Connection
from kommin_desktop.store.work import make_engine

ALEMBIC_TABLE = "alembic_version"


def revision_name(schema_no: int) -> str:
    """The name under which migrations know a schema: „0001“ for 1."""
    return f"{schema_no:04d}"


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
