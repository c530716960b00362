"""Backups: one file each, verified before it counts, and the way back from it.

A backup is a ZIP (stored) of the office file and a manifest with schema, row counts and SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kommin_desktop import __version__
from kommin_desktop.base.clock import instant_text, local_now
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver
from kommin_desktop.store.lock import FileLock

SUFFIX = ".kommin-sicherung"
_MANIFEST = "manifest.json"
_PAGES_A_STEP = 256
_CHUNK = 1 << 20


class Manifest(NamedTuple):
    """What a backup says about itself."""

    name: str
    created: str
    schema_no: int
    program: str
    sha256: str
    counts: dict[str, int]


class Backup(NamedTuple):
    """A verified backup."""

    path: Path
    manifest: Manifest


def make_backup(path: Path, folder: Path, key: str | None = None) -> Backup:
    """Copy the office file into one verified backup in `folder`, also while others read it.

    Raises WorldError if the file is damaged or the folder cannot be written; nothing is left
    behind then.
    """
    driver.check_openable(path)
    target = _free_name(folder, path.stem)
    unfinished = target.with_name(target.name + ".tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".sicherung-") as scratch:
            copy = Path(scratch) / path.name
            _copy(path, copy, key)
            manifest = _describe(copy, key)
            _pack(unfinished, copy, manifest)
        verify(unfinished)
        unfinished.replace(target)
        _sync_folder(folder)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise WorldError(
            _(
                "Die Sicherung konnte nicht geschrieben werden: Der Ordner „{folder}“ ist nicht "
                "erreichbar oder voll. Ihre Daten sind gespeichert; nur die Kopie fehlt."
            ).format(folder=folder.name)
        ) from error
    except driver.DatabaseError as error:
        raise driver.damaged(path) from error
    except WorldError:
        unfinished.unlink(missing_ok=True)
        raise
    return Backup(target, manifest)


def verify(backup: Path) -> Manifest:
    """Read a backup whole and compare it with its manifest. Raises WorldError if they differ."""
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = _read_manifest(archive)
            digest = hashlib.sha256()
            with archive.open(manifest.name) as member:
                while chunk := member.read(_CHUNK):
                    digest.update(chunk)
    except FileNotFoundError as error:
        raise WorldError(
            _("Die Sicherung „{name}“ gibt es nicht.").format(name=backup.name)
        ) from error
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _unusable(backup) from error
    if digest.hexdigest() != manifest.sha256:
        raise _unusable(backup)
    return manifest


def restore_backup(backup: Path, target: Path, *, replace: bool = False) -> Path | None:
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
            return _put_back(backup, manifest, target)
        finally:
            lock.release()
    return _put_back(backup, manifest, target)


def _put_back(backup: Path, manifest: Manifest, target: Path) -> Path | None:
    unfinished = target.with_name(target.name + ".tmp")
    try:
        with (
            zipfile.ZipFile(backup) as archive,
            archive.open(manifest.name) as member,
            unfinished.open("wb") as file,
        ):
            while chunk := member.read(_CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        kept = None
        if target.exists():
            _raise_numbers(unfinished, target)
            stamp = local_now().strftime("%Y-%m-%d_%H%M%S")
            kept = target.with_name(f"{target.stem}_vor-Wiederherstellung_{stamp}{target.suffix}")
            target.replace(kept)
        unfinished.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise WorldError(
            _(
                "Die Sicherung ließ sich nicht zurückspielen. Prüfen Sie Laufwerk und Rechte; "
                "die bisherige Datei liegt noch da."
            )
        ) from error
    return kept


def _raise_numbers(restored: Path, present: Path) -> None:
    """Let the restored file go on counting where the present one stands."""
    try:
        reader = driver.open_reader(present, patient=True)
        numbers = reader.execute("select name, seq from sqlite_sequence").fetchall()
        reader.close()
    except driver.DatabaseError:
        return
    writer = driver.open_writer(restored)
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


def _copy(path: Path, copy: Path, key: str | None) -> None:
    source = driver.open_reader(path, key, patient=True)
    target = driver.open_writer(copy, key)
    try:
        source.backup(target, pages=_PAGES_A_STEP, sleep=0.001)
    finally:
        driver.close_writer(target)
        source.close()


def _describe(copy: Path, key: str | None) -> Manifest:
    reader = driver.open_reader(copy, key, patient=True)
    try:
        sound = reader.execute("pragma quick_check(1)").fetchone()
        if (
            sound is None
            or sound[0] != "ok"
            or reader.execute("pragma foreign_key_check").fetchone()
        ):
            raise driver.damaged(copy)
        names = [
            row[0]
            for row in reader.execute(
                "select name from sqlite_master where type = 'table' "
                "and name not like 'sqlite!_%' escape '!' and name not like 'search%' order by name"
            )
        ]
        counts = {}
        for name in names:
            row = reader.execute(f'select count(*) from "{name}"').fetchone()
            counts[name] = int(row[0]) if row else 0
        version = reader.execute("pragma user_version").fetchone()
    finally:
        reader.close()
    with copy.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    schema_no = int(version[0]) if version else 0
    return Manifest(copy.name, instant_text(), schema_no, __version__, digest, counts)


def _pack(unfinished: Path, copy: Path, manifest: Manifest) -> None:
    with unfinished.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(
                _MANIFEST, json.dumps(manifest._asdict(), ensure_ascii=False, indent=1)
            )
            archive.write(copy, copy.name)
        file.flush()
        os.fsync(file.fileno())


def _read_manifest(archive: zipfile.ZipFile) -> Manifest:
    facts = json.loads(archive.read(_MANIFEST))
    manifest = Manifest(**{name: facts[name] for name in Manifest._fields})
    if Path(manifest.name).name != manifest.name:
        raise ValueError("name with folders")
    return manifest


def _unusable(backup: Path) -> WorldError:
    return WorldError(
        _(
            "„{name}“ ist keine brauchbare Sicherung; sie wurde verändert oder ist beschädigt."
        ).format(name=backup.name)
    )


def _free_name(folder: Path, stem: str) -> Path:
    stamp = local_now().strftime("%Y-%m-%d_%H%M")
    for number in range(1, 1000):
        suffix = "" if number == 1 else f"-{number}"
        target = folder / f"{stem}_{stamp}{suffix}{SUFFIX}"
        if not target.exists():
            return target
    raise WorldError(_("In diesem Ordner liegen zu viele Sicherungen derselben Minute."))


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; Windows does that on its own."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def made_at(backup: Path, stem: str) -> datetime | None:
    """The minute a backup of `stem` was made, read from its name; None for other files."""
    name = backup.name
    if not name.startswith(stem + "_") or not name.endswith(SUFFIX):
        return None
    stamp = name[len(stem) + 1 :][:15]
    try:
        return datetime.strptime(stamp, "%Y-%m-%d_%H%M")
    except ValueError:
        return None


def rotate(
    folder: Path, stem: str, doomed: Callable[[list[tuple[Path, datetime]]], list[Path]]
) -> list[Path]:
    """Delete the backups of one office file that the plan `doomed` names; those deleted."""
    found = [
        (path, made)
        for path in sorted(folder.glob(f"*{SUFFIX}"))
        if (made := made_at(path, stem)) is not None
    ]
    gone = doomed(found)
    for path in gone:
        path.unlink(missing_ok=True)
    return gone
