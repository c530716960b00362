"""Tables of letters: templates in versions, letter runs with their items, the mail log."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kommin_desktop.store.columns import Record


class LetterTemplate(Record):
    """One version of a letter template; a change makes a new version, runs keep theirs."""

    __tablename__ = "letter_template"
    __table_args__: Any = (
        Index(
            "uq_letter_template_version",
            "name",
            "version",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[str]
    kind: Mapped[str]
    """What it is for: `general`, `invitation`, `confirmation`, `waiting_list` …"""
    version: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(default="de")
    subject: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    """Markdown with placeholders such as `{{vorname}}`."""


class LetterRun(Record):
    """Letters of one occasion, printed or sent together."""

    __tablename__ = "letter_run"

    kind: Mapped[str]
    subject: Mapped[str]
    day: Mapped[date]
    template_id: Mapped[int | None] = mapped_column(ForeignKey("letter_template.id"), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("issued_document.id"), index=True)

    items: Mapped[list[LetterItem]] = relationship(
        back_populates="run", cascade="all, delete-orphan", order_by="LetterItem.id"
    )


class LetterItem(Record):
    """One letter of a run, with the address as it was printed."""

    __tablename__ = "letter_item"

    run_id: Mapped[int] = mapped_column(ForeignKey("letter_run.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    channel: Mapped[str] = mapped_column(default="letter")
    address_text: Mapped[str] = mapped_column(default="")
    """The address lines as printed, one a line."""
    greeting: Mapped[str] = mapped_column(default="")
    pages: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(default="draft")
    sent_on: Mapped[date | None]

    run: Mapped[LetterRun] = relationship(back_populates="items")


class MailLogEntry(Record):
    """A line of the mail log (Postausgangsbuch): what went out or came in, and when."""

    __tablename__ = "mail_log_entry"
    __table_args__: Any = (
        Index("ix_mail_log_entry_day", "day"),
        {"sqlite_autoincrement": True},
    )

    direction: Mapped[str] = mapped_column(default="out")
    day: Mapped[date]
    channel: Mapped[str] = mapped_column(default="letter")
    subject: Mapped[str] = mapped_column(default="")
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    partner_text: Mapped[str] = mapped_column(default="")
    """The partner as written on the day, first line of the address."""
    letter_item_id: Mapped[int | None] = mapped_column(ForeignKey("letter_item.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
