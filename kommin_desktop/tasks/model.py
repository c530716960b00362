"""The table of tasks; where a task comes from stands in link tables of the areas above."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kommin_desktop.store.columns import Record


class Task(Record):
    """What somebody has to do until a day; with a contact it is a follow-up (Wiedervorlage)."""

    __tablename__ = "task"
    __table_args__: Any = (
        CheckConstraint(
            "responsible_id IS NULL OR responsible_seat_id IS NULL", name="one_responsible"
        ),
        Index("ix_task_status_due", "status", "due"),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[str]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    responsible_seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"), index=True)
    """The seat of an organisation in a body: whoever holds it is responsible."""
    responsible_text: Mapped[str] = mapped_column(default="")
    """The responsible person as written down when no contact or seat is known."""
    due: Mapped[date | None]
    priority: Mapped[str] = mapped_column(default="normal")
    status: Mapped[str] = mapped_column(default="open")
    closed_note: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    """Whom a follow-up (Wiedervorlage) is about."""
