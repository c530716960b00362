"""The way back from a backup: the restored file takes its place, the present one stays beside."""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from pathlib import Path

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver
from kommin_desktop.store.lock import FileLock
from kommin_desktop.store.office_file import drop_unfinished
from kommin_desktop.store.safety.backup import (
    CHUNK,
    Manifest,
    make_backup,
    sync_folder,
    verify,
)
from kommin_desktop.store.safety.keeping import BEFORE_RESTORE


def restore_backup(
    backup: Path, target: Path, key: str | None = None, *, replace: bool = False
) -> Path | None:
    """Bring back the office file from a backup; the path of the file that was kept beside.

    The present file is never overwritten: with `replace` it is renamed and stays beside the
    restored one, without it its presence is refused. Numbers given since the backup are not
    given again. Raises WorldError if the backup is unusable or the file is in use.
    """
    manifest = verify(backup)
    if manifest.schema_no > driver.SCHEMA_NO:
        raise WorldError(
            _(
                "Die Sicherung „{name}“ stammt aus einer neueren Fassung von KOMM-IN. "
                "Bitte aktualisieren Sie das Programm."
            ).format(name=backup.name)
        )
    if target.exists() and not replace:
        raise WorldError(
            _(
                "„{name}“ gibt es schon. Wählen Sie einen anderen Namen oder verlangen Sie "
                "ausdrücklich das Ersetzen; die bisherige Datei bleibt dann daneben liegen."
            ).format(name=target.name)
        )
    if target.exists():
        lock = FileLock(target)
        lock.acquire()
        try:
            return _put_back(backup, manifest, target, key)
        finally:
            lock.release()
    return _put_back(backup, manifest, target, key)


def swap_in(backup: Path, target: Path, folder: Path, key: str | None = None) -> Path | None:
    """Let a backup take the place of the office file, which nobody has open.

    The present file becomes a verified backup in `folder` first, whose path is returned. Where
    that cannot be made it stays beside under another name, and that path is returned; None if
    there was no file. Raises WorldError if the backup is unusable; then nothing has changed.
    """
    verify(backup)
    saved = None
    if target.exists():
        with suppress(WorldError):  # damaged, or the folder is out of reach
            saved = make_backup(target, folder, key, why=BEFORE_RESTORE).path
    beside = restore_backup(backup, target, key, replace=True)
    if saved is None or beside is None:
        return beside
    drop_unfinished(beside)  # the backup holds the same
    return saved


def _put_back(backup: Path, manifest: Manifest, target: Path, key: str | None) -> Path | None:
    unfinished = target.with_name(target.name + ".tmp")
    try:
        drop_unfinished(unfinished)
        with (
            zipfile.ZipFile(backup) as archive,
            archive.open(manifest.name) as member,
            unfinished.open("wb") as file,
        ):
            while chunk := member.read(CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        with driver.in_words(target):
            kept = _set_aside(unfinished, target, key)
        unfinished.replace(target)
        sync_folder(target.parent)
    except (OSError, WorldError) as error:
        with suppress(OSError):
            drop_unfinished(unfinished)
        raise WorldError(
            _(
                "Die Sicherung ließ sich nicht zurückspielen. Prüfen Sie Laufwerk und Rechte; "
                "die bisherige Datei liegt noch da."
            )
        ) from error
    return kept


def _set_aside(restored: Path, present: Path, key: str | None) -> Path | None:
    """Make room for the restored file; a journal goes along, or it would be rolled back into it."""
    kept = None
    if present.exists():
        _raise_numbers(restored, present, key)
        stamp = local_now().strftime("%Y-%m-%d_%H%M%S")
        kept = _unused(present, f"{present.stem}_vor-Wiederherstellung_{stamp}")
        present.replace(kept)
    journal = driver.journal_of(present)
    if journal.exists():
        if kept is None:
            journal.unlink()
        else:
            journal.replace(driver.journal_of(kept))
    return kept


def _unused(present: Path, stem: str) -> Path:
    path = present.with_name(stem + present.suffix)
    number = 1
    while path.exists():
        number += 1
        path = present.with_name(f"{stem}-{number}{present.suffix}")
    return path


def _raise_numbers(restored: Path, present: Path, key: str | None) -> None:
    """Let the restored file go on counting where the present one stands."""
    try:
        driver.check_openable(present, key, newer_allowed=True)
        reader = driver.open_writer(present, key)  # a reader cannot roll back a crash
        try:
            numbers = reader.execute("select name, seq from sqlite_sequence").fetchall()
        finally:
            driver.close_writer(reader)
    except (WorldError, driver.DatabaseError):
        return  # too damaged to count on: it stays beside
    writer = driver.open_writer(restored, key)
    try:
        writer.execute("begin immediate")
        for name, number in numbers:
            writer.execute(
                "update sqlite_sequence set seq = max(seq, ?) where name = ?", (number, name)
            )
            writer.execute(
                "insert into sqlite_sequence(name, seq) select ?, ? where not exists "
                "(select 1 from sqlite_sequence where name = ?)",
                (name, number, name),
            )
        writer.execute("commit")
    finally:
        driver.close_writer(writer)
