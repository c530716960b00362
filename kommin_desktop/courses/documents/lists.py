"""Lists of a course: the sheet to sign at a session and the list of participants.

The sheet to sign has surname, first name and signature, explicitly no address, since everybody
in the room reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.paper_dates import letter_date, time_range
from kommin_desktop.base.text import letter_ngettext as ngettext
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.courses.queries import CourseLine, RegistrationLine, SessionLine
from kommin_desktop.courses.rules import registration_status_label
from kommin_desktop.documents.blocks import Block, Column, Document, Fields, Heading, Table, Text
from kommin_desktop.letters.documents import letterhead
from kommin_desktop.office.rules import OfficeData

SPARE_ROWS = 3
"""Empty lines for people who come without being on the list."""


def sign_in_sheet(
    office: OfficeData,
    course: CourseLine,
    session: SessionLine,
    people: Sequence[RegistrationLine],
    *,
    created: datetime,
) -> Document:
    """The attendance list of one session, to be signed."""
    numbered = [
        (str(number), one.family or one.name, one.given or "", "")
        for number, one in enumerate(people, start=1)
    ]
    spare = [("", "", "", "")] * SPARE_ROWS
    columns = (
        Column(mm=10, align="right", look="muted"),
        Column(share=2, is_header=True, hyphens=False),
        Column(share=2, hyphens=False),
        Column(share=3),
    )
    head = (_("Nr."), _("Nachname"), _("Vorname"), _("Unterschrift"))
    table = Table((*numbered, *spare), columns, head=head, look="grid", row_height=10)
    blocks: tuple[Block, ...] = (
        Heading(1, _("Anwesenheitsliste")),
        Text(course.title, "subtitle"),
        Fields(_session_fields(course, session)),
        table,
    )
    return _document(office, course, _("Anwesenheitsliste"), blocks, created)


def participants_list(
    office: OfficeData,
    course: CourseLine,
    people: Sequence[RegistrationLine],
    waiting: Sequence[RegistrationLine],
    *,
    created: datetime,
) -> Document:
    """Who has a place and who waits, for the office and the trainers."""
    count = ngettext("{n} Platz vergeben", "{n} Plätze vergeben", len(people)).format(n=len(people))
    places = (
        count
        if course.places is None
        else _("{taken} von {places} Plätzen vergeben").format(
            taken=len(people), places=course.places
        )
    )
    blocks: list[Block] = [
        Heading(1, _("Teilnehmende")),
        Text(f"{course.title} ({course.number})", "subtitle"),
        Text(places),
        _people(people, ranked=False),
    ]
    if waiting:
        blocks += [Heading(2, _("Warteliste")), _people(waiting, ranked=True)]
    return _document(office, course, _("Teilnehmende"), tuple(blocks), created)


def _people(people: Sequence[RegistrationLine], *, ranked: bool) -> Table:
    rows = tuple(
        (
            str(one.rank or number) if ranked else str(number),
            one.family or one.name,
            one.given or "",
            one.organisation,
            short_date(one.received_at.date()),
            registration_status_label(one.status),
        )
        for number, one in enumerate(people, start=1)
    )
    columns = (
        Column(mm=13, align="right", look="muted"),
        Column(share=2, is_header=True, hyphens=False),
        Column(share=2, hyphens=False),
        Column(share=3, hyphens=False),
        Column(mm=24),
        Column(mm=26),
    )
    head = (
        _("Rang") if ranked else _("Nr."),
        _("Nachname"),
        _("Vorname"),
        _("Organisation"),
        _("Angemeldet"),
        _("Stand"),
    )
    return Table(rows, columns, head=head)


def _session_fields(course: CourseLine, session: SessionLine) -> tuple[tuple[str, str], ...]:
    number = _("{no}. Termin").format(no=session.no) if session.no else ""
    trainers = session.trainers or course.trainers
    rows = (
        (_("Kurs"), course.number),
        (_("Termin"), number),
        (_("Datum"), letter_date(session.start.date())),
        (_("Zeit"), time_range(session.start, session.end)),
        (_("Thema"), session.module),
        (_("Ort"), session.place),
        (_("Leitung"), ", ".join(trainers)),
    )
    return tuple((label, value) for label, value in rows if value)


def _document(
    office: OfficeData,
    course: CourseLine,
    title: str,
    blocks: tuple[Block, ...],
    created: datetime,
) -> Document:
    return Document(
        title=f"{title} {course.number}",
        blocks=blocks,
        created=created,
        author=office.name,
        subject=course.title,
        letterhead=letterhead(office),
        header=f"{title} · {course.title}".replace("\n", " "),
        footer=course.number,
    )
