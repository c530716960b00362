"""The papers of the sample year: what its office printed, and what lies on the desk next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kommin_desktop.app.sample import SampleYear
from kommin_desktop.app.sample.papers import sender
from kommin_desktop.base.clock import now, today
from kommin_desktop.base.text import _
from kommin_desktop.courses import documents as course_papers
from kommin_desktop.courses import queries as courses
from kommin_desktop.documents import pdf
from kommin_desktop.meetings import documents as meeting_papers
from kommin_desktop.meetings import service as meetings
from kommin_desktop.office.queries import issued_bytes
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_WORDS_OF_A_BODY = 2


class Paper(NamedTuple):
    """A PDF with its file name and what it is."""

    file: str
    about: str
    content: bytes
    pages: int


def papers(connection: Connection, year: SampleYear) -> Iterator[Paper]:
    """All papers of the demonstration: what was issued comes from the archive of the file."""
    yield from _next_meeting(connection, year)
    yield from _minutes(connection, year)
    yield from _course_papers(connection, year)
    yield _issued(
        connection,
        year,
        "letter/associations",
        _file(_("Rundschreiben"), _("Vereine"), date(2026, 10, 2)),
        _("Rundschreiben an die Vereine zu den Förderkriterien"),
    )


def _next_meeting(connection: Connection, year: SampleYear) -> Iterator[Paper]:
    number = year.meetings["rt17"]
    paper = meetings.attendance_paper(connection, number)
    name = _meeting_name(connection, number)
    yield _issued(
        connection,
        year,
        "invitation/rt17",
        _file(_("Einladung"), *name),
        _("Einladungen mit Tagesordnung und Rückmeldung"),
    )
    yield _new(
        _file(_("Tagesordnung"), *name),
        _("Tagesordnung der nächsten Sitzung"),
        pdf.render(meeting_papers.agenda(paper.base, created=now())),
    )
    yield _new(
        _file(_("Anwesenheitsliste"), *name),
        _("Anwesenheitsliste zum Unterschreiben"),
        pdf.render(meeting_papers.attendance_list(paper, created=now())),
    )
    yield _issued(
        connection,
        year,
        "cancellation/ie4",
        _file(_("Absage"), *_meeting_name(connection, year.meetings["ie4"])),
        _("Absage einer Sitzung nach der Einladung"),
    )


def _minutes(connection: Connection, year: SampleYear) -> Iterator[Paper]:
    latest, draft = year.meetings["rt16"], year.meetings["lg7"]
    yield _issued(
        connection,
        year,
        "minutes/rt16",
        _file(_("Protokoll"), *_meeting_name(connection, latest)),
        _("Protokoll, versandt und damit festgeschrieben"),
    )
    paper = meetings.minutes_paper(connection, latest)
    yield _new(
        _file(_("Protokoll"), *_meeting_name(connection, latest), _("oeffentlich")),
        _("dasselbe ohne den nichtöffentlichen Teil"),
        pdf.render(meeting_papers.minutes(paper, created=now(), public=True)),
    )
    paper = meetings.minutes_paper(connection, draft)
    yield _new(
        _file(_("Protokoll"), *_meeting_name(connection, draft), _("Entwurf")),
        _("Protokoll in Arbeit"),
        pdf.render(meeting_papers.minutes(paper, created=now())),
    )


def _course_papers(connection: Connection, year: SampleYear) -> Iterator[Paper]:
    finished = _course(connection, year, "eb1")
    yield _issued(
        connection,
        year,
        "certificates/eb1",
        _file(_("Bescheinigungen"), finished.number),
        _("Teilnahmebescheinigungen eines abgeschlossenen Kurses"),
    )
    office, _signatory = sender(connection)
    running = _course(connection, year, "sm1")
    dates = read(connection, courses.sessions(running.id))
    upcoming = next(one for one in dates if one.no and one.start.date() >= today())
    seated = read(connection, courses.participants(running.id))
    sheet = course_papers.sign_in_sheet(office, running, upcoming, seated, created=now())
    yield _new(
        _file(_("Anwesenheitsliste"), running.number, upcoming.start.date()),
        _("Anwesenheitsliste für den nächsten Kurstermin"),
        pdf.render(sheet),
    )
    full = _course(connection, year, "bq12")
    seated = read(connection, courses.participants(full.id))
    waiting = read(connection, courses.waiting_list(full.id))
    people = course_papers.participants_list(office, full, seated, waiting, created=now())
    yield _new(
        _file(_("Teilnahmeliste"), full.number),
        _("Teilnahmeliste mit Warteliste"),
        pdf.render(people),
    )
    yield _issued(
        connection,
        year,
        "confirmation/bq12",
        _file(_("Kursplatz"), full.number),
        _("Briefe an alle mit einem Platz"),
    )
    yield _issued(
        connection,
        year,
        "waiting/bq12",
        _file(_("Warteliste"), full.number),
        _("Briefe an alle auf der Warteliste"),
    )


def _course(connection: Connection, year: SampleYear, key: str) -> courses.CourseLine:
    return read(connection, courses.course_line(year.courses[key]))[0]


def _meeting_name(connection: Connection, number: int) -> tuple[int, str, date]:
    """Number, body and day, as files of a meeting are named."""
    paper = meetings.meeting_paper(connection, number)
    words = paper.body.name.split()[:_WORDS_OF_A_BODY]
    return paper.meeting.number, "-".join(words), paper.meeting.starts_at.date()


def _file(*parts: str | int | date) -> str:
    """A file name such as „Protokoll_16_Runder-Tisch_2026-09-24.pdf“."""
    return "_".join(str(part) for part in parts) + ".pdf"


def _new(file: str, about: str, content: bytes) -> Paper:
    return Paper(file, about, content, pdf.page_count(content))


def _issued(connection: Connection, year: SampleYear, key: str, file: str, about: str) -> Paper:
    """A paper that left the office, byte for byte as the file keeps it."""
    content = issued_bytes(connection, year.documents[key])
    if content is None:
        raise KeyError(key)
    return _new(file, about, content)
