"""Tables of volunteers: qualifications, engagements, clearance checks, volunteer cards."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kommin_desktop.store.columns import Record


class QualificationType(Record):
    """A qualification such as the Juleica, how long it is valid and what it builds on."""

    __tablename__ = "qualification_type"

    name: Mapped[str]
    validity_months: Mapped[int | None]
    prerequisite_id: Mapped[int | None] = mapped_column(
        ForeignKey("qualification_type.id"), index=True
    )
    note: Mapped[str] = mapped_column(default="")


class Qualification(Record):
    """A qualification a person holds from a day on, until a day."""

    __tablename__ = "qualification"

    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    type_id: Mapped[int] = mapped_column(ForeignKey("qualification_type.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificate.id"), index=True)
    note: Mapped[str] = mapped_column(default="")


class Engagement(Record):
    """What a volunteer does for an organisation, in which period and for how many hours."""

    __tablename__ = "engagement"
    __table_args__: Any = (
        CheckConstraint("hours IS NULL OR hours >= 0", name="hours_not_negative"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    activity: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    hours: Mapped[float | None]
    """Hours in the whole period."""


class ClearanceCheck(Record):
    """That a certificate of conduct was inspected: the three facts § 72a (5) SGB VIII allows.

    There is no column for a document or for details, and none may be added.
    """

    __tablename__ = "clearance_check"

    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    engagement_id: Mapped[int | None] = mapped_column(ForeignKey("engagement.id"), index=True)
    inspected_on: Mapped[date]
    inspected_by: Mapped[str] = mapped_column(default="")
    certificate_date: Mapped[date]
    relevant_entry: Mapped[bool]
    recheck_due: Mapped[date | None]
    delete_due: Mapped[date | None]


class VolunteerCard(Record):
    """An Ehrenamtskarte or Jubiläumskarte issued to a person."""

    __tablename__ = "volunteer_card"

    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    kind: Mapped[str]
    issued_on: Mapped[date]
    valid_to: Mapped[date | None]
