"""Tables of taking part: registrations, attendance per session, certificates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kommin_desktop.courses.model.courses import Course
from kommin_desktop.store.columns import LIVING, Record


class Registration(Record):
    """A person's registration for a course, with a rank while waiting."""

    __tablename__ = "registration"
    __table_args__: Any = (
        Index("ix_registration_course_status", "course_id", "status"),
        {"sqlite_autoincrement": True},
    )

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    organisation_text: Mapped[str] = mapped_column(default="")
    """The person's organisation on the day of registration."""
    received_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(default="received")
    rank: Mapped[int | None]
    """Place in the waiting list, from 1 without gaps; nothing for all others."""
    is_late: Mapped[bool] = mapped_column(default=False)
    override_reason: Mapped[str] = mapped_column(default="")
    """Why somebody got a place against the rule of places and waiting list."""
    withdrawn_on: Mapped[date | None]
    answers: Mapped[str] = mapped_column(default="{}")
    """Answers to the course's own questions, as JSON."""
    note: Mapped[str] = mapped_column(default="")

    course: Mapped[Course] = relationship()


class SessionAttendance(Record):
    """Whether a registered person took part in a session."""

    __tablename__ = "session_attendance"
    __table_args__: Any = (
        Index(
            "uq_session_attendance_pair",
            "registration_id",
            "session_id",
            unique=True,
            sqlite_where=LIVING,
        ),
        CheckConstraint("minutes IS NULL OR minutes >= 0", name="minutes_not_negative"),
        CheckConstraint("half_units IS NULL OR half_units >= 0", name="units_not_negative"),
        {"sqlite_autoincrement": True},
    )

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("course_session.id"), index=True)
    status: Mapped[str] = mapped_column(default="open")
    minutes: Mapped[int | None]
    """Minutes taken part, if partly present and counted in minutes."""
    half_units: Mapped[int | None]
    """Half teaching units taken part, if partly present and counted in units."""


class Certificate(Record):
    """A certificate as issued: what it says never changes; a duplicate names its original."""

    __tablename__ = "certificate"
    __table_args__: Any = (
        Index(
            "uq_certificate_number",
            "year",
            "no",
            unique=True,
            sqlite_where=text("deleted_at IS NULL AND duplicate_of_id IS NULL AND no IS NOT NULL"),
        ),
        CheckConstraint(
            "registration_id IS NOT NULL OR is_external", name="registration_or_external"
        ),
        {"sqlite_autoincrement": True},
    )

    year: Mapped[int | None]
    no: Mapped[int | None]
    """Count within the year; certificates of others have none."""
    external_number: Mapped[str] = mapped_column(default="")
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    is_external: Mapped[bool] = mapped_column(default=False)
    issued_on: Mapped[date]
    held_half_units: Mapped[int] = mapped_column(default=0)
    attended_half_units: Mapped[int] = mapped_column(default=0)
    rate_percent: Mapped[int] = mapped_column(default=0)
    """Attendance rate in full percent, rounded down."""
    content: Mapped[str] = mapped_column(default="{}")
    """All that is printed on it, as JSON, as it was on the day of issue."""
    document_id: Mapped[int | None] = mapped_column(ForeignKey("issued_document.id"), index=True)
    duplicate_of_id: Mapped[int | None] = mapped_column(ForeignKey("certificate.id"), index=True)
    revoked_on: Mapped[date | None]
    revoked_reason: Mapped[str] = mapped_column(default="")
