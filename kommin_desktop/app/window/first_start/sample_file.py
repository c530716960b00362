"""The sample year as a file of this person: played when first asked for, then kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kommin_desktop.app import registry
from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit.jobs import Task, start_beside
from kommin_desktop.store.chunks import Step, considerate, no_step
from kommin_desktop.store.office_file import OfficeFile, drop_unfinished

NAME = "Beispieljahr.kommin"


def sample_path(folder: Path) -> Path:
    """Where the sample year lies, or would lie."""
    return folder / NAME


def start_sample(folder: Path) -> Task:
    """Play the sample year on a thread of its own; the end tells its path."""
    return start_beside(
        lambda step: sample_file(folder, step), _("Das Beispieljahr wird aufgebaut …")
    )


def sample_file(folder: Path, step: Step = no_step) -> Path:
    """The path of the sample year in `folder`, played if it is not there.

    Raises WorldError if it cannot be written, and what `step` raises; nothing is left then.
    """
    path = sample_path(folder)
    if path.exists():
        return path
    unfinished = path.with_suffix(".neu.kommin")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        drop_unfinished(unfinished)
        with considerate():
            play_sample(unfinished, step)
        unfinished.replace(path)
    except BaseException as error:
        with suppress(OSError):
            drop_unfinished(unfinished)
        if isinstance(error, OSError):
            raise WorldError(
                _("Im Ordner „{name}“ lässt sich nicht schreiben.").format(name=folder.name)
            ) from error
        raise
    return path


def play_sample(path: Path, step: Step = no_step) -> None:
    """Make a new office file at `path` and play the sample year into it."""
    from kommin_desktop.app.new_file import new_office_file
    from kommin_desktop.app.sample import make_sample_year
    from kommin_desktop.app.sample.story import FIRST_MOMENT, LEADER, office_time

    with clock_at(office_time(FIRST_MOMENT)):
        new_office_file(path, LEADER)
    with OfficeFile(path, registry.search_texts(), LEADER) as office:
        make_sample_year(office, step)
