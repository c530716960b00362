"""Who gets a certificate, what it says, and its number.

A certificate shows units attended of units held and names what was missed; below the threshold
there is none.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from kommin_desktop.base.text import _
from kommin_desktop.base.text import letter_text as printed
from kommin_desktop.courses.rules.attendance import Participation, SessionShare, share_text
from kommin_desktop.courses.rules.states import SEATED


class ModulePart(StrEnum):
    """How much of one session was attended."""

    WHOLE = "whole"
    PARTLY = "partly"
    MISSED = "missed"


@dataclass(frozen=True)
class CertificateModule:
    """One held session on a certificate; a part attended has no figure, so that sums agree."""

    day: date
    title: str
    half_units: int
    part: str


@dataclass(frozen=True)
class CertificateContent:
    """All that a certificate says, kept as it was on the day of issue."""

    number: str
    person: str
    course: str
    course_number: str
    title: str
    statement: str
    first_day: date
    last_day: date
    place: str
    held_half_units: int
    attended_half_units: int
    rate_percent: int
    modules: tuple[CertificateModule, ...]
    issued_on: date
    issued_at_place: str = ""
    duplicate_on: date | None = None
    signed_by: str = ""
    signed_as: str = ""
    """Name and function of who signs it; without a name whoever signs for the office."""


def certificate_number(year: int, count: int) -> str:
    """„TB-2026-0042“."""
    return f"TB-{year}-{count:04}"


def course_number(kind_code: str, year: int, count: int) -> str:
    """„EB-2027-1“."""
    return f"{kind_code}-{year}-{count}"


def certificate_refusal(
    status: str, part: Participation, threshold_percent: int, *, is_event: bool
) -> str | None:
    """Why somebody gets no certificate, as a sentence, or None."""
    if is_event:
        return _("Für eine Veranstaltung gibt es keine Bescheinigung.")
    if status not in SEATED:
        return _("Diese Person hat keinen bestätigten Platz.")
    if not part.held_half_units:
        return _("Es hat noch kein Termin stattgefunden.")
    if not part.reaches(threshold_percent):
        share = share_text(part.attended_half_units, part.held_half_units, part.percent)
        return _("{share}; nötig sind {threshold} %.").format(
            share=share, threshold=threshold_percent
        )
    return None


class CertifiedCourse(NamedTuple):
    """What the certificates of a course have in common."""

    title: str
    number: str
    place: str
    certificate_title: str
    certificate_statement: str


class Signing(NamedTuple):
    """Where and on which day certificates are signed, and by whom."""

    day: date
    place: str = ""
    name: str = ""
    function: str = ""


def certificate_content(
    course: CertifiedCourse, person: str, part: Participation, number: str, signing: Signing
) -> CertificateContent:
    """What a certificate says of a person who took part in at least one held session."""
    modules = certificate_modules(part)
    return CertificateContent(
        number=number,
        person=person,
        course=course.title,
        course_number=course.number,
        title=course.certificate_title or printed("Teilnahmebescheinigung"),
        statement=course.certificate_statement or printed("hat an folgendem Kurs teilgenommen:"),
        first_day=modules[0].day,
        last_day=modules[-1].day,
        place=course.place,
        held_half_units=part.held_half_units,
        attended_half_units=part.attended_half_units,
        rate_percent=part.percent,
        modules=modules,
        issued_on=signing.day,
        issued_at_place=signing.place,
        signed_by=signing.name,
        signed_as=signing.function,
    )


def certificate_modules(part: Participation) -> tuple[CertificateModule, ...]:
    """The held sessions in their order, each with what was attended of it."""
    return tuple(_module(share) for share in part.shares)


def _module(share: SessionShare) -> CertificateModule:
    part = ModulePart.WHOLE if share.is_whole else ModulePart.PARTLY
    if not share.attended:
        part = ModulePart.MISSED
    return CertificateModule(share.day, share.session.module, share.session.half_units, part)


def content_json(content: CertificateContent) -> str:
    """A certificate's content as the office file keeps it."""
    return json.dumps(asdict(content), default=date.isoformat, ensure_ascii=False)


def content_from_json(text: str) -> CertificateContent:
    """A certificate's content as it was on the day of issue."""
    values: dict[str, Any] = json.loads(text)
    values["modules"] = tuple(
        CertificateModule(**{**module, "day": date.fromisoformat(module["day"])})
        for module in values["modules"]
    )
    for name in ("first_day", "last_day", "issued_on", "duplicate_on"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    return CertificateContent(**values)
