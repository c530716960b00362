"""A round table with its people, on a real office file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy.orm import Session

from kommin_desktop.app import registry
from kommin_desktop.base.clock import clock_at
from kommin_desktop.bodies import service as bodies
from kommin_desktop.bodies.rules import BodyDraft, HoldingKind, SeatDraft
from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import AddressDraft, OrganisationDraft, PersonDraft
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.rules import agenda_text
from kommin_desktop.meetings.rules.calendar import MeetingDraft, OfficerDraft
from kommin_desktop.meetings.rules.numbering import plain
from kommin_desktop.office import service as office_service
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.office_file import OfficeFile

AGENDA = """\
A Öffentlicher Teil
1. Begrüßung (10 Min.)
2. Genehmigung des Protokolls der vorigen Sitzung (5 Min.)
3. Förderkriterien für Vereine (35 Min., Frau Kaniewski)
3.1 Antrag bis 500 Euro
B Nichtöffentlicher Teil
4. Personal der Beratungsstelle (10 Min.)
5. Verschiedenes (15 Min.)
"""
STARTS = datetime(2026, 12, 17, 14, 0)
ENDS = datetime(2026, 12, 17, 16, 30)


NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


class Known(NamedTuple):
    """The numbers of what the round table is made of."""

    body_id: int
    people: dict[str, int]
    organisations: dict[str, int]
    seats: dict[str, int]


@dataclass
class RoundTable:
    """The round table of the tests: four seats, one of them with nobody on it."""

    office: OfficeFile
    body_id: int = 0
    people: dict[str, int] = field(default_factory=dict)
    organisations: dict[str, int] = field(default_factory=dict)
    seats: dict[str, int] = field(default_factory=dict)

    def plan(
        self,
        session: Session,
        starts_at: datetime = STARTS,
        ends_at: datetime | None = ENDS,
        agenda: str = AGENDA,
    ) -> int:
        """A planned meeting, led by Brinkmann, minutes by Wehmeier."""
        draft = MeetingDraft(
            self.body_id,
            starts_at,
            ends_at,
            place="Kreishaus, Raum 3.02",
            items=agenda_text.parse(agenda),
            chairs=(OfficerDraft(name="Petra Brinkmann"),),
            minute_takers=(OfficerDraft(self.people["Wehmeier"]),),
        )
        return service.plan_meeting(session, draft).id

    def planned(self) -> int:
        """A planned meeting in a work of its own."""
        with self.office.work("Sitzung geplant") as session:
            return self.plan(session)

    def invited(self) -> tuple[int, int]:
        """A meeting to which the invitation went out, and that dispatch."""
        meeting = self.planned()
        with self.office.work("Eingeladen") as session:
            invitation = service.invite(session, meeting).invitation.id
            service.confirm_sent(session, invitation)
        return meeting, invitation

    def recorded(self, notes: str) -> int:
        """A meeting with minutes."""
        meeting = self.planned()
        with self.office.work("Protokolliert") as session:
            service.record_notes(session, meeting, notes)
        return meeting

    def sent(self, notes: str = "Ende: 16:00\n# 3\nText\n") -> int:
        """A meeting whose minutes went out."""
        meeting = self.recorded(notes)
        with self.office.work("Fertiggestellt") as session:
            service.finish_minutes(session, meeting)
            service.release_minutes(session, meeting)
        with self.office.work("Versendet") as session:
            service.send_minutes(session, meeting, b"%PDF-1.7 Protokoll", 1)
        return meeting

    def item(self, meeting: int, number: str) -> int:
        """An item by its number."""
        summary = next(
            one
            for one in service.meeting_summaries(self.office.connection)
            if one.line.id == meeting
        )
        return next(
            entry.line.id for entry in summary.entries if plain(entry.number) == plain(number)
        )

    def line(self, meeting: int) -> queries.MeetingLine:
        """The meeting as lists show it."""
        return self.office.read(queries.meeting_line(meeting))[0]

    def attendance(self, meeting: int) -> dict[str, queries.AttendanceLine]:
        """Everybody's attendance by name."""
        return {line.name: line for line in self.office.read(queries.attendances(meeting))}


