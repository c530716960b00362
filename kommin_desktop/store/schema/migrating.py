"""Bringing an older office file to the newest schema, after a verified backup.

Alembic is loaded only here. Foreign keys are off before BEGIN, since rebuilding a table with
them on deletes all rows that point to it; references and row counts are checked before COMMIT.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sqlalchemy.engine import Connection as EngineConnection

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver
from kommin_desktop.store.lock import FileLock
from kommin_desktop.store.safety import backup
from kommin_desktop.store.safety.keeping import BEFORE_UPGRADE
from kommin_desktop.store.schema.creating import revision_name
from kommin_desktop.store.work import make_engine

_STEPS = Path(__file__).parent / "migrations"


class _Standing(NamedTuple):
    """What an upgrade must not lose: rows, and the numbers given so far, by table."""

    counts: dict[str, int]
    numbers: dict[str, int]
    counting: frozenset[str]
    """The tables that never give a number twice."""


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
    lock = FileLock(path)
    lock.acquire()
    try:
        saved = backup.make_backup(path, backup_folder, key, why=BEFORE_UPGRADE)
        with driver.in_words(path):
            _upgrade(path, key, steps or _STEPS, target)
    finally:
        lock.release()
    return saved.path


def _upgrade(path: Path, key: str | None, steps: Path, target: int) -> None:
    connection = driver.open_writer(path, key)
    connection.execute("pragma foreign_keys = OFF")
    engine = make_engine(connection)
    try:
        with engine.begin() as link:
            before = _standing(link)
            _run_alembic(link, steps, target)
            _keep_numbers(link, before)
            _check(link, before, path)
            link.exec_driver_sql("update work set sealed = 1")
            link.exec_driver_sql(f"pragma user_version = {target}")
    finally:
        driver.close_writer(connection)
        engine.dispose()


def _run_alembic(link: EngineConnection, steps: Path, target: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = link
    command.upgrade(config, revision_name(target))


def _standing(link: EngineConnection) -> _Standing:
    made = {
        str(row[0]): str(row[1])
        for row in link.exec_driver_sql(
            "select m.name, m.sql from sqlite_master m join pragma_table_list t on t.name = m.name "
            "where t.schema = 'main' and t.type = 'table' "
            "and m.name not like 'sqlite!_%' escape '!' and m.name <> 'alembic_version'"
        )
    }
    return _Standing(
        counts={
            name: link.exec_driver_sql(f'select count(*) from "{name}"').scalar_one()
            for name in made
        },
        numbers={
            str(name): int(number)
            for name, number in link.exec_driver_sql("select name, seq from sqlite_sequence")
        },
        counting=frozenset(name for name, sql in made.items() if "AUTOINCREMENT" in sql.upper()),
    )


def _keep_numbers(link: EngineConnection, before: _Standing) -> None:
    """A table made anew goes on counting where the old one stood, so that no number comes back."""
    for name, number in before.numbers.items():
        link.exec_driver_sql(
            "update sqlite_sequence set seq = max(seq, ?) where name = ?", (number, name)
        )
        link.exec_driver_sql(
            "insert into sqlite_sequence(name, seq) select ?, ? where not exists "
            "(select 1 from sqlite_sequence where name = ?) "
            "and exists (select 1 from sqlite_master where type = 'table' and name = ?)",
            (name, number, name, name),
        )


def _check(link: EngineConnection, before: _Standing, path: Path) -> None:
    after = _standing(link)
    lost = [name for name, count in before.counts.items() if after.counts.get(name, count) < count]
    forgetful = (before.counting & after.counts.keys()) - after.counting
    if lost or forgetful or link.exec_driver_sql("pragma foreign_key_check").first():
        raise WorldError(
            _(
                "Die Arbeitsdatei „{name}“ lässt sich nicht auf die neue Fassung bringen. "
                "Sie ist unverändert; die Sicherung von eben liegt daneben."
            ).format(name=path.name)
        )
