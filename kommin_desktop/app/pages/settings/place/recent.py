"""The office files opened last, and where the present one lay before it was put elsewhere."""

from __future__ import annotations

from pathlib import Path

from kommin_desktop.kit.settings import Settings

_RECENT = "files/recent"
_FORMER = "files/former"
_MOST = 6


def recent_files(settings: Settings) -> list[Path]:
    """The files opened last, newest first."""
    known = settings.value(_RECENT, [])
    return [Path(text) for text in known if isinstance(text, str)]


def remember(settings: Settings, path: Path) -> None:
    """This file was opened just now."""
    _keep(settings, [path, *(known for known in recent_files(settings) if known != path)])


def forget(settings: Settings, path: Path) -> None:
    """This file shall not be offered any more."""
    _keep(settings, [known for known in recent_files(settings) if known != path])


def note_former(settings: Settings, present: Path, former: Path | None) -> None:
    """The file at `present` was copied from `former`, which lies there until somebody decides."""
    if former is None:
        settings.forget(_FORMER)
    else:
        settings.set_value(_FORMER, [str(present), str(former)])
        forget(settings, former)


def former_of(settings: Settings, present: Path) -> Path | None:
    """Where the file at `present` lay before, if the old one is still there."""
    found = settings.value(_FORMER, [])
    if not isinstance(found, list) or len(found) != 2 or found[0] != str(present):
        return None
    former = Path(str(found[1]))
    return former if former.exists() and former != present else None


def _keep(settings: Settings, paths: list[Path]) -> None:
    settings.set_value(_RECENT, [str(path) for path in paths[:_MOST]])