@pytest.fixture(scope="session")
def table_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Known]:
    """An office file with the round table, made once and copied by each test."""
    path = tmp_path_factory.mktemp("table") / "amt.kommin"
    shutil.copyfile(empty_file, path)
    with clock_at(NOW), OfficeFile(path, registry.search_texts(), by="Brinkmann") as office:
        made = make_table(office)
    return path, Known(made.body_id, made.people, made.organisations, made.seats)


@pytest.fixture
def table(table_file: tuple[Path, Known], tmp_path: Path, clock: datetime) -> Iterator[RoundTable]:
    """A round table of three organisations and one person, with a standing deputy."""
    template, known = table_file
    path = tmp_path / "amt.kommin"
    shutil.copyfile(template, path)
    with OfficeFile(path, registry.search_texts(), by="Brinkmann") as office:
        yield RoundTable(office, *known)


def make_table(office: OfficeFile) -> RoundTable:
    """The round table, in one work."""
    made = RoundTable(office)
    with office.work("Runder Tisch") as session:
        office_service.set_office_data(
            session,
            OfficeData(
                name="Kreis Musterland",
                department="Koordinierungsstelle Integration",
                street="Amtsweg 3",
                postcode="32051",
                city="Herford",
                phone="05221 5550-0",
                email="integration@kreis.example",
            ),
        )
        office_service.add_signatory(
            session, office_service.SignatoryDraft("Petra Brinkmann", "Im Auftrag", "Leitung")
        )
        for name in ("Elternverein Ayna e. V.", "Stadt Musterbünde", "Kita Am Bach"):
            address = AddressDraft(street="Rathausstraße 1", postcode="32120", city="Hiddenhausen")
            organisation = contacts.add_organisation(
                session, OrganisationDraft(name=name, addresses=(address,))
            )
            made.organisations[name] = organisation.id
        for given, family, salutation, employer in (
            ("Gülşen", "Aydın", "frau", "Elternverein Ayna e. V."),
            ("Karl-Friedrich", "Brünger", "herr", "Stadt Musterbünde"),
            ("Andrea", "Sundermeier", "frau", "Stadt Musterbünde"),
            ("Олена", "Шевченко", "", ""),
            ("Jörg", "Wehmeier", "herr", ""),
        ):
            home = AddressDraft(street="Ahornweg 4", postcode="32049", city="Herford", kind="home")
            person = contacts.add_person(
                session,
                PersonDraft(
                    given=given,
                    family=family,
                    salutation=salutation,
                    addresses=() if employer else (home,),
                ),
            )
            made.people[family] = person.id
            if employer:
                contacts.affiliate(session, person.id, made.organisations[employer], "Leitung")
        made.body_id = bodies.add_body(
            session, BodyDraft("Runder Tisch Integration", quorum_rule="half")
        ).id
        for name in ("Elternverein Ayna e. V.", "Stadt Musterbünde", "Kita Am Bach"):
            made.seats[name] = bodies.add_seat(
                session, made.body_id, SeatDraft(made.organisations[name])
            ).id
        made.seats["Шевченко"] = bodies.add_seat(session, made.body_id, SeatDraft()).id
        bodies.hold_seat(session, made.seats["Elternverein Ayna e. V."], made.people["Aydın"])
        bodies.hold_seat(session, made.seats["Stadt Musterbünde"], made.people["Brünger"])
        bodies.hold_seat(session, made.seats["Шевченко"], made.people["Шевченко"])
        bodies.hold_seat(
            session,
            made.seats["Stadt Musterbünde"],
            made.people["Sundermeier"],
            kind=HoldingKind.DEPUTY,
        )
    return made
