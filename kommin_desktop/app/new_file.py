"""Making an office file that is ready for work."""

from __future__ import annotations

from pathlib import Path

from kommin_desktop.app import registry
from kommin_desktop.base.text import _
from kommin_desktop.office.service import set_up_office
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.schema.creating import create_file


def new_office_file(path: Path, by: str) -> None:
    """Make a new office file with the nine municipalities of the county.

    Raises WorldError if the file exists or its folder cannot be written.
    """
    registry.load_models()
    create_file(path)
    with (
        OfficeFile(path, registry.search_texts(), by) as office,
        office.work(_("Arbeitsdatei angelegt"), final=True) as session,
    ):
        set_up_office(session)
