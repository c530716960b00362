"""The office file at another place: a verified copy, while the present one stays where it is."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver
from kommin_desktop.store.safety.backup import make_backup
from kommin_desktop.store.safety.restoring import restore_backup

_SCRATCH = ".umzug-"


def copy_office_file(path: Path, target: Path, key: str | None = None) -> Path:
    """Copy the office file to `target` by way of a verified backup; the path of the copy.

    Nothing is left at the new place if that fails. Raises WorldError then, and if there is a
    file at `target` already.
    """
    if target.exists():
        raise WorldError(
            _("„{name}“ gibt es dort schon. Wählen Sie einen anderen Namen.").format(
                name=target.name
            )
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=_SCRATCH) as scratch:
            backup = make_backup(path, Path(scratch), key)
            restore_backup(backup.path, target, key)
    except (OSError, WorldError, driver.DatabaseError) as error:
        raise WorldError(
            _(
                "Die Arbeitsdatei ließ sich nicht in den Ordner „{folder}“ kopieren. Prüfen Sie "
                "Laufwerk, Platz und Rechte. Ihre Daten liegen unverändert am bisherigen Ort."
            ).format(folder=target.parent.name)
        ) from error
    return target
