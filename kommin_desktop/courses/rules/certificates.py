"""Who gets a certificate, what it says, and its number.

A certificate shows units attended of units held and names what was missed; below the threshold
there is none.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kommin_desktop.base.text import _
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

    @property
    def is_reduced(self) -> bool:
        """Whether parts were missed."""
        return self.attended_half_units < self.held_half_units


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
