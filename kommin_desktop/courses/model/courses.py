"""Tables of courses: kinds, series, the course itself, its sessions, hosts and trainers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kommin_desktop.store.columns import LIVING, Record


class CourseKind(Record):
    """A kind of course with its code for numbers and its rule for certificates."""

    __tablename__ = "course_kind"
    __table_args__: Any = (
        Index("uq_course_kind_code", "code", unique=True, sqlite_where=LIVING),
        CheckConstraint("threshold_percent BETWEEN 0 AND 100", name="threshold_is_percent"),
        {"sqlite_autoincrement": True},
    )

    code: Mapped[str]
    name: Mapped[str]
    is_event: Mapped[bool] = mapped_column(default=False)
    """An event such as an information evening: no threshold, no certificate."""
    threshold_percent: Mapped[int] = mapped_column(default=80)
    certificate_title: Mapped[str] = mapped_column(default="")
    certificate_statement: Mapped[str] = mapped_column(default="")
    qualification_type_id: Mapped[int | None] = mapped_column(
        ForeignKey("qualification_type.id"), index=True
    )
    """The qualification that a certificate of this kind gives."""
    validity_months: Mapped[int | None]


class CourseSeries(Record):
    """Courses that belong together, such as the numbered modules of a basic qualification."""

    __tablename__ = "course_series"

    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


class Course(Record):
    """A course with its places; its number is made of kind, year and a count in that year."""

    __tablename__ = "course"
    __table_args__: Any = (
        Index("uq_course_number", "kind_id", "year", "no", unique=True, sqlite_where=LIVING),
        CheckConstraint("max_places IS NULL OR max_places >= 0", name="places_not_negative"),
        {"sqlite_autoincrement": True},
    )

    kind_id: Mapped[int] = mapped_column(ForeignKey("course_kind.id"), index=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("course_series.id"), index=True)
    year: Mapped[int]
    no: Mapped[int]
    title: Mapped[str]
    target_group: Mapped[str] = mapped_column(default="open")
    min_places: Mapped[int] = mapped_column(default=0)
    max_places: Mapped[int | None]
    """How many may take part; without a figure there is always a place."""
    place: Mapped[str] = mapped_column(default="")
    registration_until: Mapped[date | None]
    fee_cents: Mapped[int | None]
    file_reference: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="draft")
    status_reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    kind: Mapped[CourseKind] = relationship()
    sessions: Mapped[list[CourseSession]] = relationship(
        back_populates="course", order_by="CourseSession.start, CourseSession.id"
    )


class CourseHost(Record):
    """An organisation that hosts a course together with the office."""

    __tablename__ = "course_host"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)


class CourseSession(Record):
    """One date of a course; units are teaching units of 45 minutes, counted in halves."""

    __tablename__ = "course_session"
    __table_args__: Any = (
        Index("uq_course_session_uid", "uid", unique=True, sqlite_where=LIVING),
        CheckConstraint("half_units >= 0", name="units_not_negative"),
        {"sqlite_autoincrement": True},
    )

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    uid: Mapped[str]
    start: Mapped[datetime]
    end: Mapped[datetime]
    half_units: Mapped[int]
    module: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="planned")
    change_reason: Mapped[str] = mapped_column(default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("course_session.id"), index=True)

    course: Mapped[Course] = relationship(back_populates="sessions")


class CourseTrainer(Record):
    """Who teaches at a session: a contact, or a name as written down."""

    __tablename__ = "course_trainer"

    session_id: Mapped[int] = mapped_column(ForeignKey("course_session.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    name: Mapped[str] = mapped_column(default="")


class CourseLetterRun(Record):
    """Letters written for a course: confirmations, waiting list, changes of dates."""

    __tablename__ = "course_letter_run"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("letter_run.id"), index=True)
