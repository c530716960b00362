"""The one place that opens office files: driver, settings of each connection, what a file is.

The settings and their reasons are measured in the design's storage page: TRUNCATE with EXTRA
loses no acknowledged commit in a power cut, and leaves one complete file to copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

DriverError = dbapi2.Error
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError
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
    def executescript(self, sql: str) -> Cursor: ...
    def close(self) -> None: ...
    def rollback(self) -> None: ...
    def commit(self) -> None: ...
    def interrupt(self) -> None: ...
    def backup(self, target: Connection, *, pages: int = ..., sleep: float = ...) -> None: ...


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


def check_openable(path: Path, *, newer_allowed: bool = False) -> Header:
    """Look at a file before opening it, so that a file that is not ours stays byte for byte.

    Raises WorldError with one sentence each for a missing, foreign, damaged or newer file.
    """
    if not path.exists():
        raise WorldError(_("Die Arbeitsdatei „{name}“ gibt es nicht.").format(name=path.name))
    try:
        header = read_header(path)
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
    if path.stat().st_size < header.expected_size:
        raise damaged(path)
    return header


def damaged(path: Path) -> WorldError:
    """The sentence for a file whose content can no longer be read."""
    return WorldError(
        _(
            "Die Arbeitsdatei „{name}“ ist beschädigt. Sie wurde nicht verändert. "
            "Stellen Sie die letzte Sicherung wieder her."
        ).format(name=path.name)
    )


def _connect(path: Path, key: str | None, *, read_only: bool) -> Connection:
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
