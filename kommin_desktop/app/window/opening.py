"""Opening an office file for the window: to write, or to read while another writes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from kommin_desktop.app import registry
from kommin_desktop.base.errors import WorldError
from kommin_desktop.kit.ask import Ask
from kommin_desktop.kit.backing_up import places_of
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.jobs import Bus, Jobs, ReadingJobs, ThreadedJobs
from kommin_desktop.kit.settings import Settings
from kommin_desktop.store.office_file import OfficeFile, needs_upgrade, open_for_reading

_READY_AFTER_MS = 1500  # when the window is there: what is loaded then would hold it up


def open_desk(path: Path, ask: Ask, settings: Settings, by: str) -> tuple[Desk, str]:
    """A desk on the office file; the second part says why it can only be read, else empty.

    An older file is upgraded first, with a verified backup. Raises WorldError for a missing,
    foreign, damaged or newer file.
    """
    if needs_upgrade(path):
        from kommin_desktop.store.safety.backup import backup_folder
        from kommin_desktop.store.schema.migrating import upgrade_file

        registry.load_models()
        place = places_of(settings, path).first
        # A chosen place that is out of reach does not keep anybody from their work.
        upgrade_file(path, place if place.is_dir() else backup_folder(path))
    reader = open_for_reading(path, patient=False)
    bus = Bus()
    jobs: Jobs
    reason = ""
    try:
        opened = partial(OfficeFile, path, registry.search_texts, by)
        jobs = ThreadedJobs(opened, bus, registry.load_models)
        # Not at once: the first picture of the window comes before the first change.
        QTimer.singleShot(_READY_AFTER_MS, bus, jobs.get_ready)
    except WorldError as error:
        jobs = ReadingJobs(path)
        reason = error.sentence
    desk = Desk(path, reader, jobs, bus, ask, settings, by)
    bus.setParent(desk)
    return desk, reason
