"""Reading letters: templates, runs with their counts, a contact's letters, the mail log."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.store.reading import Query


class TemplateLine(NamedTuple):
    """The latest version of a letter template."""

    id: int
    name: str
    kind: str
    version: int
    subject: str
    body: str


class RunLine(NamedTuple):
    """A letter run with how many of its letters are still to post, posted, or came back."""

    id: int
    kind: str
    subject: str
    day: date
    document_id: int | None
    letters: int
    issued: int
    sent: int
    returned: int


class ItemLine(NamedTuple):
    """One letter of a run as it was addressed."""

    id: int
    run_id: int
    contact_id: int | None
    channel: str
    address: str
    greeting: str
    pages: int
    status: str
    sent_on: date | None


class ContactLetterLine(NamedTuple):
    """A letter in the history of a contact."""

    item_id: int
    day: date
    subject: str
    kind: str
    channel: str
    status: str
    sent_on: date | None
    document_id: int | None


class MailLogLine(NamedTuple):
    """A line of the mail log (Postausgangsbuch)."""

    id: int
    direction: str
    day: date
    channel: str
    subject: str
    partner_id: int | None
    partner: str
    note: str


def templates() -> Query[TemplateLine]:
    """The latest version of every template, by name."""
    return Query(
        """
        select t.id, t.name, t.kind, t.version, t.subject, t.body
        from letter_template t
        where t.deleted_at is null and not exists (
            select 1 from letter_template n
            where n.name = t.name and n.version > t.version and n.deleted_at is null)
        order by t.name
        """,
        TemplateLine,
    )


def runs() -> Query[RunLine]:
    """All letter runs, the latest first."""
    return Query(
        """
        select r.id, r.kind, r.subject, r.day, r.document_id, count(i.id),
               coalesce(sum(i.status = 'issued'), 0), coalesce(sum(i.status = 'sent'), 0),
               coalesce(sum(i.status = 'returned'), 0)
        from letter_run r
        left join letter_item i on i.run_id = r.id and i.deleted_at is null
        where r.deleted_at is null
        group by r.id
        order by r.day desc, r.id desc
        """,
        RunLine,
    )


def run_items(run_id: int = 0) -> Query[ItemLine]:
    """The letters of one run in their printed order."""
    return Query(
        """
        select i.id, i.run_id, i.contact_id, i.channel, i.address_text, i.greeting, i.pages,
               i.status, i.sent_on
        from letter_item i
        where i.run_id = :run and i.deleted_at is null
        order by i.id
        """,
        ItemLine,
        {"run": run_id},
    )


def contact_letters(contact_id: int = 0) -> Query[ContactLetterLine]:
    """What a contact was written, the latest first."""
    return Query(
        """
        select i.id, r.day, r.subject, r.kind, i.channel, i.status, i.sent_on, r.document_id
        from letter_item i join letter_run r on r.id = i.run_id
        where i.contact_id = :contact and i.deleted_at is null and r.deleted_at is null
        order by r.day desc, i.id desc
        """,
        ContactLetterLine,
        {"contact": contact_id},
    )


def mail_log() -> Query[MailLogLine]:
    """The mail log, the latest day first."""
    return Query(
        """
        select m.id, m.direction, m.day, m.channel, m.subject, m.partner_id, m.partner_text, m.note
        from mail_log_entry m
        where m.deleted_at is null
        order by m.day desc, m.id desc
        """,
        MailLogLine,
    )
