"""Calling the roll: who is meant by the names of an attendance line, and whether they came."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import SeatPersonLine, seat_persons
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import Attendance, Meeting
from kommin_desktop.meetings.rules.notes import Notes
from kommin_desktop.meetings.rules.people import Directory, Known, NamedPerson, heard
from kommin_desktop.meetings.rules.states import Capacity, Presence
from kommin_desktop.meetings.service.attending import (
    add_guest,
    attend_as_deputy,
    mark_present,
    set_attendance,
)
from kommin_desktop.meetings.service.expecting import attendance_rows, expect_everybody
from kommin_desktop.meetings.service.loading import body_ids
from kommin_desktop.meetings.service.results import known_contacts
from kommin_desktop.store.reading import read


class RollCall:
    """Finds who is meant by the names of an attendance line and notes their presence."""

    def __init__(self, session: Session, meeting: Meeting) -> None:
        self._session = session
        self._meeting = meeting
        self.warnings: list[str] = []
        expect_everybody(session, meeting)
        day = meeting.starts_at.date()
        self._seats = read(session, seat_persons(body_ids(session, meeting), day))
        self._deputies = [line for line in self._seats if line.kind == "deputy"]
        officers = read(session, queries.officers(meeting.id))
        self._officers = [line.name for line in officers if line.contact_id is None]
        rows = attendance_rows(session, meeting.id)
        contacts = [
            *(line.contact_id for line in self._seats),
            *(row.contact_id for row in rows if row.contact_id is not None),
        ]
        known = known_contacts(session, contacts)
        self._names = {one.key: one for one in known}
        self._people = Directory(known)
        self._rows: dict[int, Attendance] = {}
        self._listed = Directory(())
        self._look_again()

    def record(self, notes: Notes) -> int:
        """Note everybody's presence; returns how many are there."""
        count = 0
        for person in notes.present:
            if fold(person.name) == "alle":
                count += self._all_present()
            else:
                self._present(person)
                count += 1
        for person in notes.excused:
            self._away(person, Presence.EXCUSED)
        for person in notes.absent:
            self._away(person, Presence.ABSENT)
        for person in notes.guests:
            self._guest(person)
        return count + len(notes.guests)

    def _look_again(self) -> None:
        """Learn who is on the list, after somebody was added."""
        self._rows = {row.id: row for row in attendance_rows(self._session, self._meeting.id)}
        self._listed = Directory(
            replace(self._names.get(row.contact_id or 0, Known(0, row.name)), key=row.id)
            for row in self._rows.values()
        )
        for row in self._rows.values():
            # The name as on the day counts beside the contact's own.
            name = row.name or row.guest_name
            is_officer = row.contact_id is None and name in self._officers
            self._listed.add(heard(row.id, name) if is_officer else Known(row.id, name))

    def _row_of(self, name: str) -> Attendance | None:
        return self._rows.get(self._listed.find(name) or 0)

    def _all_present(self) -> int:
        waiting = [row.id for row in self._rows.values() if row.status == Presence.OPEN]
        return mark_present(self._session, self._meeting.id, waiting)

    def _present(self, person: NamedPerson) -> None:
        represented = self._row_of(person.represents) if person.represents else None
        if represented is not None:
            key = self._people.find(person.name)
            attend_as_deputy(
                self._session,
                represented.id,
                contact_id=key,
                name="" if key else person.name,
            )
            self._look_again()
            return
        row = self._row_of(person.name)
        if row is not None:
            set_attendance(self._session, row.id, Presence.PRESENT)
            return
        if not self._stands_in(person):
            self._guest(person, expected=True)

    def _stands_in(self, person: NamedPerson) -> bool:
        """Whether somebody is a standing deputy, or comes for a seat that nobody holds."""
        key = self._people.find(person.name)
        seat = next((line for line in self._deputies if line.contact_id == key), None)
        if seat is not None:
            holder = self._on_seat(seat.seat_id)
            if holder is not None:
                attend_as_deputy(self._session, holder.id, contact_id=key)
                self._look_again()
            else:
                self._take_seat(seat, key, person.name)
            return True
        orphans = [line for line in self._seats if line.kind == "organisation"]
        owners = Directory(Known(line.seat_id, line.display) for line in orphans)
        owner = owners.find(person.organisation)
        orphan = next((line for line in orphans if line.seat_id == owner), None)
        if orphan is None or self._on_seat(orphan.seat_id) is not None:
            return False
        self._take_seat(orphan, key, person.name)
        return True

    def _on_seat(self, seat_id: int) -> Attendance | None:
        return next((row for row in self._rows.values() if row.seat_id == seat_id), None)

    def _take_seat(self, seat: SeatPersonLine, key: int | None, name: str) -> None:
        """Let somebody sit on a seat that has no holder."""
        row = add_guest(self._session, self._meeting.id, "" if key else name, contact_id=key)
        row.capacity = (Capacity.DEPUTY if seat.kind == "deputy" else Capacity.MEMBER).value
        row.seat_id = seat.seat_id
        row.voting = seat.voting
        row.organisation = seat.organisation or row.organisation
        self._session.flush()
        self._look_again()

    def _away(self, person: NamedPerson, status: Presence) -> None:
        row = self._row_of(person.name)
        if row is not None:
            set_attendance(self._session, row.id, status)
        else:
            self._warn(person.name)
            add_guest(
                self._session,
                self._meeting.id,
                person.name,
                organisation=person.organisation,
                status=status,
            )
            self._look_again()

    def _guest(self, person: NamedPerson, *, expected: bool = False) -> None:
        key = self._people.find(person.name)
        if expected:
            self._warn(person.name)
        name = person.name
        if person.represents:
            name = f"{name} (i. V. {person.represents})"
        row = self._row_of(person.name) if key is None else None
        if row is not None:
            set_attendance(self._session, row.id, Presence.PRESENT)
            return
        add_guest(
            self._session,
            self._meeting.id,
            "" if key else name,
            contact_id=key,
            organisation=person.organisation,
        )
        self._look_again()

    def _warn(self, name: str) -> None:
        self.warnings.append(
            _(
                "„{name}“ ist unter den Eingeladenen nicht eindeutig zu finden und steht bei den"
                " Gästen."
            ).format(name=name)
        )
