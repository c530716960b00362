"""When the program itself has a bug: say so, keep the work safe, offer a report without persons.

The report names modules, lines and kinds of errors. What an error says may quote what somebody
typed, so its message is left out.
"""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import qVersion

from kommin_desktop import __version__

_PACKAGE = "kommin_desktop"
_TRACE = "absturz.txt"


def report(error: BaseException) -> str:
    """What developers need to know of a bug, without a word of what was typed."""
    import platform
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"KOMM-IN Desktop {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        *(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames),
        type(error).__name__,
    ]
    cause = error.__cause__ or error.__context__
    return "\n".join(lines) + (f"\n\n{report(cause)}" if cause else "")


def _short(path: str) -> str:
    """The path inside the program or library; what lies above may be a person's name."""
    parts = Path(path).parts
    for anchor in (_PACKAGE, "site-packages", "tests"):
        if anchor in parts:
            return "/".join(parts[parts.index(anchor) :])
    return Path(path).name


def catch_bugs(show: Callable[[BaseException], None]) -> None:
    """Bring every uncaught exception to the person instead of to a console nobody sees."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            show(error)

    sys.excepthook = hook


def watch_for_crash(folder: Path) -> tuple[IO[str] | None, str]:
    """Let a crash inside Qt leave its trace; the second part is that of the last start, if any."""
    place = folder / _TRACE
    last = place.read_text("utf-8", "replace").strip() if place.exists() else ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = place.open("w", encoding="utf-8")
    except OSError:
        return None, last
    faulthandler.enable(file)
    return file, last
