"""Where the backups of an office file go, and how it went last: settings of this computer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from kommin_desktop.base.clock import local_now
from kommin_desktop.kit.settings import Settings
from kommin_desktop.store.safety.backup import backup_folder

_KEY = "backups"


class Places(NamedTuple):
    """The folder for backups, and a second one for copies of them if there is one."""

    first: Path
    second: Path | None = None


class Trouble(NamedTuple):
    """What failed, and when it did for the first time."""

    sentence: str
    since: datetime


def places_of(settings: Settings, path: Path) -> Places:
    """Where the backups of this office file go; beside it unless chosen otherwise."""
    known = _known(settings, path)
    first, second = known.get("first"), known.get("second")
    return Places(
        Path(first) if isinstance(first, str) else backup_folder(path),
        Path(second) if isinstance(second, str) else None,
    )


def choose_first(settings: Settings, path: Path, folder: Path | None) -> None:
    """Let backups go into this folder from now on; None means beside the office file."""
    _change(settings, path, first=None if folder is None else str(folder))


def choose_second(settings: Settings, path: Path, folder: Path | None) -> None:
    """Let a copy of each backup go into this folder too; None means no copies."""
    _change(settings, path, second=None if folder is None else str(folder), second_trouble=None)


def trouble_of(settings: Settings, path: Path) -> Trouble | None:
    """Why the last backup failed, None if it did not."""
    return _trouble(_known(settings, path).get("trouble"))


def note_trouble(settings: Settings, path: Path, sentence: str) -> None:
    """Remember that the last backup failed; an empty sentence means that it did not."""
    _note(settings, path, "trouble", sentence)


def second_trouble_of(settings: Settings, path: Path) -> Trouble | None:
    """Why the last copy to the second place failed and since when, None if it did not."""
    return _trouble(_known(settings, path).get("second_trouble"))


def note_second_trouble(settings: Settings, path: Path, sentence: str) -> None:
    """Remember how the copy to the second place went."""
    _note(settings, path, "second_trouble", sentence)


def _note(settings: Settings, path: Path, name: str, sentence: str) -> None:
    before = _trouble(_known(settings, path).get(name))
    since = before.since if before else local_now().replace(tzinfo=None)
    noted = {"sentence": sentence, "since": since.isoformat()} if sentence else None
    _change(settings, path, **{name: noted})
    settings.sync()


def _trouble(noted: object) -> Trouble | None:
    if not isinstance(noted, dict):
        return None
    try:
        return Trouble(str(noted["sentence"]), datetime.fromisoformat(noted["since"]))
    except (KeyError, TypeError, ValueError):
        return None


def _known(settings: Settings, path: Path) -> dict[str, Any]:
    of_all = settings.value(_KEY, {})
    known = of_all.get(str(path)) if isinstance(of_all, dict) else None
    return known if isinstance(known, dict) else {}


def _change(settings: Settings, path: Path, **values: object) -> None:
    of_all = settings.value(_KEY, {})
    known = {**_known(settings, path), **values}
    kept = {name: value for name, value in known.items() if value is not None}
    others = of_all if isinstance(of_all, dict) else {}
    settings.set_value(_KEY, {**others, str(path): kept})
