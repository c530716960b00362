"""What the window remembers on this computer: widths, theme, last file; never personal data.

Facts of the office are rows of the office file and travel with its backup.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QStandardPaths

PORTABLE_FOLDER = "KOMM-IN-Daten"
"""Beside the program it holds settings and the office file, for a program on a stick."""

_FILE = "kommin-desktop.ini"


class Settings:
    """The window's own small memory, one file for each person at this computer."""

    def __init__(self, path: Path) -> None:
        """Keep everything in the file at `path`, made with the first value."""
        self.path = path
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def value(self, key: str, default: Any = None) -> Any:
        """What was remembered under the key, else the default; foreign content counts as none."""
        text = self._file.value(key)
        if not isinstance(text, str):
            return default
        try:
            return json.loads(text)
        except ValueError:
            return default

    def set_value(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold."""
        self._file.setValue(key, json.dumps(value))

    def forget(self, key: str) -> None:
        """Remember nothing under the key any more."""
        self._file.remove(key)

    def sync(self) -> None:
        """Write to disk now."""
        self._file.sync()


def portable_folder() -> Path | None:
    """The folder beside the program that makes it portable, or None if there is none."""
    program = Path(sys.executable if getattr(sys, "frozen", False) else sys.argv[0]).resolve()
    folder = program.parent / PORTABLE_FOLDER
    return folder if folder.is_dir() else None


def settings_path() -> Path:
    """Where this person's settings lie: beside a portable program, else in the account."""
    portable = portable_folder()
    if portable:
        return portable / _FILE
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(place) / _FILE
