"""A backup of the office file made from the window, in line with the works."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import OfficeFile


def back_up(desk: Desk) -> None:
    """Make a verified backup beside the office file; `desk.backed_up` tells when it is there."""

    def act(office: OfficeFile, _step: Step) -> str:
        from kommin_desktop.store.safety.backup import backup_folder, make_backup

        return make_backup(office.path, backup_folder(office.path)).path.name

    def done(name: str) -> None:
        desk.toast(_("Gesichert als „{name}“.").format(name=name))
        desk.backed_up.emit()

    desk.on_file(act, title=_("Sicherung wird geschrieben …"), done=done, quietly=True)
