"""Backups as they are made from day to day: verified, sorted out, copied to a second place."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.text import _
from kommin_desktop.store.chunks import Step, no_step
from kommin_desktop.store.office_file import open_for_reading
from kommin_desktop.store.safety import rotation
from kommin_desktop.store.safety.backup import (
    CHUNK,
    Backup,
    Manifest,
    backup_folder,
    found_in,
    make_backup,
    mark_of,
    not_written,
    peek,
    rotate,
    sweep,
    sync_folder,
    verify,
)

BY_HAND, ON_CLOSE, MEANWHILE = "hand", "close", "meanwhile"
BEFORE_IMPORT, BEFORE_UPGRADE, BEFORE_RESTORE = "import", "upgrade", "restore"
TO_MOVE = "move"


class Kept(NamedTuple):
    """A backup that lies in a folder; without a manifest it cannot be used."""

    path: Path
    made: datetime
    size: int
    manifest: Manifest | None


def why_words(why: str) -> str:
    """What a backup was made for, in words; an unknown code as it is."""
    words = {
        BY_HAND: _("von Hand"),
        ON_CLOSE: _("beim Schließen"),
        MEANWHILE: _("während der Arbeit"),
        BEFORE_IMPORT: _("vor einem Import"),
        BEFORE_UPGRADE: _("vor einer neuen Fassung"),
        BEFORE_RESTORE: _("vor einer Wiederherstellung"),
        TO_MOVE: _("für den Umzug"),
    }
    return words.get(why, why)


def keep_backup(
    path: Path, folder: Path, why: str, key: str | None = None, *, step: Step = no_step
) -> Backup:
    """Make a verified backup, then let go of those that need not be kept any longer.

    The one just made stays in any case, and so do the last ones with more than twice as many
    records as it has. Raises WorldError if it could not be made; nothing is deleted then.
    """
    made = make_backup(path, folder, key, why=why, step=step)
    sort_out(made, path.stem)
    return made


def sort_out(made: Backup, stem: str) -> None:
    """Delete what the rotation does not keep beside a backup just verified."""

    def plan(found: list[tuple[Path, datetime]]) -> list[Path]:
        old = set(rotation.doomed(found)) - {made.path}
        return [path for path, at in found if path in old and not _is_richer(path, at, made)]

    with suppress(OSError):  # what cannot be deleted stays and costs room only
        rotate(made.path.parent, stem, plan)


def is_saved(path: Path, folder: Path, key: str | None = None) -> bool:
    """Whether the newest backup in the folder holds all that the office file holds now."""
    found = shelf(folder, path.stem, most=1)
    if not found or found[0].manifest is None or not found[0].manifest.mark:
        return False
    with closing(open_for_reading(path, key)) as reader:
        return mark_of(reader) == found[0].manifest.mark


def shelf(folder: Path, stem: str, *, most: int | None = None) -> list[Kept]:
    """The backups of one office file that lie in a folder, newest first."""
    found = sorted(found_in(folder, stem), key=lambda one: one[1], reverse=True)
    kept = []
    for path, made in found[:most]:
        with suppress(OSError):
            kept.append(Kept(path, made, path.stat().st_size, peek(path)))
    return kept


def copy_backup(backup: Path, folder: Path, stem: str) -> Path:
    """Put a verified copy of a backup into a second folder and sort that out too.

    Raises WorldError if the folder is out of reach or full; nothing half is left there.
    """
    target = folder / backup.name
    unfinished = target.with_name(target.name + ".tmp")
    try:
        sweep(folder)
        with backup.open("rb") as source, unfinished.open("wb") as file:
            while chunk := source.read(CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        manifest = verify(unfinished)
        unfinished.replace(target)
        sync_folder(folder)
    except BaseException as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise not_written(folder) from error
        raise
    sort_out(Backup(target, manifest), stem)
    return target


def find_backups(office_file: Path, *folders: Path) -> list[Kept]:
    """All backups of an office file in these folders and beside it, newest first."""
    places = dict.fromkeys([*folders, backup_folder(office_file), office_file.parent])
    found = [kept for place in places for kept in shelf(place, office_file.stem)]
    by_name = {kept.path.name: kept for kept in reversed(found)}
    return sorted(by_name.values(), key=lambda kept: kept.made, reverse=True)


def moving_backup(path: Path, folder: Path, step: Step = no_step) -> Backup:
    """One verified backup to take to another computer; nothing else in the folder is touched.

    Raises WorldError as `make_backup` does.
    """
    return make_backup(path, folder, why=TO_MOVE, step=step)


def _is_richer(path: Path, at: datetime, made: Backup) -> bool:
    """Whether a backup holds far more than the one just made, which may have lost it."""
    if local_now().replace(tzinfo=None) - at > rotation.SPARED:
        return False
    manifest = peek(path)
    return manifest is not None and rotation.counts_collapsed(manifest.counts, made.manifest.counts)
