"""One program for each person: a second start brings the first window forward with its file."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 500


def _channel(settings: Path) -> str:
    person = f"{getpass.getuser()}|{settings}"
    # Qt's own hash: hashlib would load all of OpenSSL for it.
    digest = QCryptographicHash.hash(person.encode(), QCryptographicHash.Algorithm.Sha256)
    return "kommin-" + digest.toHex().toStdString()[:16]


def hand_over(settings: Path, file: Path | None) -> bool:
    """Give the file to a program that runs already; False if there is none.

    Without Qt's network part (a library missing on the system) every start is the first.
    """
    if sys.platform != "win32" and not Path(QDir.tempPath(), _channel(settings)).exists():
        return False  # nobody listens: a start need not wait for the network part
    try:
        from PySide6.QtNetwork import QLocalSocket
    except ImportError:
        return False
    socket = QLocalSocket()
    socket.connectToServer(_channel(settings))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write((str(file.resolve()) if file else "").encode() + b"\n")
    socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return True


class FirstProgram(QObject):
    """Listens for later starts."""

    def __init__(self, settings: Path, come_forward: Callable[[Path | None], None]) -> None:
        super().__init__()
        self._come_forward = come_forward
        self._server: QLocalServer | None = None
        try:
            from PySide6.QtNetwork import QLocalServer
        except ImportError:
            return
        QLocalServer.removeServer(_channel(settings))
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_later_start)
        server.listen(_channel(settings))
        self._server = server

    def close(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.close()

    def _on_later_start(self) -> None:
        if self._server is None or (socket := self._server.nextPendingConnection()) is None:
            return
        socket.waitForReadyRead(_PATIENCE_MS)
        text = bytes(socket.readAll().data()).decode("utf-8", "replace").strip()
        socket.close()
        self._come_forward(Path(text) if text else None)
