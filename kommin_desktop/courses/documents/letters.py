"""Letters about a place in a course: confirmed, waiting, moved up, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kommin_desktop.base.paper_dates import letter_date, time_range
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.contacts.queries import LetterAddress
from kommin_desktop.courses.queries import CourseLine, SessionLine
from kommin_desktop.courses.rules import SessionStatus
from kommin_desktop.documents.blocks import Block, Column, Fields, Slot, Table, Text
from kommin_desktop.documents.letter_run import LetterRun
from kommin_desktop.letters.documents import References, letter_frame, office_letters, recipient
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData

_RANK = "rank"
MANY = 2
"""From how many dates on a table is worth its room; a single one stands beside „Beginn“."""


@dataclass(frozen=True)
class CourseFacts:
    """What a letter about a course needs to know: office, signatory, course, dates, its own day."""

    office: OfficeData
    signatory: SignatoryLine | None
    course: CourseLine
    sessions: Sequence[SessionLine]
    day: date
    created: datetime


def confirmation_letters(facts: CourseFacts, to: Sequence[LetterAddress]) -> LetterRun:
    """Letters that confirm a place, with all dates."""
    body: tuple[Block, ...] = (
        Text(
            _(
                "vielen Dank für Ihre Anmeldung. Für diesen Kurs bestätigen wir Ihnen gern "
                "einen Platz:"
            )
        ),
        *_course(facts),
        *_dates(facts),
        *_closing(facts.course),
    )
    subject = _("Ihre Anmeldung: {title}").format(title=facts.course.title)
    return _letters(facts, subject, body, to)


def move_up_letters(facts: CourseFacts, to: Sequence[LetterAddress]) -> LetterRun:
    """Letters to people who got a place from the waiting list."""
    body: tuple[Block, ...] = (
        Text(
            _(
                "in diesem Kurs ist ein Platz frei geworden. Sie rücken von der Warteliste nach "
                "und können teilnehmen:"
            )
        ),
        *_course(facts),
        *_dates(facts),
        *_closing(facts.course),
    )
    subject = _("Ihr Platz im Kurs: {title}").format(title=facts.course.title)
    return _letters(facts, subject, body, to)


def waiting_list_letters(
    facts: CourseFacts, to: Sequence[LetterAddress], ranks: Mapping[int, int]
) -> LetterRun:
    """Letters to people who wait; `ranks` is their place in the waiting list by contact."""
    body: tuple[Block, ...] = (
        Text(_("vielen Dank für Ihre Anmeldung. Zurzeit sind alle Plätze dieses Kurses vergeben:")),
        *_course(facts),
        Slot(_RANK),
        Text(
            _(
                "Sobald ein Platz frei wird, melden wir uns bei Ihnen. Brauchen Sie den Platz "
                "nicht mehr, genügt eine kurze Nachricht an uns."
            )
        ),
    )
    subject = _("Warteliste: {title}").format(title=facts.course.title)
    own: dict[int, tuple[tuple[str, tuple[Block, ...]], ...]] = {
        contact: ((_RANK, (Text(_on_waiting_list(rank)),)),) for contact, rank in ranks.items()
    }
    return _letters(facts, subject, body, to, own)


def withdrawal_letters(facts: CourseFacts, to: Sequence[LetterAddress]) -> LetterRun:
    """Letters that confirm that a registration was taken back."""
    body: tuple[Block, ...] = (
        Text(
            _(
                "Sie haben Ihre Anmeldung zum Kurs „{title}“ ({number}) zurückgezogen. Wir haben "
                "das vermerkt; der Platz wird weitergegeben."
            ).format(title=facts.course.title, number=facts.course.number)
        ),
        Text(_("Über weitere Kurse informieren wir Sie gern.")),
    )
    subject = _("Ihre Abmeldung: {title}").format(title=facts.course.title)
    return _letters(facts, subject, body, to)


def _letters(
    facts: CourseFacts,
    subject: str,
    body: tuple[Block, ...],
    to: Sequence[LetterAddress],
    slots: Mapping[int, tuple[tuple[str, tuple[Block, ...]], ...]] | None = None,
) -> LetterRun:
    frame = letter_frame(
        facts.office,
        facts.signatory,
        subject=subject,
        day=facts.day,
        body=body,
        references=References(file=facts.course.file_reference),
    )
    recipients = [recipient(address, facts.day) for address in to]
    return office_letters(frame, recipients, created=facts.created, slots=slots)


def _course(facts: CourseFacts) -> tuple[Block, ...]:
    course = facts.course
    rows = (
        (_("Kurs"), _("{title} ({number})").format(title=course.title, number=course.number)),
        (_("Beginn"), _beginning(facts)),
        (_("Ort"), course.place),
        (_("Leitung"), ", ".join(course.trainers)),
    )
    return (Fields(tuple(row for row in rows if row[1]), label_width=24),)


def _beginning(facts: CourseFacts) -> str:
    dates = _live(facts)
    if not dates:
        return ""
    first = dates[0]
    begin = f"{letter_date(first.start.date())}, {time_range(first.start, first.end)}"
    if len(dates) == 1:
        return begin
    return _("{begin}, {count} Termine").format(begin=begin, count=len(dates))


def _live(facts: CourseFacts) -> list[SessionLine]:
    return [
        one for one in facts.sessions if one.status in (SessionStatus.PLANNED, SessionStatus.HELD)
    ]


def _dates(facts: CourseFacts) -> tuple[Block, ...]:
    dates = _live(facts)
    if len(dates) < MANY:
        return ()
    rows = tuple(
        (letter_date(one.start.date()), time_range(one.start, one.end), _subject(facts, one))
        for one in dates
    )
    columns = (Column(share=1.5, is_header=True), Column(share=1), Column(share=2))
    has_subjects = any(row[2] for row in rows)
    if not has_subjects:
        plain = tuple(row[:2] for row in rows)
        return (Table(plain, columns[:2], head=(_("Termin"), _("Zeit"))),)
    return (Table(rows, columns, head=(_("Termin"), _("Zeit"), _("Thema"))),)


def _subject(facts: CourseFacts, one: SessionLine) -> str:
    place = one.place if one.place != facts.course.place else ""
    return "\n".join(part for part in (one.module, place) if part)


def _closing(course: CourseLine) -> tuple[Block, ...]:
    absence = _(
        "Sind Sie verhindert, sagen Sie uns früh Bescheid, damit jemand von der Warteliste "
        "teilnehmen kann."
    )
    if course.is_event:
        return (Text(absence),)
    certificate = _(
        "Eine Teilnahmebescheinigung bekommen Sie ab einer Anwesenheit von {threshold} %."
    ).format(threshold=course.threshold_percent)
    return (Text(f"{absence} {certificate}"),)


def _on_waiting_list(rank: int) -> str:
    if rank == 1:
        return _("Sie stehen auf der Warteliste an erster Stelle.")
    return _("Sie stehen auf Platz {rank} der Warteliste.").format(rank=rank)
