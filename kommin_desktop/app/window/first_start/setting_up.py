"""What the first start writes: the office file with what was entered, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kommin_desktop.app import registry
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import OfficeFile, drop_unfinished


@dataclass(frozen=True)
class SetUp:
    """What was entered in the four steps."""

    path: Path
    office: OfficeData
    signing: Mapping[str, str]
    wants_sample: bool = False


def make_office_file(wish: SetUp, by: str, step: Step) -> Path:
    """Make the office file as wished. Raises WorldError; nothing is left behind then."""
    from kommin_desktop.app.new_file import new_office_file
    from kommin_desktop.office.service import SignatoryDraft, add_signatory, set_office_data

    unfinished = wish.path.with_suffix(".neu.kommin")
    try:
        wish.path.parent.mkdir(parents=True, exist_ok=True)
        if wish.path.exists():
            raise WorldError(_("„{name}“ gibt es schon.").format(name=wish.path.name))
        drop_unfinished(unfinished)
        new_office_file(unfinished, by)
        step(1, 2)
        with (
            OfficeFile(unfinished, registry.search_texts(), by) as office,
            office.work(_("Dienststelle eingerichtet"), final=True) as session,
        ):
            set_office_data(session, wish.office)
            if wish.signing.get("name"):
                add_signatory(session, SignatoryDraft(**wish.signing))
        step(2, 2)
        unfinished.replace(wish.path)
    except BaseException as error:
        with suppress(OSError):
            drop_unfinished(unfinished)
        if isinstance(error, OSError):
            raise WorldError(
                _("Im Ordner „{name}“ lässt sich nicht schreiben.").format(
                    name=wish.path.parent.name
                )
            ) from error
        raise
    return wish.path
