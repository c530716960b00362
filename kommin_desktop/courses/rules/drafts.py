"""What the office hands in for a course, a session or a registration, and when it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kommin_desktop.base.text import _
from kommin_desktop.courses.rules.attendance import (
    TEACHING_UNIT_MINUTES,
    default_half_units,
    units_text,
)
from kommin_desktop.courses.rules.states import CourseStatus, TargetGroup

DEFAULT_KIND = "KU"
"""Code of the kind a course has if none is named."""


@dataclass(frozen=True)
class CourseKindDraft:
    """A kind of course: code for its numbers, rule for its certificates."""

    code: str
    name: str
    is_event: bool = False
    threshold_percent: int = 80
    certificate_title: str = ""
    certificate_statement: str = ""


@dataclass(frozen=True)
class SessionDraft:
    """One date of a course in local wall time; without `half_units` they follow from the time."""

    start: datetime
    end: datetime
    half_units: int | None = None
    module: str = ""
    place: str = ""
    trainers: tuple[int | str, ...] = ()
    """Contacts by their number, or names as written down."""


@dataclass(frozen=True)
class CourseDraft:
    """A course as somebody wants it; `places` None means no limit."""

    title: str
    places: int | None
    sessions: tuple[SessionDraft, ...] = ()
    kind_code: str = DEFAULT_KIND
    series_id: int | None = None
    place: str = ""
    min_places: int = 0
    target_group: str = TargetGroup.OPEN
    host_ids: tuple[int, ...] = ()
    registration_until: date | None = None
    fee_cents: int | None = None
    file_reference: str = ""
    status: str = CourseStatus.OPEN
    note: str = ""


@dataclass(frozen=True)
class EnrolDraft:
    """Somebody's registration; with `override_reason` it gets a place in any case."""

    course_id: int
    person_id: int
    override_reason: str = ""
    received_at: datetime | None = None
    answers: str = "{}"
    note: str = ""


def kind_refusal(draft: CourseKindDraft) -> str | None:
    """Why this kind of course cannot be kept, as a sentence, or None."""
    if not draft.code.strip() or not draft.name.strip():
        return _("Eine Kursart braucht ein Kürzel und einen Namen.")
    if not 0 <= draft.threshold_percent <= 100:
        return _("Die nötige Anwesenheit liegt zwischen 0 und 100 %.")
    return None


def course_refusal(draft: CourseDraft) -> str | None:
    """Why this course cannot be kept, as a sentence, or None."""
    if not draft.title.strip():
        return _("Ein Kurs braucht einen Titel.")
    if draft.places is not None and draft.places < 1:
        return _("Ein Kurs braucht mindestens einen Platz.")
    if draft.places is not None and draft.min_places > draft.places:
        return _("Die Mindestzahl ist größer als die Zahl der Plätze.")
    if draft.fee_cents is not None and draft.fee_cents < 0:
        return _("Ein Beitrag kann nicht unter 0 Euro liegen.")
    if draft.status not in (CourseStatus.DRAFT, CourseStatus.OPEN):
        return _("Ein neuer Kurs ist ein Entwurf oder offen für Anmeldungen.")
    return next(filter(None, map(session_refusal, draft.sessions)), None)


def session_refusal(draft: SessionDraft) -> str | None:
    """Why this session cannot be kept, as a sentence, or None."""
    if draft.end <= draft.start:
        return _("Ein Termin endet nach seinem Beginn.")
    if draft.half_units is not None and draft.half_units < 1:
        return _("Ein Termin umfasst mindestens eine halbe Unterrichtseinheit.")
    return None


def half_units(draft: SessionDraft) -> int:
    """The session's half units: as given, else what fits into the time."""
    if draft.half_units is not None:
        return draft.half_units
    return default_half_units(draft.start, draft.end)


def units_note(draft: CourseDraft) -> str:
    """A sentence that says how units were reckoned, empty if all of them were given."""
    reckoned = sum(half_units(one) for one in draft.sessions if one.half_units is None)
    if not reckoned:
        return ""
    return _("Aus den Zeiten errechnet: {units} Unterrichtseinheiten zu {minutes} Minuten.").format(
        units=units_text(reckoned), minutes=TEACHING_UNIT_MINUTES
    )


def is_late(
    received_at: datetime, registration_until: date | None, first_start: datetime | None
) -> bool:
    """Whether a registration came after the closing day or after the first session began."""
    if registration_until is not None and received_at.date() > registration_until:
        return True
    return first_start is not None and received_at > first_start


def enrolment_refusal(status: str, person_kind: str) -> str | None:
    """Why nobody can be registered for a course in this state, as a sentence, or None."""
    if person_kind != "person":
        return _("Angemeldet wird eine Person, keine Organisation.")
    if status == CourseStatus.DRAFT:
        return _("Der Kurs ist noch ein Entwurf. Öffnen Sie zuerst die Anmeldung.")
    if status == CourseStatus.FINISHED:
        return _("Der Kurs ist abgeschlossen.")
    if status == CourseStatus.CANCELLED:
        return _("Der Kurs ist abgesagt.")
    return None
