"""Opening an office file for the window: to write, or to read while another writes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from kommin_desktop.app import registry
from kommin_desktop.base.errors import WorldError
from kommin_desktop.kit.ask import Ask
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.jobs import Bus, Jobs, ReadingJobs, ThreadedJobs
from kommin_desktop.kit.settings import Settings
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import OfficeFile, needs_upgrade, open_for_reading


def open_desk(path: Path, ask: Ask, settings: Settings, by: str) -> tuple[Desk, str]:
    """A desk on the office file; the second part says why it can only be read, else empty.

    An older file is upgraded first, with a verified backup. Raises WorldError for a missing,
    foreign, damaged or newer file.
    """
    if needs_upgrade(path):
        from kommin_desktop.store.safety.backup import backup_folder
        from kommin_desktop.store.schema.migrating import upgrade_file

        registry.load_models()
        upgrade_file(path, backup_folder(path))
    reader = open_for_reading(path, patient=False)
    bus = Bus()
    jobs: Jobs
    reason = ""
    try:
        jobs = ThreadedJobs(lambda: OfficeFile(path, registry.search_texts(), by), bus)
    except WorldError as error:
        jobs = ReadingJobs(path)
        reason = error.sentence
    desk = Desk(path, reader, jobs, bus, ask, settings, by)
    bus.setParent(desk)
    if jobs.can_write:
        QTimer.singleShot(READY_AFTER_MS, desk, partial(_get_ready_soon, desk))
    return desk, reason


def _get_ready_soon(desk: Desk) -> None:
    if not desk.is_closed:
        desk.on_file(_get_ready, quietly=True)


def _get_ready(_office: OfficeFile, _step: Step) -> None:
    """Load what the first change will need, so that it does not wait for it."""
    registry.load_models()
