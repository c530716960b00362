"""Letters that leave the sample office: rendered, kept in the file, recorded and posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kommin_desktop.app.sample.story import Story, Work
from kommin_desktop.base.clock import today
from kommin_desktop.contacts.queries import LetterAddress
from kommin_desktop.contacts.rules.letters import address_lines, greeting
from kommin_desktop.documents import pdf
from kommin_desktop.documents.letter_run import LetterRun
from kommin_desktop.letters.rules import Channel, LetterItemDraft, LetterRunDraft
from kommin_desktop.letters.service import record_run
from kommin_desktop.office.queries import SignatoryLine, office_facts, signatories
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.office.service import issue
from kommin_desktop.store.reading import Source, read


@dataclass(frozen=True)
class Occasion:
    """What letters are written for: their kind, where they belong, their key in the story."""

    kind: str
    route: str
    key: str


def sender(source: Source) -> tuple[OfficeData, SignatoryLine | None]:
    """The office, and whoever signs its letters."""
    facts = read(source, office_facts())
    signers = read(source, signatories())
    return OfficeData.from_facts(facts), signers[0] if signers else None


def issue_letters(
    story: Story,
    session: Work,
    occasion: Occasion,
    run: LetterRun,
    addresses: Sequence[LetterAddress],
) -> int:
    """Render letters, keep them, and record who gets one; returns the number of the run."""
    content = pdf.render_letters(run)
    pages = pdf.page_count(content)
    document = issue(
        session,
        kind="letter",
        title=run.title,
        route=occasion.route,
        content=content,
        pages=pages,
    )
    items = tuple(
        LetterItemDraft(
            contact_id=address.contact_id,
            channel=Channel.LETTER,
            address_lines=address_lines(address),
            greeting=greeting(address),
            pages=pages // len(addresses),
        )
        for address in addresses
    )
    draft = LetterRunDraft(
        kind=occasion.kind,
        subject=run.title,
        date=today(),
        document_id=document.id,
        items=items,
    )
    story.keep("document", occasion.key, document.id)
    return record_run(session, draft).id
