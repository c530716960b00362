"""One writer at a time: a lock file beside the office file, held by the operating system.

The text in the lock file says who holds it; the lock itself ends with the process, even after
a crash. No Qt, so that window and command line share it.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _

_ATTEMPTS = 10
_LOCK_AT = 4096
"""The locked byte lies behind the text, so that the text stays readable on Windows too."""


class Holder(NamedTuple):
    """Who holds an office file open for writing."""

    host: str
    user: str
    process: int


class FileLock:
    """The right to write into one office file."""

    def __init__(self, office_file: Path) -> None:
        self.path = office_file.with_name(office_file.name + ".lock")
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Take the lock. Raises WorldError naming the holder if another process has it."""
        for _attempt in range(_ATTEMPTS):
            file = self._open()
            try:
                if not _lock(file):
                    raise WorldError(_held_sentence(_holder(file)))
                # The last holder may take its file away just before we lock it: then a new one.
                if self._still_there(file):
                    _write_holder(file)
                    self._file = file
                    return
            finally:
                if self._file is not file:
                    file.close()
        raise WorldError(_held_sentence(None))

    def _open(self) -> IO[bytes]:
        try:
            # Never emptied here: it may hold the name of another process.
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            return os.fdopen(handle, "r+b", buffering=0)
        except OSError as error:
            raise WorldError(
                _(
                    "Im Ordner der Arbeitsdatei lässt sich nicht schreiben. "
                    "Sie können die Datei nur lesend öffnen."
                )
            ) from error

    def _still_there(self, file: IO[bytes]) -> bool:
        """Whether the locked file is still the one in the folder, not one just taken away."""
        try:
            return os.path.samestat(self.path.stat(), os.fstat(file.fileno()))
        except OSError:
            return False

    def release(self) -> None:
        """Give the lock back and take its file away."""
        if self._file is None:
            return
        if sys.platform == "win32":
            self._file.close()
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            self._file.close()
        self._file = None


def _held_sentence(holder: Holder | None) -> str:
    if holder is None:
        return _(
            "Die Arbeitsdatei ist gerade anderswo geöffnet. Schließen Sie sie dort oder "
            "öffnen Sie sie nur lesend."
        )
    return _(
        "Die Arbeitsdatei ist gerade geöffnet: von {user} an {host} (Vorgang {process}). "
        "Schließen Sie sie dort oder öffnen Sie sie nur lesend."
    ).format(user=holder.user, host=holder.host, process=holder.process)


def _write_holder(file: IO[bytes]) -> None:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "?"
    text = json.dumps({"host": _host(), "user": user, "process": os.getpid()})
    with suppress(OSError):  # on a full disk the lock holds all the same, without a name
        file.seek(0)
        file.truncate()
        file.write(text.encode())


def _host() -> str:
    """The name of this computer, without the network's part of Python."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "?")
    return os.uname().nodename


def _holder(file: IO[bytes]) -> Holder | None:
    try:
        file.seek(0)
        facts = json.loads(file.read(_LOCK_AT))
        return Holder(str(facts["host"]), str(facts["user"]), int(facts["process"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        file.seek(_LOCK_AT)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
