"""The minutes as a PDF: those that were sent are the very pages that were sent."""

from __future__ import annotations

from datetime import UTC, datetime, time

from kommin_desktop.base.clock import now
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit.page import Crumb
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries.paper_bundles import MinutesPaper
from kommin_desktop.meetings.rules.states import LOCKED_MINUTES
from kommin_desktop.office.queries import kept_document
from kommin_desktop.store.driver import Connection, DriverError, is_busy
from kommin_desktop.store.reading import read


def sent_document(connection: Connection, meeting_id: int) -> int | None:
    """The number of the paper in the archive that was sent as the minutes, if they were sent."""
    versions = read(connection, queries.versions(meeting_id))
    if not versions or versions[0].state not in LOCKED_MINUTES:
        return None
    return versions[0].issued_document_id


def sent_pages(connection: Connection, document_id: int) -> bytes:
    """The minutes as they were sent. Raises WorldError if the archive does not have them so."""
    try:
        kept = kept_document(connection, document_id)
    except DriverError as error:
        if is_busy(error):
            raise
        kept = None
    if kept is not None and kept.is_sound:
        return kept.content
    raise WorldError(
        _(
            "Das PDF, das versendet wurde, ist in der Arbeitsdatei beschädigt und wird deshalb"
            " nicht gezeigt. Text, Beschlüsse und Aufgaben sind unverändert. Eine frühere"
            " Sicherung enthält das PDF; sonst lässt sich das Protokoll neu setzen."
        )
    )


def ways_out(meeting_id: int, document_id: int) -> tuple[Crumb, Crumb]:
    """What is left to do where sent minutes cannot be shown as they were sent."""
    return (
        Crumb(_("Protokoll neu setzen"), f"sitzung/{meeting_id}/vorschau/protokoll?neu=1"),
        Crumb(_("Im Archiv ansehen"), f"briefe/{document_id}"),
    )


def set_pages(paper: MinutesPaper, *, public: bool = False) -> bytes:
    """The minutes set anew from the record."""
    from kommin_desktop.documents import pdf
    from kommin_desktop.meetings import documents

    return pdf.render(documents.minutes(paper, created=_created(paper), public=public))


def _created(paper: MinutesPaper) -> datetime:
    # Released minutes do not change any more: each mail and the archive get the same bytes.
    version = paper.version
    if version is None or version.released_on is None:
        return now()
    return datetime.combine(version.released_on, time(12), UTC)
