"""How long this computer takes from the start of the program to its window."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from kommin_desktop.app.selfcheck.fault import Fault
from kommin_desktop.base.text import SOURCE_LANGUAGE, _

_STARTS = 3
_PATIENCE_S = 60


class Started(NamedTuple):
    """How the window came: in words, and the seconds from the start of the program."""

    about: str
    shown: float


def second_start() -> str:
    """A second start can find the first: Qt's network part, used on this computer alone."""
    from PySide6.QtNetwork import QLocalServer

    return QLocalServer.__name__


def window(folder: Path, file: Path | None) -> Started:
    """Start the program anew, as a person does, and say when its window was there."""
    found = [_start(folder, file or folder / "Probe.kommin") for _number in range(_STARTS)]
    best = min(found, key=lambda one: one["shown"])
    about = _("zu sehen nach {shown} s, „Heute“ nach {today} s").format(
        shown=_seconds(best["shown"]), today=_seconds(best["today"])
    )
    return Started(about, best["shown"])


def show_window(file: Path, result: Path, begun: float) -> int:
    """Open the window on an office file and write when it was seen, in seconds since `begun`."""
    gc.disable()  # as every start does
    from kommin_desktop.app.window import program
    from kommin_desktop.kit.settings import Settings

    app = program.make_application()
    settings = Settings(result.with_suffix(".ini"))
    program.speak(app, SOURCE_LANGUAGE)
    running = program.Program(settings)
    running.looks.wear()
    seen = _FirstPaint(app)
    running.start(file)
    QCoreApplication.processEvents()
    found = {"shown": seen.at - begun, "today": time.time() - begun}
    is_there = bool(seen.at) and running.desk is not None
    running.finish()
    if is_there:
        result.write_text(json.dumps(found), "utf-8")
    return 0 if is_there else 1


class _FirstPaint(QObject):
    """Notes when anything was painted for the first time."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self.at = 0.0
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.at and event.type() == QEvent.Type.Paint:
            self.at = time.time()
            self._app.removeEventFilter(self)
        return super().eventFilter(watched, event)


def _start(folder: Path, file: Path) -> dict[str, float]:
    result = folder / "Fenster.json"
    result.unlink(missing_ok=True)
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-m", "kommin_desktop"]
    call = [*program, "selfcheck", str(file), "--window", str(result), "--begun", str(time.time())]
    done = subprocess.run(
        call, capture_output=True, check=False, timeout=_PATIENCE_S, text=True, errors="replace"
    )
    if not result.exists():
        said = [one for one in done.stderr.splitlines() if one.strip() and "[PYI-" not in one]
        raise Fault(" ".join([_("Das Fenster ging nicht auf."), *said[-1:]]))
    found: dict[str, float] = json.loads(result.read_text("utf-8"))
    return found


def _seconds(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
