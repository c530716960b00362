"""The sample year as a file of this person: played when first asked for, then kept."""

from __future__ import annotations

from pathlib import Path

from kommin_desktop.app import registry
from kommin_desktop.app.new_file import new_office_file
from kommin_desktop.app.sample import make_sample_year
from kommin_desktop.app.sample.story import FIRST_MOMENT, LEADER, office_time
from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store.office_file import OfficeFile, drop_unfinished

NAME = "Beispieljahr.kommin"


def sample_file(folder: Path) -> Path:
    """The path of the sample year in `folder`. Raises WorldError if it cannot be written."""
    path = folder / NAME
    if path.exists():
        return path
    unfinished = path.with_suffix(".neu.kommin")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        drop_unfinished(unfinished)
        play_sample(unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise WorldError(
            _("Im Ordner „{name}“ lässt sich nicht schreiben.").format(name=folder.name)
        ) from error
    return path


def play_sample(path: Path) -> None:
    """Make a new office file at `path` and play the sample year into it."""
    with clock_at(office_time(FIRST_MOMENT)):
        new_office_file(path, LEADER)
    with OfficeFile(path, registry.search_texts(), LEADER) as office:
        make_sample_year(office)
