"""Bringing an older office file to the newest schema, after a verified backup.

Alembic is loaded only here. Foreign keys are off before BEGIN, since rebuilding a table with
them on deletes all rows that point to it; references and row counts are checked before COMMIT.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import Connection as EngineConnection

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import backup, driver
from kommin_desktop.store.creating import revision_name
from kommin_desktop.store.work import make_engine

_STEPS = Path(__file__).parent / "migrations"


def needs_upgrade(path: Path) -> bool:
    """Whether the file was written with an older schema."""
    return 0 < driver.check_openable(path).schema_no < driver.SCHEMA_NO


def upgrade_file(
    path: Path,
    backup_folder: Path,
    key: str | None = None,
    *,
    steps: Path | None = None,
    target: int = driver.SCHEMA_NO,
) -> Path:
    """Bring the file to schema `target`; the backup made before is returned.

    After a failure or a crash the file is wholly old or wholly new. Undo ends at an upgrade:
    older works stay readable but sealed. Raises WorldError if rows or references would be lost.
    """
    saved = backup.make_backup(path, backup_folder, key)
    connection = driver.open_writer(path, key)
    connection.execute("pragma foreign_keys = OFF")
    engine = make_engine(connection)
    try:
        with engine.begin() as link:
            before = _counts(link)
            _run_alembic(link, steps or _STEPS, target)
            _check(link, before, path)
            link.exec_driver_sql("update work set sealed = 1")
            link.exec_driver_sql(f"pragma user_version = {target}")
    finally:
        driver.close_writer(connection)
        engine.dispose()
    return saved.path


def _run_alembic(link: EngineConnection, steps: Path, target: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = link
    command.upgrade(config, revision_name(target))


def _counts(link: EngineConnection) -> dict[str, int]:
    names = [
        row[0]
        for row in link.exec_driver_sql(
            "select name from pragma_table_list where schema = 'main' and type = 'table' "
            "and name not like 'sqlite!_%' escape '!' and name <> 'alembic_version'"
        )
    ]
    return {
        name: link.exec_driver_sql(f'select count(*) from "{name}"').scalar_one() for name in names
    }


def _check(link: EngineConnection, before: dict[str, int], path: Path) -> None:
    after = _counts(link)
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if lost or link.exec_driver_sql("pragma foreign_key_check").first():
        raise WorldError(
            _(
                "Die Arbeitsdatei „{name}“ lässt sich nicht auf die neue Fassung bringen. "
                "Sie ist unverändert; die Sicherung von eben liegt daneben."
            ).format(name=path.name)
        )
