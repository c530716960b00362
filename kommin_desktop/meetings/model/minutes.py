"""Tables of the minutes as papers: versions, how they were approved, corrections."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kommin_desktop.store.columns import LIVING, Record


class MinutesVersion(Record):
    """A version of the minutes; once sent, its paper stays as it is for good."""

    __tablename__ = "minutes_version"
    __table_args__: Any = (
        Index(
            "uq_minutes_version_number", "meeting_id", "number", unique=True, sqlite_where=LIVING
        ),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(default="extended")
    state: Mapped[str] = mapped_column(default="draft")
    reopened_reason: Mapped[str] = mapped_column(default="")
    finished_on: Mapped[date | None]
    finished_by: Mapped[str] = mapped_column(default="")
    released_on: Mapped[date | None]
    released_by: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    issued_document_id: Mapped[int | None] = mapped_column(
        ForeignKey("issued_document.id"), index=True
    )
    approved_on: Mapped[date | None]
    approved_in_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    objection_until: Mapped[date | None]
    """Last day for objections, if the body approves by silence."""


class MinutesCorrection(Record):
    """A correction of minutes already sent: a record of its own, printed in the next minutes."""

    __tablename__ = "minutes_correction"

    version_id: Mapped[int] = mapped_column(ForeignKey("minutes_version.id"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    number: Mapped[int]
    old: Mapped[str] = mapped_column(default="")
    new: Mapped[str]
    raised_by: Mapped[str] = mapped_column(default="")
    raised_on: Mapped[date | None]
    decided_in_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
