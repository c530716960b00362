"""How far the next meeting is prepared: five steps with their figures, and what to do now."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.base.dates import duration, weekday_date
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.meetings.queries.today_lines import TodayMeeting
from kommin_desktop.meetings.rules.stages import StageKey
from kommin_desktop.meetings.rules.states import MeetingStatus, MinutesState


class Step(NamedTuple):
    """A step of the strip: done, current or later."""

    title: str
    figure: str
    state: str


class Hint(NamedTuple):
    """What needs a hand, and the stage of the meeting where it is done."""

    words: str
    act: str
    icon: str
    stage: str


def steps_of(meeting: TodayMeeting) -> list[Step]:
    """The five steps; the first one not done is the current one."""
    found = (
        (_("Tagesordnung"), _agenda_words(meeting), meeting.items > 0),
        (_("Einladung"), _invitation_words(meeting), meeting.sent_on is not None),
        (_("Rückmeldungen"), _reply_words(meeting), _all_answered(meeting)),
        (_("Unterlagen"), _paper_words(meeting), meeting.papers_present == meeting.papers),
        (_("Protokoll"), _minutes_words(meeting), _has_minutes(meeting)),
    )
    first = _first_open(meeting)
    return [
        Step(title, figure, "current" if number == first else "done" if is_done else "later")
        for number, (title, figure, is_done) in enumerate(found)
    ]


def hint_of(meeting: TodayMeeting, today: date) -> Hint:
    """The one thing to do next."""
    if meeting.status == MeetingStatus.IN_PROGRESS or meeting.starts_at.date() == today:
        words = _("Die Sitzung ist heute.")
        return Hint(words, _("Protokoll öffnen"), "pencil", StageKey.RECORDING.value)
    return (_agenda_hint, _invitation_hint, _reply_hint, _paper_hint, _ready_hint)[
        _first_open(meeting)
    ](meeting)


def _first_open(meeting: TodayMeeting) -> int:
    done = (
        meeting.items > 0,
        meeting.sent_on is not None,
        _all_answered(meeting),
        meeting.papers_present == meeting.papers,
    )
    return next((number for number, is_done in enumerate(done) if not is_done), len(done))


def _all_answered(meeting: TodayMeeting) -> bool:
    return meeting.sent_on is not None and meeting.answered >= meeting.invited


def _has_minutes(meeting: TodayMeeting) -> bool:
    return meeting.minutes_state not in ("", MinutesState.DRAFT)


def _agenda_words(meeting: TodayMeeting) -> str:
    if not meeting.items:
        return _("offen")
    count = ngettext("{n} Punkt", "{n} Punkte", meeting.items).format(n=meeting.items)
    if not meeting.minutes:
        return count
    hours, minutes = divmod(meeting.minutes, 60)
    length = _("{hours} Std.").format(hours=f"{hours}:{minutes:02d}") if hours else ""
    return f"{count} · {length or duration(meeting.minutes)}"


def _invitation_words(meeting: TodayMeeting) -> str:
    if meeting.sent_on is not None:
        return _("{n} versendet").format(n=meeting.invited)
    if meeting.invited:
        return _("{n} vorbereitet").format(n=meeting.invited)
    return _("offen")


def _reply_words(meeting: TodayMeeting) -> str:
    if not meeting.invited:
        return _("offen")
    return _("{n} von {total}").format(n=meeting.answered, total=meeting.invited)


def _paper_words(meeting: TodayMeeting) -> str:
    if not meeting.papers:
        return _("keine")
    return _("{n} von {total}").format(n=meeting.papers_present, total=meeting.papers)


def _minutes_words(meeting: TodayMeeting) -> str:
    return _("fertig") if _has_minutes(meeting) else _("offen")


def _agenda_hint(_meeting: TodayMeeting) -> Hint:
    words = _("Die Tagesordnung ist noch leer.")
    return Hint(words, _("Tagesordnung anlegen"), "list-ordered", StageKey.PREPARING.value)


def _invitation_hint(_meeting: TodayMeeting) -> Hint:
    words = _("Die Einladung ist noch nicht versendet.")
    return Hint(words, _("Einladung vorbereiten"), "mail", StageKey.INVITING.value)


def _reply_hint(meeting: TodayMeeting) -> Hint:
    open_replies = meeting.invited - meeting.answered
    words = ngettext(
        "{n} Person hat noch nicht geantwortet.",
        "{n} Personen haben noch nicht geantwortet.",
        open_replies,
    ).format(n=open_replies)
    if meeting.reply_by is not None:
        until = weekday_date(meeting.reply_by, meeting.starts_at.date())
        words = f"{words} {_('Frist: {day}').format(day=until)}"
    return Hint(words, _("Rückmeldungen nachfassen"), "mail", StageKey.INVITING.value)


def _paper_hint(meeting: TodayMeeting) -> Hint:
    missing = meeting.papers - meeting.papers_present
    words = ngettext("{n} Unterlage fehlt noch.", "{n} Unterlagen fehlen noch.", missing).format(
        n=missing
    )
    return Hint(words, _("Unterlagen ansehen"), "paperclip", StageKey.PREPARING.value)


def _ready_hint(_meeting: TodayMeeting) -> Hint:
    words = _("Alles ist vorbereitet.")
    return Hint(words, _("Protokoll öffnen"), "pencil", StageKey.RECORDING.value)
