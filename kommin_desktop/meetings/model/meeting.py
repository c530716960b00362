"""Tables of a meeting itself: when and where, who leads, who came."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kommin_desktop.store.columns import LIVING, Record


class Meeting(Record):
    """A meeting of a body; times are wall time at the place."""

    __tablename__ = "meeting"
    __table_args__: Any = (
        Index("uq_meeting_uid", "uid", unique=True, sqlite_where=LIVING),
        Index("ix_meeting_starts_at", "starts_at"),
        {"sqlite_autoincrement": True},
    )

    uid: Mapped[str]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), index=True)
    number: Mapped[int]
    """Given at creation, continuous in the body or in its year, never given twice."""
    title: Mapped[str]
    status: Mapped[str] = mapped_column(default="planned")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    actual_start: Mapped[datetime | None]
    actual_end: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(default="")
    online_link: Mapped[str] = mapped_column(default="")
    dial_in: Mapped[str] = mapped_column(default="")
    file_reference: Mapped[str] = mapped_column(default="")
    change_reason: Mapped[str] = mapped_column(default="")
    """Why it was moved or cancelled; the letter says it."""
    preamble: Mapped[str] = mapped_column(default="")
    """Markdown printed in the minutes before the first item."""


class MeetingBody(Record):
    """A further body that meets jointly with the meeting's own."""

    __tablename__ = "meeting_body"
    __table_args__: Any = (
        Index("uq_meeting_body_pair", "meeting_id", "body_id", unique=True, sqlite_where=LIVING),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), index=True)


class MeetingOfficer(Record):
    """Who chairs or takes the minutes, from a time on if somebody else began."""

    __tablename__ = "meeting_officer"
    __table_args__: Any = (
        CheckConstraint("contact_id IS NOT NULL OR name <> ''", name="somebody"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    role: Mapped[str]
    """`chair` or `minute_taker`."""
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    """The name as it was on the day."""
    from_time: Mapped[datetime | None]


class Attendance(Record):
    """Whether somebody came, in which capacity, with name and function as on the day."""

    __tablename__ = "attendance"
    __table_args__: Any = (
        CheckConstraint("contact_id IS NOT NULL OR guest_name <> ''", name="somebody"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    guest_name: Mapped[str] = mapped_column(default="")
    """A name as it was read or heard, of somebody who is no contact."""
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"), index=True)
    capacity: Mapped[str] = mapped_column(default="member")
    voting: Mapped[bool] = mapped_column(default=False)
    """Whether the seat votes; snapshot of the day."""
    represents_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    represents_name: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="open")
    mode: Mapped[str] = mapped_column(default="on_site")
    arrived: Mapped[datetime | None]
    left: Mapped[datetime | None]
    name: Mapped[str] = mapped_column(default="")
    function_title: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Recusal(Record):
    """Somebody who takes no part in an agenda item for a conflict of interest."""

    __tablename__ = "recusal"
    __table_args__: Any = (
        Index(
            "uq_recusal_pair", "attendance_id", "agenda_item_id", unique=True, sqlite_where=LIVING
        ),
        {"sqlite_autoincrement": True},
    )

    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id"), index=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
