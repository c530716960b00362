"""Who is expected at a meeting, with names, functions and organisations as on that day."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.bodies.queries import SeatPersonLine, seat_persons
from kommin_desktop.contacts.queries import NameLine, names
from kommin_desktop.contacts.rules.letters import titled_name
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import Attendance, Meeting
from kommin_desktop.meetings.rules.people import Directory, Known
from kommin_desktop.meetings.rules.states import Capacity, Presence
from kommin_desktop.meetings.service.loading import body_ids, open_meeting
from kommin_desktop.store.columns import POSITION_STEP
from kommin_desktop.store.reading import read


def expect_everybody(session: Session, meeting: Meeting) -> list[Attendance]:
    """List everybody expected: holders of the day, officers, invited guests; each once.

    Name, function and organisation are kept as they are now.
    """
    rows = attendance_rows(session, meeting.id)
    listed = {row.contact_id for row in rows}
    seats = read(session, seat_persons(body_ids(session, meeting), meeting.starts_at.date()))
    expected: dict[int, SeatPersonLine | None] = {}
    for line in seats:
        if line.kind == "holder":
            expected.setdefault(line.contact_id, line)
    officers = read(session, queries.officers(meeting.id))
    staff = [officer.contact_id for officer in officers if officer.contact_id is not None]
    guests = [
        line.contact_id
        for line in read(session, queries.replies(meeting.id))
        if line.seat_id is None
    ]
    people = names_of(session, [*expected, *staff, *guests])
    added = []
    for contact_id in dict.fromkeys([*expected, *staff, *guests]):
        if contact_id not in listed and contact_id in people:
            row = new_row(meeting.id, people[contact_id], expected.get(contact_id))
            if contact_id in staff and row.seat_id is None:
                row.capacity = Capacity.STAFF.value
            added.append(row)
    listed_names = Directory(
        Known(place, row.name) for place, row in enumerate([*rows, *added], start=1)
    )
    for name in dict.fromkeys(officer.name for officer in officers if officer.contact_id is None):
        if not listed_names.has(name):
            added.append(
                Attendance(
                    meeting_id=meeting.id,
                    guest_name=name,
                    name=name,
                    capacity=Capacity.STAFF.value,
                    status=Presence.OPEN.value,
                )
            )
    last = max((row.position for row in rows), default=0)
    for place, row in enumerate(added, start=1):
        row.position = last + POSITION_STEP * place
    session.add_all(added)
    session.flush()
    return [*rows, *added]


def list_expected(session: Session, meeting_id: int) -> int:
    """List everybody expected at a meeting that runs; how many are on the list.

    Raises UserError when its minutes are sent.
    """
    return len(expect_everybody(session, open_meeting(session, meeting_id)))


def attendance_rows(session: Session, meeting_id: int) -> list[Attendance]:
    """Everybody on the list of a meeting, in its order."""
    return list(
        session.scalars(
            select(Attendance)
            .where(Attendance.meeting_id == meeting_id, Attendance.deleted_at.is_(None))
            .order_by(Attendance.position, Attendance.id)
        )
    )


def names_of(session: Session, ids: Iterable[int]) -> dict[int, NameLine]:
    """Names, functions and organisations of today, by contact."""
    return {line.id: line for line in read(session, names(list(ids)))}


def new_row(meeting_id: int, person: NameLine, seat: SeatPersonLine | None) -> Attendance:
    """A row with the names of today; the organisation is the seat's, if it has one."""
    organisation, function_title = person.organisation or "", person.function_title or ""
    if seat is not None and seat.organisation and seat.organisation != organisation:
        # Here for another hat than the first one: its function is not known.
        organisation, function_title = seat.organisation, ""
    if person.kind == "organisation":
        organisation = person.display
    return Attendance(
        meeting_id=meeting_id,
        contact_id=person.id,
        seat_id=seat.seat_id if seat else None,
        capacity=seat.capacity if seat else Capacity.GUEST.value,
        voting=bool(seat and seat.voting and seat.capacity == Capacity.MEMBER),
        status=Presence.OPEN.value,
        name=titled_name(person.prefix, person.display),
        function_title=function_title,
        organisation=organisation,
    )
