"""The sample year: as much as promised, in all states, invented throughout, whole in the file."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kommin_desktop.app import registry
from kommin_desktop.app.sample.story import LAST_MOMENT, office_time, sample_uid
from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.paths import resource_path
from kommin_desktop.bodies.queries import bodies, seats
from kommin_desktop.contacts.queries import ContactLine, contact_lines, groups, letter_addresses
from kommin_desktop.contacts.rules.letters import address_lines, greeting
from kommin_desktop.courses import queries as courses
from kommin_desktop.documents.checks import missing_glyphs
from kommin_desktop.meetings import queries as meetings
from kommin_desktop.meetings.rules.states import MeetingStatus, Reply
from kommin_desktop.meetings.service import meeting_summaries
from kommin_desktop.office.queries import issued_documents, municipalities
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.office_file import open_for_reading
from kommin_desktop.store.reading import read
from kommin_desktop.store.safety import checking
from kommin_desktop.store.undo import works
from kommin_desktop.tasks.queries import tasks
from tests.app.conftest import DemoRun

SAMPLES = sorted(Path(resource_path("samples")).glob("*.toml"))
OUR_PHONE = re.compile(r"05221 5550-\d{1,3}|01[57]1 5550 \d{4}")
ANY_PHONE = re.compile(r"\b0\d{2,5}[ /-]\d[\d /-]{3,}\d")
ANY_HOST = re.compile(r"@[\w.-]+|www\.[\w.-]+|https?://[\w.-]+")


@pytest.fixture(scope="module")
def connection(demo_run: DemoRun) -> Iterator[Connection]:
    connection = open_for_reading(demo_run.folder / "Beispieljahr.kommin")
    with clock_at(office_time(LAST_MOMENT)):
        yield connection
    connection.close()


@pytest.fixture(scope="module")
def contacts(connection: Connection) -> list[ContactLine]:
    return read(connection, contact_lines())


def meeting(connection: Connection, code: str, number: int) -> int:
    """The number of the record of a body's meeting."""
    body = next(line.name for line in read(connection, bodies()) if line.code == code)
    return next(
        one.line.id
        for one in meeting_summaries(connection)
        if one.line.body == body and one.line.number == number
    )


def test_contacts_are_as_many_as_promised_and_from_everywhere(
    connection: Connection, contacts: list[ContactLine]
) -> None:
    organisations = [line for line in contacts if line.kind == "organisation"]
    assert len(organisations) == 25
    assert len(contacts) >= 120
    towns = {line.name for line in read(connection, municipalities())}
    assert len(towns) == 9
    assert {line.municipality for line in organisations} >= towns
    names = " ".join(line.display for line in contacts)
    for letters in "ışğ", "îê", "łńó", "ț", "ḥ", "ī":
        assert all(letter in names.lower() for letter in letters), letters
    assert 5 <= len(read(connection, groups())) <= 7


def test_bodies_have_seats_with_holders_and_deputies(connection: Connection) -> None:
    kinds = {line.code: line.kind for line in read(connection, bodies())}
    assert kinds == {"RT": "round_table", "LG": "steering_group", "IE": "initiative_circle"}
    table = next(line.id for line in read(connection, bodies()) if line.code == "RT")
    lines = read(connection, seats(table))
    assert len(lines) == 18
    assert [line.organisation for line in lines if not line.holder] == ["Stadt Vlotho"]
    assert all(line.deputies for line in lines if line.holder)
    spenge = next(line for line in lines if line.organisation == "Stadt Spenge")
    assert spenge.holder == "Lena Wöhrmann"
    before = read(connection, seats(table, datetime(2026, 6, 11).date()))
    assert "Michael Hagemeister" in [line.holder for line in before]


def test_meetings_stand_in_every_state(connection: Connection) -> None:
    found = meeting_summaries(connection)
    assert {one.line.status for one in found} == set(MeetingStatus)
    assert len(found) == 8
    assert all(one.entries for one in found)
    numbers = Counter((one.line.body, one.line.number) for one in found)
    assert set(numbers.values()) == {1}
    assert ("Runder Tisch Integration", 17) in numbers


def test_minutes_stand_in_draft_sent_and_approved(connection: Connection) -> None:
    def state(code: str, number: int) -> list[str]:
        lines = read(connection, meetings.versions(meeting(connection, code, number)))
        return [line.state for line in lines]

    assert state("RT", 15) == ["approved"]
    assert state("RT", 16) == ["sent"]
    assert state("LG", 7) == []
    codes = [
        line.code
        for number in (15, 16)
        for line in read(connection, meetings.decisions(meeting(connection, "RT", number)))
    ]
    assert codes == [f"RT 2026/{number}" for number in range(1, 7)]


@pytest.mark.parametrize(("code", "number"), [("RT", 15), ("RT", 16), ("LG", 7)])
def test_votes_fit_those_present(connection: Connection, code: str, number: int) -> None:
    lines = read(connection, meetings.decisions(meeting(connection, code, number)))
    assert lines
    for line in lines:
        votes = (line.votes_yes, line.votes_no, line.votes_abstain)
        assert sum(vote or 0 for vote in votes) == line.entitled, line.wording
        assert line.votes_yes is not None


