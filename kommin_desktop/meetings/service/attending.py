"""Who came to a meeting: begin, end, mark presence, deputies, guests, recusals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.meetings.model import (
    AgendaItem,
    Attendance,
    Meeting,
    Recusal,
)
from kommin_desktop.meetings.rules.states import Capacity, MeetingStatus, Presence
from kommin_desktop.meetings.service.expecting import (
    attendance_rows,
    expect_everybody,
    names_of,
    new_row,
)
from kommin_desktop.meetings.service.loading import (
    at_or_now,
    note_begun,
    open_meeting,
    pass_into,
)
from kommin_desktop.store.columns import POSITION_STEP
from kommin_desktop.store.trash import living, move_to_trash


def begin_meeting(session: Session, meeting_id: int, at: datetime | None = None) -> Meeting:
    """Begin a meeting (now, or at a wall time) and list everybody who is expected.

    Raises UserError when it was cancelled or is over.
    """
    meeting = open_meeting(session, meeting_id)
    pass_into(meeting, MeetingStatus.IN_PROGRESS)
    meeting.actual_start = at_or_now(at)
    meeting.actual_end = None
    expect_everybody(session, meeting)
    return meeting


def end_meeting(session: Session, meeting_id: int, at: datetime | None = None) -> Meeting:
    """End a meeting (now, or at a wall time). Raises UserError when it has not begun."""
    meeting = open_meeting(session, meeting_id)
    pass_into(meeting, MeetingStatus.HELD)
    meeting.actual_end = at_or_now(at)
    session.flush()
    return meeting


def set_attendance(
    session: Session,
    attendance_id: int,
    status: str,
    *,
    arrived: datetime | None = None,
    left: datetime | None = None,
    mode: str | None = None,
) -> Attendance:
    """Note whether somebody came, when they arrived or left, on site or online.

    The first note begins the meeting. Does the holder of a seat come beside the deputy, the
    deputy becomes a guest. Raises UserError when the minutes are sent.
    """
    row = living(session, Attendance, attendance_id)
    meeting = open_meeting(session, row.meeting_id)
    note_begun(meeting)
    row.status = str(status)
    row.arrived = arrived
    row.left = left
    row.mode = mode or row.mode
    session.flush()
    _settle_seats(session, row.meeting_id)
    return row


def mark_present(session: Session, meeting_id: int, attendance_ids: Iterable[int]) -> int:
    """Note that several people came; returns how many. Raises UserError as `set_attendance`."""
    meeting = open_meeting(session, meeting_id)
    wanted = set(attendance_ids)
    rows = [row for row in attendance_rows(session, meeting_id) if row.id in wanted]
    for row in rows:
        row.status = Presence.PRESENT.value
    note_begun(meeting)
    session.flush()
    _settle_seats(session, meeting_id)
    return len(rows)


def attend_as_deputy(
    session: Session,
    represented_id: int,
    *,
    contact_id: int | None = None,
    name: str = "",
) -> Attendance:
    """Note that somebody came in place of the person of the attendance `represented_id`.

    Somebody who is no contact is kept by name. Is that person there too, the deputy is a guest.
    Raises UserError without a person and a name, or when the minutes are sent.
    """
    holder = living(session, Attendance, represented_id)
    meeting = open_meeting(session, holder.meeting_id)
    row = _find_or_add(session, meeting.id, contact_id, name)
    row.capacity = Capacity.DEPUTY.value
    row.seat_id = holder.seat_id
    row.voting = holder.voting
    row.represents_id = holder.contact_id
    row.represents_name = holder.name or holder.guest_name
    row.organisation = holder.organisation or row.organisation
    row.position = holder.position + 1
    row.status = Presence.PRESENT.value
    if holder.status == Presence.OPEN:
        holder.status = Presence.EXCUSED.value
    note_begun(meeting)
    session.flush()
    _settle_seats(session, meeting.id)
    return row


def add_guest(
    session: Session,
    meeting_id: int,
    name: str = "",
    *,
    contact_id: int | None = None,
    organisation: str = "",
    status: str = Presence.PRESENT,
) -> Attendance:
    """Note a guest, as a contact or by the name as heard.

    Raises UserError without either, or when the minutes are sent.
    """
    meeting = open_meeting(session, meeting_id)
    row = _find_or_add(session, meeting_id, contact_id, name)
    if row.seat_id is None and row.capacity != Capacity.STAFF:
        row.capacity = Capacity.GUEST.value
    row.organisation = organisation or row.organisation
    row.status = str(status)
    note_begun(meeting)
    session.flush()
    return row


def link_guest(session: Session, attendance_id: int, contact_id: int) -> Attendance:
    """Say which contact a guest noted by name is; the minutes keep the name as it was noted.

    Raises UserError when the minutes are sent.
    """
    row = living(session, Attendance, attendance_id)
    open_meeting(session, row.meeting_id)
    row.contact_id = contact_id
    session.flush()
    return row


def remove_attendance(session: Session, attendance_id: int) -> Attendance:
    """Take somebody off the list. Raises UserError when the minutes are sent."""
    row = living(session, Attendance, attendance_id)
    open_meeting(session, row.meeting_id)
    move_to_trash(session, row)
    return row


def recuse(session: Session, attendance_id: int, item_id: int, note: str = "") -> Recusal:
    """Note that somebody takes no part in an item; the seat does not vote on it.

    Raises UserError for an item of another meeting, or when the minutes are sent.
    """
    row = living(session, Attendance, attendance_id)
    item = living(session, AgendaItem, item_id)
    open_meeting(session, row.meeting_id)
    if item.meeting_id != row.meeting_id:
        raise UserError(_("Der Tagesordnungspunkt gehört zu einer anderen Sitzung."))
    present = session.scalars(
        select(Recusal).where(
            Recusal.attendance_id == attendance_id,
            Recusal.agenda_item_id == item_id,
            Recusal.deleted_at.is_(None),
        )
    ).first()
    recusal = present or Recusal(attendance_id=attendance_id, agenda_item_id=item_id)
    recusal.note = note
    session.add(recusal)
    session.flush()
    return recusal


def _find_or_add(
    session: Session, meeting_id: int, contact_id: int | None, name: str
) -> Attendance:
    """The row of a contact or of a name as noted; a new one if there is none."""
    name = name.strip()
    if contact_id is None and not name:
        raise UserError(_("Tragen Sie ein, wer gekommen ist."))
    rows = attendance_rows(session, meeting_id)
    for row in rows:
        if contact_id is not None and row.contact_id == contact_id:
            return row
        if contact_id is None and row.contact_id is None and row.guest_name == name:
            return row
    position = max((row.position for row in rows), default=0) + POSITION_STEP
    if contact_id is None:
        row = Attendance(meeting_id=meeting_id, guest_name=name, name=name)
    else:
        person = names_of(session, [contact_id]).get(contact_id)
        if person is None:
            raise UserError(_("Den Kontakt {id} gibt es nicht.").format(id=contact_id))
        row = new_row(meeting_id, person, None)
    row.position = position
    session.add(row)
    session.flush()
    return row


def _settle_seats(session: Session, meeting_id: int) -> None:
    """A seat votes once: is its holder there, a deputy beside is a guest."""
    rows = attendance_rows(session, meeting_id)
    held = {
        row.seat_id
        for row in rows
        if row.status == Presence.PRESENT and row.capacity not in (Capacity.DEPUTY, Capacity.GUEST)
    }
    taken: set[int | None] = set(held)
    for row in rows:
        if row.capacity != Capacity.DEPUTY or row.status != Presence.PRESENT:
            continue
        if row.seat_id in taken:
            row.capacity = Capacity.GUEST.value
            row.seat_id, row.voting = None, False
            row.represents_id, row.represents_name = None, ""
        else:
            taken.add(row.seat_id)
    session.flush()
