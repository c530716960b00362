"""A backup of the office file made from the window, in line with the works."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit.backing_up.places import (
    note_second_trouble,
    note_trouble,
    places_of,
)
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.jobs import Task
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.safety.backup import backup_folder, not_written
from kommin_desktop.store.safety.keeping import (
    BEFORE_IMPORT,
    BY_HAND,
    copy_backup,
    is_saved,
    keep_backup,
)

SETTINGS_ROUTE = "einstellungen/sicherung"


class Outcome(NamedTuple):
    """How it went: the backup made, None where nothing had changed or it failed with a reason."""

    path: Path | None = None
    sentence: str = ""


Over = Callable[[Outcome], None]


def back_up(desk: Desk, why: str = BY_HAND, *, over: Over | None = None, tell: bool = True) -> Task:
    """Make a verified backup where they go; `desk.backed_up` tells when it is there or failed.

    Unless asked for by hand, nothing is made while nothing has changed. `over` is called when
    the copy in the second place is there too; without `tell` what failed is its business alone.
    """
    place = places_of(desk.settings, desk.path).first

    def act(office: OfficeFile, step: Step) -> Outcome:
        try:
            if why != BY_HAND and is_saved(office.path, place):
                return Outcome()
            if place != backup_folder(office.path) and not place.is_dir():
                raise not_written(place)  # a stick that is not plugged in is not made up
            return Outcome(keep_backup(office.path, place, why, step=step).path)
        except WorldError as error:
            return Outcome(None, error.sentence)

    def done(outcome: Outcome) -> None:
        note_trouble(desk.settings, desk.path, outcome.sentence)
        desk.backed_up.emit()
        if outcome.sentence and tell:
            tell_failure(desk, why, outcome.sentence)
        elif outcome.path and why == BY_HAND:
            desk.toast(_("Gesichert als „{name}“.").format(name=outcome.path.name))
        _copy_beside(desk, outcome, over)

    title = _("Sicherung wird geschrieben …")
    return desk.on_file(act, title=title, done=done, quietly=True)


def secure_before_import(desk: Desk) -> None:
    """Make a backup if anything has changed; what is put in line next waits for it."""
    back_up(desk, BEFORE_IMPORT)


def tell_failure(desk: Desk, why: str, sentence: str) -> None:
    """Say in a bar that a backup failed, with the ways out."""
    ways = (
        (_("Anderen Ort wählen"), partial(desk.go, SETTINGS_ROUTE)),
        (_("Erneut versuchen"), lambda: _again(desk, why)),
    )
    desk.tell(Message("danger", _("Die letzte Sicherung ist nicht gelungen."), sentence, ways))


def _again(desk: Desk, why: str) -> None:
    back_up(desk, why)


def _copy_beside(desk: Desk, outcome: Outcome, over: Over | None) -> None:
    """Copy a backup to the second place beside the window; its failure is noted, not told."""
    second = places_of(desk.settings, desk.path).second
    made, stem = outcome.path, desk.path.stem

    def end(sentence: str) -> None:
        if second is not None and made is not None:
            note_second_trouble(desk.settings, desk.path, sentence)
            desk.backed_up.emit()
        if over is not None:
            over(outcome)

    def copy(_step: Step) -> str:
        if second is None or made is None:
            return ""
        try:
            copy_backup(made, second, stem)
        except WorldError as error:
            return error.sentence
        return ""

    if second is None or made is None:
        end("")
    else:
        desk.compute(copy, end)
