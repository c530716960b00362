"""Tables of bodies: round tables and other bodies, their seats and who holds them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kommin_desktop.store.columns import LIVING, Record


class Body(Record):
    """A body that meets: a round table, a steering group, an initiative circle …"""

    __tablename__ = "body"
    __table_args__: Any = (
        Index("uq_body_code", "code", unique=True, sqlite_where=LIVING),
        CheckConstraint("notice_days >= 0 AND posting_days >= 0", name="days_not_negative"),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[str]
    code: Mapped[str]
    """Short name that stands in decision numbers („RTI 2026/12“)."""
    kind: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    """The organisation the body belongs to, such as the school of a parents' body."""
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), index=True)
    notice_days: Mapped[int] = mapped_column(default=14)
    """Notice period in calendar days before the day of the meeting."""
    posting_days: Mapped[int] = mapped_column(default=2)
    """Days a letter is on its way: posted that much before the notice period begins."""
    approval_mode: Mapped[str] = mapped_column(default="vote")
    objection_days: Mapped[int] = mapped_column(default=14)
    """Days for objections after the minutes were sent, if the body approves that way."""
    quorum_rule: Mapped[str] = mapped_column(default="none")
    numbering: Mapped[str] = mapped_column(default="continuous")
    rhythm: Mapped[str] = mapped_column(default="")
    file_reference: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Seat(Record):
    """A seat in a body: owned by an organisation, or personal if it has none."""

    __tablename__ = "seat"
    __table_args__: Any = (
        CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
            name="from_before_to",
        ),
        {"sqlite_autoincrement": True},
    )

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    label: Mapped[str] = mapped_column(default="")
    """What the seat stands for if the organisation's name does not say it."""
    capacity: Mapped[str] = mapped_column(default="member")
    """`member`, `advisor` or `staff`: the group in attendance lists."""
    voting: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class SeatHolding(Record):
    """A person on a seat as holder or standing deputy, from a day on, until a day."""

    __tablename__ = "seat_holding"
    __table_args__: Any = (
        CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
            name="from_before_to",
        ),
        {"sqlite_autoincrement": True},
    )

    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    kind: Mapped[str] = mapped_column(default="holder")
    rank: Mapped[int] = mapped_column(default=1)
    """Order of the deputies of one seat."""
    role: Mapped[str] = mapped_column(default="")
    """`chair`, `deputy_chair` or nothing."""
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
