"""The folder a demonstration writes into: it replaces its own files and nothing of the person's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver
from kommin_desktop.store.lock import FileLock

MEMORY = ".kommin-demo.json"
"""What the last demonstration wrote: the SHA-256 of each file by its name, and how."""

_SPARE_NAMES = 999


class DemoFolder:
    """Remembers which files a demonstration wrote, so that the next one knows its own."""

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        self._folder = folder
        self._tell = tell
        memory = _read_memory(folder / MEMORY)
        self._former = _digests(memory.get("files"))
        self._made = memory.get("made")
        self._written: dict[str, str] = {}

    def made_before(self, name: str, recipe: str) -> Any:
        """What was remembered of a file made by this recipe, if it is still as it was made."""
        made = self._made
        if not isinstance(made, dict) or made.get("recipe") != recipe:
            return None
        return made.get("result") if name in self._former and self._is_ours(name) else None

    def clear(self) -> None:
        """Take away what the last demonstration left and nobody has changed or opened since."""
        for name in self._former:
            if self._is_ours(name):
                with suppress(OSError):  # open in a viewer on Windows: it stays
                    (self._folder / name).unlink()

    def put(self, name: str, content: bytes) -> str:
        """Write a file, under another name where that one is taken; the name it got."""
        free = self._free_name(name)
        if free != name:
            self._tell(
                _(
                    "„{name}“ ist nicht von dieser Vorführung oder wurde geändert. "
                    "Die Datei bleibt, wie sie ist; die neue heißt „{free}“."
                ).format(name=name, free=free)
            )
        (self._folder / free).write_bytes(content)
        self._written[free] = hashlib.sha256(content).hexdigest()
        return free

    def remember(self, recipe: str, result: object) -> None:
        """Note for the next demonstration what was written, by which recipe, with what result."""
        memory = {"files": self._written, "made": {"recipe": recipe, "result": result}}
        text = json.dumps(memory, ensure_ascii=False, indent=1)
        (self._folder / MEMORY).write_text(text, "utf-8")

    def _free_name(self, name: str) -> str:
        path = Path(name)
        for number in range(1, _SPARE_NAMES):
            spare = name if number == 1 else f"{path.stem}_{number}{path.suffix}"
            if not (self._folder / spare).exists():
                return spare
        raise WorldError(
            _("In diesem Ordner liegen zu viele Dateien namens „{name}“.").format(name=name)
        )

    def _is_ours(self, name: str) -> bool:
        """Whether a file is as a demonstration left it, and nobody has it open."""
        path = self._folder / name
        if path.is_symlink() or not path.is_file():
            return False
        if hashlib.sha256(path.read_bytes()).hexdigest() != self._former[name]:
            return False
        if path.suffix != driver.SUFFIX:
            return True
        lock = FileLock(path)
        try:
            lock.acquire()
        except WorldError:
            return False
        lock.release()
        return True


def _read_memory(path: Path) -> dict[str, Any]:
    try:
        known = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _digests(known: Any) -> dict[str, str]:
    if not isinstance(known, dict):
        return {}
    # A name with a folder in it is not one that a demonstration wrote.
    return {str(name): str(digest) for name, digest in known.items() if Path(name).name == name}
