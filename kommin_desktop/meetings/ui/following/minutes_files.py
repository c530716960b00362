"""The minutes as PDF and as mails, made beside the window, and what is to be proved in them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kommin_desktop.base.text import _
from kommin_desktop.letters.rules.mails import MailPaper, mail_file, mail_file_names
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.ui.file_names import paper_file_name
from kommin_desktop.meetings.ui.minutes_pdf import sent_pages, set_pages
from kommin_desktop.office.queries import signatories
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import open_for_reading
from kommin_desktop.store.reading import read


@dataclass(frozen=True)
class Pages:
    """A PDF and how many pages it has."""

    content: bytes
    pages: int


def minutes_pages(path: Path, meeting_id: int, document_id: int | None) -> Callable[[Step], Pages]:
    """Makes the minutes; those that were sent are the very pages that were sent.

    Making raises WorldError if the archive does not have those any more.
    """

    def make(_step: Step) -> Pages:
        from kommin_desktop.documents import pdf
        from kommin_desktop.meetings import service

        with closing(open_for_reading(path)) as connection:
            if document_id is not None:
                content = sent_pages(connection, document_id)
            else:
                content = set_pages(service.minutes_paper(connection, meeting_id))
        return Pages(content, pdf.page_count(content))

    return make


def minutes_mails(
    path: Path, meeting: MeetingLine, wanted: Collection[int]
) -> Callable[[Step], tuple[tuple[str, bytes], ...]]:
    """Makes a mail with the minutes attached for each of these recipients."""

    def make(step: Step) -> tuple[tuple[str, bytes], ...]:
        from kommin_desktop.meetings import service
        from kommin_desktop.meetings.documents.covering_mails import minutes_mail

        with closing(open_for_reading(path)) as connection:
            paper = service.minutes_paper(connection, meeting.id)
            signers = read(connection, signatories())
        content = set_pages(paper)
        attached = MailPaper(minutes_file_name(meeting), content)
        lines = [line for line in paper.recipients if line.id in wanted]
        beginning = _("Protokoll_{number}").format(number=meeting.number)
        names = mail_file_names(beginning, [line.name for line in lines])
        files = []
        for count, line in enumerate(lines, start=1):
            signer = signers[0] if signers else None
            files.append(mail_file(minutes_mail(paper, line, signer, attached)))
            step(count, len(lines))
        return tuple(zip(names, files, strict=True))

    return make


def minutes_proof(path: Path, meeting_id: int) -> Callable[[Step], tuple[str, ...]]:
    """Finds what is probably missing in the minutes."""

    def make(_step: Step) -> tuple[str, ...]:
        from kommin_desktop.meetings import service

        with closing(open_for_reading(path)) as connection:
            return service.proof_list(connection, meeting_id)

    return make


def minutes_file_name(meeting: MeetingLine) -> str:
    """„Protokoll_17_Runder-Tisch-Integration_2026-12-03.pdf“."""
    return paper_file_name(_("Protokoll"), meeting, "pdf")
