"""The agenda of a meeting on paper."""

from __future__ import annotations

from datetime import datetime

from kommin_desktop.base.text import letter_text as _
from kommin_desktop.documents.blocks import (
    Block,
    BulletList,
    Content,
    Document,
    Fields,
    Heading,
    Text,
)
from kommin_desktop.letters.documents import letterhead
from kommin_desktop.meetings.documents import wording
from kommin_desktop.meetings.queries.paper_bundles import MeetingPaper


def agenda(paper: MeetingPaper, *, created: datetime) -> Document:
    """The agenda with times, presenters and attachments."""
    rows: list[tuple[str, Content]] = [
        (_("Datum"), wording.day_text(paper)),
        (_("Uhrzeit"), wording.planned_times(paper)),
        *wording.place_rows(paper),
    ]
    chairs = wording.officer_names(paper.officers, "chair")
    if chairs:
        rows.append((_("Leitung"), chairs))
    blocks: list[Block] = [
        Heading(1, _("Tagesordnung")),
        Text(wording.of_the_body(paper), "subtitle"),
        Fields(tuple(rows)),
    ]
    if paper.entries:
        blocks.append(wording.agenda_table(paper.entries, with_minutes=True))
    else:
        blocks.append(Text(_("Zu dieser Sitzung gibt es noch keine Tagesordnung."), "muted"))
    general = tuple(one.title for one in paper.papers if one.agenda_item_id is None)
    if general:
        blocks += [Heading(2, _("Unterlagen zur Sitzung")), BulletList(general)]
    title = _("Tagesordnung: {meeting}").format(meeting=wording.of_the_body(paper))
    return Document(
        title=title,
        blocks=tuple(blocks),
        created=created,
        author=paper.office.name,
        letterhead=letterhead(paper.office),
        header=title,
        footer=paper.office.name,
    )
