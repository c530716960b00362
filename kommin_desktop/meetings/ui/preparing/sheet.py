"""What the agenda of a meeting shows row by row: numbers, clock times, papers, later changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kommin_desktop.base.dates import clock_time, duration
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import (
    AgendaLine,
    MeetingLine,
    OfficerLine,
    PaperFileLine,
    RemarkLine,
)
from kommin_desktop.meetings.rules.agenda_items import (
    ItemKind,
    SentItem,
    item_kind_label,
    sent_items,
)
from kommin_desktop.meetings.rules.numbering import Moves, item_label, outline, plain
from kommin_desktop.meetings.rules.schedule import Schedule, schedule
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

KIND_COLOURS = {
    ItemKind.DECISION.value: "accent",
    ItemKind.REPORT.value: "info",
    ItemKind.DISCUSSION.value: "warn",
}


class SheetRow(NamedTuple):
    """One row of the agenda; a row that is being added has the id 0."""

    id: int
    number: str
    depth: int
    title: str
    kind: str
    is_heading: bool
    is_break: bool
    is_public: bool
    clock: str
    presenter: str
    minutes: int | None
    papers: str
    was_changed: bool

    @property
    def label(self) -> str:
        """„TOP 4“, or nothing for what is not counted."""
        return item_label(self.number)

    def duration_text(self) -> str:
        """„35 Min.“, or nothing."""
        return "" if self.minutes is None else duration(self.minutes)

    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        kind = _("Zwischenüberschrift") if self.is_heading else item_kind_label(self.kind)
        parts = [self.label, self.title, kind, self.papers]
        parts.append("" if self.is_public else _("nichtöffentlich"))
        parts.append(_("nach Versand geändert") if self.was_changed else "")
        parts.append(_("{time} Uhr").format(time=self.clock) if self.clock else "")
        return ", ".join(part for part in (*parts, self.presenter, self.duration_text()) if part)


@dataclass(frozen=True)
class Sheet:
    """The agenda of a meeting as one reading found it."""

    meeting: MeetingLine
    rows: tuple[SheetRow, ...]
    items: dict[int, AgendaLine]
    moves: Moves[AgendaLine]
    plan: Schedule
    remarks: dict[int, RemarkLine]
    papers: tuple[PaperFileLine, ...]
    officers: tuple[OfficerLine, ...]

    def row(self, item_id: int) -> SheetRow | None:
        """The row of an item."""
        return next((row for row in self.rows if row.id == item_id), None)

    def top_of(self, item_id: int) -> int:
        """The main item that an item stands under, or itself."""
        while (line := self.items.get(item_id)) is not None and line.parent_id in self.items:
            item_id = line.parent_id or 0
        return item_id

    def counted(self) -> int:
        """How many main items there are that bear a number."""
        return sum(1 for row in self.rows if row.depth == 0 and row.number)


def read_sheet(connection: Connection, meeting: MeetingLine) -> Sheet:
    """The agenda with all that its page shows beside it."""
    lines = read(connection, queries.agenda(meeting.id))
    papers = read(connection, queries.paper_files(meeting.id))
    dispatches = read(connection, queries.invitations(meeting.id))
    sent = next((line for line in dispatches if line.sent_on is not None), None)
    remarks = {
        line.agenda_item_id: line
        for line in reversed(read(connection, queries.remarks(meeting.id)))
    }
    entries = outline(lines)
    plan = schedule([entry.item for entry in entries], meeting.starts_at)
    announced = sent_items(sent.agenda_snapshot) if sent else None
    rows = []
    for entry in entries:
        line = entry.item
        start = plan.starts.get(line.id)
        rows.append(
            SheetRow(
                line.id,
                plain(entry.number) if entry.number else "",
                entry.depth,
                " ".join(line.title.split()),
                line.kind,
                line.is_heading,
                line.kind == ItemKind.BREAK,
                line.is_public,
                clock_time(start) if start else "",
                line.presenter,
                line.planned_min,
                _papers_text([one for one in papers if one.agenda_item_id == line.id]),
                _was_changed(line, announced),
            )
        )
    return Sheet(
        meeting,
        tuple(rows),
        {line.id: line for line in lines},
        Moves(entries),
        plan,
        remarks,
        tuple(papers),
        tuple(read(connection, queries.officers(meeting.id))),
    )


def _papers_text(papers: Sequence[PaperFileLine]) -> str:
    if len(papers) == 1:
        return papers[0].title
    count = len(papers)
    text = ngettext("{count} Anlage", "{count} Anlagen", count).format(count=count)
    return text if papers else ""


def _was_changed(line: AgendaLine, announced: Counter[SentItem] | None) -> bool:
    """Whether an item is not as the last dispatch announced it; each announcement counts once."""
    if announced is None:
        return False
    key = SentItem(line.title, line.is_public, line.is_heading)
    if announced[key] > 0:
        announced[key] -= 1
        return False
    return True
