"""A course with two places and people who want to take part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from kommin_desktop.contacts import service as contacts
from kommin_desktop.contacts.rules.drafts import PersonDraft
from kommin_desktop.courses import service
from kommin_desktop.courses.rules import CourseDraft, EnrolDraft, SessionDraft
from kommin_desktop.store.office_file import OfficeFile

NAMES = (
    ("Zeynep", "Demir"),
    ("Samira", "El-Khatib"),
    ("Swetlana", "Friesen"),
    ("Hüseyin", "Güler"),
    ("Małgorzata", "Kowalczyk"),
)


@pytest.fixture
def people(office: OfficeFile) -> list[int]:
    """Five people, by surname."""
    with office.work("Kontakte angelegt") as session:
        return [
            contacts.add_person(session, PersonDraft(given=given, family=family)).id
            for given, family in NAMES
        ]


@pytest.fixture
def course(office: OfficeFile) -> int:
    """A course with two places and four evenings of three units from January 2027 on."""
    dates = tuple(
        SessionDraft(
            datetime(2027, 1, day, 17, 30),
            datetime(2027, 1, day, 20, 0),
            module=f"Modul {number}",
            trainers=("Emina Begić",),
        )
        for number, day in enumerate((7, 14, 21, 28), start=1)
    )
    draft = CourseDraft("Kultursensible Gesprächsführung", 2, dates, place="Bürgerhaus")
    with office.work("Kurs geplant") as session:
        return service.add_course(session, draft).id


@pytest.fixture
def enrol(office: OfficeFile, course: int) -> Callable[..., tuple[int, str, int | None]]:
    """Register somebody: number, state and rank of the registration."""

    def register(person: int, reason: str = "") -> tuple[int, str, int | None]:
        with office.work("Anmeldung") as session:
            one = service.enrol(session, EnrolDraft(course, person, reason))
            return one.id, one.status, one.rank

    return register
