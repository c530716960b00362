"""Days around a meeting: latest posting, reply date, next number, what a draft must say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kommin_desktop.base.dates import text_date
from kommin_desktop.base.text import _
from kommin_desktop.base.text import letter_text as printed
from kommin_desktop.meetings.rules.agenda_items import ItemDraft

REPLY_DAYS = 7
"""A reply is asked for this many days before the meeting."""


@dataclass(frozen=True)
class OfficerDraft:
    """Somebody who chairs or takes the minutes, from a time on if another began."""

    contact_id: int | None = None
    name: str = ""
    from_time: datetime | None = None


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting as somebody wants it; times are wall time at the place."""

    body_id: int
    starts_at: datetime
    ends_at: datetime | None = None
    place: str = ""
    title: str = ""
    items: tuple[ItemDraft, ...] = ()
    co_bodies: tuple[int, ...] = ()
    chairs: tuple[OfficerDraft, ...] = ()
    minute_takers: tuple[OfficerDraft, ...] = ()
    online_link: str = ""
    dial_in: str = ""
    file_reference: str = ""
    number: int | None = None
    """The number of an office that begins in the middle of a series; else the body's next."""


def known_end(starts_at: datetime, ends_at: datetime | None) -> datetime | None:
    """The end of a meeting; 00:00 of the same day means that nobody knows it."""
    if ends_at is not None and ends_at.time() == time(0) and ends_at <= starts_at:
        return None
    return ends_at


def times_refusal(starts_at: datetime, ends_at: datetime | None) -> str | None:
    """Why a meeting cannot have these times, as a sentence, or None."""
    if ends_at is not None and ends_at <= starts_at:
        return _("Das Ende der Sitzung liegt nicht nach ihrem Beginn.")
    return None


def latest_arrival(meeting_day: date, notice_days: int) -> date:
    """The last day on which the invitation may reach the members; calendar days count."""
    return meeting_day - timedelta(days=notice_days)


def latest_posting(meeting_day: date, notice_days: int, posting_days: int) -> date:
    """The last day to post the letters, `posting_days` before they must have arrived."""
    return latest_arrival(meeting_day, notice_days) - timedelta(days=posting_days)


def notice_warning(
    meeting_day: date, notice_days: int, posting_days: int, sent_on: date
) -> str | None:
    """A sentence if letters posted on `sent_on` miss the notice period; never a refusal."""
    last = latest_posting(meeting_day, notice_days, posting_days)
    if sent_on <= last:
        return None
    return _(
        "Die Ladungsfrist von {days} Tagen ist nicht eingehalten; letzter Tag für die Post war der"
        " {last}."
    ).format(days=notice_days, last=text_date(last))


def reply_date(meeting_day: date, sent_on: date) -> date:
    """The day to answer by: a week before the meeting, but not before the letters arrive."""
    return min(
        max(meeting_day - timedelta(days=REPLY_DAYS), sent_on + timedelta(days=3)), meeting_day
    )


def next_number(given: Iterable[int]) -> int:
    """The number after all that were ever given; one given is never given again."""
    return max(given, default=0) + 1


def gaps(given: Iterable[int]) -> tuple[int, ...]:
    """Numbers below the highest that nothing bears."""
    numbers = {number for number in given if number > 0}
    return tuple(number for number in range(1, max(numbers, default=0)) if number not in numbers)


def decision_code(code: str, year: int, number: int) -> str:
    """„RTI 2026/12“."""
    return f"{code} {year}/{number}"


def archive_title(paper: str, body: str, meeting: str) -> str:
    """What a paper is called in the archive: „Einladung: RT, 17. Sitzung“."""
    return _("{paper}: {body}, {meeting}").format(paper=paper, body=body, meeting=meeting)


def meeting_title(number: int) -> str:
    """„17. Sitzung“."""
    return printed("{number}. Sitzung").format(number=number)


def closed_period_over(objection_until: date | None, day: date) -> bool:
    """Whether the time for objections has passed on `day`."""
    return objection_until is not None and day > objection_until
