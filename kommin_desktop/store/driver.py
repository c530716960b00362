"""The one place that opens office files: driver, settings of each connection, what a file is.

The settings and their reasons are measured in the design's storage page: TRUNCATE with EXTRA
loses no acknowledged commit in a power cut, and leaves one complete file to copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast

from sqlcipher3 import dbapi2

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _

SCHEMA_NO = 1
"""Number of the newest schema, kept in the file as `user_version`."""
APPLICATION_ID = 0x4B4D4D49
"""„KMMI“ in the file's header tells an office file from other SQLite files."""
SUFFIX = ".kommin"

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
_BUSY_MS = 5000
_KEY = re.compile("[0-9a-fA-F]{64}")

# SQLite's primary result codes (sqlite.org/rescode.html).
_BUSY = (5, 6)
_READ_ONLY = 8
_DISK = (10, 13)
_DAMAGED = (11, 26)
_CANNOT_OPEN = 14
_CODES = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}

DriverError = dbapi2.Error
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError
IntegrityError = dbapi2.IntegrityError
MODULE: Any = dbapi2

Parameters = Mapping[str, object] | Sequence[object]


class Cursor(Protocol):
    """What a statement gives back."""

    rowcount: int

    def fetchone(self) -> tuple[Any, ...] | None: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...
    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...


class Connection(Protocol):
    """A connection of the driver, as far as the store uses it."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Parameters = ...) -> Cursor: ...
    def executemany(self, sql: str, parameters: Iterable[Parameters]) -> Cursor: ...
    def close(self) -> None: ...
    def rollback(self) -> None: ...
    def commit(self) -> None: ...
    def backup(
        self,
        target: Connection,
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], None] = ...,
        sleep: float = ...,
    ) -> None: ...


class Header(NamedTuple):
    """What the first bytes of a plain office file say, read without opening it."""

    is_sqlite: bool
    application_id: int
    schema_no: int
    expected_size: int
    """Bytes the file should at least have; 0 where the header does not say."""


def read_header(path: Path) -> Header:
    """The file's kind and schema number, read as bytes since opening may roll back a journal."""
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    if not head.startswith(_MAGIC) or len(head) < _HEADER_BYTES:
        return Header(False, 0, 0, 0)
    page_size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    counts_hold = head[24:28] == head[92:96]
    schema_no = int.from_bytes(head[60:64], "big")
    application_id = int.from_bytes(head[68:72], "big")
    expected = (65536 if page_size == 1 else page_size) * pages if counts_hold else 0
    return Header(True, application_id, schema_no, expected)


def check_openable(path: Path, key: str | None = None, *, newer_allowed: bool = False) -> Header:
    """Look at a file before opening it, so that a file that is not ours stays byte for byte.

    Raises WorldError with one sentence each for a missing, foreign, damaged or newer file.
    """
    if not path.exists():
        raise WorldError(_("Die Arbeitsdatei „{name}“ gibt es nicht.").format(name=path.name))
    try:
        header = read_header(path) if key is None else _read_encrypted(path, key)
        size = path.stat().st_size
    except OSError as error:
        raise WorldError(
            _("Die Datei „{name}“ lässt sich nicht lesen. Prüfen Sie Laufwerk und Rechte.").format(
                name=path.name
            )
        ) from error
    if not header.is_sqlite:
        raise WorldError(
            _(
                "„{name}“ ist keine Arbeitsdatei von KOMM-IN oder ihr Anfang ist zerstört. "
                "Die Datei wurde nicht verändert."
            ).format(name=path.name)
        )
    _check_kind(header, path, newer_allowed=newer_allowed)
    # Killed in mid-commit, the file may be shorter than its header says until it is rolled back.
    if size < header.expected_size and not unfinished_work(path):
        raise damaged(path)
    return header


def check_opened(connection: Connection, path: Path) -> None:
    """Look again at an open file: its header may have been that of a half-done work before.

    Raises WorldError for a foreign, damaged or newer file.
    """
    with in_words(path):
        _check_kind(_header_inside(connection), path, newer_allowed=False)


