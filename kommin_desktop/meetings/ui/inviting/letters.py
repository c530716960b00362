"""The letters of an invitation as PDF and as mails, made beside the window.

Each making reads for itself: the window's own reader belongs to the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.letters.rules.mails import MailPaper, mail_file, mail_file_names
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.queries.paper_bundles import InvitationPaper
from kommin_desktop.meetings.ui.file_names import paper_file_name
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import open_for_reading

if TYPE_CHECKING:
    from kommin_desktop.documents.letter_run import LetterRun


@dataclass(frozen=True)
class Letters:
    """The letters somebody asked for, and those for the archive."""

    content: bytes
    whole: bytes
    pages: int


@dataclass(frozen=True)
class Mails:
    """Mails with their file names, and the letters for the archive."""

    files: tuple[tuple[str, bytes], ...]
    whole: bytes
    pages: int


def one_letter(path: Path, invitation_id: int, recipient_id: int) -> Callable[[Step], bytes]:
    """Makes the pages of one recipient's letter."""

    def make(_step: Step) -> bytes:
        return _printed(_paper(path, invitation_id), (recipient_id,), None)

    return make


def all_letters(
    path: Path, invitation_id: int, wanted: Collection[int]
) -> Callable[[Step], Letters]:
    """Makes the letters of these recipients in one file."""

    def make(step: Step) -> Letters:
        paper = _paper(path, invitation_id)
        kept = _kept(paper, wanted)
        whole, pages = _whole(paper, kept, step)
        is_all = set(kept) <= set(wanted)
        return Letters(whole if is_all else _printed(paper, wanted, step), whole, pages)

    return make


def all_mails(path: Path, invitation_id: int, wanted: Collection[int]) -> Callable[[Step], Mails]:
    """Makes a mail with the letter attached for each of these recipients."""

    def make(step: Step) -> Mails:
        from kommin_desktop.meetings.documents.covering_mails import invitation_mail

        paper = _paper(path, invitation_id)
        lines = [line for line in paper.recipients if line.id in wanted]
        attached = paper_file_name(_("Einladung"), paper.base.meeting, "pdf")
        files = []
        for count, line in enumerate(lines, start=1):
            letter = MailPaper(attached, _printed(paper, (line.id,), None))
            files.append(mail_file(invitation_mail(paper, line, letter)))
            step(count, len(lines) + 1)
        beginning = _("Einladung_{number}").format(number=paper.base.meeting.number)
        names = mail_file_names(beginning, [line.name for line in lines])
        whole, pages = _whole(paper, _kept(paper, wanted), None)
        return Mails(tuple(zip(names, files, strict=True)), whole, pages)

    return make


def letters_file_name(meeting: MeetingLine) -> str:
    """„Einladung_17_Runder-Tisch-Integration_2026-12-03.pdf“."""
    return paper_file_name(_("Einladung"), meeting, "pdf")


def _paper(path: Path, invitation_id: int) -> InvitationPaper:
    from kommin_desktop.meetings import service

    with closing(open_for_reading(path)) as connection:
        return service.invitation_paper(connection, invitation_id)


def _kept(paper: InvitationPaper, wanted: Collection[int]) -> list[int]:
    """Whose letters the archive keeps: everybody's, after the dispatch those that leave now."""
    is_sent = paper.invitation.sent_on is not None
    return [line.id for line in paper.recipients if line.id in wanted or not is_sent]


def _whole(paper: InvitationPaper, people: Collection[int], step: Step | None) -> tuple[bytes, int]:
    from kommin_desktop.documents import pdf

    content = _printed(paper, people, step)
    return content, pdf.page_count(content)


def _printed(paper: InvitationPaper, wanted: Collection[int], step: Step | None) -> bytes:
    from kommin_desktop.documents import pdf

    lines = tuple(line for line in paper.recipients if line.id in wanted)
    return pdf.render_letters(_run(replace(paper, recipients=lines)), step)


def _run(paper: InvitationPaper) -> LetterRun:
    from kommin_desktop.meetings.documents import invitation_letters

    # A letter is dated by the day alone: made twice on one day it is the same paper. One that
    # was sent keeps its day.
    sent = [line.sent_on for line in paper.recipients if line.sent_on is not None]
    is_sent = bool(sent) and len(sent) == len(paper.recipients)
    day = max(sent) if is_sent else today()
    return invitation_letters(paper, created=datetime.combine(day, time(12), UTC))
