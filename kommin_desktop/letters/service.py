"""What may happen to letters: keep templates in versions, record runs, say what was posted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import letter_addresses
from kommin_desktop.contacts.rules.letters import address_lines, greeting
from kommin_desktop.letters.model import LetterItem, LetterRun, LetterTemplate, MailLogEntry
from kommin_desktop.letters.rules import (
    Channel,
    ItemStatus,
    LetterItemDraft,
    LetterRunDraft,
    TemplateDraft,
    run_refusal,
    template_refusal,
)
from kommin_desktop.letters.rules.single import (
    SingleLetter,
    letter_draft_key,
    single_refusal,
)
from kommin_desktop.office.service import issue
from kommin_desktop.store.drafts import drop_draft
from kommin_desktop.store.reading import driver_connection, read_one
from kommin_desktop.store.trash import living
from kommin_desktop.store.work import freeze, mark_final


def save_template(session: Session, draft: TemplateDraft) -> LetterTemplate:
    """Keep a template as the next version of its name; runs keep the version they used.

    Raises UserError without a name or a text.
    """
    if refusal := template_refusal(draft):
        raise UserError(refusal)
    latest = session.scalars(
        select(LetterTemplate)
        .where(LetterTemplate.name == draft.name)
        .order_by(LetterTemplate.version.desc())
    ).first()
    template = LetterTemplate(
        name=draft.name,
        kind=draft.kind,
        version=latest.version + 1 if latest else 1,
        language=draft.language,
        subject=draft.subject,
        body=draft.body,
    )
    session.add(template)
    session.flush()
    return template


def record_run(session: Session, draft: LetterRunDraft) -> LetterRun:
    """Keep who got which letter, with address and greeting as printed.

    With an issued document the letters are issued, else drafts. Raises UserError without
    recipients.
    """
    if refusal := run_refusal(draft):
        raise UserError(refusal)
    status = ItemStatus.DRAFT if draft.document_id is None else ItemStatus.ISSUED
    run = LetterRun(
        kind=draft.kind,
        subject=draft.subject,
        day=draft.date,
        template_id=draft.template_id,
        document_id=draft.document_id,
        items=[_item(item, status) for item in draft.items],
    )
    session.add(run)
    session.flush()
    return run


def issue_letter(session: Session, letter: SingleLetter, content: bytes, pages: int) -> int:
    """Keep a letter to one contact as it left the office; its draft is done with.

    The number of the document. Raises UserError for a letter without subject or text, or a
    contact that gets no letters.
    """
    address = read_one(session, letter_addresses([letter.contact_id]))
    if address is None:
        raise UserError(_("Diesen Kontakt gibt es nicht mehr."))
    if refusal := single_refusal(letter, is_blocked=address.blocked):
        raise UserError(refusal)
    subject = " ".join(letter.subject.split())
    document = issue(
        session,
        kind="letter",
        title=f"{subject}: {address.display}",
        route=f"kontakte/{letter.contact_id}",
        content=content,
        pages=pages,
    )
    item = LetterItemDraft(
        letter.contact_id, Channel.LETTER, tuple(address_lines(address)), greeting(address), pages
    )
    day = letter.day or today()
    record_run(session, LetterRunDraft("general", subject, day, document.id, (item,)))
    drop_draft(driver_connection(session), letter_draft_key(letter.contact_id))
    return document.id


def confirm_posted(
    session: Session,
    run_id: int,
    channel: str,
    day: date,
    contacts: Collection[int] | None = None,
) -> int:
    """Note that all issued letters of one channel went out on `day`; returns how many.

    With `contacts` only the letters to those.

    Each becomes a line of the mail log. This is final and cannot be undone. Raises UserError
    when nothing of that channel is left to post.
    """
    run = living(session, LetterRun, run_id)
    items = [
        item
        for item in run.items
        if item.channel == channel
        and item.status == ItemStatus.ISSUED
        and not item.deleted_at
        and (contacts is None or item.contact_id in contacts)
    ]
    if not items:
        raise UserError(_("Auf diesem Weg ist nichts mehr zu versenden."))
    for item in items:
        item.status = ItemStatus.SENT.value
        item.sent_on = day
        session.add(_log_entry(run, item, day))
    session.flush()
    freeze(session, "letter_item", [item.id for item in items])
    mark_final(session)
    return len(items)


def mark_returned(session: Session, item_id: int, day: date, note: str = "") -> MailLogEntry:
    """Note that a posted letter came back on `day`. Raises UserError when it was never sent."""
    item = living(session, LetterItem, item_id)
    if item.status != ItemStatus.SENT:
        raise UserError(_("Nur ein versendeter Brief kann zurückkommen."))
    item.status = ItemStatus.RETURNED.value
    entry = _log_entry(item.run, item, day)
    entry.direction = "in"
    entry.note = note
    session.add(entry)
    session.flush()
    return entry


def _item(draft: LetterItemDraft, status: ItemStatus) -> LetterItem:
    return LetterItem(
        contact_id=draft.contact_id,
        channel=draft.channel,
        address_text="\n".join(draft.address_lines),
        greeting=draft.greeting,
        pages=draft.pages,
        status=status.value,
    )


def _log_entry(run: LetterRun, item: LetterItem, day: date) -> MailLogEntry:
    return MailLogEntry(
        direction="out",
        day=day,
        channel=item.channel,
        subject=run.subject,
        partner_id=item.contact_id,
        partner_text=item.address_text.split("\n", 1)[0],
        letter_item_id=item.id,
    )