def unfinished_work(path: Path) -> bool:
    """Whether a journal lies beside the file: a work is running, or one was cut off by a crash."""
    try:
        return journal_of(path).stat().st_size > 0
    except OSError:
        return False


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what an unfinished work overwrote."""
    return path.with_name(path.name + "-journal")


def _header_inside(connection: Connection) -> Header:
    application = connection.execute("pragma application_id").fetchone()
    schema = connection.execute("pragma user_version").fetchone()
    return Header(True, application[0] if application else 0, schema[0] if schema else 0, 0)


def _read_encrypted(path: Path, key: str) -> Header:
    connection = open_reader(path, key, patient=True)
    try:
        return _header_inside(connection)
    except DatabaseError as error:
        if _code(error) == _READ_ONLY:  # a crash left a journal, which a reader cannot roll back
            return Header(True, APPLICATION_ID, SCHEMA_NO, 0)
        return Header(False, 0, 0, 0)
    finally:
        connection.close()


def _check_kind(header: Header, path: Path, *, newer_allowed: bool) -> None:
    if header.application_id != APPLICATION_ID:
        raise WorldError(
            _("„{name}“ gehört zu einem anderen Programm. Die Datei wurde nicht verändert.").format(
                name=path.name
            )
        )
    if header.schema_no > SCHEMA_NO and not newer_allowed:
        raise WorldError(
            _(
                "„{name}“ wurde mit einer neueren Fassung von KOMM-IN geschrieben. "
                "Die Datei wurde nicht verändert; bitte aktualisieren Sie das Programm."
            ).format(name=path.name)
        )


def damaged(path: Path) -> WorldError:
    """The sentence for a file whose content can no longer be read."""
    return WorldError(
        _(
            "Die Arbeitsdatei „{name}“ ist beschädigt. Sie wurde nicht verändert. "
            "Stellen Sie die letzte Sicherung wieder her."
        ).format(name=path.name)
    )


def world_error(error: BaseException, path: Path) -> WorldError | None:
    """What a failure of the driver means at the desk; None if it is a bug of the program."""
    name = path.name
    code = _code(error)
    if code in _DAMAGED:
        return damaged(path)
    if code in _DISK:
        return WorldError(
            _(
                "„{name}“ ließ sich nicht schreiben oder lesen: Das Laufwerk ist voll, getrennt "
                "oder gestört. Was gespeichert war, ist noch da; der letzte Schritt fehlt. "
                "Schaffen Sie Platz und wiederholen Sie ihn."
            ).format(name=name)
        )
    if code in _BUSY:
        return WorldError(
            _(
                "„{name}“ wird gerade von einem anderen Programm benutzt. Der letzte Schritt "
                "wurde nicht ausgeführt; bitte wiederholen Sie ihn gleich."
            ).format(name=name)
        )
    if code in (_READ_ONLY, _CANNOT_OPEN):
        return WorldError(
            _(
                "„{name}“ lässt sich nicht beschreiben. Prüfen Sie Laufwerk, Ordner und Rechte."
            ).format(name=name)
        )
    return None


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what disk, lock or damage did to a step on the file into WorldError."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", error)
        told = world_error(cause, path) if isinstance(cause, DatabaseError) else None
        if told is None:
            raise
        raise told from error


def is_busy(error: BaseException) -> bool:
    """Whether the file is only being written at this moment, so that asking again helps."""
    return _code(error) in _BUSY


def is_disk_trouble(error: BaseException) -> bool:
    """Whether a disk was full or failed while writing or reading."""
    return _code(error) in _DISK


def _code(error: BaseException) -> int:
    """SQLite's primary result code; copying a file gives none, but its message tells."""
    found = getattr(error, "sqlite_errorcode", None)
    return _CODES.get(str(error), 0) if found is None else int(found) & 0xFF


def _connect(path: Path, key: str | None, *, read_only: bool) -> Connection:
    if key is not None and not _KEY.fullmatch(key):
        raise ValueError("a raw key has 64 hexadecimal digits")
    mode = "ro" if read_only else "rwc"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = cast(
        Connection,
        dbapi2.connect(
            uri, uri=True, isolation_level=None, timeout=_BUSY_MS / 1000, check_same_thread=False
        ),
    )
    if key is not None:
        connection.execute(f"pragma key=\"x'{key}'\"")
    connection.execute("pragma cipher_log_level=NONE")
    return connection


def open_writer(path: Path, key: str | None = None) -> Connection:
    """The connection that changes the office file; there is one of it in a program.

    `key` is the raw data key as hexadecimal digits, None for a plain file.
    """
    connection = _connect(path, key, read_only=False)
    for pragma in (
        "journal_mode=TRUNCATE",
        "synchronous=EXTRA",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "temp_store=MEMORY",
        f"busy_timeout={_BUSY_MS}",
        "cache_spill=OFF",
    ):
        connection.execute(f"pragma {pragma}")
    return connection


def open_reader(path: Path, key: str | None = None, *, patient: bool = False) -> Connection:
    """A connection that only reads; a window's never waits, a command line's is `patient`."""
    connection = _connect(path, key, read_only=True)
    for pragma in (
        "query_only=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "temp_store=MEMORY",
        f"busy_timeout={_BUSY_MS if patient else 0}",
    ):
        connection.execute(f"pragma {pragma}")
    return connection


def close_writer(connection: Connection) -> None:
    """Leave one file behind: no empty journal beside it."""
    try:
        connection.execute("pragma journal_mode=DELETE")
    finally:
        connection.close()