def test_nobody_attends_twice_or_without_being_known(connection: Connection) -> None:
    for code, number in ("RT", 15), ("RT", 16), ("LG", 7), ("IE", 5):
        lines = read(connection, meetings.attendances(meeting(connection, code, number)))
        names = [line.name for line in lines]
        assert len(names) == len(set(names))
        assert all(" " in name for name in names), names


def test_replies_are_of_every_kind(connection: Connection) -> None:
    lines = read(connection, meetings.replies(meeting(connection, "RT", 17)))
    assert {line.reply for line in lines} == set(Reply)
    assert all(line.deputy_name for line in lines if line.reply == Reply.DEPUTY)


def test_courses_stand_in_every_stage(connection: Connection) -> None:
    lines = {line.number: line for line in read(connection, courses.courses())}
    states = {number: line.state(LAST_MOMENT) for number, line in lines.items()}
    assert states == {
        "EB-2026-1": "finished",
        "BQ-2026-1": "full",
        "SM-2026-1": "running",
        "EB-2027-1": "open",
        "BQ-2027-1": "draft",
    }
    full = lines["BQ-2026-1"]
    waiting = read(connection, courses.waiting_list(full.id))
    assert (full.confirmed, full.places) == (14, 14)
    assert [line.rank for line in waiting] == [1, 2, 3]


def test_certificates_follow_attendance(connection: Connection) -> None:
    lines = {line.person: line for line in read(connection, courses.certificates())}
    assert len(lines) == 11
    assert "Ioana Țurcanu" not in lines  # missed two of six dates
    assert "Hatice Güneş" in lines  # moved up from the waiting list
    assert lines["Oksana Lyssenko"].rate_percent == 83
    assert {line.number for line in lines.values()} == {
        f"TB-2026-{number:04}" for number in range(1, 12)
    }


def test_tasks_are_open_overdue_done_and_dropped(connection: Connection) -> None:
    lines = read(connection, tasks())
    assert {line.status for line in lines} == {"open", "done", "dropped"}
    due = [line.due for line in lines if line.status == "open" and line.due]
    assert min(due) < LAST_MOMENT.date() < max(due)


def test_nobody_in_it_is_real(contacts: list[ContactLine]) -> None:
    for line in contacts:
        for kind, value, _label in line.points:
            if kind in ("phone", "mobile"):
                assert OUR_PHONE.fullmatch(value), value
            else:
                assert value.endswith(".example"), value


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_texts_name_no_real_number_or_host_and_are_typeset(path: Path) -> None:
    for text in texts(tomllib.loads(path.read_text("utf-8"))):
        for phone in ANY_PHONE.findall(text):
            assert OUR_PHONE.fullmatch(phone), phone
        for host in ANY_HOST.findall(text):
            assert host.split("/")[0].rstrip(".").endswith(".example"), host
        for sign in '"', "!", "...", " - ", "  ":
            assert sign not in text, text


def texts(value: Any) -> Iterator[str]:
    """All texts of a sample file, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def test_every_name_in_a_letter_can_be_printed(
    connection: Connection, contacts: list[ContactLine]
) -> None:
    addresses = read(connection, letter_addresses([line.id for line in contacts]))
    assert len(addresses) == len(contacts)
    unprintable = [
        address.display
        for address in addresses
        if missing_glyphs([*address_lines(address), greeting(address)])
    ]
    assert unprintable == ["محمد الحلبي"]  # no letter goes to him, the list shows his name as typed
    invited = [line.contact for line in read(connection, courses.registrations())]
    assert not set(invited) & {one.contact_id for one in addresses if one.display in unprintable}
    homeless = [address.display for address in addresses if not address.city]
    assert homeless == ["Michael Hagemeister"]  # he left his town hall, and his file is kept


def test_history_reads_like_a_year(connection: Connection) -> None:
    lines = read(connection, works())
    assert len(lines) > 150
    assert {line.by for line in lines} == {"Brinkmann", "Wehmeier"}
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert lines[0].at.startswith("2026-11-23")
    assert all(line.label and line.state == "done" for line in lines)
    assert len(read(connection, issued_documents())) == 13


def test_file_is_whole_and_its_search_up_to_date(connection: Connection) -> None:
    assert checking.problems(connection, registry.search_texts()) == []
    found = read(connection, contact_lines("schewtschuk"))
    assert [line.display for line in found] == ["Hanna Schewtschuk"]


def test_people_are_the_same_in_every_sample_year(contacts: list[ContactLine]) -> None:
    uids = {line.display: line.uid for line in contacts}
    assert uids["Şükran Yıldız"] == sample_uid("person", "yildiz")
    assert uids["Stadt Vlotho"] == sample_uid("organisation", "vlotho")


@pytest.mark.parametrize(
    ("wall", "hours"),
    [
        (datetime(2026, 3, 28, 12), 1),
        (datetime(2026, 3, 29, 12), 2),
        (datetime(2026, 10, 24, 12), 2),
        (datetime(2026, 10, 25, 12), 1),
        (datetime(2026, 11, 23, 9), 1),
    ],
)
def test_the_office_keeps_summer_time(wall: datetime, hours: int) -> None:
    offset = office_time(wall).utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600
