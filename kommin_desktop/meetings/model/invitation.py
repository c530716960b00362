"""Tables of invitations: each dispatch with its agenda as sent, and what every invitee answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kommin_desktop.store.columns import LIVING, Instant, Record


class Invitation(Record):
    """One version of the invitation: the first, a supplement, a move or the cancellation."""

    __tablename__ = "invitation"
    __table_args__: Any = (
        Index("uq_invitation_version", "meeting_id", "version", unique=True, sqlite_where=LIVING),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    version: Mapped[int]
    kind: Mapped[str] = mapped_column(default="invitation")
    reply_by: Mapped[date | None]
    sent_on: Mapped[date | None]
    """The day somebody said that it went out."""
    former_start: Mapped[datetime | None]
    """The start before a move, printed in the letter."""
    agenda_snapshot: Mapped[str] = mapped_column(default="[]")
    """The agenda as sent: JSON list of number, title, public, heading, clock, presenter."""


class InvitationRecipient(Record):
    """Who got a version of the invitation, under which address, and the answer."""

    __tablename__ = "invitation_recipient"
    __table_args__: Any = (
        Index(
            "uq_invitation_recipient_pair",
            "invitation_id",
            "contact_id",
            unique=True,
            sqlite_where=LIVING,
        ),
        Index("ix_invitation_recipient_code", "code"),
        {"sqlite_autoincrement": True},
    )

    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"), index=True)
    channel: Mapped[str] = mapped_column(default="letter")
    name: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    """The lines of the address field as sent, one a line."""
    greeting: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    reply: Mapped[str] = mapped_column(default="open")
    reply_at: Mapped[Instant | None]
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    deputy_name: Mapped[str] = mapped_column(default="")
    needs_interpreting: Mapped[bool] = mapped_column(default=False)
    needs_childcare: Mapped[bool] = mapped_column(default=False)
    needs_access: Mapped[bool] = mapped_column(default=False)
    needs_note: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    """Four characters on the reply slip that find this row again."""


class MeetingLetterRun(Record):
    """The letters that went out for a meeting, with the invitation they carried."""

    __tablename__ = "meeting_letter_run"
    __table_args__: Any = (
        Index(
            "uq_meeting_letter_run_pair",
            "meeting_id",
            "letter_run_id",
            unique=True,
            sqlite_where=LIVING,
        ),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"), index=True)
    letter_run_id: Mapped[int] = mapped_column(ForeignKey("letter_run.id"), index=True)
