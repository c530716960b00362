"""Backups: one file each, verified before it counts.

A backup is a ZIP (stored) of the office file and a manifest with schema, row counts and SHA-256;
its comment is the SHA-256 of all bytes before, so that a change anywhere is noticed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, NamedTuple

from kommin_desktop import __version__
from kommin_desktop.base.clock import instant_text, local_now
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver
from kommin_desktop.store.chunks import Step, no_step
from kommin_desktop.store.office_file import roll_back_crash

SUFFIX = ".kommin-sicherung"
FOLDER = "Sicherungen"
"""Where backups lie, beside the office file."""
_MANIFEST = "manifest.json"
_SCRATCH = ".sicherung-"
_STALE = timedelta(days=1)
_PAGES_A_STEP = 256
CHUNK = 1 << 20
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d_\d{4})(?:-(\d{1,5}))?")
# What reading something that is no backup of ours may raise, beside OSError.
_NO_BACKUP = (ValueError, KeyError, TypeError, RuntimeError, zipfile.BadZipFile, zlib.error)
_SEAL_BYTES = 64
"""A SHA-256 as hexadecimal digits."""


class Manifest(NamedTuple):
    """What a backup says about itself."""

    name: str
    created: str
    schema_no: int
    program: str
    sha256: str
    counts: dict[str, int]
    why: str = ""
    """What it was made for, as a code; empty in backups of former versions."""
    mark: str = ""
    """How far the log of works stood: the same mark, the same records."""

    @property
    def last_work(self) -> int | None:
        """The number of the latest work it holds; None where a former version made it."""
        parts = self.mark.split()
        return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else None


class Backup(NamedTuple):
    """A verified backup."""

    path: Path
    manifest: Manifest


def make_backup(
    path: Path,
    folder: Path,
    key: str | None = None,
    *,
    why: str = "",
    step: Step = no_step,
) -> Backup:
    """Copy the office file into one verified backup in `folder`, also while others read it.

    Raises WorldError if the file is damaged or the folder cannot be written, and whatever `step`
    raises; nothing is left behind then.
    """
    driver.check_openable(path, key)
    roll_back_crash(path, key)
    unfinished = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        target = _free_name(folder, path.stem)
        unfinished = target.with_name(target.name + ".tmp")
        with tempfile.TemporaryDirectory(dir=folder, prefix=_SCRATCH) as scratch:
            copy = Path(scratch) / path.name
            _copy(path, copy, key, step)
            manifest = _describe(path, copy, key)._replace(why=why)
            step(0, 0)
            _pack(unfinished, copy, manifest)
        verify(unfinished)
        step(0, 0)
        unfinished.replace(target)
        sync_folder(folder)
    except BaseException as error:
        if unfinished is not None:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise not_written(folder) from error
        raise
    return Backup(target, manifest)


def verify(backup: Path) -> Manifest:
    """Read a backup whole and compare it with its manifest. Raises WorldError if they differ."""
    try:
        with backup.open("rb") as file:
            sealed = _seal_fits(file)
            manifest = _read_manifest(file) if sealed else None
    except FileNotFoundError as error:
        raise WorldError(
            _("Die Sicherung „{name}“ gibt es nicht.").format(name=backup.name)
        ) from error
    except (OSError, *_NO_BACKUP) as error:
        raise _unusable(backup) from error
    if manifest is None:
        raise _unusable(backup)
    return manifest


def peek(backup: Path) -> Manifest | None:
    """What a backup says about itself, without reading it whole; None if it says nothing."""
    try:
        with zipfile.ZipFile(backup) as archive:
            return _manifest_in(archive)
    except (OSError, *_NO_BACKUP):
        return None


def mark_of(connection: driver.Connection) -> str:
    """How far the log of works stands: it changes with every work, its undo and its redo."""
    row = connection.execute(
        "select count(*) || ' ' || coalesce(max(id), 0) || ' ' || coalesce(max(at), '') || ' ' || "
        "coalesce(sum(case state when 'done' then id end), 0) || ' ' || "
        "(select coalesce(max(id), 0) from work_row) from work"
    ).fetchone()
    return str(row[0]) if row else ""


def _copy(path: Path, copy: Path, key: str | None, step: Step) -> None:
    def progress(_status: int, remaining: int, total: int) -> None:
        step(total - remaining, total)

    with driver.in_words(path), closing(driver.open_reader(path, key, patient=True)) as source:
        try:
            target = driver.open_writer(copy, key)
            try:
                source.backup(target, pages=_PAGES_A_STEP, progress=progress, sleep=0.001)
            finally:
                driver.close_writer(target)
        except driver.DatabaseError as error:
            if driver.is_disk_trouble(error):
                raise not_written(copy.parent.parent) from error
            raise


def _describe(path: Path, copy: Path, key: str | None) -> Manifest:
    with driver.in_words(path), closing(driver.open_reader(copy, key, patient=True)) as reader:
        sound = reader.execute("pragma quick_check(1)").fetchone()
        if (
            sound is None
            or sound[0] != "ok"
            or reader.execute("pragma foreign_key_check").fetchone()
        ):
            raise driver.damaged(path)
        names = [
            row[0]
            for row in reader.execute(
                "select name from sqlite_master where type = 'table' "
                "and name not like 'sqlite!_%' escape '!' and name not like 'search%' order by name"
            )
        ]
        counts = counts_of(reader, names)
        version = reader.execute("pragma user_version").fetchone()
        mark = mark_of(reader)
    import hashlib  # a start looks at backups without making one

    with copy.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    schema_no = int(version[0]) if version else 0
    return Manifest(copy.name, instant_text(), schema_no, __version__, digest, counts, mark=mark)


def counts_of(connection: driver.Connection, tables: Iterable[str]) -> dict[str, int]:
    """How many rows these tables have, those in the trash among them."""
    counts = {}
    for name in tables:
        row = connection.execute(f'select count(*) from "{name}"').fetchone()
        counts[name] = int(row[0]) if row else 0
    return counts


def _pack(unfinished: Path, copy: Path, manifest: Manifest) -> None:
    with unfinished.open("w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(
                _MANIFEST, json.dumps(manifest._asdict(), ensure_ascii=False, indent=1)
            )
            archive.write(copy, copy.name)
            archive.comment = bytes(_SEAL_BYTES)
        seal = _digest_before_seal(file)
        file.seek(-_SEAL_BYTES, os.SEEK_END)
        file.write(seal)
        file.flush()
        os.fsync(file.fileno())


def _seal_fits(file: IO[bytes]) -> bool:
    size = file.seek(0, os.SEEK_END)
    if size <= _SEAL_BYTES:
        return False
    seal = _digest_before_seal(file)
    file.seek(-_SEAL_BYTES, os.SEEK_END)
    return file.read() == seal


def _digest_before_seal(file: IO[bytes]) -> bytes:
    import hashlib

    left = file.seek(0, os.SEEK_END) - _SEAL_BYTES
    file.seek(0)
    digest = hashlib.sha256()
    while left and (chunk := file.read(min(left, CHUNK))):
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest().encode()


def _read_manifest(file: IO[bytes]) -> Manifest | None:
    """The manifest, or None if the office file inside is not the one it describes."""
    import hashlib

    with zipfile.ZipFile(file) as archive:
        manifest = _manifest_in(archive)
        digest = hashlib.sha256()
        with archive.open(manifest.name) as member:
            while chunk := member.read(CHUNK):
                digest.update(chunk)
    fits = Path(manifest.name).name == manifest.name and digest.hexdigest() == manifest.sha256
    return manifest if fits else None


def _manifest_in(archive: zipfile.ZipFile) -> Manifest:
    facts = {**Manifest._field_defaults, **json.loads(archive.read(_MANIFEST))}
    return Manifest(**{name: facts[name] for name in Manifest._fields})


def not_written(folder: Path) -> WorldError:
    """What is said when a backup cannot be written into a folder."""
    return WorldError(
        _(
            "Die Sicherung konnte nicht geschrieben werden: Der Ordner „{folder}“ ist nicht "
            "erreichbar oder voll. Ihre Daten sind gespeichert; nur die Kopie fehlt."
        ).format(folder=folder.name)
    )


def _unusable(backup: Path) -> WorldError:
    return WorldError(
        _(
            "„{name}“ ist keine brauchbare Sicherung; sie wurde verändert oder ist beschädigt."
        ).format(name=backup.name)
    )


def sweep(folder: Path) -> None:
    """Take away what backups left that were killed days ago: copies nobody knows of."""
    for left in (*folder.glob(f"{_SCRATCH}*"), *folder.glob(f"*{SUFFIX}.tmp")):
        with suppress(OSError):
            age = datetime.now(UTC) - datetime.fromtimestamp(left.stat().st_mtime, UTC)
            if age < _STALE:
                continue
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()


def _free_name(folder: Path, stem: str) -> Path:
    minute = local_now().replace(second=0, microsecond=0)
    made = [made_at(path, stem) for path in folder.iterdir()]
    numbers = [at.microsecond for at in made if at and at.replace(microsecond=0) == minute]
    suffix = f"-{max(numbers) + 1}" if numbers else ""
    return folder / f"{stem}_{minute:%Y-%m-%d_%H%M}{suffix}{SUFFIX}"


def sync_folder(folder: Path) -> None:
    """Make the rename itself last; Windows does that on its own."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def made_at(backup: Path, stem: str) -> datetime | None:
    """When a backup of `stem` was made, read from its name; None for other files.

    To the minute; of several in one minute the later ones count as some microseconds later.
    """
    name = backup.name
    if not name.startswith(stem + "_") or not name.endswith(SUFFIX):
        return None
    found = _STAMP.fullmatch(name[len(stem) + 1 : -len(SUFFIX)])
    if found is None:
        return None
    try:
        minute = datetime.strptime(found[1], "%Y-%m-%d_%H%M")
    except ValueError:
        return None
    return minute.replace(microsecond=int(found[2] or 1))


def backup_folder(path: Path) -> Path:
    """Where the backups of an office file lie unless the person chose another place."""
    return path.parent / FOLDER


def latest_backup(path: Path) -> datetime | None:
    """When the office file at `path` was last backed up beside it (wall time), None for never."""
    return latest_in(backup_folder(path), path.stem)


def latest_in(folder: Path, stem: str) -> datetime | None:
    """When the newest backup of an office file in a folder was made, None for none."""
    return max((made for _path, made in found_in(folder, stem)), default=None)


def found_in(folder: Path, stem: str) -> list[tuple[Path, datetime]]:
    """The backups of one office file in a folder and when they were made; none if it is gone."""
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"))
    except OSError:
        return []
    return [(path, made) for path in paths if (made := made_at(path, stem)) is not None]


def rotate(
    folder: Path, stem: str, doomed: Callable[[list[tuple[Path, datetime]]], list[Path]]
) -> list[Path]:
    """Delete the backups of one office file that the plan `doomed` names; those deleted."""
    gone = doomed(found_in(folder, stem))
    for path in gone:
        path.unlink(missing_ok=True)
    return gone
