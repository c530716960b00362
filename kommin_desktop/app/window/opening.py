"""Opening an office file for the window: to write, or to read while another writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kommin_desktop.app import registry
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
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
        desk.on_file(_get_ready, quietly=True)
    return desk, reason


def back_up(desk: Desk, told: Callable[[], None]) -> None:
    """Make a verified backup beside the office file, in line with the works."""

    def act(office: OfficeFile, _step: Step) -> str:
        from kommin_desktop.store.safety.backup import backup_folder, make_backup

        return make_backup(office.path, backup_folder(office.path)).path.name

    def done(name: str) -> None:
        desk.toast(_("Gesichert als „{name}“.").format(name=name))
        told()

    desk.on_file(act, title=_("Sicherung wird geschrieben …"), done=done, quietly=True)


def _get_ready(_office: OfficeFile, _step: Step) -> None:
    """Load what the first change will need, so that it does not wait for it."""
    registry.load_models()
