"""What a course's lists of people show: who has a place, who waits, how many places are left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import PersonLine, TermsLine
from kommin_desktop.courses.rules import (
    Participation,
    Places,
    SessionFacts,
    enrolment_refusal,
    is_late,
    participation,
)
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read


class PeopleState(NamedTuple):
    """All that the lists of a course's people need."""

    terms: TermsLine
    seated: Sequence[PersonLine]
    waiting: Sequence[PersonLine]
    sessions: Sequence[SessionFacts]

    @property
    def places(self) -> Places:
        """The places of the course."""
        return Places(
            self.terms.limit,
            tuple(one.id for one in self.seated),
            tuple(one.id for one in self.waiting),
        )

    @property
    def proposed(self) -> PersonLine | None:
        """Who is proposed to move up."""
        is_proposed = self.takes_people and self.places.next_in_line is not None
        return self.waiting[0] if is_proposed else None

    @property
    def refusal(self) -> str:
        """Why nobody can be registered, or nothing."""
        return enrolment_refusal(self.terms.stored_status, Kind.PERSON) or ""

    @property
    def takes_people(self) -> bool:
        """Whether somebody can be registered."""
        return not self.refusal

    def known(self, contact_id: int) -> PersonLine | None:
        """The registration of a contact, if there is one."""
        everybody = (*self.seated, *self.waiting)
        return next((one for one in everybody if one.contact_id == contact_id), None)

    def part_of(self, line: PersonLine) -> Participation:
        """What somebody attended so far."""
        return participation(self.sessions, line.marks())

    def late_words(self, now: datetime | None = None) -> str:
        """Why a registration comes late now, as a sentence, or nothing."""
        until, start = self.terms.registration_until, self.terms.first_start
        if not is_late(now or local_now(), until, start):
            return ""
        if is_late(now or local_now(), None, start) and start is not None:
            return _("Der Kurs hat am {day} begonnen.").format(day=short_date(start.date()))
        return _("Anmeldeschluss war am {day}.").format(day=short_date(until) if until else "")

    def places_words(self) -> str:
        """„14 von 15 Plätzen belegt · 1 frei“, without a limit „14 Teilnehmende“."""
        taken, limit, free = len(self.seated), self.terms.limit, self.places.free
        if limit is None or free is None:
            return ngettext(
                "{n} Person hat einen Platz", "{n} Personen haben einen Platz", taken
            ).format(n=taken)
        words = [
            ngettext(
                "{taken} von {n} Platz belegt", "{taken} von {n} Plätzen belegt", limit
            ).format(taken=taken, n=limit)
        ]
        over = taken - limit
        if over > 0:
            words.append(_("{n} über der Grenze").format(n=over))
        elif free:
            words.append(_("{n} frei").format(n=free))
        return " · ".join(words)

    def waiting_words(self) -> str:
        """„3 auf der Warteliste“, or that nobody waits."""
        count = len(self.waiting)
        return _("{n} auf der Warteliste").format(n=count) if count else _("niemand wartet")


def look_up(connection: Connection, course_id: int) -> PeopleState | None:
    """Read the people of a course; None if there is no such course."""
    found = read(connection, queries.terms(course_id))
    if not found:
        return None
    sessions = [queries.session_facts(one) for one in read(connection, queries.sessions(course_id))]
    return PeopleState(
        found[0],
        read(connection, queries.seated_people(course_id)),
        read(connection, queries.waiting_people(course_id)),
        sessions,
    )
