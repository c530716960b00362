"""Finding a meeting or what belongs to it for a change, or saying why it cannot be changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import Contact
from kommin_desktop.contacts.rules.letters import titled_name
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import AgendaItem, Meeting, MeetingBody, MinutesVersion
from kommin_desktop.meetings.rules.states import (
    LOCKED_MINUTES,
    MeetingStatus,
    MinutesState,
    may_become,
    meeting_status_label,
    minutes_may_become,
    minutes_state_label,
)
from kommin_desktop.store.reading import read_one
from kommin_desktop.store.trash import living


def latest_version(session: Session, meeting_id: int) -> MinutesVersion | None:
    """The version of the minutes that counts."""
    return session.scalars(
        select(MinutesVersion)
        .where(MinutesVersion.meeting_id == meeting_id, MinutesVersion.deleted_at.is_(None))
        .order_by(MinutesVersion.number.desc())
    ).first()


def open_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting, if it may still be changed.

    Raises UserError when its minutes are sent or it is cancelled.
    """
    meeting = living(session, Meeting, meeting_id)
    version = latest_version(session, meeting_id)
    if version is not None and version.state in LOCKED_MINUTES:
        raise UserError(
            _(
                "Das Protokoll ({title}) ist versendet und bleibt, wie es ist. Öffnen Sie es mit"
                " einer Begründung wieder, oder halten Sie eine Berichtigung fest."
            ).format(title=meeting.title)
        )
    if meeting.status == MeetingStatus.CANCELLED:
        raise UserError(
            _("Die Sitzung ({title}) ist abgesagt und kann nicht mehr geändert werden.").format(
                title=meeting.title
            )
        )
    return meeting


def open_item(session: Session, item_id: int) -> tuple[AgendaItem, Meeting]:
    """An agenda item whose meeting may still be changed. Raises UserError as `open_meeting`."""
    item = living(session, AgendaItem, item_id)
    return item, open_meeting(session, item.meeting_id)


def pass_into(meeting: Meeting, status: MeetingStatus) -> None:
    """Let a meeting pass into a state. Raises UserError where that is not possible."""
    if meeting.status == status:
        return
    if not may_become(meeting.status, status):
        raise UserError(
            _("Die Sitzung ({title}) ist „{now}“ und kann nicht „{then}“ werden.").format(
                title=meeting.title,
                now=meeting_status_label(meeting.status),
                then=meeting_status_label(status),
            )
        )
    meeting.status = status.value


def pass_minutes_into(version: MinutesVersion, state: MinutesState) -> None:
    """Let minutes pass into a state. Raises UserError where that is not possible."""
    if not minutes_may_become(version.state, state):
        raise UserError(
            _("Das Protokoll ist „{now}“ und kann nicht „{then}“ werden.").format(
                now=minutes_state_label(version.state), then=minutes_state_label(state)
            )
        )
    version.state = state.value


def note_begun(meeting: Meeting, at: datetime | None = None) -> None:
    """The first attendance or result says that a meeting has begun."""
    if meeting.status in (MeetingStatus.PLANNED, MeetingStatus.INVITED, MeetingStatus.POSTPONED):
        meeting.status = MeetingStatus.IN_PROGRESS.value
        if at is not None:
            meeting.actual_start = at


def printed_name(session: Session, contact_id: int) -> str:
    """How papers name a contact: with the academic title. Raises UserError for an unknown one."""
    person = living(session, Contact, contact_id)
    parts = read_one(session, queries.person_names([contact_id]))
    return titled_name(parts.prefix if parts else None, person.display)


def at_or_now(at: datetime | None) -> datetime:
    """A wall time, or the present one, in full minutes."""
    return (at or local_now()).replace(second=0, microsecond=0)


def body_ids(session: Session, meeting: Meeting) -> list[int]:
    """The meeting's own body and those that meet with it."""
    others = session.scalars(
        select(MeetingBody.body_id)
        .where(MeetingBody.meeting_id == meeting.id, MeetingBody.deleted_at.is_(None))
        .order_by(MeetingBody.id)
    )
    return [meeting.body_id, *others]


def agenda_items(session: Session, meeting_id: int) -> list[AgendaItem]:
    """The living items of a meeting."""
    return list(
        session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted_at.is_(None))
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )
