"""Where an office file may lie: what a folder is like, before anything is written into it."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

_SHARES = {"cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "davfs", "fuse.sshfs", "afpfs", "webdav"}
_SYNC_NAMES = (
    "onedrive",
    "dropbox",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "icloud",
    "sciebo",
    "magentacloud",
    "seafile",
)
_MOUNTS = Path("/proc/mounts")
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


class PlaceKind(StrEnum):
    """What one should know of a folder."""

    LOCAL = "local"
    SHARE = "share"
    """On another computer: one person at a time."""
    SYNC = "sync"
    """A program copies it elsewhere while one works."""


class Place(NamedTuple):
    """A folder for the office file."""

    folder: Path
    kind: PlaceKind
    is_writable: bool
    """As far as the system says without a try: the folder, or the one it would be made in."""


def look_at(folder: Path) -> Place:
    """What a folder is like; it need not be there yet."""
    return Place(folder, _kind(folder), _is_writable(folder))


def shared_folder() -> Path | None:
    """Where all accounts of this computer may write, if the system has such a folder."""
    if sys.platform == "win32":
        public = os.environ.get("PUBLIC")
        return Path(public) / "Documents" if public else None
    folder = Path("/", "Users", "Shared")
    return folder if sys.platform == "darwin" and folder.is_dir() else None


def _kind(folder: Path) -> PlaceKind:
    text = str(folder).replace("\\", "/")
    if text.startswith("//") or _is_on_share(folder):
        return PlaceKind.SHARE
    parts = [part.casefold() for part in text.split("/")]
    if any(part.startswith(_SYNC_NAMES) for part in parts):
        return PlaceKind.SYNC
    return PlaceKind.LOCAL


def _is_writable(folder: Path) -> bool:
    present = folder
    while not present.exists():
        if present.parent == present:
            return False
        present = present.parent
    return present.is_dir() and os.access(present, os.W_OK)


if sys.platform == "win32":
    import ctypes

    def _is_on_share(folder: Path) -> bool:
        root = folder.absolute().anchor
        return int(ctypes.windll.kernel32.GetDriveTypeW(root)) == _REMOTE_DRIVE

else:

    def _is_on_share(folder: Path) -> bool:
        try:
            lines = _MOUNTS.read_text("utf-8", "replace").splitlines()
        except OSError:
            return False
        path = folder.absolute()
        best, kind = -1, ""
        for line in lines:
            _device, mount, found, *_rest = [*line.split(" "), "", ""]
            place = Path(mount.replace("\\040", " "))
            if (path == place or place in path.parents) and len(place.parts) >= best:
                best, kind = len(place.parts), found
        return kind in _SHARES
