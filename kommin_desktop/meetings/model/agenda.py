"""Tables of the agenda: topics, items and what came out of each item."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kommin_desktop.store.columns import LIVING, Record


class Topic(Record):
    """A subject a body has to deal with some day; its items show the whole history."""

    __tablename__ = "topic"

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), index=True)
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="discussion")
    planned_min: Mapped[int | None]
    suggested_by: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")
    """`open` in the topic store, `planned` on an agenda, `done` or `dropped`."""
    position: Mapped[int] = mapped_column(default=0)


class AgendaItem(Record):
    """An item, a part heading or a break of a meeting's agenda, with the text of its minutes."""

    __tablename__ = "agenda_item"
    __table_args__: Any = (
        CheckConstraint("planned_min IS NULL OR planned_min >= 0", name="minutes_not_negative"),
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_its_own_parent"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    """Order among the items with the same parent."""
    number_override: Mapped[str] = mapped_column(default="")
    """The number as written, only where it differs from the computed one."""
    is_heading: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="info")
    is_approval: Mapped[bool] = mapped_column(default=False)
    """Approves the minutes of the previous meeting."""
    is_public: Mapped[bool] = mapped_column(default=True)
    text: Mapped[str] = mapped_column(default="")
    """Markdown, printed before the results of the item."""
    planned_min: Mapped[int | None]
    actual_start: Mapped[datetime | None]
    actual_end: Mapped[datetime | None]
    presenter: Mapped[str] = mapped_column(default="")
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), index=True)
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    outcome: Mapped[str] = mapped_column(default="")
    """`dealt`, `postponed`, `withdrawn`, `not_reached` or not yet known."""


class Decision(Record):
    """A decision in its exact wording with its votes; the number comes with the minutes."""

    __tablename__ = "decision"
    __table_args__: Any = (
        Index("ix_decision_number", "body_id", "year", "number"),
        CheckConstraint(
            "coalesce(votes_yes, 0) >= 0 AND coalesce(votes_no, 0) >= 0"
            " AND coalesce(votes_abstain, 0) >= 0 AND coalesce(entitled, 0) >= 0",
            name="votes_not_negative",
        ),
        {"sqlite_autoincrement": True},
    )

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    year: Mapped[int | None]
    number: Mapped[int | None]
    """Running number of the body in the year, given when the minutes are finished."""
    code: Mapped[str] = mapped_column(default="")
    """The number as printed, „RTI 2026/12“; keeps the body's short name of that day."""
    wording: Mapped[str]
    mode: Mapped[str] = mapped_column(default="vote")
    votes_yes: Mapped[int | None]
    votes_no: Mapped[int | None]
    votes_abstain: Mapped[int | None]
    entitled: Mapped[int | None]
    due: Mapped[date | None]
    responsible: Mapped[str] = mapped_column(default="")
    light: Mapped[str] = mapped_column(default="")
    """Decision control: `green` done, `yellow` in work, `red` not feasible."""
    status_text: Mapped[str] = mapped_column(default="")
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)


class Remark(Record):
    """A note of the office to an item; never printed."""

    __tablename__ = "remark"

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]


class AgendaItemTask(Record):
    """A task that came out of an agenda item."""

    __tablename__ = "agenda_item_task"
    __table_args__: Any = (
        Index(
            "uq_agenda_item_task_pair",
            "agenda_item_id",
            "task_id",
            unique=True,
            sqlite_where=LIVING,
        ),
        {"sqlite_autoincrement": True},
    )

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    is_carried: Mapped[bool] = mapped_column(default=False)
    """Carried over from an earlier meeting: reported on here, given there."""


class DecisionTask(Record):
    """A task that carries out a decision."""

    __tablename__ = "decision_task"
    __table_args__: Any = (
        Index("uq_decision_task_pair", "decision_id", "task_id", unique=True, sqlite_where=LIVING),
        {"sqlite_autoincrement": True},
    )

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)


class MeetingAttachment(Record):
    """A paper of a meeting or of one of its items."""

    __tablename__ = "meeting_attachment"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"), index=True)
    is_tabled: Mapped[bool] = mapped_column(default=False)
    """Handed out in the meeting, not sent with the invitation."""
    position: Mapped[int] = mapped_column(default=0)
